"""The formatting of paragraphs and of runs, which pages of the text stream keep ([MS-DOC] 2.8.5, 2.8.6, 2.9.33 f.)."""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

from index.readers.word.older.doc import sprms
from index.readers.word.older.doc.file import Part, WordFile
from index.readers.word.older.doc.pieces import Pieces

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_PARAGRAPH_RECORD = 13
_HUGE = (sprms.HUGE, sprms.HUGE_OLD, sprms.HUGE_TABLE)


class Formatting:
    """What the file says of each character and of each mark that ends a paragraph."""

    def __init__(self, file: WordFile, pieces: Pieces) -> None:
        self._data = file.data
        self._pieces = pieces
        self._paragraphs = _Stretches(file, Part.PARAGRAPHS, _paragraph_properties)
        self._runs = _Stretches(file, Part.RUNS, _run_properties)

    def of_paragraph(self, mark: int) -> tuple[int, list[tuple[int, bytes]]]:
        """The style and the sprms of the paragraph that ends with the character at this position."""
        found = self._paragraphs.at(self._pieces.place_of(mark))
        style = struct.unpack_from("<H", found)[0] if len(found) >= 2 else 0
        said = [*sprms.sprms(found[2:]), *sprms.sprms(self._pieces.piece_at(mark).changes)]
        return style, [inner for code, operand in said for inner in self._unfolded(code, operand)]

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, list[tuple[int, bytes]]]]:
        """The stretches of like formatting between two positions, with their sprms."""
        position = start
        while position < end:
            piece = self._pieces.piece_at(position)
            place = piece.at + (position - piece.start) * piece.width
            found, until = self._runs.stretch(place)
            last = min(piece.end, end)
            if until is not None:
                last = min(last, position + max((until - place) // piece.width, 1))
            yield position, last, [*sprms.sprms(found), *sprms.sprms(piece.changes)]
            position = last

    def _unfolded(self, code: int, operand: bytes) -> list[tuple[int, bytes]]:
        """The sprms that stand in the data stream, where one refers to them."""
        if code not in _HUGE:
            return [(code, operand)]
        at = sprms.number(operand)
        if at + 2 > len(self._data):
            return []
        (length,) = struct.unpack_from("<H", self._data, at)
        return list(sprms.sprms(self._data[at + 2 : at + 2 + length]))


class _Stretches:
    """Stretches of the text stream with their properties."""

    def __init__(self, file: WordFile, part: int, properties: Callable[[bytes, int, int], bytes]) -> None:
        found: dict[int, tuple[int, bytes]] = {}
        for record in file.plc(part, 4)[1]:
            at = (struct.unpack("<I", record)[0] & _PAGE_NUMBER) * _PAGE
            page = file.text[at : at + _PAGE]
            if len(page) == _PAGE:
                found |= _stretches_of(page, properties)
        self._starts = sorted(found)
        self._found = found

    def stretch(self, place: int) -> tuple[bytes, int | None]:
        """The properties at a place of the stream and where the stretch ends; where none is, where the next begins."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0:
            end, properties = self._found[self._starts[at]]
            if place < end:
                return properties, end
        return b"", self._starts[at + 1] if at + 1 < len(self._starts) else None

    def at(self, place: int) -> bytes:
        """The properties at a place of the stream."""
        return self.stretch(place)[0]


def _stretches_of(
    page: bytes, properties: Callable[[bytes, int, int], bytes]
) -> Iterator[tuple[int, tuple[int, bytes]]]:
    count = page[-1]
    if 4 * (count + 1) > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for at in range(count):
        yield places[at], (places[at + 1], properties(page, 4 * (count + 1), at))


def _paragraph_properties(page: bytes, records: int, at: int) -> bytes:
    """The style, two bytes, and the sprms."""
    where = records + _PARAGRAPH_RECORD * at
    start = 2 * page[where] if where < _PAGE else 0
    if start == 0:
        return b""
    if page[start]:
        return page[start + 1 : start + 2 * page[start]]
    length = 2 * page[start + 1] if start + 1 < _PAGE else 0
    return page[start + 2 : start + 2 + length]


def _run_properties(page: bytes, records: int, at: int) -> bytes:
    where = records + at
    start = 2 * page[where] if where < _PAGE else 0
    return page[start + 1 : start + 1 + page[start]] if start else b""
