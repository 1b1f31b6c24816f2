"""The register as JSON and as tables: the columns that `dannguon officials`, `meetings` and `documents` promise.

Days are written as 2020-07-09, moments as 2026-11-22T08:00:00+00:00. Offsets count code points of the text that
`dannguon show` prints, and a quote is exactly what stands between them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from bot.presentation.lists import Kind
from bot.presentation.sources import (
    Json,
    Passages,
    confidence,
    corrected,
    fact_as_json,
    is_inferred,
    iso,
    source_as_json,
)
from index.facts.types import MeetingFact, Said, Task
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    Entry,
    MeetingEntry,
    OfficialEntry,
    Tenure,
    first_known,
)

Cell = str | int | float | bool | None
Held = TypeVar("Held")
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column(Generic[Held]):
    """What is said of an entry under one name.

    Attributes:
        name: The key in JSON.
        value: What it is, as JSON.
        heading: Of the column of a table, where that has another name; None where a table has none.
        cell: The value as a table has it.
    """

    name: str
    value: Callable[[Held, Passages], Any]  # Any: JSON values
    heading: str | None = ""
    cell: Callable[[Any], Cell] = lambda value: value


def _own(*names: str) -> Iterator[Column[Any]]:  # Any: whatever has them
    """Columns that are called as what they show is in the code."""
    for name in names:
        yield Column(name, partial(_attribute, name))


def _attribute(name: str, held: object, _: Passages) -> Any:  # Any: JSON values
    return getattr(held, name)


def as_json(columns: Sequence[Column[Held]], held: Held, passages: Passages) -> Json:
    """What the columns say."""
    return {column.name: column.value(held, passages) for column in columns}


def entry_as_json(entry: Entry, passages: Passages) -> Json:
    """All that is known of an entry.

    Raises:
        DocumentNotFound: If a document that it is known from is there no more.
    """
    match entry:
        case OfficialEntry():
            return as_json(OFFICIAL, entry, passages)
        case MeetingEntry():
            return as_json(MEETING, entry, passages)
        case DocumentEntry():
            return as_json(DOCUMENT, entry, passages)


# --- a table ---------------------------------------------------------------------------------------------------------

_FACT = {"source_title": "title", "source_date": "date"}
_OF_FACT = (
    *("document_id", "source", "source_title", "source_date", "start", "end", "quote"),
    *("confidence", "corrected", "fact_id"),
)
"""The last columns of every table; `_FACT` says which have another key in JSON."""


def table_of(kind: Kind, entries: Iterable[Json]) -> tuple[Sequence[str], Iterator[Sequence[Cell]]]:
    """The headings of a table, and a row for each office, meeting or document of these entries."""
    match kind:
        case Kind.OFFICIALS:
            return (*_headings(OFFICIAL), *_headings(OFFICE), *_OF_FACT), (
                (*_cells(OFFICIAL, person), *_cells(OFFICE, office), *_fact_cells({**office, **office["source"]}))
                for person in entries
                for office in person["offices"]
            )
        case Kind.MEETINGS:
            return (*_headings(MEETING), *_OF_FACT), (
                (*_cells(MEETING, meeting), *_fact_cells(meeting["sources"][0])) for meeting in entries
            )
        case Kind.DOCUMENTS:
            return (*_headings(DOCUMENT), "mentions", *_OF_FACT), (
                (
                    *_cells(DOCUMENT, document),
                    len(document["mentioned_in"]),
                    *_fact_cells((document["stated_in"] + document["mentioned_in"])[0]),
                )
                for document in entries
            )


def _headings(columns: Sequence[Column[Held]]) -> list[str]:
    return [column.heading or column.name for column in columns if column.heading is not None]


def _cells(columns: Sequence[Column[Held]], row: Json) -> list[Cell]:
    return [column.cell(row[column.name]) for column in columns if column.heading is not None]


def _fact_cells(fact: Json) -> list[Cell]:
    return [fact[_FACT.get(heading, heading)] for heading in _OF_FACT]


def _texts(listed: Sequence[Json]) -> str:
    return _SEPARATOR.join(one["text"] for one in listed)


def _titles(listed: Sequence[Json]) -> str:
    return _SEPARATOR.join(one["title"] for one in listed)


def _relations_in_words(relations: Sequence[Json]) -> str:
    return _SEPARATOR.join(f"{one['relation']} ({one['direction']}) {one['document']['title']}" for one in relations)


def _said(said: Said, record: AnyRecord, passages: Passages) -> Json:
    return {"text": said.text, "source": source_as_json(passages.source(record.document, said.start, said.end))}


def _all_said(read: Callable[[MeetingFact], Sequence[Said]]) -> Callable[[MeetingEntry, Passages], list[Json]]:
    """What the fullest account that says any of it says."""
    return lambda held, passages: [
        _said(one, record, passages) for said, record in first_known(held.records, read) for one in said
    ]


def _venue(entry: MeetingEntry, passages: Passages) -> Json | None:
    found = first_known(entry.records, lambda fact: fact.course.venue)
    return next((_said(venue, record, passages) for venue, record in found), None)


def _today(entry: MeetingEntry, passages: Passages) -> str | None:
    found = first_known(entry.records, lambda fact: fact.place)
    return next((passages.today(place, record.document) for place, record in found), None)


def _facts(records: Iterable[AnyRecord], passages: Passages) -> list[Json]:
    return [fact_as_json(record, passages) for record in records]


def _relations(entry: DocumentEntry, passages: Passages) -> list[Json]:
    """`direction` is "by" where this document does it to the other, "to" where the other does it to this one."""
    done_to, done_by = passages.registry.relations(entry)
    return [
        *(_relation(edge, "by", edge.to, passages) for edge in done_by),
        *(_relation(edge, "to", edge.by, passages) for edge in done_to),
    ]


def _relation(edge: Edge, direction: str, other: DocumentEntry, passages: Passages) -> Json:
    return {
        "relation": edge.name,
        "direction": direction,
        "document": {"id": other.id, "title": other.title},
        "source": source_as_json(passages.source(edge.record.document, edge.span.start, edge.span.end)),
    }


# --- what is said of each kind ---------------------------------------------------------------------------------------

OFFICIAL: tuple[Column[OfficialEntry], ...] = (
    *_own("id", "name", "place"),
    Column("today", lambda held, passages: passages.today(held.place, held.records[0].document)),
    Column("offices", lambda held, passages: [as_json(OFFICE, one, passages) for one in held.timeline], None),
)
"""`today` says what the place is now, where that is another; the offices are the newest first."""

OFFICE: tuple[Column[Tenure], ...] = (
    Column("office", lambda held, _: held.office.name),
    Column("written", lambda held, _: held.office.said.text),
    Column("level", lambda held, _: held.office.level),
    Column("place", lambda held, _: held.office.place, "office_place"),
    Column("former", lambda held, _: held.office.former),
    Column("as_of", lambda held, _: iso(held.as_of)),
    Column("source", lambda held, passages: source_as_json(passages.of_tenure(held)), None),
    Column("fact_id", lambda held, _: held.record.id, None),
    Column("confidence", lambda held, _: confidence(held.record), None),
    Column("corrected", lambda held, _: corrected(held.record), None),
)
"""An office on the day of one document: written out, and as the text has it; see `index.facts.types.Office`."""

TASK: tuple[Column[tuple[Task, AnyRecord]], ...] = (
    Column("text", lambda held, _: held[0].said.text),
    Column("who", lambda held, _: held[0].who),
    Column("by_when", lambda held, _: held[0].by_when),
    Column("said_by", lambda held, _: held[0].said_by),
    Column("concluding", lambda held, _: held[0].concluding),
    Column("with_whom", lambda held, _: held[0].with_whom),
    Column("source", lambda held, passages: source_as_json(passages.of_task(held[0], held[1].document))),
)
"""What was asked to be done; `concluding` is false where a guest or delegate asks it, `with_whom` only takes part."""


def _tasks(held: MeetingEntry | DocumentEntry, passages: Passages) -> list[Json]:
    return [as_json(TASK, one, passages) for one in held.tasks]


MEETING: tuple[Column[MeetingEntry], ...] = (
    *_own("id", "name", "ordinal", "body", "term"),
    Column("date", lambda held, _: iso(held.date)),
    Column("date_inferred", lambda held, _: is_inferred(held)),
    Column("venue", _venue, cell=lambda venue: venue["text"] if venue else None),
    *_own("place"),
    Column("today", _today),
    Column("chairs", _all_said(lambda fact: fact.course.chairs), cell=_texts),
    Column("attendees", _all_said(lambda fact: fact.course.attendees), cell=_texts),
    Column("agenda", _all_said(lambda fact: fact.course.agenda), cell=_texts),
    Column("tasks", _tasks, cell=_texts),
    Column("reported", lambda held, _: held.is_reported),
    Column("sources", lambda held, passages: _facts(held.records, passages), None),
)
"""`reported` is false where documents only mention it, `sources` are the fullest first; each fact is as the fullest
account that has it gives it, the tasks are of all accounts."""

DOCUMENT: tuple[Column[DocumentEntry], ...] = (
    *_own("id", "title"),
    Column("name", lambda held, _: held.main.fact.name),
    *_own("type", "number", "symbol", "issuer"),
    Column("date", lambda held, _: iso(held.date)),
    *_own("subject", "signer"),
    Column("in_corpus", lambda held, _: held.own.id if held.own else None),
    Column("draft", lambda held, _: held.is_draft),
    Column("stated_in", lambda held, passages: _facts((r for r in held.records if r.fact.is_self), passages), None),
    Column(
        "mentioned_in", lambda held, passages: _facts((r for r in held.records if not r.fact.is_self), passages), None
    ),
    Column("relations", _relations, cell=_relations_in_words),
    Column(
        "replaced_by",
        lambda held, passages: [{"id": e.by.id, "title": e.by.title} for e in passages.registry.ended_by(held)],
        cell=_titles,
    ),
    Column("tasks", _tasks, cell=_texts),
)
"""`in_corpus` is the id of its own text, `stated_in` where that names itself, `tasks` what that gives to whom."""
