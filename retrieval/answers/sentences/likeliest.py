"""The likeliest sentence that holds what is asked for, where something else tells that it is the one.

A lookup says a sentence only where that alone is sure of it. Where several things are asked about one paper, or one
thing about two, what is known of the others makes up for what a sentence lacks.
"""

from collections.abc import Callable, Iterator, Sequence

from index.language.words import comparable
from retrieval.answers.findings import Finding, finding_at
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Judged, judged
from retrieval.answers.sentences.signs import Sign
from retrieval.evidence.clauses import answering_clauses, held_in
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import Evidence
from retrieval.view import View

LEAST = 0.1
"""Least probability of a sentence that holds the kind of thing asked for."""
LEAST_OF_PLACE = 0.2
"""The same where a place is asked for, which many a sentence names that tells of none."""
LEAST_OF_ANY_KIND = 0.4
"""The same where no sign tells what kind of thing it must hold."""
LEAST_FAR, FAR = 0.05, 4.0
"""The same of one that is so many times likelier than any other."""
LEAST_OF_HEAD = 0.5
"""The same of a line that stands around what a paper says: "Số: 05/CĐ-UBND, hồi 14 giờ 00"."""

LEAST_OF_MATTER = 0.66
"""Least share of the words of a question's matter in a sentence that speaks of it, two of three."""


def likeliest(
    question: Question,
    evidence: Sequence[Evidence],
    view: View,
    *,
    fits: Callable[[Candidate], bool],
    at_least: float | None = None,
) -> Finding | None:
    """The first sentence of the evidence, by how likely it answers, that may be said and fits; None if there is none.

    Args:
        question: What is asked.
        evidence: Where it is looked for.
        view: What may be seen.
        fits: Whether it is of the thing asked about, as far as another question tells.
        at_least: Least probability of any, but of one that is far likelier than any other; None where such a one is
            no exception.
    """
    return next(likely(question, evidence, view, fits=fits, at_least=at_least), None)


def likely(
    question: Question,
    evidence: Sequence[Evidence],
    view: View,
    *,
    fits: Callable[[Candidate], bool],
    at_least: float | None = None,
) -> Iterator[Finding]:
    """The sentences of which `likeliest` gives the first, in order."""
    ranked = judged(question, evidence, view, fitted_judge()) if question.wording.terms else []
    for at, held in enumerate(ranked):
        holds = held_in(question, held.candidate.text)
        others = ranked[at + 1 : at + 2]
        is_far = at_least is not None and bool(holds) and all(held.probability >= FAR * o.probability for o in others)
        is_day = question.kind is QuestionKind.WHEN and bool(holds)
        if (
            (held.probability < (at_least or 0.0) and not is_far)
            or not _may_be_said(held, least=_least(question, holds=bool(holds), is_far=is_far), is_day=is_day)
            or holds == []
            or not fits(held.candidate)
        ):
            continue
        yield finding_at(held.candidate, answering_clauses(question, held.candidate))


def _least(question: Question, *, holds: bool, is_far: bool) -> float:
    """How likely a sentence must be at least."""
    if is_far:
        return LEAST_FAR
    least = LEAST_OF_PLACE if question.kind is QuestionKind.WHERE else LEAST
    return least if holds else LEAST_OF_ANY_KIND


def speaks_of(question: Question, text: str, *, least: float = LEAST_OF_MATTER) -> bool:
    """Whether a sentence has this share of the words of a question's matter."""
    matter = question.wording.topic - question.wording.weak
    return len(matter.intersection(comparable(text, folded=question.folded))) >= least * len(matter)


def _may_be_said(held: Judged, *, least: float, is_day: bool) -> bool:
    """Whether a sentence is likely enough; a line of a paper's head too, where it tells when."""
    is_of_head = bool(held.signs[Sign.FRAME]) and not held.unmet and is_day
    return (held.may_answer or is_of_head) and held.probability >= (LEAST_OF_HEAD if is_of_head else least)
