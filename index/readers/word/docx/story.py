"""A part of a Word file as blocks: its body, a header, a note, a text box, a cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.readers.blocks import Block, Paragraph, Table, paragraph
from index.readers.word.docx.inline import Inline, InlineReader
from index.readers.word.docx.lists import Lists
from index.readers.word.docx.names import child, is_on, name_of, value
from index.readers.word.docx.notes import FOOTNOTE, Notes
from index.readers.word.docx.styles import Styles
from index.readers.word.docx.tables import read_table, rows_of
from index.readers.word.package import Element
from index.readers.word.runs import Run, text_of

_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "mc:Choice", "smartTag"})
_CENTRED = "center"
_CONTENTS = "toc "
_BETWEEN = " | "


@dataclass(slots=True)
class Document:
    """What all parts of a document share.

    Attributes:
        left_out: How much of each kind is in no block: characters, changes, comments, lists of contents.
    """

    styles: Styles
    lists: Lists
    notes: Notes
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what is left out."""
        if count:
            self.left_out[kind] = self.left_out.get(kind, 0) + count


@dataclass(slots=True)
class _Flow:
    """The blocks of one container so far.

    Attributes:
        is_cell: Whether its paragraphs are lines that follow one another, as in a cell and a text box.
        gap: Whether an empty paragraph has just been.
        centred: Whether the paragraph before was centred: a title is several such.
        carried: The runs of a paragraph whose end is deleted or hidden: the next goes on with them.
    """

    is_cell: bool = False
    blocks: list[Block] = field(default_factory=list)
    gap: bool = True
    centred: bool = False
    carried: list[Run] = field(default_factory=list)


class Story:
    """Reads one part, in order."""

    def __init__(self, part: Element, document: Document) -> None:
        self._part = part
        self._document = document
        self._inline = InlineReader(part, document.styles)
        self._foot: list[Block] = []
        self._end: list[Block] = []

    def read(self, container: Element) -> list[Block]:
        """The blocks of a container of this part, its notes among them."""
        flow = _Flow()
        self._read(container, flow)
        self._document.leave_out("hidden", self._inline.hidden)
        self._document.leave_out("contents", self._inline.fields.contents)
        return [*flow.blocks, *self._foot, *self._end]

    def lines(self, container: Element) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell, a box or a note; a row of a table in it is one."""
        flow = _Flow(is_cell=True)
        self._read(container, flow)
        return tuple(line for block in flow.blocks for line in _lines(block))

    def _read(self, container: Element, flow: _Flow) -> None:
        for part in container:
            name = name_of(part)
            if name == "p":
                self._read_paragraph(part, flow)
            elif name == "tbl":
                self._read_table(part, flow)
            elif name == "sdt":
                self._read_control(part, flow)
            elif name in _WRAPPERS:
                self._read(part, flow)
            elif name == "mc:AlternateContent" and len(part):
                self._read(part[0], flow)
            elif name == "altChunk":
                self._document.leave_out("embedded")

    def _read_control(self, control: Element, flow: _Flow) -> None:
        gallery = value(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
        content = child(control, "sdtContent")
        if gallery == "Table of Contents":
            self._document.leave_out("contents")
        elif content is not None:
            self._read(content, flow)

    def _read_paragraph(self, element: Element, flow: _Flow) -> None:
        styles = self._document.styles
        said = self._inline.read(element)
        said.runs[:0] = flow.carried
        flow.carried = []
        if styles.name(styles.style_of(element)).startswith(_CONTENTS):
            self._document.leave_out("contents")
            return
        mark = child(element, "pPr", "rPr")
        if mark is not None and (child(mark, "del") is not None or is_on(child(mark, "vanish"))):
            flow.carried = said.runs
            said.runs = []
        else:
            self._write(element, said, flow)
        for box in said.boxes:
            flow.blocks += self._boxed(box)
            flow.gap = True
        self._read_notes(said.notes)
        if not (flow.is_cell or flow.centred):
            self._write_notes(flow)

    def _write(self, element: Element, said: Inline, flow: _Flow) -> None:
        styles, lists = self._document.styles, self._document.lists
        label = lists.label(element)
        text = said.text
        if not text.strip():
            flow.gap = flow.gap or not said.boxes
            return
        is_centred = value(styles.of_paragraph(element, "jc")) == _CENTRED and not label
        follows = flow.is_cell or (is_centred and flow.centred)
        shown = text_of([Run(label, styles.font(_mark_of(element), styles.style_of(element)))]) if label else ""
        for at, line in enumerate(f"{shown}{text}".split("\n")):
            if line.strip():
                flow.blocks.append(paragraph(line, after_gap=at == 0 and (flow.gap or not follows)))
        flow.gap, flow.centred = False, is_centred

    def _boxed(self, box: Element) -> Iterator[Block]:
        flow = _Flow(is_cell=True)
        with self._document.lists.apart():
            self._read(box, flow)
        yield from flow.blocks

    def _read_table(self, element: Element, flow: _Flow) -> None:
        rows = rows_of(element)
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text
            self._read(rows[0][0], flow)
            return
        table = read_table(element, self._document.styles, lines_of=self.lines)
        flow.blocks.append(table)
        flow.gap, flow.centred = True, False
        if table.is_ruled and not flow.is_cell:
            self._write_notes(flow)

    def _read_notes(self, references: Sequence[tuple[str, str]]) -> None:
        for kind, identifier in references:
            found = self._document.notes.next(kind, identifier)
            if found is not None:
                mark, note = found
                with self._document.lists.apart():
                    lines = Story(note, self._document).lines(note)
                said = [paragraph(f"{mark} {line.text.strip()}", after_gap=True) for line in lines[:1]]
                (self._foot if kind == FOOTNOTE else self._end).extend([*said, *lines[1:]])

    def _write_notes(self, flow: _Flow) -> None:
        flow.blocks += self._foot
        flow.gap = flow.gap or bool(self._foot)
        self._foot = []


def _mark_of(element: Element) -> Element:
    """A paragraph's properties, where those of its mark are found as those of a run are."""
    properties = child(element, "pPr")
    return element if properties is None else properties


def _lines(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Table):
        for row in sorted({cell.row for cell in block.cells}):
            yield paragraph(_BETWEEN.join(cell.text for cell in block.cells if cell.row == row and cell.text))
    else:
        yield block
