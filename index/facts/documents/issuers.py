"""The body that issued a document, as it is named after "của" or before "ban hành"."""

import re

from index.entities.bodies import is_body
from index.facts.documents.kinds import head
from index.layout import Span
from index.lexicon.patterns import pattern

_BODY_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_IN_BODY = pattern(r"{body_word}")
"""A lower-case word that may stand anywhere in a body's name."""
_IN_FIELD = pattern(r"{field_word}")
"""One that may only follow a capital ("Bộ Chính trị", "Phòng Giáo dục"): elsewhere it may be a verb ("tổ chức")."""
# Where a body's name ends: words that begin like one of its words and are another.
_OTHER_DAY = r"thứ {ordinal},"
_NO_BODY = pattern(rf"{{no_body}}|năm \d|chấp hành (?![Đđ]ảng)|đại hội (?!đ)|{_OTHER_DAY}|sự ", flags=0)
_AFTER_LAST = pattern(r"\s*(?:$|[.;:()“\"”]|(?:,\s*)?{after_body}(?!\w))", flags=0)
"""What follows the last of several bodies: a comma behind it begins what that one does."""
_AGAINST = pattern(r"\s+phòng,? chống {fought}(?:\s+C\w+-19)?", flags=0)
_FURTHER = re.compile(r"\s*,\s*(?:của\s+)?|\s+(?:và|và của)\s+|\s+[-–]\s+|\s+")
_ORDINAL = re.compile(r"[IVXL]+|\d{1,2}")
_BEFORE_ORDINAL = pattern(r"{takes_ordinal}\s+$")
_TERM_IN_BRACKETS = re.compile(r"\s*\((?:khóa|khoá)\s+[IVXL\d]+\)", re.IGNORECASE)
_LOOSE_END = pattern(r"\s+{loose_end}$", flags=0)
_COMMITTEE_AGAINST = re.compile(r"Ban [Cc]hỉ (?:đạo|huy)")
_LOWER_BODY = pattern(r"{lower_body}", flags=0)
_OFFICER = pattern(r"{officer}\s", flags=0)
_LONG_BODY = pattern(r"[^,;:.()“”\"\n]{6,120}?(?=\s+{after_long_body}\s|[,;:.(“\"]|$)", flags=0)
_BODY_ACTS = pattern(r"(?<!\w){body_done}(?!\w)", flags=0)


def find_body(text: str, at: int, end: int) -> Span | None:
    """The body named at `at`, with its term: capitalised words and those that bodies' names are made of."""
    last, before_comma = _body_end(text, at, end)
    if before_comma and not _AFTER_LAST().match(text, last, end):
        last = before_comma  # "của Tỉnh ủy, UBND huyện đã …"
    while tail := _LOOSE_END().search(text, max(at, last - 12), last):
        last = tail.start()
    if _COMMITTEE_AGAINST.match(text, at, last) and (against := _AGAINST().match(text, last, end)):
        last = against.end()
    name = text[at:last]
    if " " not in name:
        return _long_body(text, at, end)
    if _OFFICER().match(name) or not (is_body(name) or name[:1].isupper() or _LOWER_BODY().match(name)):
        return None
    return Span(at, last)


def _body_end(text: str, at: int, end: int) -> tuple[int, int]:
    """Where the run of a body's words ends, and where it does before its first comma (0 if it has none)."""
    start = last = at
    previous = ""
    before_comma = 0
    while (word := _BODY_WORD.match(text, at, end)) and not _NO_BODY().match(text, at, end):
        if not _belongs(word[0], previous, text[max(start, last - 8) : at]):
            break
        previous, last = word[0], word.end()
        if bracket := _TERM_IN_BRACKETS.match(text, last, end):
            last = bracket.end()
        gap = _FURTHER.match(text, last, end)
        if gap is None:
            break
        comma = "," in gap[0]
        if gap[0].strip():
            goes_on = is_body(text[gap.end() : gap.end() + 60]) if comma else text[gap.end() : gap.end() + 1].isupper()
            if not goes_on or head().match(text, gap.end()):
                break
        before_comma = before_comma or (last if comma else 0)
        at = gap.end()
    return last, before_comma


def _belongs(word: str, previous: str, before: str) -> bool:
    """Whether a word may stand in a body's name after `previous`."""
    if _ORDINAL.fullmatch(word):
        return bool(previous and _BEFORE_ORDINAL().search(before))
    after_capital = previous[:1].isupper() and previous != previous.upper()
    return (
        word[0].isupper() or bool(_IN_BODY().fullmatch(word)) or (after_capital and bool(_IN_FIELD().fullmatch(word)))
    )


def _long_body(text: str, at: int, end: int) -> Span | None:
    """A body with a name in lower case ("Tổ công tác chuyên trách cải cách hành chính")."""
    match = _LONG_BODY().match(text, at, end)
    if match is None or not match[0][:1].isupper() or not is_body(match[0]) or _BODY_ACTS().search(match[0]):
        return None
    return Span(at, match.end())
