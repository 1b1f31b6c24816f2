"""The characters of a Word 97 file: pieces of its text stream, put together in order ([MS-DOC] 2.8.35, 2.9.38)."""

import struct
from bisect import bisect_right
from dataclasses import dataclass

from index.readers.letters.encodings import western
from index.readers.word.older.doc.file import Part, WordFile, plc

_COMPRESSED = 0x40000000
_PROPERTIES, _TABLE = 1, 2
_PIECE_BYTES = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that follow one another in the text stream.

    Attributes:
        start, end: Counted over all characters of the document.
        at: The place of the first in the stream.
        width: Bytes of a character: 1 in Windows-1252, 2 in UTF-16.
        changes: What was changed of its formatting, as sprms, by a program that saved in a hurry.
    """

    start: int
    end: int
    at: int
    width: int
    changes: bytes = b""


class Pieces:
    """All characters of a document."""

    def __init__(self, file: WordFile) -> None:
        changes, table = _parts(file.part(Part.PIECES))
        ends, records = plc(table, _PIECE_BYTES)
        self.pieces: list[Piece] = []
        texts: list[str] = []
        length = 0
        for start, end, record in zip(ends, ends[1:], records, strict=False):
            place, modifier = struct.unpack_from("<IH", record, 2)
            width = 1 if place & _COMPRESSED else 2
            at = place & ~_COMPRESSED
            at = at // 2 if width == 1 else at
            text = _decoded(file.text[at : at + (end - start) * width], width)
            if start != length or len(text) != end - start:
                break
            changed = changes[modifier >> 1] if modifier & 1 and modifier >> 1 < len(changes) else b""
            self.pieces.append(Piece(start, end, at, width, changed))
            texts.append(text)
            length = end
        self.text = "".join(texts)
        self._starts = [piece.start for piece in self.pieces]

    def piece_at(self, position: int) -> Piece:
        """The piece that holds a character."""
        return self.pieces[max(bisect_right(self._starts, position) - 1, 0)]

    def place_of(self, position: int) -> int:
        """Where a character stands in the stream."""
        piece = self.piece_at(position)
        return piece.at + (position - piece.start) * piece.width


def _parts(data: bytes) -> tuple[list[bytes], bytes]:
    """The changes that pieces refer to, and the table of the pieces."""
    changes: list[bytes] = []
    at = 0
    while at + 3 <= len(data) and data[at] == _PROPERTIES:
        (length,) = struct.unpack_from("<h", data, at + 1)
        changes.append(data[at + 3 : at + 3 + max(length, 0)])
        at += 3 + max(length, 0)
    return changes, data[at + 5 :] if at < len(data) and data[at] == _TABLE else b""


def _decoded(data: bytes, width: int) -> str:
    """One character for each unit: halves of a pair are put together where the text is."""
    if width == 1:
        return western(data)
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
