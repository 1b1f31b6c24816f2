"""Which entries of the register are listed: by words, place, office, year or kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from index.language.text import fold, split_words
from retrieval.register.entries import DocumentEntry, Entry, MeetingEntry, OfficialEntry, Tenure
from retrieval.register.registry import Registry

PAGE_SIZE = 5


class Kind(StrEnum):
    """What is listed; the value stands in a button's data."""

    OFFICIALS = "c"
    MEETINGS = "h"
    DOCUMENTS = "v"


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some of the entries that were looked for.

    Attributes:
        words: What was looked for; empty for all.
        number: Of this page, from 1.
        count: How many pages there are, at least 1.
        total: How many entries there are on all pages.
    """

    kind: Kind
    words: str
    number: int
    count: int
    total: int
    entries: tuple[Entry, ...]


def list_page(registry: Registry, kind: Kind, words: str, number: int) -> ListPage:
    """The page with this number, or the last one where there are fewer."""
    entries = selected(registry, kind, words)
    count = max(1, -(-len(entries) // PAGE_SIZE))
    number = min(max(number, 1), count)
    shown = tuple(entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    return ListPage(kind, words, number, count, len(entries), shown)


def kind_of(entry: Entry) -> Kind:
    """What an entry is listed under."""
    match entry:
        case OfficialEntry():
            return Kind.OFFICIALS
        case MeetingEntry():
            return Kind.MEETINGS
        case DocumentEntry():
            return Kind.DOCUMENTS


def selected(registry: Registry, kind: Kind, words: str, /, **filters: Any) -> Sequence[Entry]:  # Any: as they take
    """The entries of a kind with all these words that the filters of `select_officials` and the like let through.

    Without words, of the meetings only those that a document reports, unless `with_mentioned` says otherwise.
    """
    match kind:
        case Kind.OFFICIALS:
            return select_officials(registry.officials(words), **filters)
        case Kind.MEETINGS:
            with_mentioned = filters.pop("with_mentioned", False) or bool(words)
            return select_meetings(registry.meetings(words), with_mentioned=with_mentioned, **filters)
        case Kind.DOCUMENTS:
            return select_documents(registry.documents(words), **filters)


def select_officials(
    entries: Sequence[OfficialEntry], *, place: str = "", office: str = "", year: int | None = None
) -> list[OfficialEntry]:
    """Those who hold such an office at such a place in such a year; what is not given does not matter."""

    def fits(entry: OfficialEntry, tenure: Tenure) -> bool:
        return (
            (not place or _has(place, entry.place, tenure.office.place))
            and (not office or _has(office, tenure.office.name, tenure.office.said.text))
            and (year is None or (tenure.as_of is not None and tenure.as_of.year == year))
        )

    return [entry for entry in entries if any(fits(entry, tenure) for tenure in entry.timeline)]


def select_meetings(
    entries: Sequence[MeetingEntry], *, with_mentioned: bool, place: str = "", year: int | None = None
) -> list[MeetingEntry]:
    """The meetings at such a place in such a year; those that no document reports only if they are wanted."""
    return [
        entry
        for entry in entries
        if (with_mentioned or entry.is_reported)
        and (
            not place
            or _has(place, entry.place, *(r.fact.course.venue.text for r in entry.records if r.fact.course.venue))
        )
        and (year is None or (entry.date is not None and entry.date.year == year))
    ]


def select_documents(
    entries: Sequence[DocumentEntry], *, kind: str = "", year: int | None = None, in_corpus: bool = False
) -> list[DocumentEntry]:
    """The documents of such a kind ("chỉ thị", "ct") and year, if wanted only those whose text the corpus has."""
    wanted = _folded(kind)
    return [
        entry
        for entry in entries
        if (not wanted or wanted in _kinds(entry))
        and (year is None or (entry.date is not None and entry.date.year == year))
        and (entry.own is not None or not in_corpus)
    ]


def _kinds(entry: DocumentEntry) -> Iterator[str]:
    """How a document's kind may be called: in full, and as its symbol begins ("ct" of CT/HU)."""
    yield _folded(entry.type or "")
    yield from _folded(entry.symbol or "").split(" ")[:1]


def _has(phrase: str, *texts: str | None) -> bool:
    """Whether one of the texts has the words of the phrase one after another, marks and case aside."""
    return any(f" {_folded(phrase)} " in f" {_folded(text)} " for text in texts if text)


def _folded(text: str) -> str:
    return " ".join(map(fold, split_words(text)))
