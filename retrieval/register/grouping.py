"""Which facts of several documents are of one thing, and what one document does to another.

People are one only when name, place and an office agree; documents when kind, number, symbol, issuer and date do not
contradict; meetings when kind, ordinal, place and day do not. What is only alike stays apart: a wrong merge says
something that no document says.
"""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.entities.bodies import level_of
from index.entities.places import place_of
from index.facts.types import DocumentFact, F, MeetingFact, OfficialFact
from index.language.text import fold, tokens
from index.lexicon.kinds import unit_kinds
from index.lexicon.tables import from_lexicon, words
from retrieval.register.entries import (
    AnyRecord,
    DocumentEntry,
    Edge,
    MeetingEntry,
    OfficialEntry,
    Record,
    newest_first,
    plain,
)

_CENTRAL = frozenset("cp ttg tw qh ubtvqh ctn bct".split())
_YEAR_OF_SYMBOL = re.compile(r"(?:19|20)\d\d/")
_CENTRAL_TYPES = frozenset({"luat", "hien phap", "phap lenh", "dieu le"})


@dataclass(frozen=True, slots=True)
class _Person:
    """What tells people of one name apart; `document` where nothing says of what place they are."""

    place: str | None
    offices: frozenset[str]
    document: str | None

    def is_same(self, other: "_Person") -> bool:
        """Whether place and an office agree."""
        return self.place is not None and self.place == other.place and bool(self.offices & other.offices)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What tells meetings of one kind and ordinal, or of one name, apart; `document` as of a person."""

    place: str | None
    date: datetime.date | None
    years: tuple[str, ...]
    level: str | None
    is_counted: bool
    document: str | None

    def is_same(self, other: "_Meeting") -> bool:
        """Whether the places are one, and days, terms and levels agree; without an ordinal the days must be one."""
        if self.document != other.document or self.place != other.place:
            return False
        agree = _agree(self.date, other.date) and _agree(self.years, other.years) and _agree(self.level, other.level)
        return agree and (self.is_counted or self.date == other.date)


@dataclass(frozen=True, slots=True)
class _Document:
    """What tells documents of one number, or of one name, apart; `document` where they cannot be another's.

    `own_place` is that of a document whose text this is: one that is only named may be of another place.
    """

    type: str
    symbol: str
    date: datetime.date | None
    level: str | None
    place: str | None
    is_central: bool
    document: str | None
    own_place: str | None = None

    def is_same(self, other: "_Document") -> bool:
        """Whether nothing contradicts, and both are central, or of one place or day."""
        if self.document != other.document:
            return False
        agree = _agree(self.type, other.type) and _agree(self.symbol, other.symbol)
        agree = agree and (_agree(self.date, other.date) or self._is_of_year(other))
        if not agree or not _agree(self.level, other.level) or not _agree(self.own_place, other.own_place):
            return False
        same_day = self.date is not None and self.date == other.date and self.symbol == other.symbol
        same_place = self.place is not None and self.place == other.place
        return same_day or same_place or (self.is_central and other.is_central)

    def _is_of_year(self, other: "_Document") -> bool:
        """Whether both symbols have one year, in which a body numbers no two papers alike: one of the days is a slip.

        Two that are only named stay apart: a day may be all that tells a misread number from another.
        """
        is_own = self.own_place is not None or other.own_place is not None
        return is_own and self.symbol == other.symbol and _YEAR_OF_SYMBOL.match(self.symbol) is not None


T = TypeVar("T", _Person, _Meeting, _Document)


def official_entries(records: Sequence[Record[OfficialFact]]) -> list[OfficialEntry]:
    """The people of these facts."""
    return [_official(group) for group in _grouped(records, lambda fact: (fact.key,), _person)]


def meeting_entries(records: Sequence[Record[MeetingFact]]) -> list[MeetingEntry]:
    """The meetings of these facts."""
    return [_meeting(group) for group in _grouped(records, _bucket_of_meeting, _meeting_traits)]


def document_entries(records: Sequence[Record[DocumentFact]]) -> list[DocumentEntry]:
    """The documents of these facts."""
    return [_document(group) for group in _grouped(records, _bucket_of_document, _document_traits)]


def _grouped(
    records: Sequence[Record[F]], bucket: Callable[[F], tuple[str, ...]], traits: Callable[[Record[F]], T]
) -> list[list[Record[F]]]:
    """The records in groups of one thing each: a record goes with the first group of whose every trait it is one.

    Records of equal traits are compared once, so a law that a thousand documents name costs no more than one.
    """
    found: list[list[Record[F]]] = []
    buckets: dict[tuple[str, ...], list[tuple[set[T], list[Record[F]]]]] = {}
    known: dict[tuple[tuple[str, ...], T], list[Record[F]]] = {}
    for record in records:
        key, own = bucket(record.fact), traits(record)
        group = known.get((key, own)) if own.is_same(own) else None
        if group is None:
            alike = buckets.setdefault(key, [])
            held = next((held for held in alike if all(own.is_same(other) for other in held[0])), None)
            if held is None:
                held = set(), []
                alike.append(held)
                found.append(held[1])
            held[0].add(own)
            group = known[key, own] = held[1]
        group.append(record)
    return found


def _bucket_of_meeting(fact: MeetingFact) -> tuple[str, ...]:
    return _head(fact.name), str(fact.ordinal) if fact.ordinal is not None else fact.key


def _bucket_of_document(fact: DocumentFact) -> tuple[str, ...]:
    return (fact.number.lstrip("0"),) if fact.number else ("", fact.key)


def _person(record: Record[OfficialFact]) -> _Person:
    place = record.fact.place and plain(record.fact.place)
    offices = frozenset(plain(office.name) for office in record.fact.offices)
    return _Person(place, offices, None if place else record.document.id)


def _meeting_traits(record: Record[MeetingFact]) -> _Meeting:
    fact = record.fact
    level = level_of(f"{fact.body or ''} {fact.name}")
    is_local = fact.place is None and level_of(fact.body or "") in unit_kinds()
    years = tuple(re.findall(r"\d{4}", fact.term or ""))
    document = record.document.id if is_local else None
    return _Meeting(fact.place, fact.date, years, level, fact.ordinal is not None, document)


def _document_traits(record: Record[DocumentFact]) -> _Document:
    fact = record.fact
    symbol, kind = fold(fact.symbol or ""), fold(fact.type or "")
    is_central = bool(set(symbol.replace("/", "-").split("-")) & _CENTRAL) or kind in _CENTRAL_TYPES
    place = None if is_central else place_of(fact.origin.issuer or "") or record.document.header.place
    # One without a number is that of its own text only; one of an unknown place and day may be anybody's.
    is_own = (fact.is_self and fact.number is None) or not (is_central or place or fact.origin.date)
    return _Document(
        kind,
        symbol,
        fact.origin.date,
        level_of(fact.origin.issuer or ""),
        place,
        is_central,
        record.document.id if is_own else None,
        place if fact.is_self else None,
    )


def _agree(one: object, other: object) -> bool:
    return not one or not other or one == other


def _official(group: Sequence[Record[OfficialFact]]) -> OfficialEntry:
    records = tuple(sorted(group, key=lambda record: (newest_first(record.date), record.document.source)))
    fullest = max(records, key=lambda record: record.fact.confidence).fact
    return OfficialEntry(_identity("official", group), fullest.name, fullest.place, records)


def _meeting(group: Sequence[Record[MeetingFact]]) -> MeetingEntry:
    def known(fact: MeetingFact) -> tuple[object, ...]:
        course = fact.course
        return (
            fact.ordinal,
            fact.body,
            fact.term,
            fact.date,
            course.venue,
            *course.chairs,
            *course.agenda,
            *course.tasks,
        )

    return MeetingEntry(_identity("meeting", group), _fullest_first(group, known, lambda fact: fact.reported))


def _document(group: Sequence[Record[DocumentFact]]) -> DocumentEntry:
    def known(fact: DocumentFact) -> tuple[object, ...]:
        origin = fact.origin
        return fact.type, fact.number, fact.symbol, origin.issuer, origin.date, fact.subject, origin.signer

    return DocumentEntry(_identity("document", group), _fullest_first(group, known, lambda fact: fact.is_self))


def _fullest_first(
    group: Sequence[Record[F]], known: Callable[[F], tuple[object, ...]], is_own: Callable[[F], bool]
) -> tuple[Record[F], ...]:
    """What an administrator corrected, then the thing's own account, then by how much of this they know."""

    def fullness(record: Record[F]) -> tuple[bool, bool, int]:
        said = sum(value is not None for value in known(record.fact))
        return record.correction is not None, is_own(record.fact), said

    return tuple(sorted(group, key=fullness, reverse=True))


def edges_between(entries: Sequence[DocumentEntry]) -> Iterator[Edge]:
    """Every edge between the documents, each pair and relation once."""
    entry_of = {record.id: entry for entry in entries for record in entry.records}
    by_key = {(record.document.id, record.fact.key): entry for entry in entries for record in entry.records}
    own = {record.document.id: entry for entry in entries for record in entry.records if record.fact.is_self}
    known: set[tuple[str, str, str]] = set()
    for record in (record for entry in entries for record in entry.records):
        target = entry_of[record.id]
        for relation in record.fact.relations:
            held = record.document.id
            actor = own.get(held) if relation.by is None else by_key.get((held, relation.by))
            if actor is None or actor.id == target.id or (relation.name, actor.id, target.id) in known:
                continue
            known.add((relation.name, actor.id, target.id))
            yield Edge(relation.name, actor, target, record, relation.span)


def _identity(kind: str, group: Sequence[AnyRecord]) -> str:
    """Ten hexadecimal digits that stay as long as the first of the entry's documents does."""
    first = min(record.id for record in group)
    return hashlib.blake2b(f"{kind}\0{first}".encode(), digest_size=5).hexdigest()


def _head(name: str) -> str:
    return next((head for head in _meeting_heads() if head in " ".join(tokens(name))), "")


@from_lexicon
def _meeting_heads() -> tuple[str, ...]:
    return (*words("meetings", uses="asked"), *words("meetings", uses="regular"))
