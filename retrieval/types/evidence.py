"""What is retrieved for a question, and what takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from index.types import Document
from retrieval.question.question import Question
from retrieval.types.answer import Draft


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
