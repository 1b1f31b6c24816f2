"""What a question asks, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from index.dates import WrittenDate
from index.document_numbers import DocumentNumber
from index.numerals import Ordinal
from index.text import has_marks


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
        names: People and places that it names, each as comparable words; the evidence must hold them.
        office: The office whose holder it asks for, as comparable words ("bí thư huyện ủy"); empty if none.
        subject: An office that it mentions otherwise: mostly whose words are asked for ("Bí thư Huyện ủy yêu cầu gì").
        unit: What is counted: the word after "bao nhiêu" or "mấy"; empty if none.
        asks_for_day: Whether a month or a year would not do.
        asks_for_list: Whether all of several are asked for ("những ai").
        numbers, ordinals, dates, years, figures: Documents, counts, days, years and other numbers that it names.
        periods: Parts of a year that it names, as folded comparable words: "thang 3", "quy 1", "cuoi nam".
    """

    asked: str
    text: str
    language: Language
    kind: QuestionKind
    words: tuple[str, ...]
    terms: tuple[str, ...]
    weak: frozenset[str]
    topic: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    office: tuple[str, ...]
    subject: tuple[str, ...]
    numbers: tuple[DocumentNumber, ...]
    ordinals: tuple[Ordinal, ...]
    dates: tuple[WrittenDate, ...]
    years: frozenset[int]
    figures: frozenset[str]
    periods: tuple[tuple[str, str], ...]
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
