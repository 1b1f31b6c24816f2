"""Whether letters are Vietnamese: what tells the encodings apart, and sound text from garbled."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from index.language.text import MARKED_VOWELS, is_syllable

_AROUND = "“”‘’„‚–—…•«»‹›·°§±×÷²³½¼¾"
_SIGNS = re.compile("[\x80-\xbf×÷]")
_LEAST_SHARE = 0.8
_LETTERS = re.compile(r"[^\W\d_]+")
_ALPHABET = re.compile(f"[A-Za-zđĐ{MARKED_VOWELS}{MARKED_VOWELS.upper()}]+")
_BEYOND_WESTERN = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many words with letters beyond ASCII are Vietnamese, and how many are not."""

    good: int = 0
    bad: int = 0

    @property
    def margin(self) -> int:
        """By how many the Vietnamese ones are more."""
        return self.good - self.bad


def is_vietnamese(word: str) -> bool:
    """Whether a word has only letters of the Vietnamese alphabet and the structure of a syllable."""
    return _ALPHABET.fullmatch(word) is not None and is_syllable(word)


def judge(words: Iterable[str]) -> Verdict:
    """What these words, as white space parts them, look like; those of ASCII and abbreviations do not count."""
    good = bad = 0
    for word in words:
        if word.isascii() or (core := word.strip(_AROUND)).isascii():
            continue
        parts = [part for part in _LETTERS.findall(core) if not part.isascii()]
        if _SIGNS.search(core):
            bad += 1
        elif all(part.isupper() and not is_vietnamese(part) and _ALPHABET.fullmatch(part) for part in parts):
            continue
        elif all(map(is_vietnamese, parts)):
            good += 1
        else:
            bad += 1
    return Verdict(good, bad)


def looks_vietnamese(text: str) -> bool:
    """Whether nearly all words with letters beyond ASCII are Vietnamese syllables; true where there is no such word."""
    verdict = judge(unicodedata.normalize("NFC", text).split())
    return verdict.good >= _LEAST_SHARE * (verdict.good + verdict.bad)


def has_unicode(text: str) -> bool:
    """Whether a text has a Vietnamese letter that no Western encoding has."""
    return _BEYOND_WESTERN.search(text) is not None
