"""Vectors that are kept, so that measuring a second time embeds only what is new."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.store.rows import embedded_digest
from index.types import Embedder, Vectors


class CachingEmbedder:
    """An embedder whose vectors are remembered in a file, so that a second measurement embeds only what is new."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self.name, self.dimension, self.max_tokens = embedder.name, embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = sqlite3.connect(path)
        self._store.execute("PRAGMA synchronous = OFF")  # else each question waits for the disk
        self._store.execute(
            "CREATE TABLE IF NOT EXISTS vectors (model TEXT, digest BLOB, vector BLOB, PRIMARY KEY (model, digest))"
        )

    def embed_question(self, question: str) -> Vectors:
        """As `Embedder.embed_question`."""
        key = (f"{self.name} question", embedded_digest(question))
        held = self._store.execute("SELECT vector FROM vectors WHERE model = ? AND digest = ?", key).fetchone()
        if held is None:
            vector = self._embedder.embed_question(question)
            with self._store:
                self._store.execute("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", (*key, vector.tobytes()))
            return vector
        return np.frombuffer(held[0], np.float32).reshape(1, self.dimension)

    def embed_passages(
        self, passages: Sequence[str], *, progress: Callable[[int], None] = lambda _done: None
    ) -> Vectors:
        """As `Embedder.embed_passages`."""
        digests = [embedded_digest(passage) for passage in passages]
        held = dict(self._store.execute("SELECT digest, vector FROM vectors WHERE model = ?", (self.name,)))
        new = {digest: passage for digest, passage in zip(digests, passages, strict=True) if digest not in held}
        vectors = self._embedder.embed_passages(list(new.values()), progress=progress)
        rows = [(self.name, digest, vector.tobytes()) for digest, vector in zip(new, vectors, strict=True)]
        with self._store:
            self._store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)
        held.update((digest, blob) for _, digest, blob in rows)
        joined = b"".join(held[digest] for digest in digests)
        return np.frombuffer(joined, np.float32).reshape(len(digests), self.dimension)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
