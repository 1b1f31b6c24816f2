"""What was read of a document beside its text: outline, pages, tables, what was left out, where it stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from bot.messages import messages
from bot.presentation.documents.doubtful import doubtful_fields
from bot.presentation.documents.header_as_json import header_as_json
from index.ingest.files import is_gone
from index.layout import Cell
from index.structure.reading import read
from index.types import Document, DocumentSummary, Place

Json = dict[str, Any]  # Any: JSON values


def document_as_json(document: Document, among: Sequence[DocumentSummary]) -> Json:
    """All that is stored of a document; offsets count the code points of `text`.

    `doubtful` names the fields of the header that stand on words that were recognised unsurely.

    Args:
        document: With its text.
        among: The summaries of the corpus, for its revisions.
    """
    return {
        "document_id": document.id,
        "source": document.source,
        "header": header_as_json(document.header),
        "doubtful": doubtful_fields(document),
        "outline": outline(document),
        "pages": pages(document),
        "parts": parts(document),
        "tables": tables(document),
        "left_out": left_out(document),
        "places": places(document),
        "revisions": revisions(document, among),
        "text": document.text,
    }


def outline(document: Document) -> list[Json]:
    """The headings in order; a smaller `level` is more important, `page` is null for a format without pages."""
    return [
        {
            "level": held.level,
            "text": " ".join(document.text[held.start : held.end].split()),
            "start": held.start,
            "page": document.layout.page_at(held.start),
        }
        for held in read(document.text, document.layout).paragraphs
        if held.is_heading
    ]


def pages(document: Document) -> list[Json]:
    """The pages in order; `sure_words` is the share of a recognised page's words that recognition does not doubt."""
    layout = document.layout
    found = []
    for page, (start, end) in enumerate(pairwise((*layout.pages, len(document.text))), start=1):
        is_recognised = page in layout.recognised
        found.append(
            {
                "page": page,
                "start": start,
                "end": end,
                "recognised": is_recognised,
                "sure_words": _sure_words(document, start, end) if is_recognised else None,
            }
        )
    return found


def parts(document: Document) -> list[Json]:
    """The files that came inside this one, as attached to a mail, in order; `sure_words` as of a page."""
    starts = [part.start for part in document.layout.parts]
    return [
        {
            "part": number,
            "start": part.start,
            "end": end,
            "recognised": part.is_recognised,
            "sure_words": _sure_words(document, part.start, end) if part.is_recognised else None,
        }
        for number, (part, end) in enumerate(
            zip(document.layout.parts, (*starts[1:], len(document.text)), strict=False), start=1
        )
    ]


def _sure_words(document: Document, start: int, end: int) -> float:
    words = len(document.text[start:end].split())
    doubted = sum(start <= doubt.start < end for doubt in document.layout.doubts)
    return round(max(0.0, 1 - doubted / words), 4) if words else 1.0


def tables(document: Document) -> list[Json]:
    """The tables in order, `columns` by their titles, each cell with its column's title where it has one."""
    found: dict[int, list[Cell]] = {}
    for cell in document.layout.cells:
        found.setdefault(cell.table, []).append(cell)
    return [
        {
            "page": document.layout.page_at(cells[0].start),
            "rows": len({cell.row for cell in cells}),
            "columns": list(_columns(document.text, cells)),
            "cells": [_cell(document.text, cell) for cell in cells],
        }
        for cells in found.values()
    ]


def _columns(text: str, cells: Sequence[Cell]) -> Iterator[str]:
    """The titles of the columns from left to right, each once."""
    titles: dict[str, None] = {}
    for cell in sorted(cells, key=lambda cell: cell.column):
        if cell.heading is not None:
            titles.setdefault(text[cell.heading.start : cell.heading.end])
    return iter(titles)


def _cell(text: str, cell: Cell) -> Json:
    return {
        "row": cell.row,
        "column": cell.column,
        "heading": text[cell.heading.start : cell.heading.end] if cell.heading else None,
        "text": text[cell.start : cell.end],
        "start": cell.start,
        "end": cell.end,
    }


def left_out(document: Document) -> list[Json]:
    """What of the file is not in the text, and why, in words."""
    return [{"code": told.code, "reason": messages.sentence(told)} for told in document.layout.left_out]


def places(document: Document) -> list[Json]:
    """The files that hold the document, first that which its text is of."""
    own = Place(document.root, document.source, document.digest)
    return [
        {"root": place.root, "source": place.source, "gone": is_gone(place.path)}
        for place in (own, *document.upkeep.copies)
    ]


def revisions(document: Document | DocumentSummary, among: Sequence[DocumentSummary]) -> list[Json]:
    """The other versions of the paper: that which is answered from, and those that it stands for."""
    newest = document.upkeep.newer or document.id
    return [
        {"document_id": held.id, "source": held.source, "newest": held.id == newest}
        for held in among
        if held.id != document.id and newest in (held.id, held.upkeep.newer)
    ]
