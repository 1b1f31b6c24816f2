"""Organisations that a text names: "Hội Nông dân", "Phòng Tài chính - Kế hoạch", met and refused whole like people."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.language.text import fold, has_marks, normalise_word, words
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.kinds import committees, family_names, short_kinds, unit_kinds
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as words_of

_JOINT = re.compile(r"\s*(?:[-–,]|và)?\s*")
_which_body = pattern(r"\b(?:{bodies:organisation}|{questions:any_body}) nào\b")
_UNSAID = 2
"""So many words between a body and what it deals with are often not said."""
_LONGEST = 6
"""Words at most of a body or of what it deals with."""


def find_organisations(text: str) -> Iterator[Span]:
    """Where a text names organisations: a body with what it deals with behind it, in order, without overlap.

    Without marks none is found: "so ke hoach" may be a number of plans.
    """
    if not has_marks(text):
        return
    found = list(words(text))
    plain = [normalise_word(text[span.start : span.end]) for span in found]
    at = 0
    while at < len(found):
        length = 0 if tuple(plain[max(0, at - 1) : at + 1]) in _like_bodies() else _longest(plain, at, _bodies())
        end = _end(text, found, plain, at, at + length) if length else at
        if end > at + length > at:
            yield Span(found[at].start, found[end - 1].end)
            at = end
        else:
            at += 1


def asks_for_body(text: str) -> bool:
    """Whether it is asked which body does something: "sở nào", "cơ quan nào", typed with marks."""
    return _which_body().search(text) is not None


def names_organisation(text: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether comparable words name an organisation, with or without what it is often called without."""
    wanted = [word for word in asked if word not in _left_out()]
    said = [word for word in text if word not in _left_out()]
    if not wanted or contains(said, wanted):
        return bool(wanted)
    # "Trung tâm Phục vụ hành chính công" is often called "trung tâm hành chính công".
    length = next((size for size in range(len(wanted) - 1, 0, -1) if tuple(wanted[:size]) in _folded_bodies()), 0)
    starts = (at + length for at in range(len(said)) if said[at : at + length] == wanted[:length]) if length else ()
    rest = wanted[length:]
    return any(contains(said[at : at + len(rest) + _UNSAID], rest) for at in starts)


def said_of(text: str, span: Span, *, folded: bool) -> tuple[str, ...]:
    """The comparable words of an organisation."""
    return tuple(comparable(text[span.start : span.end], folded=folded))


def _end(text: str, found: Sequence[Span], plain: Sequence[str], start: int, at: int) -> int:
    """Behind which word the name of an organisation ends whose body ends at `at`; `at` where it is none."""
    fields = _fields()
    end = at
    while end < len(found):
        joint = text[found[end - 1].end : found[end].start]
        skipped = plain[end] == "và" and end > at
        length = _longest(plain, end + skipped, fields) if _JOINT.fullmatch(joint) else 0
        if not length or (joint.strip() and end == at):
            break
        first = found[end + skipped]
        is_verb = fields[tuple(plain[end + skipped : end + skipped + length])] == "verbal"
        if is_verb and not text[first.start].isupper():
            break
        end += skipped + length
    return max(end, _end_of_own(text, found, plain, start, at)) if end == at or _is_short(text, found[at]) else end


def _is_short(text: str, span: Span) -> bool:
    return text[span.start : span.end].isupper()


def _end_of_own(text: str, found: Sequence[Span], plain: Sequence[str], start: int, at: int) -> int:
    """The same by capitals, of an organisation that deals with what no table has: "Hội Làng nghề"."""
    end = at
    is_named = text[found[start].start].isupper() and plain[start] not in family_names()
    is_named |= at < len(found) and _is_short(text, found[at])
    is_named &= tuple(plain[start:at]) in _by_capitals()
    while is_named and end < len(found) and text[found[end].start].isupper() and text[found[end].start - 1] in " &-":
        of_place = end > at and _is_short(text, found[end - 1]) and not _is_short(text, found[end])  # "Sở Y Hà Nội"
        if of_place or plain[end] in short_kinds() or _longest(plain, end, _units()):
            break
        end += 1
    return end


def _longest(plain: Sequence[str], at: int, phrases: Mapping[tuple[str, ...], str]) -> int:
    lengths = range(min(_LONGEST, len(plain) - at), 0, -1)
    return next((length for length in lengths if tuple(plain[at : at + length]) in phrases), 0)


@from_lexicon
def _bodies() -> Mapping[tuple[str, ...], str]:
    """The words for bodies that an organisation's name begins with."""
    return {tuple(row.key.split()): row["kind"] for row in rows("bodies", uses="organisation")}


@from_lexicon
def _folded_bodies() -> frozenset[tuple[str, ...]]:
    """The same, also without marks."""
    return frozenset((*_bodies(), *(tuple(map(fold, body)) for body in _bodies())))


@from_lexicon
def _like_bodies() -> frozenset[tuple[str, ...]]:
    """What ends with a word for a body and is none: "đại hội", "cơ sở"."""
    return frozenset(tuple(phrase.split()) for phrase in words_of("questions", uses="ends_like_body"))


@from_lexicon
def _by_capitals() -> frozenset[tuple[str, ...]]:
    """Those behind which a word with a capital says what they deal with."""
    return frozenset(tuple(row.key.split()) for row in rows("bodies", uses="by_capitals"))


@from_lexicon
def _left_out() -> frozenset[str]:
    """Words of its name that an organisation is often called without: "Hội Liên hiệp Phụ nữ Việt Nam"."""
    said = {word for row in rows("bodies", uses="left_out") for word in row.key.split()} | {"và"}
    return frozenset(said | set(map(fold, said)))


@from_lexicon
def _fields() -> Mapping[tuple[str, ...], str]:
    """What bodies deal with and whom they unite."""
    return {tuple(row.key.split()): kind for kind in ("verbal", "field") for row in rows("bodies", kind=kind)}


@from_lexicon
def _units() -> Mapping[tuple[str, ...], str]:
    short = (said.rstrip(".") for row in rows("unit_kinds", uses="unit") for said in row.several("short"))
    cities = (said for said in short if len(said) > 1)  # "Sở Y tế TP Huế"; "t." and "h." are too short to tell
    return {tuple(kind.split()): "unit" for kind in (*unit_kinds(), *committees(), *cities)}
