"""The register: officials, meetings and documents as the facts of all documents give them, to be looked up."""

import datetime
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.errors import FactNotFound
from index.facts.types import DocumentFact, F, Fact, MeetingFact, Office, OfficialFact
from index.language.text import fold, normalise_word, split_words, tokens
from index.language.words import comparable
from index.store.corpus import Corpus
from index.store.corrections import Correction, Corrections, corrected, fact_id
from index.types import Document, DocumentSummary
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    Entry,
    MeetingEntry,
    OfficialEntry,
    Record,
    number_of,
    plain,
)
from retrieval.register.grouping import document_entries, edges_between, meeting_entries, official_entries

V = TypeVar("V")
E = TypeVar("E", OfficialEntry, MeetingEntry, DocumentEntry)
ENDED_BY = frozenset({"thay thế", "bãi bỏ"})
"""Relations after which the older document is no longer in force."""


@dataclass(frozen=True, slots=True)
class _Content:
    """All entries of one state of the corpus and its corrections."""

    officials: tuple[OfficialEntry, ...]
    meetings: tuple[MeetingEntry, ...]
    documents: tuple[DocumentEntry, ...]
    by_id: Mapping[str, Entry]
    edges_to: Mapping[str, Sequence[Edge]]
    edges_by: Mapping[str, Sequence[Edge]]
    by_document: Mapping[str, Sequence[tuple[DocumentEntry, Record[DocumentFact]]]]
    by_number: Mapping[str, Sequence[DocumentEntry]]
    meetings_by_document: Mapping[str, Sequence[MeetingEntry]]
    offices: Mapping[str, Sequence[tuple[Office, Record[OfficialFact]]]]
    corrected: tuple[AnyRecord, ...]
    words: Mapping[str, frozenset[str]]


class Registry:
    """Looks up the facts of one state of the corpus, with the corrections of now. Safe to share between threads.

    All entries are put together at the first look and whenever the corrections change.
    """

    def __init__(self, corpus: Corpus, corrections: Corrections) -> None:
        self._corpus = corpus
        self._corrections = corrections
        self._lock = threading.Lock()
        self._built: tuple[Mapping[str, Correction], _Content] | None = None

    def officials(self, words: str = "") -> list[OfficialEntry]:
        """The people with all these words in name, offices and place, by given name."""
        return self._having(words, self._content().officials)

    def meetings(self, words: str = "") -> list[MeetingEntry]:
        """The meetings with all these words in name, body, term, place, chairs, agenda or date; newest first."""
        return self._having(words, self._content().meetings)

    def documents(self, words: str = "") -> list[DocumentEntry]:
        """The documents with all these words in name, issuer, subject, signer or date, newest first.

        A document's number among the words ("05-CT/HU", "chỉ thị 5") is that of the document.
        """
        numbers = list(find_document_numbers(words))
        for number in numbers:
            words = words[: number.start] + " " * (number.end - number.start) + words[number.end :]
        found = self._having(words, self._content().documents)
        return [entry for entry in found if all(_has_number(entry, number) for number in numbers)]

    def entry(self, identity: str) -> Entry:
        """The entry with this id.

        Raises:
            FactNotFound: If there is none, or none any more.
        """
        entry = self._content().by_id.get(identity)
        if entry is not None:
            return entry
        raise FactNotFound(f"Không có mục “{identity}” trong sổ.")

    def namesakes(self, entry: OfficialEntry) -> list[OfficialEntry]:
        """Others with the same name: perhaps the same person, at another time or place."""
        return [
            other
            for other in self._content().officials
            if tokens(other.name) == tokens(entry.name) and other.id != entry.id
        ]

    def relations(self, entry: DocumentEntry) -> tuple[list[Edge], list[Edge]]:
        """What other documents do to this one, and what it does to others."""
        content = self._content()
        return list(content.edges_to.get(entry.id, ())), list(content.edges_by.get(entry.id, ()))

    def ended_by(self, entry: DocumentEntry) -> list[Edge]:
        """The edges that say which document took this one's place or ended it.

        One that is older by its date cannot have: of two that replace each other the newer is in force.
        """
        ended = [edge for edge in self._content().edges_to.get(entry.id, ()) if edge.name in ENDED_BY]
        return [edge for edge in ended if not (edge.by.date and entry.date and edge.by.date < entry.date)]

    def offices(self) -> Mapping[str, Sequence[tuple[Office, Record[OfficialFact]]]]:
        """Every office that someone is said to hold, by the words that say it."""
        return self._content().offices

    def numbered(self, number: DocumentNumber) -> list[DocumentEntry]:
        """The documents that this number may mean."""
        found = self._content().by_number.get(number.number, ())
        return [entry for entry in found if _has_number(entry, number)]

    def documents_of(self, documents: Iterable[str]) -> list[DocumentEntry]:
        """The documents that these documents of the corpus are or name, by their ids."""
        held = self._content().by_document
        return _each_once(entry for identity in documents for entry, _ in held.get(identity, ()))

    def meetings_of(self, documents: Iterable[str]) -> list[MeetingEntry]:
        """The meetings that these documents report or mention, by their ids."""
        held = self._content().meetings_by_document
        return _each_once(entry for identity in documents for entry in held.get(identity, ()))

    def quoted(self, document_id: str, start: int, end: int) -> list[DocumentEntry]:
        """The documents that a stretch of a document's text names, and the document itself, if it is one."""
        return [
            entry
            for entry, record in self._content().by_document.get(document_id, ())
            if record.fact.is_self or (record.fact.span.start < end and start < record.fact.span.end)
        ]

    def corrected(self, document_id: str, start: int, end: int) -> list[AnyRecord]:
        """The facts in a stretch of a document's text that an administrator corrected or marked wrong."""
        return [
            record
            for record in self._content().corrected
            if record.document.id == document_id and record.fact.span.start < end and start < record.fact.span.end
        ]

    def text(self, document: DocumentSummary) -> Document:
        """The document with its text.

        Raises:
            DocumentNotFound: If it is there no more.
        """
        return self._corpus.document(document.id)

    def recorded(self) -> list[AnyRecord]:
        """Every fact as the documents have it, with its correction beside it and not in it; wrong ones too."""
        corrections = self._corrections.all()
        kinds: tuple[type[Fact], ...] = (OfficialFact, MeetingFact, DocumentFact)
        with self._corpus.reading():
            summaries = {summary.id: summary for summary in self._corpus.summaries()}
            facts = [pair for kind in kinds for pair in self._corpus.facts(kind)]
        return [
            Record(identity, summaries[held], fact, corrections.get(identity))
            for held, fact in facts
            for identity in (fact_id(held, fact),)
        ]

    def _having(self, words: str, entries: Sequence[E]) -> list[E]:
        """The entries that have all of the words: as typed, written out, or marks aside, the first way that any has.

        Those in whose name they stand side by side come first.
        """
        held = self._content().words
        written = [normalise_word(word) for word in split_words(words)]
        ways = (
            written,
            comparable(words, folded=False),
            [fold(word) for word in written],
            comparable(words, folded=True),
        )
        for way in ways:
            asked = frozenset(way)
            if found := [entry for entry in entries if asked <= held[entry.id]]:
                phrase = " ".join(map(fold, way))
                return sorted(found, key=lambda entry: f" {phrase} " not in f" {plain(_shown(entry))} ")
        return []

    def _content(self) -> _Content:
        corrections = self._corrections.all()
        with self._lock:
            if self._built is None or self._built[0] is not corrections:
                self._built = corrections, self._put_together(corrections)
            return self._built[1]

    def _put_together(self, corrections: Mapping[str, Correction]) -> _Content:
        with self._corpus.reading():
            summaries = {summary.id: summary for summary in self._corpus.summaries()}
            people = self._records(OfficialFact, summaries, corrections)
            gatherings = self._records(MeetingFact, summaries, corrections)
            written = self._records(DocumentFact, summaries, corrections)
            corrected_records = tuple(record for record in self.recorded() if record.correction) if corrections else ()
        officials = official_entries(people)
        meetings = meeting_entries(gatherings)
        documents = document_entries(written)
        edges = list(edges_between(documents))
        entries: tuple[Entry, ...] = (*officials, *meetings, *documents)
        return _Content(
            tuple(sorted(officials, key=lambda entry: (*_given_name_first(entry.name), entry.place or "", entry.id))),
            tuple(sorted(meetings, key=_newest_first)),
            tuple(sorted(documents, key=_newest_first)),
            {entry.id: entry for entry in entries},
            _by((edge.to.id, edge) for edge in edges),
            _by((edge.by.id, edge) for edge in edges),
            _by((named.document.id, (entry, named)) for entry in documents for named in entry.records),
            _by((number.number, entry) for entry in documents if (number := number_of(entry))),
            _by((record.document.id, entry) for entry in meetings for record in entry.records),
            _by((office.said.text, (office, held)) for held in people for office in held.fact.offices),
            corrected_records,
            {entry.id: frozenset(_words_with_folded(_texts(entry))) for entry in entries},
        )

    def _records(
        self, kind: type[F], summaries: Mapping[str, DocumentSummary], corrections: Mapping[str, Correction]
    ) -> list[Record[F]]:
        """The facts of a kind as corrected, those marked wrong left out."""
        found: list[Record[F]] = []
        for held, fact in self._corpus.facts(kind):
            identity = fact_id(held, fact)
            correction = corrections.get(identity)
            if correction is None:
                found.append(Record(identity, summaries[held], fact))
            elif correction.values is not None:
                found.append(Record(identity, summaries[held], corrected(fact, correction.values), correction))
        return found


def _by(pairs: Iterable[tuple[str, V]]) -> dict[str, list[V]]:
    """The values by their keys."""
    found: dict[str, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _each_once(entries: Iterable[E]) -> list[E]:
    return list({entry.id: entry for entry in entries}.values())


def _newest_first(entry: MeetingEntry | DocumentEntry) -> tuple[int, str]:
    return (-entry.date.toordinal() if entry.date else 0, entry.id)


def _given_name_first(name: str) -> tuple[str, str]:
    """As Vietnamese lists are in order: by the given name, which stands last."""
    return fold(name.split()[-1]), fold(name)


def _words_with_folded(texts: Iterable[str | None]) -> Iterator[str]:
    """The words of texts, each with its marks and without."""
    for word in (word for text in texts for word in split_words(text or "")):
        yield normalise_word(word)
        yield fold(word)


def _has_number(entry: DocumentEntry, asked: DocumentNumber) -> bool:
    number = number_of(entry)
    return number is not None and number.agrees_with(asked)


def _shown(entry: OfficialEntry | MeetingEntry | DocumentEntry) -> str:
    return entry.title if isinstance(entry, DocumentEntry) else entry.name


def _texts(entry: Entry) -> Iterator[str | None]:
    """The texts by whose words an entry is found."""
    match entry:
        case OfficialEntry():
            yield from _words_of_official(entry)
        case MeetingEntry():
            yield from _words_of_meeting(entry)
        case DocumentEntry():
            yield from _words_of_document(entry)


def _words_of_official(entry: OfficialEntry) -> Iterator[str | None]:
    yield from (entry.name, entry.place)
    for tenure in entry.timeline:
        yield from (tenure.office.name, tenure.office.said.text)


def _words_of_meeting(entry: MeetingEntry) -> Iterator[str | None]:
    for record in entry.records:
        fact = record.fact
        yield from (fact.name, fact.body, fact.term, fact.place, record.document.header.title)
        yield from (said.text for said in (*fact.course.chairs, *fact.course.agenda))
        yield _written(fact.date)


def _words_of_document(entry: DocumentEntry) -> Iterator[str | None]:
    for record in entry.records:
        fact = record.fact
        yield from (
            fact.name,
            fact.type,
            fact.number,
            fact.symbol,
            fact.origin.issuer,
            fact.subject,
            fact.origin.signer,
        )
        yield from (_written(fact.origin.date), record.document.header.place)


def _written(day: datetime.date | None) -> str | None:
    """A day by its parts as people type them."""
    return f"ngày {day.day} tháng {day.month} năm {day.year} {day.day:02} {day.month:02}" if day else None
