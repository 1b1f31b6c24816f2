"""Where in a text tables are drawn: by bars, by white between columns, or with each cell on a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from index.readers.blocks import Table
from index.readers.text.drawn.bars import ROW, RULE, cells_of, table_of_lines
from index.readers.text.drawn.columns import TablesOfColumns
from index.readers.text.drawn.laid_out import table_of_layout
from index.readers.text.drawn.listed import ListedTables
from index.readers.text.drawn.streams import InnerBars, lines_from, table_of_stream

Part = str | Table
"""What stands one after the other in a text: stretches as they are, and tables."""


def parts_of(text: str) -> Iterator[Part]:
    """The text in parts: tables, and what stands between them, which together hold every other line."""
    lines = text.splitlines(keepends=True)
    finder = _Finder(lines)
    held: list[str] = []
    at = 0
    while at < len(lines):
        table, size = finder.table_at(at)
        if table is None:
            held += lines[at : at + size]
        else:
            if held:
                yield "".join(held)
                held = []
            yield table
        at += size
    if held:
        yield "".join(held)


class _Finder:
    """Finds the tables of lines, asked for one line after another."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._inner_bars = InnerBars(lines)
        self._columns = TablesOfColumns(lines)
        self._listed = ListedTables(lines)
        self._bars_end = self._uneven_before = 0

    def table_at(self, at: int) -> tuple[Table | None, int]:
        """The table that begins on this line, or None, and how many lines are done with."""
        lines, line = self._lines, self._lines[at]
        if not line.strip():
            return None, 1
        if ROW.fullmatch(line):
            return self._of_bars(at)
        if "|" in line:
            return self._inner_bars.table_at(at) or table_of_stream(lines, at) or (None, 1)
        of_white = table_of_layout(lines, at) or self._columns.table_at(at)
        return of_white or self._listed.table_at(at) or (None, 1)

    def _of_bars(self, at: int) -> tuple[Table | None, int]:
        """The same of a line that bars begin and end; among rows of unequal lengths no other one is asked for again."""
        if at >= self._uneven_before:
            rows = list(takewhile(ROW.fullmatch, lines_from(self._lines, at)))
            if (table := table_of_lines(rows)) is not None or any(map(RULE.fullmatch, rows)):
                return table, len(rows)
            widths = [len(cells_of(row)) for row in rows]
            others = (place for place in range(len(rows) - 1, -1, -1) if widths[place] != widths[-1])
            self._bars_end, self._uneven_before = at + len(rows), at + next(others, -1) + 1
        return table_of_stream(self._lines, at) or (None, self._bars_end - at)
