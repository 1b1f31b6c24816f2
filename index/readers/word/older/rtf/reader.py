"""An RTF file as paragraphs with what hangs on them (RTF specification 1.9.1)."""

from collections.abc import Callable, Iterable, Iterator

from index.readers.word.docx.fields import is_silent
from index.readers.word.older.flat import Paper
from index.readers.word.older.rtf.collecting import Collector
from index.readers.word.older.rtf.fonts import Font, code_page, code_page_of, decoded
from index.readers.word.older.rtf.rows import RowReader
from index.readers.word.older.rtf.state import Group, Look, Paragraph, Story
from index.readers.word.older.rtf.tokens import Token
from index.readers.word.older.rtf.words import (
    BOXES,
    CHARACTERS,
    HEADERS,
    KNOWN_OPTIONAL,
    LABELS,
    NOTES,
    NOTHING,
    SYMBOLS,
)
from index.readers.word.runs import Run

_MAX_GROUPS = 10_000
_UNITS = 0x10000
_DRAWN_WORDS, _PICTURE = "gtextUNICODE", "pib"
_OF_ROWS = ("cl", "tr", "brdr", "cellx")


class RtfReader:
    """Takes the tokens of a file in order."""

    def __init__(self) -> None:
        self._document = Collector()
        self._groups = [Group("text", self._document.main, Look(), Paragraph())]
        self._fonts: dict[int, Font] = {}
        self._code_page = "cp1252"
        self._default_font = 0
        self._row = self._outer_row = RowReader()
        self._waiting = bytearray()
        self._to_skip = 0
        self._pictures: list[bytearray] = []
        self._half = ""
        self._property = ""
        self._defined = 0
        self._was_deleted = False
        self._words: dict[str, Callable[[int | None], None]] = {
            "u": self._take_unicode,
            "f": self._take_font,
            "s": self._take_style,
            "par": lambda _: self._end(""),
            "sect": lambda _: self._end(""),
            "cell": lambda _: self._end("cell", 1),
            "nestcell": lambda _: self._end("cell", 2),
            "row": lambda _: self._end("row", 1),
            "nestrow": lambda _: self._end("row", 2),
            "trowd": lambda _: setattr(self, "_row", RowReader()),
            "plain": lambda _: setattr(self._group, "look", Look(unicode_fallback=self._group.look.unicode_fallback)),
            "pard": lambda _: setattr(self._group, "paragraph", Paragraph()),
        }

    def read(self, tokens: Iterable[Token]) -> tuple[Paper, bool]:
        """The document, and whether none of its groups lacks its end."""
        for token in tokens:
            if token.data:
                self._take_bytes(token.data)
            else:
                self._write_waiting()
                if token.sign:
                    self._take_sign(token.sign)
                elif self._to_skip:
                    self._to_skip -= 1
                else:
                    self._take_word(token.word, token.number)
        self._write_waiting()
        is_whole = len(self._groups) == 1
        while len(self._groups) > 1:
            self._end_group()
        return self._document.paper(), is_whole

    def pictures(self) -> Iterator[bytes]:
        """The JPEG and PNG pictures, in order, those that are whole."""
        for digits in self._pictures:
            try:
                yield bytes.fromhex(digits.decode("ascii"))
            except ValueError:  # cut off, or no digits
                continue

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    def _take_sign(self, sign: str) -> None:
        if sign == "{":
            self._to_skip = 0
            if len(self._groups) < _MAX_GROUPS:
                self._groups.append(self._group.inner())
        elif sign == "}":
            self._to_skip = 0
            self._end_group()
        elif sign == "*":
            self._group.is_optional = True
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in SYMBOLS:
            self._write(SYMBOLS[sign])
        elif sign in "\r\n":
            self._end("")

    def _end_group(self) -> None:
        if len(self._groups) > 1:
            ended = self._groups.pop()
            if ended.opened:
                self._document.close(ended, self._group)

    def _take_word(self, word: str, number: int | None) -> None:
        group = self._group
        is_optional, group.is_optional = group.is_optional, False
        if is_optional and word not in KNOWN_OPTIONAL and word not in LABELS | BOXES:
            group.place = "nothing"
        elif word in self._words:
            self._words[word](number)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word.startswith(_OF_ROWS):
            self._row.take(word, number)
        elif not (self._look_changes(word, number) or self._paragraph_changes(word, number)):
            self._begin(word, number)

    def _begin(self, word: str, number: int | None) -> None:
        """Note what a group is of which this is the first word, or what the document is like."""
        group = self._group
        match word:
            case "ansicpg":
                self._code_page = code_page(number or 0)
            case "deff":
                self._default_font = number or 0
            case "titlepg":
                self._document.has_first_header = True
            case "fcharset":
                self._define(code_page=code_page_of(number or 0))
            case "fonttbl" | "stylesheet":
                group.place, group.said = word, []
            case "annotation":
                group.place = "nothing"
                self._document.leave_out("comments")
            case "ud":
                group.place = self._groups[-3].place if len(self._groups) > 2 else "text"
            case "field":
                group.instruction = []
            case "fldinst" if group.place == "text":
                group.place = "instruction"
            case "fldrslt" if is_silent("".join(group.instruction)) and group.place == "text":
                group.place = "nothing"
            case "pict" | "pngblip" | "jpegblip" | "sn" | "sv":
                self._begin_drawing(word, group)
            case "nesttableprops":
                self._outer_row = self._row
            case "ftnalt":
                group.opened = "endnote" if group.opened else ""
            case _ if word in NOTHING:
                group.place = "nothing"
            case _ if word in LABELS and group.place == "text":
                group.place, group.opened, group.said = "label", word, []
            case _ if word in NOTES | HEADERS | BOXES and group.place == "text":
                group.opened, group.story = word, Story()
                group.look, group.paragraph = Look(), Paragraph()

    def _begin_drawing(self, word: str, group: Group) -> None:
        """Note a picture, or a property of a shape: that may be a picture, or words drawn across the pages."""
        place, group.place = group.place, "nothing"
        match word:
            case "pict" if place == "text":
                group.place = "picture"
            case "pngblip" | "jpegblip" if place == "picture":
                group.place = place
                self._pictures.append(bytearray())
            case "sn" if place == "text":
                group.place, self._property = "property", ""
            case "sv" if place == "text" and self._property == _PICTURE:
                group.place = place
            case "sv" if place == "text" and self._property == _DRAWN_WORDS:
                if any(outer.opened in HEADERS for outer in self._groups):
                    group.place, group.opened, group.story = place, next(iter(BOXES)), Story()

    def _look_changes(self, word: str, number: int | None) -> bool:
        look, is_on = self._group.look, number != 0
        match word:
            case "v":
                look.is_hidden = is_on
            case "deleted":
                look.is_deleted = is_on
            case "caps":
                look.is_capitals = is_on
            case "super" | "nosupersub" | "sub":
                look.is_raised = word == "super" and is_on
            case "uc":
                look.unicode_fallback = max(number or 0, 0)
            case _:
                return False
        return True

    def _paragraph_changes(self, word: str, number: int | None) -> bool:
        paragraph = self._group.paragraph
        match word:
            case "intbl":
                paragraph.in_table = True
            case "itap":
                paragraph.in_table, paragraph.depth = bool(number), number or 0
            case "qc" | "ql" | "qr" | "qj" | "qd":
                paragraph.is_centred = word == "qc"
            case _:
                return False
        return True

    def _take_font(self, number: int | None) -> None:
        self._group.look.font = number or 0
        if self._group.place == "fonttbl":
            self._defined, self._group.said = number or 0, []
            self._fonts[self._defined] = Font("")

    def _take_style(self, number: int | None) -> None:
        self._group.paragraph.style = number or 0
        if self._group.place == "stylesheet":
            self._defined, self._group.said = number or 0, []

    def _define(self, *, code_page: str | None) -> None:
        known = self._fonts.get(self._defined, Font(""))
        self._fonts[self._defined] = Font(known.name, code_page)

    def _end(self, ends: str, depth: int = 0) -> None:
        """End a paragraph, and with it a cell or a row of a table in so many others, or in more if that is 2."""
        group = self._group
        if group.place != "text":
            return
        if depth:
            group.paragraph.in_table = True
            group.paragraph.depth = depth if depth == 1 else max(group.paragraph.depth, depth)
        self._document.end_paragraph(group, ends, self._row.shape() if ends == "row" else None)
        if ends == "row" and depth > 1:
            self._row = self._outer_row

    def _take_unicode(self, number: int | None) -> None:
        unit = chr((number or 0) % _UNITS)
        self._to_skip = self._group.look.unicode_fallback
        if "\ud800" <= unit <= "\udbff":
            self._half = unit
        else:
            both, self._half = self._half + unit, ""
            self._write(both.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if self._group.place == "picture":
            if self._pictures:
                self._pictures[-1] += data
        else:
            self._waiting += data[skipped:]
        self._group.is_optional = False

    def _write_waiting(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, bytearray()
            font = self._font()
            self._write(decoded(bytes(waiting), font.code_page or self._code_page))

    def _font(self) -> Font:
        number = self._group.look.font
        return self._fonts.get(self._default_font if number is None else number, Font(""))

    def _write(self, text: str) -> None:
        """Take characters for what stands here."""
        group, look = self._group, self._group.look
        was_deleted, self._was_deleted = self._was_deleted, look.is_deleted
        match group.place:
            case "text" if look.is_deleted:
                self._document.leave_out("deleted", int(not was_deleted))
            case "text" if look.is_hidden:
                self._document.leave_out("hidden", len("".join(text.split())))
            case "text":
                group.story.open.runs.append(Run(text, self._font().name, look.is_capitals, look.is_raised))
            case "label":
                group.said.append(Run(text, self._font().name))
            case "property":
                self._property += text
            case "instruction":
                group.instruction.append(text)
            case "fonttbl" if self._defined in self._fonts:
                known = self._fonts[self._defined]
                self._fonts[self._defined] = Font(f"{known.name}{text}".split(";")[0], known.code_page)
            case "stylesheet":
                name = self._document.styles.get(self._defined, "") + text.lower()
                self._document.styles[self._defined] = name.split(";")[0].strip()
