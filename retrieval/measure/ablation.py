"""The way of a question with parts of it left out, to see what each is worth."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from index.caches.snapshot import Snapshot
from index.store.corpus import Corpus
from index.types import Embedder
from retrieval.answers.passages import THRESHOLD, ExtractiveAnswerer
from retrieval.answers.register import RegisterAnswerer
from retrieval.conversation.followup import complete
from retrieval.evidence.confidence import fitted_confidence
from retrieval.pipeline import QuestionAnswerer
from retrieval.question.mistyped import correct
from retrieval.question.question import Question
from retrieval.question.read import understand
from retrieval.question.relative_dates import resolve_dates
from retrieval.register.registry import Registry
from retrieval.search.rarity import rarity_in
from retrieval.search.rerank import FittedReranker, KeepOrder, fitted_weights
from retrieval.search.retriever import DENSE_WEIGHT, Retriever
from retrieval.types import Answer, Answerer


class Part(StrEnum):
    """A part of the way that can be left out; the last four only where answers are measured."""

    CORRECTION = "correction"
    WORDS = "words"
    MEANING = "meaning"
    RERANKING = "reranking"
    FOLLOW_UPS = "follow-ups"
    DATES = "dates"
    REFUSAL = "refusal"
    REGISTER = "register"


OF_RETRIEVAL = (Part.CORRECTION, Part.WORDS, Part.MEANING, Part.RERANKING)


def ablated_retriever(corpus: Corpus, snapshot: Snapshot, embedder: Embedder, without: Collection[Part]) -> Retriever:
    """The retriever without these parts."""
    fitted = FittedReranker(rarity_in(snapshot.lexical), fitted_weights())
    weight = 0.0 if Part.MEANING in without else 1.0 if Part.WORDS in without else DENSE_WEIGHT
    reranker = KeepOrder() if Part.RERANKING in without else fitted
    return Retriever(corpus, snapshot, embedder, reranker, dense_weight=weight)


class AblatedAnswerer(QuestionAnswerer):
    """The answerer without these parts; without refusal it says the best sentence that meets what is named."""

    def __init__(
        self, corpus: Corpus, snapshot: Snapshot, embedder: Embedder, registry: Registry, without: Collection[Part]
    ) -> None:
        threshold = 0.0 if Part.REFUSAL in without else THRESHOLD
        rarity = rarity_in(snapshot.lexical)
        answerer: Answerer = ExtractiveAnswerer(rarity, fitted_confidence(), threshold=threshold)
        if Part.REGISTER not in without:
            answerer = RegisterAnswerer(registry, corpus.document, rarity, answerer)
        super().__init__(ablated_retriever(corpus, snapshot, embedder, without), answerer)
        self._without = without

    def understand(self, question: str, earlier: Sequence[Answer] = ()) -> Question:
        """As `QuestionAnswerer.understand`."""
        spelling = self.retriever.snapshot.spelling
        corrected = str if Part.CORRECTION in self._without else partial(correct, spelling=spelling)
        before = () if Part.FOLLOW_UPS in self._without else earlier
        resolve = str if Part.DATES in self._without else partial(resolve_dates, today=date.today())
        return understand(question, correct=lambda typed: complete(corrected(typed), before), resolve=resolve)
