"""Texts as they were written before Unicode."""

import re
import unicodedata
from functools import cache
from importlib import resources

from index.language.text import TONES


@cache
def _codes(column: str) -> dict[str, bytes]:
    table = resources.files("index.readers.letters").joinpath("codes.tsv").read_text(encoding="utf-8")
    header, *rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    at = header.index(column)
    return {row[0]: bytes.fromhex(row[at]) for row in rows if row[at] != "-"}


def encoded(text: str, encoding: str) -> bytes:
    """A text in "tcvn3", "vni", "vps" or "cp1258", the capitals that TCVN3 lacks as small letters.

    What the encoding has no code for is written by the number of its character in Windows-1252, else as "?".
    """
    text = unicodedata.normalize("NFC", text).translate(str.maketrans("“”‘’–—…", "\"\"''---", ""))
    if encoding == "cp1258":
        return b"".join(map(_in_windows_1258, text))
    codes = _codes(encoding)
    known = ((codes.get(letter) or codes.get(letter.lower()), letter) for letter in text)
    return b"".join(code or letter.encode("cp1252", errors="replace") for code, letter in known)


def as_western(text: str, encoding: str) -> str:
    """The same as the Western letters that programs show for its bytes."""
    bytes_ = encoded(text, encoding)
    return re.sub("[\x80-\x9f]", _western, bytes_.decode("latin-1"))


def _western(byte: re.Match[str]) -> str:
    return byte[0].encode("latin-1").decode("cp1252", errors="ignore") or byte[0]


def _in_windows_1258(letter: str) -> bytes:
    """A letter, then its tone, where there is no letter with both."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        return (base + "".join(part for part in parts if part in TONES)).encode("cp1258", errors="replace")
