"""Score fusion: a fixed order, scores in [0, 1], and the order of the rankings decides nothing."""

import math
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.fusion import convex_combination
from retrieval.types import Hit

WEIGHTS = [(1.0,), (0.4, 0.6), (0.5, 0.5), (1.0, 0.0), (0.2, 0.3, 0.5), (0.1, 0.2, 0.3, 0.4)]


@st.composite
def rankings(draw: st.DrawFn) -> tuple[list[list[Hit]], list[float]]:
    """Rankings, best first, with their weights."""
    weights = draw(st.sampled_from(WEIGHTS))
    scores = st.dictionaries(st.integers(1, 12), st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), max_size=8)
    made = []
    for _ in weights:
        hits = [Hit(*item) for item in draw(scores).items()]
        made.append(sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id)))
    return made, list(weights)


def test_scores_are_scaled_within_each_ranking_and_summed_by_weight() -> None:
    """The best of a ranking counts 1, the last 0, what is between in proportion; missing counts 0."""
    by_meaning = [Hit(1, 0.9), Hit(2, 0.8), Hit(3, 0.7)]
    by_words = [Hit(2, 30.0), Hit(4, 15.0), Hit(1, 10.0)]

    merged = convex_combination([by_meaning, by_words], [0.4, 0.6])

    assert [hit.chunk_id for hit in merged] == [2, 1, 4, 3]
    assert [hit.score for hit in merged] == pytest.approx([0.4 * 0.5 + 0.6, 0.4, 0.6 * 0.25, 0.0])


def test_an_empty_ranking_passes_its_weight_on() -> None:
    """If one way of searching finds nothing, the other's best still has 1."""
    ranking = [Hit(7, 2.0), Hit(5, 1.0)]

    assert convex_combination([[], ranking], [0.4, 0.6]) == [Hit(7, 1.0), Hit(5, 0.0)]
    assert convex_combination([[], []], [0.4, 0.6]) == []
    assert convex_combination([[Hit(1, 2.0)], []], [0.0, 1.0]) == []


def test_equal_scores_all_count_as_best() -> None:
    """A ranking of one score, or of one hit, gives each of its chunks its whole weight, by chunk id."""
    assert convex_combination([[Hit(2, 5.0), Hit(9, 5.0)], [Hit(9, 1.0)]], [0.5, 0.5]) == [Hit(9, 1.0), Hit(2, 0.5)]
    assert convex_combination([[Hit(9, 3.0), Hit(1, 3.0)]], [1.0]) == [Hit(1, 1.0), Hit(9, 1.0)]


@pytest.mark.parametrize(
    ("count", "weights"),
    [(2, [1.0]), (1, [0.5, 0.5]), (2, [0.5, 0.6]), (2, [1.5, -0.5]), (0, []), (2, [0.5, math.nan])],
)
def test_weights_that_do_not_fit_are_refused(count: int, weights: list[float]) -> None:
    """Weights of another number, below 0, or of another sum than 1 raise a ValueError that shows them."""
    with pytest.raises(ValueError) as raised:
        convex_combination([[Hit(1, 1.0)]] * count, weights)

    assert str(raised.value) == f"{count} rankings do not go with weights {weights}"


@given(rankings())
def test_each_chunk_comes_once_in_a_fixed_order_with_a_score_in_range(
    made: tuple[list[list[Hit]], list[float]],
) -> None:
    """The result holds the chunks of the weighted rankings once each, descending in [0, 1], ties by id."""
    lists, weights = made

    merged = convex_combination(lists, weights)

    held = {hit.chunk_id for ranking, weight in zip(lists, weights, strict=True) if weight for hit in ranking}
    assert sorted(hit.chunk_id for hit in merged) == sorted(held)
    assert all(0.0 <= hit.score <= 1.0 for hit in merged)
    assert all((-a.score, a.chunk_id) < (-b.score, b.chunk_id) for a, b in pairwise(merged))


@given(rankings(), st.randoms())
def test_the_order_of_the_rankings_decides_nothing(made: tuple[list[list[Hit]], list[float]], random: Random) -> None:
    """Rankings given in another order with their weights merge to exactly the same."""
    together = list(zip(*made, strict=True))
    shuffled = list(together)
    random.shuffle(shuffled)

    assert convex_combination([r for r, _ in shuffled], [w for _, w in shuffled]) == convex_combination(*made)


@given(rankings(), st.floats(0.1, 100), st.integers(-1000, 1000))
def test_the_scale_of_a_ranking_decides_nothing(
    made: tuple[list[list[Hit]], list[float]], factor: float, shift: int
) -> None:
    """Scores stretched and shifted within a ranking merge to the same, to rounding."""
    lists, weights = made
    stretched = [[Hit(hit.chunk_id, hit.score * factor + shift) for hit in ranking] for ranking in lists]

    before = {hit.chunk_id: hit.score for hit in convex_combination(lists, weights)}
    after = {hit.chunk_id: hit.score for hit in convex_combination(stretched, weights)}
    assert after == pytest.approx(before, abs=1e-3)
