"""Folders in BEIR layout: a corpus, questions, and which documents answer them.

Source of the layout: Thakur et al., "BEIR", NeurIPS 2021 (`corpus.jsonl`, `queries.jsonl`, `qrels.tsv`).
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import QuestionsUnreadable
from index.ingest.built_with import built_with
from index.language.text import normalise_text
from index.store.corpus import Corpus, open_corpus
from index.structure.chunking import chunk_document
from index.structure.lines import read_lines
from index.structure.paragraphs import find_paragraphs
from index.types import Document, Embedder, Header

Progress = Callable[[str, int, int], None]
"""Told the step, how many are done and of how many."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A folder's corpus with its questions.

    Attributes:
        asked: Each judged question by its id.
        judged: The relevance of documents, by question and document.
        document_of: The document's id in the folder, by chunk id.
    """

    corpus: Corpus
    asked: dict[str, str]
    judged: dict[str, dict[str, int]]
    document_of: dict[int, str]


@contextmanager
def open_judged(folder: Path, embedder: Embedder, *, progress: Progress) -> Iterator[Judged]:
    """The folder, indexed in a throw-away place.

    Raises:
        QuestionsUnreadable: If a file is missing, a line is malformed or no question is judged.
    """
    rows = read_rows(folder / "corpus.jsonl", required=("_id", "text"))
    judgements = _read_judgements(folder / "qrels.tsv")
    questions = read_rows(folder / "queries.jsonl", required=("_id", "text"))
    asked = {row["_id"]: row["text"] for row in questions if row["_id"] in judgements}
    if not asked:
        raise QuestionsUnreadable("questions_unjudged", folder=folder)
    judged = {identity: judgements[identity] for identity in asked}
    with tempfile.TemporaryDirectory(prefix="dannguon-eval-") as name, open_corpus(Path(name), create=True) as corpus:
        corpus.set_built_with(built_with(embedder))
        _store_rows(corpus, rows, embedder, progress)
        document_of = {chunk: rows[int(held, 16)]["_id"] for chunk, held in corpus.chunk_owners().items()}
        yield Judged(corpus, asked, judged, document_of)


def _store_rows(
    corpus: Corpus, rows: Sequence[dict[str, Any]], embedder: Embedder, progress: Progress
) -> None:  # Any: JSON
    prepared = []
    for at, row in enumerate(rows):
        text = normalise_text(row["text"])
        title = row.get("title") or None
        chunks = chunk_document(text, find_paragraphs(text, read_lines(text)), title, embedder.count_tokens)
        prepared.append((f"{at:012x}", row, text, title, chunks))
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
            raise QuestionsUnreadable("judgement_malformed", path=path, line=number) from error
    return judged


# Files of JSON lines


def read_rows(path: Path, *, required: Sequence[str]) -> list[dict[str, Any]]:  # Any: JSON values
    """The objects of a JSON-lines file.

    Raises:
        QuestionsUnreadable: If the file cannot be read, or a line is no object with the required keys; it tells
            the line.
    """
    found = []
    for _, row in each_row(path, required=required):
        if isinstance(row, QuestionsUnreadable):
            raise row
        found.append(row)
    return found


def each_row(
    path: Path, *, required: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any] | QuestionsUnreadable]]:  # Any: as above
    """The number of each line from 1, with its object or with what is wrong with it.

    Raises:
        QuestionsUnreadable: If the file cannot be read.
    """
    for number, line in _lines(path):
        try:
            yield number, _row(line, path, number, required)
        except QuestionsUnreadable as error:
            yield number, error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsUnreadable("questions_unreadable", path=path) from error
    yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _row(line: str, path: Path, number: int, required: Sequence[str]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # beside bad JSON, a number or a nesting that Python refuses
        reason = error.msg if isinstance(error, json.JSONDecodeError) else error
        raise QuestionsUnreadable("row_not_json", path=path, line=number, cause=str(reason)) from error
    if not isinstance(row, dict) or any(not isinstance(row.get(key), str) for key in required):
        raise QuestionsUnreadable("row_lacks_keys", path=path, line=number, keys=tuple(required))
    return row
