"""Syllables that differ by one wrong letter from what was typed."""

import itertools
import string
from collections.abc import Iterator, Sequence

from index.language.spelling import Spelling
from index.language.text import fold, normalise_word


def near(word: str, before: Sequence[list[str]], after: Sequence[list[str]], spelling: Spelling) -> list[str]:
    """Syllables that differ from the word by one letter and stand beside a neighbour somewhere; else the word."""
    folded = fold(word)
    near = [held for edited in _edits(folded) for held in spelling.spellings(edited)]
    left, right = (list(itertools.chain(*side)) for side in (before, after))
    fitting = [
        held
        for held in near
        if any(spelling.follows(other, held) for other in left) or any(spelling.follows(held, other) for other in right)
    ]
    if not fitting and len(folded) > 3:  # two letters in the wrong order are a slip wherever they stand
        fitting = [held for edited in _swaps(folded) for held in spelling.spellings(edited)]
    return list(dict.fromkeys(fitting)) or [normalise_word(word)]


def _swaps(word: str) -> Iterator[str]:
    """Every string that differs by two neighbouring letters swapped."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _edits(word: str) -> Iterator[str]:
    """Every string that differs by one letter left out, added or changed, or by two neighbours swapped."""
    yield from _swaps(word)
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        for letter in string.ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
