"""The nearest sentences, which claim nothing, where none is sure enough to be called an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.language.text import fold_space
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import pattern
from retrieval.answers.lookup import Lookup
from retrieval.answers.notes import with_notes
from retrieval.answers.sentences.judging import Judged, Sentences
from retrieval.citations import cite
from retrieval.evidence.asked_kind import is_title
from retrieval.evidence.clauses import answering_clauses
from retrieval.evidence.matching import Candidate, candidates, describe
from retrieval.evidence.tables import is_row
from retrieval.question.question import Question
from retrieval.types import MAX_RELATED, QUOTE_MAX_CHARS, Answerer, Citation, Draft, Evidence
from retrieval.view import View

LEAST_NEARNESS = 0.35
"""Least share of what is asked about that stands in or near a sentence that is shown.

Over six sets the evidence of 81 of the 121 questions that were not answered is among the three shown with this, and
nothing is shown for 53 of 216 questions without an answer; with a least probability of 0.1 and a least likeness of
meaning instead of 79 and for 23.
"""
WHOLE_CHARS = 400
"""A sentence up to this long is shown whole."""
_polite = pattern(r"\W*{answers:polite}\b")


class NearestAnswerer:
    """Answers as another answerer does; where that says nothing, with what is nearest.

    Args:
        view: What may be seen.
        otherwise: What answers.
        sentences: What may be shown, as it is judged.
        least: The least nearness of a sentence that is shown.
    """

    def __init__(self, view: View, otherwise: Answerer, sentences: Sentences, *, least: float = LEAST_NEARNESS) -> None:
        self._view = view
        self._otherwise = otherwise
        self._sentences = sentences
        self._least = least

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        said = self._otherwise.answer(question, evidence)
        if said.text or not question.wording.terms:
            return said
        ranked = self._sentences.judged(question, evidence)
        passages = with_row(related(question, ranked, least=self._least), nearest_row(question, evidence, self._view))
        return with_notes(replace(said, related=passages), Lookup(question, self._view, evidence))


def related(question: Question, ranked: Sequence[Judged], *, least: float) -> tuple[Citation, ...]:
    """The sentences that speak of what is asked, the likeliest to answer first, at most three, none twice.

    Args:
        question: What is asked.
        ranked: What may be shown, the likeliest first.
        least: The least nearness.
    """
    best = [held.candidate for held in ranked if held.nearness >= least and not _says_nothing(held.candidate)]
    shown = list(_each_once(question, best))[:MAX_RELATED]
    return tuple(
        cite(
            held.evidence.document,
            span.start,
            span.end,
            marker=marker,
            heading=held.sentence.heading,
            score=min(1.0, max(0.0, held.score)),
        )
        for marker, (held, span) in enumerate(shown, start=1)
    )


def nearest_row(question: Question, evidence: Sequence[Evidence], view: View) -> Candidate | None:
    """The row of a table that has most of the question; None where no row of the evidence has enough of it."""
    ranked = candidates(question, evidence, view.rarity)
    found = (held for held in ranked if is_row(held.evidence.document, held.sentence))
    best = next(found, None)
    return best if best is not None and best.score >= LEAST_NEARNESS else None


def with_row(passages: Sequence[Citation], row: Candidate | None) -> tuple[Citation, ...]:
    """The passages with a row behind them, in the place of the last where there are enough without it."""
    if row is None:
        return tuple(passages)
    start, end = row.sentence.start, min(row.sentence.end, row.sentence.start + QUOTE_MAX_CHARS)
    kept = passages[: MAX_RELATED - 1]
    score = min(1.0, max(0.0, row.score))
    cited = cite(row.evidence.document, start, end, marker=len(kept) + 1, heading=row.sentence.heading, score=score)
    return (*kept, cited)


def _says_nothing(candidate: Candidate) -> bool:
    """Whether a sentence only names a matter, says no more than title and headings, greets, or is a page's number."""
    if is_title(candidate) or _polite().match(candidate.text) or not any(map(str.isalpha, candidate.text)):
        return True
    above = describe(candidate.evidence.document, candidate.sentence.heading)
    return set(comparable(candidate.text, folded=True)) <= set(comparable(above, folded=True))


def _each_once(question: Question, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Span]]:
    """The sentences with what is shown of each; of the same words in several places the first."""
    seen: set[str] = set()
    for candidate in found:
        span = _shown(question, candidate)
        text = candidate.evidence.document.text[span.start : span.end]
        key = fold_space(text).casefold()
        if key not in seen:
            seen.add(key)
            yield candidate, span


def _shown(question: Question, candidate: Candidate) -> Span:
    """The sentence, or of a long one the clauses that have most of the question."""
    sentence = candidate.sentence
    if sentence.end - sentence.start <= WHOLE_CHARS:
        return Span(sentence.start, sentence.end)
    return answering_clauses(question, candidate)
