"""How paragraphs, tables, boxes and notes of a word processor's file follow one another as blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from index.readers.blocks import Block, Paragraph, Table, paragraph

BETWEEN_CELLS = " | "


@dataclass(slots=True)
class Notes:
    """Notes that are referred to and not yet written: those at the foot of a page, those at the end of the paper."""

    foot: list[Paragraph] = field(default_factory=list)
    end: list[Paragraph] = field(default_factory=list)

    def refer(self, mark: str, lines: Sequence[Paragraph], *, at_end: bool) -> None:
        """Take the lines of a note with its mark, where they do not begin with it themselves."""
        shown = f"({mark.strip(' ().')}) " if mark else ""
        said = [paragraph(f"{shown}{line.text.strip()}") for line in lines[:1]]
        (self.end if at_end else self.foot).extend([*said, *lines[1:]])


@dataclass(slots=True)
class Flow:
    """The blocks of a body, a cell or a box so far.

    Attributes:
        notes: Shared by all flows of a part.
        is_cell: Whether its paragraphs are lines that follow one another, as in a cell and a text box.
        gap: Whether an empty paragraph has just been.
        centred: Whether the paragraph before was centred: a title is several such.
    """

    notes: Notes = field(default_factory=Notes)
    is_cell: bool = False
    blocks: list[Block] = field(default_factory=list)
    gap: bool = True
    centred: bool = False

    def write(self, text: str, *, label: str = "", centred: bool = False) -> None:
        """Add a paragraph, each line that was broken by hand as one of its own; an empty one is a gap.

        Notes that it refers to follow, but not inside a title or a cell. In a cell a label alone is text: it is how
        rows are numbered.
        """
        if not text.strip() and not (self.is_cell and label.strip()):
            self.gap = True
            return
        centred = centred and not label
        follows = self.is_cell or (centred and self.centred)
        for at, line in enumerate(f"{label}{text}".split("\n")):
            if line.strip():
                self.blocks.append(paragraph(line, after_gap=at == 0 and (self.gap or not follows)))
        self.gap, self.centred = False, centred
        if not centred:
            self.write_notes()

    def take(self, blocks: Sequence[Block]) -> None:
        """Add what stands in a text box."""
        if blocks:
            self.blocks += blocks
            self.gap = True

    def write_table(self, table: Table) -> None:
        """Add a table; notes that its cells refer to follow."""
        self.blocks.append(table)
        self.gap, self.centred = True, False
        if table.is_ruled:
            self.write_notes()

    def write_notes(self) -> None:
        """Add the notes at the foot that wait."""
        if self.notes.foot and not self.is_cell:
            self.blocks += self.notes.foot
            self.gap = True
            self.notes.foot = []

    def all(self) -> list[Block]:
        """Everything, with the notes that still wait."""
        return [*self.blocks, *self.notes.foot, *self.notes.end]


def lines_of(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell or a note; of a table inside it each row is one."""
    return tuple(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        for row in sorted({cell.row for cell in block.cells}):
            yield paragraph(BETWEEN_CELLS.join(cell.text for cell in block.cells if cell.row == row and cell.text))
