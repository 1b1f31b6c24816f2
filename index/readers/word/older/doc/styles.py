"""The styles and fonts of a Word 97 file ([MS-DOC] 2.9.271 STSH, 2.9.87 FFN)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.word.older.doc import sprms
from index.readers.word.older.doc.file import Part, WordFile

_PARAGRAPH, _CHARACTER, _TABLE, _LIST = 1, 2, 3, 4
_NONE = 0x0FFF
_MAX_BASES = 32
_FONT_NAME = 39
_EXTENDED = 0xFFFF


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name in lower case, its base, what it says of paragraphs, of runs and of tables."""

    name: str
    base: int
    paragraph: tuple[tuple[int, bytes], ...] = ()
    run: tuple[tuple[int, bytes], ...] = ()
    table: tuple[tuple[int, bytes], ...] = ()


class Styles:
    """The styles of a document by their numbers."""

    def __init__(self, file: WordFile) -> None:
        data = file.part(Part.STYLES)
        self._styles: dict[int, Style] = dict(_styles(data))
        self.default_font = struct.unpack_from("<H", data, 14)[0] if len(data) >= 16 else 0
        self._bases: dict[int, list[Style]] = {}

    def name(self, style: int) -> str:
        """What a style is called, in lower case."""
        return self._styles[style].name if style in self._styles else ""

    def with_bases(self, style: int) -> list[Style]:
        """A style after those that it is based on."""
        if style not in self._bases:
            found: list[Style] = []
            at = style
            while at in self._styles and len(found) < _MAX_BASES:
                found.insert(0, self._styles[at])
                at = self._styles[at].base
            self._bases[style] = found
        return self._bases[style]


def _styles(data: bytes) -> Iterator[tuple[int, Style]]:
    if len(data) < 6:
        return
    length, count, base_size = struct.unpack_from("<HHH", data)
    at = 2 + length
    for number in range(count):
        if at + 2 > len(data):
            return
        (size,) = struct.unpack_from("<H", data, at)
        if size:
            style = _style(data[at + 2 : at + 2 + size], base_size)
            if style is not None:
                yield number, style
        at += 2 + size + size % 2


def _style(data: bytes, base_size: int) -> Style | None:
    try:
        _, kind_and_base, count = struct.unpack_from("<HHH", data)
        (length,) = struct.unpack_from("<H", data, base_size)
    except struct.error:
        return None
    kind, base, count = kind_and_base & 0xF, kind_and_base >> 4, count & 0xF
    name = data[base_size + 2 : base_size + 2 + 2 * length].decode("utf-16-le", errors="replace").lower()
    parts = list(_parts(data, base_size + 4 + 2 * length, count))
    orders = {
        _PARAGRAPH: ("paragraph", "run"),
        _CHARACTER: ("run",),
        _TABLE: ("table", "paragraph", "run"),
        _LIST: ("paragraph",),
    }
    found = {
        order: tuple(sprms.sprms(part[2:] if order == "paragraph" else part))
        for order, part in zip(orders.get(kind, ()), parts, strict=False)
    }
    return Style(name, base, found.get("paragraph", ()), found.get("run", ()), found.get("table", ()))


def _parts(data: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        at += at % 2
        if at + 2 > len(data):
            return
        (size,) = struct.unpack_from("<H", data, at)
        yield data[at + 2 : at + 2 + size]
        at += 2 + size


def fonts(file: WordFile) -> list[str]:
    """The names of the fonts by their numbers."""
    data = file.part(Part.FONTS)
    if len(data) < 4:
        return []
    at = 6 if struct.unpack_from("<H", data)[0] == _EXTENDED else 4
    found = []
    while at < len(data):
        size = data[at]
        name = data[at + 1 + _FONT_NAME : at + 1 + size].decode("utf-16-le", errors="replace")
        found.append(name.split("\0")[0])
        at += 1 + size
    return found
