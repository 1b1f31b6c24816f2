"""The parts of a paper while they are found, and where quotations end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.layout import Span
from index.structure.outline.blocks import Block
from index.structure.outline.marks import PAPER_RANK, Mark, PartKind

_QUOTED_BLOCKS = 80
_CLOSES_QUOTE = re.compile(r"[”\"»]\s*[.;,]*\s*$")
_CLOSE_CHARS = 6


@dataclass(slots=True)
class Node:
    """A part that is being found.

    Attributes:
        is_open: Whether what it says is still to come, below its line.
        filled: Whether anything stands below that line.
        bulleted: Whether bullets do.
        articles: The number of the last article, of a paper.
        lists: The last number of each list in it, by its style.
    """

    mark: Mark
    start: int
    end: int
    heading: Span
    parent: int | None
    quoted: bool = False
    is_open: bool = False
    filled: bool = False
    bulleted: bool = False
    articles: int = 0
    lists: dict[str, int] = field(default_factory=dict)


def quotes_closed(text: str, blocks: Sequence[Block]) -> list[int]:
    """For each block the place of the next one that ends with a quotation mark; its own where none is near."""
    closed = [0] * len(blocks)
    following: int | None = None
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if _CLOSES_QUOTE.search(text, max(block.start + 1, block.end - _CLOSE_CHARS), block.end):
            following = at
        closed[at] = following if following is not None and following - at <= _QUOTED_BLOCKS else at
    return closed


def whole_text() -> Node:
    """What the outermost parts belong to."""
    return Node(Mark(PartKind.PAPER, "", PAPER_RANK - 1), 0, 0, Span(0, 0), None)
