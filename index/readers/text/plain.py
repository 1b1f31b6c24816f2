"""Plain text and Markdown, as written: a mark such as "#" stays, so that a quote is what the file says.

Only tables drawn with "|" are written as those of other formats are, each cell with the title of its column.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from index.language.text import normalise_text
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.letters.encoding import decode
from index.readers.text.joining import joined
from index.readers.types import Read
from index.readers.writing import written

_ROW = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
"""A line that only draws: below the titles in Markdown, between rows in other ways of drawing."""


def read_plain(data: bytes, name: str) -> Read:
    """The text of a plain or Markdown file.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    text = normalise_text(decode(data, name=name))
    return joined(list(_parts(text)), between="") if "|" in text else Read(text)


def _parts(text: str) -> Iterator[Read]:
    """The text in parts: tables, and what stands between them."""
    for is_row, group in groupby(text.splitlines(keepends=True), lambda line: _ROW.fullmatch(line) is not None):
        lines = list(group)
        table = _table(lines) if is_row else None
        yield Read("".join(lines)) if table is None else written([table])


def _table(lines: list[str]) -> Table | None:
    """The table of lines between bars; None where they are none."""
    rows = [_BAR.split(line.strip())[1:-1] for line in lines if not _RULE.fullmatch(line)]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return None
    titles = next((at for at, line in enumerate(lines) if at and _RULE.fullmatch(line)), 0)
    cells = (
        TableCell((paragraph(cell.strip().replace("\\|", "|")),), at, column, is_heading=at < titles)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.strip()
    )
    return Table(tuple(cells), is_ruled=True)
