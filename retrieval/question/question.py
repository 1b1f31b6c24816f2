"""What a question asks, as a value."""

from dataclasses import dataclass

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber
from index.entities.periods import DayRange, LunarYear, Period
from index.language.numerals import Ordinal
from index.language.text import has_marks
from retrieval.question.marked import Marked
from retrieval.question.types import Language, Name, QuestionKind, Wanted


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question, and what each does in it.

    Attributes:
        words: What is looked up: its words, comparable (folded unless typed with marks); of an English question
            the Vietnamese terms.
        terms: Those of `words` that must be met: without question words and function words, each once.
        weak: Those of `terms` that say little ("tổ chức", "họp"), or name who says what is asked ("Bí thư … yêu cầu").
        topic: Those of `terms` that are no part of a name, number or year, which are held against the evidence apart.
        speech: How it is said what is asked for, as comparable words: "kết luận" in "Hội nghị kết luận gì?".
        unit: What is counted: the word after "bao nhiêu" or "mấy"; empty if none.
    """

    words: tuple[str, ...]
    terms: tuple[str, ...]
    weak: frozenset[str]
    topic: frozenset[str]
    speech: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices that a question names, as comparable words ("bí thư huyện ủy"); each is empty if there is none.

    Attributes:
        asked: The one whose holder it asks for.
        mentioned: One that it mentions otherwise: mostly whose words are asked for ("Bí thư Huyện ủy yêu cầu gì").
    """

    asked: tuple[str, ...]
    mentioned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The documents, counts ("lần thứ 7") and other numbers that a question names."""

    documents: tuple[DocumentNumber, ...]
    ordinals: tuple[Ordinal, ...]
    figures: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether there is any."""
        return bool(self.documents or self.ordinals or self.figures)


@dataclass(frozen=True, slots=True)
class Times:
    """The times that a question names.

    Attributes:
        dates: Days that are no end of a stretch.
        years: By the solar calendar.
        lunar_years: By the lunar calendar: "Tết Tân Sửu".
        periods: Parts of a year: "tháng 3", "quý I", "cuối năm".
        ranges: Stretches of days: "từ ngày 01/7/2020 đến ngày 10/7/2020".
    """

    dates: tuple[WrittenDate, ...]
    years: frozenset[int]
    lunar_years: tuple[LunarYear, ...]
    periods: tuple[Period, ...]
    ranges: tuple[DayRange, ...]

    @property
    def named(self) -> bool:
        """Whether there is any."""
        return bool(self.dates or self.years or self.lunar_years or self.periods or self.ranges)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    Attributes:
        asked: As typed, cleaned, without courtesy, on one line, at most 1,000 characters.
        marked: The whole question with marks restored, slips mended and what stands in it; what a later one leans on.
        names: People and places that it names; the evidence must hold them.
        organisations: The same of organisations, which are met whole.
        wanted: What is asked for beside the kind, which what is quoted must hold.
        asks_for_list: Whether all of several are asked for ("những ai").
    """

    asked: str
    marked: Marked
    kind: QuestionKind
    wording: Wording
    names: tuple[Name, ...]
    organisations: tuple[Name, ...]
    offices: Offices
    numbers: Numbers
    times: Times
    wanted: frozenset[Wanted]
    asks_for_list: bool

    @property
    def asks_for_day(self) -> bool:
        """Whether a month or a year would not do."""
        return Wanted.DAY in self.wanted

    @property
    def text(self) -> str:
        """The question as it was read, whole, with marks and capitals; offsets of what it names count in it."""
        return self.marked.text

    @property
    def language(self) -> Language:
        """In what it was typed; Vietnamese too where its marks could be restored."""
        return self.marked.language

    @property
    def restored(self) -> bool:
        """Whether its marks were not typed: those of a name may be wrong, for names are rare."""
        return has_marks(self.text) and not has_marks(self.asked)

    @property
    def folded(self) -> bool:
        """Whether it is compared without marks."""
        return self.marked.folded
