"""The way of a question with parts of it left out, to see what each is worth."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from index.corpus import Corpus
from index.snapshot import Snapshot
from index.types import Embedder
from retrieval.confidence import fitted_confidence
from retrieval.correction import correct
from retrieval.extractive import THRESHOLD, ExtractiveAnswerer
from retrieval.followup import complete
from retrieval.pipeline import QuestionAnswerer
from retrieval.question import Question
from retrieval.rarity import rarity_in
from retrieval.register_answers import RegisterAnswerer
from retrieval.registry import Registry
from retrieval.relative_dates import resolve_dates
from retrieval.rerank import FittedReranker, KeepOrder, fitted_weights
from retrieval.retriever import DENSE_WEIGHT, Retriever
from retrieval.types import Answer, Answerer
from retrieval.understanding import understand


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
