"""Two columns that were made with tabs, as the head of a paper and its end often are: told apart as a table's cells."""

import re
from collections.abc import Iterator, Sequence

from index.readers.blocks import Block, Paragraph, Table, TableCell, paragraph

_GAP = re.compile("[ \xa0]*\t[ \xa0\t]*|[ \xa0]{4,}")
_HEAD, _END = 12, 30
_LEAST = 2
_LONGEST = 160


def with_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines of two columns at the beginning and the end of the paper as a table without lines.

    The right column begins in capitals, the state's name or the signer's office, and at least two lines have words in
    both. Between and after them the left one may go on alone with those who receive the paper.
    """
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        near = at < _HEAD or at >= len(blocks) - _END
        lines = list(_lines(blocks[at : at + _END])) if near else []
        if sum(all(line) for line in lines) >= _LEAST:
            made.append(_table(lines))
            at += len(lines)
        else:
            made.append(blocks[at])
            at += 1
    return made


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """What stands in the left and in the right column of each of the lines that begin these blocks."""
    has_begun = False
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            return
        left, *right = map(str.strip, _GAP.split(block.text.rstrip()))
        if has_begun and not right and left.startswith("-"):
            yield left, ""
        elif len(right) == 1 and (has_begun or right[0].isupper()):
            has_begun = True
            yield left, right[0]
        else:
            return


def _table(lines: Sequence[tuple[str, str]]) -> Table:
    left = tuple(paragraph(line, after_gap=False) for line, _ in lines if line)
    right = tuple(paragraph(line, after_gap=False) for _, line in lines if line)
    return Table((TableCell(left, 0, 0), TableCell(right, 0, 1)), is_ruled=False)
