"""Entries of the register: a person, a meeting or a document with every fact that documents state of it."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from index.entities.document_numbers import DocumentNumber
from index.facts.types import CERTAIN, DocumentFact, F, Fact, MeetingFact, Office, OfficialFact, Task
from index.language.text import fold, normalise_word, tokens
from index.layout import Span
from index.store.corrections import Correction
from index.types import DocumentSummary

F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Record(Generic[F_co]):
    """A fact with the document that states it.

    Attributes:
        id: Ten hexadecimal digits; what an administrator corrects it by.
        document: The document without its text.
        fact: As corrected, if it was.
        correction: What an administrator said of it, if anything.
    """

    id: str
    document: DocumentSummary
    fact: F_co
    correction: Correction | None = None

    @property
    def date(self) -> datetime.date | None:
        """The document's day."""
        return self.document.header.date

    @property
    def is_certain(self) -> bool:
        """Whether it needs no warning."""
        return self.fact.confidence >= CERTAIN


AnyRecord = Record[Fact]


def newest_first(day: datetime.date | None) -> int:
    """By what things are sorted so that the newest come first, those without a day last."""
    return -day.toordinal() if day else 0


V = TypeVar("V")


def first_known(records: Iterable[Record[F]], read: Callable[[F], V | None]) -> Iterator[tuple[V, Record[F]]]:
    """The first value that is neither unknown nor empty, with the record that gives it; nothing if there is none."""
    return islice(((value, record) for record in records if (value := read(record.fact))), 1)


class _Known(Generic[F, V]):
    """An entry's attribute: the first value that is neither unknown nor empty, None if there is none."""

    def __init__(self, read: Callable[[F], V | None]) -> None:
        self._read = read

    def __get__(self, entry: "_HasRecords[F]", _: type) -> V | None:
        return next((value for value, _ in first_known(entry.records, self._read)), None)


class _HasRecords(Protocol[F_co]):
    @property
    def records(self) -> tuple[Record[F_co], ...]: ...


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office as one document says that someone holds it.

    Attributes:
        as_of: The day for which the document says so; None if it has none.
    """

    office: Office
    as_of: datetime.date | None
    record: Record[OfficialFact]


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """A person with all offices; `records` newest first, those without a date last."""

    id: str
    name: str
    place: str | None
    records: tuple[Record[OfficialFact], ...]

    @property
    def timeline(self) -> list[Tenure]:
        """Every office, newest first, each once for each day that a document gives."""
        held: dict[tuple[str, bool, datetime.date | None], Tenure] = {}
        for record in self.records:
            for office in record.fact.offices:
                key = (plain(office.name), office.former, record.fact.as_of)
                held.setdefault(key, Tenure(office, record.fact.as_of, record))
        return sorted(held.values(), key=lambda tenure: newest_first(tenure.as_of))

    @property
    def current(self) -> list[Tenure]:
        """The offices that the newest document gives, former ones left out where there are others."""
        newest = [tenure for tenure in self.timeline if tenure.record is self.records[0]]
        return [tenure for tenure in newest if not tenure.office.former] or newest


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting; `records` the fullest first."""

    id: str
    records: tuple[Record[MeetingFact], ...]

    @property
    def main(self) -> Record[MeetingFact]:
        """The fullest account of it."""
        return self.records[0]

    @property
    def name(self) -> str:
        """As the fullest account has it."""
        return self.main.fact.name

    date = _Known[MeetingFact, datetime.date](lambda fact: fact.date)
    """The day on which it was held, by whichever document says it."""
    place = _Known[MeetingFact, str](lambda fact: fact.place)
    """The unit it belongs to."""
    ordinal = _Known[MeetingFact, int](lambda fact: fact.ordinal)
    """The n of "lần thứ n"."""
    body = _Known[MeetingFact, str](lambda fact: fact.body)
    """Whose meeting it is."""
    term = _Known[MeetingFact, str](lambda fact: fact.term)
    """Its term of office."""

    @property
    def is_reported(self) -> bool:
        """Whether a document reports it, and not only mentions it."""
        return any(record.fact.reported for record in self.records)

    @property
    def tasks(self) -> list[tuple[Task, Record[MeetingFact]]]:
        """What it asked to be done, by document."""
        return [(task, record) for record in self.records for task in record.fact.course.tasks]


@dataclass(frozen=True, slots=True)
class Edge:
    """What one document does to another.

    Attributes:
        name: "thay thế", "căn cứ", …
        by: The document that does it.
        to: The one that it is done to.
        span: Where `record`'s document says so.
    """

    name: str
    by: "DocumentEntry"
    to: "DocumentEntry"
    record: Record[DocumentFact]
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """An official document, in the corpus or only mentioned in it; `records` its own text first, then the fullest."""

    id: str
    records: tuple[Record[DocumentFact], ...]

    @property
    def main(self) -> Record[DocumentFact]:
        """What says most of it."""
        return self.records[0]

    @property
    def own(self) -> DocumentSummary | None:
        """Where its text is, if the corpus has it."""
        return next((record.document for record in self.records if record.fact.is_self), None)

    type = _Known[DocumentFact, str](lambda fact: fact.type)
    """Its kind: "Chỉ thị", "Nghị quyết", …."""
    number = _Known[DocumentFact, str](lambda fact: fact.number)
    """Its number as written: "05"."""
    symbol = _Known[DocumentFact, str](lambda fact: fact.symbol)
    """Its symbol as written: "CT/HU"."""
    issuer = _Known[DocumentFact, str](lambda fact: fact.origin.issuer)
    """Who issued it."""
    subject = _Known[DocumentFact, str](lambda fact: fact.subject)
    """What it is about."""
    signer = _Known[DocumentFact, str](lambda fact: fact.origin.signer)
    """Who signed it."""
    date = _Known[DocumentFact, datetime.date](lambda fact: fact.origin.date)
    """When it was issued."""

    @property
    def tasks(self) -> list[tuple[Task, Record[DocumentFact]]]:
        """What it gives to whom to do, in the order of its text."""
        return [(task, record) for record in self.records for task in record.fact.tasks]

    @property
    def is_draft(self) -> bool:
        """Whether it is only ever spoken of as a draft."""
        return all(record.fact.draft for record in self.records)

    @property
    def name(self) -> str:
        """As the fullest account has it."""
        return self.main.fact.name

    @property
    def title(self) -> str:
        """How it is shown: "Chỉ thị 05-CT/HU", or its name as the text has it."""
        if self.number is None:
            return self.main.fact.name
        joint = "/" if self.symbol and not _is_party(self.symbol) else "-"
        number = f"{self.number}{joint}{self.symbol}" if self.symbol else self.number
        return " ".join(part for part in (self.type or "Văn bản", number if self.symbol else f"số {number}") if part)


Entry = OfficialEntry | MeetingEntry | DocumentEntry


def number_of(entry: DocumentEntry) -> DocumentNumber | None:
    """The entry's number as a question's is compared; None where it has none."""
    if entry.number is None:
        return None
    symbol = re.sub(r"^(?:19|20)\d\d\s?/", "", entry.symbol or "")  # the year of "30/2020/NĐ-CP"
    bare = re.sub(r"[^a-z0-9]", "", fold(symbol)) or None
    kind = " ".join(map(normalise_word, entry.type.split())) if entry.type else None
    return DocumentNumber(0, 0, kind, entry.number.split("/")[0].lstrip("0") or "0", bare)


def plain(text: str) -> str:
    """A text's folded words: "Ea H'leo" and "Ea H’Leo" are the same."""
    return " ".join(map(fold, tokens(text)))


def _is_party(symbol: str) -> bool:
    """Whether a symbol is written as the Party does, with a dash before it: "05-CT/HU"."""
    return bool(re.fullmatch(r"[A-ZĐ]+[a-z]*/(?:TW|TU|HU|ĐU|TƯ|QU|ThU|TU|CB|BTG|BTC)\S*", symbol))
