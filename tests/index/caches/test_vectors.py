"""FAISS on disk: what is written is read again, and nothing else is."""

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.caches.vectors import FaissVectorStore, set_threads

IDS = np.array([2, 5, 9], np.int64)
VECTORS = np.eye(4, dtype=np.float32)[:3]


def test_a_written_store_is_read_again(tmp_path: Path) -> None:
    """A store read from its file finds the same ids with the same values."""
    FaissVectorStore.build(IDS, VECTORS).write(tmp_path / "vectors.faiss")

    store = FaissVectorStore.read(tmp_path / "vectors.faiss", IDS)

    ids, scores = store.search(VECTORS[1:2], 3)
    assert (ids.tolist(), scores.tolist()) == ([5, 2, 9], [1.0, 0.0, 0.0])
    assert store.vectors(np.array([9, 2])).tolist() == VECTORS[[2, 0]].tolist()


def test_an_empty_store_is_written_and_read(tmp_path: Path) -> None:
    """A store without vectors can be written and read."""
    FaissVectorStore.build(IDS[:0], VECTORS[:0]).write(tmp_path / "vectors.faiss")

    assert len(FaissVectorStore.read(tmp_path / "vectors.faiss", IDS[:0])) == 0


@pytest.mark.parametrize("data", [b"", b"IxFI", b"not an index at all"])
def test_a_file_that_is_no_index_is_named(tmp_path: Path, data: bytes) -> None:
    """Empty, cut and foreign files raise a ValueError with the path."""
    path = tmp_path / "vectors.faiss"
    path.write_bytes(data)

    with pytest.raises(ValueError, match=rf"^{path}: "):
        FaissVectorStore.read(path, IDS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there raises a ValueError with the path."""
    with pytest.raises(ValueError, match=rf"^{tmp_path / 'vectors.faiss'}: "):
        FaissVectorStore.read(tmp_path / "vectors.faiss", IDS)


def test_an_index_of_other_vectors_is_refused(tmp_path: Path) -> None:
    """An index with another number of vectors, or of another kind, is not taken."""
    path = tmp_path / "vectors.faiss"
    FaissVectorStore.build(IDS[:2], VECTORS[:2]).write(path)
    with pytest.raises(ValueError, match=rf"^{path} does not hold 3 vectors$"):
        FaissVectorStore.read(path, IDS)

    by_distance = faiss.IndexFlatL2(4)
    by_distance.add(VECTORS)
    faiss.write_index(by_distance, str(path))
    with pytest.raises(ValueError, match=rf"^{path} does not hold 3 vectors$"):
        FaissVectorStore.read(path, IDS)


@pytest.mark.parametrize("ids", [[2, 5], [2, 2, 9], [9, 5, 2]])
def test_ids_that_do_not_ascend_are_refused(ids: list[int]) -> None:
    """Too few, repeated and unsorted ids raise a ValueError."""
    with pytest.raises(ValueError, match=rf"^{len(ids)} ids, which must ascend, do not go with 3 vectors$"):
        FaissVectorStore.build(np.array(ids, np.int64), VECTORS)


def test_double_precision_is_taken() -> None:
    """Vectors and questions in double precision are searched in single."""
    store = FaissVectorStore.build(IDS, VECTORS.astype(np.float64))

    ids, scores = store.search(VECTORS[:1].astype(np.float64), 1)

    assert (ids.tolist(), scores.tolist(), scores.dtype.name) == ([2], [1.0], "float32")


def test_the_thread_count_is_set() -> None:
    """FAISS uses as many threads as it is told."""
    before = faiss.omp_get_max_threads()
    set_threads(1)
    assert faiss.omp_get_max_threads() == 1
    set_threads(before)
