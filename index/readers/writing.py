"""Blocks become a text with its layout: a line a paragraph, a line a row of a table as "column: cell" pairs."""

from collections.abc import Sequence

from index.errors import Notice
from index.language.text import fold_space, normalise_text
from index.layout import Box, Cell, Doubt, Layout, Span
from index.readers.blocks import Block, Paragraph, Table
from index.readers.tables import Group, Row, read_table
from index.readers.types import Read

BETWEEN_CELLS = " | "
AFTER_HEADING = ": "


def written(blocks: Sequence[Block], *, recognised: Sequence[int] = (), left_out: Sequence[Notice] = ()) -> Read:
    """The text of these blocks in their order, with where everything stands in it.

    Args:
        blocks: Those of a page before those of the next.
        recognised: The pages whose text was recognised from a picture, counted from 1.
        left_out: What of the file is in none of them, and why.
    """
    writer = _Writer()
    for block in blocks:
        writer.begin_page(block.page)
        if isinstance(block, Paragraph):
            writer.write_paragraph(block)
        else:
            writer.write_table(block)
    layout = Layout(
        tuple(writer.pages),
        tuple(writer.cells),
        tuple(writer.boxes),
        tuple(recognised),
        tuple(writer.doubts),
        tuple(left_out),
    )
    return Read("".join(writer.text), layout)


class _Writer:
    """The text so far with its layout."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.pages: list[int] = []
        self.cells: list[Cell] = []
        self.boxes: list[Box] = []
        self.doubts: list[Doubt] = []
        self._length = 0
        self._tables = 0

    def begin_page(self, page: int | None) -> None:
        """Note where this page and those before it that hold nothing begin."""
        while page is not None and len(self.pages) < page:
            self.pages.append(self._length)

    def _append(self, text: str) -> Span:
        start = self._length
        self.text.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def write_paragraph(self, paragraph: Paragraph) -> None:
        """A line, after a blank one where there is a gap."""
        pieces = [(piece, fold_space(normalise_text(piece.text))) for piece in paragraph.pieces]
        pieces = [(piece, text) for piece, text in pieces if text]
        if not pieces:
            return
        if self.text:
            self._append("\n" if paragraph.after_gap else "")
        for at, (piece, text) in enumerate(pieces):
            if at:
                self._append(" ")
            span = self._append(text)
            if piece.place is not None:
                held = piece.place
                self.boxes.append(Box(span.start, span.end, held.page, held.left, held.top, held.right, held.bottom))
            if text == piece.text:
                self.doubts += [Doubt(span.start + a, span.start + b, sure) for a, b, sure in piece.doubts]
        self._append("\n")

    def write_table(self, table: Table) -> None:
        """A line a row, the table between blank lines."""
        for at, said in enumerate(read_table(table)):
            if at == 0 and self.text:
                self._append("\n")
            if isinstance(said, Group):
                self._append(fold_space(normalise_text(said.text)))
            else:
                self._write_row(said)
            self._append("\n")
        self._tables += 1

    def _write_row(self, row: Row) -> None:
        for at, cell in enumerate(row.cells):
            if at:
                self._append(BETWEEN_CELLS)
            heading = None
            if cell.heading:
                heading = self._append(fold_space(normalise_text(cell.heading)))
                self._append(AFTER_HEADING)
            span = self._append(fold_space(normalise_text(cell.text)))
            self.cells.append(Cell(span.start, span.end, self._tables, row.row, cell.column, heading))
