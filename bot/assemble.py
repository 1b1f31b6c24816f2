"""From settings to objects: the only file that knows every implementation."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from bot.settings import Settings
from index.corpus import Corpus, open_corpus
from index.embedding import open_embedder
from index.ingest import check_built_with
from index.lexical import Field
from index.snapshot import newest_generation, open_snapshot
from index.types import Document, Embedder
from index.vectors import set_threads
from retrieval.extractive import ExtractiveAnswerer
from retrieval.pipeline import QuestionAnswerer, rarity_in
from retrieval.retriever import Retriever
from retrieval.types import Answer

Report = Callable[[str], None]
_log = logging.getLogger(__name__)


def assemble_embedder(settings: Settings, report: Report) -> Embedder:
    """The embedding model that is set, its threads and those of the vector search as set.

    Raises:
        ModelUnavailable: If it cannot be loaded.
    """
    set_threads(settings.embedding_threads)
    return open_embedder(
        settings.embedding_model,
        models_folder=settings.data_dir / "models",
        threads=settings.embedding_threads,
        report=report,
    )


def assemble_answerer(corpus: Corpus, embedder: Embedder, data_dir: Path, report: Report) -> QuestionAnswerer:
    """What answers questions over the corpus as it is now.

    Raises:
        CorpusMismatch: If the corpus was built by another model or other rules.
    """
    check_built_with(corpus, embedder)
    snapshot = open_snapshot(corpus, data_dir, report=report)
    answerer = ExtractiveAnswerer(rarity_in(snapshot.lexical, Field.MARKED), rarity_in(snapshot.lexical, Field.FOLDED))
    return QuestionAnswerer(Retriever(corpus, snapshot, embedder), answerer)


class LiveAnswerer:
    """Answers over the newest caches: what another process has indexed is found by the next question."""

    def __init__(self, settings: Settings, report: Report) -> None:
        """Load the model and the caches.

        Raises:
            DanNguonError: Whatever is wrong with settings, model or data folder.
        """
        self._data_dir = settings.data_dir
        self._report = report
        self._corpus = open_corpus(settings.data_dir)  # first: without one the model need not be loaded
        self._embedder = assemble_embedder(settings, report)
        self._lock = threading.Lock()
        self._current = self._assemble()
        self._generation = newest_generation(self._data_dir)

    def _assemble(self) -> QuestionAnswerer:
        return assemble_answerer(self._corpus, self._embedder, self._data_dir, self._report)

    def answer(self, question: str) -> Answer:
        """The answer to a question."""
        newest = newest_generation(self._data_dir)
        if newest != self._generation and self._lock.acquire(blocking=False):
            try:
                self._current = self._assemble()
                self._generation = newest_generation(self._data_dir)
            except Exception:
                # The caches in use go on being used; the next question tries again.
                _log.exception("the new caches cannot be opened")
            finally:
                self._lock.release()
        return self._current.answer(question)

    def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            DocumentNotFound: If there is none.
        """
        return self._corpus.document(reference)
