"""Text as Telegram counts it, without the libraries that the fake Bot API server needs."""

from typing import Any

Json = dict[str, Any]  # Any: a Bot API object as JSON; the fake server checks it against aiogram's models


def utf16_length(text: str) -> int:
    """Return the length of `text` in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of `text` an entity covers; `offset` and `length` in UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")
