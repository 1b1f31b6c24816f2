"""Everything that the register has of one state of the corpus and its corrections, arranged to be looked up."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.facts.types import DocumentFact, F, Fact, MeetingFact, Office, OfficialFact
from index.language.text import fold, normalise_word, split_words
from index.store.corpus import Corpus
from index.store.corrections import Correction, corrected, fact_id
from retrieval.register.charges import Charge, Words, charges_by_unit
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    Entry,
    MeetingEntry,
    OfficialEntry,
    Record,
    newest_first,
    number_of,
)
from retrieval.register.grouping import document_entries, edges_between, meeting_entries, official_entries

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Edges:
    """What documents do to each other, by the id of the one that it is done to and of the one that does it."""

    to: Mapping[str, Sequence[Edge]]
    by: Mapping[str, Sequence[Edge]]


@dataclass(frozen=True, slots=True)
class Content:
    """All entries of one state of the corpus and its corrections."""

    officials: tuple[OfficialEntry, ...]
    meetings: tuple[MeetingEntry, ...]
    documents: tuple[DocumentEntry, ...]
    by_id: Mapping[str, Entry]
    edges: Edges
    by_document: Mapping[str, Sequence[tuple[DocumentEntry, Record[DocumentFact]]]]
    by_number: Mapping[str, Sequence[DocumentEntry]]
    meetings_by_document: Mapping[str, Sequence[MeetingEntry]]
    offices: Mapping[str, Sequence[tuple[Office, Record[OfficialFact]]]]
    corrected: tuple[AnyRecord, ...]
    words: Mapping[str, frozenset[str]]
    charges: Mapping[Words, Sequence[Charge]]


def records_of(
    corpus: Corpus, corrections: Mapping[str, Correction], *, among: Collection[str] | None
) -> list[AnyRecord]:
    """Every fact as the documents have it, with its correction beside it and not in it; wrong ones too.

    Args:
        corpus: Where the facts are.
        corrections: By what they correct.
        among: The documents whose facts are wanted, by id; None for all.
    """
    kinds: tuple[type[Fact], ...] = (OfficialFact, MeetingFact, DocumentFact)
    with corpus.reading():
        summaries = {held.id: held for held in corpus.summaries() if among is None or held.id in among}
        facts = [pair for kind in kinds for pair in corpus.facts(kind) if pair[0] in summaries]
    return [
        Record(identity, summaries[held], fact, corrections.get(identity))
        for held, fact in facts
        for identity in (fact_id(held, fact),)
    ]


def put_together(recorded: Sequence[AnyRecord]) -> Content:
    """All entries of these facts: as corrected, those marked wrong left out."""
    people = _of(OfficialFact, recorded)
    officials, meetings = official_entries(people), meeting_entries(_of(MeetingFact, recorded))
    documents = document_entries(_of(DocumentFact, recorded))
    edges = list(edges_between(documents))
    entries: tuple[Entry, ...] = (*officials, *meetings, *documents)
    return Content(
        tuple(sorted(officials, key=lambda entry: (*_given_name_first(entry.name), entry.place or "", entry.id))),
        tuple(sorted(meetings, key=lambda entry: (newest_first(entry.date), entry.id))),
        tuple(sorted(documents, key=lambda entry: (newest_first(entry.date), entry.id))),
        {entry.id: entry for entry in entries},
        Edges(_by((edge.to.id, edge) for edge in edges), _by((edge.by.id, edge) for edge in edges)),
        _by((named.document.id, (entry, named)) for entry in documents for named in entry.records),
        _by((number.number, entry) for entry in documents if (number := number_of(entry))),
        _by((record.document.id, entry) for entry in meetings for record in entry.records),
        _by((office.said.text, (office, held)) for held in people for office in held.fact.offices),
        tuple(record for record in recorded if record.correction),
        {entry.id: frozenset(_words_with_folded(_texts(entry))) for entry in entries},
        charges_by_unit(documents),
    )


def _of(kind: type[F], recorded: Iterable[AnyRecord]) -> list[Record[F]]:
    """The facts of a kind as corrected, those marked wrong left out."""
    found: list[Record[F]] = []
    for record in recorded:
        said = record.correction
        if isinstance(record.fact, kind) and (said is None or said.values is not None):
            fact = corrected(record.fact, said.values) if said and said.values is not None else record.fact
            found.append(Record(record.id, record.document, fact, said))
    return found


def _by(pairs: Iterable[tuple[str, V]]) -> dict[str, list[V]]:
    found: dict[str, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _given_name_first(name: str) -> tuple[str, str]:
    """As Vietnamese lists are in order: by the given name, which stands last."""
    return fold(name.split()[-1]), fold(name)


def _words_with_folded(texts: Iterable[str | None]) -> Iterator[str]:
    """The words of texts, each with its marks and without."""
    for word in (word for text in texts for word in split_words(text or "")):
        yield normalise_word(word)
        yield fold(word)


def _texts(entry: Entry) -> Iterator[str | None]:
    """The texts by whose words an entry is found."""
    match entry:
        case OfficialEntry():
            yield from (entry.name, entry.place)
            for tenure in entry.timeline:
                yield from (tenure.office.name, tenure.office.said.text)
        case MeetingEntry():
            for meeting, course, header in ((r.fact, r.fact.course, r.document.header) for r in entry.records):
                yield from (meeting.name, meeting.body, meeting.term, meeting.place, header.title)
                yield from (said.text for said in (*course.chairs, *course.agenda))
                yield _written(meeting.date)
        case DocumentEntry():
            for fact, origin, header in ((r.fact, r.fact.origin, r.document.header) for r in entry.records):
                yield from (fact.name, fact.type, fact.number, fact.symbol, fact.subject)
                yield from (origin.issuer, origin.signer, _written(origin.date), header.place)


def _written(day: datetime.date | None) -> str | None:
    """A day by its parts as people type them."""
    return f"ngày {day.day} tháng {day.month} năm {day.year} {day.day:02} {day.month:02}" if day else None
