"""From a file on disk to what it holds: one reader a format, chosen by what the file really is."""

import stat
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from index.errors import DocumentRefused
from index.readers.kinds.kinds import UNKNOWN, kind_of
from index.readers.letters.soundness import require_sound
from index.readers.types import Read, Reader

MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read.

    Attributes:
        reader: Module and function below `index.readers`; a reader's libraries are loaded with its first file.
        suffixes: Of the files that are looked at in folders, in lower case with the point.
        pictures: How its pages are shown: drawn from the file ("own"), laid out by LibreOffice first ("office"), or
            not at all ("").
        page: What a page of it is called: "page", "slide" or "sheet".
    """

    reader: str
    suffixes: tuple[str, ...]
    pictures: str = ""
    page: str = "page"


FORMATS = {
    "txt": Format("text.plain.read_plain", (".txt",)),
    "md": Format("text.plain.read_plain", (".md",)),
    "html": Format("text.html.read_html", (".html", ".htm")),
    "docx": Format("word.docx.read.read_docx", (".docx", ".docm", ".dotx", ".dotm"), "office"),
    "odt": Format("word.odf.read.read_odt", (".odt", ".ott"), "office"),
    "pptx": Format("word.pptx.read.read_pptx", (".pptx", ".pptm", ".ppsx", ".potx"), "office", "slide"),
    "doc": Format("word.older.doc.read.read_doc", (".doc", ".dot"), "office"),
    "xlsx": Format("text.sheets.xlsx.read_xlsx", (".xlsx", ".xlsm", ".xltx"), page="sheet"),
    "xls": Format("text.sheets.xls.read_xls", (".xls", ".xlt"), page="sheet"),
    "ods": Format("text.sheets.ods.read_ods", (".ods",), page="sheet"),
    "csv": Format("text.sheets.delimited.read_csv", (".csv", ".tsv")),
    "eml": Format("text.mail.mail.read_mail", (".eml", ".mht", ".mhtml")),
    "rtf": Format("word.older.rtf.read.read_rtf", (".rtf",), "office"),
    "pdf": Format("paged.pdf.read_pdf", (".pdf",), "own"),
    "jpeg": Format("paged.scans.photos.read_photo", (".jpg", ".jpeg"), "own"),
    "png": Format("paged.scans.photos.read_photo", (".png",), "own"),
    "tiff": Format("paged.scans.photos.read_photo", (".tif", ".tiff"), "own"),
    "webp": Format("paged.scans.photos.read_photo", (".webp",), "own"),
}
"""By the kinds of `kind_of`."""

_OTHER_PICTURES = ("bmp", "gif", "heic")
"""Kinds of pictures that are not read."""

SUFFIXES = frozenset(suffix for known in FORMATS.values() for suffix in known.suffixes)
"""Suffixes of the files that can become documents, in lower case with the point."""


def reader_of(kind: str) -> Reader:
    """What reads files of this kind, which is one of `FORMATS`."""
    module, _, function = FORMATS[kind].reader.rpartition(".")
    reader: Reader = getattr(import_module(f"index.readers.{module}"), function)
    return reader


def read_data(data: bytes, *, name: str) -> Read:
    """What a file's bytes hold.

    Args:
        data: All of the file.
        name: Its name, for messages and for the kind of a text.

    Raises:
        DocumentRefused: If its format is unknown, or there is no sound text in it.
    """
    if not data:
        raise DocumentRefused("file_empty", file=name)
    kind = kind_of(data, name)
    if kind == UNKNOWN and PurePath(name).suffix.lower() in SUFFIXES:
        raise DocumentRefused("file_damaged", file=name)
    if kind == UNKNOWN:
        raise DocumentRefused("file_format_unknown", file=name, known=tuple(sorted(SUFFIXES)))
    if kind not in FORMATS:
        code = "picture_of_other_kind" if kind in _OTHER_PICTURES else "file_of_other_kind"
        raise DocumentRefused(code, file=name, kind=kind)
    read = reader_of(kind)(data, name)
    if not read.text.strip():
        raise DocumentRefused("file_empty", file=name)
    require_sound(read.text, name=name)
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
