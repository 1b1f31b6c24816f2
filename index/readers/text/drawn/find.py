"""Where in a text tables are drawn: by bars, by white between columns, or with each cell on a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from index.readers.blocks import Table
from index.readers.text.drawn.bars import ROW, RULE, table_of_lines
from index.readers.text.drawn.columns import table_of_columns
from index.readers.text.drawn.laid_out import table_of_layout
from index.readers.text.drawn.listed import table_of_listed
from index.readers.text.drawn.streams import table_of_inner_bars, table_of_stream

Part = str | Table
"""What stands one after the other in a text: stretches as they are, and tables."""


def parts_of(text: str) -> Iterator[Part]:
    """The text in parts: tables, and what stands between them, which together hold every other line."""
    lines = text.splitlines(keepends=True)
    held: list[str] = []
    at = 0
    while at < len(lines):
        table, size = _table_at(lines, at)
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


def _table_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """The table that begins on this line, or None, and how many lines are done with."""
    line = lines[at]
    if not line.strip():
        return None, 1
    if ROW.fullmatch(line):
        rows = list(takewhile(ROW.fullmatch, islice(lines, at, None)))
        if (table := table_of_lines(rows)) is not None or any(map(RULE.fullmatch, rows)):
            return table, len(rows)
        return table_of_stream(lines, at) or (None, len(rows))
    if "|" in line:
        return table_of_inner_bars(lines, at) or table_of_stream(lines, at) or (None, 1)
    return table_of_layout(lines, at) or table_of_columns(lines, at) or table_of_listed(lines, at) or (None, 1)
