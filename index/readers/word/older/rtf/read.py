"""Rich Text Format (.rtf), which is also found under the suffix .doc."""

from dataclasses import replace

from index.errors import DocumentRefused, notice
from index.readers.types import Read
from index.readers.word.older.flat import read_of
from index.readers.word.older.rtf.reader import RtfReader
from index.readers.word.older.rtf.tokens import tokens

_START = b"{\\rtf"


def read_rtf(data: bytes, name: str) -> Read:
    """The text of an RTF file, as it is shown: what is shown, and where, is as in Word files.

    Raises:
        DocumentRefused: If it is no RTF file, or its tables lie too deep in one another.
    """
    if not data.lstrip().startswith(_START):
        raise DocumentRefused("file_damaged", file=name)
    paper, is_whole = RtfReader().read(tokens(data))
    try:
        read = read_of(paper)
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    if is_whole:
        return read
    return replace(read, layout=replace(read.layout, left_out=(*read.layout.left_out, notice("file_cut_off"))))
