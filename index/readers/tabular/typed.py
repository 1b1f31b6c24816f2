"""Tables that someone typed into a plain text, with "|" or tabs between the cells; the text stays as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.layout import Cell, Span
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.tabular.frames import is_frame
from index.readers.tabular.grid import Grid, filled, grid_of
from index.readers.tabular.titles import is_numbering, title_rows

_BELOW_TITLES = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_BAR, _TAB = "|", "\t"
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text with its cells, those that are empty too; `mark` parts them."""

    start: int
    text: str
    mark: str

    @property
    def cells(self) -> list[Span]:
        """Where its cells are, without the blanks around them."""
        begin, end = 0, len(self.text)
        if self.mark == _BAR:
            begin = len(self.text) - len(self.text.lstrip().removeprefix(_BAR))
            end = max(begin, len(self.text.rstrip().removesuffix(_BAR)))
        spans = []
        for part in self.text[begin:end].split(self.mark):
            inner = begin + len(part) - len(part.lstrip())
            spans.append(Span(self.start + inner, self.start + max(inner, begin + len(part.rstrip()))))
            begin += len(part) + 1
        return spans


def typed_cells(text: str) -> tuple[Cell, ...]:
    """The cells of the tables in a text as it is stored; a title is where it stands above, not before its cell."""
    found: list[Cell] = []
    tables = 0
    for lines in _runs(text):
        cells = list(_cells(text, lines, tables)) if len(lines) >= _LEAST_ROWS else []
        found += cells
        tables += bool(cells)
    return tuple(found)


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines one below the other that are parted by the same sign."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(_Line(start, line, _mark(line)))
        start += len(line) + 1
    for mark, run in groupby(lines, key=lambda line: line.mark):
        if mark:
            yield list(run)


def _mark(line: str) -> str:
    if _BAR in line.strip().strip(_BAR) or (line.strip().startswith(_BAR) and line.strip().endswith(_BAR)):
        return _BAR
    return _TAB if _TAB in line.strip() else ""


def _cells(text: str, lines: Sequence[_Line], table: int) -> Iterator[Cell]:
    """The cells below the titles of a table; none where it only puts texts side by side."""
    spans = [line.cells for line in lines]
    ruled = next((at for at, line in enumerate(lines) if at and _BELOW_TITLES.fullmatch(line.text)), 0)
    cells = [
        TableCell((paragraph(text[span.start : span.end]),), row, column, is_heading=row < ruled)
        for row, held in enumerate(spans)
        if not _BELOW_TITLES.fullmatch(lines[row].text)
        for column, span in enumerate(held)
    ]
    made = Table(tuple(cells), is_ruled=None if lines[0].mark == _BAR else False)
    if is_frame(made):
        return
    grid = grid_of(made)
    at = title_rows(grid)
    titles = _titles(grid, at, spans)
    for number, row in enumerate(row for i, row in enumerate(grid.rows) if i not in at):
        said = [] if at and is_numbering(row) else filled(row)
        for cell in said:
            span = spans[cell.row][cell.column]
            title = titles[cell.column] if len(said) > 1 else None
            yield Cell(span.start, span.end, table, number, cell.column, title)


def _titles(grid: Grid, rows: Sequence[int], spans: Sequence[Sequence[Span]]) -> list[Span | None]:
    """Where the title of each column stands; of several lines the lowest."""
    titles: list[Span | None] = [None] * grid.width
    for row in (grid.rows[at] for at in rows if not is_numbering(grid.rows[at])):
        for cell in filled(row):
            titles[cell.column] = spans[cell.row][cell.column]
    return titles
