"""The words of offices as the tables have them: heads, bodies, fields and units."""

import re
from functools import lru_cache
from itertools import islice

from index.entities.units import units
from index.language.text import normalise_word
from index.lexicon import tables
from index.lexicon.people import words_around
from index.lexicon.tables import from_lexicon
from index.lexicon.unit_kinds import committees, short_kinds, unit_kinds

WORD = re.compile(r"[^\W_]+")
Phrase = tuple[str, ...]
"""Words in lower case, normalised."""

_SHORT = frozenset({"ct", "pct", "bt", "pbt"})
_MOST_SYLLABLES = 4


def head_length(words: list[str], at: int) -> int:
    """How many words from `at` on begin an office; 0 if none."""
    if at >= len(words):
        return 0
    return next((len(head) for head in _heads().get(words[at], ()) if tuple(words[at : at + len(head)]) == head), 0)


def begins_office(text: str, at: int) -> bool:
    """Whether the words at this offset are such as begin an office."""
    found = (normalise_word(match[0]) for match in WORD.finditer(text, at, min(len(text), at + 40)))
    first = next(found, "")
    return is_head(first) and bool(head_length([first, *islice(found, _MOST_SYLLABLES - 1)], 0))


def is_head(word: str) -> bool:
    """Whether a word is the first of a head."""
    return word in _heads()


@from_lexicon
def heads_of(use: str) -> frozenset[Phrase]:
    """The heads with a use in the table `offices`: "former", "needs_more"."""
    return frozenset(tuple(word.split()) for word in tables.words("offices", uses=use))


@from_lexicon
def names_by_first_word() -> dict[str, list[tuple[Phrase, str]]]:
    """All names of units, bodies and fields by the first word, longer ones first, each with its kind."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    bodies = [(tuple(row.key.split()), row["kind"]) for row in tables.rows("bodies") if row["kind"]]
    for name, kind in [*((unit, "unit") for unit in _units()), *bodies]:
        found.setdefault(name[0], []).append((name, kind))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@from_lexicon
def series() -> tuple[frozenset[Phrase], ...]:
    """Fields that stand together with commas between them, in lower case too: "bồi thường, hỗ trợ, tái định cư"."""
    found: dict[str, set[Phrase]] = {}
    for row in tables.rows("bodies"):
        for name in row.several("series"):
            found.setdefault(name, set()).add(tuple(row.key.split()))
    return tuple(map(frozenset, found.values()))


@from_lexicon
def numbered() -> frozenset[str]:
    """Units that are called by a number."""
    return words_around("has_number").union(tables.words("unit_kinds", uses="numbered"))


@from_lexicon
def shortened() -> frozenset[str]:
    """Abbreviations that a full stop may follow: "TP. Hải Dương", "PCT. UBND"."""
    return _SHORT.union(short.rstrip(".") for short in short_kinds())


@from_lexicon
def asked_words() -> frozenset[str]:
    """Words that a question may have in an office, by which it is told from the place after it."""
    names = (*tables.words("bodies", uses="asked"), *unit_kinds(), *committees())
    return words_around("in_asked_office").union(*(name.split() for name in names))


@from_lexicon
@lru_cache(maxsize=4096)
def is_unit(kind: str, words: Phrase) -> bool:
    """Whether a unit of this kind is called so."""
    return bool(units().rows(kind, " ".join(words), without_marks=False))


@from_lexicon
def _heads() -> dict[str, list[Phrase]]:
    """The heads by their first words, longer ones first."""
    found: dict[str, list[Phrase]] = {}
    for head in sorted((tuple(head.split()) for head in tables.words("offices")), key=len, reverse=True):
        found.setdefault(head[0], []).append(head)
    return found


def _units() -> list[Phrase]:
    """What an office goes on with as its unit."""
    kinds = tables.words("unit_kinds", uses="office")
    held = tables.words("bodies", kind="qualifier")  # "TT" is "thường trực"
    short = [short for short in short_kinds() if len(short) > 1 and short.isalpha() and short not in held]
    several = [f"các {kind}" for kind in kinds]
    of_level = [f"cấp {kind}" for kind in unit_kinds()]
    return [tuple(name.split()) for name in (*kinds, *committees(), *short, *of_level, *several)]
