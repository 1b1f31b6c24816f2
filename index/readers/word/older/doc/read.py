"""Word files of 1997 to 2003 (.doc, .dot; [MS-DOC]): paragraphs, tables, notes and boxes in order."""

import struct

from index.errors import DocumentRefused
from index.readers.paged.scans.photos import read_photos
from index.readers.types import Read
from index.readers.word.older.doc.attached import attach
from index.readers.word.older.doc.drawings import pictures
from index.readers.word.older.doc.file import COMMENT_BYTES, Part, WordFile
from index.readers.word.older.doc.formatting import Formatting
from index.readers.word.older.doc.headers import headers_of
from index.readers.word.older.doc.lists import Lists
from index.readers.word.older.doc.pieces import Pieces
from index.readers.word.older.doc.story import Document, Story
from index.readers.word.older.doc.styles import Styles, fonts
from index.readers.word.older.flat import Paper, read_of


def read_doc(data: bytes, name: str) -> Read:
    """The text of a Word 97 file, as it shows it: what is shown, and where, is as in the files of later years.

    A file that holds only pictures is read as scanned pages are.

    Raises:
        DocumentRefused: If the file is damaged, has a password, or is no Word file of these years.
    """
    file = WordFile(data, name)
    try:
        read = read_of(_paper(file))
    except (struct.error, IndexError, ValueError) as error:
        raise DocumentRefused("file_damaged", file=name) from error
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    if any(map(str.isalpha, read.text)):
        return read
    shown = [*pictures(file.data), *pictures(file.text)]
    return read_photos(shown, name) if shown else read


def _paper(file: WordFile) -> Paper:
    pieces = Pieces(file)
    document = Document(pieces.text, Formatting(file, pieces), Styles(file), fonts(file), Lists(file))
    main = list(Story(document).read(0, min(file.stories.main, len(pieces.text))))
    attach(file, document, main)
    headers = headers_of(file, document)
    document.leave_out("comments", len(file.plc(Part.COMMENTS, COMMENT_BYTES)[1]))
    return Paper([flat for flat, _, _ in main], headers, document.left_out)
