"""Words made comparable: abbreviations written out, zeros before numbers dropped, marks folded where asked."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.language.numerals import number_value, plain_number, with_points
from index.language.text import fold, normalise_word, split_words, tokens
from index.lexicon.abbreviations import abbreviations
from index.lexicon.tables import from_lexicon, rows

_MONTH = re.compile(r"t(\d{1,2})")
_VOWELS = frozenset("aeiouy")
_LONG = 4
"""Letters from which on an abbreviation of offices is no other word."""
_MEASURED = re.compile(r"(\d+)([a-z]+\d?)")


@from_lexicon
def _expansions() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Tokens of each unambiguous abbreviation to the tokens of its expansion; in offices too, if it is a long one."""
    listed = [(held.short, held.expansions[0]) for held in abbreviations() if len(held.expansions) == 1]
    offices = ((row.key, row["expansion"]) for row in rows("office_abbreviations") if not row["uses"])
    written = dict([*((short, full) for short, full in offices if len(short) >= _LONG), *listed])
    return {
        tuple(tokens(short)): tuple(tokens(full)) for short, full in written.items() if tokens(short) != tokens(full)
    }


@from_lexicon
def _beginnings() -> frozenset[str]:
    """The words that an abbreviation can begin with; most words of a text are none of them."""
    months = (f"t{zero}{month}" for month in range(100) for zero in ("", "0"))
    return frozenset({"ct", *months, *(short[0] for short in (*_expansions(), *_folded_expansions()))})


@from_lexicon
def _folded_expansions() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(map(fold, short)): expansion for short, expansion in _expansions().items()}


@from_lexicon
def _signs() -> frozenset[str]:
    """The signs of units of measure, which may be written right behind a number: "13m"."""
    return frozenset(row["sign"] for row in rows("measures"))


def comparable(text: str, *, folded: bool) -> list[str]:
    """The words of a text in the form in which question and evidence are compared.

    "UBND huyện" gives ủy, ban, nhân, dân, huyện; "09/7" gives 9, 7; "1.234,50" gives 1234,5; "T2" gives tháng, 2; with
    `folded` without marks. "CT" is written out by what follows it: a number makes it "chỉ thị", anything else "chủ
    tịch". A short abbreviation that could be a syllable ("HU") counts only in capitals.
    """
    return list(_comparable(text, folded))


# The same titles, sentences and documents come up question after question.
@from_lexicon
@lru_cache(maxsize=8192)
def _comparable(text: str, folded: bool) -> tuple[str, ...]:
    written = split_words(with_points(text))
    plain = list(map(normalise_word, written))
    short = _beginnings()
    found: list[str] = []
    behind = 0  # what was written out last
    for at, word in enumerate(plain):
        if at < behind:
            continue
        if word in short and (expansion := _expand(written, plain, at)):
            length, said = expansion
            found += said
            behind = at + length
        elif word[0].isdigit():
            found += _figure(word)
        elif at and plain[at - 1] in _COUNTED and (value := number_value(word)):
            found.append(str(value))
        else:
            found.append(word)
    return tuple(map(fold, found)) if folded else tuple(found)


def _figure(word: str) -> tuple[str, ...]:
    """A number as `plain_number`, and the sign of a unit of measure behind it."""
    measured = _MEASURED.fullmatch(word)
    if measured and measured[2] in _signs():
        return plain_number(measured[1]), measured[2]
    return (plain_number(word),)


_COUNTED = frozenset({"thứ", "thu", "khóa"})
"""A count behind these is in digits however it is written: "thứ bảy", "khóa VII"."""


def _expand(written: list[str], plain: list[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """How many words at this place are an abbreviation, and what they stand for."""
    word, following = plain[at], plain[at + 1 : at + 2]
    if word == "ct" and following and not (at and plain[at - 1].isdigit()):
        directive = following[0].isdigit() or following[0] in ("số", "so")
        return 1, ("chỉ", "thị") if directive else ("chủ", "tịch")
    if match := _MONTH.fullmatch(word):
        return 1, ("tháng", match[1].lstrip("0") or "0")
    pair = (word, *following)
    if len(pair) == 2 and (said := _expansions().get(pair) or _folded_expansions().get(pair)):
        return 2, said
    if said := _expansions().get((word,)) or _folded_expansions().get((word,)):
        in_capitals = written[at].isupper() and not _among_capitals(written, plain, at)
        clear = in_capitals or len(word) > 3 or not _VOWELS & set(fold(word))
        return (1, said) if clear or (len(word) == 3 and word not in _SYLLABLES) else None
    return None


def _among_capitals(written: list[str], plain: list[str], at: int) -> bool:
    """Whether a word beside it is in capitals too and no abbreviation: in "VỐN ĐẦU TƯ" capitals say nothing."""
    beside = (i for i in (at - 1, at + 1) if 0 <= i < len(plain) and len(plain[i]) > 1 and written[i].isupper())
    return any(_VOWELS & set(fold(plain[i])) and (fold(plain[i]),) not in _folded_expansions() for i in beside)


# Abbreviations of three letters that are also syllables typed without marks.
_SYLLABLES = frozenset({"tan", "tro", "dan"})


def contains(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the name's words stand in this order, side by side; no words stand nowhere."""
    if not name or name[0] not in words:
        return False  # nearly always, and told much faster
    length, sought = len(name), tuple(name)
    return any(
        tuple(words[at : at + length]) == sought for at in range(len(words) - length + 1) if words[at] == sought[0]
    )
