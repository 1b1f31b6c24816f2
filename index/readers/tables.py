"""What a table says: its rows, each cell with the title of its column, and the lines that name the rows below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.readers.blocks import Paragraph, Table, TableCell
from index.readers.tabular.grid import Cells, Grid, below, filled, grid_of, is_ordinal, numbers_on, texts, words_of
from index.readers.tabular.titles import is_across, is_form, is_numbering, title_over, title_rows, titles_of

_ROMAN = re.compile(r"\(?(?:[IVXLC]+|[A-ZĐ])\)?[.)/]?")
_GROUP_CHARS = 300


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of a row.

    Attributes:
        heading: The title of its column on one line; empty where there is none.
        lines: What it says, never empty.
    """

    column: int
    heading: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings, merged cells in each of their rows; `row` counts from 0."""

    row: int
    cells: tuple[RowCell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names those below it ("I. Lĩnh vực kinh tế"), or the table itself where it stands above its titles.

    Attributes:
        is_numbered: Whether the first line is its number alone.
    """

    row: int
    lines: tuple[Paragraph, ...]
    is_numbered: bool = False


def read_table(table: Table) -> Iterator[Row | Group]:
    """What stands in a table's rows, in order, without those that hold or repeat the titles of its columns."""
    grid = grid_of(table)
    at = title_rows(grid)
    heads = {texts(grid.rows[row]) for row in at}
    titles = titles_of(grid.rows[at.start : at.stop]) if at else [""] * grid.width
    has_labels = not at and is_form(grid)
    kept = [row for number, row in enumerate(grid.rows) if number not in at and not (at and texts(row) in heads)]
    for number, row in enumerate(kept):
        if at and number > at.start and is_numbering(row):
            continue
        if (group := _group(grid, kept, number)) is not None:
            yield group
        elif has_labels and len(filled(row)) == 2:
            label, value = filled(row)
            yield Row(number, (RowCell(1, words_of(label).rstrip(" :"), _lines(value)),))
        else:
            yield Row(number, tuple(_row_cells(row, titles)))


def _row_cells(row: Cells, titles: Sequence[str]) -> Iterator[RowCell]:
    for cell in filled(row):
        yield RowCell(*title_over(titles, cell), _lines(cell))


def _lines(cell: TableCell) -> tuple[Paragraph, ...]:
    return tuple(line for line in cell.lines if line.text.strip())


def _group(grid: Grid, rows: Sequence[Cells], at: int) -> Group | None:
    """What a row says where it only names the rows below it; None for a row with values."""
    row = rows[at]
    cells = filled(row)
    if sum(len(words_of(cell)) for cell in cells) > _GROUP_CHARS or grid.width < 2:
        return None
    if len(cells) == 1:
        is_alone = is_across(row) or cells[0].column_span > 1 or (grid.width > 2 and cells[0].column < 2)
        return Group(at, _lines(cells[0])) if is_alone and not is_ordinal(words_of(cells[0])) else None
    if len(cells) != 2 or grid.width < 3:
        return None
    number, name = cells
    if not is_ordinal(words_of(number)) or is_ordinal(words_of(name)) or name.column > number.column + 1:
        return None
    if _ROMAN.fullmatch(words_of(number)) or _has_parts(words_of(number), rows[at + 1 : at + 2]):
        return Group(at, (*_lines(number), *_lines(name)), is_numbered=True)
    return None


def _has_parts(number: str, following: Sequence[Cells]) -> bool:
    """Whether the row after a numbered one is a part of it: "1.1" or "-" after "1", and with more cells."""
    for row in following:
        said = texts(row)
        is_part = said[0].startswith(f"{number.rstrip('.')}.") or not said[0][0].isdigit()
        return len(said) > 2 and is_ordinal(said[0]) and is_part and not _ROMAN.fullmatch(said[0])
    return False


def put_together(first: Table, second: Table) -> Table | None:
    """Two tables that stand one behind the other as one, where the second goes on with the first; else None.

    It does where it repeats the titles of its columns, or has none and its numbers go on or it begins the next page.
    """
    above, after = grid_of(first), grid_of(second)
    if not above.rows or not after.rows or above.width != after.width or above.width < 2:
        return None
    titled, again = title_rows(above), title_rows(after)
    if titled and again:
        is_same = [texts(above.rows[at]) for at in titled][: len(again)] == [texts(after.rows[at]) for at in again]
        return below(first, second, without=again.stop) if is_same and again.start == 0 else None
    is_next_page = first.page is not None and second.page is not None and second.page > first.page
    goes_on = is_next_page or numbers_on(above.rows[-1], after.rows[0])
    return below(first, second, without=0) if goes_on and not again else None
