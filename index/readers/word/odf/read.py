"""OpenDocument texts (.odt, .ott; OpenDocument 1.3): paragraphs, lists, tables, notes and boxes in order."""

from index.errors import DocumentRefused, Notice, notice
from index.readers.blocks import Block
from index.readers.types import Read
from index.readers.word.columns import with_columns
from index.readers.word.heads import head_of, said_in
from index.readers.word.left_out import told
from index.readers.word.odf.lists import Lists
from index.readers.word.odf.names import child, full, inside, value
from index.readers.word.odf.story import Story
from index.readers.word.odf.styles import Styles
from index.readers.word.package import Element, Package, open_package
from index.readers.word.runs import Texts, in_known_letters
from index.readers.writing import written

_HEADER = "style:header"
_PARTS = ("style:header-first", "loext:header-first", _HEADER, "style:footer")


def read_odt(data: bytes, name: str) -> Read:
    """The text of an OpenDocument text, as it is shown; see `read_docx`.

    Raises:
        DocumentRefused: If the file is damaged, unpacks too large, or is no text.
    """
    package = open_package(data, name)
    content = package.xml("content.xml")
    body = child(content, "office:body", "office:text")
    if content is None or body is None:
        raise DocumentRefused("file_damaged", file=name)
    try:
        return in_known_letters(lambda texts: _read(package, content, body, texts))
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error


def _read(package: Package, content: Element, body: Element, texts: Texts) -> Read:
    pages = package.xml("styles.xml")
    story = Story(Styles(content, pages), Lists(content, pages), texts)
    head, left_out = _head(pages, body, story)
    blocks = story.read(body)
    story.leave_out("comments", len(inside(body, "office:annotation")))
    story.leave_out("deleted", len(inside(body, "text:deletion")))
    left_out = [*left_out, *told(story.left_out), *package.damaged]
    return written(with_columns([*head, *blocks]), left_out=left_out)


def _head(pages: Element | None, body: Element, story: Story) -> tuple[list[Block], list[Notice]]:
    """What of the first page's header belongs to the text; what is left out of all others."""
    masters = {value(master, "style:name"): master for master in inside(pages, "style:master-page")}
    paragraph = next((one for one in body.iter() if value(one, "text:style-name") is not None), None)
    begun = story.styles.own("paragraph", value(paragraph, "text:style-name"), "style:master-page-name")
    page = masters.get(begun or "Standard")
    headers = [header for part in _PARTS for header in inside(pages, part)]
    own = [header for header in headers if header.getparent() is page]
    is_first_only = len(own) > 0 and (own[0].tag != full(_HEADER) or value(page, "style:next-style-name") is not None)
    head: list[Block] = []
    left_out: dict[str, None] = {}
    for header in headers:
        blocks = story.read(header)
        if header is next(iter(own), None):
            head = head_of(blocks, is_first_only=is_first_only)
            blocks = [block for block in blocks if not any(block is other for other in head)]
        left_out |= dict.fromkeys(said_in(blocks))
    return head, [notice("left_out_repeated", text=text) for text in left_out]
