"""In what form a question is answered: one clause, a list, a verdict, two sides, choices."""

from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What kind of answer a question asks for."""

    LOOKUP = "lookup"
    LIST = "list"
    COUNT = "count"
    YES_NO = "yes_no"
    DIGEST = "digest"
    COMPARE = "compare"
    TASKS = "tasks"
    CARD = "card"


class Verdict(StrEnum):
    """What the documents say to a question of yes or no."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things that are said.

    Attributes:
        text: Its words, each name and number of which stands in what it cites.
        markers: Of the citations that say so; at least one.
    """

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a question may mean.

    Attributes:
        text: How it is offered.
        question: What is asked when it is chosen; stands by itself.
    """

    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Form:
    """In what form an answer is given.

    Attributes:
        verdict: Of a question of yes or no.
        items: The things that are said, in order: those from number `first` of `total`.
        total: How many there are in all; None where nothing is counted.
        counted: What they are, in the words of the question: "chỉ thị".
        first: The number of the first of the items, from 1.
        calculated: What is worked out from the items and stands in no document; empty if nothing is.
        missing: The parts of the question that nothing answers, as they were asked.
        choices: What the question may mean, where it must be told; at most six.
        assumed: What it was taken to mean, where it does not say so and the conversation or the office's unit does.
    """

    kind: AnswerKind = AnswerKind.LOOKUP
    verdict: Verdict | None = None
    items: tuple[Item, ...] = ()
    total: int | None = None
    counted: str = ""
    first: int = 1
    calculated: str = ""
    missing: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    assumed: str = ""

    def __post_init__(self) -> None:
        """Refuse more choices than can be offered.

        Raises:
            ValueError: If there are more than six, or only one.
        """
        if len(self.choices) not in (0, *range(2, MOST_CHOICES + 1)):
            raise ValueError(f"two to six choices are offered: {self.choices}")


MOST_CHOICES = 6
MOST_ITEMS = 20
"""So many items are given at once; the rest by asking for them from a later number."""
PLAIN = Form()
"""One clause, or nothing."""
