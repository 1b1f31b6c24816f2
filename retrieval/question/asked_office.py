"""The office that a question asks about or mentions, and the place after it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.entities.office_words import asked_words
from index.entities.places import units_without_marks
from index.language.text import fold, has_marks, normalise_word
from index.language.words import comparable
from index.layout import Span
from index.lexicon.tables import alternatives, from_lexicon, rows, words
from retrieval.question.english import vietnamese_terms
from retrieval.question.roles import Role, roles_of
from retrieval.question.types import Language

_HOLDER_ENGLISH = re.compile(r"^who (?:is|was|were|are|holds|held|served as)\b", re.IGNORECASE)


@from_lexicon
def _holder_before() -> re.Pattern[str]:
    """How it is asked before an office who holds it: "Ai đang giữ chức vụ …"."""
    once, first = _either("once"), _either("holder_first")
    day = rf"(?:(?:\S+ ){{0,8}}?\S*\d\S*,? )?(?:{once} (?:nay )?)*"
    return re.compile(
        rf"^{day}{first} (?:{once} )*{_either('is_holder')}(?: (?:chức|chuc))?(?: (?:vụ|vu))? ", re.IGNORECASE
    )


@from_lexicon
def _holder_after() -> re.Pattern[str]:
    """How it is asked behind it: "… là ai", "… là bác sĩ nào", "… tên là gì", "… do ai giữ"."""
    named = r"(?:(?:họ|ho) )?(?:tên|ten) (?:(?:là|la) )?(?:gì|gi)"
    titled = [word for use in ("title", "rank") for word in words("people", uses=use)]
    who = rf"(?:{_either('holder')}|(?:{alternatives((*titled, *map(fold, titled)))}) (?:nào|nao))"
    once = rf"(?:{_either('once')} )*"
    return re.compile(rf"{once}(?:(?:là|la) {who}|{named}|(?:do )?ai {_either('held_by')})\W*$", re.IGNORECASE)


_WHICH = re.compile(r" (?:nào|nao)(?!\w)", re.IGNORECASE)
"""Which of several is asked for: "Phó Chủ tịch UBND huyện nào dự …", and not "Bí thư huyện nào"."""


def _either(use: str) -> str:
    """The phrases of a use of `questions.tsv`, with marks or without, as a group of a pattern."""
    said = words("questions", uses=use)
    return f"(?:{alternatives((*said, *map(fold, said)))})"


def begins_with_holder(written: str) -> bool:
    """Whether words ask first who holds what they name then: "Ai giữ chức vụ Bí thư Huyện ủy"."""
    return _holder_before().search(written) is not None


class Held(NamedTuple):
    """An office and the place after it, as comparable words: "bí thư huyện ủy" and "nam sách"; empty if none is."""

    office: tuple[str, ...]
    place: tuple[str, ...]


def holder_asked(text: str, written: str, language: Language) -> Held:
    """The office whose holder is asked for and its place; both empty if the question asks something else.

    Args:
        text: The question.
        written: Its words, with a blank between.
        language: How they are compared.
    """
    if _HOLDER_ENGLISH.search(written):
        stated = " ".join(vietnamese_terms(text))
    elif begins_with_holder(written):
        stated = _holder_before().sub("", written)
    elif match := _holder_after().search(written):
        stated = written[: match.start()]
    else:
        return _one_of(written, language)
    return split_office(comparable(stated, folded=language is not Language.VIETNAMESE), language, with_own=True)


def _one_of(written: str, language: Language) -> Held:
    """The office, with the words of its place, of which a question that begins with it asks which of its holders."""
    which = _WHICH.search(written)
    said = comparable(written[: which.start()], folded=language is not Language.VIETNAMESE) if which else []
    held = split_office(said, language)
    is_of_which = (
        _is_unit(said, len(said)) or tuple(said[-1:]) in _office_words(language is not Language.VIETNAMESE).bodies
    )
    return held if [*held.office, *held.place] == said and (held.place or not is_of_which) else Held((), ())


def up_to_capitals(held: Held, text: str, words: Sequence[Span], place: Span | None, *, with_own: bool = False) -> Held:
    """An office with its place up to where capitals end that began it: "Nam Sách" of "Nam Sách thay ông".

    Args:
        with_own: Whether small letters in a text that has capitals are the office's, unless they stand behind a unit.
    """
    if place is None:
        return held
    written = [text[word.start].isupper() for word in words if place.start <= word.start < place.end]
    length = next((at for at, is_capital in enumerate(written) if not is_capital), len(written))
    if length or not with_own:
        return Held(held.office, held.place[:length]) if length else held
    has_capitals = any(text[word.start].isupper() and not text[word.start : word.end].isupper() for word in words[1:])
    return held if not has_capitals or _is_unit(held.office, len(held.office)) else Held(held.office + held.place, ())


def up_to_names(held: Held, names: Sequence[tuple[str, ...]]) -> Held:
    """An office up to a name in it: "Chủ tịch Hiệp hội nước mắm Hòa Lộc"; behind a unit the name is its place."""
    for name in () if held.place else names:
        places = (at for at in range(2, len(held.office)) if held.office[at : at + len(name)] == name)
        at = next(places, None) if len(name) > 1 else None
        if at is not None:
            return Held(held.office[:at], name if _is_unit(held.office, at) else ())
    return held


class _Words(NamedTuple):
    """What offices are made of: heads, bodies of which their own names follow, all that a body is called, and words."""

    heads: frozenset[tuple[str, ...]]
    bodies: frozenset[tuple[str, ...]]
    phrases: frozenset[tuple[str, ...]]
    inside: frozenset[str]


@from_lexicon
def _office_words(folded: bool) -> _Words:
    """The phrases that begin an office, those that it goes on with, and single words that may stand in it."""
    change = fold if folded else normalise_word

    def changed(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(map(change, phrase.split())) for phrase in phrases)

    named = [row for row in rows("bodies") if row["kind"] in _KINDS]
    heads = changed(words("offices"))
    return _Words(
        heads,
        changed(row.key for row in named if row["kind"] == "body"),
        changed(row.key for row in named if " " in row.key),
        frozenset(map(change, asked_words())) | {word for head in heads for word in head},
    )


_KINDS = frozenset({"body", "whole", "field", "verbal", "qualifier"})
_LONGEST = 5
_MOST_OWN_WORDS = 8
"""Words at most by which a body is called that no table has: "tổ tiếp công dân phục vụ bầu cử"."""


def head_length(said: Sequence[str], at: int = 0, *, folded: bool) -> int:
    """How many words the longest head of an office has that stands at a place; 0 if none does."""
    heads = _office_words(folded).heads
    return next((length for length in (3, 2, 1) if tuple(said[at : at + length]) in heads), 0)


def bodies_in(said: Sequence[str], *, folded: bool) -> list[tuple[str, ...]]:
    """The bodies that stand among words, each of which its own name may follow: "trung tâm", "hội"."""
    bodies = _office_words(folded).bodies
    spans = ((at, length) for at in range(len(said)) for length in range(1, _LONGEST + 1) if at + length <= len(said))
    return [body for at, length in spans if (body := tuple(said[at : at + length])) in bodies]


def split_office(said: Sequence[str], language: Language, *, with_own: bool = False) -> Held:
    """The office in these words and the place after it: "bí thư huyện ủy nam sách" → "bí thư huyện ủy", "nam sách".

    Args:
        said: Comparable words.
        language: How they are compared.
        with_own: Whether it goes on with what a body is called, which no table need have, where nothing else is said.
    """
    said = _head_in_full(said)
    known = _office_words(language is not Language.VIETNAMESE)
    known = known if with_own else known._replace(phrases=frozenset())
    starts = (at for at in range(len(said)) for length in (1, 2, 3) if tuple(said[at : at + length]) in known.heads)
    # The delegates of "Đại hội đại biểu" hold no office.
    starts = (at for at in starts if not (at and fold(said[at - 1]) == "hoi" and fold(said[at]) == "dai"))
    start = next((at for at in starts if said[at] not in {"phó", "pho"} or said[at + 1 : at + 2] != []), None)
    if start is None:
        return Held((), ())
    roles = roles_of(said, language)
    end, is_open = _end_of_office(said, start, start, known)
    if with_own and is_open:
        end, _ = _end_of_office(said, start, _end_of_own(said, roles, end), known)
    place: list[str] = []
    while end < len(said) and roles[end] is Role.TERM and len(place) < 4 and not _ends_place(said, end):
        place.append(said[end])
        end += 1
    return Held(tuple(said[start : end - len(place)]), tuple(place) if len(place) < 4 else ())


def _end_of_office(said: Sequence[str], start: int, at: int, known: _Words) -> tuple[int, bool]:
    """Where the office ends that goes on at a place, and whether it ends with a body whose own name is to follow."""
    is_open = False
    while at < len(said) and not (at > start and _begins_place(said, at, known.heads)):
        lengths = range(min(_LONGEST, len(said) - at), 0, -1)
        phrase = next((held for n in lengths if (held := tuple(said[at : at + n])) in known.phrases), ())
        if not phrase and (said[at] not in known.inside or (known.phrases and _ends_place(said, at))):
            break
        is_open = (phrase or (said[at],)) in known.bodies
        at += len(phrase) or 1
        if _is_number(said, at):  # "Cụm thi đua số 2", "Đội Quản lý thị trường số 5"
            at, is_open = at + 2, False
    return at, is_open


def _is_number(said: Sequence[str], at: int) -> bool:
    """Whether a number stands there that tells a body from its likes."""
    return at + 1 < len(said) and fold(said[at]) == "so" and said[at + 1].isdigit()


def _end_of_own(said: Sequence[str], roles: Sequence[Role], at: int) -> int:
    """Where the words end by which a body is called that no table has, up to a unit, a time or what is no name."""
    for end in range(at, min(len(said), at + _MOST_OWN_WORDS)):
        if roles[end] is not Role.TERM or _ends_place(said, end) or _is_unit(said, end + 1):
            return end
    return min(len(said), at + _MOST_OWN_WORDS)


def _is_unit(said: Sequence[str], end: int) -> bool:
    """Whether a unit's kind or its committee ends there: "xã", "huyện ủy"."""
    before = [fold(word) for word in said[max(0, end - 2) : end]]
    return bool(before) and not units_without_marks().isdisjoint((" ".join(before), before[-1]))


def _head_in_full(said: Sequence[str]) -> Sequence[str]:
    """The words with "TP", before what a "phòng" deals with, as its head: "tp giáo dục và đào tạo" is no town."""
    short, fields = _heads_before_fields()
    following = tuple(map(fold, said[1:3]))
    if not said or said[0] not in short or not ({following, following[:1]} & fields):
        return said
    head = comparable(short[said[0]], folded=not any(map(has_marks, said)))
    return (*head, *said[1:])


@from_lexicon
def _heads_before_fields() -> tuple[dict[str, str], frozenset[tuple[str, ...]]]:
    """Short heads with what they stand for before a field ("TP": "Trưởng phòng"), and the fields, folded."""
    short = {row.key.lower(): row["expansion"] for row in rows("office_abbreviations", uses="before_field")}
    return short, frozenset(tuple(map(fold, row.key.split())) for row in rows("bodies", kind="field"))


# What may follow a unit or its committee and still belong to the office: "Huyện ủy", "Xã hội", "Huyện đoàn", "Quân sự".
_NO_PLACE = frozenset({"uy", "hoi", "doan", "doi", "su", "vien", "kiem", "va", "khoa", "nhiem"})


def _begins_place(said: Sequence[str], at: int, heads: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name can begin after a unit: "tỉnh" before "thanh hóa", whose syllables offices have too."""
    following, unit = fold(said[at]), _is_unit(said, at)
    goes_on = following in _NO_PLACE or any(tuple(said[at : at + length]) in heads for length in (1, 2, 3))
    return unit and not goes_on


def _ends_place(said: Sequence[str], at: int) -> bool:
    """Whether a number or a time begins here: "2020", "nam 2020", "nhiệm kỳ"."""
    following = fold(said[at + 1]) if at + 1 < len(said) else ""
    word = fold(said[at])
    return word[0].isdigit() or (word == "nam" and following.isdigit()) or (word, following) == ("nhiem", "ky")
