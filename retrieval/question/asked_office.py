"""The office that a question asks about or mentions, and the place after it."""

import re
from collections.abc import Sequence
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
    """How it is asked behind it: "… là ai", "… tên là gì", "… do ai giữ"."""
    named = r"(?:(?:họ|ho) )?(?:tên|ten) (?:(?:là|la) )?(?:gì|gi)"
    return re.compile(rf"(?:(?:là|la) {_either('holder')}|{named}|(?:do )?ai {_either('held_by')})\W*$", re.IGNORECASE)


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
        return Held((), ())
    return split_office(comparable(stated, folded=language is not Language.VIETNAMESE), language)


def up_to_capitals(held: Held, text: str, words: Sequence[Span], place: Span) -> Held:
    """An office with its place up to where capitals end that began it: "Nam Sách" of "Nam Sách thay ông"."""
    written = [text[word.start].isupper() for word in words if place.start <= word.start < place.end]
    length = next((at for at, is_capital in enumerate(written) if not is_capital), len(written))
    return Held(held.office, held.place[:length]) if length else held


@from_lexicon
def _office_words(folded: bool) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The phrases that begin an office, and the words that go on with it."""
    change = fold if folded else normalise_word
    heads = frozenset(tuple(map(change, head.split())) for head in words("offices"))
    return heads, frozenset(map(change, asked_words())) | {word for head in heads for word in head}


def split_office(said: Sequence[str], language: Language) -> Held:
    """The office in these words and the place after it: "bí thư huyện ủy nam sách" → "bí thư huyện ủy", "nam sách"."""
    said = _head_in_full(said)
    heads, inside = _office_words(language is not Language.VIETNAMESE)
    starts = (at for at in range(len(said)) for length in (1, 2, 3) if tuple(said[at : at + length]) in heads)
    # The delegates of "Đại hội đại biểu" hold no office.
    starts = (at for at in starts if not (at and fold(said[at - 1]) == "hoi" and fold(said[at]) == "dai"))
    start = next((at for at in starts if said[at] not in {"phó", "pho"} or said[at + 1 : at + 2] != []), None)
    if start is None:
        return Held((), ())
    end = start
    while end < len(said) and said[end] in inside and not (end > start and _begins_place(said, end, heads)):
        end += 1
    roles = roles_of(said, language)
    place: list[str] = []
    while end < len(said) and roles[end] is Role.TERM and len(place) < 4 and not _ends_place(said, end):
        place.append(said[end])
        end += 1
    return Held(tuple(said[start : end - len(place)]), tuple(place) if len(place) < 4 else ())


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
    before, following = " ".join(map(fold, said[max(0, at - 2) : at])), fold(said[at])
    unit = not units_without_marks().isdisjoint((before, before.split()[-1]))
    goes_on = following in _NO_PLACE or any(tuple(said[at : at + length]) in heads for length in (1, 2, 3))
    return unit and not goes_on


def _ends_place(said: Sequence[str], at: int) -> bool:
    """Whether a number or a time begins here: "2020", "nam 2020", "nhiệm kỳ"."""
    following = fold(said[at + 1]) if at + 1 < len(said) else ""
    word = fold(said[at])
    return word[0].isdigit() or (word == "nam" and following.isdigit()) or (word, following) == ("nhiem", "ky")
