"""Rows between which no line is drawn, in a table with lines between its columns: told by its columns of figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from index.readers.paged.geometry import Line, Word, lines_of
from index.readers.paged.tables.ruled import GridCell

_FIGURE = re.compile(r"[-–+(]?\d[\d.,/%]*\)?|[-–]")
_LEAST_ROWS = 3
_LEAST_COLUMNS = 2
_SAME_LEVEL = 0.5
"""Between lines of a row, in heights of a letter."""

Held = tuple[GridCell, list[Word]]


def with_rows(cells: Mapping[GridCell, list[Word]]) -> Iterator[Held]:
    """The cells with their words, by row and column; a row that holds several is parted into them."""
    added = 0
    rows: dict[int, list[Held]] = {}
    for cell, words in cells.items():
        rows.setdefault(cell.row, []).append((cell, words))
    for _, held in sorted(rows.items()):
        levels = _levels(held)
        for cell, words in held:
            if len(levels) < _LEAST_ROWS:
                yield replace(cell, row=cell.row + added), words
                continue
            parts: list[list[Word]] = [[] for _ in levels]
            for word in words:
                parts[_row_at((word.top + word.bottom) / 2, levels)].append(word)
            for at, part in enumerate(parts):
                yield replace(cell, row=cell.row + added + at), part
        added += max(0, len(levels) - 1)


def _levels(held: Sequence[Held]) -> list[Line]:
    """The figures that begin the rows of a row, from the top; empty where it is one."""
    if any(cell.row_span > 1 for cell, _ in held):
        return []
    columns = [lines_of(words) for _, words in held]
    figures = [lines for lines in columns if lines and all(_FIGURE.fullmatch(line.text) for line in lines)]
    longest = max(figures, key=len, default=[])
    if len(longest) < _LEAST_ROWS or any(below.top < above.middle for above, below in pairwise(longest)):
        return []
    alike = [lines for lines in figures if len(lines) == len(longest) and _are_level(lines, longest)]
    return longest if len(alike) >= _LEAST_COLUMNS else []


def _are_level(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    pairs = zip(lines, others, strict=True)
    return all(abs(line.middle - other.middle) < _SAME_LEVEL * line.size for line, other in pairs)


def _row_at(middle: float, levels: Sequence[Line]) -> int:
    """The row that a word stands in: the last that begins no lower."""
    return max(0, sum(level.top < middle for level in levels) - 1)
