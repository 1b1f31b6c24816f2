"""Where the cells of a web page's table stand, by the rules of HTML for spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from index.readers.text.shown import is_dropped, is_hidden

_GROUPS = ("thead", "tbody", "tfoot")
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the places that it covers, counted from 0."""

    node: LexborNode
    row: int
    column: int
    row_span: int
    column_span: int
    is_heading: bool


def rows_of(node: LexborNode) -> list[LexborNode]:
    """The shown rows of this table and not of tables inside it."""
    return [row for row in _rows(node) if not is_hidden(row)]


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)
        child = child.next


def placed(rows: Sequence[LexborNode]) -> list[Place]:
    """The cells of these rows, each at the first place of its row that no cell from above covers.

    Source: HTML, 4.9.12.1, "Forming a table"; a span past the last row ends there.
    """
    places: list[Place] = []
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        cells = _cells(row)
        is_heading = _is_in_head(row) or all(cell.tag == "th" for cell in cells)
        column = 0
        for cell in cells:
            while (at, column) in taken:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            across = min(_span(cell, "colspan"), _MOST_COLUMNS - column)
            down = min(_span(cell, "rowspan"), len(rows) - at)
            taken.update((at + below, column + beside) for below in range(down) for beside in range(across))
            places.append(Place(cell, at, column, down, across, is_heading))
            column += across
    return places


def _cells(row: LexborNode) -> list[LexborNode]:
    cells = []
    child = row.first_child
    while child is not None:
        if child.tag in ("td", "th") and not is_dropped(child):
            cells.append(child)
        child = child.next
    return cells


def _is_in_head(row: LexborNode) -> bool:
    return row.parent is not None and row.parent.tag == "thead"


def _span(cell: LexborNode, attribute: str) -> int:
    """How many rows or columns a cell covers; 0, which covers all that follow, is a large number."""
    written = (cell.attributes.get(attribute) or "1").strip()
    span = int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 1
    return span or 65534
