"""Tables whose cells are parted by bars while their lines break anywhere, or whose lines have bars within them only.

Programs that make text of office files write a bar behind every cell and another behind every row, and break the whole
like a paragraph; some set each cell, or each bar, on a line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

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
    rows = list(_rows([*parts, *following], width))
    while rows and not rows[-1][-1].is_last:
        rows.pop()
    if not rows:
        return None
    end = rows[-1][-1].line + 1
    size = end - at + sum(1 for _ in takewhile(_ONLY_BARS.fullmatch, islice(lines, end, None)))
    texts = [[part.text for part in row] for row in rows]
    ends = (n for n, row in enumerate(rows) if (n and row[0].is_parted) or _holds_text(texts[n]))
    parted = next(ends, len(rows))
    if parted and is_frame(side_by_side(texts[:parted])):
        return side_by_side(texts[:parted]), rows[parted - 1][-1].line + 1 - at
    is_table = numbers_rows(bare(rows[0][0].text)) or len(rows) >= _LEAST_ROWS
    if len(rows) < 2 or not is_table or any(len(title.text) > _TITLE_CHARS for title in rows[0]):
        return None
    return table_of(texts), size


def _holds_text(cells: Sequence[str]) -> bool:
    """Whether a blank line stands in a cell: of what stands side by side none has one, behind it the text goes on."""
    return any(_BLANK.search(cell.strip()) for cell in cells)


def _parts(lines: Sequence[str], at: int) -> Iterator[_Part]:
    """What stands before each bar, as far as bars follow each other."""
    held, since = "", 0
    for number, line in enumerate(islice(lines, at, at + _MOST_LINES), at):
        *before, rest = line.split("|")
        since = 0 if before else since + 1
        if since > _REACH:
            return
        for place, text in enumerate(before, 1):
            behind = "".join((*before[place:], rest))
            yield _Part(held + text, number, is_last=not behind.strip())
            held = ""
        held += rest


def _rows(parts: Sequence[_Part], width: int) -> Iterator[Sequence[_Part]]:
    """The rows: so many cells each, and nothing between the last bar of one and the first bar of the next."""
    for at in range(0, len(parts) - width + 1, width + 1):
        between = parts[at - 1].text if at else ""
        if between.strip() or (at and _BLANK.search(parts[at].text.strip())):  # a heading, and another table
            return
        yield [replace(parts[at], is_parted=bool(_BLANK.search(between))), *parts[at + 1 : at + width]]


def table_of_inner_bars(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table of lines that have bars between their cells only; None where their cells are not equally many.

    Where cells are missing it is not told which.
    """
    if not _WITHIN.fullmatch(lines[at]):
        return None
    found = list(takewhile(_WITHIN.fullmatch, islice(lines, at, at + _MOST_ITEMS)))
    if len(found) < _LEAST_ROWS or len({line.count("|") for line in found}) > 1:
        return None
    table = table_of_lines([f"|{_ITEM.sub(_without_item, line.strip())}|" for line in found])
    return None if table is None else (table, len(found))


def _without_item(mark: re.Match[str]) -> str:
    return mark[1] + mark[2]
