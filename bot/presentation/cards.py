"""An entry of the register as a person reads it: its facts line by line, each with the passage that says so."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.messages import messages
from bot.presentation.sources import Passages, Source
from bot.presentation.summaries import noted, office_of, summary_of
from index.facts.types import DocumentFact, F, MeetingFact, Said
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    Entry,
    MeetingEntry,
    OfficialEntry,
    Record,
    first_known,
)
from retrieval.register.registry import Registry

TOGETHER_MAX_CHARS = 400
"""Names and points that stand so near to each other are one line with one passage."""
_ABOUT = re.compile(r"^về (?:việc )?", re.IGNORECASE)
"""What the subject's label says already."""


@dataclass(frozen=True, slots=True)
class CardLine:
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
    lines: tuple[CardLine, ...]


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


_Lines = tuple[str, Iterable[CardLine]]
"""The lines of a section behind the code of its heading, which is empty at the top."""


def card_of(entry: Entry, registry: Registry) -> Card:
    """The entry's card.

    Raises:
        DocumentNotFound: If a document that it is known from is there no more.
    """
    passages = Passages(registry)
    sections: Iterator[_Lines]
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
        tuple(Section(code and messages.said(code), lines) for code, said in sections if (lines := tuple(said))),
        own,
        entry.records,
    )


# --- officials -------------------------------------------------------------------------------------------------------


def _official(entry: OfficialEntry, registry: Registry, passages: Passages) -> Iterator[_Lines]:
    yield "", _place(entry.place, entry.records[0], passages)
    offices = ((f"{office_of(held, entry.place)} · {messages.as_of(held.as_of)}", held) for held in entry.timeline)
    yield "offices", (CardLine(noted(text, held.record), passages.of_tenure(held)) for text, held in offices)
    namesakes = (summary_of(other, registry) for other in registry.namesakes(entry))
    yield "namesakes", (CardLine(f"{held.title} · {held.facts}", other=(held.id, held.title)) for held in namesakes)


# --- meetings --------------------------------------------------------------------------------------------------------


def _meeting(entry: MeetingEntry, passages: Passages) -> Iterator[_Lines]:
    yield "", _facts_of_meeting(entry, passages)
    yield "tasks", _tasks(entry, passages)
    told = ((record, "reports" if record.fact.reported else "mentions") for record in entry.records)
    yield "stated_in", (_mention(record, passages, messages.said(how)) for record, how in told)


_FACTS_OF_MEETING: Mapping[str, Callable[[MeetingFact], object]] = {
    "day_held": lambda fact: messages.date_alone(fact.date, inferred=fact.date_inferred) if fact.date else None,
    "ordinal": lambda fact: fact.ordinal,
    "body": lambda fact: fact.body,
    "term": lambda fact: fact.term,
}
_COURSE_OF_MEETING: Mapping[str, Callable[[MeetingFact], Sequence[Said] | None]] = {
    "venue": lambda fact: [fact.course.venue] if fact.course.venue else None,
    "chairs": lambda fact: fact.course.chairs,
    "attendees": lambda fact: fact.course.attendees,
    "agenda": lambda fact: fact.course.agenda,
}


def _facts_of_meeting(entry: MeetingEntry, passages: Passages) -> Iterator[CardLine]:
    """Each fact as the fullest account that has it gives it."""
    yield from _known(_FACTS_OF_MEETING, entry.records, passages)
    for place, record in first_known(entry.records, lambda fact: fact.place):
        yield from _place(place, record, passages)
    for label, of_fact in _COURSE_OF_MEETING.items():
        for said, record in first_known(entry.records, of_fact):
            yield from _said(label, said, record, passages)


def _said(label: str, said: Sequence[Said], record: AnyRecord, passages: Passages) -> Iterator[CardLine]:
    """Lines of what stands near to each other, each with the passage from the first to the last."""
    together: list[Said] = []
    for one in sorted(said, key=lambda one: one.start):
        if together and one.end - together[0].start > TOGETHER_MAX_CHARS:
            yield _line_of(label, together, record, passages)
            together = []
        together.append(one)
    if together:
        yield _line_of(label, together, record, passages)


def _line_of(label: str, said: Sequence[Said], record: AnyRecord, passages: Passages) -> CardLine:
    text = "; ".join(one.text for one in said)
    source = passages.source(record.document, said[0].start, max(one.end for one in said))
    return CardLine(noted(_labelled(label, text), record), source)


# --- documents -------------------------------------------------------------------------------------------------------


def _document(entry: DocumentEntry, registry: Registry, passages: Passages) -> Iterator[_Lines]:
    done_to, done_by = registry.relations(entry)
    ended = registry.ended_by(entry)
    at_top = [_edge(edge, messages.ended_by(edge.name, _named(edge.by)), edge.by, passages) for edge in ended]
    yield "", (*at_top, *_facts_of_document(entry, passages))
    yield "tasks", _tasks(entry, passages)
    edges = [(edge, edge.to, True) for edge in done_by]
    edges += [(edge, edge.by, False) for edge in done_to if edge not in ended]
    yield (
        "relations",
        (
            _edge(edge, messages.relation(edge.name, _named(other), is_by=is_by), other, passages)
            for edge, other, is_by in edges
        ),
    )
    yield "mentioned_in", (_mention(record, passages) for record in entry.records if not record.fact.is_self)


_FACTS_OF_DOCUMENT: Mapping[str, Callable[[DocumentFact], object]] = {
    "issuer": lambda fact: fact.origin.issuer,
    "day_issued": lambda fact: messages.date_alone(fact.origin.date) if fact.origin.date else None,
    "subject": lambda fact: fact.subject and _ABOUT.sub("", fact.subject),
    "signer": lambda fact: fact.origin.signer,
}


def _facts_of_document(entry: DocumentEntry, passages: Passages) -> Iterator[CardLine]:
    if entry.is_draft:
        yield _source_of(messages.capitalised(messages.said("draft")), entry.main, passages)
    if entry.main.fact.name != entry.title:
        yield _stated("name", entry.main.fact.name, entry.main, passages)
    yield from _known(_FACTS_OF_DOCUMENT, entry.records, passages)


def _named(entry: DocumentEntry) -> str:
    return f"{entry.title} {messages.day(entry.date)}" if entry.date and entry.number else entry.title


def _edge(edge: Edge, text: str, other: DocumentEntry, passages: Passages) -> CardLine:
    source = passages.source(edge.record.document, edge.span.start, edge.span.end)
    return CardLine(noted(text, edge.record), source, (other.id, other.title))


# --- all of them -----------------------------------------------------------------------------------------------------


def _tasks(entry: MeetingEntry | DocumentEntry, passages: Passages) -> Iterator[CardLine]:
    for task, record in entry.tasks:
        yield CardLine(noted(messages.task(task), record), passages.of_task(task, record.document))


def _place(place: str | None, record: AnyRecord, passages: Passages) -> Iterator[CardLine]:
    if place is None:
        return
    today = passages.today(place, record.document)
    yield _stated("place", f"{place} ({today})" if today else place, record, passages)


def _known(
    facts: Mapping[str, Callable[[F], object]], records: Sequence[Record[F]], passages: Passages
) -> Iterator[CardLine]:
    """A line for each of these facts that is known, by its label."""
    for label, of_fact in facts.items():
        for text, record in first_known(records, of_fact):
            yield _stated(label, str(text), record, passages)


def _labelled(label: str, text: str) -> str:
    return f"{messages.said(f'label.{label}')}: {text}"


def _stated(label: str, text: str, record: AnyRecord, passages: Passages) -> CardLine:
    return _source_of(_labelled(label, text), record, passages)


def _source_of(text: str, record: AnyRecord, passages: Passages) -> CardLine:
    span = record.fact.span
    return CardLine(noted(text, record), passages.source(record.document, span.start, span.end))


def _mention(record: AnyRecord, passages: Passages, how: str | None = None) -> CardLine:
    parts = [record.document.display_title, messages.day(record.date), how]
    return _source_of(" · ".join(part for part in parts if part), record, passages)
