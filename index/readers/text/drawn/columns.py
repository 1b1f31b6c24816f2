"""Tables whose columns are parted by tabs, or by white that goes down through all their lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from index.lexicon.kinds import numbers_rows
from index.readers.blocks import Table
from index.readers.tabular.frames import is_frame
from index.readers.tabular.grid import is_figure
from index.readers.text.drawn.cells import Rows, bare, table_of, value_of
from index.readers.text.drawn.whites import LEAST_COLUMNS, LEAST_ROWS, MOST_CHARS, Stretch, Whites

_LEAST_TABS = 2
_GAP = re.compile(r"\S(?: {2,}|\t)\s*\S")
_DIGIT = re.compile(r"\d")
_MOST_LINES = 2000
_MOST_TITLES = 40
"""So many lines of titles stand above the first number at most."""


class TablesOfColumns:
    """The tables of lines, asked for one line after another; what each asking needs of all of them is made once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def whites(self) -> Whites:
        """Where white goes down through the lines."""
        return Whites(self._lines)

    @cached_property
    def _tabbed(self) -> list[int]:
        """How many cells each line has between tabs, 0 where words stand on one side of them only."""
        parted = (line.partition("\t") for line in self._lines)
        held = [bool(first.strip() and rest.strip()) for first, _, rest in parted]
        return [line.count("\t") + 1 if is_row else 0 for line, is_row in zip(self._lines, held, strict=True)]

    @cached_property
    def _tabbed_to(self) -> list[int]:
        """The first line from each one on that is no row of cells between tabs."""
        found = list(range(len(self._tabbed)))
        for at in range(len(found) - 1, -1, -1):
            if self._tabbed[at]:
                found[at] = found[at + 1] if at + 1 < len(found) else at + 1
        return found

    def table_at(self, at: int) -> tuple[Table, int] | None:
        """The table that begins on this line, and so many lines that it takes; None where none does."""
        line = self._lines[at]
        if len(line) > MOST_CHARS or _GAP.search(line) is None:
            return None
        return self._of_tabs(at) or self._of_white(at)

    def _of_tabs(self, at: int) -> tuple[Table, int] | None:
        """Lines with tabs, as they are copied from a sheet; what stands empty at the end of a row may be lost."""
        if self._lines[at].strip().count("\t") < _LEAST_TABS:
            return None
        widths = self._tabbed[at : min(self._tabbed_to[at], at + _MOST_LINES)]
        if len(widths) < LEAST_ROWS or max(widths) > widths[0] or widths.count(widths[0]) * 2 <= len(widths):
            return None
        found = [line.rstrip("\r\n").split("\t") for line in self._lines[at : at + len(widths)]]
        table = table_of([[*row, *[""] * (widths[0] - len(row))] for row in found])
        return None if is_frame(_unruled(table)) else (table, len(found))

    def _of_white(self, at: int) -> tuple[Table, int] | None:
        """Lines between whose columns white goes down; those with a number begin rows where rows are numbered."""
        stretch = self.whites.stretch(at)
        if stretch is None:
            return None
        is_numbered = _are_numbered(self._first_cells(at, stretch), len(stretch.columns))
        if (not is_numbered and not _have_figures(self._rows(at, stretch))) or self._is_narrowed(at, stretch):
            return None
        rows = list(self._rows(at, stretch))
        table = _numbered(rows) if is_numbered else table_of(rows)
        return None if is_frame(_unruled(table)) else (table, stretch.end - at)

    def _held(self, at: int, stretch: Stretch) -> Iterator[str]:
        """The lines of a stretch that are not blank."""
        return (line for line in map(self._lines.__getitem__, range(at, stretch.end)) if line.strip())

    def _rows(self, at: int, stretch: Stretch) -> Iterator[list[str]]:
        for line in self._held(at, stretch):
            shown = line.expandtabs().rstrip()
            yield [shown[start:end].strip() for start, end in stretch.columns]

    def _first_cells(self, at: int, stretch: Stretch) -> Iterator[str]:
        start, end = stretch.columns[0]
        return (line.expandtabs().rstrip()[start:end].strip() for line in self._held(at, stretch))

    def _is_narrowed(self, at: int, stretch: Stretch) -> bool:
        """Whether titles that are set over two columns hide the white between them: what belongs where is not sure."""
        first = next((n for n in range(at, stretch.end) if _begins_with_number(self._lines[n])), at)
        return self.whites.count(first, stretch.end) > len(stretch.columns)


def _unruled(table: Table) -> Table:
    """The table as one around which nothing is drawn, which more often only sets texts side by side."""
    return Table(table.cells, table.page)


def _begins_with_number(line: str) -> bool:
    return value_of(line.expandtabs().split("  ")[0].rstrip()) is not None


def _are_numbered(cells: Iterator[str], columns: int) -> bool:
    """Whether the first cells of lines number rows, below a title that says so or from 1 on."""
    titles: list[str] = []
    first = None
    for cell in islice(cells, _MOST_TITLES + 1):
        first = _number(cell)
        if first is not None:
            break
        titles.append(cell)
    if not titles or first != 1 or not (columns >= LEAST_COLUMNS or any(map(numbers_rows, map(bare, titles)))):
        return False
    return next((value for cell in cells if (value := _number(cell)) is not None), None) == 2


def _number(cell: str) -> int | None:
    return value_of(bare(cell)) if _DIGIT.search(cell) else None


def _numbered(rows: Rows) -> Table:
    """The table of lines that are numbered in the first column, the titles above the first number as one row."""
    first = next(at for at, row in enumerate(rows) if value_of(bare(row[0])) is not None)
    found: Rows = [["\n".join(filter(None, cells)) for cells in zip(*rows[:first], strict=True)]]
    for row in rows[first:]:
        if row[0]:
            found.append(row)
        else:
            found[-1] = ["\n".join(filter(None, pair)) for pair in zip(found[-1], row, strict=True)]
    return table_of(found, titles=1)


def _have_figures(rows: Iterator[list[str]]) -> bool:
    """Whether lines have figures in a column below titles, and words in the first one."""
    titles = next(rows)
    if len(titles) < LEAST_COLUMNS or any(map(is_figure, titles)) or not all(titles[1:]):
        return False
    columns = list(range(1, len(titles)))
    for row in rows:
        columns = [at for at in columns if is_figure(row[at])]
        if not columns or not row[0]:
            return False
    return True
