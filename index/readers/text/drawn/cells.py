"""Cells of tables that are drawn in text: their words without marks of Markdown, and the table that they make."""

import re
from collections.abc import Iterable, Sequence

from index.language.text import fold_space
from index.readers.blocks import Paragraph, Table, TableCell, paragraph
from index.readers.tabular.grid import is_ordinal

_EMPHASIS = re.compile(r"\*+|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`+")
_ITEM = re.compile(r"\*\s+(?=\S)|[-+•–]\s*(?=\S)|\d{1,2}[.)]\s")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STOPS = (".", ";", ":", "!", "?")

Rows = list[list[str]]
"""Rows of a table, each of its cells as it is written, an empty one for none; every row has as many."""


def bare(cell: str) -> str:
    """The words of a cell on one line, without emphasis and line breaks of Markdown."""
    words = _BREAK.sub(" ", cell.replace("\\|", "|"))
    return fold_space(_EMPHASIS.sub("", words) if "\\*" not in words else words)


def lines_of_cell(cell: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell; lines that were only broken are put together.

    A line begins a paragraph where it is an item, or where the one above it ends with a stop.
    """
    said: list[str] = []
    for line in _BREAK.sub("\n", cell).split("\n"):
        words = bare(line)
        if not words:
            continue
        if said and not _ITEM.match(line.strip()) and not said[-1].endswith(_STOPS):
            said[-1] = f"{said[-1]} {words}"
        else:
            said.append(words)
    return tuple(paragraph(words) for words in said)


def table_of(rows: Iterable[Sequence[str]], *, titles: int = 0, spans: Iterable[tuple[int, int, int]] = ()) -> Table:
    """The table of these rows.

    Args:
        titles: So many first rows hold the titles of its columns.
        spans: Row, column and width of each cell that stands over several columns.
    """
    wide = {(row, column): width for row, column, width in spans}
    cells = (
        TableCell(lines, at, column, column_span=wide.get((at, column), 1), is_heading=at < titles)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if (lines := lines_of_cell(cell))
    )
    return Table(tuple(cells), is_ruled=True)


def value_of(ordinal: str) -> int | None:
    """The number of a row, as it stands alone in a cell: 4 for "4", "04.", "(4)"; None for anything else."""
    digits = ordinal.strip(" ().*/")
    return int(digits) if is_ordinal(ordinal.strip(" *")) and digits.isdecimal() else None
