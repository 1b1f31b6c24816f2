"""The fonts of an RTF file and the code pages of their characters."""

import codecs
import unicodedata
from dataclasses import dataclass

from index.readers.letters.encodings import western

_WESTERN = "cp1252"
_SIGNS = "latin-1"
_CHARSETS = {
    0: _WESTERN, 2: _SIGNS, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "cp1361", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""By the numbers of Windows; what is not here is in the code page of the document."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, and the code page of its characters; None for that of the document."""

    name: str
    code_page: str | None = None


def code_page_of(charset: int) -> str | None:
    """The code page of a character set of Windows."""
    return _CHARSETS.get(charset)


def code_page(number: int) -> str:
    """A code page by its number; Windows-1252 for an unknown one."""
    name = f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return _WESTERN
    return name


def decoded(data: bytes, page: str) -> str:
    """The characters of these bytes; letters with their marks put together."""
    if page == _WESTERN:
        return western(data)
    return unicodedata.normalize("NFC", data.decode(page, errors="replace"))
