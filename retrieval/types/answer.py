"""What is said to a question."""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.question.question import Question
from retrieval.types.citing import Citation, QuotedCorrection, Suggestion, Superseded, Unstated
from retrieval.types.form import PLAIN, Form

ANSWER_MAX_CHARS = 600
MAX_RELATED = 3


class Status(StrEnum):
    """Whether the documents answer the question, speak of the matter, neither, or it must be told what is meant."""

    FOUND = "found"
    RELATED = "related"
    NOT_FOUND = "not_found"
    CHOOSE = "choose"


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
        form: A list, a verdict, two sides or choices, where it is not one clause.
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
    form: Form = PLAIN

    def __post_init__(self) -> None:
        """Refuse what is said without evidence.

        Raises:
            ValueError: If there is text without citations or citations without text, the text is too long, or what is
                only related stands beside it or is too much.
        """
        if self.form.choices and (self.text or self.citations or self.related):
            raise ValueError(f"what is asked back says nothing: {self}")
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
        """As `Status`."""
        if self.said.citations:
            return Status.FOUND
        if self.said.form.choices:
            return Status.CHOOSE
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
