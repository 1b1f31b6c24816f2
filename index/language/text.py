"""Vietnamese text rules, pure: one spelling for matching, the original kept for quoting.

Three forms of a word are used:

- as written, in `Document.text`, for quoting;
- `normalise_word`: lower case, NFC, one placement of the tone mark ("uỷ" and "ủy" alike), for matching with marks;
- `fold`: the same without any mark ("uy"), for matching what was typed without marks.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from index.types import Span

TEXT_RULES_VERSION = 1
"""Raised when a change here makes stored chunks or word indexes differ; a part of the manifest."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The old style puts the tone of oa, oe, uy on the last vowel where the new style has it on the first (Quyết định
# 1989/QĐ-BGDĐT, 25/5/2018). After "q" the u belongs to the consonant: "quý" has one spelling only. What follows must be
# neither a letter ("hoàn") nor another mark: decomposed, "hoặc" has its tone before the breve.
_TONE_ON_LAST = re.compile(rf"(?<!q)(o[ae]|uy)([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])")
_MAY_MOVE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|ð")
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,]\d+)*")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_AROUND = " \t.:;,…-–—*•|[](){}«»‹›<>#_=~\"'“”"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
"""Vietnamese capital letters, for the brackets of a pattern."""


def normalise_text(text: str) -> str:
    """The text as it is stored: NFC, line feeds, no invisible characters; spelling and spacing are kept."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text)


def fold_space(text: str) -> str:
    """The text on one line, runs of white space folded into one space."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def normalise_word(word: str) -> str:
    """The word in lower case, NFC, with the tone mark where the new spelling has it: "Uỷ" → "ủy"."""
    return _normalise(word)


def _normalise(text: str) -> str:
    lowered = text.lower()
    if unicodedata.is_normalized("NFC", lowered) and not _MAY_MOVE.search(lowered):
        return lowered
    parts = unicodedata.normalize("NFD", lowered)
    moved = _TONE_ON_LAST.sub(lambda m: f"{m[1][0]}{m[2]}{m[1][1]}", parts)
    # Old typefaces put the Icelandic eth, which looks the same, for đ.
    return unicodedata.normalize("NFC", moved).replace("ð", "đ")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower case without marks; đ becomes d: "Huyện uỷ" → "huyen uy"."""
    if text.isascii():
        return text.lower()
    stripped = (c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(stripped)).replace("đ", "d").replace("ð", "d")


def has_marks(text: str) -> bool:
    """Whether any letter carries a mark or is đ."""
    return fold(text) != text.lower()


def words(text: str) -> Iterator[Span]:
    """Where the words of a text are: runs of letters and digits; a decimal comma or point stays inside a number."""
    for match in _WORD.finditer(text):
        yield Span(match.start(), match.end())


def split_words(text: str) -> list[str]:
    """The words of a text as they are written, in order."""
    return _WORD.findall(text)


def tokens(text: str) -> list[str]:
    """The words of a text, normalised, in order: what is indexed and matched, with marks."""
    return list(map(normalise_word, split_words(text)))


def line_key(line: str) -> str:
    """A line in lower case and one spelling of tone marks, without the punctuation and signs around it."""
    return " ".join(_normalise(line).split()).strip(_AROUND)
