"""What a paragraph of a Word file says: the text of its runs, the notes that it refers to, boxes that hang on it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from index.readers.word.docx.fields import Fields, is_silent
from index.readers.word.docx.names import diagrams, font_of, is_on, name_of, value
from index.readers.word.docx.notes import Reference
from index.readers.word.docx.styles import Styles
from index.readers.word.package import Element
from index.readers.word.runs import Run, in_one_line

_LEFT_OUT = frozenset({
    "del", "moveFrom", "rPr", "pPr", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
    "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "fldData", "m:ctrlPr",
})  # fmt: skip
_LAST, _SURROGATES = 0xFFFF, range(0xD800, 0xE000)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad"}


@dataclass(slots=True)
class Inline:
    """What a paragraph says.

    Attributes:
        runs: Its text; a line feed where a line was broken by hand.
        notes: Those that it refers to.
        boxes: The contents of the text boxes that hang on it.
        diagrams: The identifiers of the diagrams that hang on it.
    """

    runs: list[Run] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one part, in order."""

    def __init__(self, part: Element, styles: Styles) -> None:
        self._styles = styles
        self.fields = Fields(part)
        self.hidden = 0
        self._handlers: dict[str, Callable[[Element, Inline, str | None], None]] = {
            "r": self._read_run,
            "m:t": self._read_formula,
            "fldSimple": self._read_simple_field,
            "mc:AlternateContent": self._read_alternative,
        }

    def read(self, paragraph: Element) -> Inline:
        """What this paragraph says."""
        said = Inline()
        self._read_children(paragraph, said, self._styles.style_of(paragraph))
        return said

    def _read_children(self, element: Element, said: Inline, style: str | None) -> None:
        for part in element:
            name = name_of(part)
            if name not in _LEFT_OUT:
                self._handlers.get(name, self._read_children)(part, said, style)

    def _read_formula(self, text: Element, said: Inline, style: str | None) -> None:  # noqa: ARG002
        if self.fields.are_shown:
            said.runs.append(Run(in_one_line(text.text)))

    def _read_simple_field(self, element: Element, said: Inline, style: str | None) -> None:
        if not is_silent(value(element, "instr") or ""):
            self._read_children(element, said, style)

    def _read_alternative(self, element: Element, said: Inline, style: str | None) -> None:
        _read_first(element, said, lambda choice: self._read_children(choice, said, style))

    def _read_run(self, run: Element, said: Inline, style: str | None) -> None:
        hidden, fonts, capitals, place = self._styles.of_run(run, style, "vanish", "rFonts", "caps", "vertAlign")
        if is_on(hidden):
            self._skip_run(run)
            return
        like = Run(
            "",
            font=font_of(fonts),
            is_capitals=is_on(capitals),
            is_raised=value(place) == "superscript",
        )
        self._read_parts(run, said, style, like)

    def _skip_run(self, run: Element) -> None:
        """Count the letters of a hidden run; the fields that it begins or ends are no less begun or ended."""
        for part in run:
            name = name_of(part)
            if name == "t":
                self.hidden += len(part.text or "")
            elif name == "fldChar":
                self.fields.mark(value(part, "fldCharType"))
            elif name == "instrText":
                self.fields.instruct(part.text or "")

    def _read_parts(self, run: Element, said: Inline, style: str | None, like: Run) -> None:
        for part in run:
            name = name_of(part)
            if name == "fldChar":
                self.fields.mark(value(part, "fldCharType"))
            elif name == "instrText":
                self.fields.instruct(part.text or "")
            elif name == "t" or name in _SIGNS or name in ("br", "sym"):
                if self.fields.are_shown:
                    said.runs.append(_said(part, name, like))
            elif name in ("footnoteReference", "endnoteReference"):
                said.notes.append(
                    Reference(name.removesuffix("Reference"), value(part, "id") or "", _has_own_mark(part))
                )
            elif name in ("drawing", "pict", "object"):
                said.boxes += _boxes(part)
                said.diagrams += diagrams(part)
            elif name == "mc:AlternateContent":
                _read_first(part, said, lambda choice: self._read_parts(choice, said, style, like))
            elif name == "ruby":
                self._read_children(part, said, style)


def _read_first(element: Element, said: Inline, read: Callable[[Element], None]) -> None:
    """Read the first choice, which is what a Word of today shows; where it says nothing what older ones show."""
    for choice in element:
        before = len(said.runs), len(said.boxes), len(said.diagrams)
        read(choice)
        if (len(said.runs), len(said.boxes), len(said.diagrams)) != before:
            return


def _has_own_mark(reference: Element) -> bool:
    return (value(reference, "customMarkFollows") or "0").lower() not in ("0", "false", "off")


def _said(part: Element, name: str, like: Run) -> Run:
    """The text of an element of a run."""
    if name == "sym":
        return like.saying(_character(value(part, "char") or ""), font=value(part, "font"))
    if name == "br":
        return like.saying("\n")
    return like.saying(_SIGNS[name] if name in _SIGNS else in_one_line(part.text))


def _character(code: str) -> str:
    """The character of a hexadecimal code; none for what is no code of one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number <= _LAST and number not in _SURROGATES else ""


def _boxes(drawing: Element) -> list[Element]:
    """The contents of the text boxes of a drawing; those inside another are left to it."""
    found: list[Element] = []
    for part in drawing:
        name = name_of(part)
        if name == "txbxContent":
            found.append(part)
        elif name == "mc:AlternateContent":
            found += next((boxes for choice in part if (boxes := _boxes(choice))), [])
        else:
            found += _boxes(part)
    return found
