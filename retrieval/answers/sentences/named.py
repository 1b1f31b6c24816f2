"""What a question names, and where around a sentence each of it stands: days, years, documents, places, people."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.entities.names import find_names
from index.entities.periods import DayRange, LunarYear, Period, find_lunar_years, period_words
from index.entities.places import places_in
from index.language.numerals import Ordinal, find_ordinals
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import split_label, unit_kinds
from index.lexicon.tables import from_lexicon
from index.types import Header
from retrieval.answers.sentences.scope import Scope
from retrieval.evidence.constraints import unsaid_figures
from retrieval.question.question import Question
from retrieval.question.types import Name

_PLAIN = re.compile(r"[\d.,/%]+")
_LATEST_YEAR = 2043
"""A lunar year comes again after sixty: in a text it is taken for the one up to then (the next Giáp Tý is 2044)."""
_OF_MANY = frozenset({"uv ban", "thanh vien", "dai bieu", "can bo", "uy vien", "hoi vien", "dang vien", "chuyen vien"})
"""Offices that many hold, folded."""
_WITHIN_OFFICE = 6
"""So many words may stand between those of an office: "Chủ tịch" and "huyện"."""
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")


class Where(StrEnum):
    """Where what is named stands, the nearest first."""

    OWN = "own"  # in the sentence
    LEAD = "lead"  # in a line that it hangs on
    BEFORE = "before"  # before it in its paragraph
    OPENED = "opened"  # where a sentence before it begins, and none since of another such thing
    HEAD = "head"  # in what its document is
    ELSEWHERE = "elsewhere"  # in the document, perhaps of another matter
    ANOTHER = "another"  # the sentence is of another such thing
    NOWHERE = "nowhere"  # not in the document


class What(StrEnum):
    """What kind of thing is named."""

    DAY = "day"
    YEAR = "year"
    PERIOD = "period"
    ORDINAL = "ordinal"
    DOCUMENT = "document"
    FIGURE = "figure"
    PLACE = "place"
    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a question names.

    Attributes:
        text: As the question has it.
        is_in: Whether a text has it.
        has_other: Whether a text has another of its kind and not this.
        is_of: Whether a document is of it, by what is known of the document.
    """

    what: What
    text: str
    is_in: Callable[[str], bool]
    has_other: Callable[[str], bool]
    is_of: Callable[[Header], bool]

    def where(self, scope: Scope) -> Where:
        """Where it stands, seen from a sentence."""
        if self.what in _OF_TIME and self.has_other(scope.opening):
            return Where.ANOTHER  # "Năm 2024 …, tăng 5% so với năm 2023"
        if self.is_in(scope.own):
            return Where.OWN
        is_of = self.is_of(scope.document.header) or self.is_in(scope.head)
        if self.what is What.DOCUMENT and is_of:
            return Where.HEAD  # a paper that names others stays what it is
        if self.has_other(scope.opening if is_of else scope.own):
            return Where.ANOTHER
        before = scope.openings_before if self.what in _OF_TIME else scope.before
        for where, text in ((Where.LEAD, scope.lead), (Where.BEFORE, before)):
            if self.is_in(text):
                return where
        for opening in scope.openings(whole=self.what is What.ORDINAL) if self.what in _OPENED else ():
            if self.is_in(opening):
                return Where.OPENED
            if self.has_other(opening):
                return Where.ANOTHER if self.what is What.DAY else Where.HEAD if is_of else Where.ELSEWHERE
        if is_of:
            return Where.HEAD
        return Where.ELSEWHERE if self.is_in(scope.document.text) else Where.NOWHERE


_OF_TIME = frozenset({What.DAY, What.YEAR, What.PERIOD})
"""What a sentence may compare with: only one that opens with it is of it."""
_OPENED = frozenset({What.DAY, What.YEAR, What.PERIOD, What.ORDINAL, What.PLACE, What.PERSON, What.ORGANISATION})
"""Kinds of things of which what a sentence opens with holds until another does."""


def named_in(question: Question) -> tuple[Named, ...]:
    """All that a question names."""
    return tuple(_named(question))


def _named(question: Question) -> Iterator[Named]:
    times, numbers = question.times, question.numbers
    yield from (_day(question.text[day.start : day.end], day) for day in times.dates)
    yield from map(_year, sorted(times.years))
    yield from map(_period, times.periods)
    yield from (_lunar_year(question.text[held.start : held.end], held) for held in times.lunar_years)
    yield from map(_stretch, times.ranges)
    yield from (_ordinal(question.text[held.start : held.end], held) for held in numbers.ordinals)
    for held in numbers.documents:
        text = question.text[held.start : held.end]
        # "cơn bão số 3" is no document.
        yield _document(text, held) if held.kind or held.symbol else _figure(question, held.number)
    # "một đêm" typed "1 đêm" is no number that a text must have, and "35kV" may be written otherwise.
    yield from (_figure(question, held) for held in sorted(numbers.figures) if held != "1" and _PLAIN.fullmatch(held))
    people = {question.marked.bare[span.start : span.end] for span in question.marked.people}
    for name in question.names:
        yield _person(question, name) if name.text in people else _place(question, name)
    if _is_office(question):
        yield _office(question)


# Times


def _day(text: str, asked: WrittenDate) -> Named:
    def is_same(day: WrittenDate) -> bool:
        years = {asked.year, day.year} - {None}
        return (day.day, day.month) == (asked.day, asked.month) and len(years) < 2

    def is_of(header: Header) -> bool:
        date = header.date
        agrees = date is not None and asked.year in (None, date.year)
        return agrees and date is not None and (date.day, date.month) == (asked.day, asked.month)

    def is_in(said: str) -> bool:
        return any(map(is_same, _days(said)))

    return Named(What.DAY, text, is_in, lambda said: bool(_days(said)) and not is_in(said), is_of)


def _year(year: int) -> Named:
    def is_in(said: str) -> bool:
        return year in _years(said)

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date.year == year

    return Named(What.YEAR, f"năm {year}", is_in, lambda said: bool(_years(said)) and not is_in(said), is_of)


def _period(period: Period) -> Named:
    def is_in(said: str) -> bool:
        months = {day.month for day in _days(said)}
        return contains(period_words(said), period.words) or bool(months & period.months)

    def has_other(said: str) -> bool:
        words = comparable(said, folded=True)
        others = any(first == period.words[0] and second.isdigit() for first, second in pairwise(words))
        return others and not is_in(said)

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date.month in period.months

    return Named(What.PERIOD, str(period), is_in, has_other, is_of)


def _lunar_year(text: str, asked: LunarYear) -> Named:
    def is_in(said: str) -> bool:
        held = {lunar.latest(_LATEST_YEAR) for lunar in find_lunar_years(said)}
        return any(map(asked.is_year, {*_years(said), *held}))

    def is_of(header: Header) -> bool:
        return header.date is not None and asked.is_year(header.date.year)

    return Named(What.YEAR, text, is_in, lambda said: bool(_years(said)) and not is_in(said), is_of)


def _stretch(days: DayRange) -> Named:
    def is_in(said: str) -> bool:
        return any(day.value is not None and day.value in days for day in _days(said))

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date in days

    return Named(What.PERIOD, str(days), is_in, lambda said: bool(_days(said)) and not is_in(said), is_of)


@from_lexicon
@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[WrittenDate, ...]:
    return tuple(find_dates(text))


@from_lexicon
@lru_cache(maxsize=4096)
def _years(text: str) -> frozenset[int]:
    of_days = {day.year for day in _days(text) if day.year}
    return frozenset(of_days | {int(match[0]) for match in _YEAR.finditer(text)})


# Numbers


@from_lexicon
@lru_cache(maxsize=4096)
def _ordinals(text: str) -> tuple[Ordinal, ...]:
    return tuple(find_ordinals(text))


@from_lexicon
@lru_cache(maxsize=4096)
def _documents(text: str) -> tuple[DocumentNumber, ...]:
    return tuple(find_document_numbers(text))


def _ordinal(text: str, asked: Ordinal) -> Named:
    def of_kind(said: str) -> set[int]:
        return {held.value for held in _ordinals(said) if held.what == asked.what}

    return Named(
        What.ORDINAL,
        text,
        lambda said: asked.value in of_kind(said),
        lambda said: bool(found := of_kind(said)) and asked.value not in found,
        _of_none,
    )


def _document(text: str, asked: DocumentNumber) -> Named:
    def is_in(said: str) -> bool:
        return any(asked.agrees_with(held) for held in _documents(said))

    def has_other(said: str) -> bool:
        return bool(_documents(said)) and not is_in(said)

    def is_of(header: Header) -> bool:
        return header.number is not None and is_in(f"{header.kind or 'Văn bản'} số {header.number}")

    return Named(What.DOCUMENT, text, is_in, has_other, is_of)


def _figure(question: Question, figure: str) -> Named:
    return Named(
        What.FIGURE, figure, lambda said: figure not in unsaid_figures(question, said), lambda _: False, _of_none
    )


# Names


@from_lexicon
@lru_cache(maxsize=4096)
def _places(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Kind and folded name of each unit that a text names."""
    labels = (split_label(held.place) for held in places_in(text))
    return tuple((kind, tuple(comparable(name, folded=True))) for kind, name in labels)


def _place(question: Question, name: Name) -> Named:
    folded = question.folded or question.restored
    asked = tuple(map(fold, name.words)) if folded else name.words
    key = tuple(map(fold, name.words))
    levels = {_level(kind) for kind, held in _places(question.text) if held == key}

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    def has_other(said: str) -> bool:
        others = (held for kind, held in _places(said) if _level(kind) in levels) if levels else ()
        return any(held != key for held in others) and not is_in(said)

    return Named(What.PLACE, name.text, is_in, has_other, _of_none)


def _level(kind: str) -> str:
    """The level of a kind of unit; a kind of several levels or of none is its own."""
    found = [level for level in ("province", "district", "commune") if kind in unit_kinds(level)]
    return found[0] if len(found) == 1 else kind


def _person(question: Question, name: Name) -> Named:
    folded = question.folded or question.restored
    asked = tuple(map(fold, name.words)) if folded else name.words

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    return Named(What.PERSON, name.text, is_in, lambda said: any(True for _ in find_names(said)), _of_none)


def _is_office(question: Question) -> bool:
    """Whether it mentions an office that one person holds, and no part of a document's number."""
    office, span = question.offices.mentioned, question.marked.office_span
    in_number = span is not None and any(n.start < span.end and span.start < n.end for n in question.numbers.documents)
    return len(office) > 1 and not in_number and fold(" ".join(office[:2])) not in _OF_MANY


def _office(question: Question) -> Named:
    asked, folded = question.offices.mentioned, question.folded

    def is_in(said: str) -> bool:
        held = comparable(said, folded=folded)
        starts = (at for at, word in enumerate(held) if word == asked[0])
        return any(_in_order(asked, held[at : at + len(asked) + _WITHIN_OFFICE]) for at in starts)

    return Named(What.OFFICE, " ".join(asked), is_in, lambda _: False, _of_none)


def _in_order(asked: Sequence[str], held: Sequence[str]) -> bool:
    """Whether words stand among others in their order: "phó chủ tịch tỉnh" in "Phó Chủ tịch UBND tỉnh"."""
    rest = iter(held)
    return all(word in rest for word in asked)


def _of_none(_: Header) -> bool:
    return False
