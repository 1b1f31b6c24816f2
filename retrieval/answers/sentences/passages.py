"""Answers with the documents' own words: the sentence or clause that says so, or nothing."""

from collections.abc import Iterator, Sequence

from index.language.words import comparable
from retrieval.answers.findings import Finding, draft, finding_at, newest_first
from retrieval.answers.sentences.judging import Judged, Sentences
from retrieval.evidence.asked_kind import speaker_before
from retrieval.evidence.clauses import answering_clauses, held_in
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import Draft, Evidence

MAX_DISAGREEING = 3
"""Documents that are shown where they say different things."""
_ONE_VALUE = frozenset(
    {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.HOW_MANY, QuestionKind.NUMBER}
)
"""Kinds of questions with one answer at a time."""
_MOST_BEHIND = 0.05
"""Nothing is said that is so much less likely than what may not be said: that is what is asked about."""
THRESHOLD = 0.6
"""Least probability of a sentence that is said."""


class ExtractiveAnswerer:
    """Chooses the span that answers by the question's kind; needs no language model.

    Args:
        sentences: What may be said, as it is judged.
        threshold: The least probability of a sentence that is said.
    """

    def __init__(self, sentences: Sentences, *, threshold: float = THRESHOLD) -> None:
        self._all = sentences
        self._threshold = threshold

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        if not question.wording.terms:
            return Draft("", ())
        ranked = self._all.judged(question, evidence)
        # Who holds an office is said by facts alone: a sentence that names it need not name its holder.
        findings = [] if question.offices.asked else self._sentences(question, ranked)
        if findings:
            return draft(newest_first(findings))
        return Draft("", (), ranked[0].unmet if ranked else ())

    def _sentences(self, question: Question, ranked: Sequence[Judged]) -> list[Finding]:
        """The best sentence, if it is sure enough, cut to the clauses that answer, and those that say otherwise."""
        chosen = next(filter(self._answers, ranked), None)
        if chosen is None or ranked[0].probability - chosen.probability > _MOST_BEHIND:
            return []
        best = chosen.candidate
        answering = finding_at(best, answering_clauses(question, best))
        above = chosen.named_above
        if question.kind is QuestionKind.WHO and not held_in(question, best.text):
            above = speaker_before(best) or above
        if above is not None:
            return [finding_at(best, above), answering]
        return [answering, *self._disagreeing(question, best, ranked)]

    def _answers(self, held: Judged) -> bool:
        return held.may_answer and held.probability >= self._threshold

    def _disagreeing(self, question: Question, best: Candidate, ranked: Sequence[Judged]) -> Iterator[Finding]:
        """The best sentences of other documents of the same place and another day that give another value."""
        said = {best.evidence.document.id: _values(question, best)}
        if not any(said.values()) or question.kind not in _ONE_VALUE:
            return
        for candidate in (held.candidate for held in ranked if self._answers(held)):
            document, values = candidate.evidence.document, _values(question, candidate)
            if document.id in said or not _same_matter(best, candidate):
                continue
            if not values or any(values & held for held in said.values()):
                continue
            if len(said) < MAX_DISAGREEING:
                said[document.id] = values
                yield finding_at(candidate, answering_clauses(question, candidate))


def _values(question: Question, candidate: Candidate) -> frozenset[str]:
    """What the sentence holds of the kind of thing asked for."""
    spans = held_in(question, candidate.text) or []
    return frozenset(" ".join(comparable(candidate.text[span.start : span.end], folded=True)) for span in spans)


def _same_matter(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say the same at different times: of one place, about as near to the question."""
    first, second = one.evidence.document.header, other.evidence.document.header
    same_place = first.place is not None and first.place == second.place
    dated = first.date is not None and second.date is not None and first.date != second.date
    return same_place and dated and other.topic >= 0.9 * one.topic and other.topic_pairs >= 0.9 * one.topic_pairs
