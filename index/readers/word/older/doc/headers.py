"""Headers and footers of a Word 97 file ([MS-DOC] 2.8.22 Plcfhdd, 2.9.245 Sepx)."""

import struct

from index.readers.word.older.doc import sprms
from index.readers.word.older.doc.attached import boxes_of_headers
from index.readers.word.older.doc.drawings import drawn_words
from index.readers.word.older.doc.file import Part, WordFile
from index.readers.word.older.doc.story import Document, read_apart
from index.readers.word.older.flat import Flat, Headers
from index.readers.word.runs import Run

_SECTION = 12
_SEPARATORS, _OF_SECTION = 6, 6
_ODD, _FIRST = 1, 4


def headers_of(file: WordFile, document: Document) -> Headers:
    """The paragraphs of all headers and footers."""
    positions, _ = file.plc(Part.HEADERS, 0)
    start = file.stories.start_of("headers")
    stories = [
        read_apart(document, start + first, start + last)
        for first, last in zip(positions[_SEPARATORS:-2], positions[_SEPARATORS + 1 : -1], strict=True)
    ]
    is_first_only = _has_first_header(file)
    first = _FIRST if is_first_only else _ODD
    shown = range(_OF_SECTION) if is_first_only else range(_FIRST)
    others = [flats for at, flats in enumerate(stories) if at != first and at % _OF_SECTION in shown]
    words = [Flat([Run(words)]) for words in drawn_words(file.part(Part.DRAWINGS))]
    own = stories[first] if first < len(stories) else []
    return Headers([*words, *own, *boxes_of_headers(file, document)], others, is_first_only)


def _has_first_header(file: WordFile) -> bool:
    """Whether the first section's first page has a header of its own."""
    for record in file.plc(Part.SECTIONS, _SECTION)[1][:1]:
        (at,) = struct.unpack_from("<I", record, 2)
        if at + 2 <= len(file.text):
            (length,) = struct.unpack_from("<H", file.text, at)
            said = dict(sprms.sprms(file.text[at + 2 : at + 2 + length]))
            return any(said.get(sprms.HAS_FIRST_HEADER, b""))
    return False
