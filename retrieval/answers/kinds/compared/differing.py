"""What is found of two sides, the amounts that are of the same, and how they differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.language.text import fold, tokens
from index.language.text import words as words_in
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import words
from retrieval.answers.findings import Finding
from retrieval.evidence.amounts import Amount, comparable_pair, difference, find_amounts, written
from retrieval.question.question import Question
from retrieval.question.typed.sides.sides import Sides

_CLAUSE = re.compile(r"[;,.]\s")


@dataclass(frozen=True)
class Found:
    """What is found of one side.

    Attributes:
        question: By which it was found.
        finding: The span that says it.
        said: What is said of it.
        sentence: The sentence in which it stands.
    """

    question: Question
    finding: Finding
    said: str
    sentence: Span

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.finding.document.text[self.sentence.start : self.sentence.end]

    @property
    def place(self) -> tuple[str, int]:
        """Where the sentence stands."""
        return self.finding.document.id, self.sentence.start


def amounts_in(text: str) -> Iterator[Amount]:
    """The amounts of a text that say how much something is: no bounds ("dưới 10%")."""
    return (held for held in find_amounts(text) if not _bound().search(text[: held.start]))


_bound = pattern(r"(?<!\w)(?:{kinds_asked:less_than}|{kinds_asked:more_than})\s+$")


def has_one_amount(found: Found) -> bool:
    """Whether what is said has one amount."""
    return len(list(amounts_in(found.said))) == 1


def has_unit(found: Found) -> bool:
    """Whether what is found has an amount of what the question counts."""
    unit = found.question.wording.unit
    return bool(unit) and any(held.is_of(unit) for held in amounts_in(found.text))


def of_each(text: str, own: Sequence[frozenset[str]]) -> tuple[Amount, Amount] | None:
    """The amounts that stand behind the words of either of two sides, where both are of one unit."""
    spans = [(fold(text[span.start : span.end]), span) for span in words_in(text)]
    amounts, found = list(amounts_in(text)), []
    for side in own:
        if not side <= {word for word, _ in spans}:
            return None
        end = max(next(span.end for word, span in spans if word == said) for said in side)
        found.append(next((held for held in amounts if held.start >= end), None))
    one, other = found
    is_pair = one is not None and other is not None and one != other and _is_of_one_unit(one, other)
    return (one, other) if is_pair and one and other else None


def unit_of(first: Found, second: Found) -> str:
    """What is counted, as the question says; empty where it does not."""
    return first.question.wording.unit or second.question.wording.unit


def both_amounts(amounts: Sequence[Amount], unit: str) -> tuple[Amount, Amount] | None:
    """The two amounts of one unit that a sentence has; None where it has others besides."""
    of_unit = [held for held in amounts if held.is_of(unit)] if unit else []
    held = of_unit or amounts
    pairs = [comparable_pair([one], [other], unit) for at, one in enumerate(held) for other in held[at + 1 :]]
    known = [pair for pair in pairs if pair is not None]
    return known[0] if len(known) == 1 and known[0][0].full != known[0][1].full else None


def calculated_of(sides: Sides, first: Found, second: Found) -> str:
    """How the second differs from the first; empty where they cannot be held against each other."""
    pair = _pair(first, second) if sides.compared else None
    if pair is None:
        return ""
    return _in_time(*pair) if sides.of_times else said_alike(*pair, sides)


def _pair(first: Found, second: Found) -> tuple[Amount, Amount] | None:
    """The two amounts that are of the same: the only ones of one unit, or those that either says first."""
    unit = unit_of(first, second)
    for texts in ((first.said, second.said), (first.text, second.text), (_clause(first), _clause(second))):
        one, other = (list(amounts_in(text)) for text in texts)
        if (pair := comparable_pair(one, other, unit)) is not None:
            return pair
    firsts = [next(amounts_in(_clause(held)), None) for held in (first, second)]
    one_first, other_first = firsts
    is_alike = one_first is not None and other_first is not None and _is_of_one_unit(one_first, other_first)
    return (one_first, other_first) if is_alike and one_first and other_first else None


def _is_of_one_unit(one: Amount, other: Amount) -> bool:
    """Whether both are of one unit; "đồng/người" is "đồng" where the other does not say of whom."""
    said = [fold(held.unit[0]).partition("/") for held in (one, other)]
    return said[0][0] == said[1][0] and (said[0] == said[1] or not all(held[2] for held in said))


def _clause(found: Found) -> str:
    """The clause with an amount that has most of the words of the question, the first of such."""
    asked = set(map(fold, tokens(found.question.text)))
    parts = (part for part in _CLAUSE.split(found.text) if any(amounts_in(part)))
    return max(parts, key=lambda part: len(asked.intersection(map(fold, tokens(part)))), default="")


def _in_time(first: Amount, second: Amount) -> str:
    """What became of it: "tăng 125 ha (12,5 %)"."""
    found = difference(first, second)
    if not found.more:
        return _word("same")
    changed = f"{_word('rises' if found.more > 0 else 'falls')} {found.written}"
    return changed if found.share is None else f"{changed} ({written(abs(round(found.share, 1)))} %)"


def said_alike(first: Amount, second: Amount, sides: Sides | None = None) -> str:
    """How far apart two are, and which is more where that is told: "chênh 66 đại biểu, Yên Thượng nhiều hơn"."""
    found = difference(first, second)
    if not found.more:
        return _word("same")
    apart = f"{_word('apart')} {found.written}"
    if sides is None:
        return apart
    larger = sides.second if found.more > 0 else sides.first
    return f"{apart}, {larger.text} {_word('larger')}"


def _word(use: str) -> str:
    """The word of the table by which we say how two differ."""
    return words("kinds_asked", uses=use)[0]
