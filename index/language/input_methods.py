"""Keys of Vietnamese input methods that were not taken: Telex and VNI."""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from index.language.text import normalise_word

_TELEX_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_WORD = re.compile(r"(?=.*[a-z].*[a-z]|.*\d.*\d)(?!.*[1-5].*[1-5])[a-z][a-z1-9]*")
_VNI_MARKS = {"6": "aeo", "7": "uo", "8": "a", "9": "d"}
_CIRCUMFLEX = dict(zip("aeo", "âêô", strict=True))
# Letters and not words: what the key makes of each.
_HORN = {"u": "ư", "o": "ơ", "a": "ă"}
VOWELS = frozenset("aeiouyâêôăơư")


def typed_by_keys(word: str) -> Iterator[str]:
    """The syllables that these keys give in Telex or, with digits, in VNI: "huyeenj", "hoi65"."""
    digits = any(key in string.digits for key in word)
    if digits and not _VNI_WORD.fullmatch(word):
        return
    letters, tone = _vni(word) if digits else _telex(word)
    if not tone:
        yield normalise_word("".join(letters))
    for at, letter in enumerate(letters):
        if tone and letter in VOWELS:
            spelled = [*letters[:at], letter, tone, *letters[at + 1 :]]
            yield normalise_word(unicodedata.normalize("NFC", "".join(spelled)))


def _telex(keys: str) -> tuple[list[str], str]:
    """Letters and tone mark of keys typed in Telex, in whatever order its marks came."""
    letters: list[str] = []
    tone = ""
    for key in keys:
        has_vowel = any(letter in VOWELS for letter in letters)
        if key in _TELEX_TONES and has_vowel:
            tone = _TELEX_TONES[key]
        elif key in _CIRCUMFLEX and key in letters:
            letters[_last(letters, key)] = _CIRCUMFLEX[key]
        elif key == "w" and any(letter in _HORN for letter in letters):
            _add_horn(letters, "uoa")
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        else:
            letters.append("ư" if key == "w" else key)
    return letters, tone


def _vni(keys: str) -> tuple[list[str], str]:
    """Letters and tone mark of keys typed in VNI."""
    letters: list[str] = []
    tone = ""
    for key in keys:
        on = [letter for letter in letters if letter in _VNI_MARKS.get(key, "")]
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6" and on:
            letters[_last(letters, on[-1])] = _CIRCUMFLEX[on[-1]]
        elif key in "78" and on:
            _add_horn(letters, _VNI_MARKS[key])
        elif key == "9" and on:
            letters[letters.index("d")] = "đ"
        else:
            letters.append(key)
    return letters, tone


def _add_horn(letters: list[str], vowels: str) -> None:
    """Horn or breve on the last of these vowels, on both of "uo"."""
    at = max(place for place, letter in enumerate(letters) if letter in vowels)
    if letters[at] == "o" and at and letters[at - 1] == "u":
        letters[at - 1] = "ư"
    letters[at] = _HORN[letters[at]]


def _last(letters: Sequence[str], letter: str) -> int:
    return len(letters) - 1 - list(reversed(letters)).index(letter)
