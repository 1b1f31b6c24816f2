"""Rich Text Format (.rtf), which is also found under the suffix .doc."""

from dataclasses import replace

from index.errors import DocumentRefused, notice
from index.readers.paged.scans.photos import read_photos
from index.readers.types import Read
from index.readers.word.older.flat import read_of
from index.readers.word.older.rtf.reader import RtfReader
from index.readers.word.older.rtf.tokens import tokens

_START = b"{\\rtf"


def read_rtf(data: bytes, name: str) -> Read:
    """The text of an RTF file, as it is shown: what is shown, and where, is as in Word files.

    A file that holds only pictures is read as scanned pages are.

    Raises:
        DocumentRefused: If it is no RTF file, or its tables lie too deep in one another.
    """
    if not data.lstrip().startswith(_START):
        raise DocumentRefused("file_damaged", file=name)
    reader = RtfReader()
    paper, is_whole = reader.read(tokens(data))
    try:
        read = read_of(paper)
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    if not any(map(str.isalpha, read.text)) and (shown := list(reader.pictures())):
        return read_photos(shown, name)
    if is_whole:
        return read
    return replace(read, layout=replace(read.layout, left_out=(*read.layout.left_out, notice("file_cut_off"))))
