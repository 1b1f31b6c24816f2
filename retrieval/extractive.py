"""Answers with the documents' own words: the sentence or clause that says so, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.dates import find_dates
from index.people import Official, find_officials
from index.text import fold, fold_space
from index.types import Document, Span
from retrieval.clauses import answering_clauses, held_in
from retrieval.confidence import Confidence, Signs
from retrieval.matching import Candidate, Rarity, candidates, unmet
from retrieval.question import Question, QuestionKind
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Citation, Draft, Evidence, cite
from retrieval.words import comparable

MAX_PEOPLE = 5
THRESHOLD = 0.35
"""Least probability of a sentence that is said: of our own questions that have an answer it refuses 2 in 100; from 0.45
on it refuses noticeably more, and no more of those without one."""
SHORTLIST = 24
"""Candidates that are looked at closely."""
_UNITS = frozenset({"huyen", "xa", "tinh", "quan", "phuong"})
_SUPPORT = 0.6
"""Weight of the support beside the score when the best sentence is chosen."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """A span that answers, with its score in [0, 1]."""

    document: Document
    span: Span
    heading: str | None
    score: float


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
        if not question.terms:
            return Draft("", ())
        found = candidates(question, evidence, self._rarity)
        if question.office:
            return _draft(_holders(question, found))
        if question.kind is QuestionKind.OFFICE and (people := list(_offices_of(question, found))):
            return _draft(people[:1])
        return _draft(self._sentences(question, found))

    def _sentences(self, question: Question, found: Sequence[Candidate]) -> list[_Finding]:
        """The best sentence if it is sure enough to answer, cut to the clauses that do."""
        chosen = choose(question, found)
        if chosen is None or chosen.signs.constraints or self._confidence(chosen.signs) < self._threshold:
            return []
        best = chosen.candidate
        answering = _finding_at(best, answering_clauses(question, best))
        if question.kind is QuestionKind.WHO and not held_in(question, best.text) and (speaker := _speaker(best)):
            return [speaker, answering]
        return [answering]


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentence that answers best, and what it shows of whether it does."""

    candidate: Candidate
    signs: Signs


def choose(question: Question, found: Sequence[Candidate]) -> Choice | None:
    """The best sentence that meets what the question names; if none does, the best all the same; None of none."""
    shortlist = sorted(found, key=lambda c: -(c.score + _SUPPORT * c.support))[:SHORTLIST]
    bonus = {id(c): _bonus(question, c) for c in shortlist}
    ranked = sorted(shortlist, key=lambda c: -(c.score + _SUPPORT * c.support + bonus[id(c)]))
    fit = (c for c in ranked if not _lacks_what_is_asked(question, c) and not unmet(question, c))
    best = next(fit, None)
    chosen = best or next(iter(ranked), None)
    if chosen is None:
        return None
    return Choice(
        chosen,
        Signs(
            topic=chosen.topic,
            pairs=chosen.topic_pairs,
            similarity=chosen.similarity,
            missing=chosen.missing,
            kind=bonus[id(chosen)],
            constraints=float(best is None),
        ),
    )


def _finding_at(candidate: Candidate, span: Span) -> _Finding:
    """A finding at a span of the document."""
    score = min(1.0, max(0.0, candidate.score))
    return _Finding(candidate.evidence.document, span, candidate.sentence.heading, score)


def _speaker(candidate: Candidate) -> _Finding | None:
    """Who is named last before the sentence in the same paragraph: in minutes, whose words it reports."""
    text = candidate.evidence.document.text
    start = text.rfind("\n", 0, candidate.sentence.start) + 1
    officials = list(find_officials(text, start, candidate.sentence.start))
    return _finding_at(candidate, officials[-1].span) if officials else None


def _draft(findings: Sequence[_Finding]) -> Draft:
    """The findings in order, each with its mark, as many as fit; one too long to be quoted is left out."""
    parts: list[str] = []
    citations: list[Citation] = []
    for finding in findings:
        if finding.span.end - finding.span.start > QUOTE_MAX_CHARS:
            continue
        marker = len(citations) + 1
        said = fold_space(finding.document.text[finding.span.start : finding.span.end]).rstrip(",;:. ")
        part = f"{said} [{marker}]"
        if len("\n".join([*parts, part])) > ANSWER_MAX_CHARS:
            break
        parts.append(part)
        citations.append(
            cite(
                finding.document,
                finding.span.start,
                finding.span.end,
                marker=marker,
                heading=finding.heading,
                score=finding.score,
            )
        )
    return Draft("\n".join(parts), tuple(citations))


# Who holds an office, and what office someone holds


def _holders(question: Question, found: Sequence[Candidate]) -> list[_Finding]:
    """Those whom the evidence names as holders of exactly the office asked for; each person once, best first."""
    by_name: dict[str, _Finding] = {}
    for candidate in found:
        for official in _officials(candidate):
            held = [_words(candidate, office, question) for office in official.offices]
            fit = min(max(_fit(asked, office) for office in held) for asked in _asked_offices(question))
            if not fit or unmet(question, candidate):
                continue
            name = fold_space(candidate.text[official.name.start : official.name.end]).casefold()
            finding = _finding(candidate, official.span, fit * (0.5 + 0.5 * candidate.score))
            if name not in by_name or by_name[name].score < finding.score:
                by_name[name] = finding
    ranked = sorted(by_name.values(), key=lambda finding: -finding.score)
    exact = [finding for finding in ranked if finding.score >= 0.8 * ranked[0].score]
    return exact[:MAX_PEOPLE]


def _asked_offices(question: Question) -> list[tuple[str, ...]]:
    """The offices asked for: several where one person is to hold them together ("Phó Bí thư kiêm Chủ tịch UBND")."""
    parts: list[list[str]] = [[]]
    for word in question.office:
        if fold(word) == "kiem":
            parts.append([])
        else:
            parts[-1].append(word)
    return [_in_full(part) for part in parts if part]


def _in_full(office: Sequence[str]) -> tuple[str, ...]:
    """The office's full name: "Chủ tịch huyện" is what people call the chairman of its people's committee."""
    for at in range(1, len(office) - 1):
        if fold(" ".join(office[at - 1 : at + 1])) == "chu tich" and fold(office[at + 1]) in _UNITS:
            committee = comparable("ủy ban nhân dân", folded=office[at] == "tich")
            return (*office[: at + 1], *committee, *office[at + 1 :])
    return tuple(office)


def _fit(asked: Sequence[str], held: Sequence[str]) -> float:
    """How well an office held is the one asked for: 1 if equal, less with words between, 0 if another.

    "Phó Bí thư" is never "Bí thư"; "Phó Bí thư Thường trực Huyện ủy" is a "Phó Bí thư Huyện ủy" of a kind, and "Phó Bí
    thư" said of a district's man may be one.
    """
    if not asked or not held or asked[0] != held[0]:
        return 0.0
    if tuple(asked) == tuple(held):
        return 1.0
    rest = iter(held)
    if all(word in rest for word in asked):
        return 0.7
    return 0.5 if tuple(asked[: len(held)]) == tuple(held) and len(held) >= 2 else 0.0


def _offices_of(question: Question, found: Sequence[Candidate]) -> Iterator[_Finding]:
    """Where the evidence gives the offices of the person asked about: most offices first."""
    findings = []
    for candidate in found:
        for official in _officials(candidate):
            name = _words(candidate, official.name, question)
            asked = question.names or (tuple(term for term in question.terms if term not in question.weak),)
            if question.restored:
                name, asked = [fold(word) for word in name], tuple(tuple(map(fold, part)) for part in asked)
            is_asked = any(set(name) <= set(part) or tuple(part) == tuple(name[-len(part) :]) for part in asked if part)
            if is_asked and not unmet(question, candidate):
                findings.append(
                    (len(official.offices), _finding(candidate, official.span, 0.5 + 0.5 * candidate.score))
                )
    for _, finding in sorted(findings, key=lambda item: (-item[0], -item[1].score)):
        yield finding


def _officials(candidate: Candidate) -> list[Official]:
    return list(find_officials(candidate.text))


def _words(candidate: Candidate, span: Span, question: Question) -> list[str]:
    return comparable(candidate.text[span.start : span.end], folded=question.folded)


def _finding(candidate: Candidate, span: Span, score: float) -> _Finding:
    """A finding at a span of the sentence's own text."""
    start = candidate.sentence.start
    return _Finding(
        candidate.evidence.document, Span(start + span.start, start + span.end), candidate.sentence.heading, score
    )


# Any other question


def _lacks_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a day, an amount or a number is asked for and the sentence has none."""
    strict = question.kind in (QuestionKind.WHEN, QuestionKind.HOW_MANY, QuestionKind.NUMBER)
    return strict and held_in(question, candidate.text) == []


def _bonus(question: Question, candidate: Candidate) -> float:
    """A sentence that holds the kind of thing asked for is preferred; one that does not can hardly answer."""
    held = held_in(question, candidate.text)
    if question.kind is not QuestionKind.ABOUT and _is_title(candidate):
        return -0.1
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


def _is_title(candidate: Candidate) -> bool:
    """Whether the sentence is the document's title or a heading, which names a matter but says nothing of it."""
    text = fold_space(candidate.text)
    return text in (candidate.evidence.document.header.title, candidate.sentence.heading) or text.isupper()
