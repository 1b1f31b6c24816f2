"""What a paragraph of an OpenDocument text says: its text, the notes in it and the boxes that hang on it."""

from dataclasses import dataclass, field

from index.readers.word.odf.names import name_of, text_in, value, whole
from index.readers.word.odf.styles import Styles
from index.readers.word.package import Element
from index.readers.word.runs import Run, in_one_line

_LEFT_OUT = frozenset({
    "office:annotation", "office:annotation-end", "text:number", "text:page-number", "text:page-count",
    "text:hidden-text", "text:ruby-text", "text:tracked-changes", "svg:title", "svg:desc", "text:note-citation",
})  # fmt: skip
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}


@dataclass(slots=True)
class Inline:
    """What a paragraph says.

    Attributes:
        runs: Its text; a line feed where a line was broken by hand.
        notes: The notes that stand in it.
        boxes: What holds the paragraphs of the boxes and shapes that hang on it.
    """

    runs: list[Run] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: int = 0


def read_inline(paragraph: Element, styles: Styles) -> Inline:
    """What this paragraph says."""
    said = Inline()
    style = value(paragraph, "text:style-name")
    _read(paragraph, said, styles, _like("paragraph", style, styles, Run("")))
    return said


def _read(element: Element, said: Inline, styles: Styles, like: Run) -> None:
    _say(element.text, said, like)
    for part in element:
        name = name_of(part)
        if name == "text:s":
            said.runs.append(like.saying(" " * whole(part, "text:c", 1)))
        elif name in _SIGNS:
            said.runs.append(like.saying(_SIGNS[name]))
        elif name == "text:note":
            said.notes.append(part)
        elif name.startswith("draw:") and name != "draw:a":
            said.boxes.append(part)
        elif name == "text:span":
            _read_span(part, said, styles, like)
        elif name not in _LEFT_OUT:
            _read(part, said, styles, like)
        _say(part.tail, said, like)


def _read_span(span: Element, said: Inline, styles: Styles, like: Run) -> None:
    style = value(span, "text:style-name")
    if styles.is_hidden("text", style):
        said.hidden += len(text_in(span))
    else:
        _read(span, said, styles, _like("text", style, styles, like))


def _say(text: str | None, said: Inline, like: Run) -> None:
    if text:
        said.runs.append(like.saying(in_one_line(text)))


def _like(family: str, style: str | None, styles: Styles, around: Run) -> Run:
    """A run without text in this style, inside another."""

    def of(attribute: str) -> str | None:
        return styles.of(family, style, "text-properties", attribute)

    capitals, position = of("fo:text-transform"), of("style:text-position")
    return Run(
        "",
        font=of("style:font-name") or of("fo:font-family") or around.font,
        is_capitals=around.is_capitals if capitals is None else capitals == "uppercase",
        is_raised=around.is_raised if position is None else position.startswith("super") or position[:1].isdigit(),
    )
