"""How sure it is that a sentence answers: the worth of the leaves that its signs lead to."""

import math
from dataclasses import fields

import pytest

from retrieval.answers.sentences.confidence import SIGNS, Node, Trees, fitted_judge
from retrieval.answers.sentences.signs import Sign, Signs
from retrieval.search.rerank import Features, fitted_weights

OWN, HEAD = SIGNS.index(Sign.OWN), SIGNS.index(Sign.HEAD)


def leaf(at: int, value: float) -> Node:
    """A leaf at this place in its tree."""
    return Node(0, 0.0, at, at, value)


DEEP = [Node(OWN, 0.5, 1, 2, 0.0), leaf(1, -2.0), Node(HEAD, 0.0, 3, 4, 0.0), leaf(3, 1.0), leaf(4, 3.0)]
FLAT = [leaf(0, 0.25)]


@pytest.mark.parametrize(("own", "head", "odds"), [(0.5, 1.0, -2.0), (0.6, 0.0, 1.0), (1.0, 0.2, 3.0)])
def test_each_tree_adds_what_its_leaf_is_worth(own: float, head: float, odds: float) -> None:
    """Up to a node's value of its sign it goes on below; the sum becomes a probability by the logistic function."""
    signs = {**dict.fromkeys(SIGNS, 0.0), Sign.OWN: own, Sign.HEAD: head}

    (probability,) = Trees([DEEP, FLAT], -1.0, 2).probabilities([signs])

    assert probability == pytest.approx(1 / (1 + math.exp(-(odds + 0.25 - 1.0))))


def test_sentences_are_judged_together_as_each_alone() -> None:
    """The order is theirs; of none there is nothing to say."""
    judge = Trees([DEEP, FLAT], 0.0, 2)
    all_signs: list[Signs] = [{**dict.fromkeys(SIGNS, 0.0), Sign.OWN: share} for share in (0.0, 1.0, 0.4)]

    assert judge.probabilities(all_signs) == [judge.probabilities([signs])[0] for signs in all_signs]
    assert judge.probabilities([]) == []


def test_the_fitted_trees_are_whole() -> None:
    """Every node leads to a leaf within the depth, and the other file of weights has a finite one for each feature."""
    judge = fitted_judge()
    for tree in judge.trees:
        at = set(range(1))
        for _ in range(judge.deepest):
            at = {place for held in at for place in (tree[held].below, tree[held].above)}
        assert all(tree[held].below == held for held in at)
        assert all(math.isfinite(node.value) and 0 <= node.sign < len(SIGNS) for node in tree)
    assert set(fitted_weights()) == {field.name for field in fields(Features)}
    assert all(math.isfinite(weight) for weight in fitted_weights().values())
