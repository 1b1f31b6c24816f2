"""The register: officials, meetings and documents as the facts of all documents give them, to be looked up."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.errors import FactNotFound
from index.facts.types import Office, OfficialFact
from index.language.text import fold, normalise_word, split_words, tokens
from index.language.words import comparable
from index.store.corpus import Corpus
from index.store.corrections import Correction, Corrections
from index.types import Document, DocumentSummary
from retrieval.register.charges import Charge, named_in
from retrieval.register.content import Content, put_together, records_of
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

E = TypeVar("E", OfficialEntry, MeetingEntry, DocumentEntry)
ENDED_BY = frozenset({"thay thế", "bãi bỏ"})
"""Relations after which the older document is no longer in force."""


class Registry:
    """Looks up the facts of one state of the corpus, with the corrections of now. Safe to share between threads.

    All entries are put together at the first look and whenever the corrections change.

    Args:
        corpus: Where the facts are.
        corrections: What an administrator said of them.
        among: The documents whose facts it knows, by id; None for all.
    """

    def __init__(self, corpus: Corpus, corrections: Corrections, *, among: frozenset[str] | None = None) -> None:
        self._corpus = corpus
        self._among = among
        self._corrections = corrections
        self._lock = threading.Lock()
        self._built: tuple[Mapping[str, Correction], Content] | None = None

    def narrowed(self, documents: frozenset[str]) -> "Registry":
        """The register of these documents alone, by id."""
        return Registry(self._corpus, self._corrections, among=documents)

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
        if (entry := self._content().by_id.get(identity)) is None:
            raise FactNotFound("entry_unknown", entry=identity)
        return entry

    def namesakes(self, entry: OfficialEntry) -> list[OfficialEntry]:
        """Others with the same name: perhaps the same person, at another time or place."""
        name, others = tokens(entry.name), (held for held in self._content().officials if held.id != entry.id)
        return [other for other in others if tokens(other.name) == name]

    def relations(self, entry: DocumentEntry) -> tuple[list[Edge], list[Edge]]:
        """What other documents do to this one, and what it does to others."""
        edges = self._content().edges
        return list(edges.to.get(entry.id, ())), list(edges.by.get(entry.id, ()))

    def ended_by(self, entry: DocumentEntry) -> list[Edge]:
        """The edges that say which document took this one's place or ended it.

        One that is older by its date cannot have: of two that replace each other the newer is in force.
        """
        ended = [edge for edge in self._content().edges.to.get(entry.id, ()) if edge.name in ENDED_BY]
        return [edge for edge in ended if not (edge.by.date and entry.date and edge.by.date < entry.date)]

    def offices(self) -> Mapping[str, Sequence[tuple[Office, Record[OfficialFact]]]]:
        """Every office that someone is said to hold, by the words that say it."""
        return self._content().offices

    def charges(self, words: Sequence[str]) -> list[Charge]:
        """The tasks that documents give to those whom these folded words name."""
        return named_in(words, self._content().charges)

    def numbered(self, number: DocumentNumber) -> list[DocumentEntry]:
        """The documents that this number may mean; where none is of its kind, those that may be called so."""
        found = self._content().by_number.get(number.number, ())
        named = [entry for entry in found if _has_number(entry, number)]
        return named or [entry for entry in found if entry.own and _may_be_called(entry, number)]

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
        named = self._content().by_document.get(document_id, ())
        return [entry for entry, record in named if record.fact.is_self or _is_in(record, start, end)]

    def corrected(self, document_id: str, start: int, end: int) -> list[AnyRecord]:
        """The facts in a stretch of a document's text that an administrator corrected or marked wrong."""
        corrected = self._content().corrected
        return [record for record in corrected if record.document.id == document_id and _is_in(record, start, end)]

    def text(self, document: DocumentSummary) -> Document:
        """The document with its text.

        Raises:
            DocumentNotFound: If it is there no more.
        """
        return self._corpus.document(document.id)

    def recorded(self) -> list[AnyRecord]:
        """Every fact as the documents have it, with its correction beside it and not in it; wrong ones too."""
        return records_of(self._corpus, self._corrections.all(), among=self._among)

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

    def _content(self) -> Content:
        corrections = self._corrections.all()
        with self._lock:
            if self._built is None or self._built[0] is not corrections:
                recorded = records_of(self._corpus, corrections, among=self._among)
                self._built = corrections, put_together(recorded)
            return self._built[1]


def _each_once(entries: Iterable[E]) -> list[E]:
    return list({entry.id: entry for entry in entries}.values())


def _is_in(record: AnyRecord, start: int, end: int) -> bool:
    return record.fact.span.start < end and start < record.fact.span.end


def _has_number(entry: DocumentEntry, asked: DocumentNumber) -> bool:
    number = number_of(entry)
    return number is not None and number.agrees_with(asked)


def _may_be_called(entry: DocumentEntry, asked: DocumentNumber) -> bool:
    number = number_of(entry)
    return number is not None and asked.may_call(number, entry.subject)


def _shown(entry: OfficialEntry | MeetingEntry | DocumentEntry) -> str:
    return entry.title if isinstance(entry, DocumentEntry) else entry.name
