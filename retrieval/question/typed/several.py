"""Several questions typed as one: "… bao nhiêu hội viên? … bao nhiêu công chức?", "… là ai và … là ai"."""

import re

from index.language.text import fold, words
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from index.lexicon.tables import words as words_of

_STOP = re.compile(r"\?\s+")
_JOINT = re.compile(r"(?<=\w),?\s+(?:và|va|đồng thời)\s+", re.IGNORECASE)
_when_or_where = pattern(r"\b(?:{questions:only_when}|{questions:only_where})(?!\w)")
_BETWEEN = (",", "và", "va", "")
_LEAST_WORDS = 4
"""Words of a question that stands by itself."""
MOST = 3


def several(text: str) -> tuple[str, ...]:
    """The questions of a text, each asking by a word of its own; one where it cannot be parted so."""
    if both := _when_and_where(text):
        return both
    for joint in (_STOP, _JOINT):
        parts = tuple(part.strip() for part in joint.split(text) if part.strip())
        if 2 <= len(parts) <= MOST and all(map(_asks, parts)):
            return tuple(part if part.endswith("?") else f"{part}?" for part in parts)
    return (text,)


def _when_and_where(text: str) -> tuple[str, ...]:
    """The two questions of one that asks at its end when and where something was: "… tổ chức lúc nào, ở đâu"."""
    asking = list(_when_or_where().finditer(text))[-2:]
    if len(asking) < 2 or text[asking[1].end() :].strip(" ?."):
        return ()
    stem, between = text[: asking[0].start()].strip(" ,"), text[asking[0].end() : asking[1].start()]
    is_stem = len(stem.split()) >= _LEAST_WORDS - 1 and between.strip().lower() in _BETWEEN
    return tuple(f"{stem} {held[0]}?" for held in asking) if is_stem else ()


def _asks(text: str) -> bool:
    said = [fold(text[span.start : span.end]) for span in words(text)]
    plain = f" {' '.join(said)} "
    return len(said) >= _LEAST_WORDS and any(f" {phrase} " in plain for phrase in _asking())


@from_lexicon
def _asking() -> frozenset[str]:
    """What asks, without marks."""
    return frozenset(fold(phrase) for phrase in words_of("questions", uses="asks")) - {"sao"}
