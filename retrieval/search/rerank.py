"""A second look at the best passages: a fitted combination of a few features, or a cross-encoder that an office has."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Protocol

from index.language.words import comparable
from retrieval.evidence.matching import Rarity, Weights, describe, weigh
from retrieval.question.question import Question
from retrieval.types import Evidence

_ALONE = 0.02
"""How much less similar a second sentence would be where a passage has only one."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a passage shows of a question; all higher is better but `missing`.

    Attributes:
        similarity: Cosine of its nearest sentence, in [-1, 1].
        second: Cosine of the next nearest.
        fused: The passage's score before, in [0, 1].
        title: Share of the question's words met in title, heading, place and issuer, by rarity, in [0, 1].
        triples: Share of the question's runs of three words met, in [0, 1].
        missing: The rarest word that is met nowhere, as a share of the question's rarest, in [0, 1].
        sentence: The best sentence: share of words, half the share of pairs, and similarity, together about [0, 2.5].
    """

    similarity: float
    second: float
    fused: float
    title: float
    triples: float
    missing: float
    sentence: float


class KeepOrder:
    """Leaves the passages as they are."""

    def rerank(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:  # noqa: ARG002
        """As `Reranker.rerank`."""
        return list(evidence)


class FittedReranker:
    """Orders by a weighted sum of `Features`, fitted once on questions whose passages are known.

    Args:
        rarity: How much a word or pair says, from the corpus.
        weights: By feature; the project's own were fitted by `tests/benchmarks/fit_reranker.py`.
    """

    def __init__(self, rarity: Rarity, weights: Mapping[str, float]) -> None:
        self._rarity = rarity
        self._weights = dict(weights)

    def rerank(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """As `Reranker.rerank`; a score is the odds against the best passage, which has 1."""
        return _by_logits(evidence, [self._sum(held) for held in features(question, evidence, self._rarity)])

    def _sum(self, held: Features) -> float:
        return math.fsum(self._weights[field.name] * getattr(held, field.name) for field in fields(held))


class PairScorer(Protocol):
    """A model that reads question and passage together."""

    def score_pairs(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers, on any scale that grows with it."""


class CrossEncoderReranker:
    """Orders by a model that reads question and passage together."""

    def __init__(self, scorer: PairScorer) -> None:
        self._scorer = scorer

    def rerank(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """As `Reranker.rerank`."""
        return _by_logits(evidence, self._scorer.score_pairs(question.text, [_text(item) for item in evidence]))


def _by_logits(evidence: Sequence[Evidence], logits: Sequence[float]) -> list[Evidence]:
    """The evidence with scores e^(logit - highest), best first; equal ones in the order that they had."""
    highest = max(logits, default=0.0)
    scored = [replace(item, score=math.exp(logit - highest)) for item, logit in zip(evidence, logits, strict=True)]
    return sorted(scored, key=lambda item: -item.score)


def _text(item: Evidence) -> str:
    """What a cross-encoder reads of a passage: its title, its heading and its text."""
    described = " . ".join(part for part in (item.document.header.title, item.sentences[0].heading) if part)
    return f"{described}\n{item.document.text[item.sentences[0].start : item.sentences[-1].end]}".strip()


def features(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> list[Features]:
    """What each passage shows of the question."""
    weights = weigh(question, rarity)
    triples = set(zip(question.wording.words, question.wording.words[1:], question.wording.words[2:], strict=False))
    return [_features(item, weights, triples, folded=question.folded) for item in evidence]


def _features(item: Evidence, weights: Weights, triples: set[tuple[str, str, str]], *, folded: bool) -> Features:
    text = item.document.text
    sentences = [comparable(text[s.start : s.end], folded=folded) for s in item.sentences]
    title = set(comparable(describe(item.document, item.sentences[0].heading), folded=folded))
    held = title.union(*sentences)
    runs = {run for said in sentences for run in zip(said, said[1:], said[2:], strict=False)}
    nearest = sorted((sentence.similarity for sentence in item.sentences), reverse=True)
    rarest = max(weights.terms.values(), default=1.0)
    return Features(
        similarity=nearest[0],
        second=nearest[1] if len(nearest) > 1 else nearest[0] - _ALONE,
        fused=item.score,
        title=_share(weights.terms, title),
        triples=len(triples & runs) / max(1, len(triples)),
        missing=max((weight for term, weight in weights.terms.items() if term not in held), default=0.0) / rarest,
        sentence=max(
            _share(weights.terms, set(said))
            + 0.5 * _share(weights.pairs, set(pairwise(said)))
            + (sentence.similarity - 0.75) / 0.17
            for said, sentence in zip(sentences, item.sentences, strict=True)
        ),
    )


def _share(weights: Mapping[Any, float], met: set[Any]) -> float:
    total = math.fsum(weights.values())
    return math.fsum(weight for term, weight in weights.items() if term in met) / total if total else 0.0


@cache
def fitted_weights() -> dict[str, float]:
    """The weights that the project was measured with: `reranker.json`, which says how they were made."""
    held = json.loads(resources.files("retrieval.search").joinpath("reranker.json").read_text("utf-8"))
    return {field.name: float(held["weights"][field.name]) for field in fields(Features)}
