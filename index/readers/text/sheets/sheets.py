"""Sheets become lines and tables: what stands above a table, the table, what stands below it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.errors import Notice, notice
from index.readers.blocks import Block, Paragraph, Table, TableCell, paragraph
from index.readers.letters.in_unicode import Letters, Run
from index.readers.types import Read
from index.readers.writing import written

_UNNAMED = re.compile(r"(?:sheet|trang tính|bảng tính|table) ?\d*", re.IGNORECASE)
_HEAD_CELLS = 2
"""The most cells in a row above a table of more columns that may be a head of two columns, and none of its rows."""

At = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its file has it.

    Attributes:
        cells: What is shown in each cell that is not empty, with its font.
        merged: First and last row and column of each merged range.
        hidden_rows, hidden_columns: Those that are not shown.
    """

    name: str
    cells: dict[At, Run]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = field(default=frozenset())


def read_sheets(sheets: Sequence[Sheet], *, left_out: Sequence[Notice] = (), first_page: int | None = 1) -> Read:
    """The text of all sheets that are shown, each a page; several that have names begin with them.

    Args:
        left_out: What of the file is in none of them.
        first_page: None for a format without pages.
    """
    letters = Letters([run] for sheet in sheets for run in sheet.cells.values())
    told = list(left_out)
    blocks: list[Block] = []
    shown = [sheet for sheet in sheets if sheet.cells and not sheet.is_hidden]
    told += [notice("left_out_sheet", sheet=sheet.name) for sheet in sheets if sheet.cells and sheet.is_hidden]
    for number, sheet in enumerate(shown):
        page = first_page + number if first_page is not None else None
        if len(shown) > 1 and not _UNNAMED.fullmatch(sheet.name.strip()):
            blocks.append(paragraph(sheet.name, page=page))
        held = _Shown(sheet, letters, page)
        if held.hidden:
            told.append(notice("left_out_cells", sheet=sheet.name, count=held.hidden))
        blocks += held.blocks()
    return written(blocks, left_out=told)


class _Shown:
    """The cells of a sheet that are shown."""

    def __init__(self, sheet: Sheet, letters: Letters, page: int | None) -> None:
        self._page = page
        self._spans = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged}
        self._hidden_rows, self._hidden_columns = sheet.hidden_rows, sheet.hidden_columns
        self._rows: dict[int, dict[int, str]] = {}
        self.hidden = 0
        for (row, column), run in sorted(sheet.cells.items()):
            if row in sheet.hidden_rows or column in sheet.hidden_columns:
                self.hidden += 1
            elif text := letters.text_of([run]).strip():
                self._rows.setdefault(row, {})[column] = text

    def blocks(self) -> Iterator[Block]:
        """What stands between empty rows, one after the other."""
        for rows in self._runs():
            yield from self._blocks_of(rows)

    def _runs(self) -> Iterator[list[int]]:
        """Rows with no empty one between them; one that a merged cell covers is not empty."""
        run: list[int] = []
        reach = -1
        for row, cells in self._rows.items():
            if run and row > max(reach, run[-1]) + 1 and not self._are_hidden(max(reach, run[-1]) + 1, row):
                yield run
                run = []
            run.append(row)
            reach = max(reach, *(self._spans.get((row, column), (row, 0))[0] for column in cells))
        if run:
            yield run

    def _are_hidden(self, start: int, stop: int) -> bool:
        return all(row in self._hidden_rows for row in range(start, stop))

    def _blocks_of(self, rows: list[int]) -> Iterator[Block]:
        counts = [len(self._rows[row]) for row in rows]
        most = max(counts)
        first = next((at for at, count in enumerate(counts) if count > _HEAD_CELLS or 1 < count == most), len(rows))
        # A head of two columns above the titles is parted from them by a line that stands alone.
        alone = [at for at in range(first) if counts[at] == 1]
        start = alone[-1] + 1 if alone else 0
        stop = max((at + 1 for at, count in enumerate(counts) if count > 1), default=0)
        if start >= stop:
            start = stop = len(rows)
        yield from self._lines(rows[:start])
        if start < stop:
            yield self._table(rows[start:stop])
        yield from self._lines(rows[stop:])

    def _lines(self, rows: list[int]) -> Iterator[Block]:
        """Rows that are no table's: those of one cell as lines, those of several as a frame without lines."""
        frame: list[int] = []
        for row in rows:
            if len(self._rows[row]) > 1:
                frame.append(row)
                continue
            if frame:
                yield self._table(frame, is_ruled=False)
                frame = []
            yield from self._paragraphs(next(iter(self._rows[row].values())), after_gap=row == rows[0])
        if frame:
            yield self._table(frame, is_ruled=False)

    def _paragraphs(self, text: str, *, after_gap: bool = True) -> Iterator[Paragraph]:
        for number, line in enumerate(text.splitlines()):
            if line.strip():
                yield paragraph(line, page=self._page, after_gap=after_gap and number == 0)

    def _table(self, rows: list[int], *, is_ruled: bool | None = None) -> Table:
        """These rows, without columns in which nothing stands."""
        columns = sorted({column for row in rows for column in self._rows[row]})
        at = {column: number for number, column in enumerate(columns)}
        cells = []
        for number, row in enumerate(rows):
            for column, text in self._rows[row].items():
                bottom, right = self._spans.get((row, column), (row, column))
                down = bisect_right(rows, bottom) - number
                across = bisect_right(columns, right) - at[column]
                lines = tuple(self._paragraphs(text))
                cells.append(TableCell(lines, number, at[column], down, across))
        return Table(tuple(cells), self._page, is_ruled)
