"""What an RTF file's groups and paragraphs become: the text, notes, boxes, headers, labels."""

from index.readers.word.numbering import number
from index.readers.word.older.flat import MAX_DEPTH, Flat, Headers, Paper, RowShape
from index.readers.word.older.rtf.state import Group, Story
from index.readers.word.older.rtf.words import BOXES, HEADERS, LABELS
from index.readers.word.runs import Run

_CONTENTS = "toc "
_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_FIRST = "headerf"


class Collector:
    """The document so far.

    Attributes:
        main: Its text.
        styles: The names of its styles, in lower case.
        has_first_header: Whether the first page has a header of its own.
        left_out: How much of each kind is in no paragraph.
    """

    def __init__(self) -> None:
        self.main = Story()
        self.styles: dict[int, str] = {}
        self.has_first_header = False
        self.left_out: dict[str, int] = {}
        self._headers: list[tuple[str, list[Flat]]] = []
        self._notes = dict.fromkeys(_FORMATS, 0)

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what is left out."""
        if count:
            self.left_out[kind] = self.left_out.get(kind, 0) + count

    def end_paragraph(self, group: Group, ends: str = "", row: RowShape | None = None) -> None:
        """End the open paragraph of a group's story, and with it a cell or a row ("cell", "row")."""
        story, how, look = group.story, group.paragraph, group.look
        flat = story.open
        flat.depth = min(max(how.depth, 1), MAX_DEPTH) if how.in_table else 0
        flat.is_centred = how.is_centred
        if self.styles.get(how.style, "").startswith(_CONTENTS):
            self.leave_out("contents")
            flat.runs = []
        if ends == "row":
            if flat.runs:
                story.flats.append(flat)
            flat = Flat(depth=flat.depth, row=row)
        flat.ends = ends
        flat.is_joined = not ends and (look.is_hidden or look.is_deleted)
        story.flats.append(flat)
        story.open = Flat()

    def finish(self, story: Story) -> list[Flat]:
        """All paragraphs of a story that has ended."""
        if story.open.runs or story.open.boxes or story.open.notes:
            story.flats.append(story.open)
            story.open = Flat()
        return story.flats

    def close(self, group: Group, outer: Group) -> None:
        """Take what a group that has ended stands for."""
        if group.opened in LABELS:
            text = "".join(run.text for run in group.said).replace("\t", " ")
            if text.strip():
                outer.story.open.label = Run(text, group.said[0].font)
        elif group.opened in BOXES:
            outer.story.open.boxes.append(self.finish(group.story))
        elif group.opened in HEADERS:
            self._headers.append((group.opened, self.finish(group.story)))
        elif group.opened in _FORMATS:
            self._notes[group.opened] += 1
            mark = number(self._notes[group.opened], _FORMATS[group.opened])
            notes = outer.story.open.notes if group.opened == "footnote" else outer.story.open.last_notes
            notes.append((mark, self.finish(group.story)))

    def paper(self) -> Paper:
        """The whole document."""
        first = next((flats for kind, flats in self._headers if self._is_first(kind)), [])
        others = [flats for _, flats in self._headers if flats is not first]
        return Paper(self.finish(self.main), Headers(first, others, self.has_first_header), self.left_out)

    def _is_first(self, kind: str) -> bool:
        return kind == _FIRST if self.has_first_header else kind in ("header", "headerr")
