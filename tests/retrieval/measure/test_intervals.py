"""Confidence intervals of means over questions."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.measure.intervals import interval_of_mean

VALUES = st.lists(st.integers(0, 10).map(lambda tenths: tenths / 10), min_size=1, max_size=60)


@given(VALUES)
def test_an_interval_contains_the_mean(values: list[float]) -> None:
    """Whatever the values, their own mean lies in the interval, and the interval between the extreme values."""
    interval = interval_of_mean(values)

    assert interval is not None
    tolerance = 1e-12
    assert interval[0] - tolerance <= math.fsum(values) / len(values) <= interval[1] + tolerance
    assert min(values) - tolerance <= interval[0]
    assert interval[1] <= max(values) + tolerance


@given(VALUES.filter(lambda values: len(set(values)) > 1))
def test_more_of_the_same_makes_an_interval_narrower(values: list[float]) -> None:
    """Nine times the same values leave the mean where it was, and less doubt about it."""
    once, often = interval_of_mean(values), interval_of_mean(values * 9)

    assert once is not None
    assert often is not None
    assert often[1] - often[0] < once[1] - once[0]


@pytest.mark.parametrize("values", [[1.0], [0.0, 0.0], [0.7] * 100])
def test_equal_values_leave_no_doubt(values: list[float]) -> None:
    """Where all values are equal, both ends are that value exactly, and nothing warns of it."""
    assert interval_of_mean(values) == (values[0], values[0])


def test_of_nothing_there_is_no_interval() -> None:
    """Without values nothing is known of their mean."""
    assert interval_of_mean([]) is None


def test_a_share_has_nearly_the_interval_of_the_normal_distribution() -> None:
    """80 of 100 is 0.8 with 1.96 standard errors of 0.04 to both sides, as nearly as 2,000 draws tell."""
    assert interval_of_mean([1.0] * 80 + [0.0] * 20) == pytest.approx((0.8 - 1.96 * 0.04, 0.8 + 1.96 * 0.04), abs=0.01)


def test_neither_the_order_nor_the_run_makes_a_difference() -> None:
    """The same values give the same interval again, shuffled too."""
    values = [at % 7 / 6 for at in range(200)]
    shuffled = random.Random(1).sample(values, len(values))

    assert interval_of_mean(shuffled) == interval_of_mean(values) == interval_of_mean(values)
