"""Several questions typed as one: "… bao nhiêu hội viên? … bao nhiêu công chức?", "… là ai và … là ai"."""

import re

from index.language.text import fold, words
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from index.lexicon.tables import words as words_of

_STOP = re.compile(r"\?\s+")
_JOINT = re.compile(r"(?<=\w),?\s+(?:và|va|đồng thời)\s+", re.IGNORECASE)
_both_at_end = pattern(
    r"(?P<stem>.{8,}?),? (?P<first>{questions:only_when}|{questions:only_where})(?:,| và) ?"
    r"(?P<second>{questions:only_when}|{questions:only_where}) ?\?*"
)
"""When and where asked of one thing: "… tổ chức lúc nào, ở đâu"."""
_LEAST_WORDS = 4
"""Words of a question that stands by itself."""
_MOST = 3


def several(text: str) -> tuple[str, ...]:
    """The questions of a text, each asking by a word of its own; one where it cannot be parted so."""
    if ends := _both_at_end().fullmatch(text.strip()):
        return tuple(f"{ends['stem']} {asks}?" for asks in (ends["first"], ends["second"]))
    for joint in (_STOP, _JOINT):
        parts = tuple(part.strip() for part in joint.split(text) if part.strip())
        if 2 <= len(parts) <= _MOST and all(map(_asks, parts)):
            return tuple(part if part.endswith("?") else f"{part}?" for part in parts)
    return (text,)


def _asks(text: str) -> bool:
    said = [fold(text[span.start : span.end]) for span in words(text)]
    plain = f" {' '.join(said)} "
    return len(said) >= _LEAST_WORDS and any(f" {phrase} " in plain for phrase in _asking())


@from_lexicon
def _asking() -> frozenset[str]:
    """What asks, without marks."""
    return frozenset(fold(phrase) for phrase in words_of("questions", uses="asks")) - {"sao"}
