"""The header of a Word file's first page: what repeats on every page is left out, a letterhead or stamp is not."""

import re
from collections.abc import Sequence

from index.errors import Notice, notice
from index.readers.blocks import Block, Paragraph, paragraph
from index.readers.word.docx.names import child, children, inside, is_on, reference, value
from index.readers.word.docx.story import Document, Story
from index.readers.word.package import Element, Link, Package

_LETTERHEAD_LINES = 3
_STAMP_WORDS = 5
_WORD = re.compile(r"[^\W\d_]")


def head_of_first_page(
    package: Package, main: Element, links: dict[str, Link], document: Document
) -> tuple[list[Block], list[Notice]]:
    """What of headers belongs to the text, and what is left out of them and of footers.

    The text begins with the header that only the first page has, with one of so many lines that it is a letterhead,
    with a line in capitals, which is a stamp ("MẬT") or a name, and with the words of a watermark.
    """
    sections = inside(main, "sectPr")
    first = sections[0] if sections else None
    own = is_on(child(first, "titlePg"))
    shown = {(kind, value(one, "type")): reference(one) for kind in _KINDS for one in children(first, kind)}
    wanted = shown.get(("headerReference", "first" if own else "default"))
    head: list[Block] = []
    left_out: dict[str, None] = {}
    for identifier in dict.fromkeys([wanted, *(reference(one) for kind in _KINDS for one in inside(main, kind))]):
        part = package.xml(links[identifier].part) if identifier in links else None
        if part is None:
            continue
        with document.lists.apart():
            blocks = Story(part, document).read(part)
        if identifier == wanted:
            kept = blocks if own or len(blocks) >= _LETTERHEAD_LINES else [one for one in blocks if _is_stamp(one)]
            kept = [one for one in kept if not isinstance(one, Paragraph) or _WORD.search(one.text)]
            head = [*(paragraph(words) for words in _watermarks(part)), *kept]
            blocks = [one for one in blocks if not any(one is other for other in kept)]
        left_out |= dict.fromkeys(_said(blocks))
    return head, [notice("left_out_repeated", text=text) for text in left_out]


_KINDS = ("headerReference", "footerReference")


def _is_stamp(block: Block) -> bool:
    """Whether a line of a header is no running title; a table is none."""
    if not isinstance(block, Paragraph):
        return True
    return block.text.isupper() and len(block.text.split()) <= _STAMP_WORDS


def _watermarks(part: Element) -> list[str]:
    """The words that are drawn across the page."""
    words = (path.get("string", "").strip() for path in inside(part, "v:textpath"))
    return list(dict.fromkeys(filter(None, words)))


def _said(blocks: Sequence[Block]) -> list[str]:
    lines = [block.text if isinstance(block, Paragraph) else _row(block) for block in blocks]
    return [line.strip() for line in lines if _WORD.search(line)]


def _row(block: Block) -> str:
    return "" if isinstance(block, Paragraph) else " | ".join(cell.text for cell in block.cells if cell.text)
