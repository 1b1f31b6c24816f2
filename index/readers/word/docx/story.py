"""A part of a Word file as blocks: its body, a header, a note, a text box, a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.readers.blocks import Block, Paragraph, paragraph
from index.readers.word.docx.inline import InlineReader
from index.readers.word.docx.lists import Lists
from index.readers.word.docx.names import child, drawn_lines, font_of, is_on, name_of, value
from index.readers.word.docx.notes import FOOTNOTE, NoteParts, Reference
from index.readers.word.docx.styles import Styles
from index.readers.word.docx.tables import read_table, rows_of
from index.readers.word.flow import Flow, Notes, lines_of
from index.readers.word.package import Element
from index.readers.word.runs import Run, Texts

_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_CENTRED = "center"
_CONTENTS = "toc "


@dataclass(slots=True)
class Document:
    """What all parts of a document share.

    Attributes:
        diagrams: What the diagrams of the body say, by their identifiers.
        left_out: How much of each kind is in no block: characters, changes, comments, lists of contents.
    """

    styles: Styles
    lists: Lists
    notes: NoteParts
    texts: Texts
    diagrams: Mapping[str, Element] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what is left out."""
        if count:
            self.left_out[kind] = self.left_out.get(kind, 0) + count


class Story:
    """Reads one part, in order."""

    def __init__(self, part: Element, document: Document, *, has_notes: bool = True) -> None:
        self._document = document
        self._inline = InlineReader(part, document.styles)
        self._notes = Notes()
        self._has_notes = has_notes
        self._carried: list[Run] = []

    def read(self, container: Element) -> list[Block]:
        """The blocks of a container of this part, its notes among them."""
        flow = self._read_whole(container, Flow(self._notes))
        self._document.leave_out("hidden", self._inline.hidden)
        self._document.leave_out("contents", self._inline.fields.contents)
        return flow.all()

    def lines(self, container: Element) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell or a note; a row of a table in it is one."""
        return lines_of(self._inner(container))

    def _inner(self, container: Element) -> list[Block]:
        return self._read_whole(container, Flow(self._notes, is_cell=True)).blocks

    def _read_whole(self, container: Element, flow: Flow) -> Flow:
        self._read(container, flow)
        if self._carried:
            flow.write(self._document.texts.text_of(self._carried))
            self._carried = []
        return flow

    def _read(self, container: Element, flow: Flow) -> None:
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

    def _read_control(self, control: Element, flow: Flow) -> None:
        gallery = value(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
        content = child(control, "sdtContent")
        if gallery == "Table of Contents":
            self._document.leave_out("contents")
        elif content is not None:
            self._read(content, flow)

    def _read_paragraph(self, element: Element, flow: Flow) -> None:
        styles, texts = self._document.styles, self._document.texts
        said = self._inline.read(element)
        if styles.name(styles.style_of(element)).startswith(_CONTENTS):
            self._document.leave_out("contents")
            return
        if self._has_notes:
            self._read_notes(said.notes)
        runs, self._carried = [*self._carried, *said.runs], []
        if _goes_on(element):
            self._carried = runs
        elif (text := texts.text_of(runs)).strip() or not said.boxes:
            self._write(element, text, flow)
        for box in said.boxes:
            with self._document.lists.apart():
                flow.take(self._inner(box))
        for identifier in said.diagrams:
            lines = drawn_lines(self._document.diagrams[identifier]) if identifier in self._document.diagrams else []
            flow.take([paragraph(line) for line in lines if line.strip()])

    def _write(self, element: Element, text: str, flow: Flow) -> None:
        styles = self._document.styles
        label = self._document.lists.label(element)
        if label:
            properties = child(element, "pPr")
            mark = element if properties is None else properties
            (fonts,) = styles.of_run(mark, styles.style_of(element), "rFonts")
            label = self._document.texts.text_of([Run(label, font_of(fonts))])
        flow.write(text, label=label, centred=value(styles.of_paragraph(element, "jc")) == _CENTRED)

    def _read_table(self, element: Element, flow: Flow) -> None:
        rows = rows_of(element)
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text
            self._read(rows[0][0], flow)
        else:
            flow.write_table(read_table(element, self._document.styles, lines_of=self.lines))

    def _read_notes(self, references: Sequence[Reference]) -> None:
        for reference in references:
            found = self._document.notes.next(reference)
            if found is not None:
                mark, note = found
                with self._document.lists.apart():
                    lines = Story(note, self._document, has_notes=False).lines(note)
                self._notes.refer(mark, lines, at_end=reference.kind != FOOTNOTE)


def _goes_on(element: Element) -> bool:
    """Whether the end of a paragraph is deleted or hidden: the next goes on with it."""
    mark = child(element, "pPr", "rPr")
    return mark is not None and (child(mark, "del") is not None or is_on(child(mark, "vanish")))
