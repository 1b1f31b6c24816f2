"""The tables of pages: words in the cells of grids, and a table that goes on over pages put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.readers.blocks import Paragraph, Table, TableCell
from index.readers.paged.columns import columns_of
from index.readers.paged.geometry import PageWords, Word, lines_of
from index.readers.paged.paragraphs import PageColumn, paragraphs_of
from index.readers.paged.tables.ruled import Grid, GridCell
from index.readers.paged.tables.unruled_rows import with_rows

_SAME_EDGE = 5.0
"""Points between the edges of a column on two pages."""
_MOST_HEADING_ROWS = 4
_LEAST_FILLED = 2
_PADDING = 0.4
"""Between a cell's edge and its letters, in heights of a letter."""
_STOPS = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or what a page has of it.

    Attributes:
        columns: The edges of its columns.
        top, bottom: Where it begins on its first page and ends on its last.
    """

    table: Table
    columns: tuple[float, ...]
    top: float
    bottom: float


def tables_on(words: PageWords, grids: Iterable[Grid], *, sure: float = 1.0) -> tuple[list[PageTable], PageWords]:
    """The tables of a page, from the top, and the words that stand in none of them."""
    tables, rest = [], list(words.words)
    for grid in grids:
        held: dict[GridCell, list[Word]] = {cell: [] for cell in grid.cells}
        outside: list[Word] = []
        for word in rest:
            cell = _cell_at((word.left + word.right) / 2, (word.top + word.bottom) / 2, grid)
            (outside if cell is None else held[cell]).append(word)
        if sum(map(bool, held.values())) < _LEAST_FILLED:
            continue
        rest = outside
        cells = tuple(_table_cell(words, cell, inside, sure) for cell, inside in with_rows(held))
        table = Table(cells, words.number, is_ruled=True)
        tables.append(PageTable(table, grid.columns, grid.rows[0], grid.rows[-1]))
    return tables, replace(words, words=tuple(rest))


def _cell_at(x: float, y: float, grid: Grid) -> GridCell | None:
    if not (grid.columns[0] <= x <= grid.columns[-1] and grid.rows[0] <= y <= grid.rows[-1]):
        return None
    for cell in grid.cells:
        left, top, right, bottom = cell.edges
        if left <= x <= right and top <= y <= bottom:
            return cell
    return None


def _table_cell(page: PageWords, cell: GridCell, words: Sequence[Word], sure: float) -> TableCell:
    left, _, right, _ = cell.edges
    columns = []
    for column in columns_of(lines_of(words, sure=sure)):
        inside = _PADDING * column.lines[0].size
        step = 1.2 * column.lines[0].size
        columns.append(PageColumn(page, column, left + inside, right - inside, step, is_filled=False, is_running=True))
    lines = [block for block in paragraphs_of(columns) if isinstance(block, Paragraph)]
    return TableCell(tuple(lines), cell.row, cell.column, cell.row_span, cell.column_span)


def put_together(first: PageTable, second: PageTable) -> PageTable | None:
    """A table with what the next page has of it; None if that is another table.

    What the next page repeats of its headings is left out, and a row that the page's end parts is one.
    """
    if len(first.columns) != len(second.columns) or any(
        abs(one - other) > _SAME_EDGE for one, other in zip(first.columns, second.columns, strict=True)
    ):
        return None
    cells, rows = list(first.table.cells), _rows(first.table.cells)
    new = _without_headings(first.table.cells, second.table.cells)
    if new and _goes_on(cells, rows, new):
        for cell in (cell for cell in new if cell.row == 0):
            at = next(i for i, above in enumerate(cells) if _covers(above, rows - 1, cell.column))
            lines = _one_text(cells[at].lines, cell.lines)
            cells[at] = replace(cells[at], lines=lines, row_span=cells[at].row_span + cell.row_span - 1)
        new = [replace(cell, row=cell.row - 1) for cell in new if cell.row > 0]
    for cell in new:
        above = next((i for i, held in enumerate(cells) if _covers(held, rows - 1, cell.column)), None)
        if above is not None and cell.row == 0 and not cell.text and cells[above].row_span > 1:
            cells[above] = replace(cells[above], row_span=cells[above].row_span + cell.row_span)
        else:
            cells.append(replace(cell, row=cell.row + rows))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(first, table=replace(first.table, cells=tuple(cells)), bottom=second.bottom)


def _rows(cells: Iterable[TableCell]) -> int:
    return max(cell.row + cell.row_span for cell in cells)


def _covers(cell: TableCell, row: int, column: int) -> bool:
    """Whether a cell covers this place."""
    return cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span


def _row(cells: Iterable[TableCell], row: int) -> list[tuple[int, int, str]]:
    """What a row says and where its cells stand, to be compared with another."""
    return [(cell.column, cell.column_span, cell.text) for cell in cells if cell.row == row]


def _without_headings(first: Sequence[TableCell], second: Sequence[TableCell]) -> list[TableCell]:
    """The rows of the second table after those with which both begin, counted from 0."""
    same = 0
    for row in range(_MOST_HEADING_ROWS):
        here = _row(second, row)
        if here and here == _row(first, row) and any(text for _, _, text in here):
            same = row + 1
        else:
            break
    return [replace(cell, row=cell.row - same) for cell in second if cell.row >= same]


def _goes_on(cells: Sequence[TableCell], rows: int, new: Sequence[TableCell]) -> bool:
    """Whether the first new row is the rest of the last row: it begins no cell, and goes on where that left off."""
    first = [cell for cell in new if cell.row == 0]
    if not first or first[0].text or not any(cell.text for cell in first):
        return False
    last = {cell.column: cell for cell in cells if cell.row + cell.row_span == rows}
    for cell in first:
        above = last.get(cell.column)
        if above is None or above.column_span != cell.column_span or (cell.row_span > 1 and cell.text):
            return False
        if cell.text and (not above.text or (above.text.endswith(_STOPS) and not cell.text[:1].islower())):
            return False
    return bool(last[first[0].column].text)


def _one_text(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell with those of its rest, the first of which goes on from the last."""
    if not (before and after):
        return before or after
    return (*before[:-1], replace(before[-1], pieces=before[-1].pieces + after[0].pieces), *after[1:])
