"""RTF as a row of tokens: braces, control words, characters (RTF specification 1.9.1, "RTF syntax")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = rb"(?P<word>\\[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
_BYTE = rb"\\'(?P<byte>[0-9a-fA-F]{2})"
_SIGN = rb"(?P<sign>\\[^a-zA-Z])"
_BRACE = rb"(?P<brace>[{}])"
_TEXT = rb"(?P<text>[^\\{}\r\n\0]+)"
_NOTHING = rb"[\\\r\n\0]"
_TOKEN = re.compile(b"|".join((_WORD, _BYTE, _SIGN, _BRACE, _TEXT, _NOTHING)), re.DOTALL)
"""The first of these that stands somewhere is the token there."""
_ESCAPED = (rb"\{", rb"\}", rb"\\")
_BINARY = "bin"


@dataclass(frozen=True, slots=True)
class Token:
    """One of these, the others empty.

    Attributes:
        word: A control word without its backslash.
        number: The number after it.
        sign: A control symbol without its backslash, or a brace.
        data: Characters as bytes in the code page that holds where they stand.
    """

    word: str = ""
    number: int | None = None
    sign: str = ""
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; binary data is left out."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            word = found["word"][1:].decode("ascii")
            if word == _BINARY:
                at += max(number or 0, 0)
            else:
                yield Token(word=word, number=number)
        elif found["byte"]:
            yield Token(data=bytes([int(found["byte"], 16)]))
        elif found["sign"] in _ESCAPED:
            yield Token(data=found["sign"][1:])
        elif found["sign"]:
            yield Token(sign=found["sign"][1:].decode("latin-1"))
        elif found["brace"]:
            yield Token(sign=found["brace"].decode("ascii"))
        elif found["text"]:
            yield Token(data=found["text"])
