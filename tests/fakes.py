"""What stands in for the model and for FAISS, and small corpora made of a few words."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.caches.snapshot import Snapshot, open_snapshot
from index.facts.find import find_facts
from index.ingest.built_with import built_with
from index.ingest.files import Task
from index.ingest.index import Model, index_documents
from index.ingest.report import IngestReport
from index.language.text import tokens
from index.readers.formats import read_bytes, read_data
from index.readers.worker.process import ReadingHere
from index.store.corpus import Corpus, document_id, open_corpus
from index.store.corrections import Corrections
from index.structure.chunking import chunk_document
from index.structure.reading import read
from index.types import Document, Embedder, Ids, Vectors
from retrieval.question.marked import mark
from retrieval.question.question import Question
from retrieval.question.typed.cleaning import clean
from retrieval.question.typed.courtesy import without_courtesy
from retrieval.question.understanding import understand as understand_marked
from retrieval.question_reader import QUESTION_MAX_CHARS
from retrieval.register.registry import Registry
from retrieval.types import Answer, Citation, Draft, Suggestion
from retrieval.view import View


class HashedEmbedder:
    """Each syllable is an axis, so a cosine is the share of syllables in common: the order is known by hand.

    Attributes:
        embedded: Every passage it was asked to embed, in order.
    """

    def __init__(self, name: str = "hashed", dimension: int = 512, max_tokens: int = 128) -> None:
        self.name = name
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.embedded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The syllables of each text and two special tokens."""
        return [len(tokens(text)) + 2 for text in texts]

    def embed_question(self, question: str) -> Vectors:
        """The question's vector, shape (1, dimension)."""
        return self._vectors([question])

    def embed_passages(
        self, passages: Sequence[str], *, progress: Callable[[int], None] = lambda _done: None
    ) -> Vectors:
        """The passages' vectors; tells its progress after every 50."""
        self.embedded += passages
        for done in range(50, len(passages) + 50, 50):
            progress(min(done, len(passages)))
        return self._vectors(passages)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            syllables = tokens(text)[: self.max_tokens - 2]
            vectors[row, 0] = not syllables  # so that a text without any has a direction too
            for syllable in syllables:
                digest = hashlib.blake2b(syllable.encode(), digest_size=4).digest()
                vectors[row, 1 + int.from_bytes(digest) % (self.dimension - 1)] += 1
        normalised: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normalised


class NumpyVectorStore:
    """Exact search with nothing but numpy."""

    def __init__(self, ids: Ids, vectors: Vectors) -> None:
        self._ids = ids
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, vector: Vectors, limit: int, *, within: Ids | None = None) -> tuple[Ids, NDArray[np.float32]]:
        """As `VectorStore.search`."""
        if vector.shape != (1, self._vectors.shape[1]) or limit < 1:
            raise ValueError(f"vector {vector.shape} and limit {limit} do not fit {self._vectors.shape}")
        may = np.full(len(self._ids), True) if within is None else np.isin(self._ids, within)
        ids, scores = self._ids[may], self._vectors[may] @ vector[0]
        order = np.lexsort((ids, -scores))[:limit]
        return ids[order], scores[order]

    def vectors(self, ids: Ids) -> Vectors:
        """As `VectorStore.vectors`."""
        row_of = {held: row for row, held in enumerate(self._ids.tolist())}
        found: Vectors = self._vectors[[row_of[wanted] for wanted in ids.tolist()]]
        return found


def understand(text: str) -> Question:
    """What is asked by this text as it stands, without spelling, conversation and today."""
    asked = without_courtesy(clean(text, QUESTION_MAX_CHARS))
    return understand_marked(mark(asked), asked=asked)


def make_answer(
    question: str,
    text: str = "",
    citations: tuple[Citation, ...] = (),
    suggestions: tuple[Suggestion, ...] = (),
    *,
    related: tuple[Citation, ...] = (),
    elapsed_ms: float = 1.0,
) -> Answer:
    """The answer to a question, a refusal without text, or what is related to it."""
    said = Draft(text, citations, related=related)
    return Answer(question, understand(question), said, suggestions, elapsed_ms=elapsed_ms)


def read_as(answer: Answer, text: str) -> Answer:
    """The same answer to a question that was read so."""
    return replace(answer, read=replace(answer.read, marked=mark(text)))


def make_document(source: str, text: str, *, root: str = "/documents") -> Document:
    """A document as ingestion would make it of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(f"{root}/{source}"), root, source, digest, text, read(text).header)


def store(corpus: Corpus, embedder: Embedder, document: Document) -> None:
    """Put a document into the corpus with its chunks and vectors."""
    reading = read(document.text)
    chunks = chunk_document(document.text, reading.paragraphs, document.header.title, embedder.count_tokens)
    texts = [sentence.embedded_text for chunk in chunks for sentence in chunk.sentences]
    corpus.replace_document(document, chunks, embedder.embed_passages(texts), find_facts(reading))


def make_corpus(data_dir: Path, embedder: Embedder, texts: Mapping[str, str]) -> Corpus:
    """An open corpus of these texts by source."""
    corpus = open_corpus(data_dir, create=True)
    corpus.set_built_with(built_with(embedder))
    for source, text in texts.items():
        store(corpus, embedder, make_document(source, text))
    return corpus


def silent(_notice: object) -> None:
    """A report that nobody reads."""


def read_file(path: Path) -> str:
    """A file's text as it is stored.

    Raises:
        DocumentRefused: As `read_bytes` and `read_data` do.
    """
    return read_data(read_bytes(path), name=path.name).text


def make_snapshot(corpus: Corpus, data_dir: Path) -> Snapshot:
    """The caches of the corpus."""
    return open_snapshot(corpus, data_dir, report=silent)


def make_view(corpus: Corpus, data_dir: Path) -> View:
    """All of the corpus, as it is now."""
    return View(corpus, make_snapshot(corpus, data_dir), Registry(corpus, Corrections(data_dir)))


def index_folder(
    data_dir: Path,
    paths: Sequence[Path],
    embedder: Embedder | None = None,
    *,
    progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
    **wanted: Any,  # Any: as the fields of `Task`
) -> IngestReport:
    """Do what `dannguon index` does; what became of each file."""
    used = embedder or HashedEmbedder()
    task = Task(paths, **wanted)
    return index_documents(
        data_dir, task, Model(lambda: used, used.name), reading=ReadingHere(), progress=progress, report=silent
    )


def write_files(folder: Path, texts: Mapping[str, str]) -> Path:
    """The folder with these texts in it, by path."""
    for source, text in texts.items():
        path = folder / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
