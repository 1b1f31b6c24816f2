"""The sentences of the evidence where they stand, the likeliest to answer first."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.layout import Span
from retrieval.answers.sentences.confidence import Judge
from retrieval.answers.sentences.lines import is_of_day, labelled, named_above
from retrieval.answers.sentences.scope import Scope, is_labelled
from retrieval.answers.sentences.seen import Seen, asked_of
from retrieval.answers.sentences.signs import SHORTLIST, Signs, may_answer, signs_of
from retrieval.evidence.matching import Candidate, Weights, candidates, weigh
from retrieval.evidence.tables import is_of_table
from retrieval.question.question import Question
from retrieval.types import Evidence
from retrieval.view import View

_ITEMS, _MOST_LABELLED = 6, 8
"""So many sentences are looked below for lines with labels, and so many of those are looked at."""
_SUPPORT = 0.6
"""Weight of the support beside the score when those are chosen."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence that may answer, with what it shows of whether it does.

    Attributes:
        probability: That it answers, in [0, 1]; 1 of one below the same question, with its label, or of its day.
        may_answer: Whether it may be said, if it is likely enough.
    """

    seen: Seen
    signs: Signs
    probability: float
    may_answer: bool

    @property
    def candidate(self) -> Candidate:
        """The sentence."""
        return self.seen.candidate

    @property
    def nearness(self) -> float:
        """How much of what is asked about stands there, as `Seen.nearness`."""
        return self.seen.nearness

    @property
    def named_above(self) -> Span | None:
        """The line that it hangs on which names who is asked for, where it names nobody itself."""
        return named_above(self.seen)

    @property
    def unmet(self) -> tuple[str, ...]:
        """What the question names, as it names it, and what the sentence belongs to has not."""
        return self.seen.unmet


class Sentences:
    """The sentences of a view as they are judged, for all who ask about one question.

    Args:
        view: What may be seen.
        judge: What turns a sentence's signs into a probability.
    """

    def __init__(self, view: View, judge: Judge) -> None:
        self._view = view
        self._judge = judge
        self._last: tuple[Question, Sequence[Evidence], list[Judged]] | None = None

    def judged(self, question: Question, evidence: Sequence[Evidence]) -> list[Judged]:
        """As the function `judged`; the question before is remembered, since several ask about it in turn."""
        last = self._last
        if last is None or last[0] is not question or last[1] is not evidence:
            self._last = last = (question, evidence, judged(question, evidence, self._view, self._judge))
        return last[2]


def judged(question: Question, evidence: Sequence[Evidence], view: View, judge: Judge) -> list[Judged]:
    """The sentences that fit best at a first look, the likeliest to answer first; rows of tables are left out.

    A row of a table says what its cells say under their titles: that is another answerer's.
    """
    weights = weigh(question, view.rarity)
    found = [
        held
        for held in candidates(question, evidence, view.rarity)
        if not is_of_table(held.evidence.document, held.sentence)
    ]
    shortlist = sorted(found, key=lambda held: -(held.score + _SUPPORT * held.support))[:SHORTLIST]
    shortlist += _labelled_below(shortlist[:_ITEMS], found, taken=shortlist)
    all_seen = list(look_closely(question, shortlist, weights, view))
    all_signs = signs_of(all_seen)
    sure = [*labelled(all_seen), *(seen for seen in all_seen if seen.is_answer_below or is_of_day(seen))]
    held = [
        Judged(
            seen=seen,
            signs=signs,
            probability=1.0 if any(seen is held for held in sure) else probability,
            may_answer=may_answer(seen, signs),
        )
        for seen, signs, probability in zip(all_seen, all_signs, judge.probabilities(all_signs), strict=True)
    ]
    return sorted(held, key=lambda item: -item.probability)


def _labelled_below(
    items: Sequence[Candidate], found: Sequence[Candidate], *, taken: Sequence[Candidate]
) -> list[Candidate]:
    """The lines with labels right below some sentences: who does it and when is said there, and not again what."""
    starts = {(held.evidence.document.id, held.sentence.start) for held in items}
    held_already = {id(held) for held in taken}
    below, is_below, document = [], False, ""
    for held in sorted(found, key=lambda held: (held.evidence.document.id, held.sentence.start)):
        place = (held.evidence.document.id, held.sentence.start)
        if not is_labelled(held.text) or place[0] != document:
            is_below, document = place in starts, place[0]
        elif is_below and id(held) not in held_already:
            below.append(held)
    return below[:_MOST_LABELLED]


def look_closely(question: Question, shortlist: Sequence[Candidate], weights: Weights, view: View) -> list[Seen]:
    """Candidates where they stand in their documents."""
    asked = asked_of(question, weights)
    return [Seen(asked, held, _scope(held, view)) for held in shortlist]


def _scope(candidate: Candidate, view: View) -> Scope:
    """Where a sentence stands; among those of its evidence where its document is not in the view."""
    document, start = candidate.evidence.document, candidate.sentence.start
    sentences = view.sentences(document.id) or candidate.evidence.sentences
    at = next((at for at, held in enumerate(sentences) if held.start == start), None)
    if at is None:
        sentences = candidate.evidence.sentences
        at = sentences.index(candidate.sentence)
    return Scope(document, sentences, at, view.outline(document))
