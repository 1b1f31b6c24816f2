"""To whom a letter or a submission goes: what stands behind "Kính gửi"."""

import re
from collections.abc import Sequence

from index.lexicon.patterns import pattern
from index.structure.lines import Line

_ADDRESSED = pattern(r"(?:{sent_to}\s*:?|[^:;]{0,120}(?<!\w){wires}\s*:)\s*")
_RECITAL = pattern(r"{recital}(?!\w)")
_ITEM = re.compile(r"\s*[-–+•*]\s*(?![-–|\s]*$)")
_BETWEEN_ITEMS = re.compile(r";\s+[-–+•]\s+")
"""Between those whom a converter wrote on one line."""
_MOST_CHARS = 600
_LINES_TO_ADDRESS = 12


def is_addressed(cell: Line) -> bool:
    """Whether a line begins to say to whom the paper goes."""
    return _ADDRESSED().match(cell.text) is not None


def read_recipient(cells: Sequence[Line]) -> str | None:
    """Who is addressed, several with "; " between them, empty where nobody is named; None for a paper without address.

    Those addressed stand on the line of "Kính gửi" or, each behind a dash, on the lines below it.

    Args:
        cells: The lines of the head and what follows, those of two columns apart.
    """
    at = next((at for at, cell in enumerate(cells[:_LINES_TO_ADDRESS]) if is_addressed(cell)), None)
    if at is None:
        return None
    first = _ADDRESSED().sub("", cells[at].text, count=1)
    named = [part for part in [_ITEM.sub("", first, count=1)] if part]
    is_list = _ITEM.match(first) is not None
    for cell in cells[at + 1 :]:
        item = _ITEM.match(cell.text)
        if item is not None and named and _RECITAL().match(cell.text, item.end()):
            break  # "- Căn cứ …"
        if item is not None and (is_list or not named or named[-1].endswith((":", ";", ","))):
            named.append(cell.text[item.end() :])
            is_list = True
        elif not named and not cell.is_paragraph:
            named.append(cell.text)
        elif named and not cell.after_gap and _goes_on(named[-1], cell):
            named[-1] += f" {cell.text}"
        else:
            break
    parts = [item for part in named for item in _BETWEEN_ITEMS.split(part)]
    joined = "; ".join(words for part in parts if (words := part.strip(" ;,.…_")))
    return joined if len(joined) <= _MOST_CHARS else ""


def _goes_on(above: str, cell: Line) -> bool:
    """Whether a line goes on with the name of the line directly above it."""
    return not above.endswith((";", ".")) and (cell.text[:1].islower() or above.endswith((",", " và", "-")))
