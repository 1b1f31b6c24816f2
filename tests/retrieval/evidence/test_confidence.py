"""How sure it is that a sentence answers: a probability that grows with what speaks for it."""

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evidence.confidence import Signs, fitted_confidence, logistic
from retrieval.search.rerank import Features, fitted_weights

GOOD = Signs(topic=1.0, pairs=1.0, similarity=1.0, missing=0.0, kind=0.06, constraints=0.0)
BAD = Signs(topic=0.1, pairs=0.0, similarity=0.1, missing=1.0, kind=-0.2, constraints=1.0)
shares = st.floats(0, 1)


def test_a_weighted_sum_becomes_a_probability() -> None:
    """The logistic function of bias and weighted signs."""
    confidence = logistic(dict.fromkeys((field.name for field in fields(Signs)), 2.0), -1.0)

    assert confidence(Signs(0.5, 0, 0, 0, 0, 0)) == pytest.approx(0.5)
    assert confidence(Signs(1, 0, 0, 0, 0, 0)) == pytest.approx(1 / (1 + math.exp(-1)))


def test_what_was_fitted_tells_good_from_bad() -> None:
    """A sentence that meets everything is said at any sensible threshold, one that meets nothing at none."""
    assert fitted_confidence()(GOOD) > 0.95
    assert fitted_confidence()(BAD) < 0.05


@given(shares, shares, shares, shares)
def test_more_of_what_speaks_for_it_is_never_less_sure(topic: float, pairs: float, near: float, missing: float) -> None:
    """The fitted probability is in [0, 1], rises with similarity and falls with what is missing."""
    confidence = fitted_confidence()
    signs = Signs(topic, pairs, near, missing, 0.0, 0.0)

    assert 0 <= confidence(signs) <= 1
    assert confidence(replace(signs, similarity=1.0)) >= confidence(signs)
    assert confidence(replace(signs, topic=1.0)) >= confidence(signs)
    assert confidence(replace(signs, missing=1.0)) <= confidence(signs)


def test_every_feature_has_a_fitted_weight() -> None:
    """The files of weights have one finite number for each feature."""
    assert set(fitted_weights()) == {field.name for field in fields(Features)}
    assert all(math.isfinite(weight) for weight in fitted_weights().values())
