"""The streams of a Word 97 file and the table of its parts, the FIB ([MS-DOC] 2.1, 2.5)."""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import olefile

from index.errors import DocumentRefused
from index.readers.kinds.containers import is_encrypted

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_OLDEST = 0x00C1
_SECOND_TABLE = 0x0200
_LENGTHS, _PARTS = 0x4C, 0x9A
COMMENT_BYTES = 30
_MAX_STREAM = 256 * 1024 * 1024


class Part:
    """The places of what is read in the table of parts, as the FIB counts them."""

    STYLES, NOTE_MARKS, NOTES, COMMENTS, SECTIONS, HEADERS = 1, 2, 3, 4, 6, 11
    RUNS, PARAGRAPHS, FONTS, PIECES, SHAPES = 12, 13, 15, 33, 40
    END_MARKS, ENDS, DRAWINGS, BOXES, HEADER_BOXES, LISTS, LIST_USES = 46, 47, 50, 56, 58, 73, 74


@dataclass(frozen=True, slots=True)
class Stories:
    """How many characters each part of the text has, in their order."""

    main: int
    notes: int
    headers: int
    macros: int
    comments: int
    ends: int
    boxes: int
    header_boxes: int

    def start_of(self, name: str) -> int:
        """The first character of a part, counted over all."""
        start = 0
        for at in self.__slots__:
            if at == name:
                return start
            start += getattr(self, at)
        raise KeyError(name)


class WordFile:
    """An opened Word file.

    Attributes:
        text: The stream with the characters and the pages of formatting.
        data: The stream with what is too large for those pages; empty where there is none.
        stories: How the characters are shared out.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                self._read(ole)
        except (OSError, ValueError, IndexError, struct.error, RecursionError) as error:
            raise DocumentRefused("file_damaged", file=name) from error

    def _read(self, ole: "olefile.OleFileIO[bytes]") -> None:
        if ole.get_type("WordDocument") != olefile.STGTY_STREAM:
            raise DocumentRefused("file_of_other_kind", file=self.name, kind="OLE")
        self.text = _stream(ole, "WordDocument")
        magic, version = struct.unpack_from("<HH", self.text)
        (flags,) = struct.unpack_from("<H", self.text, 0x0A)
        if is_encrypted(self.text):
            raise DocumentRefused("file_encrypted", file=self.name)
        if magic == _WORD_6 or (magic == _WORD_97 and version < _OLDEST):
            raise DocumentRefused("word_too_old", file=self.name)
        if magic != _WORD_97:
            raise DocumentRefused("file_damaged", file=self.name)
        self.data = _stream(ole, "Data")
        self._table = _stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table")
        self.stories = Stories(*struct.unpack_from("<8i", self.text, _LENGTHS))
        (self._parts,) = struct.unpack_from("<H", self.text, _PARTS - 2)

    def place(self, part: int) -> tuple[int, int]:
        """Where a part begins and ends in the table stream; nothing of it where the file has none."""
        if part >= self._parts:
            return 0, 0
        start, length = struct.unpack_from("<II", self.text, _PARTS + 8 * part)
        return start, min(start + length, len(self._table))

    def part(self, part: int, *, from_end: bool = False) -> bytes:
        """The bytes of a part; `from_end` those that follow it."""
        start, end = self.place(part)
        if from_end:
            return self._table[end:] if end > start else b""
        return self._table[start:end]

    def plc(self, part: int, size: int) -> tuple[Sequence[int], list[bytes]]:
        """A part that is a PLC: n + 1 positions, and n records of this size."""
        return plc(self.part(part), size)


def plc(data: bytes, size: int) -> tuple[Sequence[int], list[bytes]]:
    """The n + 1 positions of a PLC and its n records of this size ([MS-DOC] 2.2.2)."""
    count = max((len(data) - 4) // (4 + size), 0)
    if not count:
        return (), []
    start = 4 * (count + 1)
    records = [data[at : at + size] for at in range(start, start + count * size, size)] if size else [b""] * count
    return struct.unpack_from(f"<{count + 1}i", data), records


def _stream(ole: "olefile.OleFileIO[bytes]", name: str) -> bytes:
    if ole.get_type(name) != olefile.STGTY_STREAM:
        return b""
    if ole.get_size(name) > _MAX_STREAM:
        raise ValueError(name)
    with ole.openstream(name) as stream:
        return bytes(stream.read())
