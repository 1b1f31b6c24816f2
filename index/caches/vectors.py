"""Exact vector search with FAISS; the only importer of faiss."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.types import Ids, Vectors, VectorStore


class FaissVectorStore:
    """Vectors in a flat inner-product index, found exactly. Read-only once built; safe to share between threads."""

    def __init__(self, index: "faiss.IndexFlatIP", ids: Ids) -> None:
        self._index = index
        self._ids = ids

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors) -> "FaissVectorStore":
        """A store of these vectors.

        Args:
            ids: Ascending, without repetition, shape (n,).
            vectors: Shape (n, dimension).

        Raises:
            ValueError: If there is not one vector an id or the ids do not ascend.
        """
        if len(ids) != len(vectors) or np.any(ids[1:] <= ids[:-1]):
            raise ValueError(f"{len(ids)} ids, which must ascend, do not go with {len(vectors)} vectors")
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index, ids)

    @classmethod
    def read(cls, path: Path, ids: Ids) -> "FaissVectorStore":
        """The store written at this path.

        Raises:
            ValueError: If the file is no index or does not hold as many vectors as there are ids.
        """
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise ValueError(f"{path}: {error}") from error
        if not isinstance(index, faiss.IndexFlatIP) or index.ntotal != len(ids):
            raise ValueError(f"{path} does not hold {len(ids)} vectors")
        return cls(index, ids)

    def write(self, path: Path) -> None:
        """Write the index (without the ids) to this path."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: Vectors, limit: int, *, within: Ids | None = None) -> tuple[Ids, NDArray[np.float32]]:
        """As `VectorStore.search`."""
        if vector.shape != (1, self._index.d) or limit < 1:
            raise ValueError(f"vector {vector.shape} and limit {limit} do not fit dimension {self._index.d}")
        if within is not None:
            ids = np.intersect1d(self._ids, within)
            scores = self.vectors(ids) @ vector[0]
            order = np.argsort(-scores, kind="stable")[:limit]
            return ids[order], scores[order]
        if not len(self):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        wanted = limit + 1
        while True:
            # k beyond the store's size is padded with -1, so it is capped.
            scores, rows = self._index.search(np.ascontiguousarray(vector, np.float32), min(wanted, len(self)))
            # Of vectors with one score FAISS keeps any, so all that score like the last are fetched.
            if wanted >= len(self) or scores[0][-1] < scores[0][limit - 1]:
                break
            wanted *= 2
        order = np.lexsort((rows[0], -scores[0]))[:limit]
        return self._ids[rows[0][order]], scores[0][order]

    def vectors(self, ids: Ids) -> Vectors:
        """As `VectorStore.vectors`."""
        rows = np.searchsorted(self._ids, ids)
        if np.any(rows >= len(self._ids)) or np.any(self._ids[rows] != ids):
            raise KeyError(f"no vectors for some of {ids.tolist()}")
        found: Vectors = self._index.reconstruct_batch(rows).reshape(len(rows), self._index.d)
        return found


class PartOfVectors:
    """Some of another store's vectors, as if there were no others.

    Args:
        store: The other.
        ids: Those of its ids that this has; ascending.
    """

    def __init__(self, store: VectorStore, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, vector: Vectors, limit: int, *, within: Ids | None = None) -> tuple[Ids, NDArray[np.float32]]:
        """As `VectorStore.search`."""
        ids = self._ids if within is None else np.intersect1d(self._ids, within)
        return self._store.search(vector, limit, within=ids)

    def vectors(self, ids: Ids) -> Vectors:
        """As `VectorStore.vectors`."""
        if not np.all(np.isin(ids, self._ids)):
            raise KeyError(f"no vectors for some of {ids.tolist()}")
        return self._store.vectors(ids)


def set_threads(count: int) -> None:
    """Let FAISS use this many threads; more than there are cores is many times slower."""
    faiss.omp_set_num_threads(count)
