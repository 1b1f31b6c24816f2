"""Tables whose cells are parted by bars while their lines break anywhere, or whose lines have bars within them only.

Programs that make text of office files write a bar behind every cell and another behind every row, and break the whole
like a paragraph; some set each cell, or each bar, on a line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

from index.lexicon.kinds import numbers_rows
from index.readers.blocks import Table
from index.readers.tabular.frames import is_frame
from index.readers.text.drawn.bars import side_by_side, table_of_lines
from index.readers.text.drawn.cells import bare, table_of

_WITHIN = re.compile(r"\s*[^\s|][^|]*(?:\|[^|]*)+")
_ONLY_BARS = re.compile(r"\s*\|[\s|]*")
_ITEM = re.compile(r"(^|\|)(\s*)[-+•]\s+")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_MOST_COLUMNS, _TITLE_CHARS = 14, 160
_MOST_LINES, _REACH = 6000, 14
"""A table has so many lines, and so many between two bars, at most."""
_MOST_OPEN = 100
"""Of so many rows one ends with its line, at the least: where bars stand closer than that, they draw something else."""
_LEAST_ROWS = 3
_MOST_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands before a bar.

    Attributes:
        line: That of the bar.
        is_last: Whether nothing stands behind the bar on its line.
        is_parted: Whether a blank line stands between the row that it begins and the one above.
    """

    text: str
    line: int
    is_last: bool
    is_parted: bool = False


_Row = Sequence[_Part]


def table_of_stream(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table, or frame of texts side by side, that begins on this line, and its lines; None where none does."""
    if "|" not in lines[at]:
        return None
    following = _parts(lines, at)
    parts = list(islice(following, _MOST_COLUMNS + 2))
    if parts and not parts[0].text.strip():
        del parts[0]
    width = next((number for number, part in enumerate(parts) if not part.text.strip()), len(parts))
    if not 2 <= width <= _MOST_COLUMNS:
        return None
    rows: list[_Row] = []
    parted: int | None = None
    for row in _rows(chain(parts, following), width):
        if parted is None and ((rows and row[0].is_parted) or _holds_text(row)):
            parted = len(rows)
            if rows and rows[-1][-1].is_last and (frame := _frame_of(rows)) is not None:
                return frame, rows[-1][-1].line + 1 - at
        rows.append(row)
        if len(rows) == _MOST_OPEN and not any(row[-1].is_last for row in rows):
            return None
    while rows and not rows[-1][-1].is_last:
        rows.pop()
    return _of_rows(lines, at, rows, parted)


def _of_rows(lines: Sequence[str], at: int, rows: Sequence[_Row], parted: int | None) -> tuple[Table, int] | None:
    """The table of these rows, or the frame of those above the one behind which the text goes on."""
    if rows and (frame := _frame_of(rows[:parted])) is not None:
        return frame, rows[:parted][-1][-1].line + 1 - at
    if len(rows) < 2 or any(len(title.text) > _TITLE_CHARS for title in rows[0]):
        return None
    if not numbers_rows(bare(rows[0][0].text)) and len(rows) < _LEAST_ROWS:
        return None
    end = rows[-1][-1].line + 1
    return table_of(_texts(rows)), end - at + sum(1 for _ in takewhile(_ONLY_BARS.fullmatch, lines_from(lines, end)))


def _texts(rows: Sequence[_Row]) -> list[list[str]]:
    return [[part.text for part in row] for row in rows]


def _frame_of(rows: Sequence[_Row]) -> Table | None:
    """The columns as texts side by side, where they are a frame."""
    frame = side_by_side(_texts(rows)) if rows else None
    return frame if frame is not None and is_frame(frame) else None


def _holds_text(row: _Row) -> bool:
    """Whether a blank line stands in a cell: of what stands side by side none has one, behind it the text goes on."""
    return any(_BLANK.search(part.text.strip()) for part in row)


def lines_from(lines: Sequence[str], at: int, most: int | None = None) -> Iterator[str]:
    """The lines from this one on, so many at most; it costs nothing to come to the first of them."""
    end = len(lines) if most is None else min(len(lines), at + most)
    return map(lines.__getitem__, range(at, end))


def _parts(lines: Sequence[str], at: int) -> Iterator[_Part]:
    """What stands before each bar, as far as bars follow each other."""
    held, since = "", 0
    for number, line in enumerate(lines_from(lines, at, _MOST_LINES), at):
        pieces = line.split("|")
        since = 0 if len(pieces) > 1 else since + 1
        if since > _REACH:
            return
        filled = next((place for place in range(len(pieces) - 1, -1, -1) if pieces[place].strip()), -1)
        for place, text in enumerate(pieces[:-1]):
            yield _Part(held + text, number, is_last=place >= filled)
            held = ""
        held += pieces[-1]


def _rows(parts: Iterator[_Part], width: int) -> Iterator[_Row]:
    """The rows: so many cells each, and nothing between the last bar of one and the first bar of the next."""
    between = None
    while len(cells := list(islice(parts, width))) == width:
        if between is None:
            yield cells
        elif between.text.strip() or _BLANK.search(cells[0].text.strip()):  # a heading, and another table
            return
        else:
            yield [replace(cells[0], is_parted=bool(_BLANK.search(between.text))), *cells[1:]]
        between = next(parts, None)
        if between is None:
            return


class InnerBars:
    """The tables of lines that have bars between their cells only, asked for one line after another."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._none_before = 0

    def table_at(self, at: int) -> tuple[Table, int] | None:
        """The table that begins on this line; None where its cells are not equally many.

        Where cells are missing it is not told which, neither here nor on the lines down to the one that has others.
        """
        if at < self._none_before:
            return None
        bars, found = self._lines[at].count("|"), list[str]()
        for line in takewhile(_WITHIN.fullmatch, lines_from(self._lines, at, _MOST_ITEMS)):
            if line.count("|") != bars:
                self._none_before = at + len(found)
                return None
            found.append(line)
        if len(found) < _LEAST_ROWS:
            return None
        table = table_of_lines([f"|{_ITEM.sub(_without_item, line.strip())}|" for line in found])
        return None if table is None else (table, len(found))


def _without_item(mark: re.Match[str]) -> str:
    return mark[1] + mark[2]
