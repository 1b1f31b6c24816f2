"""The register as JSON: the keys that `dannguon officials`, `meetings`, `documents` and `facts` promise.

Days are written as 2020-07-09, moments as 2026-11-22T08:00:00+00:00. Offsets count code points of the text that
`dannguon show` prints, and a quote is exactly what stands between them.
"""

import datetime
from typing import TypedDict

from bot.presentation.sources import Passages, Source, is_inferred, newest_first
from index.facts.types import Said
from retrieval.register.entries import AnyRecord, DocumentEntry, Edge, MeetingEntry, OfficialEntry, first_known
from retrieval.register.registry import Registry


class SourceJson(TypedDict):
    """A passage; `source` is the file's path, `title` and `date` are the document's."""

    document_id: str
    source: str
    title: str
    date: str | None
    start: int
    end: int
    quote: str


class FactJson(SourceJson):
    """A passage that states a fact.

    `fact_id` is what `dannguon facts correct` takes; `corrected` says when an administrator did, or is null.
    """

    fact_id: str
    confidence: float
    corrected: str | None


class OfficeJson(TypedDict):
    """An office on the day of one document: written out, and as the text has it; see `index.facts.types.Office`."""

    office: str
    written: str
    level: str | None
    place: str | None
    former: bool
    as_of: str | None
    source: SourceJson
    fact_id: str
    confidence: float
    corrected: str | None


class OfficialJson(TypedDict):
    """A person; `today` says what the place is now, where that is another; the offices are the newest first."""

    id: str
    name: str
    place: str | None
    today: str | None
    offices: list[OfficeJson]


class SaidJson(TypedDict):
    """A chair, someone who attended or a point on the agenda."""

    text: str
    source: SourceJson


class TaskJson(TypedDict):
    """What was asked to be done; `concluding` is false where a guest or delegate asks it."""

    text: str
    who: str | None
    by_when: str | None
    said_by: str | None
    concluding: bool
    source: SourceJson


class MeetingJson(TypedDict):
    """A meeting; `reported` is false where documents only mention it, `sources` are the fullest first."""

    id: str
    name: str
    ordinal: int | None
    body: str | None
    term: str | None
    date: str | None
    date_inferred: bool
    venue: SaidJson | None
    place: str | None
    today: str | None
    chairs: list[SaidJson]
    attendees: list[SaidJson]
    agenda: list[SaidJson]
    tasks: list[TaskJson]
    reported: bool
    sources: list[FactJson]


class NamedJson(TypedDict):
    """Another document of the register."""

    id: str
    title: str


class RelationJson(TypedDict):
    """`direction` is "by" where this document does it to the other, "to" where the other does it to this one."""

    relation: str
    direction: str
    document: NamedJson
    source: SourceJson


class DocumentJson(TypedDict):
    """An official document; `in_corpus` is the id of its own text, `stated_in` where that names itself."""

    id: str
    title: str
    name: str
    type: str | None
    number: str | None
    symbol: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    signer: str | None
    in_corpus: str | None
    draft: bool
    stated_in: list[FactJson]
    mentioned_in: list[FactJson]
    relations: list[RelationJson]
    replaced_by: list[NamedJson]


def official_as_json(entry: OfficialEntry, passages: Passages) -> OfficialJson:
    """The person with every office on every day that a document gives."""
    return {
        "id": entry.id,
        "name": entry.name,
        "place": entry.place,
        "today": passages.today(entry.place, entry.records[0].document),
        "offices": [
            {
                "office": tenure.office.name,
                "written": tenure.office.said.text,
                "level": tenure.office.level,
                "place": tenure.office.place,
                "former": tenure.office.former,
                "as_of": _iso(tenure.as_of),
                "source": source_as_json(passages.of_tenure(tenure)),
                "fact_id": tenure.record.id,
                "confidence": _confidence(tenure.record),
                "corrected": _corrected(tenure.record),
            }
            for tenure in newest_first(entry.timeline)
        ],
    }


def meeting_as_json(entry: MeetingEntry, passages: Passages) -> MeetingJson:
    """The meeting; each fact as the fullest account that has it gives it, the tasks of all accounts."""
    records = entry.records
    return {
        "id": entry.id,
        "name": entry.name,
        "ordinal": entry.ordinal,
        "body": entry.body,
        "term": entry.term,
        "date": _iso(entry.date),
        "date_inferred": is_inferred(entry),
        "venue": next((_said(v, r, passages) for v, r in first_known(records, lambda fact: fact.course.venue)), None),
        "place": entry.place,
        "today": next((passages.today(p, r.document) for p, r in first_known(records, lambda fact: fact.place)), None),
        "chairs": [
            _said(s, r, passages) for all_, r in first_known(records, lambda fact: fact.course.chairs) for s in all_
        ],
        "attendees": [
            _said(s, r, passages) for all_, r in first_known(records, lambda fact: fact.course.attendees) for s in all_
        ],
        "agenda": [
            _said(s, r, passages) for all_, r in first_known(records, lambda fact: fact.course.agenda) for s in all_
        ],
        "tasks": [
            {
                "text": task.said.text,
                "who": task.who,
                "by_when": task.by_when,
                "said_by": task.said_by,
                "concluding": task.concluding,
                "source": _said(task.said, record, passages)["source"],
            }
            for task, record in entry.tasks
        ],
        "reported": entry.is_reported,
        "sources": [fact_as_json(record, passages) for record in records],
    }


def document_as_json(entry: DocumentEntry, registry: Registry, passages: Passages) -> DocumentJson:
    """The document with where it is named and what it and others do to each other."""
    done_to, done_by = registry.relations(entry)
    return {
        "id": entry.id,
        "title": entry.title,
        "name": entry.main.fact.name,
        "type": entry.type,
        "number": entry.number,
        "symbol": entry.symbol,
        "issuer": entry.issuer,
        "date": _iso(entry.date),
        "subject": entry.subject,
        "signer": entry.signer,
        "in_corpus": entry.own.id if entry.own else None,
        "draft": entry.is_draft,
        "stated_in": [fact_as_json(record, passages) for record in entry.records if record.fact.is_self],
        "mentioned_in": [fact_as_json(record, passages) for record in entry.records if not record.fact.is_self],
        "relations": [
            *(_relation(edge, "by", edge.to, passages) for edge in done_by),
            *(_relation(edge, "to", edge.by, passages) for edge in done_to),
        ],
        "replaced_by": [{"id": edge.by.id, "title": edge.by.title} for edge in registry.ended_by(entry)],
    }


def source_as_json(source: Source) -> SourceJson:
    """The passage with its document."""
    return {
        "document_id": source.document.id,
        "source": source.document.source,
        "title": source.document.display_title,
        "date": _iso(source.document.header.date),
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
    }


def fact_as_json(record: AnyRecord, passages: Passages) -> FactJson:
    """The passage of a fact with what it is corrected by."""
    span = record.fact.span
    return {
        **source_as_json(passages.source(record.document, span.start, span.end)),
        "fact_id": record.id,
        "confidence": _confidence(record),
        "corrected": _corrected(record),
    }


def _said(said: Said, record: AnyRecord, passages: Passages) -> SaidJson:
    return {"text": said.text, "source": source_as_json(passages.source(record.document, said.start, said.end))}


def _relation(edge: Edge, direction: str, other: DocumentEntry, passages: Passages) -> RelationJson:
    return {
        "relation": edge.name,
        "direction": direction,
        "document": {"id": other.id, "title": other.title},
        "source": source_as_json(passages.source(edge.record.document, edge.span.start, edge.span.end)),
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _confidence(record: AnyRecord) -> float:
    return round(record.fact.confidence, 4)


def _corrected(record: AnyRecord) -> str | None:
    return record.correction.made_at.isoformat() if record.correction else None
