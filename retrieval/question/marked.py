"""A question's text with what stands in it: words, names, offices, numbers, times; each is found once.

What reads a question later looks here and does not start again from its text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from index.entities.dates import WrittenDate
from index.entities.document_numbers import find_document_numbers
from index.entities.periods import DayRange, Period, find_clock_times, find_lunar_years, find_periods, find_ranges
from index.language.numerals import find_ordinals, with_points
from index.language.spelling import NO_SPELLING, Spelling
from index.language.text import fold, has_marks, normalise_word, words
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import filled
from index.lexicon.tables import from_lexicon
from retrieval.question.asked_office import (
    Held,
    begins_with_holder,
    holder_asked,
    split_office,
    up_to_capitals,
    up_to_names,
)
from retrieval.question.capitals import capital_runs, names_in_runs, people_in, unit_before
from retrieval.question.english import (
    ENGLISH_FUNCTION_WORDS,
    english_words,
    vietnamese_terms,
)
from retrieval.question.kinds import asks_who_someone_is, begins_with_person, kind_told
from retrieval.question.organisations import find_organisations
from retrieval.question.typed.days import find_days
from retrieval.question.typed.mistyped import MARKED_SHARE
from retrieval.question.types import Language, Name, QuestionKind, Wanted
from retrieval.question.wanted import wanted_in

T = TypeVar("T")

_YEAR = re.compile(r"(?:19|20)\d\d")


@from_lexicon
def _whom() -> re.Pattern[str]:
    return re.compile(fold(filled(r"\b{questions:whom} ai\b")))


def mark(text: str, typed: Language | None = None, *, spelling: Spelling = NO_SPELLING) -> "Marked":
    """The text, of which everything is still to be found.

    Args:
        text: On one line; marks restored if it was typed without.
        typed: The language of what was typed; told from the text where nothing else is known.
        spelling: The words of the corpus, by which names that stand side by side are told apart.
    """
    bare = with_points(text)
    language = typed or language_of(text)
    if language is Language.WITHOUT_MARKS:
        language = language_of(bare)  # restored, it is as good as typed with marks
    return Marked(text, bare, language, spelling)


def language_of(text: str) -> Language:
    """In what a text is typed, told by its marks and by how many of its words are English."""
    found = [normalise_word(text[span.start : span.end]) for span in words(text)]
    if sum(map(has_marks, found)) > MARKED_SHARE * len(found):
        return Language.VIETNAMESE
    english = sum(word in ENGLISH_FUNCTION_WORDS or word in english_words() for word in found)
    return Language.ENGLISH if english >= 2 and english > len(found) / 3 else Language.WITHOUT_MARKS


def _found(find: Callable[[str], Iterable[T]]) -> "cached_property[tuple[T, ...]]":
    """An attribute of a marked text: what is found in it, looked for once."""
    return cached_property(lambda held: tuple(find(held.bare)))


@dataclass(frozen=True)
class Marked:
    """A question's text and, found when first asked for, what stands in it; offsets count in the text.

    Attributes:
        text: As it is shown.
        bare: The same with points in numbers: "45 670" as "45.670".
    """

    text: str
    bare: str
    language: Language
    spelling: Spelling = field(default=NO_SPELLING, compare=False, repr=False)

    @property
    def folded(self) -> bool:
        """Whether it is compared without marks."""
        return self.language is not Language.VIETNAMESE

    spans = _found(words)
    """Where its words are."""

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Its words as written."""
        return tuple(self.bare[span.start : span.end] for span in self.spans)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Its words, normalised."""
        return tuple(map(normalise_word, self.written))

    @cached_property
    def plain(self) -> str:
        """Its words without marks, with a blank between."""
        return " ".join(map(fold, self.said))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What is looked up: its words, comparable; of an English question the Vietnamese terms."""
        english = self.language is Language.ENGLISH
        return tuple(vietnamese_terms(self.bare) if english else comparable(self.bare, folded=self.folded))

    # What it names

    numbers = _found(find_document_numbers)
    """The documents that it names."""
    ordinals = _found(find_ordinals)
    """The counts that it names."""

    @cached_property
    def people(self) -> tuple[Span, ...]:
        """Where it names people."""
        return tuple(people_in(self.bare, self.spelling))

    @cached_property
    def capitalised(self) -> tuple[Name, ...]:
        """People and places by their capitals, without the words of offices and units before them."""
        # A lunar year is a year, which may be written as a number too.
        times = (self.lunar_years, self.ordinals, self.dates, self.clock_times)
        named = (self.people, *times, self.organisation_spans, self.numbers)
        otherwise = [(held.start, held.end) for part in named for held in part]
        runs = capital_runs(self.bare, self.spans, otherwise, self.language)
        spans = [*self.people, *names_in_runs(self.bare, runs, self.spelling)]
        return tuple(Name(self.comparable(span), self.bare[span.start : span.end]) for span in spans)

    organisation_spans = _found(find_organisations)
    """Where it names organisations, also as a part of an office."""

    @cached_property
    def organisations(self) -> tuple[Name, ...]:
        """The organisations that it names, each once, without those whose office it names."""
        office = self.office_span
        return tuple(
            dict.fromkeys(
                Name(self.comparable(span), self.bare[span.start : span.end])
                for span in self.organisation_spans
                if office is None or span.end <= office.start or office.end <= span.start
            )
        )

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The same with the place of the office that is asked for, each once."""
        place = self.asked.place
        of_office = [Name(place, self._as_written(place))] if place else []
        return tuple(dict.fromkeys((*self.capitalised, *of_office)))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that it names; what follows an office or a unit is one, even if people have such names."""
        people = {self.text[span.start : span.end] for span in self.people}
        return tuple(
            name.text
            for name in self.names
            if name.text not in people
            or name.words == self.held.place
            or unit_before().search(self.text[: self.text.find(name.text)])
        )

    @cached_property
    def held(self) -> Held:
        """The office that it names first, and the place after it."""
        held = split_office(self.words, self.language)
        return up_to_capitals(held, self.bare, self.spans, self.span_of(held.place))

    @cached_property
    def office_span(self) -> Span | None:
        """Where that office is written."""
        return self.span_of(self.held.office)

    # Times

    dates = _found(find_days)
    """The days that it names."""
    clock_times = _found(find_clock_times)
    """The hours, days of the week and days that come again that it names."""

    @cached_property
    def ranges(self) -> tuple[tuple[DayRange, tuple[WrittenDate, WrittenDate]], ...]:
        """The stretches of days that it names, with the days that are their ends."""
        return tuple(find_ranges(self.bare, self.dates))

    @cached_property
    def days(self) -> tuple[WrittenDate, ...]:
        """Those of its days that are no end of a stretch."""
        ends = {end for _, both in self.ranges for end in both}
        return tuple(day for day in self.dates if day not in ends)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The parts of a year that it names."""
        return tuple(dict.fromkeys(find_periods(self._undated)))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it names beside its days."""
        return frozenset(int(word) for word in comparable(self._undated, folded=True) if _YEAR.fullmatch(word))

    lunar_years = _found(find_lunar_years)
    """The years that it names by the lunar calendar."""

    @cached_property
    def _undated(self) -> str:
        """The text with its days blanked out."""
        text = self.bare
        for date in self.dates:
            text = text[: date.start] + "." * (date.end - date.start) + text[date.end :]
        return text

    # What it asks

    @cached_property
    def holder(self) -> Held:
        """The office whose holder is asked for and the place after it; both empty if it asks something else."""
        held = holder_asked(self.bare, " ".join(self.written), self.language)
        held = up_to_capitals(held, self.bare, self.spans, self.span_of(held.place), with_own=True)
        return up_to_names(held, [name.words for name in self.capitalised])

    @cached_property
    def kind(self) -> QuestionKind:
        """What would answer it."""
        kind = kind_told(self.bare, self.plain if self.folded else " ".join(self.said), self.language)
        if kind in (QuestionKind.WHO, QuestionKind.ATTENDANCE) and not self.holder.office:
            named = [tuple(map(fold, name.words)) for name in self.capitalised]
            if kind is QuestionKind.WHO and _whom().search(self.plain):
                return QuestionKind.WHAT
            is_who = kind is QuestionKind.WHO and asks_who_someone_is(self.plain, named)
            if is_who or begins_with_person(self.plain, named):
                return QuestionKind.OFFICE  # "Phùng Mạnh Thắng là ai?", "Ông Phùng Mạnh Thắng dự họp là ai?"
        if kind is QuestionKind.OFFICE and begins_with_holder(" ".join(self.written)) and self.holder.office:
            return QuestionKind.WHO  # "Ai giữ chức vụ Bí thư Huyện ủy?"
        if kind in (QuestionKind.ATTENDANCE, QuestionKind.WHAT) and self.holder.office and self.office_first:
            return QuestionKind.WHO  # "Chủ tịch UBND tỉnh dự Đại hội là ai?", "Phó Chủ tịch nào dự họp?"
        if kind is QuestionKind.OTHER and self.is_office_alone:
            return QuestionKind.WHO
        return kind

    @property
    def office_first(self) -> bool:
        """Whether it begins with the office whose holder is asked for."""
        return self.words[: len(self.holder.office)] == self.holder.office

    @cached_property
    def wanted(self) -> frozenset[Wanted]:
        """What is asked for beside the kind."""
        return wanted_in(self.plain if self.folded else " ".join(self.said), self.kind, folded=self.folded)

    @cached_property
    def is_office_alone(self) -> bool:
        """Whether nothing but an office and a place is typed: who holds it is what a person wants to know."""
        return len(self.held.office) >= 2 and len(self.held.office) + len(self.held.place) == len(self.words)

    @cached_property
    def asked(self) -> Held:
        """The office whose holder would answer, and its place; both empty where something else would."""
        if self.kind is not QuestionKind.WHO:
            return Held((), ())
        return self.holder if self.holder.office or not self.is_office_alone else self.held

    def comparable(self, span: Span) -> tuple[str, ...]:
        """The words of a stretch as they are compared."""
        return tuple(comparable(self.bare[span.start : span.end], folded=self.folded))

    def span_of(self, said: tuple[str, ...]) -> Span | None:
        """The first stretch whose words are compared as these; None of no words."""
        stretches = (
            Span(first.start, last.end)
            for at, first in enumerate(self.spans)
            for last in self.spans[at : at + len(said)]
        )
        return next((span for span in stretches if self.comparable(span) == said), None)

    def _as_written(self, place: tuple[str, ...]) -> str:
        """A place as the text has it, with capitals."""
        span = self.span_of(place)
        found = self.bare[span.start : span.end] if span else " ".join(place)
        return found.title() if found.islower() else found
