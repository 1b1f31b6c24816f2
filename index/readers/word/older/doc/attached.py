"""What hangs on a paragraph of a Word 97 file: notes and text boxes ([MS-DOC] 2.8.16 f., 2.8.32, 2.8.36)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.readers.word.numbering import number
from index.readers.word.older.doc.file import Part, WordFile
from index.readers.word.older.doc.story import Document, read_apart
from index.readers.word.older.flat import Flat

_BOX, _SHAPE, _MARK = 22, 26, 2
_SHAPE_OF_BOX = 14
_NOTES = (
    ("notes", (Part.NOTE_MARKS, Part.NOTES), "decimal"),
    ("ends", (Part.END_MARKS, Part.ENDS), "lowerRoman"),
)
_GROUP, _SHAPE_HEAD, _IS_CONTAINER = 0xF003, 0xF00A, 0xF
_MAX_DEPTH = 32


def attach(file: WordFile, document: Document, main: Sequence[tuple[Flat, int, int]]) -> None:
    """Hang every note and text box on the paragraph that refers to it; what nothing refers to on the last."""
    if not main:
        return
    starts = [start for _, start, _ in main]
    for kind, parts, format in _NOTES:
        for position, mark, flats in _notes(file, document, parts, kind, format):
            flat = main[_at(starts, position)][0]
            (flat.notes if kind == "notes" else flat.last_notes).append((mark, flats))
    for place, flats in _boxes(file, document):
        main[-1 if place is None else _at(starts, place)][0].boxes.append(flats)


def _at(starts: Sequence[int], position: int) -> int:
    return max(bisect_right(starts, position) - 1, 0)


def _notes(
    file: WordFile, document: Document, parts: tuple[int, int], story: str, format: str
) -> Iterator[tuple[int, str, list[Flat]]]:
    """Where each note is referred to, its mark, and its paragraphs."""
    marks, _ = file.plc(parts[0], _MARK)
    ends, _ = file.plc(parts[1], 0)
    first = file.stories.start_of(story)
    for at, (position, start, end) in enumerate(zip(marks, ends, ends[1:], strict=False), 1):
        yield position, number(at, format), read_apart(document, first + start, first + end)


def _boxes(file: WordFile, document: Document) -> Iterator[tuple[int | None, list[Flat]]]:
    """Where each text box is anchored, and its paragraphs."""
    ends, records = file.plc(Part.BOXES, _BOX)
    first = file.stories.start_of("boxes")
    positions, shapes = file.plc(Part.SHAPES, _SHAPE)
    anchors = {struct.unpack_from("<I", shape)[0]: place for place, shape in zip(positions, shapes, strict=False)}
    groups = _groups(file.part(Part.DRAWINGS))
    for start, end, record in zip(ends, ends[1:], records, strict=False):
        (shape,) = struct.unpack_from("<I", record, _SHAPE_OF_BOX)
        flats = read_apart(document, first + start, first + end)
        if any(run.text.strip() for flat in flats for run in flat.runs):
            yield anchors.get(shape, anchors.get(groups.get(shape, 0))), flats


def _groups(data: bytes) -> dict[int, int]:
    """The outermost group of each shape: only that is anchored in the text ([MS-ODRAW] 2.2.16)."""
    found: dict[int, int] = {}
    pending: list[tuple[bytes, int | None, int]] = [(data, None, 0)]
    while pending:
        part, group, depth = pending.pop()
        for kind, is_container, inner in _records(part):
            if kind == _SHAPE_HEAD and len(inner) >= 4:
                found[struct.unpack_from("<I", inner)[0]] = group or 0
            elif is_container and depth < _MAX_DEPTH:
                of_group = _first_shape(inner) if kind == _GROUP and depth > 1 and group is None else group
                pending.append((inner, of_group, depth + 1))
    return found


def _first_shape(group: bytes) -> int | None:
    """The number of the shape that stands for a group: its first."""
    for _, is_container, inner in _records(group):
        heads = [head for kind, _, head in _records(inner) if kind == _SHAPE_HEAD] if is_container else []
        return struct.unpack_from("<I", heads[0])[0] if heads and len(heads[0]) >= 4 else None
    return None


def _records(data: bytes) -> Iterator[tuple[int, bool, bytes]]:
    """The drawing records that follow one another: kind, whether it holds others, content."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        if kind < 0xF000:  # between the drawings stands a byte that says which part of the text they are for
            at += 1
            continue
        yield kind, version & 0xF == _IS_CONTAINER, data[at + 8 : at + 8 + length]
        at += 8 + length
