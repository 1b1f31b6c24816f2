"""The headers and footers of a Word file: that of the first page may hold its letterhead or a stamp."""

from index.errors import Notice, notice
from index.readers.blocks import Block, paragraph
from index.readers.word.docx.names import child, children, inside, is_on, reference, value
from index.readers.word.docx.story import Document, Story
from index.readers.word.heads import head_of, said_in
from index.readers.word.package import Element, Link, Package

_KINDS = ("headerReference", "footerReference")


def head_of_first_page(
    package: Package, main: Element, links: dict[str, Link], document: Document
) -> tuple[list[Block], list[Notice]]:
    """What of the first page's header belongs to the text, a watermark's words too; what is left out of all others."""
    first = next(iter(inside(main, "sectPr")), None)
    is_first_only = is_on(child(first, "titlePg"))
    kind = "first" if is_first_only else "default"
    shown = next((reference(one) for one in children(first, _KINDS[0]) if value(one, "type") == kind), "")
    head: list[Block] = []
    left_out: dict[str, None] = {}
    for identifier in dict.fromkeys([shown, *(reference(one) for name in _KINDS for one in inside(main, name))]):
        part = package.xml(links[identifier].part) if identifier in links else None
        if part is None:
            continue
        with document.lists.apart():
            blocks = Story(part, document).read(part)
        if identifier == shown:
            kept = head_of(blocks, is_first_only=is_first_only)
            head = [*(paragraph(words) for words in _watermarks(part)), *kept]
            blocks = [block for block in blocks if not any(block is other for other in kept)]
        left_out |= dict.fromkeys(said_in(blocks))
    return head, [notice("left_out_repeated", text=text) for text in left_out]


def _watermarks(part: Element) -> list[str]:
    """The words that are drawn across the page."""
    words = (path.get("string", "").strip() for path in inside(part, "v:textpath"))
    return list(dict.fromkeys(filter(None, words)))
