"""What a kind of answer is made of: the look into register and evidence, and plain answers to parts of the question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from retrieval.answers.kinds.recognising.recognise import AskedKind, likely_kinds
from retrieval.answers.lookup import Lookup
from retrieval.question.question import Question
from retrieval.types import Answer, Evidence


class Ask(Protocol):
    """Answers another question as a lookup, by one clause; no kind of this room is tried for it."""

    def __call__(self, question: str, earlier: Sequence[Answer] = (), /) -> Answer:
        """The answer; the question may lean on those before it, oldest first."""


def nothing(_: Question) -> Sequence[Evidence]:
    """What is retrieved where nothing is."""
    return ()


@dataclass(frozen=True)
class Asking:
    """One question, asked for more than one clause.

    Attributes:
        look: The question, what may be seen and what was retrieved.
        ask: Answers another question.
        earlier: The answers before in the same conversation, oldest first.
        first: The number of the first item that is to be given, from 1.
        retrieve: Finds the evidence for another question, as it was read.
        own_unit: The unit of the office whose papers these are ("huyện Nam Sách"); None if it is not known.
    """

    look: Lookup
    ask: Ask
    earlier: Sequence[Answer] = ()
    first: int = 1
    retrieve: Callable[[Question], Sequence[Evidence]] = nothing
    own_unit: str | None = None

    @cached_property
    def kinds(self) -> Mapping[AskedKind, float]:
        """How likely it is that each kind of answer is asked for, in [0, 1]."""
        return likely_kinds(self.look.question.text)
