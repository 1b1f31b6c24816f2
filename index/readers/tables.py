"""What a table says: its rows, each cell with the title of its column, and the lines that name the rows below them."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.blocks import Table, TableCell


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of a row with the title of its column, both on one line; the title is empty where there is none."""

    column: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings, merged cells in each of their rows; `row` counts from 0."""

    row: int
    cells: tuple[RowCell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names those below it ("I. Lĩnh vực kinh tế")."""

    text: str


def read_table(table: Table) -> Iterator[Row | Group]:
    """What stands in a table's rows, in order, without those that hold the titles of its columns."""
    grid = _grid(table)
    first = _heading_rows(grid)
    titles = _titles(grid[:first])
    for row, cells in enumerate(grid[first:]):
        filled = {id(cell): cell for cell in cells if cell is not None and cell.text}
        if len(filled) == 1 and len(cells) > 1 and next(iter(filled.values())).column_span > 1:
            yield Group(next(iter(filled.values())).text)
        elif filled:
            yield Row(row, tuple(_row_cells(cells, titles)))


def _row_cells(cells: list[TableCell | None], titles: list[str]) -> Iterator[RowCell]:
    before: TableCell | None = None
    for column, cell in enumerate(cells):
        if cell is not None and cell is not before and cell.text:
            yield RowCell(column, titles[column], cell.text)
        before = cell


def _grid(table: Table) -> list[list[TableCell | None]]:
    """The cell that covers each place, row by row; None for a place that none covers."""
    rows = max((cell.row + cell.row_span for cell in table.cells), default=0)
    columns = max((cell.column + cell.column_span for cell in table.cells), default=0)
    grid: list[list[TableCell | None]] = [[None] * columns for _ in range(rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = cell
    return grid


def _heading_rows(grid: list[list[TableCell | None]]) -> int:
    """How many rows at the top hold titles of columns: those the file says, else the first with what it spans."""
    if not grid:
        return 0
    said = next((at for at, row in enumerate(grid) if not any(cell and cell.is_heading for cell in row)), len(grid))
    if said == 0 and len(grid) > 1:
        said = max((cell.row + cell.row_span for cell in grid[0] if cell is not None), default=1)
    return said if said < len(grid) else 0


def _titles(rows: list[list[TableCell | None]]) -> list[str]:
    """The title of each column: what stands above it from top to bottom, each cell once."""
    titles = []
    for column in zip(*rows, strict=True):
        cells = {id(cell): cell.text for cell in column if cell is not None and cell.text}
        titles.append(" ".join(cells.values()))
    return titles or [""] * 1000
