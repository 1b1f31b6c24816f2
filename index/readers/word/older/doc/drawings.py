"""The drawings of a Word 97 file: which shapes are grouped, words, pictures ([MS-ODRAW], [MS-DOC] 2.9.172)."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST_KIND, _DRAWING = 0xF000, 0xF002
_GROUP, _SHAPE, _PROPERTIES, _IS_CONTAINER = 0xF003, 0xF00A, 0xF00B, 0xF
_MAX_DEPTH = 32
_OF_HEADERS = 1
_WORDS, _IS_COMPLEX = 0x00C0, 0x8000
_PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*")
_PICTURES = (0xF01D, 0xF01E, 0xF029, 0xF02A)
_BEFORE_PICTURE = (17, 33)
"""Bytes between the head of a record and its picture: one or two digests, and a mark."""
_HEAD = 8


@dataclass(frozen=True, slots=True)
class _Record:
    """A drawing record: its kind, the number beside it, whether it holds others, its content."""

    kind: int
    instance: int
    is_container: bool
    content: bytes


def groups(data: bytes) -> dict[int, int]:
    """The outermost group of each shape, 0 for one in none: only that is anchored in the text."""
    found: dict[int, int] = {}
    pending: list[tuple[bytes, int | None, int]] = [(part, None, 0) for _, part in _drawings(data)]
    while pending:
        part, group, depth = pending.pop()
        for record in _records(part):
            if record.kind == _SHAPE and len(record.content) >= 4:
                found[struct.unpack_from("<I", record.content)[0]] = group or 0
            elif record.is_container and depth < _MAX_DEPTH:
                is_group = record.kind == _GROUP and depth > 0 and group is None  # the outermost is the whole drawing
                pending.append((record.content, _first_shape(record) if is_group else group, depth + 1))
    return found


def drawn_words(data: bytes) -> list[str]:
    """The words that are drawn across the pages, as a watermark or a stamp is."""
    found: list[str] = []
    pending = [(part, 0) for label, part in _drawings(data) if label == _OF_HEADERS]
    while pending:
        part, depth = pending.pop(0)
        for record in _records(part):
            if record.kind == _PROPERTIES:
                found += _words(record)
            elif record.is_container and depth < _MAX_DEPTH:
                pending.append((record.content, depth + 1))
    return list(dict.fromkeys(found))


def pictures(stream: bytes) -> Iterator[bytes]:
    """JPEG, PNG and TIFF pictures of a stream, in order."""
    end = 0
    for found in _PICTURE.finditer(stream):
        at = found.start()
        if at < end:
            continue
        for between in _BEFORE_PICTURE:
            head = at - between - _HEAD
            if head >= 0:
                kind, length = struct.unpack_from("<HI", stream, head + 2)
                if kind in _PICTURES and head + _HEAD + length <= len(stream):
                    end = head + _HEAD + length
                    yield stream[at:end]
                    break


def _drawings(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The drawings of the main text (0) and of the headers (1)."""
    at = 0
    while at + 9 <= len(data):
        label = data[at]
        has_label = struct.unpack_from("<H", data, at + 3)[0] == _DRAWING
        start = at + 1 if has_label else at
        kind, length = struct.unpack_from("<HI", data, start + 2)
        if kind < _FIRST_KIND:
            return
        if has_label:
            yield label, data[start + 8 : start + 8 + length]
        at = start + 8 + length


def _first_shape(group: _Record) -> int | None:
    """The number of the shape that stands for a group: its first."""
    for record in _records(group.content):
        heads = [head.content for head in _records(record.content) if head.kind == _SHAPE]
        return struct.unpack_from("<I", heads[0])[0] if heads and len(heads[0]) >= 4 else None
    return None


def _words(record: _Record) -> Iterator[str]:
    """The words among the properties of a shape, whose long values follow the table of all."""
    table = min(6 * record.instance, len(record.content) // 6 * 6)
    at = table
    for start in range(0, table, 6):
        number, value = struct.unpack_from("<HI", record.content, start)
        if number & _IS_COMPLEX:
            if number & 0x3FFF == _WORDS:
                words = record.content[at : at + value].decode("utf-16-le", errors="replace").strip("\0 \r\n")
                yield from filter(None, [words])
            at += value


def _records(data: bytes) -> Iterator[_Record]:
    """The records that follow one another."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        if kind < _FIRST_KIND:
            return
        yield _Record(kind, version >> 4, version & 0xF == _IS_CONTAINER, data[at + 8 : at + 8 + length])
        at += 8 + length
