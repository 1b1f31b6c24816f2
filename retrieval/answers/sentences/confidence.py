"""How sure it is that a sentence answers a question: its signs turned into a probability.

Small boosted trees over the signs, fitted by `tests/benchmarks/fit_sentences.py` on questions whose answer is there and
on questions whose answer is absent; `judge.json` holds them. A weighted sum of the signs, fitted on the same questions,
answers fewer of them: what a sign is worth depends on others.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.answers.sentences.signs import Sign, Signs

SIGNS = tuple(Sign)
_SURE = 30.0


class Judge(Protocol):
    """Turns the signs of sentences into probabilities."""

    def probabilities(self, all_signs: Sequence[Signs]) -> list[float]:
        """How likely it is that each sentence answers, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree.

    Attributes:
        sign: Which of `SIGNS` is looked at; of a leaf the first.
        most: Up to this value of the sign it goes on at `below`, else at `above`.
        below, above: Places in the tree; of a leaf its own.
        value: What a leaf adds to the log odds, 0 of others.
    """

    sign: int
    most: float
    below: int
    above: int
    value: float


@dataclass(frozen=True)
class Trees:
    """Boosted trees: each adds what its leaf for a sentence's signs is worth.

    Attributes:
        trees: The nodes of each, the first of them its root.
        constant: The log odds of a sentence before any tree.
        deepest: The most steps from a root to a leaf.
    """

    trees: Sequence[Sequence[Node]]
    constant: float
    deepest: int

    def probabilities(self, all_signs: Sequence[Signs]) -> list[float]:
        """As `Judge.probabilities`."""
        return self.of(np.array([[signs[sign] for sign in SIGNS] for signs in all_signs], np.float32))

    def of(self, signs: NDArray[np.float32]) -> list[float]:
        """The probability of each row of signs, shape (rows, signs), in [0, 1]."""
        odds = self._odds(signs)
        return [1 / (1 + math.exp(-max(-_SURE, min(_SURE, held)))) for held in odds.tolist()]

    def _odds(self, signs: NDArray[np.float32]) -> NDArray[np.float64]:
        """The log odds of sentences, shape (sentences,); every sentence goes down all trees at once."""
        if not len(signs) or not self.trees:
            return np.full(len(signs), self.constant)
        sign, most, below, above, value = self._columns
        at = np.tile(self._roots, (len(signs), 1))
        rows = np.arange(len(signs))[:, None]
        for _ in range(self.deepest):
            at = np.where(signs[rows, sign[at]] <= most[at], below[at], above[at])
        odds: NDArray[np.float64] = self.constant + value[at].sum(axis=1)
        return odds

    @cached_property
    def _roots(self) -> NDArray[np.int64]:
        """Where each tree begins among the nodes of all."""
        return np.cumsum([0, *map(len, self.trees)], dtype=np.int64)[:-1]

    @cached_property
    def _columns(self) -> tuple[NDArray[Any], ...]:  # Any: numbers of several types
        """The attributes of the nodes of all trees, places counted over all."""
        nodes = [node for tree in self.trees for node in tree]
        starts = np.repeat(self._roots, [len(tree) for tree in self.trees])
        return (
            np.array([node.sign for node in nodes]),
            np.array([node.most for node in nodes], np.float32),
            starts + np.array([node.below for node in nodes]),
            starts + np.array([node.above for node in nodes]),
            np.array([node.value for node in nodes]),
        )


@cache
def fitted_judge() -> Trees:
    """The project's own."""
    return read_trees("retrieval.answers.sentences", SIGNS)


def read_trees(package: str, signs: Sequence[str]) -> Trees:
    """The trees that the `judge.json` of a package holds, over signs in this order."""
    held = json.loads(resources.files(package).joinpath("judge.json").read_text("utf-8"))
    place = [signs.index(name) for name in held["signs"]]
    trees = [[Node(place[int(sign)], *rest) for sign, *rest in tree] for tree in held["trees"]]
    return Trees(trees, held["constant"], held["deepest"])
