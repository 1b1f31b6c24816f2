"""When and where a meeting was held, who chaired or attended it, and what it asked to be done, from the register."""

import re
from collections.abc import Iterator

from index.entities.dates import find_dates
from index.entities.holders.officials import find_officials
from index.entities.periods import find_periods
from index.facts.types import MeetingFact, Said, Task
from index.language.text import fold, fold_space
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.abbreviations import written_out
from index.lexicon.patterns import pattern
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import ENOUGH, Lookup
from retrieval.evidence.clauses import LIST_CHARS, answering_clauses
from retrieval.evidence.constraints import unmet
from retrieval.evidence.counted import counted_at, counted_in
from retrieval.evidence.matching import Candidate
from retrieval.question.types import QuestionKind
from retrieval.register.entries import MeetingEntry, Record
from retrieval.types import QUOTE_MAX_CHARS, Detail, Unstated

_meeting = pattern(r"\b(?:{meetings:asked}|{meetings:regular})\b")
_chaired = pattern(r"\b{answers:chairs}\b")
_act = pattern(r"\b(?:ai|nào) (?:{answers:before_act} )?(?:{answers:act} )*(?P<act>{answers:act})\b")
"""What somebody did at a meeting; of "phát biểu kết luận" the last word tells."""
_BESIDE_CHARS = 40
_asks_tasks = pattern(r"\b{answers:sets_task}\b.*\b{answers:asked}\b|\bnhững {answers:task}\b")


def find_in_meetings(look: Lookup) -> list[Finding] | Unstated:
    """The fact of a meeting that answers; none for a question that asks for more than the register has."""
    text = written_out(fold_space(look.question.text))
    if not names_meeting(text):
        return []
    if look.question.kind in (QuestionKind.WHAT, QuestionKind.ABOUT, QuestionKind.OTHER):
        return _tasks(look) if _asks_tasks().search(text) else []
    found: list[tuple[tuple[bool, float, float], Finding]] = []
    for share, entry in _asked(look):
        if share < ENOUGH:
            continue
        if all_of_them := _chairs(look, text, share, entry):
            found.append(all_of_them)
            continue
        for record, span in ((r, said) for r in entry.records for said in _wanted(look, text, entry, r)):
            candidate = _candidate(look, entry, record, span)
            clause = answering_clauses(look.question, candidate) if candidate else None
            if candidate and clause and clause.start <= span.start and span.end <= clause.end:
                rank = (entry.is_reported, round(share, 1), look.support(record.document, span))
                found.append((rank, look.finding(record.document, clause)))
                break
    return [max(found, key=lambda item: item[0])[1]] if found else _unstated(look)


def _chairs(
    look: Lookup, text: str, share: float, entry: MeetingEntry
) -> tuple[tuple[bool, float, float], Finding] | None:
    """Where several are said to have chaired a meeting, from the first to the last, if it is asked who did."""
    if look.question.kind is not QuestionKind.WHO or not _chaired().search(text):
        return None
    for record in entry.records:
        chairs = record.fact.course.chairs
        if len(chairs) < 2 or _candidate(look, entry, record, _span(chairs[0])) is None:
            continue
        whole = Span(min(chair.start for chair in chairs), max(chair.end for chair in chairs))
        whole = _sentence(look, record, whole)
        if whole.end - whole.start <= LIST_CHARS:
            rank = (entry.is_reported, round(share, 1), look.support(record.document, _span(chairs[0])))
            return rank, look.finding(record.document, whole)
    return None


def _candidate(look: Lookup, entry: MeetingEntry, record: Record[MeetingFact], span: Span) -> Candidate | None:
    """The sentence of a span, where it or what is known of the meeting has all that the question names."""
    found = look.any_candidate(record.document, span)
    if found is None:
        return None
    held = comparable(" . ".join(filter(None, _described(entry))), folded=True)
    missing = (comparable(name, folded=True) for name in unmet(look.question, found))
    return found if all(contains(held, words) or contains(held, words[1:]) for words in missing) else None


def _sentence(look: Lookup, record: Record[MeetingFact], span: Span) -> Span:
    """The sentence that a stretch is in, which says what it is said of; the stretch, if that is long."""
    sentences = (s for s in look.view.sentences(record.document.id) if s.start <= span.start and span.end <= s.end)
    held = next((Span(s.start, s.end) for s in sentences), span)
    return held if held.end - held.start <= LIST_CHARS else span


def names_meeting(text: str) -> bool:
    """Whether a question speaks of a meeting."""
    return _meeting().search(text) is not None


def _unstated(look: Lookup) -> list[Finding] | Unstated:
    """That no document says the day, where the question names a meeting by its ordinal that the register knows."""
    if look.question.kind is not QuestionKind.WHEN or not look.question.numbers.ordinals:
        return []
    known = (
        entry
        for share, entry in _asked(look)
        if share >= ENOUGH
        and entry.date is None
        and any(look.may_be_of(r.document, [r.fact.name, r.fact.body]) for r in entry.records)
    )
    entry = next(known, None)
    return Unstated(Detail.HELD_ON, entry.name) if entry else []


def _asked(look: Lookup) -> Iterator[tuple[float, MeetingEntry]]:
    """The meetings that the question may mean, each with how much of its matter they have."""
    text = look.question.text
    counted = (counted_at(text, o.start, o.end) for o in look.question.numbers.ordinals if fold(o.what) != "khoa")
    asked = [held for held in counted if held]
    for entry in look.registry.meetings_of(look.evidence):
        held = [of for record in entry.records for of in counted_in(record.fact.name)]
        if not _may_be_in_period(look, entry):
            continue
        if not asked or any(one.agrees_with(of) for one in asked for of in held if of.value == entry.ordinal):
            yield look.share(_described(entry)), entry


def _may_be_in_period(look: Lookup, entry: MeetingEntry) -> bool:
    """Whether a meeting can be that of the month asked for: the month that its name says, else that of its day."""
    asked = {month for period in look.question.times.periods for month in period.months}
    named = {month for r in entry.records for period in find_periods(r.fact.name) for month in period.months}
    held = named or ({entry.date.month} if entry.date else set())
    return not asked or not held or bool(asked & held)


def _described(entry: MeetingEntry) -> Iterator[str | None]:
    """What is known of a meeting."""
    for record in entry.records:
        yield from (record.fact.name, record.fact.body, record.fact.term, record.fact.place)
        if record.fact.reported:
            yield record.document.header.title


def _wanted(look: Lookup, text: str, entry: MeetingEntry, record: Record[MeetingFact]) -> Iterator[Span]:
    """Where a document says what is asked of a meeting."""
    fact, kind = record.fact, look.question.kind
    if kind is QuestionKind.WHEN and entry.date:
        content = look.view.document(record.document.id).text
        for sentence in look.view.sentences(record.document.id):
            for day in find_dates(content[sentence.start : sentence.end]):
                if (day.day, day.month) == (entry.date.day, entry.date.month):
                    yield Span(sentence.start + day.start, sentence.start + day.end)
    elif kind is QuestionKind.WHERE and fact.course.venue:
        yield _span(fact.course.venue)
    elif kind is QuestionKind.WHO and _chaired().search(text):
        yield from map(_span, fact.course.chairs)
    elif kind is QuestionKind.WHO and fact.reported and (act := _act().search(text)):
        yield from _who_did(look, record, act["act"])
    elif kind is QuestionKind.ATTENDANCE:
        yield from map(_span, fact.course.attendees)


def _who_did(look: Lookup, record: Record[MeetingFact], act: str) -> Iterator[Span]:
    """Where a sentence of a report names somebody beside what he did: "Bí thư A phát biểu kết luận hội nghị"."""
    text = look.view.document(record.document.id).text
    did = re.compile(rf"(?<!\w){re.escape(act)}(?!\w)", re.IGNORECASE)
    for sentence in look.view.sentences(record.document.id):
        verb = did.search(text, sentence.start, sentence.end)
        people = list(find_officials(text, sentence.start, sentence.end)) if verb else []
        before = [one for one in people if verb and one.span.end <= verb.start() <= one.span.end + _BESIDE_CHARS]
        opens = [one for one in people if verb and verb.start() == sentence.start and one.span.start > verb.end()]
        yield from (Span(one.span.start, max(one.span.end, verb.end())) for one in before[-1:] if verb)
        yield from (Span(verb.start(), one.span.end) for one in opens[:1] if verb and not before)


def _tasks(look: Lookup) -> list[Finding]:
    """What the meeting asked to be done, or what of it is for those whom the question names."""
    best: tuple[tuple[int, float], list[Finding]] = ((0, 0.0), [])
    matter = set(look.matter())
    for _, entry in _asked(look):
        rest = matter - {word for text in _described(entry) for word in look.words(text or "")}
        score = look.score(record.document for record in entry.records)
        spans = [(record, _span(task.said)) for task, record in _asked_tasks(look, entry, rest)]
        met = [(record, span) for record, span in spans if _is_quotable(span) and look.candidate(record.document, span)]
        if met and (len(matter) - len(rest), score) > best[0]:
            best = (len(matter) - len(rest), score), [look.finding(record.document, span) for record, span in met]
    return best[1]


def _asked_tasks(look: Lookup, entry: MeetingEntry, rest: set[str]) -> list[tuple[Task, Record[MeetingFact]]]:
    """The tasks for those whom the question names; else those that say so; of the conclusion, where it names nobody."""
    if not rest:
        return [(task, record) for task, record in entry.tasks if task.concluding]
    theirs = [(task, record) for task, record in entry.tasks if rest <= set(look.words(task.who or ""))]
    return theirs or [(task, record) for task, record in entry.tasks if rest <= set(look.words(task.said.text))]


def _is_quotable(span: Span) -> bool:
    return span.end - span.start <= QUOTE_MAX_CHARS // 2


def _span(said: Said) -> Span:
    return Span(said.start, said.end)
