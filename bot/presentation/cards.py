"""An entry of the register as a person reads it: its facts line by line, each with the passage that says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.messages import messages
from bot.presentation.sources import Passages, Source, newest_first
from bot.presentation.summaries import noted, office_of, summary_of
from index.facts.types import Said
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    Entry,
    MeetingEntry,
    OfficialEntry,
    first_known,
)
from retrieval.register.registry import Registry

TOGETHER_MAX_CHARS = 400
"""Names and points that stand so near to each other are one line with one passage."""
_ABOUT = re.compile(r"^về (?:việc )?", re.IGNORECASE)
"""What the subject's label says already."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact.

    Attributes:
        source: The passage that states it.
        other: Id and title of the entry that it leads to.
    """

    text: str
    source: Source | None = None
    other: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind; the heading is empty for those at the top."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of an entry.

    Attributes:
        sections: None without lines.
        own: Id of the document in the corpus that the entry is itself.
        records: What can be corrected.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    own: str | None
    records: tuple[AnyRecord, ...]


def card_of(entry: Entry, registry: Registry) -> Card:
    """The entry's card.

    Raises:
        DocumentNotFound: If a document that it is known from is there no more.
    """
    passages = Passages(registry)
    sections: Iterable[Section]
    match entry:
        case OfficialEntry():
            title, own, sections = entry.name, None, _official(entry, registry, passages)
        case MeetingEntry():
            title, own, sections = entry.name, None, _meeting(entry, passages)
        case DocumentEntry():
            title, own = entry.title, entry.own.id if entry.own else None
            sections = _document(entry, registry, passages)
    return Card(
        entry.id,
        messages.capitalised(title),
        tuple(section for section in sections if section.lines),
        own,
        entry.records,
    )


# --- officials -------------------------------------------------------------------------------------------------------


def _official(entry: OfficialEntry, registry: Registry, passages: Passages) -> Iterator[Section]:
    yield Section("", tuple(_place(entry.place, entry.records[0], passages)))
    yield Section(
        messages.OFFICES,
        tuple(
            Line(
                noted(f"{office_of(tenure, entry.place)} · {messages.according_to(tenure.as_of)}", tenure.record),
                passages.of_tenure(tenure),
            )
            for tenure in newest_first(entry.timeline)
        ),
    )
    others = (other for other in registry.namesakes(entry) if other.id != entry.id)
    summaries = (summary_of(other, registry) for other in others)
    yield Section(messages.NAMESAKES, tuple(Line(f"{s.title} · {s.facts}", other=(s.id, s.title)) for s in summaries))


# --- meetings --------------------------------------------------------------------------------------------------------


def _meeting(entry: MeetingEntry, passages: Passages) -> Iterator[Section]:
    yield Section("", tuple(_facts_of_meeting(entry, passages)))
    tasks = (
        Line(
            noted(
                messages.task(task.said.text, task.who, task.by_when, task.said_by, concluding=task.concluding),
                record,
            ),
            passages.source(record.document, task.said.start, task.said.end),
        )
        for task, record in entry.tasks
    )
    yield Section(messages.TASKS, tuple(tasks))
    yield Section(
        messages.STATED_IN,
        tuple(
            _mention(record, passages, messages.REPORTS if record.fact.reported else messages.MENTIONS)
            for record in entry.records
        ),
    )


def _facts_of_meeting(entry: MeetingEntry, passages: Passages) -> Iterator[Line]:
    """Each fact as the fullest account that has it gives it."""
    records = entry.records
    for held_on, record in first_known(records, lambda fact: fact.date):
        day = messages.date_alone(held_on, inferred=record.fact.date_inferred)
        yield _stated(messages.LABEL_DAY_HELD, day, record, passages)
    for ordinal, record in first_known(records, lambda fact: fact.ordinal):
        yield _stated(messages.LABEL_ORDINAL, str(ordinal), record, passages)
    for body, record in first_known(records, lambda fact: fact.body):
        yield _stated(messages.LABEL_BODY, body, record, passages)
    for term, record in first_known(records, lambda fact: fact.term):
        yield _stated(messages.LABEL_TERM, term, record, passages)
    for place, record in first_known(records, lambda fact: fact.place):
        yield from _place(place, record, passages)
    for venue, record in first_known(records, lambda fact: fact.course.venue):
        yield from _said(messages.LABEL_VENUE, [venue], record, passages)
    for chairs, record in first_known(records, lambda fact: fact.course.chairs):
        yield from _said(messages.LABEL_CHAIRS, chairs, record, passages)
    for attendees, record in first_known(records, lambda fact: fact.course.attendees):
        yield from _said(messages.LABEL_ATTENDEES, attendees, record, passages)
    for agenda, record in first_known(records, lambda fact: fact.course.agenda):
        yield from _said(messages.LABEL_AGENDA, agenda, record, passages)


def _said(label: str, said: Sequence[Said], record: AnyRecord, passages: Passages) -> Iterator[Line]:
    """Lines of what stands near to each other, each with the passage from the first to the last."""
    together: list[Said] = []
    for one in sorted(said, key=lambda one: one.start):
        if together and one.end - together[0].start > TOGETHER_MAX_CHARS:
            yield _line_of(label, together, record, passages)
            together = []
        together.append(one)
    if together:
        yield _line_of(label, together, record, passages)


def _line_of(label: str, said: Sequence[Said], record: AnyRecord, passages: Passages) -> Line:
    text = "; ".join(one.text for one in said)
    source = passages.source(record.document, said[0].start, max(one.end for one in said))
    return Line(noted(messages.labelled(label, text), record), source)


# --- documents -------------------------------------------------------------------------------------------------------


def _document(entry: DocumentEntry, registry: Registry, passages: Passages) -> Iterator[Section]:
    done_to, done_by = registry.relations(entry)
    ended = registry.ended_by(entry)
    at_top = [_edge(edge, messages.ended_by(edge.name, _named(edge.by)), edge.by, passages) for edge in ended]
    yield Section("", (*at_top, *_facts_of_document(entry, passages)))
    yield Section(
        messages.RELATIONS,
        (
            *(_edge(e, messages.relation(e.name, _named(e.to), is_by=True), e.to, passages) for e in done_by),
            *(
                _edge(e, messages.relation(e.name, _named(e.by), is_by=False), e.by, passages)
                for e in done_to
                if e not in ended
            ),
        ),
    )
    mentions = (_mention(record, passages) for record in entry.records if not record.fact.is_self)
    yield Section(messages.MENTIONED_IN, tuple(mentions))


def _facts_of_document(entry: DocumentEntry, passages: Passages) -> Iterator[Line]:
    if entry.is_draft:
        yield _source_of(messages.capitalised(messages.DRAFT), entry.main, passages)
    if entry.main.fact.name != entry.title:
        yield _stated(messages.LABEL_NAME, entry.main.fact.name, entry.main, passages)
    for issuer, record in first_known(entry.records, lambda fact: fact.origin.issuer):
        yield _stated(messages.LABEL_ISSUER, issuer, record, passages)
    for issued_on, record in first_known(entry.records, lambda fact: fact.origin.date):
        yield _stated(messages.LABEL_DAY_ISSUED, messages.date_alone(issued_on), record, passages)
    for subject, record in first_known(entry.records, lambda fact: fact.subject):
        yield _stated(messages.LABEL_SUBJECT, _ABOUT.sub("", subject), record, passages)
    for signer, record in first_known(entry.records, lambda fact: fact.origin.signer):
        yield _stated(messages.LABEL_SIGNER, signer, record, passages)


def _named(entry: DocumentEntry) -> str:
    return f"{entry.title} {messages.day(entry.date)}" if entry.date and entry.number else entry.title


def _edge(edge: Edge, text: str, other: DocumentEntry, passages: Passages) -> Line:
    source = passages.source(edge.record.document, edge.span.start, edge.span.end)
    return Line(noted(text, edge.record), source, (other.id, other.title))


# --- all of them -----------------------------------------------------------------------------------------------------


def _place(place: str | None, record: AnyRecord, passages: Passages) -> Iterator[Line]:
    if place is None:
        return
    today = passages.today(place, record.document)
    yield _stated(messages.LABEL_PLACE, f"{place} ({today})" if today else place, record, passages)


def _stated(label: str, text: str, record: AnyRecord, passages: Passages) -> Line:
    return _source_of(messages.labelled(label, text), record, passages)


def _source_of(text: str, record: AnyRecord, passages: Passages) -> Line:
    span = record.fact.span
    return Line(noted(text, record), passages.source(record.document, span.start, span.end))


def _mention(record: AnyRecord, passages: Passages, how: str | None = None) -> Line:
    parts = [record.document.display_title, messages.day(record.date), how]
    return _source_of(" · ".join(part for part in parts if part), record, passages)
