"""The header of a paper's first page: what repeats on every page is left out, a letterhead or a stamp is not."""

import re
from collections.abc import Sequence

from index.readers.blocks import Block, Paragraph
from index.readers.word.flow import lines_of

_LETTERHEAD_LINES = 3
_STAMP_WORDS = 5
_WORD = re.compile(r"[^\W\d_]")


def head_of(blocks: Sequence[Block], *, is_first_only: bool) -> list[Block]:
    """What of a header belongs to the text.

    That is all of one that only the first page has, and of one of so many lines that it is a letterhead; else tables,
    and lines in capitals, which are stamps ("MẬT") or names.
    """
    whole = is_first_only or len(blocks) >= _LETTERHEAD_LINES
    return [block for block in blocks if _WORD.search(_said(block)) and (whole or _is_stamp(block))]


def said_in(blocks: Sequence[Block]) -> list[str]:
    """The lines of a header or footer that hold words."""
    return [line.text.strip() for line in lines_of(blocks) if _WORD.search(line.text)]


def _said(block: Block) -> str:
    return " ".join(line.text for line in lines_of([block]))


def _is_stamp(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return True
    return block.text.isupper() and len(block.text.split()) <= _STAMP_WORDS
