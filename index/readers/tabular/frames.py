"""Tables that only put texts side by side: the head of a paper, its signature beside the recipients, a frame."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.language.text import line_key
from index.lexicon.patterns import pattern
from index.readers.blocks import Paragraph, Table
from index.readers.tabular.grid import Grid, filled, grid_of, is_figure, words_of

_motto = pattern(r"{columns:motto}(?!\w).{0,40}")
_foot = pattern(r"\s*(?:{columns:to_whom}\s*:|{columns:acts_for}\s*\w)")
_PLACE_DATE = re.compile(r"[^\d,:;|]{2,50},\s*ngày\b.{0,25}\btháng\b.{0,25}", re.IGNORECASE)
_MOST_ROWS = 8
_FEW_ROWS = 2


def is_frame(table: Table) -> bool:
    """Whether a table has columns only to put texts side by side.

    Told by its words where lines are drawn or the format does not say; without lines also by its shape: one or two
    rows, or cells of several paragraphs. A table of figures, or of titles that the file marks, is none.
    """
    grid = grid_of(table)
    if grid.width <= 1:
        return True
    if len(grid.rows) > _MOST_ROWS or any(cell.is_heading for cell in table.cells):
        return False
    if _has_figures(grid):
        return False
    if any(_is_sign(line.text) for cell in table.cells for line in cell.lines):
        return True
    if table.is_ruled:
        return False
    long = [cell for cell in table.cells if sum(bool(line.text.strip()) for line in cell.lines) > 1]
    told = [cell for row in grid.rows for cell in filled(row)]
    if table.is_ruled is None:
        return len(grid.rows) == 1 and bool(long)
    return len(grid.rows) <= _FEW_ROWS or 2 * len(long) > len(told)


def _is_sign(text: str) -> bool:
    """Whether a line is one of the head or foot of a paper."""
    is_of_foot = _foot().match(text) or _PLACE_DATE.fullmatch(text.strip())
    return bool(is_of_foot or _motto().fullmatch(line_key(text)))


def _has_figures(grid: Grid) -> bool:
    """Whether a column holds figures in half its rows at least, and more than one."""
    for column in range(1, grid.width):
        cells = [row[column] for row in grid.rows]
        figures = sum(cell is not None and is_figure(words_of(cell)) for cell in cells)
        if figures > 1 and 2 * figures >= len(cells):
            return True
    return False


def lines_of(table: Table) -> Iterator[Paragraph]:
    """The paragraphs of a frame, column by column, a gap before each column; a row over all columns parts them."""
    grid = grid_of(table)
    band: list[int] = []
    for at, row in enumerate(grid.rows):
        if grid.width > 1 and all(cell is row[0] for cell in row):
            yield from _columns(grid, band)
            yield from _columns(grid, [at])
            band = []
        else:
            band.append(at)
    yield from _columns(grid, band)


def _columns(grid: Grid, rows: list[int]) -> Iterator[Paragraph]:
    seen: set[int] = set()
    for column in range(grid.width):
        is_first = True
        for at in rows:
            cell = grid.rows[at][column]
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            for line in cell.lines:
                if line.text.strip():
                    yield replace(line, after_gap=is_first)
                    is_first = False
