"""A part of an OpenDocument text as blocks: its body, a header, a note, a box, a cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.readers.blocks import Block, Paragraph
from index.readers.word.flow import Flow, Notes, lines_of
from index.readers.word.numbering import Counter
from index.readers.word.odf.inline import read_inline
from index.readers.word.odf.lists import Lists
from index.readers.word.odf.names import child, name_of, text_in, value
from index.readers.word.odf.styles import Styles
from index.readers.word.odf.tables import cells_of, read_table, rows_of
from index.readers.word.package import Element
from index.readers.word.runs import Texts

_LISTS_OF_CONTENTS = frozenset({"text:table-of-content", "text:illustration-index", "text:table-index"})
_LEFT_OUT = frozenset({"text:tracked-changes", "office:forms", "text:sequence-decls", "text:variable-decls"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a list a paragraph stands: the list's style, what counts it, the level counted from 0."""

    style: str | None
    counter: Counter
    at: int


@dataclass(slots=True)
class Story:
    """Reads the parts of one document, in order.

    Attributes:
        left_out: How much of each kind is in no block.
    """

    styles: Styles
    lists: Lists
    texts: Texts
    left_out: dict[str, int] = field(default_factory=dict)
    _notes: Notes = field(default_factory=Notes)

    def read(self, container: Element) -> list[Block]:
        """The blocks of a container, its notes among them."""
        self._notes = Notes()
        flow = Flow(self._notes)
        self._read(container, flow)
        return flow.all()

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what is left out."""
        if count:
            self.left_out[kind] = self.left_out.get(kind, 0) + count

    def lines(self, container: Element) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell or a note; a row of a table in it is one."""
        return lines_of(self._inner(container))

    def _inner(self, container: Element) -> list[Block]:
        flow = Flow(self._notes, is_cell=True)
        self._read(container, flow)
        return flow.blocks

    def _read(self, container: Element, flow: Flow) -> None:
        for part in container:
            name = name_of(part)
            if name in ("text:p", "text:h"):
                self._read_paragraph(part, flow, self.lists.heading(part) if name == "text:h" else "")
            elif name == "text:list":
                self._read_list(part, flow, None)
            elif name == "table:table":
                self._read_table(part, flow)
            elif name in _LISTS_OF_CONTENTS:
                self.leave_out("contents")
            elif name == "text:section" and value(part, "text:display") == "none":
                self.leave_out("hidden", len(text_in(part)))
            elif name not in _LEFT_OUT:
                self._read(part, flow)

    def _read_paragraph(self, element: Element, flow: Flow, label: str) -> None:
        style = value(element, "text:style-name")
        if self.styles.is_hidden("paragraph", style):
            self.leave_out("hidden", len(text_in(element)))
            return
        said = read_inline(element, self.styles)
        self.leave_out("hidden", said.hidden)
        for note in said.notes:
            body, citation = child(note, "text:note-body"), child(note, "text:note-citation")
            if body is not None and citation is not None:
                is_end = value(note, "text:note-class") == "endnote"
                self._notes.refer(text_in(citation), self.lines(body), at_end=is_end)
        text = self.texts.text_of(said.runs)
        if text.strip() or not said.boxes:
            flow.write(text, label=label, centred=self.styles.is_centred(style))
        for box in said.boxes:
            flow.take(self._inner(box))

    def _read_list(self, element: Element, flow: Flow, above: _Place | None) -> None:
        style = value(element, "text:style-name") or (above.style if above else None)
        counter = above.counter if above else self.lists.counter(element, style)
        place = _Place(style, counter, above.at + 1 if above else 0)
        for item in element:
            self._read_item(item, list(item), flow, place)

    def _read_item(self, item: Element, parts: Sequence[Element], flow: Flow, place: _Place) -> None:
        is_labelled = name_of(item) == "text:list-item"
        for part in parts:
            name = name_of(part)
            if name == "text:list":
                self._read_list(part, flow, place)
            elif name in ("text:p", "text:h"):
                label = self.lists.label(place.counter, place.style, place.at, item) if is_labelled else ""
                is_labelled = False
                self._read_paragraph(part, flow, label)

    def _read_table(self, element: Element, flow: Flow) -> None:
        rows = rows_of(element)
        if len(rows) == 1 and len(cells_of(rows[0][0])) == 1:  # a frame around text
            self._read(cells_of(rows[0][0])[0], flow)
        else:
            flow.write_table(read_table(element, self.styles, lines_of=self.lines))
