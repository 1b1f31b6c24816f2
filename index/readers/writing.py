"""Blocks become a text with its layout: a line a paragraph, a line a row of a table as "column: cell" pairs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.errors import Notice
from index.language.text import fold_space, normalise_text
from index.layout import Box, Cell, Doubt, Layout, Span
from index.readers.blocks import Block, Paragraph, Piece, Table
from index.readers.tables import Group, Row, put_together, read_table
from index.readers.tabular.frames import is_frame, lines_of
from index.readers.types import Read

BETWEEN_CELLS = " | "
AFTER_HEADING = ": "
_ITEM = re.compile(r"\d{1,3}[.)]\s")
_OPEN_END = (",", ";", ":", "-", "–", "/", "(")


def written(blocks: Sequence[Block], *, recognised: Sequence[int] = (), left_out: Sequence[Notice] = ()) -> Read:
    """The text of these blocks in their order, with where everything stands in it.

    Args:
        blocks: Those of a page before those of the next.
        recognised: The pages whose text was recognised from a picture, counted from 1.
        left_out: What of the file is in none of them, and why.
    """
    writer = _Writer()
    for block in _with_whole_tables(blocks):
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


def _with_whole_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of a frame one by one, tables that go on in the next one as one."""
    held: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and not is_frame(block):
            whole = put_together(held, block) if held is not None else None
            if held is not None and whole is None:
                yield held
            held = whole or block
            continue
        if held is not None:
            yield held
            held = None
        yield from lines_of(block) if isinstance(block, Table) else (block,)
    if held is not None:
        yield held


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
        if not any(map(_stored, paragraph.pieces)):
            return
        if self.text:
            self._append("\n" if paragraph.after_gap else "")
        self._write_pieces(paragraph.pieces)
        self._append("\n")

    def _write_pieces(self, pieces: Sequence[Piece]) -> Span:
        """Pieces on one line, with where they stand and what of them is doubtful; the stretch that they make."""
        start = self._length
        for piece in pieces:
            text = _stored(piece)
            if not text:
                continue
            if self._length > start:
                self._append(" ")
            span = self._append(text)
            if piece.place is not None:
                held = piece.place
                self.boxes.append(Box(span.start, span.end, held.page, held.left, held.top, held.right, held.bottom))
            if text == piece.text:
                self.doubts += [Doubt(span.start + a, span.start + b, sure) for a, b, sure in piece.doubts]
        return Span(start, self._length)

    def write_table(self, table: Table) -> None:
        """A line a row, the table between blank lines."""
        for at, said in enumerate(read_table(table)):
            if at == 0 and self.text:
                self._append("\n")
            if isinstance(said, Group):
                self.begin_page(_page_of(said.lines))
                span = self._write_lines(said.lines, is_numbered=said.is_numbered)
                self.cells.append(Cell(span.start, span.end, self._tables, said.row, 0))
            else:
                self._write_row(said)
            self._append("\n")
        self._tables += 1

    def _write_row(self, row: Row) -> None:
        self.begin_page(_page_of([line for cell in row.cells for line in cell.lines]))
        for at, cell in enumerate(row.cells):
            if at:
                self._append(BETWEEN_CELLS)
            heading = None
            if cell.heading:
                heading = self._append(cell.heading)
                self._append(AFTER_HEADING)
            span = self._write_lines(cell.lines)
            self.cells.append(Cell(span.start, span.end, self._tables, row.row, cell.column, heading))

    def _write_lines(self, lines: Sequence[Paragraph], *, is_numbered: bool = False) -> Span:
        """The paragraphs of a cell on one line, a stop behind the first where that is their number."""
        start = self._length
        before = ""
        for at, line in enumerate(lines):
            text = " ".join(filter(None, map(_stored, line.pieces)))
            if before and text:
                self._append(_behind_number(before) if is_numbered and at == 1 else _between(before, text))
            self._write_pieces(line.pieces)
            before = text or before
        return Span(start, self._length)


def _stored(piece: Piece) -> str:
    """The words of a piece as they are stored."""
    return fold_space(normalise_text(piece.text))


def _page_of(lines: Sequence[Paragraph]) -> int | None:
    """The page on which lines begin; None where none of them knows."""
    return min((line.page for line in lines if line.page is not None), default=None)


def _between(before: str, after: str) -> str:
    """What parts two lines of a cell: a blank where the second goes on with the first, else a semicolon."""
    goes_on = after[0].islower() or before.endswith(_OPEN_END) or after[0] in ".,;:)%/("
    is_with_number = after[0].isdigit() and before[-1].isalpha() and not _ITEM.match(after)
    return " " if goes_on or is_with_number or before[-1] in ".!?…" else "; "


def _behind_number(number: str) -> str:
    """What parts the number of a group from its name: "I" and "Kinh tế" make "I. Kinh tế"."""
    return ". " if number[-1].isalnum() else " "
