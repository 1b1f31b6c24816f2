"""Web pages: the visible text, with its blocks as lines and its table rows as "cell | cell"."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.errors import DocumentRefused
from index.language.text import fold_space, normalise_text
from index.readers.letters.encoding import decode
from index.readers.types import Read


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _names(
    "script style noscript template iframe object svg canvas audio video map nav head button select option input"
    " textarea datalist dialog"
)
_HEADINGS = "h1, h2, h3, h4, h5, h6, summary"
_DROPPED_ROLES = _names("navigation search menu menubar")
_PARAGRAPHS = _names("p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote pre figure figcaption article section")
_LINES = _names(
    "div li dt dd tr td th caption thead tbody tfoot header footer main aside address details summary form fieldset"
    " center legend body html hr"
)
# Classes of Bootstrap and Tailwind that hide; another that shows the node at some width takes them back.
_HIDING = _names("d-none hidden invisible visually-hidden sr-only")
_SHOWING = re.compile(r"(?:d-(?:\w+-)?|\w+:)(?:block|flex|grid|inline|table)\S*|visible-\S+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LONG_PARAGRAPH = 200
# A menu is a block of many short links and nothing else; links to other articles are longer.
_MENU_LINKS, _MENU_LINK_CHARS, _MENU_SHARE = 4, 40, 0.9
# A tag's name and its attributes, as browsers tell them apart.
_ATTRIBUTE = re.compile(r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+""")
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)((?:[\s/]*+{_ATTRIBUTE.pattern})*+)")
_MOST_ATTRIBUTES = 256
# Edges of blocks while the text is put together: neighbouring edges make one line feed, or one blank line.
_EDGE, _GAP = "\0", "\1"
_EDGES = re.compile(r"[ \n]*[\0\1][ \n\0\1]*")


def read_html(data: bytes, name: str) -> Read:
    """The visible text of a web page, in its order.

    Blocks become lines, paragraphs and headings stand between blank lines. Scripts, menus and forms are left out. The
    page's title becomes the first line where no line of the text says the same. The encoding that a page declares is
    not asked: it is wrong too often, and the bytes tell.

    Raises:
        DocumentRefused: If the bytes are no text, or the blocks lie too deep in one another.
    """
    tree = LexborHTMLParser(_TAG.sub(_without_many_attributes, decode(data, name=name)))
    try:
        body = _tidy("".join(_pieces(tree.body))) if tree.body is not None else ""
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    title_node = tree.css_first("head title")
    title = fold_space(title_node.text()) if title_node is not None else ""
    if title and body and not _says_title(body, title):
        body = f"{title}\n\n{body}"
    return Read(normalise_text(body))


def _without_many_attributes(tag: re.Match[str]) -> str:
    """The tag without attributes where it has more than any real page: the parser compares each with all others."""
    is_crowded = len(tag[2]) > _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(tag[2])) > _MOST_ATTRIBUTES
    return tag[1] if is_crowded else tag[0]


def _says_title(body: str, title: str) -> bool:
    """Whether a line of the body is the title, or the part of it before the site's name."""
    lowered = title.lower()
    lines = (line.strip().lower() for line in body.splitlines())
    return any(line and lowered.startswith(line) and (line == lowered or " " in line) for line in lines)


def _pieces(node: LexborNode) -> Iterator[str]:
    """The texts of a node's children in order, with line feeds where blocks begin and end."""
    child = node.first_child
    while child is not None:
        yield from _piece(child)
        child = child.next


def _piece(node: LexborNode) -> Iterator[str]:
    tag = node.tag
    if tag == "-text":
        yield re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")
    elif tag == "br":
        yield "\n"
    elif tag == "pre":
        yield _GAP + node.text() + _GAP
    elif tag is None or tag.startswith(("-", "_", "!")) or _is_dropped(node):
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
        yield from _pieces(node)
        yield around


def _is_dropped(node: LexborNode) -> bool:
    """Whether a node is not shown, or is a menu, a form, or what stands beside the article."""
    attributes = node.attributes
    is_heading = node.tag == "button" and (node.css_first(_HEADINGS) is not None or _is_in_heading(node))
    if (node.tag in _DROPPED and not is_heading) or _is_hidden(attributes.get("class") or ""):
        return True
    if "hidden" in attributes or (attributes.get("role") or "") in _DROPPED_ROLES:
        return True
    if _HIDDEN_STYLE.search(attributes.get("style") or "") or attributes.get("aria-hidden") == "true":
        return True
    if node.tag == "form":  # many portals wrap the whole page in one form
        return node.css_first("h1, article") is None and not _has_long_paragraph(node)
    if node.tag in ("footer", "aside"):
        return not _has_ancestor(node, "article")
    return node.tag in ("ul", "ol", "div", "table") and _is_menu(node)


def _is_hidden(classes: str) -> bool:
    """Whether the classes of a node hide it at every width of the screen."""
    named = classes.split()
    return not _HIDING.isdisjoint(named) and not any(map(_SHOWING.fullmatch, named))


def _is_in_heading(node: LexborNode) -> bool:
    """Whether a button is the text of a heading, by which a part of the page is opened: that part is read too."""
    return any(_has_ancestor(node, heading) for heading in _HEADINGS.split(", "))


def _has_long_paragraph(node: LexborNode) -> bool:
    return any(len(fold_space(p.text())) >= _LONG_PARAGRAPH for p in node.css("p, td, div"))


def _has_ancestor(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _is_menu(node: LexborNode) -> bool:
    links = [len(_SPACE.sub("", link.text())) for link in node.css("a")]
    if len(links) < _MENU_LINKS or sum(links) > _MENU_LINK_CHARS * len(links):
        return False
    return sum(links) >= _MENU_SHARE * len(_SPACE.sub("", node.text()))


def _list(node: LexborNode) -> Iterator[str]:
    """The items of a list, each on a line with the mark that a reader sees."""
    number = 0
    child = node.first_child
    while child is not None:
        if child.tag == "li" and not _is_dropped(child):
            number += 1
            item = _tidy("".join(_pieces(child)))
            yield f"{_EDGE}{f'{number}. ' if node.tag == 'ol' else '- '}{item}{_EDGE}" if item else ""
        else:
            yield from _piece(child)
        child = child.next


def _table(node: LexborNode) -> Iterator[str]:
    """The rows of a table; a row is one line where each of its cells is, else its cells follow one another."""
    for caption in node.css("caption"):
        yield _tidy("".join(_pieces(caption))) + _EDGE
    for row in _rows(node):
        cells = []
        child = row.first_child
        while child is not None:
            if child.tag in ("td", "th") and not _is_dropped(child):
                cells.append(_tidy("".join(_pieces(child))))
            child = child.next
        if any("\n" in cell for cell in cells):
            yield _GAP + _GAP.join(cell for cell in cells if cell) + _GAP
        elif any(cells):
            yield _EDGE + " | ".join(cells) + _EDGE


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    """The rows of this table and not of tables inside it."""
    child = node.first_child
    while child is not None:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        child = child.next


def _tidy(text: str) -> str:
    """The text with its edges as line feeds, no blanks around lines, at most one blank line together."""
    text = _EDGES.sub(lambda m: "\n\n" if _GAP in m[0] or m[0].count("\n") > 1 else "\n", text)
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
