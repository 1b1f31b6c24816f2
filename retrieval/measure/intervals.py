"""How far a mean over questions may be from the mean over all questions of their kind."""

from collections.abc import Sequence

import numpy as np

CONFIDENCE = 0.95
RESAMPLES = 2_000
_SEED = 20201

Interval = tuple[float, float]
"""The low and the high end, low first."""


def interval_of_mean(values: Sequence[float]) -> Interval | None:
    """Where the mean of such values lies with 95 % confidence: the percentile bootstrap, always drawn the same.

    Args:
        values: One for each question, in any order.

    Returns:
        (v, v) if all values are v, of which nothing can be learnt by drawing again; None if there are none.

    Source: Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
    """
    if not values:
        return None
    if min(values) == max(values):
        return float(values[0]), float(values[0])
    from scipy.stats import bootstrap  # here, since it takes a second that only measuring needs

    found = bootstrap(
        (np.sort(np.asarray(values, np.float64)),),  # sorted, so that the order does not matter
        np.mean,
        n_resamples=RESAMPLES,
        batch=200,  # of all resamples at once the indices alone would take 16 kB a value
        vectorized=True,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
