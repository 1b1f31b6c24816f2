"""Two columns that were made with tabs, as the head of a paper and its end often are: told apart as a table's cells."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.readers.blocks import Block, Paragraph, Table, TableCell, paragraph

_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{4,}")
_HEAD, _END = 12, 30
_LONGEST = 160


def with_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines of two columns at the beginning and the end of the paper as a table without lines."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        near = at < _HEAD or at >= len(blocks) - _END
        lines = list(takewhile(lambda parts: parts is not None, map(_parted, blocks[at : at + _END]))) if near else []
        both = sum(parts is not None and all(parts) for parts in lines)
        if both >= 2 and all(lines[0] or ()):
            made.append(_table([parts for parts in lines if parts is not None]))
            at += len(lines)
        else:
            made.append(blocks[at])
            at += 1
    return made


def _parted(block: Block) -> tuple[str, str] | None:
    """What stands in the left and in the right column of a line; None for a line that has no columns."""
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
        return None
    left, *right = _GAP.split(block.text.rstrip())
    return (left.strip(), right[0].strip()) if len(right) == 1 else None


def _table(lines: Sequence[tuple[str, str]]) -> Table:
    left = tuple(paragraph(line, after_gap=False) for line, _ in lines if line)
    right = tuple(paragraph(line, after_gap=False) for _, line in lines if line)
    return Table((TableCell(left, 0, 0), TableCell(right, 0, 1)), is_ruled=False)
