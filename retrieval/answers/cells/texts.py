"""Texts of tables as they are compared with a question: their words, hours and quarters written one way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.entities.dates import find_dates
from index.language.initials import is_short
from index.language.numerals import number_value
from index.language.text import fold
from index.language.words import comparable
from index.lexicon.tables import from_lexicon

_QUARTER = "quy"
_HOUR = re.compile(r"\d{1,2}h")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What a text has: its words in order, which they are, which stand side by side, which may be abbreviations."""

    order: Phrase
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    short: Phrase


@from_lexicon
@lru_cache(maxsize=65536)
def text_of(text: str, *, folded: bool) -> Text:
    """The words of a text as they are compared, without those of days, which are held against each other as days."""
    for day in reversed(find_dates(text)):
        text = f"{text[: day.start]} . {text[day.end :]}"
    order = tuple(in_digits(comparable(text, folded=folded)))
    return Text(order, frozenset(order), frozenset(pairwise(order)), tuple(filter(is_short, order)))


def in_digits(words: Iterable[str]) -> Iterator[str]:
    """The words, hours with their minutes; a quarter in digits and no number of anything else: "quý II"."""
    before = ""
    for word in words:
        quarter = number_value(word) if fold(before) == _QUARTER else None
        yield f"{_QUARTER}{quarter}" if quarter else on_the_clock(word)
        before = word


def on_the_clock(word: str) -> str:
    """An hour with its minutes: "9h" is "9h00"."""
    return f"{word}00" if _HOUR.fullmatch(word) else word
