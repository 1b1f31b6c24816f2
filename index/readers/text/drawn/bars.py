"""Tables whose cells are parted by bars, a row a line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from index.readers.blocks import Table, TableCell, paragraph
from index.readers.tabular.frames import is_frame
from index.readers.text.drawn.cells import Rows, bare, table_of, value_of

ROW = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+=]*-[\s|:+=-]*")
"""A line that only draws: below the titles in Markdown, between rows in other ways of drawing."""
_RULED_ROWS = 3
_HEAD = 3
"""Rows that are looked at for what begins a head or foot."""


def table_of_lines(lines: Sequence[str]) -> Table | None:
    """The table of lines between bars; None where they are none."""
    is_rule = [RULE.fullmatch(line) is not None for line in lines]
    parts = [cells_of(line) for line, rules in zip(lines, is_rule, strict=True) if not rules]
    width = max(map(len, parts), default=0)
    has_rule = any(is_rule[1:])
    if len(parts) < 2 or width < 2 or (not has_rule and len(set(map(len, parts))) > 1):
        return None
    if sum(len(part) == width for part in parts) * 2 < len(parts):
        return None
    rows = [[*part, *[""] * (width - len(part))] for part in parts]
    titles = next((at for at, rules in enumerate(is_rule) if at and rules), 0)
    if sum(is_rule[1:-1]) >= _RULED_ROWS:  # every row between two rules
        bands = [at for at, (rules, _) in enumerate(groupby(is_rule)) if not rules]
        groups = [len(list(group)) for rules, group in groupby(is_rule) if not rules]
        rows, titles = _stacked(rows, groups), min(1, len(bands))
    elif not has_rule:
        rows = _unwrapped(rows, [len(line.rstrip("\r\n")) for line in lines])
    if not has_rule and is_frame(side_by_side(rows[:_HEAD])):
        return side_by_side(rows)
    table = table_of(rows, titles=titles)
    untitled = replace(table, cells=tuple(replace(cell, is_heading=False) for cell in table.cells))
    return None if is_frame(untitled) else table  # Markdown has no table without titles: a head is drawn with them too


def cells_of(line: str) -> list[str]:
    """What stands between the bars of a line."""
    return _BAR.split(line.strip())[1:-1]


def side_by_side(rows: Iterable[Sequence[str]]) -> Table:
    """The columns as texts that stand side by side, each line one of its own."""
    held = [[line for cell in column for line in cell.splitlines()] for column in zip(*rows, strict=True)]
    cells = (
        TableCell(tuple(paragraph(said) for line in lines if (said := bare(line))), 0, column)
        for column, lines in enumerate(held)
    )
    return Table(tuple(cell for cell in cells if cell.lines), is_ruled=True)


def _stacked(rows: Rows, groups: Sequence[int]) -> Rows:
    """The rows of each group put into one, cell below cell."""
    found, at = [], 0
    for size in groups:
        found.append(["\n".join(cells) for cells in zip(*rows[at : at + size], strict=True)])
        at += size
    return found


def _unwrapped(rows: Rows, lengths: Sequence[int]) -> Rows:
    """The rows of a table set at a fixed width, a line in which cells of the row above go on put to them.

    It has no number where rows are numbered, and each of its cells goes on in small letters or with a figure's part.
    """
    numbered = sum(value_of(row[0]) is not None for row in rows)
    if len(set(lengths)) > 1 or numbered < 2:
        return rows
    found: Rows = []
    for row in rows:
        goes_on = bool(found) and not row[0].strip() and value_of(found[-1][0]) is not None
        if goes_on:
            found[-1] = ["\n".join(filter(str.strip, pair)) for pair in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found
