"""Texts that were read one by one become one text."""

from collections.abc import Sequence
from dataclasses import replace

from index.errors import Notice
from index.layout import Cell, Doubt, Layout, Part, Span
from index.readers.types import Read


def joined(reads: Sequence[Read], *, between: str = "\n\n") -> Read:
    """One text of several; cells, doubts and parts stay, pages and places on them go.

    Args:
        between: What stands between two of them, whose line ends at the end are left out where it is anything.
    """
    text = ""
    cells: list[Cell] = []
    doubts: list[Doubt] = []
    left_out: list[Notice] = []
    parts: list[Part] = []
    for read in reads:
        text += between if text else ""
        start, tables = len(text), cells[-1].table + 1 if cells else 0
        text += read.text.rstrip("\n") if between else read.text
        cells += [_moved(cell, start, tables) for cell in read.layout.cells]
        doubts += [replace(doubt, start=doubt.start + start, end=doubt.end + start) for doubt in read.layout.doubts]
        left_out += read.layout.left_out
        parts += [replace(part, start=part.start + start) for part in read.layout.parts]
    layout = Layout(cells=tuple(cells), doubts=tuple(doubts), left_out=tuple(left_out), parts=tuple(parts))
    return Read(text, layout)


def _moved(cell: Cell, start: int, tables: int) -> Cell:
    heading = cell.heading
    if heading is not None:
        heading = Span(heading.start + start, heading.end + start)
    return replace(cell, start=cell.start + start, end=cell.end + start, table=cell.table + tables, heading=heading)
