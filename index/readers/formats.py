"""From a file on disk to what it holds: one reader a format, chosen by the file's suffix."""

import stat
from pathlib import Path

from index.errors import DocumentRefused
from index.readers.html import read_html
from index.readers.paged.pdf import read_pdf
from index.readers.plain import read_plain
from index.readers.types import Read, Reader
from index.readers.word.docx.read import read_docx

MAX_BYTES = 50 * 1024 * 1024

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".docm": read_docx,
    ".dotx": read_docx,
    ".pdf": read_pdf,
}

SUFFIXES = frozenset(READERS)
"""Suffixes of the files that can become documents, in lower case with the point."""


def reader_of(path: Path) -> Reader:
    """What reads a file with this suffix.

    Raises:
        DocumentRefused: If the format is unknown.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentRefused("file_format_unknown", file=path.name, known=tuple(sorted(SUFFIXES)))
    return reader


def read_data(data: bytes, *, reader: Reader, name: str) -> Read:
    """What a file's bytes hold.

    Raises:
        DocumentRefused: If there is no text in them, or no sound text.
    """
    read = reader(data, name) if data else Read("")
    if not read.text.strip():
        raise DocumentRefused("file_empty", file=name)
    return read


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most `MAX_BYTES`.

    Raises:
        DocumentRefused: If it cannot be read or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise DocumentRefused("file_is_none", file=path.name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentRefused("file_gone", file=path.name) from error
    except PermissionError as error:
        raise DocumentRefused("file_forbidden", file=path.name) from error
    except OSError as error:
        raise DocumentRefused("file_unreadable", file=path.name) from error
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise DocumentRefused("file_too_large", file=path.name, limit=limit)
    return data
