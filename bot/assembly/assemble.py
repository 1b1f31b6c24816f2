"""From settings to objects: the only file that knows every implementation."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.settings import Settings
from index.caches.snapshot import open_snapshot, open_snapshot_in_memory
from index.caches.vectors import set_threads
from index.errors import DataFolderError, Report, notice
from index.ingest.built_with import check_built_with
from index.lexicon.tables import use_lexicon
from index.models.cross_encoder import open_cross_encoder
from index.models.embedding import open_embedder
from index.store.corpus import Corpus
from index.store.corrections import Corrections
from index.types import Embedder
from retrieval.answers.cells.answerer import CellAnswerer
from retrieval.answers.register import RegisterAnswerer
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.nearest import NearestAnswerer
from retrieval.answers.sentences.passages import THRESHOLD, ExtractiveAnswerer
from retrieval.evidence.matching import Rarity
from retrieval.measure.cache import CachingEmbedder
from retrieval.pipeline import QuestionAnswerer
from retrieval.question_reader import QuestionReader
from retrieval.register.registry import Registry
from retrieval.search.rerank import CrossEncoderReranker, FittedReranker, KeepOrder, fitted_weights
from retrieval.search.retriever import DENSE_WEIGHT, Retriever
from retrieval.types import Answerer, Part, Reranker
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
        own_unit: The unit that is meant where a question names none.
    """

    reranking: Callable[[Rarity], Reranker] = fitted_reranker
    threshold: float = THRESHOLD
    today: Callable[[], date] = date.today
    without: frozenset[Part] = frozenset()
    own_unit: str | None = None


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
    return answerer_over(open_view(corpus, data_dir, report, registry=registry), embedder, way)


def open_view(corpus: Corpus, data_dir: Path, report: Report, *, registry: Registry | None = None) -> View:
    """All of the corpus as it is now; caches that cannot be written are held in memory."""
    try:
        snapshot = open_snapshot(corpus, data_dir, report=report)
    except DataFolderError as error:
        report(notice("caches_in_memory", error=error.notice))
        snapshot = open_snapshot_in_memory(corpus)
    return View(corpus, snapshot, registry or Registry(corpus, Corrections(data_dir)))


def answerer_over(view: View, embedder: Embedder, way: Way) -> QuestionAnswerer:
    """What answers questions over a view; its vectors must be of this model."""
    without = way.without
    sentences = Sentences(view, fitted_judge())
    answerer: Answerer = ExtractiveAnswerer(sentences, threshold=0.0 if Part.REFUSAL in without else way.threshold)
    answerer = CellAnswerer(view, answerer)
    if Part.REGISTER not in without:
        answerer = RegisterAnswerer(view, answerer)
    answerer = NearestAnswerer(view, answerer, sentences)
    retriever = Retriever(
        view,
        embedder,
        KeepOrder() if Part.RERANKING in without else way.reranking(view.rarity),
        dense_weight=0.0 if Part.MEANING in without else 1.0 if Part.WORDS in without else DENSE_WEIGHT,
    )
    reader = QuestionReader(view.spelling, today=way.today, without=without)
    return QuestionAnswerer(reader, retriever, answerer, only_lookups=Part.KINDS in without, own_unit=way.own_unit)


def served(embedder: Embedder, report: Report, without: Collection[Part]) -> Callable[[Corpus], QuestionAnswerer]:
    """What makes the answerer that is served, without these parts, over a corpus made for measuring."""
    way = Way(without=frozenset(without))
    return lambda corpus: assemble_answerer(corpus, embedder, corpus.path.parent, report, way=way)
