"""Tables whose columns are parted by tabs, or by white that goes down through all their lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.lexicon.kinds import numbers_rows
from index.readers.blocks import Table
from index.readers.tabular.frames import is_frame
from index.readers.tabular.grid import is_figure
from index.readers.text.drawn.cells import Rows, bare, table_of, value_of

_TABBED = re.compile(r"[^\t]*\S[^\t]*\t.*\S.*", re.DOTALL)
_LEAST_TABS, _LEAST_ROWS = 2, 3
_GAP = re.compile(r"\S(?: {2,}|\t)\s*\S")
_WHITE = 2
"""So wide is the white between two columns at least."""
_LEAST_COLUMNS = 3
_MOST_LINES = 2000
_MOST_CHARS = 300


def table_of_columns(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table that begins on this line, and so many lines that it takes; None where none does."""
    if _GAP.search(lines[at]) is None or len(lines[at]) > _MOST_CHARS:
        return None
    return _of_tabs(lines, at) or _of_white(lines, at)


def _of_tabs(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Lines with tabs, as they are copied from a sheet; what stands empty at the end of a row may be lost."""
    if lines[at].strip().count("\t") < _LEAST_TABS:
        return None
    near = lines[at : at + _MOST_LINES]
    found = [line.rstrip("\r\n").split("\t") for line in takewhile(lambda held: _TABBED.fullmatch(held), near)]
    width = len(found[0]) if found else 0
    if len(found) < _LEAST_ROWS or any(len(row) > width for row in found):
        return None
    if sum(len(row) == width for row in found) * 2 <= len(found):
        return None
    table = table_of([[*row, *[""] * (width - len(row))] for row in found])
    return None if is_frame(_unruled(table)) else (table, len(found))


def _unruled(table: Table) -> Table:
    """The table as one around which nothing is drawn, which more often only sets texts side by side."""
    return Table(table.cells, table.page)


@dataclass(frozen=True, slots=True)
class _White:
    """The places of lines at which nothing stands in any of them."""

    places: frozenset[int]
    width: int

    def with_line(self, line: str) -> "_White":
        """The same with another line."""
        width = max(self.width, len(line))
        free = {at for at, sign in enumerate(line.ljust(width)) if sign == " "}
        beyond = frozenset(range(self.width, width))
        return _White((self.places | beyond) & frozenset(free), width)

    @property
    def edges(self) -> list[tuple[int, int]]:
        """Where each column begins and ends."""
        columns: list[tuple[int, int]] = []
        white = 0
        for at in range(self.width):
            if at in self.places:
                white += 1
                continue
            if not columns or white >= _WHITE:
                columns.append((at, at + 1))
            else:
                columns[-1] = columns[-1][0], at + 1
            white = 0
        return columns


def _of_white(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Lines between whose columns white goes down; those with a number begin rows where rows are numbered."""
    white = _White(frozenset(), 0)
    held: list[str] = []
    taken = 0
    for number, raw in enumerate(lines[at : at + _MOST_LINES]):
        line = raw.expandtabs().rstrip()
        if not line:
            if not held or not lines[at + number - 1].strip():
                break
            continue
        widened = white.with_line(line) if len(line) <= _MOST_CHARS else white
        if len(widened.edges) < max(2, _LEAST_COLUMNS - (number > 0)) or (held and widened.edges == []):
            break
        if held and len(widened.edges) < len(white.edges) and len(held) >= _LEAST_ROWS:
            break
        white, taken = widened, number + 1
        held.append(line)
    if len(held) < _LEAST_ROWS or len(white.edges) < 2 or _is_narrowed(held, len(white.edges)):
        return None
    rows = [[line[start:end].strip() for start, end in white.edges] for line in held]
    table = _numbered(rows) or _of_figures(rows)
    return None if table is None or is_frame(_unruled(table)) else (table, taken)


def _is_narrowed(held: Sequence[str], columns: int) -> bool:
    """Whether titles that are set over two columns hide the white between them: what belongs to which is not sure."""
    first = next((at for at, line in enumerate(held) if value_of(line.split("  ")[0]) is not None), 0)
    white = _White(frozenset(), 0)
    for line in held[first:]:
        white = white.with_line(line)
    return len(white.edges) > columns


def _numbered(rows: Rows) -> Table | None:
    """The table of lines the first column of which numbers its rows, below a title that says so or from 1 on."""
    values = [value_of(bare(row[0])) for row in rows]
    first = next((at for at, value in enumerate(values) if value is not None), len(rows))
    counted = [value for value in values if value is not None]
    is_titled = any(numbers_rows(bare(row[0])) for row in rows[:first])
    if not first or counted[:2] != [1, 2] or not (is_titled or len(rows[0]) >= _LEAST_COLUMNS):
        return None
    found: Rows = [["\n".join(filter(None, cells)) for cells in zip(*rows[:first], strict=True)]]
    for row in rows[first:]:
        if row[0]:
            found.append(row)
        else:
            found[-1] = ["\n".join(filter(None, pair)) for pair in zip(found[-1], row, strict=True)]
    return table_of(found, titles=1)


def _of_figures(rows: Rows) -> Table | None:
    """The table of lines that have figures in a column below titles, and words in the first one."""
    if len(rows[0]) < _LEAST_COLUMNS or any(map(is_figure, rows[0])) or not all(rows[0][1:]):
        return None
    below = rows[1:]
    figures = [sum(is_figure(row[at]) for row in below) for at in range(1, len(rows[0]))]
    return table_of(rows) if max(figures) == len(below) and all(row[0] for row in below) else None
