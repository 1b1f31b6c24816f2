"""The words of offices as the tables have them: heads, bodies, fields and units."""

import itertools
import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from index.entities.units import units
from index.language.text import normalise_word
from index.lexicon import tables
from index.lexicon.abbreviations import stopped
from index.lexicon.kinds import committees, short_kinds, unit_kinds, words_around
from index.lexicon.tables import from_lexicon

WORD = re.compile(r"[^\W_]+")
Phrase = tuple[str, ...]
"""Words in lower case, normalised."""

_MOST_CHARS = 200
"""No office is longer."""
_MOST_WORDS = 8
"""No listed name and no head has more."""
_MOST_SYLLABLES = 4


class Token(NamedTuple):
    """A word of a text and its form for matching."""

    start: int
    end: int
    key: str
    """Lower case, normalised."""


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


def may_begin_office(text: str, start: int, end: int) -> bool:
    """Whether the next two words are such as begin an office: of most words no more need be read to tell."""
    found = WORD.finditer(text, start, min(end, start + _MOST_CHARS))
    first = next(found, None)
    following = _second_words().get(normalise_word(first[0])) if first and first.start() == start else None
    if not following:
        return following is not None
    second = next(found, None)
    return second is not None and normalise_word(second[0]) in following


@from_lexicon
def _second_words() -> dict[str, frozenset[str]]:
    """What stands behind the first words of heads; nothing for those that are a head alone."""
    return {
        first: frozenset(head[1] for head in heads) if all(len(head) > 1 for head in heads) else frozenset()
        for first, heads in _heads().items()
    }


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
    return frozenset(map(str.lower, stopped())).union(short.rstrip(".") for short in short_kinds())


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


@from_lexicon
def regional() -> tuple[str, ...]:
    """Units that may be called by several names with dashes between them."""
    return tables.words("unit_kinds", uses="regional")


class OfficeText:
    """The words of a text from a place on, read as far as a listed name reaches beyond the next one.

    Attributes:
        at: Index of the next word.
        shouts: Whether it is written in capitals, so that a capital says nothing.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = 0
        self.shouts = False
        self.unread = WORD.finditer(text, start, min(end, start + _MOST_CHARS))
        self.words: list[Token] = []
        self.keys: list[str] = []
        self._read_on()

    def _read_on(self) -> None:
        """Read as many words as the longest listed name has beyond the next one."""
        for match in itertools.islice(self.unread, max(0, self.at + _MOST_WORDS - len(self.words))):
            key = normalise_word(match[0])
            self.words.append(Token(*match.span(), key))
            self.keys.append(key)

    def _gap(self, at: int) -> str:
        """What stands before a word."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def _is_joined(self, at: int, length: int) -> bool:
        return all(not self._gap(i).strip(" \u00a0") for i in range(at + 1, at + length))

    def _name_at(self, at: int) -> tuple[Phrase, str]:
        """The longest listed name at a word, with its kind."""
        for name, kind in names_by_first_word().get(self.keys[at], ()):
            if tuple(self.keys[at : at + len(name)]) == name and self._is_joined(at, len(name)):
                return name, kind
        return (), ""

    def _is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital and that says something: it does not in a headline in capitals."""
        word = self.words[at]
        if self.shouts and self.text[word.start : word.end].isupper():
            return False
        return self.text[word.start].isupper()

    def _is_acronym(self, at: int) -> bool:
        """Whether a word is in capitals and no head: "UBND", "PTNT", "XH"."""
        word = self.words[at]
        written = self.text[word.start : word.end]
        return len(written) > 1 and written.isupper() and not head_length(self.keys, at)

    def _pair(self) -> str:
        """The next two words."""
        return " ".join(self.keys[self.at : self.at + 2])

    def _former(self) -> int:
        """How many words such as "nguyên" stand before the head proper."""
        return next((at for at, key in enumerate(self.keys) if (key,) not in heads_of("former")), len(self.keys))

    def _is_former_alone(self, at: int) -> bool:
        """Whether a word such as "nguyên" stands there and no office behind it: in "Thái Nguyên" it is a name's."""
        return (self.keys[at],) in heads_of("former") and not head_length(self.keys, at + 1)

    def _read_head(self, start: int) -> int:
        """How many words the head has; 0 if there is none."""
        if not self.words or self.words[0].start != start:
            return 0
        former = self._former()
        length = head_length(self.keys, former)
        gaps = (self._gap(at) for at in range(1, former + length))
        return former + length if length and all(gap.strip(" \u00a0") in ("", ".") for gap in gaps) else 0
