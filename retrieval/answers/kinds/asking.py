"""What a kind of answer is made of: the look into register and evidence, and plain answers to parts of the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.answers.lookup import Lookup
from retrieval.types import Answer


@dataclass(frozen=True)
class Asking:
    """One question, asked for more than one clause.

    Attributes:
        look: The question, what may be seen and what was retrieved.
        ask: Answers another question as a lookup, by one clause; no kind of this room is tried for it.
        earlier: The answers before in the same conversation, oldest first.
        first: The number of the first item that is to be given, from 1.
        own_unit: The unit of the office whose papers these are ("huyện Nam Sách"); None if it is not known.
    """

    look: Lookup
    ask: Callable[[str], Answer]
    earlier: Sequence[Answer] = ()
    first: int = 1
    own_unit: str | None = None
