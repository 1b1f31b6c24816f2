"""Words and symbols that name a document's kind: "Nghị quyết", "NQ", "05-CT/HU"."""

import itertools
import re
from functools import lru_cache

from index.language.text import UPPER, line_key
from index.lexicon.kinds import document_kinds, kinds_by_symbol
from index.lexicon.tables import alternatives, from_lexicon, rows
from index.structure.papers.letterhead import kind_of_number

GENERAL_KIND = "Văn bản"


@from_lexicon
def kinds_of(use: str) -> frozenset[str]:
    """The kinds with this use in the table `documents`: "law", "verbal"."""
    return frozenset(document_kinds(use).values())


@from_lexicon
def kind() -> str:
    """Alternatives of the words that name a kind; the abbreviations count only before a number."""
    return f"{alternatives(_named())}|{alternatives(kinds_by_symbol('typed'))}".replace(" ", r"\s+")


@from_lexicon
def head() -> re.Pattern[str]:
    """The words that name a kind, as they begin a document's name.

    All spellings by first letter: matching cases by hand is several times faster than IGNORECASE.
    """
    by_letter: dict[str, set[str]] = {}
    for spelt in (*kinds_by_symbol("typed"), *itertools.chain(*map(_spellings, _named()))):
        by_letter.setdefault(spelt[0], set()).add(spelt[1:])
    heads = (f"{letter}(?:{alternatives(sorted(rests))})" for letter, rests in sorted(by_letter.items()))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(heads)})(?!\w)".replace(" ", r"\s+"))


@from_lexicon
def _named() -> dict[str, str]:
    return {line_key(spelling): kind for spelling, kind in document_kinds("heads", "general").items()}


@from_lexicon
def _by_name() -> dict[str, str]:
    """Kinds as they are written, by name and by abbreviation, in the form for matching."""
    return {**_named(), **{line_key(short): kind for short, kind in kinds_by_symbol("typed").items()}}


def _spellings(words: str) -> set[str]:
    """A kind in lower case, at a sentence's start, in a title and in capitals."""
    return {words, words.capitalize(), words.title(), words.upper()}


SYMBOL = rf"(?:\s?[-–/]\s?(?:\d{{4}}(?!\d)|[{UPPER}](?:[\w&]|\.(?=[{UPPER}])|(?<=&)\s(?=[{UPPER}]{{2}}))*)){{1,6}}"
"""Pattern of what may follow a number as its symbol ("/2020/NĐ-CP"); `is_symbol` tells whether it is one."""


@from_lexicon
@lru_cache(maxsize=1024)
def kind_named(words: str) -> str | None:
    """The kind that a word names, as it is written at a sentence's start."""
    return _by_name().get(line_key(words))


def is_symbol(symbol: str | None) -> bool:
    """Whether what follows a number is a symbol ("/KH-UBND", "-CT/HU", "/2020/NĐ-CP") and no year or word alone."""
    if not symbol:
        return False
    parts = [part.strip() for part in re.split(r"[-–/]", symbol) if part.strip()]
    lettered = [part for part in parts if not part.isdigit()]
    if not lettered:
        return False
    if len(parts) == 1 and re.match(r"\s[-–/]\s", symbol):
        return False
    return any(sum(c.isupper() for c in part) >= 2 for part in lettered)


def kind_of(number: str, symbol: str | None) -> str | None:
    """The kind that a number's symbol says."""
    if symbol is None:
        return None
    symbol = symbol.strip(" -–/")
    if re.match(r"\d{4}/", symbol):
        return kind_of_number(f"{number}/{symbol}")
    joint = "-" if re.match(r"\w+\s?/", symbol) else "/"
    return kind_of_number(f"{number}{joint}{symbol}")


@from_lexicon
def compatible(kind: str, said: str) -> bool:
    """Whether the word and the symbol can name the same kind ("Chương trình hành động" and CTr)."""
    also = {(row.key, other) for row in rows("documents") for other in row.several("also")}
    return kind.startswith(said) or said.startswith(kind) or not also.isdisjoint(((kind, said), (said, kind)))
