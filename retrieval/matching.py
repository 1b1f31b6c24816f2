"""How well a sentence meets a question: the share of its words met here and nearby, and what it names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from index.dates import WrittenDate, find_dates
from index.document_numbers import find_document_numbers
from index.furniture import find_furniture
from index.numerals import find_ordinals
from index.text import fold
from index.types import Document
from retrieval.question import Language, Question
from retrieval.types import Evidence, ScoredSentence
from retrieval.words import comparable

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
    terms = set(question.terms)
    return list(dict.fromkeys((a, b) for a, b in pairwise(question.words) if {a, b} <= terms))


def term_weights(question: Question, rarity: Rarity) -> dict[str, float]:
    """How much it says that a word of the question is met: its rarity, a third of it for a word that says little."""
    return {term: rarity(term, question.folded) * (_WEAK if term in question.weak else 1.0) for term in question.terms}


def pair_weights(question: Question, rarity: Rarity) -> dict[tuple[str, str], float]:
    """The same for neighbouring words."""
    return {
        (a, b): rarity(f"{a}_{b}", question.folded) * (_WEAK if {a, b} <= question.weak else 1.0)
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
                question.subject if _speaks(question, item.document, sentence) else (),
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
                    question.topic,
                    language=question.language,
                )
            )
    return sorted(found, key=lambda c: (-c.score, c.evidence.document.id, c.sentence.start))


def _speaks(question: Question, document: Document, sentence: ScoredSentence) -> bool:
    """Whether the office that the question mentions is named in the sentence's paragraph before the sentence ends."""
    if not question.subject:
        return False
    start = document.text.rfind("\n", 0, sentence.start) + 1
    return contains(comparable(document.text[start : sentence.end], folded=question.folded), question.subject)


def describe(document: Document, heading: str | None) -> str:
    """Title, heading, place and issuer on one line."""
    header = document.header
    return " . ".join(part for part in (header.title, heading, header.place, header.issuer) if part)


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


def unmet(question: Question, candidate: Candidate) -> list[str]:
    """What the question names and this sentence, in its document, does not hold; empty if all is met.

    Documents' numbers, ordinals, periods and other figures must stand in the sentence, its neighbours, or title and
    heading. A year may also be that of the document's date; if that is unknown, it may stand anywhere in it. Days may
    stand anywhere, and names too unless the document's own place is another.
    """
    item, document = candidate.evidence, candidate.evidence.document
    at = item.sentences.index(candidate.sentence)
    around = item.sentences[max(0, at - 2) : at + 3]
    passage = document.text[around[0].start : around[-1].end]
    near = f"{describe(document, candidate.sentence.heading)} . {passage}"
    missing = []
    here = list(find_document_numbers(near)) if question.numbers else []
    missing += [n.number for n in question.numbers if not any(n.agrees_with(other) for other in here)]
    counted = {(o.what, o.value) for o in find_ordinals(near)} if question.ordinals else set()
    missing += [f"{o.what} {o.value}" for o in question.ordinals if (o.what, o.value) not in counted]
    numbers = set(comparable(near, folded=True)) if question.figures else set()
    missing += [figure for figure in question.figures if figure not in numbers]
    days = find_dates(_content(document.text)) if question.dates else []
    missing += [_written(asked) for asked in question.dates if not any(_agree(asked, day, document) for day in days)]
    said = comparable(near, folded=True) if question.years or question.periods else []
    if question.years:
        date = document.header.date
        held = {*said, str(date.year)} if date else set(comparable(_content(document.text), folded=True))
        missing += [str(year) for year in question.years if str(year) not in held]
    missing += [" ".join(period) for period in question.periods if not _in_period(period, said, near, document)]
    missing += [" ".join(name) for name in question.names if not _names(document, candidate, name, question)]
    return missing


@lru_cache(maxsize=64)
def _content(text: str) -> str:
    """A document's text without its page furniture: the day a page was saved says nothing of the matter."""
    edges = [0, *(edge for span in find_furniture(text) for edge in (span.start, span.end)), len(text)]
    return "\n".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _in_period(period: tuple[str, str], said: Sequence[str], near: str, document: Document) -> bool:
    """Whether a part of a year is named here, or for a month, a day of it; the document's own date counts too."""
    if contains(said, period):
        return True
    months = {date.month for date in find_dates(near)}
    if document.header.date:
        months.add(document.header.date.month)
    return period[0] == "thang" and int(period[1]) in months


def _agree(asked: WrittenDate, found: WrittenDate, document: Document) -> bool:
    """Whether both can be the same day; one without a year is of the year of the document's date, if that is known."""
    year = found.year or (document.header.date.year if document.header.date else None)
    years_agree = asked.year is None or year is None or asked.year == year
    return (asked.day, asked.month) == (found.day, found.month) and years_agree


def _written(date: WrittenDate) -> str:
    return "/".join(str(part) for part in (date.day, date.month, date.year) if part)


def _names(document: Document, candidate: Candidate, name: Sequence[str], question: Question) -> bool:
    """Whether a name stands in the sentence, in the document's description or, if its place is unknown, in its text."""
    folded = question.folded or question.restored
    asked = [fold(word) for word in name] if folded else name
    if contains(comparable(candidate.text, folded=folded), asked):
        return True
    if contains(comparable(describe(document, candidate.sentence.heading), folded=folded), asked):
        return True
    return document.header.place is None and contains(comparable(document.text, folded=folded), asked)


def contains(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the name's words stand in this order, side by side."""
    length = len(name)
    return any(
        tuple(words[at : at + length]) == tuple(name) for at in range(len(words) - length + 1) if words[at] == name[0]
    )
