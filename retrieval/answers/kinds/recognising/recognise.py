"""How likely it is that a question asks for each kind of answer, by its words and those that stand side by side.

A logistic regression over them, fitted by `tests/benchmarks/fit_kinds.py` on the questions of `tests/data/questions`;
`weights.json` holds what each says. Words are compared without marks and all numbers are alike, so that it is the way
of asking that tells.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources

from index.language.words import comparable

BEGIN, END, NUMBER = "^", "$", "0"
"""Stand for the beginning and the end of a question and for any word with a digit."""
_WORDS_A_STEP, _MOST_STEPS = 3, 6
"""The length of a question counts in steps of so many words, and up to so many steps."""


class AskedKind(StrEnum):
    """What kind of answer is asked for."""

    LOOKUP = "lookup"
    LIST = "list"
    YES_NO = "yes_no"
    CLAUSES = "clauses"
    DIGEST = "digest"
    COMPARE = "compare"
    PARTS = "parts"
    CARD = "card"


def signs_of(question: str) -> frozenset[str]:
    """The words of a question, pairs and triples of them, and how long it is."""
    words = [NUMBER if any(map(str.isdigit, word)) else word for word in comparable(question, folded=True)]
    steps = min(len(words) // _WORDS_A_STEP, _MOST_STEPS)
    return frozenset((*_runs([BEGIN, *words, END]), f"#{steps}"))


def _runs(words: list[str]) -> Iterator[str]:
    for length in (1, 2, 3):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def likely_kinds(question: str, weights: Mapping[str, Sequence[float]] | None = None) -> Mapping[AskedKind, float]:
    """The probability of each kind, in [0, 1]; together 1.

    Args:
        weights: What each sign says for each kind, in the order of `AskedKind`, and under an empty one what is said
            beforehand; the project's own where it is left out.
    """
    weights = weights or _weights()
    known = [weights[sign] for sign in signs_of(question) if sign in weights]
    scale = 1 / math.sqrt(len(known)) if known else 0.0
    odds = [base + scale * sum(held[at] for held in known) for at, base in enumerate(weights[""])]
    powers = [math.exp(value - max(odds)) for value in odds]
    return dict(zip(AskedKind, (power / sum(powers) for power in powers), strict=True))


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    """What each sign says for each kind, in the order of `AskedKind`; of no sign what is said beforehand."""
    held = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
    return {sign: tuple(values) for sign, values in held["weights"].items()}
