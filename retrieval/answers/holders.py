"""Who holds an office, and what office someone holds."""

from collections.abc import Sequence
from datetime import date

from index.entities.officials import Official, find_officials
from index.entities.places import units_without_marks
from index.language.text import fold, fold_space
from index.language.words import comparable
from index.types import Span
from retrieval.answers.findings import Finding, newest_first
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question

MAX_PEOPLE = 5


def holders(question: Question, found: Sequence[Candidate]) -> list[Finding]:
    """Those whom the evidence names as holders of exactly the office asked for; each person once, as last named so."""
    by_name: dict[str, tuple[float, date, Finding]] = {}
    for candidate in found:
        for official in _officials(candidate):
            held = [_words(candidate, office, question) for office in official.offices]
            share = _share(asked_offices(question), held)
            if not share or unmet(question, candidate):
                continue
            name = fold_space(candidate.text[official.name.start : official.name.end]).casefold()
            finding = _finding(candidate, official.span, share * (0.5 + 0.5 * candidate.score))
            mention = (share, finding.document.header.date or date.min, finding)
            known = by_name.get(name)
            if (
                known is None
                or mention[:2] > known[:2]
                or (mention[:2] == known[:2] and finding.score > known[2].score)
            ):
                by_name[name] = mention
    best = max((share for share, _, _ in by_name.values()), default=0.0)
    fitting = [finding for share, _, finding in by_name.values() if share == best]
    return newest_first(sorted(fitting, key=lambda finding: -finding.score))[:MAX_PEOPLE]


def _share(asked: Sequence[Sequence[str]], held: Sequence[Sequence[str]]) -> float:
    """How well the worst met of the offices asked for is met; 0 for one who is only said to have left an office."""
    return min((max((fit(office, own) for own in held), default=0.0) for office in asked), default=0.0)


def asked_offices(question: Question) -> list[tuple[str, ...]]:
    """The offices asked for: several where one person is to hold them together ("Phó Bí thư kiêm Chủ tịch UBND")."""
    parts: list[list[str]] = [[]]
    for word in question.offices.asked:
        if fold(word) == "kiem":
            parts.append([])
        else:
            parts[-1].append(word)
    return [_in_full(part) for part in parts if part]


def _in_full(office: Sequence[str]) -> tuple[str, ...]:
    """The office's full name: "Chủ tịch huyện" is what people call the chairman of its people's committee."""
    for at in range(1, len(office) - 1):
        if fold(" ".join(office[at - 1 : at + 1])) == "chu tich" and _begins_unit(office[at + 1 :]):
            committee = comparable("ủy ban nhân dân", folded=office[at] == "tich")
            return (*office[: at + 1], *committee, *office[at + 1 :])
    return tuple(office)


def fit(asked: Sequence[str], held: Sequence[str]) -> float:
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


def offices_of(question: Question, found: Sequence[Candidate]) -> list[Finding]:
    """Where the evidence gives the offices of the person asked about: most offices first, others of other documents."""
    strong = tuple(term for term in question.wording.terms if term not in question.wording.weak)
    asked = [name.words for name in question.names] or [strong]
    if question.restored:
        asked = [tuple(map(fold, part)) for part in asked]
    findings: list[tuple[set[tuple[str, ...]], Finding]] = []
    for candidate in found:
        for official in _officials(candidate):
            name = _words(candidate, official.name, question)
            name = [fold(word) for word in name] if question.restored else name
            is_asked = any(set(name) <= set(part) or tuple(part) == tuple(name[-len(part) :]) for part in asked if part)
            if is_asked and not unmet(question, candidate):
                offices = {tuple(_words(candidate, office, question)) for office in official.offices}
                findings.append((offices, _finding(candidate, official.span, 0.5 + 0.5 * candidate.score)))
    findings.sort(key=lambda held: (-len(held[0]), -held[1].score))
    known: set[tuple[str, ...]] = set()
    chosen: dict[str, Finding] = {}
    for offices, finding in findings:
        if not offices <= known and finding.document.id not in chosen and len(chosen) < MAX_PEOPLE:
            chosen[finding.document.id] = finding
            known |= offices
    return list(chosen.values())


def _officials(candidate: Candidate) -> list[Official]:
    return list(find_officials(candidate.text))


def _words(candidate: Candidate, span: Span, question: Question) -> list[str]:
    return comparable(candidate.text[span.start : span.end], folded=question.folded)


def _finding(candidate: Candidate, span: Span, score: float) -> Finding:
    """A finding at a span of the sentence's own text."""
    start = candidate.sentence.start
    return Finding(
        candidate.evidence.document, Span(start + span.start, start + span.end), candidate.sentence.heading, score
    )


def _begins_unit(words: Sequence[str]) -> bool:
    return any(fold(" ".join(words[:count])) in units_without_marks() for count in (1, 2))
