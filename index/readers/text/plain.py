"""Plain text and Markdown, as shown: a mark such as "#" stays, emphasis and breaks of lines are read as what they are.

Tables drawn with "|", or copied with tabs between three columns at least, are written as those of other formats
are, each cell with the title of its column.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from index.language.text import normalise_text
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.letters.encoding import decode
from index.readers.tabular.frames import is_frame
from index.readers.text.joining import joined
from index.readers.text.markup import without_markup
from index.readers.types import Read
from index.readers.writing import written

_ROW = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_LETTER = re.compile(r"&(?:[A-Za-z]{1,2}(?:grave|acute|circ|tilde)|[dD]strok|#\d{2,4});")
_LEAST_ENTITIES = 3
_LEAST_SPACED, _SPACED_SHARE, _BROKEN_SHARE = 12, 0.9, 0.2
"""A text of so many lines, so many of them behind a blank one, and so many that go on with a sentence, is spaced."""
_LEAST_TABS, _LEAST_ROWS = 2, 3
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
"""A line that only draws: below the titles in Markdown, between rows in other ways of drawing."""


def read_plain(data: bytes, name: str) -> Read:
    """The text of a plain or Markdown file.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    text = _without_spacing(without_markup(normalise_text(_with_letters(decode(data, name=name)))))
    return joined(list(_parts(text)), between="") if "|" in text or "\t" in text else Read(text)


def _without_spacing(text: str) -> str:
    """The text without the blank line that some converters put behind every line, also within sentences."""
    lines = text.splitlines()
    held = [at for at, line in enumerate(lines) if line.strip()]
    if len(held) < _LEAST_SPACED:
        return text
    is_spaced = [at - before > 1 for before, at in pairwise(held)]
    is_broken = [lines[at].lstrip()[0].islower() for at in held[1:]]
    if sum(is_spaced) < _SPACED_SHARE * len(is_spaced) or sum(is_broken) < _BROKEN_SHARE * len(is_broken):
        return text
    return re.sub(r"\n[^\S\n]*\n", "\n", text)


def _with_letters(text: str) -> str:
    """The text with letters for entities of letters, as copied from the source of a page: "c&ocirc;ng"."""
    if "&" not in text or len(_LETTER.findall(text)) < _LEAST_ENTITIES:
        return text
    return _LETTER.sub(lambda entity: _letter(entity[0]), text)


def _letter(entity: str) -> str:
    letter = html.unescape(entity)
    return letter if letter.isalpha() else entity


def _parts(text: str) -> Iterator[Read]:
    """The text in parts: tables, and what stands between them."""
    for mark, group in groupby(text.splitlines(keepends=True), _mark):
        lines = list(group)
        table = _table(lines) if mark == "|" else _copied(lines) if mark else None
        yield Read("".join(lines)) if table is None else written([table])


def _mark(line: str) -> str:
    """What parts the cells of a line; empty for a line that is no row."""
    if _ROW.fullmatch(line):
        return "|"
    return "\t" if line.strip().count("\t") >= _LEAST_TABS else ""


def _copied(lines: list[str]) -> Table | None:
    """The table of lines with tabs, as they are copied from a sheet; None where they are none."""
    rows = [line.rstrip("\r\n").split("\t") for line in lines]
    if len(rows) < _LEAST_ROWS or len({len(row) for row in rows}) > 1:
        return None
    cells = (
        TableCell((paragraph(cell.strip()),), at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.strip()
    )
    table = Table(tuple(cells))
    return None if is_frame(table) else table


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
    table = Table(tuple(cells), is_ruled=True)
    untitled = replace(table, cells=tuple(replace(cell, is_heading=False) for cell in table.cells))
    return None if is_frame(untitled) else table  # Markdown has no table without titles: a head is drawn with them too
