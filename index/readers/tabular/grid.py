"""The places of a table, row by row, each with the cell that covers it."""

import re
from dataclasses import dataclass, replace

from index.language.text import fold_space, normalise_text
from index.readers.blocks import Table, TableCell

Cells = list[TableCell | None]
"""A row of a table, place by place: the cell that covers each, None where there is none."""

_ORDINAL = re.compile(r"\(?(\d{1,4}(?:\.\d{1,3})*|[IVXLC]+|[A-ZĐ]|[a-zđ])\)?[.)/]?|[-+*•]")
_FIGURE = re.compile(r"[-–+(≥≤<>~]*\d[\d.,:/\s%()–-]*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's places; every row has as many."""

    rows: list[Cells]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def grid_of(table: Table) -> Grid:
    """The table's places; a cell reaches no further than the last row and column in which one begins.

    A place in which a cell begins is its own, whatever a damaged table lets others span.
    """
    height = max((cell.row for cell in table.cells), default=-1) + 1
    width = max((cell.column for cell in table.cells), default=-1) + 1
    rows: list[Cells] = [[None] * width for _ in range(height)]
    for cell in reversed(table.cells):
        rows[cell.row][cell.column] = cell
    for cell in table.cells:
        for row in range(cell.row, min(height, cell.row + cell.row_span)):
            for column in range(cell.column, min(width, cell.column + cell.column_span)):
                if rows[row][column] is None:
                    rows[row][column] = cell
    return Grid([row for row in rows if any(filled(row))])


def filled(row: Cells) -> list[TableCell]:
    """The cells of a row that say something, each once, in order; a colon between two columns says nothing."""
    return list({id(cell): cell for cell in row if cell is not None and cell.text.strip(" :\t")}.values())


def words_of(cell: TableCell) -> str:
    """What a cell says, as it is stored, on one line."""
    return fold_space(normalise_text(cell.text))


def texts(row: Cells) -> tuple[str, ...]:
    """What a row says, cell by cell."""
    return tuple(words_of(cell) for cell in filled(row))


def is_ordinal(text: str) -> bool:
    """Whether a cell holds nothing but the number of its row: "4", "I", "1.2", "a)", "-"."""
    return _ORDINAL.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, a day or a time and no words; a year alone may be a title too and is none."""
    return _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def numbers_on(last: Cells, first: Cells) -> bool:
    """Whether the numbers of two rows follow one another."""
    before, after = (texts(row)[:1] for row in (last, first))
    return bool(
        before and after and before[0].isdecimal() and after[0].isdecimal() and int(after[0]) == int(before[0]) + 1
    )


def below(first: Table, second: Table, *, without: int) -> Table:
    """Both as one table, the second without its first rows."""
    shift = max((cell.row for cell in first.cells), default=-1) + 1 - without
    rest = tuple(replace(cell, row=cell.row + shift) for cell in second.cells if cell.row >= without)
    return replace(first, cells=(*first.cells, *rest))
