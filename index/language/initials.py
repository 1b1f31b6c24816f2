"""Words written by their beginnings: "VKSND" for "Viện Kiểm sát nhân dân", "cty" for "công ty"."""

from collections.abc import Iterator, Sequence

from index.language.text import fold, looks_like_syllable
from index.language.words import contains

_LONGEST = 8


def is_short(word: str) -> bool:
    """Whether a word may be written by beginnings: a few letters that are no syllable, or stand before a number."""
    letters = word.rstrip("0123456789")
    is_word = 1 < len(letters) <= _LONGEST and letters.isalpha()
    return is_word and (letters != word or not looks_like_syllable(fold(word)))


def spelled(short: str, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words side by side that a short one stands for: one for each letter, the last of them perhaps whole."""
    short, plain = fold(short), [fold(word) for word in words]
    if short[-1].isdigit():  # "VT2" for "vị trí 2"
        stem = short.rstrip("0123456789")
        number = short[len(stem) :]
        for said in spelled(stem, words) if stem else ():
            if contains(words, (*said, number)):
                yield (*said, number)
        return
    for at in (at for at, word in enumerate(plain) if word.startswith(short[0])):
        for end in range(at + 2, min(len(plain), at + len(short)) + 1):
            *first, last = plain[at:end]
            firsts = "".join(word[0] for word in first)
            if short in (firsts + last[0], firsts + last):
                yield tuple(words[at:end])
