"""Measures retrieval over a folder of judged questions."""

import sqlite3
import warnings
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

import numpy as np

from index.corpus import Corpus, embedded_digest
from index.snapshot import Snapshot
from index.text import fold
from index.types import Embedder, Vectors
from retrieval.correction import correct
from retrieval.judged import Progress, open_judged
from retrieval.rarity import rarity_in
from retrieval.rerank import FittedReranker, KeepOrder, fitted_weights
from retrieval.retriever import CANDIDATES, DENSE_WEIGHT, Retriever
from retrieval.understanding import understand


class CachingEmbedder:
    """An embedder whose vectors are remembered in a file, so that a second measurement embeds only what is new."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self.name, self.dimension, self.max_tokens = embedder.name, embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = sqlite3.connect(path)
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


# Retrieval


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """Means over the questions, in [0, 1], higher is better."""

    values: dict[str, float]
    questions: int
    passages: int

    def as_json(self) -> dict[str, float]:
        """One object with the figures' usual names."""
        return {**self.values, "questions": self.questions, "passages": self.passages}


class Part(StrEnum):
    """A part of the way that can be left out, to see what it is worth."""

    CORRECTION = "correction"
    WORDS = "words"
    MEANING = "meaning"
    RERANKING = "reranking"


def evaluate_retrieval(
    folder: Path,
    embedder: Embedder,
    *,
    strip_marks: bool,
    progress: Progress,
    without: Collection[Part] = (),
) -> RetrievalFigures:
    """Index the folder's corpus in a throw-away place, ask its questions, and compare with its judgements.

    Args:
        folder: In BEIR layout.
        embedder: A `CachingEmbedder` makes a second run quick.
        strip_marks: Ask the questions as typed without Vietnamese marks.
        progress: Told the step, how many are done and of how many.
        without: Parts that are left out.

    Raises:
        QuestionsUnreadable: If a file is missing, a line is malformed or no question is judged.
    """
    with open_judged(folder, embedder, progress=progress) as held:
        retriever = _retriever(held.corpus, held.snapshot, embedder, without)
        corrected = str if Part.CORRECTION in without else partial(correct, spelling=held.snapshot.spelling)
        run: dict[str, dict[str, float]] = {}
        for done, (identity, asked) in enumerate(held.asked.items(), start=1):
            text = fold(asked) if strip_marks else asked
            best: dict[str, float] = {}
            for hit in retriever.search(understand(text, correct=corrected), 2 * CANDIDATES):
                best.setdefault(held.document_of[hit.chunk_id], hit.score)
            run[identity] = best
            progress("ask", done, len(held.asked))
        return RetrievalFigures(measures(held.judged, run), len(held.asked), len(held.document_of))


def _retriever(corpus: Corpus, snapshot: Snapshot, embedder: Embedder, without: Collection[Part]) -> Retriever:
    fitted = FittedReranker(rarity_in(snapshot.lexical), fitted_weights())
    weight = 0.0 if Part.MEANING in without else 1.0 if Part.WORDS in without else DENSE_WEIGHT
    reranker = KeepOrder() if Part.RERANKING in without else fitted
    return Retriever(corpus, snapshot, embedder, reranker, dense_weight=weight)


def measures(judged: dict[str, dict[str, int]], run: dict[str, dict[str, float]]) -> dict[str, float]:
    """The usual figures of a run against the judgements, each by its name, in [0, 1]."""
    import ir_measures

    names = {"nDCG@10": "nDCG@10", "MRR@10": "RR@10", "R@1": "R@1", "R@5": "R@5", "R@10": "R@10", "P@1": "P@1"}
    measures = {name: ir_measures.parse_measure(parsed) for name, parsed in names.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ir_measures.calc_aggregate(list(measures.values()), judged, run)
    return {name: float(found[measure]) for name, measure in measures.items()}
