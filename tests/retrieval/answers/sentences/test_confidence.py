"""How sure it is that a sentence answers: a probability that grows with what speaks for it."""

import math
from dataclasses import fields

import pytest

from retrieval.answers.sentences.confidence import Judge, fitted_judge
from retrieval.answers.sentences.signs import Sign
from retrieval.search.rerank import Features, fitted_weights


def test_a_weighted_sum_becomes_a_probability() -> None:
    """The logistic function of the constant and the weighted signs."""
    judge = Judge({**dict.fromkeys(Sign, 0.0), Sign.OWN: 2.0}, -1.0)

    assert judge.probability({Sign.OWN: 0.5}) == pytest.approx(0.5)
    assert judge.probability({Sign.OWN: 1.0, Sign.HEAD: 1.0}) == pytest.approx(1 / (1 + math.exp(-1)))


def test_every_feature_has_a_fitted_weight() -> None:
    """The files of weights have one finite number for each feature."""
    assert set(fitted_weights()) == {field.name for field in fields(Features)}
    assert all(math.isfinite(weight) for weight in fitted_weights().values())
    assert set(fitted_judge().weights) == set(Sign)
