"""Whether a text is sound: its letters were not lost or garbled before it reached us."""

import re

from index.errors import DocumentRefused
from index.readers.letters.judging import looks_vietnamese

# Signs and not words: what UTF-8 becomes where it is read as another encoding.
_MOJIBAKE = re.compile("á»[^\\s\\w]|á»|áº|Ä‘|Ä\x91|Æ°|Æ¡|Ã[¡ ´ª¢©­³º²]|[\x80-\x9f]")
_SIGNS = "\x80-\x9f¡¢¤¥¦¨©ª¬¯¶¸¹»¼¾×÷"
_SIGN_IN_WORD = re.compile(rf"[^\W\d_][{_SIGNS}][^\W\d_{_SIGNS}]?|[{_SIGNS}][^\W\d_]")
"""What old fonts that are not known leave in nearly every word; a sign after a word is no such."""
_LEAST_SIGNS, _LEAST_SIGNED = 3, 10
_SHARE_OF_MOJIBAKE, _SHARE_OF_SIGNED = 0.05, 0.3
_MOST_REPLACED = 0.001


def require_sound(text: str, *, name: str) -> None:
    """Nothing, if the text is sound.

    Raises:
        DocumentRefused: If it was saved in a wrong encoding, or is in one that is not known.
    """
    words = text.split()
    garbled = len(_MOJIBAKE.findall(text))
    if garbled >= _LEAST_SIGNS and garbled > _SHARE_OF_MOJIBAKE * len(words):
        raise DocumentRefused("file_garbled", file=name)
    replaced = text.count("\ufffd")
    if replaced >= _LEAST_SIGNS and replaced > _MOST_REPLACED * len(text):
        raise DocumentRefused("file_garbled", file=name)
    signed = sum(_SIGN_IN_WORD.search(word) is not None for word in words)
    marked = sum(not word.isascii() for word in words)
    if signed >= _LEAST_SIGNED and signed > _SHARE_OF_SIGNED * marked and not looks_vietnamese(text):
        raise DocumentRefused("file_garbled", file=name)
