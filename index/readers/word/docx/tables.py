"""A table of a Word file: its cells with what they span, and whether lines are drawn around them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.readers.blocks import Paragraph, Table, TableCell
from index.readers.word.docx.names import child, is_on, name_of, value, whole
from index.readers.word.docx.styles import Styles
from index.readers.word.package import Element

_MAX_COLUMNS = 1024
_NO_LINE = (None, "nil", "none")
_SIDES = (("top",), ("bottom",), ("left", "start"), ("right", "end"))
_INNER = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass(slots=True)
class _Cell:
    """A cell while its table is read; `column` and `last` are edges of the table's grid."""

    row: int
    column: int
    last: int
    lines: tuple[Paragraph, ...]
    is_heading: bool
    sides: int
    rows: int = 1


@dataclass(slots=True)
class _Grid:
    cells: list[_Cell] = field(default_factory=list)
    above: dict[int, _Cell] = field(default_factory=dict)


def read_table(table: Element, styles: Styles, *, lines_of: Callable[[Element], tuple[Paragraph, ...]]) -> Table:
    """The cells of a table in order, with the paragraphs of each, as `lines_of` reads them."""
    grid = _Grid()
    drawn = _borders_of_table(table, styles)
    for at, row in enumerate(_rows(table)):
        _read_row(row, at, grid, drawn, lines_of)
    edges = sorted({cell.column for cell in grid.cells})
    cells = tuple(
        TableCell(
            cell.lines,
            cell.row,
            bisect_left(edges, cell.column),
            cell.rows,
            max(bisect_left(edges, cell.last) - bisect_left(edges, cell.column), 1),
            cell.is_heading,
        )
        for cell in grid.cells
    )
    is_ruled = 2 * sum(cell.sides >= 2 for cell in grid.cells) >= len(grid.cells)
    return Table(cells, is_ruled=is_ruled)


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row of a table, as the file has them."""
    return [list(_inner(row, "tc")) for row in _rows(table)]


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in _inner(table, "tr") if child(row, "trPr", "del") is None)


def _read_row(
    row: Element, at: int, grid: _Grid, drawn: set[str], lines_of: Callable[[Element], tuple[Paragraph, ...]]
) -> None:
    column = whole(child(row, "trPr", "gridBefore")) or 0
    is_heading = is_on(child(row, "trPr", "tblHeader"))
    above, grid.above = grid.above, {}
    for cell in _inner(row, "tc"):
        properties = child(cell, "tcPr")
        last = min(column + max(whole(child(properties, "gridSpan")) or 1, 1), _MAX_COLUMNS)
        merged = child(properties, "vMerge")
        if value(child(properties, "hMerge")) == "continue" and grid.cells and grid.cells[-1].row == at:
            grid.cells[-1].last = last
        elif merged is not None and value(merged) != "restart" and column in above:
            above[column].rows += 1
            grid.above[column] = above[column]
        elif child(properties, "cellDel") is None:
            read = _Cell(at, column, last, lines_of(cell), is_heading, _sides(properties, drawn))
            grid.cells.append(read)
            grid.above[column] = read
        column = last


def _inner(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in controls and changes."""
    for part in element:
        found = name_of(part)
        if found == name:
            yield part
        elif found in _WRAPPERS:
            yield from _inner(part, name)


def _borders_of_table(table: Element, styles: Styles) -> set[str]:
    """The sides of its cells along which a table has lines."""
    properties = child(table, "tblPr")
    style = value(child(properties, "tblStyle"))
    drawn: set[str] = set()
    for borders in (styles.of(style, "tblPr", "tblBorders"), child(properties, "tblBorders")):
        if borders is not None:
            for border in borders:
                (drawn.discard if value(border) in _NO_LINE else drawn.add)(name_of(border))
    return drawn


def _sides(properties: Element | None, drawn: set[str]) -> int:
    """How many sides of a cell have a line."""
    count = 0
    borders = child(properties, "tcBorders")
    for names in _SIDES:
        own = next((side for name in names if (side := child(borders, name)) is not None), None)
        count += _INNER[names[0]] in drawn if own is None else value(own) not in _NO_LINE
    return count
