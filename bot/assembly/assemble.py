"""From settings to objects: the only file that knows every implementation."""

import logging
import threading
import weakref
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.settings import Settings
from index.caches.snapshot import finished_caches, open_snapshot, open_snapshot_in_memory
from index.caches.vectors import set_threads
from index.errors import CorpusCorrupted, CorpusMismatch, DataFolderError, Report, notice
from index.ingest.built_with import check_built_with
from index.lexicon.tables import use_lexicon
from index.models.cross_encoder import open_cross_encoder
from index.models.embedding import open_embedder
from index.store.corpus import Corpus, open_corpus
from index.store.corrections import Corrections
from index.types import Document, Embedder
from retrieval.answers.passages import THRESHOLD, ExtractiveAnswerer
from retrieval.answers.register import RegisterAnswerer
from retrieval.evidence.confidence import fitted_confidence
from retrieval.evidence.matching import Rarity
from retrieval.measure.cache import CachingEmbedder
from retrieval.pipeline import QuestionAnswerer
from retrieval.question.question import Question
from retrieval.reader import QuestionReader
from retrieval.register.registry import Registry
from retrieval.search.rerank import CrossEncoderReranker, FittedReranker, KeepOrder, fitted_weights
from retrieval.search.retriever import DENSE_WEIGHT, Retriever
from retrieval.types import Answer, Answerer, Part, Reranker
from retrieval.view import View

_log = logging.getLogger(__name__)


def use_own_words(settings: Settings) -> None:
    """Put the office's own tables of words in force, before any text is read.

    Raises:
        SettingsError: If one that is set cannot be read or is malformed.
    """
    use_lexicon(settings.lexicon, abbreviations=settings.abbreviations)


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


def caching_embedder(settings: Settings, report: Report) -> CachingEmbedder:
    """The same, its vectors remembered in the data folder, for measuring.

    Raises:
        ModelUnavailable: If it cannot be loaded.
    """
    return CachingEmbedder(assemble_embedder(settings, report), settings.data_dir / "eval" / "vectors.sqlite3")


def assemble_reranking(settings: Settings, report: Report) -> Callable[[Rarity], Reranker]:
    """How passages are looked at again, as set: what makes it for a corpus whose words have this rarity.

    Raises:
        ModelUnavailable: If a cross-encoder is set that cannot be loaded.
    """
    if settings.reranker == "fitted":
        return fitted_reranker
    if settings.reranker == "none":
        return lambda _: KeepOrder()
    reranker = CrossEncoderReranker(open_cross_encoder(settings.reranker, report=report))
    return lambda _: reranker


def fitted_reranker(rarity: Rarity) -> Reranker:
    """The fitted combination of features that the project was measured with."""
    return FittedReranker(rarity, fitted_weights())


@dataclass(frozen=True, slots=True)
class Way:
    """How questions are answered, beside the corpus and the model.

    Attributes:
        reranking: Makes what looks at passages again, for a corpus whose words have this rarity.
        threshold: The least probability of a sentence that is said.
        today: The day that "hôm qua" is counted from.
        without: Parts that are left out, for measuring.
    """

    reranking: Callable[[Rarity], Reranker] = fitted_reranker
    threshold: float = THRESHOLD
    today: Callable[[], date] = date.today
    without: frozenset[Part] = frozenset()


def assemble_answerer(
    corpus: Corpus,
    embedder: Embedder,
    data_dir: Path,
    report: Report,
    *,
    registry: Registry | None = None,
    way: Way = Way(),
) -> QuestionAnswerer:
    """What answers questions over the corpus as it is now; caches that cannot be written are held in memory.

    Raises:
        CorpusMismatch: If the corpus was built by another model or other rules.
    """
    check_built_with(corpus, embedder)
    try:
        snapshot = open_snapshot(corpus, data_dir, report=report)
    except DataFolderError as error:
        report(notice("caches_in_memory", error=error.notice))
        snapshot = open_snapshot_in_memory(corpus)
    view, without = View(corpus, snapshot, registry or Registry(corpus, Corrections(data_dir))), way.without
    answerer: Answerer = ExtractiveAnswerer(
        view.rarity, fitted_confidence(), threshold=0.0 if Part.REFUSAL in without else way.threshold
    )
    if Part.REGISTER not in without:
        answerer = RegisterAnswerer(view, answerer)
    retriever = Retriever(
        view,
        embedder,
        KeepOrder() if Part.RERANKING in without else way.reranking(view.rarity),
        dense_weight=0.0 if Part.MEANING in without else 1.0 if Part.WORDS in without else DENSE_WEIGHT,
    )
    reader = QuestionReader(view.spelling, today=way.today, without=without)
    return QuestionAnswerer(reader, retriever, answerer)


def served(embedder: Embedder, report: Report, without: Collection[Part]) -> Callable[[Corpus], QuestionAnswerer]:
    """What makes the answerer that is served, without these parts, over a corpus made for measuring."""
    way = Way(without=frozenset(without))
    return lambda corpus: assemble_answerer(corpus, embedder, corpus.path.parent, report, way=way)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Opened:
    """A corpus, pinned to the moment its caches were made of, and what answers over both."""

    corpus: Corpus
    answerer: QuestionAnswerer
    registry: Registry

    @property
    def generation(self) -> int:
        return self.answerer.retriever.view.snapshot.generation


class LiveAnswerer:
    """Answers over the newest caches: what another process has indexed is found by the next question.

    Corpus and caches are opened together and read as of one moment, so while another process replaces documents
    the old ones are still found, shown and cited.
    """

    def __init__(
        self,
        settings: Settings,
        report: Report,
        *,
        open_model: Callable[[Settings, Report], Embedder] = assemble_embedder,
        without: Collection[Part] = (),
    ) -> None:
        """Load the model and the caches.

        Args:
            settings: As set.
            report: Told what takes long.
            open_model: Loads the model.
            without: Parts that are left out, for measuring.

        Raises:
            DanNguonError: Whatever is wrong with settings, model or data folder.
        """
        use_own_words(settings)
        self._data_dir = settings.data_dir
        self._corrections = Corrections(settings.data_dir)
        self._report = report
        open_corpus(settings.data_dir).close()  # first: without one the model need not be loaded
        self._embedder = open_model(settings, report)
        reranking = assemble_reranking(settings, report)
        self._way = Way(reranking, settings.refusal_threshold, without=frozenset(without))
        self._lock = threading.Lock()
        self._fault = ""
        """What was logged last of caches that cannot be opened; empty once they can."""
        self._open()

    def _open(self) -> None:
        """Open the corpus and its caches as they are now; what is in use stays where that fails."""
        before = finished_caches(self._data_dir)
        corpus = open_corpus(self._data_dir)  # anew each time, because a backup may have taken the file's place
        try:
            corpus.pin()
            registry = Registry(corpus, self._corrections)
            registry.offices()  # puts it together now and not with the first question
            opened = _Opened(corpus, self._assemble(corpus, registry), registry)
        except BaseException:
            corpus.close()
            raise
        weakref.finalize(registry, corpus.close)  # when the last question or look that uses it is done
        after = finished_caches(self._data_dir)
        self._opened = opened
        # Where another process has finished later ones meanwhile, the next question opens those.
        self._seen = after if all(caches.generation <= opened.generation for caches in after) else before

    def _assemble(self, corpus: Corpus, registry: Registry) -> QuestionAnswerer:
        return assemble_answerer(
            corpus,
            self._embedder,
            self._data_dir,
            self._report,
            registry=registry,
            way=self._way,
        )

    def _newest(self) -> _Opened:
        """What answers now.

        Raises:
            CorpusMismatch, CorpusCorrupted: If the corpus no longer fits the model or is damaged.
        """
        if finished_caches(self._data_dir) != self._seen and self._lock.acquire(blocking=bool(self._fault)):
            try:
                self._open()
                self._fault = ""
            except Exception as error:
                if self._fault != str(error):
                    self._fault = str(error)
                    _log.exception("the new caches cannot be opened")
                if isinstance(error, CorpusMismatch | CorpusCorrupted):
                    raise
                # What is in use goes on being used; the next question tries again.
            finally:
                self._lock.release()
        return self._opened

    def answer(self, question: str, earlier: Sequence[Answer] = ()) -> Answer:
        """The answer to a question, which may lean on the answers before it, oldest first.

        Raises:
            CorpusMismatch, CorpusCorrupted: If the corpus no longer fits the model or is damaged.
        """
        opened = self._newest()
        return opened.answerer.answer(question, earlier)

    def understand(self, question: str, earlier: Sequence[Answer] = ()) -> Question:
        """What the question asks, as `answer` reads it."""
        return self._newest().answerer.understand(question, earlier)

    def registry(self) -> Registry:
        """The register of the newest facts.

        Raises:
            CorpusMismatch, CorpusCorrupted: As for `answer`.
        """
        return self._newest().registry

    def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            DocumentNotFound: If there is none.
        """
        return self._opened.answerer.retriever.view.document(reference)
