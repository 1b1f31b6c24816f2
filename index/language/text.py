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

from index.layout import Span

TEXT_RULES_VERSION = 3
"""Raised when a change here makes stored chunks or word indexes differ; a part of the manifest."""

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The marks of the five tones, as they stand in decomposed text."""
_APOSTROPHES = "'’‘ʼ"
_WORD = re.compile(rf"[^\W_]+(?:(?<=\d)[.,]\d+|(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_]{{2}})[^\W\d_]+)*")
"""A word; "Ea H'leo", "Đắk R’lấp" have two each."""
_INSIDE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_ENDS_IN_I = re.compile("(?:qu|[hklmst])[iíìỉĩị]")
_I_TO_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")
_NO_SYLLABLE = re.compile("[aăâằẳẵặ]k$")
_LETTERS = re.compile(r"[^\W\d_]+")
_AROUND = " \t.:;,…-–—*•|[](){}«»‹›<>#_=~\"'“”"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
"""Vietnamese capital letters, for the brackets of a pattern."""
_MARKED = re.compile(f"[{UPPER[3:]}{UPPER[3:].lower()}]")

# What looks the same is stored as the one character that is typed for it. Word's line break, the breaks of a page and
# of other systems end a line; old typefaces put the Icelandic eth, and some fonts an African letter, for đ.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63"
_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F)))  # ASCII as wide as Chinese characters
_SAME = str.maketrans(
    f"{_SPACES}{_HYPHENS}{_WIDE}\u00d0\u0189\u00f0\u0256",
    " " * len(_SPACES) + "-" * len(_HYPHENS) + "".join(map(chr, range(0x21, 0x7F))) + "ĐĐđđ",
)
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ZERO_WIDTH_SPACES = re.compile("\u200b+")
_MARKS = f"{TONES}\u0302\u0306\u031b"
_SPACE_BEFORE_MARK = re.compile(f"(?:(?<=[^\\W\\d_])|(?<=[{_MARKS}])) (?=[{_MARKS}])")
_CONSONANTS = "bcdghklmnpqrstvxđ"
_WITH_TONE = [unicodedata.normalize("NFC", c + tone) for c in f"{_CONSONANTS}{_CONSONANTS.upper()}" for tone in TONES]
_MISPLACED = re.compile(f"[\u0300-\u036f{''.join(c for c in _WITH_TONE if len(c) == 1)}]")
"""What no composed Vietnamese text has: a mark that does not combine, and a consonant with a tone."""
_RUN = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*+)++")
_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")
_LONGEST = 8
"""Letters of a syllable at most, and one."""

# What a syllable can look like without marks; "gi" and "qu" are onsets of their own.
_ONSET = (
    "(?:b|c(?![eiy])|ch|d|g(?!e)|gh(?=[ei])|gi|h|k(?=[eiy])|kh|l|m|n|ng(?![eiy])|ngh(?=[ei])|nh|p|ph|qu|r|s|t|th|tr|"
    "v|x)?"
)
_RIME = (
    "(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|e(?:c|ch|m|n|ng|nh|o|p|t|u)?|i(?:a|c|ch|m|n|nh|p|t|u|e(?:c|m|n|ng|p|t|u))?|"
    "o(?:c|i|m|n|ng|p|t|a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|e(?:n|o|t)?|oc|ong)?|"
    "u(?:a(?:n|ng|t|y)?|c|e(?:ch|nh|n|t)?|i|m|n|ng|p|t|u|o(?:c|i|m|n|ng|p|t|u)|y(?:a|ch|en|et|nh|p|t|u)?)?|"
    "y(?:e(?:m|n|t|u)|(?<=quy)(?:ch|n|nh|t))?)"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_VOWELS = "aeiouyăâêôơư"
_TONED = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in TONES)
MARKED_VOWELS = f"{_TONED}ăâêôơư"
"""Small vowels with a tone or another mark, for the brackets of a pattern."""
_MAY_MOVE = re.compile(
    rf"(?<![^\W\d_])[{_CONSONANTS}]{{0,3}}[{_VOWELS}{_TONED}]{{2,3}}[{_CONSONANTS}]{{0,2}}(?![^\W\d_])"
)
_PARTS = re.compile(f"(?:qu|gi(?=[{_VOWELS}])|[{_CONSONANTS}]*)([{_VOWELS}]+)([{_CONSONANTS}]*)")


def normalise_text(text: str) -> str:
    """The text as it is stored: NFC, line feeds, one character for those that look the same, none that is invisible.

    Spelling and spacing are kept, and a letter's marks are put together in whatever order they were written. A
    zero-width space is a space where it alone parts two syllables, and nothing elsewhere.
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).translate(_SAME))
    if "\u200b" in text:
        text = unicodedata.normalize("NFC", _without_zero_width_spaces(text))
    if _MISPLACED.search(text):
        text = unicodedata.normalize("NFC", _SPACE_BEFORE_MARK.sub("", text))
        text = _RUN.sub(_with_marks_in_place, text)
    return text


def fold_space(text: str) -> str:
    """The text on one line, runs of white space folded into one space."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def normalise_word(word: str) -> str:
    """The word in lower case, NFC, with the tone mark where the new spelling has it: "Uỷ" → "ủy", "hòan" → "hoàn".

    A syllable that ends in i or y, as offices write it either way, has y: "kĩ", "tỉ", "qui" → "kỹ", "tỷ", "quy".
    Names of the Highlands, which are no Vietnamese syllables, have one spelling: "Đak" → "đắk", "R’Lấp" → "rlấp".
    """
    if not word.isalnum():
        word = _INSIDE.sub("", word)
    word = word.lower()
    if not word.isascii():
        word = _NO_SYLLABLE.sub("ắk", unicodedata.normalize("NFC", word))
        word = _MAY_MOVE.sub(lambda match: _with_tone_in_place(match[0]), word)
    return word[:-1] + word[-1].translate(_I_TO_Y) if _ENDS_IN_I.fullmatch(word) else word


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word has the structure of a Vietnamese syllable with at most one tone."""
    tones = sum(mark in TONES for mark in unicodedata.normalize("NFD", word))
    return tones <= 1 and looks_like_syllable(fold(word))


def looks_like_syllable(folded: str) -> bool:
    """Whether a word without marks can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower case without marks; đ becomes d: "Huyện uỷ" → "huyen uy"."""
    if text.isascii():
        return text.lower()
    stripped = (c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(stripped)).replace("đ", "d")


def has_marks(text: str) -> bool:
    """Whether any letter carries a mark or is đ."""
    return _MARKED.search(text) is not None or (not text.isascii() and fold(text) != text.lower())


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


@lru_cache(maxsize=8192)
def line_key(line: str) -> str:
    """A line in lower case and one spelling of tone marks, without the punctuation and signs around it."""
    return " ".join(map(normalise_word, line.split())).strip(_AROUND)


@lru_cache(maxsize=65536)
def _with_tone_in_place(word: str) -> str:
    """A syllable with its tone where the new spelling has it; anything else as it is.

    That is on the letter with another mark, before a final consonant on the last vowel, else on the last but one; the
    u of "qu" and the i of "gi" belong to the consonant. Source: Quyết định 1989/QĐ-BGDĐT, 25/5/2018.
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    tones = [mark for mark in parts if mark in TONES]
    if len(tones) != 1:
        return word
    toneless = unicodedata.normalize("NFC", parts.replace(tones[0], ""))
    match = _PARTS.fullmatch(toneless.lower())
    if not match or not looks_like_syllable(fold(toneless)):
        return word
    vowels, final = match.groups()
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    bare = min(1, len(vowels) - 1) if final or len(vowels) > 2 else 0
    after = match.start(1) + (marked[-1] if marked else bare) + 1
    return unicodedata.normalize("NFC", f"{toneless[:after]}{tones[0]}{toneless[after:]}")


def _with_marks_in_place(match: re.Match[str]) -> str:
    """A word with each mark of a letter once, its tone last, and no tone on a consonant."""
    letters = _LETTER.findall(unicodedata.normalize("NFD", match[0]))
    word = unicodedata.normalize("NFC", "".join(map(_with_marks_in_order, letters)))
    return _with_tone_in_place(word) if _MISPLACED.search(word) else word


def _with_marks_in_order(letter: str) -> str:
    marks = dict.fromkeys(letter[1:])
    return letter[0] + "".join(sorted(marks, key=TONES.__contains__)) if marks.keys() <= set(_MARKS) else letter


def _without_zero_width_spaces(text: str) -> str:
    parts = _ZERO_WIDTH_SPACES.split(text)
    joined, before = [parts[0]], parts[0]
    for part, following in zip(parts[1:], [*parts[2:], ""], strict=True):
        letter_by_letter = len(part) == 1 and following[:1].isalpha()
        parted = not letter_by_letter and _parts_syllables(before[-_LONGEST:], part[:_LONGEST])
        joined.append(f" {part}" if parted else part)
        before = before[-_LONGEST:] + joined[-1]
    return "".join(joined)


def _parts_syllables(before: str, after: str) -> bool:
    """Whether what stands between these two is all that stands between a word and a syllable."""
    second = next(iter(_LETTERS.findall(after)), "")
    if not after.startswith(second) or not is_syllable(second):
        return False
    if not before[-1:].isalpha():
        return before[-1:].isdigit() or before.endswith((",", ";"))
    first = _LETTERS.findall(before)[-1]
    whole = is_syllable(first + second) and not (first[-1].islower() and second[0].isupper())
    return is_syllable(first) and not whole
