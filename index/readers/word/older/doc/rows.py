"""How a row of a table is drawn, as the sprms of its end say ([MS-DOC] 2.6.3, 2.9.316 TDefTableOperand)."""

import struct
from collections.abc import Sequence

from index.readers.word.older.doc import sprms
from index.readers.word.older.flat import CellShape, RowShape

_CELL_BYTES = 20
_FIRST_BORDER = 4
_TAKEN, _GOES_ON, _BEGINS = 0x0002, 0x0020, 0x0040
_SIDES = ("top", "left", "bottom", "right")
_OLD_BORDER, _BORDER = 4, 8
_NIL = 0xFF


def row_shape(said: Sequence[tuple[int, bytes]]) -> RowShape:
    """The shape of the row whose end has these sprms, those of its table's style before them."""
    definition, is_heading = b"", False
    drawn: dict[str, bool] = {}
    changed: dict[int, dict[str, bool]] = {}
    down: dict[int, int] = {}
    for code, operand in said:
        match code:
            case sprms.TABLE:
                definition = operand
            case sprms.HEADING:
                is_heading = bool(operand[0])
            case sprms.BORDERS_80:
                drawn |= _borders(operand, _OLD_BORDER, 1)
            case sprms.BORDERS:
                drawn |= _borders(operand, _BORDER, 5)
            case sprms.CELL_BORDERS_80 if len(operand) >= 3 + _OLD_BORDER:
                _change(changed, operand, is_drawn=_is_drawn(operand[3:], 1) is True)
            case sprms.CELL_BORDERS if len(operand) >= 3 + _BORDER:
                _change(changed, operand, is_drawn=_is_drawn(operand[3:], 5) is True)
            case sprms.MERGE_DOWN if len(operand) >= 2:
                down[operand[0]] = operand[1]
    return _shape(definition, is_heading, drawn, changed, down)


def _shape(
    definition: bytes,
    is_heading: bool,
    drawn: dict[str, bool],
    changed: dict[int, dict[str, bool]],
    down: dict[int, int],
) -> RowShape:
    count = definition[0] if definition else 0
    if len(definition) < 1 + 2 * (count + 1):
        return RowShape(is_heading=is_heading)
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    cells = []
    for at in range(count):
        start = 1 + 2 * (count + 1) + at * _CELL_BYTES
        record = definition[start : start + _CELL_BYTES].ljust(_CELL_BYTES, b"\xff" if at else b"\0")
        flags = struct.unpack_from("<H", record)[0] if start + 2 <= len(definition) else 0
        merge = down.get(at, 3 if flags & _BEGINS else 1 if flags & _GOES_ON else 0)
        sides = _sides(record, at, count, drawn) | changed.get(at, {})
        cells.append(CellShape(edges[at + 1], sum(sides.values()), merge == 1, bool(flags & _TAKEN)))
    return RowShape(edges[0], tuple(cells), is_heading)


def _sides(record: bytes, at: int, count: int, drawn: dict[str, bool]) -> dict[str, bool]:
    """Which sides of a cell have a line: its own say, else the table's."""
    sides = {}
    for number, side in enumerate(_SIDES):
        own = _is_drawn(record[_FIRST_BORDER + number * _OLD_BORDER :], 1)
        if own is None:
            inner = "inside_v" if (side == "left" and at) or (side == "right" and at < count - 1) else side
            own = drawn.get(inner, False) or (side in ("top", "bottom") and drawn.get("inside_h", False))
        sides[side] = own
    return sides


def _borders(operand: bytes, size: int, kind: int) -> dict[str, bool]:
    """Which lines a table has, in the order of the format."""
    names = (*_SIDES, "inside_h", "inside_v")
    return {name: _is_drawn(operand[at * size :], kind) is True for at, name in enumerate(names)}


def _is_drawn(border: bytes, kind: int) -> bool | None:
    """Whether a border is a line; None where it leaves that to the table.

    Args:
        kind: The place of the byte that says what line it is: 1 in the old form, 5 in the newer one.
    """
    if kind >= len(border) or border[kind] == _NIL or not any(border[: kind + 1]):
        return None
    return border[kind] != 0


def _change(changed: dict[int, dict[str, bool]], operand: bytes, *, is_drawn: bool) -> None:
    """Note that the cells from one to before another have a line on some sides, or none."""
    first, last, sides = operand[0], operand[1], operand[2]
    named = {side: is_drawn for number, side in enumerate(_SIDES) if sides & (1 << number)}
    for cell in range(first, min(last, first + 64)):
        changed[cell] = changed.get(cell, {}) | named
