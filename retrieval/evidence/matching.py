"""How well a sentence meets a question: the share of its words met here and nearby, and what it names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from index.language.words import comparable, contains
from index.types import Document
from retrieval.question.question import Language, Question
from retrieval.types import Evidence, ScoredSentence

Rarity = Callable[[str, bool], float]
"""How much a word or a pair "a_b" says, above 0; the flag tells whether it is written without marks."""

_WEAK = 1 / 3
_IN_TITLE, _IN_NEIGHBOUR = 0.7, 0.5
"""What a word met only in title or heading, or in the sentence before or after, counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence, as comparable words.

    Attributes:
        title: Words of title, heading, place and issuer.
        before, after: Words of the neighbouring sentences.
        speaker: The office that the question mentions, if the paragraph has named it up to here.
    """

    title: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    speaker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer.

    Attributes:
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


def question_pairs(question: Question) -> list[tuple[str, str]]:
    """Neighbouring words of the question that are both looked for."""
    terms = set(question.wording.terms)
    return list(dict.fromkeys((a, b) for a, b in pairwise(question.wording.words) if {a, b} <= terms))


def term_weights(question: Question, rarity: Rarity) -> dict[str, float]:
    """How much it says that a word of the question is met: its rarity, a third of it for a word that says little."""
    return {
        term: rarity(term, question.folded) * (_WEAK if term in question.wording.weak else 1.0)
        for term in question.wording.terms
    }


def pair_weights(question: Question, rarity: Rarity) -> dict[tuple[str, str], float]:
    """The same for neighbouring words."""
    return {
        (a, b): rarity(f"{a}_{b}", question.folded) * (_WEAK if {a, b} <= question.wording.weak else 1.0)
        for a, b in question_pairs(question)
    }


def candidates(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> list[Candidate]:
    """Every sentence of the evidence that has words, with its scores, best first."""
    weights, weights_of_pairs = term_weights(question, rarity), pair_weights(question, rarity)
    found = []
    for item in evidence:
        texts = [item.document.text[s.start : s.end] for s in item.sentences]
        bags = [tuple(comparable(text, folded=question.folded)) for text in texts]
        for at, sentence in enumerate(item.sentences):
            if not bags[at]:  # "***" between paragraphs
                continue
            context = Context(
                tuple(comparable(describe(item.document, sentence.heading), folded=question.folded)),
                bags[at - 1] if at else (),
                bags[at + 1] if at + 1 < len(bags) else (),
                question.offices.mentioned if _speaks(question, item.document, sentence) else (),
            )
            found.append(
                _candidate(
                    item,
                    sentence,
                    texts[at],
                    bags[at],
                    context,
                    weights,
                    weights_of_pairs,
                    question.wording.topic,
                    language=question.language,
                )
            )
    return sorted(found, key=lambda c: (-c.score, c.evidence.document.id, c.sentence.start))


def _speaks(question: Question, document: Document, sentence: ScoredSentence) -> bool:
    """Whether the office that the question mentions is named in the sentence's paragraph before the sentence ends."""
    if not question.offices.mentioned:
        return False
    start = document.text.rfind("\n", 0, sentence.start) + 1
    return contains(comparable(document.text[start : sentence.end], folded=question.folded), question.offices.mentioned)


def describe(document: Document, heading: str | None) -> str:
    """Title, heading, place, issuer and number on one line."""
    header = document.header
    number = f"{header.kind or 'Văn bản'} số {header.number}" if header.number else None
    return " . ".join(part for part in (header.title, heading, header.place, header.issuer, number) if part)


def _candidate(
    item: Evidence,
    sentence: ScoredSentence,
    text: str,
    words: tuple[str, ...],
    context: Context,
    weights: dict[str, float],
    pair_weights: dict[tuple[str, str], float],
    topic: frozenset[str],
    *,
    language: Language,
) -> Candidate:
    own = dict.fromkeys((*words, *context.speaker), 1.0)
    near = dict.fromkeys((*context.before, *context.after), _IN_NEIGHBOUR) | dict.fromkeys(context.title, _IN_TITLE)
    near.update(own)
    near.update(dict.fromkeys(context.speaker, 1.0))
    own_pairs = dict.fromkeys(pairwise(words), 1.0)
    near_pairs = dict.fromkeys(pairwise(context.before), _IN_NEIGHBOUR)
    near_pairs |= dict.fromkeys(pairwise(context.title), _IN_TITLE)
    near_pairs |= own_pairs
    near_pairs |= dict.fromkeys(pairwise(context.speaker), 1.0)
    coverage = _share(weights, near)
    pair_coverage = _share(pair_weights, near_pairs) if pair_weights else coverage
    low, high = (0.68, 0.83) if language is Language.ENGLISH else (0.75, 0.92)
    similarity = min(1.0, max(0.0, (sentence.similarity - low) / (high - low)))
    own_coverage = _share(weights, own)
    # Weights by a grid search over 500 questions of viquad1_dev: the best sentence holds the answer in 0.73 of them,
    # against 0.69 with the passage's score at 0.1 and 0.66 by similarity alone.
    score = 0.2 * coverage + 0.2 * own_coverage + 0.1 * pair_coverage + 0.28 * similarity + 0.22 * item.score
    about = _share({word: weight for word, weight in weights.items() if word in topic}, near) if topic else 1.0
    about_pairs = {pair: weight for pair, weight in pair_weights.items() if topic >= set(pair)}
    pairs_met = _share(about_pairs, near_pairs) if about_pairs else about
    unmet_weight = max((weight for term, weight in weights.items() if term not in near), default=0.0)
    return Candidate(
        evidence=item,
        sentence=sentence,
        text=text,
        words=words,
        coverage=coverage,
        pair_coverage=pair_coverage,
        own_coverage=own_coverage,
        topic=about,
        topic_pairs=pairs_met,
        missing=unmet_weight / max(weights.values(), default=1.0),
        similarity=similarity,
        score=score,
    )


def _share(weights: Mapping[Any, float], met: Mapping[Any, float]) -> float:  # Any: words or pairs of words
    total = sum(weights.values())
    return sum(weight * met.get(term, 0.0) for term, weight in weights.items()) / total if total else 0.0
