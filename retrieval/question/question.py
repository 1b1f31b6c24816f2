"""What a question asks, as a value."""

from dataclasses import dataclass, field
from enum import StrEnum

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber
from index.entities.lunar_years import LunarYear
from index.entities.periods import DayRange, Period
from index.language.numerals import Ordinal
from index.language.text import has_marks


class QuestionKind(StrEnum):
    """What would answer it."""

    WHO = "who"
    OFFICE = "office"
    ATTENDANCE = "attendance"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    NUMBER = "number"
    ABOUT = "about"
    WHAT = "what"
    OTHER = "other"


class Language(StrEnum):
    """In what the question is typed."""

    VIETNAMESE = "vi"
    WITHOUT_MARKS = "vi-ascii"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or place that a question names: as comparable words, and as it is shown."""

    words: tuple[str, ...]
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    Attributes:
        asked: As typed, cleaned, on one line, at most 1,000 characters.
        text: The same with marks restored and slips mended.
        words: What is looked up: its words, comparable (folded unless typed with marks); of an English question
            the Vietnamese terms.
        terms: Those of `words` that must be met: without question words and function words, each once.
        weak: Those of `terms` that say little ("tổ chức", "họp"), or name who says what is asked ("Bí thư … yêu cầu").
        topic: Those of `terms` that are no part of a name, number or year, which are held against the evidence apart.
        names: People and places that it names; the evidence must hold them.
        office: The office whose holder it asks for, as comparable words ("bí thư huyện ủy"); empty if none.
        subject: An office that it mentions otherwise: mostly whose words are asked for ("Bí thư Huyện ủy yêu cầu gì").
        speech: How it is said what is asked for, as comparable words: "kết luận" in "Hội nghị kết luận gì?".
        unit: What is counted: the word after "bao nhiêu" or "mấy"; empty if none.
        asks_for_day: Whether a month or a year would not do.
        asks_for_list: Whether all of several are asked for ("những ai").
        numbers, ordinals, dates, years, figures: Documents, counts, days, years and other numbers that it names.
        lunar_years: Years that it names by the lunar calendar: "Tết Tân Sửu".
        periods: Parts of a year that it names: "tháng 3", "quý I", "cuối năm".
        ranges: Stretches of days that it names: "từ ngày 01/7/2020 đến ngày 10/7/2020".
    """

    asked: str
    text: str
    language: Language
    kind: QuestionKind
    words: tuple[str, ...]
    terms: tuple[str, ...]
    weak: frozenset[str]
    topic: frozenset[str]
    names: tuple[Name, ...]
    office: tuple[str, ...]
    subject: tuple[str, ...]
    numbers: tuple[DocumentNumber, ...]
    ordinals: tuple[Ordinal, ...]
    dates: tuple[WrittenDate, ...]
    years: frozenset[int]
    figures: frozenset[str]
    lunar_years: tuple[LunarYear, ...]
    periods: tuple[Period, ...]
    ranges: tuple[DayRange, ...]
    speech: tuple[str, ...]
    unit: str
    asks_for_day: bool
    asks_for_list: bool

    @property
    def restored(self) -> bool:
        """Whether its marks were not typed: those of a name may be wrong, for names are rare."""
        return has_marks(self.text) and not has_marks(self.asked)

    @property
    def folded(self) -> bool:
        """Whether it is compared without marks."""
        return self.language is not Language.VIETNAMESE
