"""Measures retrieval over a folder in BEIR layout, and answers over a file of questions.

Source of the layout: Thakur et al., "BEIR", NeurIPS 2021 (`corpus.jsonl`, `queries.jsonl`, `qrels.tsv`).
"""

import json
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.chunking import chunk_document
from index.corpus import Corpus, embedded_digest, open_corpus
from index.errors import QuestionsUnreadable
from index.ingest import built_with
from index.snapshot import open_snapshot
from index.text import fold, normalise_text
from index.types import Document, Embedder, Header, Vectors
from retrieval.retriever import CANDIDATES, Retriever
from retrieval.understanding import understand

Progress = Callable[[str, int, int], None]


class CachingEmbedder:
    """An embedder whose passages are remembered in a file, so that a second measurement embeds only what is new."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self.name, self.dimension, self.max_tokens = embedder.name, embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens
        self.embed_question = embedder.embed_question
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = sqlite3.connect(path)
        self._store.execute(
            "CREATE TABLE IF NOT EXISTS vectors (model TEXT, digest BLOB, vector BLOB, PRIMARY KEY (model, digest))"
        )

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


def evaluate_retrieval(folder: Path, embedder: Embedder, *, strip_marks: bool, progress: Progress) -> RetrievalFigures:
    """Index the folder's corpus in a throw-away place, ask its questions, and compare with its judgements.

    Args:
        folder: In BEIR layout.
        embedder: A `CachingEmbedder` makes a second run quick.
        strip_marks: Ask the questions as typed without Vietnamese marks.
        progress: Told the step, how many are done and of how many.

    Raises:
        QuestionsUnreadable: If a file is missing, a line is malformed or no question is judged.
    """
    corpus_rows = read_rows(folder / "corpus.jsonl", required=("_id", "text"))
    judgements = _read_judgements(folder / "qrels.tsv")
    asked = [row for row in read_rows(folder / "queries.jsonl", required=("_id", "text")) if row["_id"] in judgements]
    if not asked:
        raise QuestionsUnreadable(f"Trong {folder}, không câu hỏi nào của queries.jsonl có mặt trong qrels.tsv.")
    judged = {row["_id"]: judgements[row["_id"]] for row in asked}
    with tempfile.TemporaryDirectory(prefix="dannguon-eval-") as name, open_corpus(Path(name), create=True) as corpus:
        corpus.set_built_with(built_with(embedder))
        _store_rows(corpus, corpus_rows, embedder, progress)
        retriever = Retriever(corpus, open_snapshot(corpus, Path(name), report=lambda _: None), embedder)
        document_of = {chunk: corpus_rows[int(held, 16)]["_id"] for chunk, held in corpus.chunk_owners().items()}
        run: dict[str, dict[str, float]] = {}
        for done, row in enumerate(asked, start=1):
            text = fold(row["text"]) if strip_marks else row["text"]
            best: dict[str, float] = {}
            for hit in retriever.search(understand(text), 2 * CANDIDATES):
                best.setdefault(document_of[hit.chunk_id], hit.score)
            run[row["_id"]] = best
            progress("ask", done, len(asked))
    return RetrievalFigures(_measures(judged, run), len(asked), len(document_of))


def _store_rows(
    corpus: Corpus, rows: Sequence[dict[str, Any]], embedder: Embedder, progress: Progress
) -> None:  # Any: JSON
    prepared = []
    for at, row in enumerate(rows):
        text = normalise_text(row["text"])
        title = row.get("title") or None
        prepared.append((f"{at:012x}", row, text, title, chunk_document(text, (), title, embedder.count_tokens)))
        progress("read", at + 1, len(rows))
    texts = [s.embedded_text for *_, chunks in prepared for chunk in chunks for s in chunk.sentences]
    vectors = embedder.embed_passages(texts, progress=lambda done: progress("embed", done, len(texts)))
    at = 0
    with corpus.transaction():
        for identity, row, text, title, chunks in prepared:
            count = sum(len(chunk.sentences) for chunk in chunks)
            document = Document(identity, "", str(row["_id"]), "", text, Header(title=title))
            corpus.replace_document(document, chunks, vectors[at : at + count])
            at += count


def _read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """The relevance of documents by question and document; the first line is a heading."""
    judged: dict[str, dict[str, int]] = {}
    for number, line in list(_lines(path))[1:]:
        try:
            query, document, relevance = line.rstrip("\r").split("\t")
            judged.setdefault(query, {})[document] = int(relevance)
        except ValueError as error:
            raise QuestionsUnreadable(
                f"{path}, dòng {number}: cần ba cột cách nhau bằng dấu tab, cột cuối là số nguyên."
            ) from error
    return judged


def _measures(judged: dict[str, dict[str, int]], run: dict[str, dict[str, float]]) -> dict[str, float]:
    import ir_measures

    names = {"nDCG@10": "nDCG@10", "MRR@10": "RR@10", "R@1": "R@1", "R@5": "R@5", "R@10": "R@10", "P@1": "P@1"}
    measures = {name: ir_measures.parse_measure(parsed) for name, parsed in names.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ir_measures.calc_aggregate(list(measures.values()), judged, run)
    return {name: float(found[measure]) for name, measure in measures.items()}


# Files of JSON lines


def read_rows(path: Path, *, required: Sequence[str]) -> list[dict[str, Any]]:  # Any: JSON values
    """The objects of a JSON-lines file.

    Raises:
        QuestionsUnreadable: If the file cannot be read, or a line is no object with the required keys; the message
            names the line.
    """
    return list(_rows(path, required))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsUnreadable(f"Không đọc được tệp {path} ({error}).") from error
    yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _rows(path: Path, required: Sequence[str]) -> Iterator[dict[str, Any]]:
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:  # beside bad JSON, a number or a nesting that Python refuses
            reason = error.msg if isinstance(error, json.JSONDecodeError) else error
            raise QuestionsUnreadable(f"{path}, dòng {number}: không phải JSON ({reason}).") from error
        if not isinstance(row, dict) or any(not isinstance(row.get(key), str) for key in required):
            raise QuestionsUnreadable(f"{path}, dòng {number}: cần một đối tượng có các khóa {', '.join(required)}.")
        yield row
