"""A table of an OpenDocument text: its cells with what they span, and whether lines are drawn around them."""

from collections.abc import Callable, Iterator

from index.readers.blocks import Paragraph, Table, TableCell
from index.readers.word.odf.names import name_of, value, whole
from index.readers.word.odf.styles import Styles
from index.readers.word.package import Element

_GROUPS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group", "text:soft-page-break"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MAX_COLUMNS = 1024


def rows_of(table: Element) -> list[tuple[Element, bool]]:
    """The rows of a table in order, each with whether it holds titles of columns."""
    return list(_rows(table, is_heading=False))


def _rows(element: Element, *, is_heading: bool) -> Iterator[tuple[Element, bool]]:
    for part in element:
        name = name_of(part)
        if name == "table:table-row":
            yield part, is_heading
        elif name in _GROUPS:
            yield from _rows(part, is_heading=is_heading or name == "table:table-header-rows")


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, those that a merged one covers too."""
    return [part for part in row if name_of(part) in _CELLS]


def read_table(table: Element, styles: Styles, *, lines_of: Callable[[Element], tuple[Paragraph, ...]]) -> Table:
    """The cells of a table in order, with the paragraphs of each, as `lines_of` reads them."""
    cells: list[TableCell] = []
    ruled = 0
    rows = rows_of(table)
    for at, (row, is_heading) in enumerate(rows):  # a row that is repeated holds nothing
        column = 0
        for cell in cells_of(row):
            covers = whole(cell, "table:number-columns-repeated", 1)
            if name_of(cell) == "table:table-cell" and column < _MAX_COLUMNS:
                lines = lines_of(cell)
                down = _span(cell, "table:number-rows-spanned", most=len(rows) - at)
                across = _span(cell, "table:number-columns-spanned", most=_MAX_COLUMNS - column)
                for repeated in range(min(covers, _MAX_COLUMNS - column) if lines else 1):
                    cells.append(TableCell(lines, at, column + repeated, down, across, is_heading))
                    ruled += styles.sides(value(cell, "table:style-name")) >= 2
            column += covers
    return Table(tuple(cells), is_ruled=2 * ruled >= len(cells))


def _span(cell: Element, attribute: str, *, most: int) -> int:
    return min(max(whole(cell, attribute, 1), 1), most)
