"""Web pages: the visible text, with its blocks as lines and its tables as tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.errors import DocumentRefused
from index.language.text import fold_space
from index.readers.blocks import Block, Paragraph, Table, TableCell, paragraph
from index.readers.letters.encoding import decode
from index.readers.text.page_tables import Place, placed, rows_of
from index.readers.text.shown import is_dropped, names
from index.readers.text.templates import without_code
from index.readers.types import Read
from index.readers.writing import written

_PARAGRAPHS = names("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre figure figcaption article section")
_LINES = names(
    "div li dt dd tr td th caption thead tbody tfoot header footer main aside address details summary form fieldset"
    " center legend body html hr"
)
# A tag's name and its attributes, as browsers tell them apart.
_ATTRIBUTE = re.compile(r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+""")
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)((?:[\s/]*+{_ATTRIBUTE.pattern})*+)")
_MOST_ATTRIBUTES = 256
# Edges of blocks while a text is put together: neighbouring edges make one line feed, or one blank line.
_EDGE, _GAP = "\0", "\1"
_EDGES = re.compile(r"[ \n]*[\0\1][ \n\0\1]*")
_MARK_END = "\x02"
"""Behind the mark of a list's item, whose first line goes on there."""
_AFTER_MARK = re.compile(r"\x02[ \n\0\1]*")
_LONG_CELL = 1500
_STANDS_ALONE = "table, h1, h2, article, section, form"

Part = str | Table
"""What stands one after the other in a page: text with the edges of its blocks, and tables."""


def read_html(data: bytes, name: str) -> Read:
    """The visible text of a web page, in its order.

    Blocks become lines, paragraphs and headings stand between blank lines. Scripts, menus, forms and code of templates
    are left out. The page's title becomes the first line where no line of the text says the same. The encoding that a
    page declares is not asked: it is wrong too often, and the bytes tell.

    Raises:
        DocumentRefused: If the bytes are no text, or the blocks lie too deep in one another.
    """
    read = written(blocks_of_page(decode(data, name=name), name))
    return replace(read, text=read.text.rstrip("\n"))


def blocks_of_page(page: str, name: str) -> list[Block]:
    """The paragraphs and tables of a web page, as for `read_html`.

    Raises:
        DocumentRefused: If the blocks lie too deep in one another.
    """
    tree = LexborHTMLParser(_TAG.sub(_without_many_attributes, without_code(page)))
    try:
        blocks = list(_blocks(_parts(tree.body))) if tree.body is not None else []
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    title_node = tree.css_first("head title")
    title = fold_space(title_node.text()) if title_node is not None else ""
    if title and blocks and not _says_title(blocks, title):
        blocks.insert(0, paragraph(title))
    return blocks


def _without_many_attributes(tag: re.Match[str]) -> str:
    """The tag without attributes where it has more than any real page: the parser compares each with all others."""
    is_crowded = len(tag[2]) > _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(tag[2])) > _MOST_ATTRIBUTES
    return tag[1] if is_crowded else tag[0]


def _says_title(blocks: list[Block], title: str) -> bool:
    """Whether a line of the page is the title, or the part of it before the site's name."""
    lowered = title.lower()
    lines = (fold_space(block.text).lower() for block in blocks if isinstance(block, Paragraph))
    return any(line and lowered.startswith(line) and (line == lowered or " " in line) for line in lines)


def _blocks(parts: Iterator[Part]) -> Iterator[Block]:
    """The lines of the texts as paragraphs, with the tables between them."""
    text: list[str] = []
    for part in parts:
        if isinstance(part, str):
            text.append(part)
        else:
            yield from _paragraphs("".join(text))
            yield part
            text = []
    yield from _paragraphs("".join(text))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    has_gap = True
    for line in _tidy(text).split("\n"):
        if line:
            yield paragraph(line, after_gap=has_gap)
        has_gap = not line


def _parts(node: LexborNode) -> Iterator[Part]:
    """What the node's children say, in order."""
    child = node.first_child
    while child is not None:
        yield from _part(child)
        child = child.next


def _part(node: LexborNode) -> Iterator[Part]:
    tag = node.tag
    if tag == "-text":
        yield re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")
    elif tag == "br":
        yield "\n"
    elif tag == "pre":
        yield _GAP + node.text() + _GAP
    elif tag is None or tag.startswith(("-", "_", "!")) or is_dropped(node):
        return
    elif tag == "table":
        yield _GAP
        yield from _table(node)
        yield _GAP
    elif tag in ("ul", "ol"):
        yield _GAP
        yield from _list(node)
        yield _GAP
    else:
        around = _GAP if tag in _PARAGRAPHS else _EDGE if tag in _LINES else ""
        yield around
        yield from _parts(node)
        yield around


def _list(node: LexborNode) -> Iterator[Part]:
    """The items of a list, each on a line with the mark that a reader sees."""
    number = 0
    child = node.first_child
    while child is not None:
        if child.tag == "li" and not is_dropped(child):
            number += 1
            item = list(_parts(child))
            if any(isinstance(part, Table) or _tidy(part) for part in item):
                yield f"{_EDGE}{f'{number}. ' if node.tag == 'ol' else '- '}{_MARK_END}"
                yield from item
                yield _EDGE
        else:
            yield from _part(child)
        child = child.next


def _table(node: LexborNode) -> Iterator[Part]:
    """The table; the contents of its cells one after the other where it only lays out the page."""
    for caption in node.css("caption"):
        yield _tidy(_text(caption)) + _EDGE
    places = placed(rows_of(node))
    if not _is_layout(places):
        cells = tuple(_cell(place) for place in places)
        yield Table(cells, is_ruled=True if node.attributes.get("border") not in (None, "", "0") else None)
        return
    for place in places:
        yield _GAP
        yield from _parts(place.node)
        yield _GAP


def _is_layout(places: list[Place]) -> bool:
    """Whether cells hold what is no cell's: tables, headlines, whole articles."""
    return any(
        place.node.css_first(_STANDS_ALONE) is not None or len(fold_space(place.node.text())) > _LONG_CELL
        for place in places
    )


def _cell(place: Place) -> TableCell:
    lines = (line.removeprefix("- ") for line in _tidy(_text(place.node)).split("\n"))
    said = tuple(paragraph(line) for line in lines if line)
    return TableCell(said, place.row, place.column, place.row_span, place.column_span, place.is_heading)


def _text(node: LexborNode) -> str:
    """What a node says that holds no table."""
    return "".join(part for part in _parts(node) if isinstance(part, str))


def _tidy(text: str) -> str:
    """The text with its edges as line feeds, no blanks around lines, at most one blank line together."""
    text = _AFTER_MARK.sub("", text)
    text = _EDGES.sub(lambda m: "\n\n" if _GAP in m[0] or m[0].count("\n") > 1 else "\n", text)
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
