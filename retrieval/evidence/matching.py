"""How well a sentence meets a question: the share of its words met here and nearby, and what it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from index.language.text import fold
from index.language.words import comparable, contains
from index.types import Document
from retrieval.question.question import Question
from retrieval.question.types import Language
from retrieval.types import Evidence, ScoredSentence

Pair = tuple[str, str]
_WEAK = 1 / 3
_IN_TITLE, _IN_NEIGHBOUR = 0.7, 0.5
"""What a word met only in title or heading, or in the sentence before or after, counts."""


class Rarity(Protocol):
    """How much a word or a pair "a_b" says: the fewer passages hold it, the more."""

    def __call__(self, text: str, *, folded: bool) -> float:
        """Its rarity, above 0; `folded` tells whether it is written without marks."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much it says that a word of the question, or two that stand side by side, are met.

    Attributes:
        terms, pairs: By rarity, a third of it for what says little.
        topic, topic_pairs: Those of them that are no part of names and numbers, which must be met anyway.
    """

    terms: Mapping[str, float]
    pairs: Mapping[Pair, float]
    topic: Mapping[str, float]
    topic_pairs: Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer.

    Attributes:
        text: The sentence on one line, as long as it stands in its document.
        words: Comparable words of the sentence.
        coverage: Share of the question's words met here or nearby, by rarity, in [0, 1].
        pair_coverage: The same for neighbouring words.
        own_coverage: As `coverage`, counting the sentence alone.
        topic, topic_pairs: As `coverage` and `pair_coverage`, without the words of names and numbers, which must be met
            anyway.
        missing: The rarest word met nowhere near, as a share of the question's rarest, in [0, 1].
        similarity: Cosine to the question, scaled to [0, 1] over the range that the model uses.
        score: All of it with the passage's score, in [0, 1], higher is better.
    """

    evidence: Evidence
    sentence: ScoredSentence
    text: str
    words: tuple[str, ...]
    coverage: float
    pair_coverage: float
    own_coverage: float
    topic: float
    topic_pairs: float
    missing: float
    similarity: float
    score: float

    @property
    def support(self) -> float:
        """How well it fits what is asked, in [0, 1], whatever the rank of its passage."""
        return 0.5 * self.topic + 0.25 * self.topic_pairs + 0.25 * self.similarity


@dataclass(frozen=True, slots=True)
class _Held:
    """Those of the question's words that a text has, and of its pairs."""

    words: frozenset[str]
    pairs: frozenset[Pair]


_NOTHING = _Held(frozenset(), frozenset())


def _held(words: Sequence[str], weights: Weights) -> _Held:
    """What a text with these words has of the question."""
    return _Held(
        frozenset(filter(weights.terms.__contains__, words)),
        frozenset(filter(weights.pairs.__contains__, pairwise(words))),
    )


def question_pairs(question: Question) -> list[tuple[str, str]]:
    """Neighbouring words of the question that are both looked for."""
    terms = set(question.wording.terms)
    return list(dict.fromkeys((a, b) for a, b in pairwise(question.wording.words) if {a, b} <= terms))


def weigh(question: Question, rarity: Rarity) -> Weights:
    """The weights of a question's words and pairs."""
    wording, folded = question.wording, question.folded
    terms = {term: rarity(term, folded=folded) * (_WEAK if term in wording.weak else 1.0) for term in wording.terms}
    pairs = {
        (a, b): rarity(f"{a}_{b}", folded=folded) * (_WEAK if {a, b} <= wording.weak else 1.0)
        for a, b in question_pairs(question)
    }
    return Weights(
        terms,
        pairs,
        {term: weight for term, weight in terms.items() if term in wording.topic},
        {pair: weight for pair, weight in pairs.items() if wording.topic >= set(pair)},
    )


def candidates(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> list[Candidate]:
    """Every sentence of the evidence that has words, with its scores, best first."""
    weights = weigh(question, rarity)
    found = [candidate for item in evidence for candidate in candidates_in(item, question, weights)]
    return sorted(found, key=lambda c: (-c.score, c.evidence.document.id, c.sentence.start))


def candidates_in(item: Evidence, question: Question, weights: Weights) -> Iterator[Candidate]:
    """The same of one piece of evidence, in the order of its text."""
    said = [
        tuple(comparable(item.document.text[sentence.start : sentence.end], folded=question.folded))
        for sentence in item.sentences
    ]
    if item.document.layout.recognised:
        said = [_as_asked(words, question) for words in said]
    held = [_held(words, weights) for words in said]
    # One of "***" between paragraphs has no words.
    return (_candidate(item, at, said[at], held, question, weights) for at, words in enumerate(said) if words)


def _as_asked(words: tuple[str, ...], question: Question) -> tuple[str, ...]:
    """Words recognised on a picture; two side by side that differ from the question's by their marks as it has them.

    Recognition takes hỏi for ngã and drops circumflexes. Names must stand as they are asked for.
    """
    named = {word for name in question.names for word in name.words}
    asked = {(fold(a), fold(b)): (a, b) for a, b in pairwise(question.wording.words) if not {a, b} & named}
    meant = list(words)
    for at, (a, b) in enumerate(pairwise(words)):
        meant[at : at + 2] = asked.get((fold(a), fold(b)), meant[at : at + 2])
    return tuple(meant)


def _speaks(question: Question, document: Document, sentence: ScoredSentence) -> bool:
    """Whether the office that the question mentions is named in the sentence's paragraph before the sentence ends."""
    if not question.offices.mentioned:
        return False
    start = document.text.rfind("\n", 0, sentence.start) + 1
    return contains(comparable(document.text[start : sentence.end], folded=question.folded), question.offices.mentioned)


def on_one_line(text: str) -> str:
    """The text, as long as it is, with blanks for the ends of lines at which it is broken."""
    return text.replace("\n", " ")


def describe(document: Document, heading: str | None) -> str:
    """Title, heading, place, issuer and number on one line."""
    header = document.header
    number = f"{header.kind or 'Văn bản'} số {header.number}" if header.number else None
    return " . ".join(part for part in (header.title, heading, header.place, header.issuer, number) if part)


def _candidate(
    item: Evidence, at: int, words: tuple[str, ...], held: Sequence[_Held], question: Question, weights: Weights
) -> Candidate:
    """The sentence at this place, held against the question; `held` is what all sentences have of it."""
    sentence = item.sentences[at]
    before, after = held[at - 1] if at else _NOTHING, held[at + 1] if at + 1 < len(held) else _NOTHING
    title = _held(comparable(describe(item.document, sentence.heading), folded=question.folded), weights)
    speaker = _held(question.offices.mentioned, weights) if _speaks(question, item.document, sentence) else _NOTHING
    own = dict.fromkeys(held[at].words | speaker.words, 1.0)
    near = dict.fromkeys(before.words | after.words, _IN_NEIGHBOUR) | dict.fromkeys(title.words, _IN_TITLE) | own
    pairs = dict.fromkeys(before.pairs, _IN_NEIGHBOUR) | dict.fromkeys(title.pairs, _IN_TITLE)
    pairs |= dict.fromkeys(held[at].pairs | speaker.pairs, 1.0)
    coverage, own_coverage = _share(weights.terms, near), _share(weights.terms, own)
    pair_coverage = _share(weights.pairs, pairs) if weights.pairs else coverage
    topic = _share(weights.topic, near) if weights.topic else 1.0
    similarity = _scaled(sentence.similarity, question.language)
    unmet_weight = max((weight for term, weight in weights.terms.items() if term not in near), default=0.0)
    return Candidate(
        evidence=item,
        sentence=sentence,
        text=on_one_line(item.document.text[sentence.start : sentence.end]),
        words=words,
        coverage=coverage,
        pair_coverage=pair_coverage,
        own_coverage=own_coverage,
        topic=topic,
        topic_pairs=_share(weights.topic_pairs, pairs) if weights.topic_pairs else topic,
        missing=unmet_weight / max(weights.terms.values(), default=1.0),
        similarity=similarity,
        # Weights by a grid search over 500 questions of viquad1_dev: the best sentence holds the answer in 0.73 of
        # them, against 0.69 with the passage's score at 0.1 and 0.66 by similarity alone.
        score=0.2 * coverage + 0.2 * own_coverage + 0.1 * pair_coverage + 0.28 * similarity + 0.22 * item.score,
    )


def _scaled(cosine: float, language: Language) -> float:
    """A cosine to the question in [0, 1] over the range that the model uses."""
    low, high = (0.68, 0.83) if language is Language.ENGLISH else (0.75, 0.92)
    return min(1.0, max(0.0, (cosine - low) / (high - low)))


def _share(weights: Mapping[Any, float], met: Mapping[Any, float]) -> float:  # Any: words or pairs of words
    total = sum(weights.values())
    return sum(weight * met.get(term, 0.0) for term, weight in weights.items()) / total if total else 0.0
