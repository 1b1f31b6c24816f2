"""What answers while the corpus changes: the newest caches are opened between two questions."""

import logging
import threading
import weakref
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.assembly.assemble import (
    Way,
    answerer_over,
    assemble_embedder,
    assemble_reranking,
    open_view,
    use_own_words,
)
from bot.messages import messages
from bot.settings import Settings
from index.caches.snapshot import finished_caches
from index.errors import CorpusCorrupted, CorpusMismatch, DanNguonError, Report
from index.ingest.built_with import check_built_with
from index.store.corpus import Corpus, open_corpus
from index.store.corrections import Corrections
from index.types import Document, Embedder
from retrieval.pipeline import QuestionAnswerer
from retrieval.question.question import Question
from retrieval.register.registry import Registry
from retrieval.types import Answer, Part
from retrieval.view import View

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Opened:
    """A corpus, pinned to the moment its caches were made of, with these, and what answers over both."""

    corpus: Corpus
    view: View
    answerer: QuestionAnswerer


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
        self.embedder = open_model(settings, report)
        reranking = assemble_reranking(settings, report)
        self._way = Way(reranking, settings.refusal_threshold, without=frozenset(without), own_unit=settings.own_unit)
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
            check_built_with(corpus, self.embedder)
            view = open_view(corpus, self._data_dir, self._report, registry=registry)
            opened = _Opened(corpus, view, answerer_over(view, self.embedder, self._way))
        except BaseException:
            corpus.close()
            raise
        weakref.finalize(registry, corpus.close)  # when the last question or look that uses it is done
        after = finished_caches(self._data_dir)
        self._opened = opened
        # Where another process has finished later ones meanwhile, the next question opens those.
        self._seen = after if all(caches.generation <= view.snapshot.generation for caches in after) else before

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
                    if isinstance(error, DanNguonError):
                        error.add_note(messages.sentence(error))  # stands under the traceback
                    _log.exception("the new caches cannot be opened")
                if isinstance(error, CorpusMismatch | CorpusCorrupted):
                    raise
                # What is in use goes on being used; the next question tries again.
            finally:
                self._lock.release()
        return self._opened

    def refresh(self) -> None:
        """Open what was indexed meanwhile, so that no question waits for it.

        Raises:
            CorpusMismatch, CorpusCorrupted: As for `answer`.
        """
        self._newest()

    def answer(self, question: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        """The answer to a question, which may lean on the answers before it, oldest first; a list's from `first`.

        Raises:
            CorpusMismatch, CorpusCorrupted: If the corpus no longer fits the model or is damaged.
        """
        return self._newest().answerer.answer(question, earlier, first)

    def understand(self, question: str, earlier: Sequence[Answer] = ()) -> Question:
        """What the question asks, as `answer` reads it."""
        return self._newest().answerer.understand(question, earlier)

    def registry(self) -> Registry:
        """The register of the newest facts.

        Raises:
            CorpusMismatch, CorpusCorrupted: As for `answer`.
        """
        return self._newest().view.registry

    def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            DocumentNotFound: If there is none.
        """
        return self._opened.view.document(reference)
