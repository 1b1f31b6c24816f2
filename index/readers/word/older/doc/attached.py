"""What hangs on a paragraph of a Word 97 file: notes and text boxes ([MS-DOC] 2.8.16 f., 2.8.32, 2.8.36)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.readers.word.numbering import number
from index.readers.word.older.doc.drawings import groups
from index.readers.word.older.doc.file import Part, WordFile
from index.readers.word.older.doc.story import Document, read_apart
from index.readers.word.older.flat import Flat

_BOX, _SHAPE, _MARK = 22, 26, 2
_SHAPE_OF_BOX = 14
_NOTES = (
    ("notes", (Part.NOTE_MARKS, Part.NOTES), "decimal"),
    ("ends", (Part.END_MARKS, Part.ENDS), "lowerRoman"),
)


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


def boxes_of_headers(file: WordFile, document: Document) -> list[Flat]:
    """The paragraphs of the text boxes that hang on headers and footers."""
    return [flat for _, flats in _texts(file, document, Part.HEADER_BOXES, "header_boxes") for flat in flats]


def _texts(file: WordFile, document: Document, part: int, story: str) -> Iterator[tuple[int, list[Flat]]]:
    """The shape of each text box, and its paragraphs; of those that hold words."""
    ends, records = file.plc(part, _BOX)
    first = file.stories.start_of(story)
    for start, end, record in zip(ends, ends[1:], records, strict=False):
        flats = read_apart(document, first + start, first + end)
        if any(run.text.strip() for flat in flats for run in flat.runs):
            yield struct.unpack_from("<I", record, _SHAPE_OF_BOX)[0], flats


def _boxes(file: WordFile, document: Document) -> Iterator[tuple[int | None, list[Flat]]]:
    """Where each text box is anchored, and its paragraphs."""
    positions, shapes = file.plc(Part.SHAPES, _SHAPE)
    anchors = {struct.unpack_from("<I", shape)[0]: place for place, shape in zip(positions, shapes, strict=False)}
    outermost = groups(file.part(Part.DRAWINGS))
    for shape, flats in _texts(file, document, Part.BOXES, "boxes"):
        yield anchors.get(shape, anchors.get(outermost.get(shape, 0))), flats
