"""Answers with the documents' own words: the sentence or clause that says so, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.dates import find_dates
from index.entities.officials import find_officials
from index.language.text import fold_space
from index.language.words import comparable
from index.lexicon.patterns import pattern
from retrieval.answers.findings import Finding, draft, finding_at, newest_first
from retrieval.evidence.clauses import answering_clauses, held_in
from retrieval.evidence.confidence import Confidence, Signs
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate, Rarity, candidates
from retrieval.evidence.tables import is_of_table
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import Draft, Evidence

MAX_DISAGREEING = 3
"""Documents that are shown where they say different things."""
_ONE_VALUE = frozenset(
    {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.HOW_MANY, QuestionKind.NUMBER}
)
"""Kinds of questions with one answer at a time."""
THRESHOLD = 0.35
"""Least probability of a sentence that is said: of our own questions that have an answer it refuses 2 in 100; from 0.45
on it refuses noticeably more, and no more of those without one."""
_takes_place = pattern(r"\b{answers:takes_place}\b")
"""How it is said that a meeting takes place."""
_acts = pattern(r"\b(?:ai|nào) (?:{answers:before_act} )?({answers:act})\b")
"""What someone did at a meeting or to a document; who did it is said only where it is."""
SHORTLIST = 24
"""Candidates that are looked at closely."""
_SAID_WORDS = 12
"""So many words after the one for speaking tell what was said."""
_SUPPORT = 0.6
"""Weight of the support beside the score when the best sentence is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentence that answers best, and what it shows of whether it does."""

    candidate: Candidate
    signs: Signs


class ExtractiveAnswerer:
    """Chooses the span that answers by the question's kind; needs no language model.

    Args:
        rarity: How much a word or pair says, from the corpus.
        confidence: The probability that a sentence with these signs answers.
        threshold: The least probability of a sentence that is said.
    """

    def __init__(self, rarity: Rarity, confidence: Confidence, *, threshold: float = THRESHOLD) -> None:
        self._rarity = rarity
        self._confidence = confidence
        self._threshold = threshold

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        if not question.wording.terms:
            return Draft("", ())
        # A row of a table says what its cells say under their titles: that is another answerer's.
        found = [
            held
            for held in candidates(question, evidence, self._rarity)
            if not is_of_table(held.evidence.document, held.sentence)
        ]
        # Who holds an office is said by facts alone: a sentence that names it need not name its holder.
        findings = [] if question.offices.asked else self._sentences(question, found)
        if findings:
            return draft(newest_first(findings))
        nearest = next(iter(rank(question, found)), None)
        return Draft("", (), tuple(unmet(question, nearest)) if nearest else ())

    def _sentences(self, question: Question, found: Sequence[Candidate]) -> list[Finding]:
        """The best sentence, if it is sure enough, cut to the clauses that answer, and those that say otherwise."""
        ranked = rank(question, found)
        chosen = choose(question, ranked)
        if chosen is None or chosen.signs.constraints or self._confidence(chosen.signs) < self._threshold:
            return []
        best = chosen.candidate
        answering = finding_at(best, answering_clauses(question, best))
        if question.kind is QuestionKind.WHO and not held_in(question, best.text) and (speaker := _speaker(best)):
            return [speaker, answering]
        return [answering, *self._disagreeing(question, chosen, ranked)]

    def _disagreeing(self, question: Question, chosen: Choice, ranked: Sequence[Candidate]) -> Iterator[Finding]:
        """The best sentences of other documents of the same place and another day that give another value."""
        said = {chosen.candidate.evidence.document.id: _values(question, chosen.candidate)}
        if not any(said.values()) or question.kind not in _ONE_VALUE:
            return
        for candidate in ranked:
            document, values = candidate.evidence.document, _values(question, candidate)
            if document.id in said or not _same_matter(chosen.candidate, candidate) or not _fits(question, candidate):
                continue
            if not values or any(values & held for held in said.values()):
                continue
            if self._confidence(signs_of(question, candidate)) >= self._threshold and len(said) < MAX_DISAGREEING:
                said[document.id] = values
                yield finding_at(candidate, answering_clauses(question, candidate))


def rank(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that fit best at a first look, best at a closer look first."""
    shortlist = sorted(found, key=lambda c: -(c.score + _SUPPORT * c.support))[:SHORTLIST]
    return sorted(shortlist, key=lambda c: -(c.score + _SUPPORT * c.support + _bonus(question, c)))


def choose(question: Question, ranked: Sequence[Candidate]) -> Choice | None:
    """The best sentence that meets what the question names; if none does, the best all the same; None of none."""
    best = next((c for c in ranked if _fits(question, c)), None)
    chosen = best or next(iter(ranked), None)
    return Choice(chosen, signs_of(question, chosen, constraints=float(best is None))) if chosen else None


def _fits(question: Question, candidate: Candidate) -> bool:
    return not _lacks_what_is_asked(question, candidate) and not unmet(question, candidate)


def signs_of(question: Question, candidate: Candidate, *, constraints: float = 0.0) -> Signs:
    """What a sentence shows of whether it answers; `constraints` is 1 where it lacks what the question names."""
    return Signs(
        topic=candidate.topic,
        pairs=candidate.topic_pairs,
        similarity=candidate.similarity,
        missing=candidate.missing,
        kind=_bonus(question, candidate),
        constraints=constraints,
    )


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


def _speaker(candidate: Candidate) -> Finding | None:
    """Who is named last before the sentence in the same paragraph: in minutes, whose words it reports."""
    text = candidate.evidence.document.text
    start = text.rfind("\n", 0, candidate.sentence.start) + 1
    officials = list(find_officials(text, start, candidate.sentence.start))
    return finding_at(candidate, officials[-1].span) if officials else None


def _lacks_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence cannot say what is asked for: who did it, a day, an amount, a number, where it was."""
    strict = question.kind in (QuestionKind.WHEN, QuestionKind.HOW_MANY, QuestionKind.NUMBER)
    if question.kind in (QuestionKind.WHO, QuestionKind.ATTENDANCE) and is_title(candidate):
        return True
    if question.kind is QuestionKind.WHO and (act := _acts().search(question.text)):
        return act[1].lower() not in fold_space(candidate.text).lower()
    if question.kind is QuestionKind.WHERE and _takes_place().search(question.text):
        return not (_takes_place().search(candidate.text) and held_in(question, candidate.text))
    return strict and held_in(question, candidate.text) == []


def _bonus(question: Question, candidate: Candidate) -> float:
    """A sentence that holds the kind of thing asked for is preferred; one that does not can hardly answer."""
    held = held_in(question, candidate.text)
    if question.kind is not QuestionKind.ABOUT and is_title(candidate):
        return -0.1
    if question.wording.speech:
        return 0.15 if _says_it(question, candidate) else 0.0
    if held is None:
        return 0.0
    if question.kind is QuestionKind.WHO and not held:
        return -0.05 if _speaker(candidate) else -0.2
    if question.kind is QuestionKind.ATTENDANCE:
        return 0.3 if held else -0.2
    loose = question.kind in (QuestionKind.WHERE, QuestionKind.ABOUT)
    bonus = 0.06 if held else -0.05 if loose else -0.2
    if question.kind is QuestionKind.WHEN and find_dates(candidate.text):
        bonus += 0.06
    return bonus


def _says_it(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence tells what was said after the word for saying it; a caption "… phát biểu" does not."""
    length = len(question.wording.speech)
    place = next(
        (at for at in range(len(candidate.words)) if candidate.words[at : at + length] == question.wording.speech), None
    )
    return place is not None and len(candidate.words) - place - length >= _SAID_WORDS


def is_title(candidate: Candidate) -> bool:
    """Whether the sentence is the document's title or a heading, which names a matter but says nothing of it."""
    text = fold_space(candidate.text)
    return text in (candidate.evidence.document.header.title, candidate.sentence.heading) or text.isupper()
