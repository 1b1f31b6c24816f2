"""Where the parts of a document's text stand: spans, pages, cells, lines on a page, doubtful words; and all as JSON."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from index.errors import Notice


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, `text[start:end]`, on the line of the text that holds its row as "column: cell" pairs.

    Attributes:
        table, row, column: Counted from 0, tables in the document, rows without those of the headings.
        heading: The column's title as it stands on this line, before the cell; None for a column without one.
    """

    start: int
    end: int
    table: int
    row: int
    column: int
    heading: Span | None = None

    @property
    def whole(self) -> Span:
        """The cell with its title, where that stands right before it and not above it."""
        is_before = self.heading is not None and 0 < self.start - self.heading.end <= len(": ")
        return Span(self.heading.start if self.heading and is_before else self.start, self.end)

    def is_beside(self, other: "Cell") -> bool:
        """Whether the two are of one row."""
        return (self.table, self.row) == (other.table, other.row)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line of the text, `text[start:end]`, stands on its page.

    Attributes:
        page: Counted from 1.
        left, top, right, bottom: Shares of the page's width and height, from its left upper corner.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that recognition is not sure of, `text[start:end]`, with its confidence in [0, 1]."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """Where a file begins in the text that came inside another one, as attached to a mail.

    Attributes:
        start: Its end is where the next one begins.
        is_recognised: Whether text of it was recognised from a picture.
    """

    start: int
    is_recognised: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a document's text stood in its file; all in the order of the text.

    Attributes:
        pages: Where each page begins; empty for a format without pages.
        cells: Those of all tables.
        boxes: One a line; empty where places on the page are not known.
        recognised: The pages whose text was recognised from a picture, counted from 1.
        doubts: The words of those pages that recognition is not sure of.
        left_out: What of the file is not in the text, and why.
        parts: The files that came inside this one.
    """

    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    boxes: tuple[Box, ...] = ()
    recognised: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Notice, ...] = ()
    parts: tuple[Part, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which this offset of the text stands, counted from 1; None for a format without pages."""
        return bisect_right(self.pages, offset) or None

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row of each table; a row that names those below it is one cell without a title."""
        for _, cells in groupby(self.cells, key=lambda cell: (cell.table, cell.row)):
            yield tuple(cells)

    def row_at(self, offset: int) -> Span | None:
        """The row of a table in a cell of which this offset stands, with a title right before its first cell."""
        at = bisect_right(self.cells, offset, key=lambda cell: cell.end)
        if at == len(self.cells) or offset < self.cells[at].start:
            return None
        first = last = at
        while first and self.cells[first - 1].is_beside(self.cells[at]):
            first -= 1
        while last + 1 < len(self.cells) and self.cells[last + 1].is_beside(self.cells[at]):
            last += 1
        return Span(self.cells[first].whole.start, self.cells[last].end)

    def recognition(self, start: int, end: int) -> float | None:
        """How surely `text[start:end]` was recognised: the confidence of its least sure word, 1 where none is doubted.

        None where no page of it was recognised from a picture, nor a part of a text without pages.
        """
        last = max(start, end - 1)
        pages = range(self.page_at(start) or 1, (self.page_at(last) or 1) + 1)
        begun = [bisect_right(self.parts, at, key=lambda part: part.start) for at in (start, last)]
        parts = self.parts[max(0, begun[0] - 1) : begun[1]]
        if not (any(page in self.recognised for page in pages) or any(part.is_recognised for part in parts)):
            return None
        return min((doubt.confidence for doubt in self.doubts if doubt.start < end and start < doubt.end), default=1.0)


NO_LAYOUT = Layout()


def encoded_layout(layout: Layout) -> str | None:
    """The layout as it is stored; None for one that says nothing."""
    if layout == NO_LAYOUT:
        return None
    held = {
        "pages": layout.pages,
        "cells": [
            (c.start, c.end, c.table, c.row, c.column, *((c.heading.start, c.heading.end) if c.heading else ()))
            for c in layout.cells
        ],
        "boxes": [(b.start, b.end, b.page, b.left, b.top, b.right, b.bottom) for b in layout.boxes],
        "recognised": layout.recognised,
        "doubts": [(d.start, d.end, d.confidence) for d in layout.doubts],
        "left_out": [(n.code, dict(n.values)) for n in layout.left_out],
        "parts": [(part.start, part.is_recognised) for part in layout.parts],
    }
    kept = {name: value for name, value in held.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def decoded_layout(stored: str | None) -> Layout:
    """The layout of a document's column.

    Raises:
        ValueError: If it cannot be read.
    """
    if stored is None:
        return NO_LAYOUT
    try:
        held = json.loads(stored)
        return Layout(
            pages=tuple(held.get("pages", ())),
            cells=tuple(map(_cell, held.get("cells", ()))),
            boxes=tuple(Box(*box) for box in held.get("boxes", ())),
            recognised=tuple(held.get("recognised", ())),
            doubts=tuple(Doubt(*doubt) for doubt in held.get("doubts", ())),
            left_out=tuple(
                Notice(code, {name: _value(value) for name, value in values.items()})
                for code, values in held.get("left_out", ())
            ),
            parts=tuple(Part(*part) for part in held.get("parts", ())),
        )
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no layout: {stored[:80]}") from error


def _cell(stored: list[Any]) -> Cell:  # Any: JSON's types
    start, end, table, row, column, *heading = stored
    return Cell(start, end, table, row, column, Span(*heading) if heading else None)


def _value(stored: Any) -> Any:  # Any: JSON's types
    """A value of a notice, whose lists were tuples."""
    return tuple(map(_value, stored)) if isinstance(stored, list) else stored
