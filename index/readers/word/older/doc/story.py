"""A part of a Word 97 file as paragraphs: its main text, a note, a text box ([MS-DOC] 2.4.1 f.)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.readers.word.docx.fields import is_silent
from index.readers.word.older.doc import sprms
from index.readers.word.older.doc.formatting import Formatting
from index.readers.word.older.doc.lists import Lists
from index.readers.word.older.doc.rows import row_shape
from index.readers.word.older.doc.styles import Styles
from index.readers.word.older.flat import MAX_DEPTH, Flat
from index.readers.word.runs import Run

FIELD, RESULT, FIELD_END = "\x13", "\x14", "\x15"
_CELL, _PAGE, _PARAGRAPH = "\x07", "\x0c", "\r"
_END = re.compile("[\r\x07\x0c]")
_FIELD_MARK = re.compile("([\x13-\x15])")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\xad", "\xa0": " "})
_MEANINGLESS = re.compile("[\x00-\x08\x0f-\x12\x16-\x1d]")
_CONTENTS = "toc "
_JUSTIFIED_CENTRE = 1
_SUPERSCRIPT = 1
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_LEVELS = 9
_SYMBOL_ROOM = 0xF000


@dataclass(slots=True)
class Document:
    """What all parts of a document share.

    Attributes:
        left_out: How much of each kind is in no paragraph.
    """

    text: str
    formatting: Formatting
    styles: Styles
    fonts: list[str]
    lists: Lists
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count what is left out."""
        if count:
            self.left_out[kind] = self.left_out.get(kind, 0) + count

    def font(self, number: int) -> str | None:
        """The name of a font."""
        return self.fonts[number] if number < len(self.fonts) else None


@dataclass(slots=True)
class _Look:
    """How a run looks: what its styles say, then what it says itself."""

    font: int
    is_hidden: bool = False
    is_capitals: bool = False
    is_raised: bool = False
    is_deleted: bool = False
    is_special: bool = False
    symbol: tuple[int, int] | None = None

    def take(self, said: Sequence[tuple[int, bytes]], style: "_Look | None" = None) -> None:
        """Change what these sprms say; a style's own values count where one says "as the style"."""
        for code, operand in said:
            value = sprms.number(operand)
            match code:
                case sprms.FONT:
                    self.font = value
                case sprms.HIDDEN:
                    self.is_hidden = _toggled(value, style is not None and style.is_hidden)
                case sprms.CAPITALS:
                    self.is_capitals = _toggled(value, style is not None and style.is_capitals)
                case sprms.RAISED:
                    self.is_raised = value == _SUPERSCRIPT
                case sprms.DELETED:
                    self.is_deleted = bool(value)
                case sprms.SPECIAL:
                    self.is_special = bool(value)
                case sprms.SYMBOL:
                    self.symbol = value & 0xFFFF, value >> 16


class Story:
    """Reads the paragraphs between two positions, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fields: list[list[str]] = []
        self._are_whole = True
        self._looks: dict[int, _Look] = {}

    def read(self, start: int, end: int) -> Iterator[tuple[Flat, int, int]]:
        """The paragraphs, with the positions between which each stands; those of a list of contents left out."""
        text = self._document.text[start:end]
        self._are_whole = text.count(FIELD) == text.count(FIELD_END)
        at = start
        for mark in _END.finditer(text):
            if at <= start + mark.start():
                yield from self._paragraph(at, start + mark.start())
                at = start + mark.end()
        if at < end:
            yield from self._paragraph(at, end)

    def _paragraph(self, start: int, mark: int) -> Iterator[tuple[Flat, int, int]]:
        document = self._document
        style, own = document.formatting.of_paragraph(min(mark, len(document.text) - 1))
        own_style = next((sprms.number(operand) for code, operand in own if code == sprms.STYLE), style)
        styles = document.styles.with_bases(own_style)
        said = [*(sprm for base in styles for sprm in base.paragraph), *own]
        values = {code: sprms.number(operand) for code, operand in said}
        flat = Flat(is_centred=values.get(sprms.CENTRED, values.get(sprms.CENTRED_80)) == _JUSTIFIED_CENTRE)
        is_inside = values.get(sprms.IN_TABLE) or values.get(sprms.DEPTH)
        flat.depth = min(values.get(sprms.DEPTH, 1), MAX_DEPTH) if is_inside else 0
        self._end(flat, document.text[mark : mark + 1], said, values)
        look = self._look_of(own_style)
        self._read_runs(flat, start, mark, look)
        if document.styles.name(own_style).startswith(_CONTENTS):
            document.leave_out("contents")
            flat.runs = []
        number = values.get(sprms.LIST, 0)
        if number and any(run.text.strip() for run in flat.runs):
            label, font = document.lists.label(number, min(values.get(sprms.LEVEL, 0), _LEVELS - 1))
            flat.label = Run(label, document.font(look.font if font is None else font)) if label else None
        yield flat, start, mark + 1

    def _end(self, flat: Flat, mark: str, said: Sequence[tuple[int, bytes]], values: dict[int, int]) -> None:
        """What the mark of the paragraph ends: a cell, a row with its shape, or only itself."""
        if not flat.depth:
            return
        is_inner = flat.depth > 1
        if values.get(sprms.INNER_ROW_END) if is_inner else values.get(sprms.ROW_END):
            style = values.get(sprms.STYLE_OF_TABLE, -1)
            of_style = [sprm for base in self._document.styles.with_bases(style) for sprm in base.table]
            flat.ends, flat.row = "row", row_shape([*of_style, *said])
        elif values.get(sprms.INNER_CELL) if is_inner else mark == _CELL:
            flat.ends = "cell"

    def _read_runs(self, flat: Flat, start: int, mark: int, style: _Look) -> None:
        document = self._document
        for begin, end, said in document.formatting.runs(start, min(mark + 1, len(document.text))):
            look = self._looks_like(style, said)
            if end > mark:
                flat.is_joined = (look.is_hidden or look.is_deleted) and not flat.ends
                end = mark
            text = document.text[begin:end]
            for part in _FIELD_MARK.split(text):
                if part and part in "\x13\x14\x15":
                    self._mark_field(part)
                elif part:
                    self._take(flat, part, look)

    def _take(self, flat: Flat, text: str, look: _Look) -> None:
        if self._fields and len(self._fields[-1]) == 1:
            self._fields[-1][0] += text
        if not self._is_shown():
            return
        if look.is_deleted:
            self._document.leave_out("deleted")
        elif look.is_hidden:
            self._document.leave_out("hidden", len("".join(text.split())))
        else:
            flat.runs.append(self._run(text, look))

    def _run(self, text: str, look: _Look) -> Run:
        font = look.font
        if look.symbol is not None:
            font, code = look.symbol
            text = chr(code) * text.count("(")
        elif look.is_special:
            text = "".join(letter for letter in text if letter >= "\t" and letter != "(")
        if _SURROGATES.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        said = _MEANINGLESS.sub("", text).translate(_SIGNS)
        return Run(said, self._document.font(font), look.is_capitals, look.is_raised)

    def _mark_field(self, mark: str) -> None:
        if mark == FIELD:
            self._fields.append([""])
        elif mark == RESULT and self._fields:
            instruction = self._fields[-1][0]
            silent = is_silent(instruction)
            self._fields[-1] = [instruction, "silent" if silent else "shown"]
            if instruction.split()[:1] == ["TOC"]:
                self._document.leave_out("contents")
        elif mark == FIELD_END and self._fields:
            self._fields.pop()

    def _is_shown(self) -> bool:
        return not self._are_whole or all(field[1:] == ["shown"] for field in self._fields)

    def _look_of(self, style: int) -> _Look:
        """How the runs of a paragraph of this style look that say nothing else."""
        if style not in self._looks:
            look = _Look(self._document.styles.default_font)
            for base in self._document.styles.with_bases(style):
                look.take(base.run)
            self._looks[style] = look
        return self._looks[style]

    def _looks_like(self, style: _Look, said: Sequence[tuple[int, bytes]]) -> _Look:
        look = _Look(style.font, style.is_hidden, style.is_capitals, style.is_raised)
        for code, operand in said:
            if code == sprms.STYLE_OF_RUN:
                for base in self._document.styles.with_bases(sprms.number(operand)):
                    look.take(base.run, style)
        look.take(said, style)
        return look


def read_apart(document: Document, start: int, end: int) -> list[Flat]:
    """The paragraphs of a note, a text box or a header, whose lists are counted apart."""
    with document.lists.apart():
        return [flat for flat, _, _ in Story(document).read(start, end)]


def _toggled(value: int, of_style: bool) -> bool:
    """A property that may be on, off, as in the style, or the other way round."""
    if value in (_AS_STYLE, _NOT_AS_STYLE):
        return of_style != (value == _NOT_AS_STYLE)
    return bool(value)
