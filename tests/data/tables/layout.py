"""Office papers with tables as plain text: what the files of this folder and of `../papers/` are made from.

A line is one of these:

    = words              a paragraph
    [ left || right      a row of a head or foot in two columns, without lines
    # words              words in a box that floats beside the text
    % field: value       what the paper says of itself, not written into it
    ~                    a page break
    ! 2                  a table begins, with two rows of headings; it ends at the first empty line

In a row cells are parted by tabs; `//` breaks a line in a cell, column or paragraph, `<` and `^` are cells merged with
the one before or above.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class Cell:
    """A cell with what is merged into it."""

    row: int
    column: int
    rows: int
    columns: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines of the cell."""
        return self.text.split("//")


@dataclass(slots=True)
class Table:
    """Rows of cells, the first of them headings."""

    headings: int
    rows: list[list[str]]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows))

    def cells(self) -> Iterator[Cell]:
        """The cells that are not merged into another, row by row."""
        for i, row in enumerate(self.rows):
            for j, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                columns = _run(row[j + 1 :], "<")
                below = [other[j] if j < len(other) else "" for other in self.rows[i + 1 :]]
                yield Cell(i, j, _run(below, "^"), columns, text)


@dataclass(slots=True)
class Columns:
    """Rows of two cells side by side without lines, each cell a list of lines."""

    rows: list[tuple[list[str], list[str]]]


@dataclass(slots=True)
class Box:
    """Words in a frame of their own, such as a stamp."""

    text: str


@dataclass(slots=True)
class PageBreak:
    """The next block stands on a new page."""


Block = str | Table | Columns | Box | PageBreak


def parse(text: str) -> list[Block]:
    """The blocks of a source, in order."""
    blocks: list[Block] = []
    table: Table | None = None
    for line in text.splitlines():
        if line.startswith("! "):
            table = Table(int(line[2:]), [])
            blocks.append(table)
        elif table and line:
            table.rows.append(line.split("\t"))
        elif line.startswith("= "):
            blocks.append(line[2:])
        elif line.startswith("[ "):
            left, right = line[2:].split(" || ")
            head = blocks[-1] if blocks else None
            if not isinstance(head, Columns):
                head = Columns([])
                blocks.append(head)
            head.rows.append((left.split("//"), right.split("//")))
        elif line.startswith("# "):
            blocks.append(Box(line[2:]))
        elif line == "~":
            blocks.append(PageBreak())
        else:
            table = None
    return blocks


def _run(cells: list[str], mark: str) -> int:
    length = 1
    for cell in cells:
        if cell != mark:
            break
        length += 1
    return length
