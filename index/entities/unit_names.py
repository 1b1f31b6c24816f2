"""Whether capitals behind a kind of unit are the unit's name or a person's: "UBND xã Lâm Ngạc", "UBND xã Lê Hùng"."""

import re
from collections.abc import Sequence

from index.entities.office_words import begins_office
from index.language.text import UPPER
from index.lexicon.kinds import committees, people_words
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives

LETTERS = f"{UPPER}ĔŎĬŬČƁÑÐ"
"""The capitals with which a syllable of a name begins."""
SYLLABLE = rf"[{LETTERS}](?:['’]?[^\W\d_]){{0,12}}"
BLANK = "[ \u00a0]"
TITLE = r"(?:(?:{people:several}\s)?{people:title}(?:\s?:|\.)?)"
"""A title before a name."""
RANK = r"(?:{people:rank}\.?)"
"""A rank or degree before it."""

_SOMEBODY = rf"(?i:{TITLE})\s*(?i:{RANK}\s*)?{SYLLABLE}(?:{BLANK}{SYLLABLE}){{1,4}}"
_OF_SOMEBODY = pattern(
    rf"{_SOMEBODY}\s*[,–-](?:(?! (?:và|cùng) )[^.;:\n])*$|(?<!\w)(?:làm|{{around:post}}) [^.,;:\n]*$", flags=0
)
"""Before an office that is somebody's already, behind which no second name stands: "đồng chí A, Bí thư Huyện ủy"."""
_SOMEBODY_CHARS = 120
_HOLDS_OFFICE = pattern(
    r"(?:{around:last_of_body} (?:{unit_kinds:unit}|tp)|{committees})\s$", committees=lambda: alternatives(committees())
)
"""A committee or the unit of a body, after which its head may be named: "UBND xã Lê Hùng"."""
_HOLDING_CHARS = 24
_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+")
_HEAD_CHARS = 60
_STOPS = re.compile(r"[,.;:\n]")
_PEOPLE_BEHIND = pattern(rf"\s*,\s*(?:{TITLE})\s*(?:{RANK}\s*)?{SYLLABLE}", flags=0)
_NEAR_CHARS = 4000
_SHORT, _LONG = 2, 3


def is_unit_name(text: str, start: int, end: int, words: Sequence[str]) -> bool:
    """Whether `text[start:end]`, behind a kind of unit and in no table of units, is the name of one and nobody's.

    Args:
        words: Its words, in lower case and normalised.
    """
    if len(words) not in (_SHORT, _LONG):
        return False
    may_be_head = _HOLDS_OFFICE().search(text[max(0, start - _HOLDING_CHARS) : start]) is not None
    if len(words) == _LONG:
        return not (may_be_head or words[1] in people_words("middle") or _follows_office(text, start))
    return not may_be_head or _is_of_somebody(text, start) or _is_unit_nearby(text, start, end)


def _is_of_somebody(text: str, start: int) -> bool:
    """Whether an office stands before, whose holder is named before it, so that the name is the unit's."""
    return _OF_SOMEBODY().search(text, max(0, start - _SOMEBODY_CHARS), start) is not None


def _is_unit_nearby(text: str, start: int, end: int) -> bool:
    """Whether people are named behind it, or the text nearby has the unit where nobody's office stands before."""
    if _PEOPLE_BEHIND().match(text, end):
        return True
    kind = text[max(0, start - _HOLDING_CHARS) : start].split(" ")[-2] if text[start - 1 : start] == " " else ""
    named = re.compile(rf"(?<!\w){re.escape(kind)} {re.escape(text[start:end])}(?!\w)", re.IGNORECASE)
    near = text[max(0, start - _NEAR_CHARS) : end + _NEAR_CHARS] if kind else ""
    return any(not _follows_office(near, match.start()) for match in named.finditer(near))


def _follows_office(text: str, at: int) -> bool:
    """Whether an office begins not far before, with no stop between."""
    since = max(
        [max(0, at - _HEAD_CHARS), *(stop.end() for stop in _STOPS.finditer(text, max(0, at - _HEAD_CHARS), at))]
    )
    return any(begins_office(text, word.start()) for word in _WORD_BEFORE.finditer(text, since, at))
