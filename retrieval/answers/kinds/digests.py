"""What a paper or a meeting is about as a whole: what it is, then its parts with what each of them tells most."""

from itertools import islice

from index.entities.dates import find_dates
from index.facts.types import Said, Task
from index.language.text import fold
from index.layout import Span
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Outline, Part
from index.types import Document
from retrieval.answers.documents.attributes import attributes_asked
from retrieval.answers.documents.meant import by_number, kinds_asked
from retrieval.answers.documents.telling import (
    LINE_CHARS,
    NEWS,
    Line,
    appoints,
    clause_of,
    clauses_of,
    most_telling,
    sentences_in,
    shortened,
    telling,
    told,
    what_it_is,
)
from retrieval.answers.documents.whole import papers_named, spans_of, the_one, words_beside
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.named import parts_named
from retrieval.answers.people.sought import unmarked
from retrieval.register.entries import DocumentEntry
from retrieval.types import MAX_RELATED, AnswerKind, Draft, Form

MOST_LINES = 8
"""So many things fit the screen of a telephone."""
_LEAST, _LEAST_LEAD, _LEAST_WHOLE = 0.7, 0.85, 0.9
"""Least share of the words of the question in a paper's head, or in what it tells first; in the head where it may be
asked for a part of it."""
_LABEL_CHARS = 4
"""A heading has so many characters more than its label, or it says nothing by itself."""
_HEADING_CHARS = 110
_MOST_OF_IT = 0.6
"""What is no paper by a head of its own has parts if they are so much of it: minutes have, reports of meetings not."""
_OF_AGENDA, _OF_ATTENDING = 0.7, 0.8
_OWN_CHARS = 200
"""What stands before the parts is a part itself if it is longer."""

_asks = unmarked(r"(?<!\w){kinds_asked:digest}(?!\w)")
_may_ask = unmarked(r"(?<!\w){kinds_asked:digest_end}(?!\w)")
_begins = unmarked(r"^{kinds_asked:digest_start}(?= {documents:numbered}(?!\w)| {meetings:asked}(?!\w))")
_this = unmarked(r"(?<!\w){kinds_asked:digest_this}(?!\w)")
_beside = unmarked(r"(?<!\w){kinds_asked:digest_beside}(?!\w)")


def find_digest(asking: Asking) -> Draft | None:
    """The digest of the paper or meeting that is asked for as a whole; None where it is not told which.

    One that is known by its number alone, because only others name it, is said not to be there: what names it is
    related.
    """
    look = asking.look
    plain = look.question.marked.plain
    strong = [*_asks().finditer(plain), *_begins().finditer(plain)]
    weak = list(_may_ask().finditer(plain))
    if parts_named(look.question) or not (strong or (weak and _asks_whole(look))):
        return None
    beside = spans_of(look.question, [*strong, *weak, *_beside().finditer(plain)])
    words = words_beside(look, beside)
    if look.question.numbers.documents:
        return _of_number(look, is_sure=bool(strong))
    document = _named(look, words, is_sure=bool(strong)) if _names_any(look, words) else _last(asking)
    return digest_of(look, document) if document else None


def _asks_whole(look: Lookup) -> bool:
    """Whether a question that may ask for one thing is meant of all: not "Chỉ thị 5 nói về gì", which has a subject."""
    if _this().search(fold(look.question.asked)):
        return True
    if look.question.offices.asked or look.question.offices.mentioned:
        return False  # "Chủ tịch UBND tỉnh nói gì"
    is_of_kind = kinds_asked(look.question.text) and attributes_asked(look.question)
    return not (look.question.numbers.documents or is_of_kind)


def _names_any(look: Lookup, words: list[str]) -> bool:
    question = look.question
    return bool(words or question.names or question.numbers.named or question.times.named)


def _named(look: Lookup, words: list[str], *, is_sure: bool) -> Document | None:
    found = papers_named(look, words)
    if is_sure:
        return the_one(look, found, least=_LEAST, least_lead=_LEAST_LEAD)
    return the_one(look, found, least=_LEAST_WHOLE)


def _last(asking: Asking) -> Document | None:
    """What the last answer of the conversation was quoted from."""
    cited = (held.said.citations for held in reversed(asking.earlier) if held.said.citations)
    last = next(cited, None)
    return asking.look.view.document(last[0].document_id) if last else None


def _of_number(look: Lookup, *, is_sure: bool) -> Draft | None:
    """Of the only paper with the number; where none has its text, what names it is no more than related."""
    entries = by_number(look)
    owned = {entry.own.id: entry.own for entry in entries if entry.own}
    if len(owned) == 1:
        return digest_of(look, look.view.document(next(iter(owned))))
    if owned or not entries or not is_sure:
        return None
    spans = [(record.document, look.around(record.document, record.fact.span)) for e in entries for record in e.records]
    held = [Told("", (look.finding(document, span),)) for document, span in spans[:MAX_RELATED]]
    return Draft("", (), related=draft_of(held, Form()).citations)


def digest_of(look: Lookup, document: Document) -> Draft | None:
    """What a document is, then what its parts tell, at most as many lines as a telephone shows."""
    first = what_it_is(look, document)
    entry = next((e for e in look.registry.documents_of([document.id]) if e.own and e.own.id == document.id), None)
    ended = look.registry.ended_by(entry)[:1] if entry else []
    room = MOST_LINES - len(ended)
    least = 0.0 if entry else _MOST_OF_IT
    parts = _parts(look, document, room - 1, least=least) if document.header.kind != NEWS else []
    if len(parts) < 2:
        without = " ".join(filter(None, (document.header.title, first[0] if first else None)))
        parts = _news(look, document, room - (first is not None), without)
    said = [Told(*line) for line in (first, *parts) if line]
    if len(said) < 2:
        return None
    said += [
        Told(
            *clause_of(look, look.view.document(edge.record.document.id), look.around(edge.record.document, edge.span))
        )
        for edge in ended
    ]
    return draft_of(said, Form(AnswerKind.DIGEST, calculated=_counted(look, document, entry)))


def _news(look: Lookup, document: Document, most: int, without: str) -> list[Line]:
    """The sentences that tell most of a text without parts, in order, those of a meeting's course before others.

    A long one takes two lines where it has the agenda, or tells that somebody came to an office.
    """
    course, agenda = _course(look, document)
    lines: dict[Span, list[Line]] = {}
    for span in most_telling(look, document, most, beside=course, without=without):
        is_whole = appoints(document.text, span) or any(span.start <= held.start < span.end for held in agenda)
        room = most - sum(map(len, lines.values()))
        if room > 0:
            lines[span] = (
                clauses_of(look, document, span, min(2, room)) if is_whole else [clause_of(look, document, span)]
            )
    return [line for span in sorted(lines, key=lambda held: held.start) for line in lines[span]]


def _course(look: Lookup, document: Document) -> tuple[list[tuple[Span, float]], list[Span]]:
    """What counts more, or less, of a meeting's course in its news, and its agenda."""
    beside: list[tuple[Span, float]] = []
    agenda: list[Span] = []
    for meeting in look.registry.meetings_of([document.id]):
        for fact in (record.fact for record in meeting.records if record.document.id == document.id):
            if fact.reported:
                beside += [(fact.span, 1.0), *((_span(said), 1.5) for said in fact.course.chairs[:1])]
                held = (day for day in find_dates(document.text) if day.value is not None and day.value == fact.date)
                beside += [(Span(day.start, day.end), 1.5) for day in islice(held, 1)]
                beside += [(_span(said), -_OF_ATTENDING) for said in fact.course.attendees]
                agenda += [_span(said) for said in fact.course.agenda]
    return [*beside, *((span, _OF_AGENDA) for span in agenda)], agenda


def _span(said: Said) -> Span:
    return Span(said.start, said.end)


# A paper with parts


def _parts(look: Lookup, document: Document, most: int, *, least: float) -> list[Line]:
    """A line for each of the parts that a paper is made of; of too many those that tell most.

    Args:
        least: Least share of the text that they are; none of less.
    """
    units = _units(look.view.outline(document), None)
    if sum(part.span.end - part.span.start for part in units) < least * len(document.text):
        return []
    lines = [line for part in units if (line := _line(look, document, part))]
    told_most = sorted(lines, key=lambda line: max(told(document.text, held.span) for held in line[1]), reverse=True)
    kept = told_most[:most]
    return [line for line in lines if line in kept]


_NO_PARTS = frozenset({PartKind.CLOSING, PartKind.RECITAL})
_NUMBERED = frozenset({PartKind.CLAUSE, PartKind.POINT})
_HOLDERS = frozenset({PartKind.TITLE, PartKind.PAPER, PartKind.LEAD_IN, PartKind.HEADING})
"""Parts that are told by what is in them."""


def _units(outline: Outline, above: int | None) -> list[Part]:
    """The parts that a paper is made of: those in a title or behind a line that leads to them count as the paper's.

    Bullets are none beside parts that are numbered or named: those to whom a telegram goes.
    """
    found: list[Part] = []
    for at, part in enumerate(outline.parts):
        if part.parent != above or part.kind in _NO_PARTS or part.quoted:
            continue
        held = _units(outline, at) if part.kind in _HOLDERS else []
        if held or part.kind is not PartKind.TITLE:
            found += held or [part]
    firm = [part for part in found if part.kind is not PartKind.BULLET]
    return firm if len(firm) > 1 else found


def _line(look: Lookup, document: Document, part: Part) -> Line | None:
    """The heading of a part with what tells most in it; a part without a heading by its own first words."""
    heading, span = part.heading, part.span
    if heading.end - heading.start > _HEADING_CHARS:
        return clause_of(look, document, heading)
    if heading.end - heading.start <= len(part.label) + _LABEL_CHARS:
        first = next(iter(sentences_in(look, document, span.start, span.end)), None)
        return _labelled(look, document, part, first) if first else None
    said, findings = clause_of(look, document, heading)
    inside = telling(look, document, heading.end, span.end)
    if inside is None:
        return said, findings
    clause, more = clause_of(look, document, inside, LINE_CHARS - len(said) - 2)
    return shortened(f"{said.rstrip(' ,;:.')}: {clause}"), (*findings, *more)


def _labelled(look: Lookup, document: Document, part: Part, first: Span) -> Line:
    """The first sentence of a part behind its number, where what is quoted has that."""
    said, (finding,) = clause_of(look, document, Span(part.span.start, max(first.end, part.heading.end)))
    between = document.text[part.span.start : finding.span.start]
    if part.kind not in _NUMBERED or not between or len(between) > len(part.label) + _LABEL_CHARS:
        return said, (finding,)
    whole = Span(part.span.start, finding.span.end)
    return shortened(f"{part.label}. {said}"), (look.finding(document, whole),)


def _counted(look: Lookup, document: Document, entry: DocumentEntry | None) -> str:
    """How many tasks the document gives, and how many of them until when; empty if none."""
    tasks: list[Task] = [task for task, record in entry.tasks if record.document.id == document.id] if entry else []
    for meeting in look.registry.meetings_of([document.id]):
        tasks += [task for task, record in meeting.tasks if record.document.id == document.id and task.concluding]
    if not tasks:
        return ""
    until = sum(task.by_when is not None for task in tasks)
    return f"{len(tasks)} việc được giao" + (f", {until} việc có thời hạn" if until else "")
