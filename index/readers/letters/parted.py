"""Syllables that a converter has parted at their marks ("Huy ệ n ủ y"), put together where the syllables tell how."""

import re
from functools import lru_cache

from index.language.text import MARKED_VOWELS, normalise_word, split_words
from index.lexicon.tables import from_lexicon, rows, table_names
from index.readers.letters.judging import is_vietnamese

_CONSONANT = "[bcdđghklmnpqrstvx]"
_FRAGMENT = re.compile(
    rf"(?<!\w)(?:{_CONSONANT}{{1,3}} (?=[{MARKED_VOWELS}])|[{MARKED_VOWELS}]{{1,3}} [cghmnpt]{{1,2}}(?!\w))",
    re.IGNORECASE,
)
"""A consonant alone beside a marked vowel."""
_LEAST_FRAGMENTS = 5
_SHARE_OF_FRAGMENTS = 0.05  # 0.21 in such a text, none in 2,378 others
_LONGEST = 6
_WORD = re.compile(r"(?P<before>\W*)(?P<letters>[^\W\d_]+)(?P<after>\W*)")
_AROUND = re.compile(r"^\W+|\W+$")
_BARE = re.compile(f"{_CONSONANT}+", re.IGNORECASE)
_CODE = re.compile(r"(?=[^Đ]*Đ)[A-Z0-9Đ]+(?:[-/.][A-Z0-9Đ]+)*")
"""An abbreviation or a document's number; of their letters only Đ is parted from others."""
_SPACE_BEFORE_SIGN = re.compile(r"(?<=[\w”]) (?=[,.;:!?)”](?:\s|$))", re.MULTILINE)

_Cost = tuple[int, int, int, int]
"""Parts that are no syllable; syllables that no table knows; those without a consonant first; words: all are rare."""


def is_parted(text: str) -> bool:
    """Whether many of a text's syllables are parted."""
    fragments = len(_FRAGMENT.findall(text))
    return fragments >= _LEAST_FRAGMENTS and fragments > _SHARE_OF_FRAGMENTS * len(text.split())


def put_together(text: str) -> str:
    """The text with the parts of syllables together, line by line; the spaces of a line are one each."""
    return _SPACE_BEFORE_SIGN.sub("", "\n".join(_joined(line.split()) for line in text.split("\n")))


def _joined(parts: list[str]) -> str:
    """The words that the parts of a line make at the least cost."""
    best: list[tuple[_Cost, int]] = [((0, 0, 0, 0), 0)]
    for end in range(1, len(parts) + 1):
        starts = range(max(end - _LONGEST, 0), end)
        costs = ((start, _cost(tuple(parts[start:end]))) for start in starts)
        best.append(min((_sum(best[start][0], cost), start) for start, cost in costs if cost is not None))
    words: list[str] = []
    end = len(parts)
    while end:
        start = best[end][1]
        words.append("".join(parts[start:end]))
        end = start
    return " ".join(reversed(words))


def _sum(one: _Cost, other: _Cost) -> _Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


@from_lexicon
@lru_cache(maxsize=65536)
def _cost(parts: tuple[str, ...]) -> _Cost | None:
    """What it costs to take these parts as one word; None where they cannot be one."""
    found = [_WORD.fullmatch(part) for part in parts]
    if len(parts) == 1:
        letters = found[0]["letters"] if found[0] else ""
        is_fragment = _BARE.fullmatch(letters) is not None and not letters.isupper()
    elif all(map(_are_of_one, parts, parts[1:])):
        letters, is_fragment = _AROUND.sub("", "".join(parts)), False
        if not (_CODE.fullmatch(letters) or (is_vietnamese(letters) and _is_of_one_case(letters))):
            return None
    else:
        return None
    if not is_vietnamese(letters):
        return int(is_fragment), 0, 0, 1
    is_known = letters.isascii() or normalise_word(letters) in _known()
    return int(is_fragment), int(not is_known), int(_BARE.match(letters) is None), 1


def _are_of_one(left: str, right: str) -> bool:
    """Whether two parts beside each other may be of one word: converters part a word at its marked letters."""
    if "Đ" in (left[-1], right[0]) and (left[-1] in "-/" or right[0] in "-/"):
        return len(left) > 1 or (len(right) > 1 and left == "Đ")
    return left[-1].isalpha() and right[0].isalpha() and not (left[-1].isascii() and right[0].isascii())


def _is_of_one_case(word: str) -> bool:
    return word[1:].islower() or word.isupper()


@from_lexicon
def _known() -> frozenset[str]:
    """Every word of every table: nearly all syllables of an office's papers are among them."""
    cells = (cell for name in table_names() for row in rows(name) for cell in row.cells)
    return frozenset(normalise_word(word) for cell in cells for word in split_words(cell))
