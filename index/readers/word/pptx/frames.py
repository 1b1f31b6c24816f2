"""What is written in a shape of a slide: paragraphs with the labels of lists, and tables."""

from collections.abc import Iterator

from index.readers.blocks import Paragraph, Table, TableCell, paragraph
from index.readers.word.numbering import Counter, Level, bullet
from index.readers.word.package import Element
from index.readers.word.pptx.names import child, inside, name_of, whole
from index.readers.word.runs import Run, Texts, in_one_line

_FORMATS = (
    ("arabic", "decimal"),
    ("alphaLc", "lowerLetter"),
    ("alphaUc", "upperLetter"),
    ("romanLc", "lowerRoman"),
    ("romanUc", "upperRoman"),
)
_AROUND = (("ParenBoth", "({})"), ("ParenR", "{})"), ("Period", "{}."), ("Minus", "{}-"))
_MAX_COLUMNS = 1024
_LEVELS = 9
_TRUE = frozenset({"1", "true"})


def lines_of(body: Element, texts: Texts, *, page: int, are_apart: bool) -> Iterator[Paragraph]:
    """The paragraphs of a shape or cell; a line that is broken by hand is one more.

    Args:
        are_apart: Whether a blank line stands before each, not only before the first.
    """
    counter = Counter()
    is_first = True
    for element in inside(body, "a:p"):
        text = texts.text_of(list(_runs(element)))
        label = _label(element, counter) if text.strip() else ""
        for at, line in enumerate(f"{label}{text}".split("\n")):
            if line.strip():
                yield paragraph(line, page=page, after_gap=at == 0 and (is_first or are_apart))
        is_first = is_first and not text.strip()


def _runs(element: Element) -> Iterator[Run]:
    for part in element:
        name = name_of(part)
        if name == "a:br":
            yield Run("\n")
        elif name == "a:r" or (name == "a:fld" and part.get("type") != "slidenum"):
            properties = child(part, "a:rPr")
            text = child(part, "a:t")
            latin = child(properties, "a:latin")
            font = None if latin is None else latin.get("typeface")
            is_capitals = properties is not None and properties.get("cap") == "all"
            is_raised = whole(properties, "baseline") > 0
            yield Run(in_one_line(None if text is None else text.text), font, is_capitals, is_raised)
        elif name not in ("a:fld", "a:pPr", "a:endParaRPr"):
            yield from (Run(in_one_line(text.text)) for text in inside(part, "m:t"))


def _label(element: Element, counter: Counter) -> str:
    """The sign or number that the paragraph itself gives; those of the slide's design are only drawn."""
    properties = child(element, "a:pPr")
    at = min(max(whole(properties, "lvl"), 0), _LEVELS - 1)
    font = child(properties, "a:buFont")
    sign, number = child(properties, "a:buChar"), child(properties, "a:buAutoNum")
    levels = [Level(format="none", text="")] * _LEVELS
    if sign is not None:
        typeface = None if font is None else font.get("typeface")
        levels[at] = Level(format="bullet", text=bullet(sign.get("char", ""), typeface))
    elif number is not None:
        kind = number.get("type", "")
        format = next((known for start, known in _FORMATS if kind.startswith(start)), "decimal")
        around = next((form for end, form in _AROUND if kind.endswith(end)), "{}")
        levels[at] = Level(format, around.format(f"%{at + 1}"), whole(number, "startAt", 1))
    return counter.label(levels, at)


def read_table(table: Element, texts: Texts, *, page: int) -> Table:
    """The cells of a table in order."""
    cells = []
    has_titles = (child(table, "a:tblPr") is not None) and table[0].get("firstRow") in _TRUE
    rows = inside(table, "a:tr")
    for at, row in enumerate(rows):
        for column, cell in enumerate(inside(row, "a:tc")):
            if cell.get("hMerge") not in _TRUE and cell.get("vMerge") not in _TRUE:
                lines = tuple(lines_of(cell, texts, page=page, are_apart=False))
                spans = _span(cell, "rowSpan", most=len(rows) - at), _span(cell, "gridSpan", most=_MAX_COLUMNS)
                cells.append(TableCell(lines, at, column, *spans, has_titles and at == 0))
    return Table(tuple(cells), page)


def _span(cell: Element, attribute: str, *, most: int) -> int:
    return min(max(whole(cell, attribute, 1), 1), most)
