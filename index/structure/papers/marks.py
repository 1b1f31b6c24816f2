"""What is stamped or printed on a paper beside its text: how urgent and how secret it is, and that it is a draft.

A stamp is a line of its own above the text, in capitals or behind its label ("Độ mật: Mật"), or stands behind the
number; the same words inside a line say nothing of the paper. In a head in its due form a stamp needs no capitals.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from index.language.text import line_key
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from index.structure.lines import Line
from index.types import Marks

_LABEL = pattern(r"{stamp_label}\s*:?\s*")
_STAMP = pattern(r"(?P<urgency>{urgency})|(?P<secrecy>{secrecy})|(?P<draft>{not_issued})(?:\s+(?:\w+\s+)?\d.*)?")
_UNTIL = pattern(r"(?P<urgency>{urgency})\s+(?:hẹn giờ|đến)\b.*")
_TITLE_OF_DRAFT = pattern(r"{not_issued}\b")
_BETWEEN = re.compile(r"\s*[-–+/,;]\s*")
_HEAD_LINES = 8
_SYMBOL = r"[\d.…\s]*(?:\s?[-–/.]\s?[\w&]+){1,5}"
_BEHIND_NUMBER = re.compile(rf"\W*số\s*:?{_SYMBOL}[\s,;(\[–-]+(?P<rest>\S.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*số\s*:?[\s\d.…]*[-–/]", re.IGNORECASE)
_GLUED = pattern(r"\s?[-–/]\s?(?:(?P<urgency>{urgency})|(?P<secrecy>{secrecy}))\W*$")
_COLUMNS = re.compile(r"\t+|\s*\|\s*| {3,}")
_BESIDE = re.compile(r"\t+|\||…|\d+| {3,}")
"""Between a stamp and what else stands on a line that every page has, as its number."""
_LETTER_BY_LETTER = re.compile(r"(?:[^\W\d_]\s+)+[^\W\d_]")
_LONGEST_STAMP = 80


def read_marks(cells: Iterable[Line], title: Sequence[str], *, in_head: bool = True) -> Marks:
    """The marks that stand in the head of a paper.

    Args:
        cells: Its lines above the text, those of two columns apart.
        title: The lines of its title, one of which may say that it is a draft.
        in_head: Whether this is a head in its due form, with issuer or number.
    """
    found: dict[str, str] = {}
    for cell in cells:
        stamped = _stamp(cell.text, in_head=in_head) or _in_number(cell.text) or _behind_number(cell.raw)
        for name, value in stamped.items():
            found.setdefault(name, value)
    is_draft = "draft" in found or any(_says_draft(line, is_first=not at) for at, line in enumerate(title))
    return Marks(found.get("urgency"), found.get("secrecy"), is_draft)


def marks_above(lines: Sequence[Line]) -> Marks:
    """The marks that stand above the text of a paper without a head."""
    above = takewhile(lambda line: not line.is_paragraph, lines[:_HEAD_LINES])
    return read_marks(above, (), in_head=False)


def is_stamp(cell: Line) -> bool:
    """Whether a line of a head is such a stamp and nothing else."""
    return bool(_stamp(cell.text, in_head=True))


def secrecy_on(line: str) -> str | None:
    """The level that is stamped on a line which stands on every page, alone or beside the page's number."""
    parts = (line, *_with_whole_stamps(_BESIDE.split(line)))
    return most_secret(_stamp(part.strip(), in_head=True).get("secrecy") for part in parts)


def most_secret(stamps: Iterable[str | None]) -> str | None:
    """The highest of these levels; None if there is none."""
    known = levels()
    found = [stamp for stamp in stamps if stamp is not None]
    return max(found, key=lambda stamp: known.index(stamp.casefold()), default=None)


def levels() -> tuple[str, ...]:
    """What is stamped on secret papers, the least secret first."""
    return words("cues_pages", uses="secrecy")


def _stamp(text: str, *, in_head: bool) -> dict[str, str]:
    """What a line stamps, by its kind; nothing for another line."""
    if len(text) > _LONGEST_STAMP:
        return {}
    is_upper = text == text.upper()
    key = line_key(text).strip(" []()*_-.:|\"'")
    if is_upper and _LETTER_BY_LETTER.fullmatch(key):
        key = _run_together().get("".join(key.split()), key)
    label = _LABEL().match(key)
    stamp = _STAMP().fullmatch(key, label.end() if label else 0) or (_UNTIL().fullmatch(key) if is_upper else None)
    if stamp is None:
        return _several(key) if is_upper else {}
    begins_large = text.lstrip(" []()*_-.:|\"'")[:1].isupper()
    is_set_off = label or is_upper or stamp.groupdict().get("draft") or (in_head and begins_large)
    return _values(stamp) if is_set_off else {}


@from_lexicon
def _run_together() -> dict[str, str]:
    """Stamps by their letters without blanks, as for "M Ậ T"."""
    return {"".join(stamp.split()): stamp for stamp in (*words("cues_pages", uses="urgency"), *levels())}


def columns_of(raw: str) -> list[str]:
    """What a line of a head says, column by column; a stamp letter by letter is one, however wide its blanks."""
    return _with_whole_stamps(_COLUMNS.split(raw))


def _with_whole_stamps(parts: Iterable[str]) -> list[str]:
    """The parts of a line, those of one stamp together: "T U Y Ệ T" and "M Ậ T"."""
    found: list[str] = []
    for part in parts:
        joined = f"{found[-1].strip()} {part.strip()}" if found else part
        letters = "".join(joined.split()) if found and _LETTER_BY_LETTER.fullmatch(joined) else ""
        if letters.isupper() and letters.lower() in _run_together():
            found[-1] = joined
        else:
            found.append(part)
    return found


def unstamped(number: str) -> str:
    """A line with a number without the stamp that is written as if it were of its symbol: "45/KH-UBND-MẬT"."""
    stamp = _GLUED().search(number)
    return number[: stamp.start()] if stamp and stamp[0].isupper() else number


def _in_number(text: str) -> dict[str, str]:
    """What is stamped as if it were of the number's symbol."""
    stamp = _GLUED().search(text) if _NUMBERED.match(text) else None
    return _values(stamp) if stamp and stamp[0].isupper() else {}


def _behind_number(raw: str) -> dict[str, str]:
    """What is stamped behind the number on its line: "Số: 45/KH-UBND MẬT"."""
    match = _BEHIND_NUMBER.match(raw)
    parts = columns_of(match["rest"]) if match else ()
    return {name: value for part in parts for name, value in _stamp(part.strip(), in_head=True).items()}


def _several(key: str) -> dict[str, str]:
    """What a line in capitals stamps that holds nothing but stamps: "HỎA TỐC - MẬT"."""
    stamps = [_STAMP().fullmatch(part) for part in _BETWEEN.split(key)]
    if len(stamps) < 2 or not all(stamps):
        return {}
    return {name: value for stamp in stamps if stamp for name, value in _values(stamp).items()}


def _values(stamp: re.Match[str]) -> dict[str, str]:
    return {name: value.capitalize() for name, value in stamp.groupdict().items() if value}


def _says_draft(line: str, *, is_first: bool) -> bool:
    """Whether a line of a title says that the paper is a draft: "DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH (Dự thảo)".

    Below the kind the word begins what the paper is about: "BÁO CÁO THẨM TRA / Dự thảo Nghị quyết về …".
    """
    key = line_key(line)
    bracket = key.rfind("(")
    places = {0, bracket + 1} if is_first or _STAMP().fullmatch(key.strip("()")) else {bracket + 1} - {0}
    return any(_TITLE_OF_DRAFT().match(key, at) for at in places)
