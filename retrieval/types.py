"""The values between a question and its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import Protocol

from index.types import Document
from retrieval.question.question import Question

QUOTE_MAX_CHARS = 1000
ANSWER_MAX_CHARS = 600
MAX_RELATED = 3


class Part(StrEnum):
    """A part of the way of a question that can be left out, to see what it is worth."""

    CORRECTION = "correction"
    WORDS = "words"
    MEANING = "meaning"
    RERANKING = "reranking"
    FOLLOW_UPS = "follow-ups"
    DATES = "dates"
    REFUSAL = "refusal"
    REGISTER = "register"


OF_RETRIEVAL = (Part.CORRECTION, Part.WORDS, Part.MEANING, Part.RERANKING)
"""The parts that can be left out where retrieval is measured."""


class Status(StrEnum):
    """Whether the documents answer the question, speak of the matter, or neither."""

    FOUND = "found"
    RELATED = "related"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in its document a quote stands, how surely it was read there, and what there is of the document.

    Attributes:
        heading: The path of headings above it.
        page: Counted from 1; of a presentation the slide, of a workbook the sheet; None for a format without pages.
        recognition: The confidence in [0, 1] of the least sure of its words, 1 where none is doubted; None for what was
            not recognised from a picture.
        draft: Whether the document is one that was not issued yet.
        gone: Whether the document's file is not there any more, when the answer is given.
    """

    heading: str | None = None
    page: int | None = None
    recognition: float | None = None
    draft: bool = False
    gone: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether a word of it may have been recognised wrongly; where words are read it is known which may."""
        return self.recognition is not None and self.recognition < 1


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document that supports an answer; made only by `citations.cite`, which checks it.

    Attributes:
        marker: The number n of the mark [n] in the answer, from 1.
        date: The document's, as `Header.date`; `date_inferred` tells whether its year stands elsewhere in the text.
        score: How well it supports the answer, in [0, 1], higher is better.
        place: The unit that the document belongs to.
    """

    marker: int
    document_id: str
    source: str
    title: str
    date: date | None
    date_inferred: bool
    standing: Standing
    start: int
    end: int
    quote: str
    score: float
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Superseded:
    """A quoted document that another has replaced or ended.

    Attributes:
        title: Of the quoted one ("Kế hoạch 104/KH-UBND").
        relation: "thay thế" or "bãi bỏ".
        by: The title of the other.
        by_date: When the other was issued; None if unknown.
        marker: Of the citation that says so.
    """

    title: str
    relation: str
    by: str
    by_date: date | None
    marker: int


class Detail(StrEnum):
    """What the register can lack of something that it knows."""

    IN_FORCE = "in_force"
    RELATION = "relation"
    ISSUED_ON = "issued_on"
    SIGNER = "signer"
    VALID_FROM = "valid_from"
    RECIPIENTS = "recipients"
    BASIS = "basis"
    ISSUER = "issuer"
    HELD_ON = "held_on"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Unstated:
    """That no document says this of what is asked about.

    Attributes:
        of: The document or meeting, as it is shown.
    """

    what: Detail
    of: str


@dataclass(frozen=True, slots=True)
class QuotedCorrection:
    """What an administrator said of a fact in a quoted passage.

    Attributes:
        marker: Of the citation.
        values: New values by field; None where the fact is marked wrong.
        note: Why.
    """

    marker: int
    made_at: datetime
    values: tuple[tuple[str, str], ...] | None
    note: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document near to a question that has no answer."""

    document_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer says to a question, or that it declines.

    Attributes:
        text: Plain text of at most 600 characters with marks [1] [2]; empty if the evidence does not answer.
        citations: Best first; at least one if there is text, none otherwise.
        unmet: What the question names, as it names it, and the nearest sentence has not; only of a refusal.
        related: Up to three passages that speak of the matter, best first, where nothing is said; they claim nothing.
        from_register: Whether facts of the register answer, and not passages.
        as_of: Whether it says who held an office, which is true of the day of each source and is shown with that day.
        superseded: Documents that are quoted and are no longer in force, with what took their place.
        corrected: What an administrator corrected of what is quoted.
        more: How many further things of a list the register has that there was no room for.
        unstated: What is asked of a document or meeting that the register knows and no document says of it; only of a
            refusal.
    """

    text: str
    citations: tuple[Citation, ...]
    unmet: tuple[str, ...] = ()
    related: tuple[Citation, ...] = ()
    from_register: bool = False
    as_of: bool = False
    superseded: tuple[Superseded, ...] = ()
    corrected: tuple[QuotedCorrection, ...] = ()
    more: int = 0
    unstated: Unstated | None = None

    def __post_init__(self) -> None:
        """Refuse what is said without evidence.

        Raises:
            ValueError: If there is text without citations or citations without text, the text is too long, or what is
                only related stands beside it or is too much.
        """
        if bool(self.citations) != bool(self.text) or len(self.text) > ANSWER_MAX_CHARS:
            raise ValueError(f"an answer must be cited and of at most {ANSWER_MAX_CHARS} characters: {self}")
        if len(self.related) > (0 if self.text else MAX_RELATED):
            raise ValueError(f"at most {MAX_RELATED} passages are related, and none to an answer: {self}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question.

    Attributes:
        question: As it was asked.
        read: As it was read; what a later question may lean on.
        said: What the answerer says.
        suggestions: The nearest documents, only when nothing was found that is related either.
        absent: What the question names and no document has, as it names it; only when nothing was found.
        elapsed_ms: From the question's arrival in the core to its answer, in milliseconds.
    """

    question: str
    read: Question
    said: Draft
    suggestions: tuple[Suggestion, ...] = ()
    absent: tuple[str, ...] = ()
    elapsed_ms: float = 0.0

    @property
    def status(self) -> Status:
        """Whether the documents answer it, speak of the matter, or neither."""
        if self.said.citations:
            return Status.FOUND
        return Status.RELATED if self.said.related else Status.NOT_FOUND

    @property
    def text(self) -> str:
        """What is said, with marks [1] [2]; empty unless it was found."""
        return self.said.text

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The spans that say so, or those that are related where nothing is said."""
        return self.said.citations or self.said.related

    @property
    def understood(self) -> str | None:
        """The question as it was read where marks were restored or slips mended; None if nothing but capitals."""
        return self.read.text if self.read.text.casefold() != self.read.asked.casefold() else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk with its score, in [0, 1] after fusion, higher is better."""

    chunk_id: int
    score: float


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of the evidence; `similarity` is its cosine to the question, in [-1, 1]."""

    start: int
    end: int
    heading: str | None
    similarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Neighbouring passages of one document that may hold the answer.

    Attributes:
        score: Of the best of the passages, in [0, 1], higher is better.
        sentences: In the order of the text; at least one.
        chunk_ids: The passages.
        content: Reads all that the document says, without page furniture.
    """

    document: Document
    score: float
    sentences: tuple[ScoredSentence, ...]
    chunk_ids: tuple[int, ...] = ()
    content: Callable[[Document], str] = field(default=attrgetter("text"), compare=False, repr=False)


class Reranker(Protocol):
    """Takes a second look at the best passages."""

    def rerank(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The same evidence, best first, with new scores in [0, 1]."""


class Answerer(Protocol):
    """Makes an answer from evidence, every word of it cited, or declines."""

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """The answer that the evidence supports; an empty draft if there is none."""
