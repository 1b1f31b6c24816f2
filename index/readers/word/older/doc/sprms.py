"""Single property modifiers: what differs from a style, as a row of codes with operands ([MS-DOC] 2.2.5, 2.6)."""

import struct
from collections.abc import Iterator

# Paragraphs.
STYLE, CENTRED_80, CENTRED, LEVEL, LIST = 0x4600, 0x2403, 0x2461, 0x260A, 0x460B
IN_TABLE, ROW_END, DEPTH, DEPTH_CHANGE, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x664A, 0x244B, 0x244C
HUGE, HUGE_OLD, HUGE_TABLE = 0x6646, 0x6645, 0x646B
# Characters.
DELETED, SPECIAL, HIDDEN, CAPITALS, FONT, STYLE_OF_RUN = 0x0800, 0x0855, 0x083C, 0x083B, 0x4A4F, 0x4A30
SYMBOL, RAISED, PLAIN, FIELD_HIDDEN = 0x6A09, 0x2A48, 0x2A33, 0x0802
# Rows of tables.
TABLE, HEADING, BORDERS_80, BORDERS, MERGE_DOWN = 0xD608, 0x3404, 0xD605, 0xD613, 0xD62B
CELL_BORDERS_80, CELL_BORDERS, STYLE_OF_TABLE = 0xD620, 0xD62F, 0x563A
# Sections.
HAS_FIRST_HEADER = 0x300A

_TABS = 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_VARIABLE = 6


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The code and operand of each; where the row is damaged, those before."""
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if code >> 13 == _VARIABLE:
            size, skipped = _variable(code, data, at)
            at += skipped
        if size < 0 or at + size > len(data):
            return
        yield code, data[at : at + size]
        at += size


def _variable(code: int, data: bytes, at: int) -> tuple[int, int]:
    """How long an operand is that says it itself, and how many bytes say it; -1 where they are missing."""
    if code == TABLE:
        return (struct.unpack_from("<H", data, at)[0] - 1, 2) if at + 2 <= len(data) else (-1, 0)
    if code == _TABS and data[at] == 255 and at + 1 < len(data):
        deleted = data[at + 1]
        added = data[at + 2 + 4 * deleted] if at + 2 + 4 * deleted < len(data) else 0
        return 2 + 4 * deleted + 3 * added, 1
    return data[at], 1


def number(operand: bytes) -> int:
    """An operand as a number without a sign."""
    return int.from_bytes(operand, "little")
