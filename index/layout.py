"""Where the parts of a document's text stand: spans, pages, cells, lines on a page, doubtful words."""

from bisect import bisect_right
from dataclasses import dataclass

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
class Layout:
    """Where the parts of a document's text stood in its file; all in the order of the text.

    Attributes:
        pages: Where each page begins; empty for a format without pages.
        cells: Those of all tables.
        boxes: One a line; empty where places on the page are not known.
        recognised: The pages whose text was recognised from a picture, counted from 1.
        doubts: The words of those pages that recognition is not sure of.
        left_out: What of the file is not in the text, and why.
    """

    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    boxes: tuple[Box, ...] = ()
    recognised: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Notice, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which this offset of the text stands, counted from 1; None for a format without pages."""
        return bisect_right(self.pages, offset) or None


NO_LAYOUT = Layout()
