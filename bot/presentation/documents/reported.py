"""What became of every file, and what has to be looked at in it, for the report of `dannguon index`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.messages import messages
from bot.presentation.documents.contents import Json, pages, parts, tables
from index.ingest.files import is_gone
from index.ingest.report import IngestReport
from index.structure.header import NEWS
from index.types import Document, DocumentSummary, Header

STATES = ("refused", "added", "changed", "copies", "removed", "unchanged", "held", "skipped")
"""In the order of the report: what a person has to look at comes first."""
NEEDED = ("kind", "number", "date", "issuer")
NEEDED_OF_NEWS = ("date", "place")
"""The fields of a header without which a document is hard to find and to tell from others."""
SURE_PAGE = 0.9
"""A recognised page or file of which a smaller share of the words is sure is to be looked at."""

Bars: TypeAlias = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """A document of the corpus.

    Attributes:
        pages, tables: How many; no pages for a format without them.
        copies: The paths of other files of the same words.
        warnings: What has to be looked at, in words.
    """

    id: str
    title: str
    header: Header
    pages: int
    tables: int
    copies: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedFile:
    """A file with its state, one of `STATES`.

    Attributes:
        reason: Why it is in this state, in words.
    """

    source: str
    state: str
    reason: str | None = None
    document: ReportedDocument | None = None


def reported_files(report: IngestReport, documents: Iterable[Document]) -> list[ReportedFile]:
    """Every file of the run and every document of the corpus, by state and source.

    Args:
        report: What became of the files of the run.
        documents: All of the corpus, one after another.
    """
    newer = {pair.source: pair.other for pair in report.superseded}
    found = [ReportedFile(refusal.source, "refused", messages.sentence(refusal.why)) for refusal in report.refused]
    found += [
        ReportedFile(pair.source, "copies", messages.said("copy_of", source=pair.other)) for pair in report.copies
    ]
    found += [ReportedFile(source, state) for state in ("removed", "skipped") for source in getattr(report, state)]
    for document in documents:
        state = report.states.get(Path(document.root) / document.source, "held")
        found.append(ReportedFile(document.source, state, document=_reported(document, newer.get(document.source))))
    return sorted(found, key=lambda file: (STATES.index(file.state), file.source))


def _reported(document: Document, newer: str | None) -> ReportedDocument:
    warnings = tuple(_warnings(document, newer))
    counted = len(document.layout.pages), len(tables(document))
    copies = tuple(str(copy.path) for copy in document.upkeep.copies)
    return ReportedDocument(document.id, document.display_title, document.header, *counted, copies, warnings)


def _warnings(document: Document, newer: str | None) -> Iterator[str]:
    header = document.header
    if document.upkeep.newer is not None:
        yield messages.said("warn_newer", source=newer) if newer else messages.said("warn_older")
    if header.marks.is_draft:
        yield messages.said("warn_draft")
    if header.marks.secrecy:
        yield messages.said("warn_secret", level=header.marks.secrecy)
    if missing := missing_fields(header):
        labels = messages.named("header_field")
        yield messages.said("warn_missing", fields=tuple(labels[name].lower() for name in missing))
    if header.date_inferred:
        yield messages.said("warn_inferred")
    yield from _of_pages(document)
    yield from map(messages.sentence, document.layout.left_out)
    if is_gone(Path(document.root) / document.source):
        yield messages.said("shown_gone")


def _of_pages(document: Document) -> Iterator[str]:
    """That pages, or files that came inside this one, were recognised from pictures, and which of them are unsure."""
    recognised = document.layout.recognised
    if recognised:
        of = max(len(document.layout.pages), len(recognised))
        yield messages.said("warn_recognised", count=len(recognised), of=of)
        yield from _unsure("warn_unsure", [(page["page"], page) for page in pages(document)])
    within = parts(document)
    if count := sum(part["recognised"] for part in within):
        yield messages.said("warn_recognised_parts", count=count, of=len(within))
        yield from _unsure("warn_unsure_parts", [(part["part"], part) for part in within])


def _unsure(code: str, numbered: Sequence[tuple[int, Json]]) -> Iterator[str]:
    unsure = [number for number, held in numbered if held["recognised"] and held["sure_words"] < SURE_PAGE]
    if unsure:
        yield messages.said(code, numbers=tuple(map(str, unsure)))


def missing_fields(header: Header) -> tuple[str, ...]:
    """The names of the fields that a document of its kind should have and that are unknown."""
    needed = NEEDED_OF_NEWS if header.kind == NEWS else NEEDED
    return tuple(name for name in needed if getattr(header, name) is None)


def plots(summaries: Sequence[DocumentSummary], *, most: int = 12) -> Mapping[str, Bars]:
    """How many documents there are of each kind, year and issuer; older versions of a paper do not count.

    Args:
        summaries: Of the corpus.
        most: So many bars are shown; what is left is one more. Years are all shown, in their order.
    """
    current = [held.header for held in summaries if held.upkeep.newer is None]
    unknown = messages.said("unknown")
    years = Counter(str(header.date.year) if header.date else unknown for header in current)
    return {
        "kind": _most(Counter(header.kind or unknown for header in current), most),
        "year": sorted(years.items()),
        "issuer": _most(Counter(header.issuer or unknown for header in current), most),
    }


def _most(counts: Counter[str], most: int) -> Bars:
    """The most frequent first, those of one count by name, what is left as one bar."""
    ordered = sorted(counts.items(), key=lambda bar: (-bar[1], bar[0]))
    rest = ordered[most:]
    others = [(messages.said("bar_others", count=len(rest)), sum(count for _, count in rest))] if rest else []
    return ordered[:most] + others
