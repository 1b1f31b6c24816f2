"""Tables as readers hand them over, made of lists or of the sources of `tests/data/tables`."""

from collections.abc import Iterator, Sequence

from index.readers.blocks import Block, Paragraph, Table, TableCell, paragraph
from tests.data.tables import layout
from tests.paths import DATA

SOURCES = DATA / "tables" / "source"


def table(rows: Sequence[str], *, headings: int = 0, page: int | None = None, is_ruled: bool | None = True) -> Table:
    """The table of rows written as in `tests.data.tables.layout`, cells parted by " | " instead of tabs."""
    return _table(layout.Table(headings, [row.split(" | ") for row in rows]), page=page, is_ruled=is_ruled)


def _table(made: layout.Table, *, page: int | None = None, is_ruled: bool | None = True) -> Table:
    cells = tuple(
        TableCell(_lines(cell.lines), cell.row, cell.column, cell.rows, cell.columns, cell.row < made.headings)
        for cell in made.cells()
    )
    return Table(cells, page, is_ruled)


def _lines(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(paragraph(line.strip()) for line in lines)


def source(name: str, *, says_headings: bool = True) -> list[Block]:
    """The blocks of a source, headings marked where the format of its file says which they are."""
    return list(_blocks(layout.parse((SOURCES / name).read_text("utf-8")), says_headings=says_headings))


def _blocks(found: Sequence[layout.Block], *, says_headings: bool) -> Iterator[Block]:
    for block in found:
        if isinstance(block, layout.Table):
            yield _table(block if says_headings else layout.Table(0, block.rows))
        elif isinstance(block, layout.Columns):
            yield Table(tuple(_cells(block)), is_ruled=False)
        elif isinstance(block, str):
            yield from _lines(block.split("//"))


def _cells(columns: layout.Columns) -> Iterator[TableCell]:
    for row, cells in enumerate(columns.rows):
        for column, said in enumerate(cells):
            yield TableCell(_lines(said), row, column)
