"""What every `VectorStore` does, against a search written out in plain Python."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.caches.vectors import FaissVectorStore, PartOfVectors
from index.types import Ids, Vectors, VectorStore
from tests.fakes import NumpyVectorStore

Build = Callable[[Ids, Vectors], VectorStore]
DIMENSION = 8


def part_of_more(ids: Ids, vectors: Vectors) -> PartOfVectors:
    """These vectors beside others of the same directions that it leaves out."""
    more = np.concatenate([ids, ids + 20_000]), np.concatenate([vectors, vectors])
    return PartOfVectors(FaissVectorStore.build(*more), ids)


every_store = pytest.mark.parametrize(
    "build",
    [FaissVectorStore.build, NumpyVectorStore, part_of_more],
    ids=["FaissVectorStore", "NumpyVectorStore", "PartOfVectors"],
)


@st.composite
def unit_vectors(draw: st.DrawFn) -> list[float]:
    """Four components of ±1/2, so that lengths are 1 and inner products exact, with many ties."""
    where = draw(st.permutations(range(DIMENSION)))[:4]
    vector = [0.0] * DIMENSION
    for at in where:
        vector[at] = draw(st.sampled_from((-0.5, 0.5)))
    return vector


@st.composite
def stored(draw: st.DrawFn) -> dict[int, list[float]]:
    """Vectors by ascending id."""
    ids = draw(st.sets(st.integers(1, 10_000), max_size=40))
    return {held: draw(unit_vectors()) for held in sorted(ids)}


def make(build: Build, vectors: dict[int, list[float]]) -> VectorStore:
    """A store of these vectors."""
    return build(np.array(list(vectors), np.int64), np.array(list(vectors.values()), np.float32).reshape(-1, DIMENSION))


def by_hand(vectors: dict[int, list[float]], question: list[float], limit: int) -> list[tuple[float, int]]:
    """The same search without any library: descending score, then ascending id."""
    scored = [(sum(a * b for a, b in zip(vector, question, strict=True)), held) for held, vector in vectors.items()]
    return sorted(scored, key=lambda item: (-item[0], item[1]))[:limit]


@every_store
@given(vectors=stored(), question=unit_vectors(), limit=st.integers(1, 45))
def test_search_gives_ids_order_and_values_of_an_exhaustive_search(
    build: Build, vectors: dict[int, list[float]], question: list[float], limit: int
) -> None:
    """Ids, order and inner products are those of an exhaustive search, ties by id, also where the limit cuts a tie."""
    ids, scores = make(build, vectors).search(np.array([question], np.float32), limit)

    assert list(zip(scores.tolist(), ids.tolist(), strict=True)) == by_hand(vectors, question, limit)
    assert (ids.dtype.name, scores.dtype.name) == ("int64", "float32")


@every_store
@given(vectors=stored(), question=unit_vectors(), limit=st.integers(1, 45), data=st.data())
def test_search_within_some_is_an_exhaustive_search_of_them(
    build: Build, vectors: dict[int, list[float]], question: list[float], limit: int, data: st.DataObject
) -> None:
    """Within some ids, in any order, more than once and others than stored ones among them, no other is found."""
    within = data.draw(st.lists(st.one_of(st.integers(1, 10_000), st.sampled_from([*vectors, 1])), max_size=30))

    ids, scores = make(build, vectors).search(
        np.array([question], np.float32), limit, within=np.array(within, np.int64)
    )

    held = {identity: vector for identity, vector in vectors.items() if identity in within}
    assert list(zip(scores.tolist(), ids.tolist(), strict=True)) == by_hand(held, question, limit)
    assert (ids.dtype.name, scores.dtype.name) == ("int64", "float32")


@every_store
def test_search_of_real_vectors_gives_the_values_of_an_exhaustive_search(build: Build) -> None:
    """With components of any size the order is that of an exhaustive search and the values agree to rounding."""
    generator = np.random.default_rng(7)
    vectors = generator.normal(size=(500, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = np.arange(3, 1503, 3, dtype=np.int64)

    found, scores = build(ids, vectors).search(vectors[:1], 20)

    expected = (vectors.astype(np.float64) @ vectors[0].astype(np.float64)).tolist()
    best = sorted(zip(ids.tolist(), expected, strict=True), key=lambda item: -item[1])[:20]
    assert found.tolist() == [held for held, _ in best]
    assert scores.tolist() == pytest.approx([score for _, score in best], abs=1e-6)
    assert found[0] == 3
    assert scores[0] == pytest.approx(1.0, abs=1e-6)


@every_store
def test_identical_vectors_come_by_id(build: Build) -> None:
    """Of a thousand equal vectors the ones with the smallest ids are found."""
    vectors = np.zeros((1000, DIMENSION), np.float32)
    vectors[:, 2] = 1.0

    ids, scores = build(np.arange(1, 1001, dtype=np.int64), vectors).search(vectors[:1], 3)

    assert ids.tolist() == [1, 2, 3]
    assert scores.tolist() == [1.0, 1.0, 1.0]


@every_store
def test_an_empty_store_finds_nothing(build: Build) -> None:
    """A store without vectors has length 0 and finds nothing."""
    store = make(build, {})

    ids, scores = store.search(np.zeros((1, DIMENSION), np.float32), 5)

    assert (len(store), ids.tolist(), scores.tolist()) == (0, [], [])


@every_store
@pytest.mark.parametrize(
    ("shape", "limit"), [((1, DIMENSION + 1), 1), ((1, DIMENSION - 1), 1), ((DIMENSION,), 1), ((1, DIMENSION), 0)]
)
def test_a_vector_or_limit_that_does_not_fit_is_refused(build: Build, shape: tuple[int, ...], limit: int) -> None:
    """A vector of another dimension, and a limit below 1, raise a ValueError that names both."""
    store = make(build, {1: [1.0] + [0.0] * (DIMENSION - 1)})

    with pytest.raises(ValueError, match=rf"vector .*{shape[-1]}.* and limit {limit} do not fit"):
        store.search(np.zeros(shape, np.float32), limit)


@every_store
@given(vectors=stored().filter(bool), data=st.data())
def test_vectors_come_back_in_the_order_of_their_ids(
    build: Build, vectors: dict[int, list[float]], data: st.DataObject
) -> None:
    """Stored vectors come back as they were, in the order asked for, as often as asked for."""
    wanted = data.draw(st.lists(st.sampled_from(list(vectors)), max_size=10))
    store = make(build, vectors)

    found = store.vectors(np.array(wanted, np.int64))

    assert len(store) == len(vectors)
    assert found.shape == (len(wanted), DIMENSION)
    assert found.tolist() == [vectors[held] for held in wanted]


@every_store
@pytest.mark.parametrize("unknown", [0, 5, 11])
def test_an_unknown_id_is_named(build: Build, unknown: int) -> None:
    """An id that is not stored, whether smaller, between or greater, raises a KeyError that names it."""
    unit = [1.0] + [0.0] * (DIMENSION - 1)
    store = make(build, {1: unit, 10: unit})

    with pytest.raises(KeyError, match=str(unknown)):
        store.vectors(np.array([1, unknown], np.int64))
