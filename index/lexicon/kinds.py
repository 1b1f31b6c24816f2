"""Kinds of units and documents, and sets of words, as code and no pattern asks the tables for them."""

import re
from collections.abc import Sequence

from index.lexicon.tables import from_lexicon, rows, words

_NOT_WORDS_LAST = re.compile(r"\W*$")


@from_lexicon
def unit_kinds(level: str | None = None) -> tuple[str, ...]:
    """The kinds of a level, or of all from province to commune, longer ones first: "thị trấn" before "xã"."""
    found = rows("unit_kinds", uses="unit") if level is None else rows("unit_kinds", uses="unit", level=level)
    return tuple(sorted((row.key for row in found), key=len, reverse=True))


@from_lexicon
def committees() -> dict[str, str]:
    """The kind of unit of each Party committee: "huyện ủy" → "huyện"."""
    return {row["committee"]: row.key for row in rows("unit_kinds") if row["committee"]}


@from_lexicon
def unions() -> dict[str, str]:
    """The kind of unit of each committee of the Youth Union: "huyện đoàn" → "huyện"."""
    return {row["union"]: row.key for row in rows("unit_kinds") if row["union"]}


@from_lexicon
def short_kinds() -> dict[str, str]:
    """The kind of unit that is shortened so: "tp", "tp.", "h."."""
    return {short: row.key for row in rows("unit_kinds") for short in row.several("short")}


@from_lexicon
def kinds_before_name() -> dict[str, str]:
    """The kind of unit whose name may follow a word: "huyện", "huyện ủy", "tp.", "h."."""
    return {**{kind: kind for kind in unit_kinds()}, **committees(), **short_kinds()}


def kind_said(before: Sequence[str]) -> str | None:
    """The kind of unit that the last two words before a name, or the last one, say."""
    known = kinds_before_name()
    return known.get(" ".join(before)) or (known.get(before[-1]) if before else None)


@from_lexicon
def communes_by_letter() -> dict[str, str]:
    """The kinds of commune by their first letters, as the table of units has them: "x", "p", "t", "đ"."""
    return {kind[0]: kind for kind in unit_kinds("commune")}


@from_lexicon
def unit_names(length: int) -> frozenset[tuple[str, ...]]:
    """The names of provinces and districts of so many words, in lower case."""
    labels = (row["name"] for kind in ("province", "district") for row in rows("units", kind=kind))
    named = (tuple(split_label(label)[1].lower().split()) for label in labels)
    return frozenset(name for name in named if len(name) == length)


@from_lexicon
def raised_kinds(kind: str) -> tuple[str, ...]:
    """What a unit of this kind may have become under the same name."""
    return tuple(raised for row in rows("unit_kinds") if row.key == kind for raised in row.several("raised_to"))


def split_label(label: str) -> tuple[str, str]:
    """Kind and name: "thị trấn Me" → "thị trấn", "Me"."""
    kind = next((kind for kind in unit_kinds() if label.startswith(f"{kind} ")), label.split(" ")[0])
    return kind, label[len(kind) + 1 :]


def numbers_rows(title: str) -> bool:
    """Whether a column of this title numbers the rows of a table: "TT", "Số TT."."""
    return _NOT_WORDS_LAST.sub("", title).lower() in _ordinals()


@from_lexicon
def _ordinals() -> frozenset[str]:
    return frozenset(words("columns", uses="ordinal"))


@from_lexicon
def document_kinds(*uses: str) -> dict[str, str]:
    """The kinds with one of these uses as a sentence begins with them, by each of their spellings in lower case."""
    chosen = (row for row in rows("documents") if any(row.says(uses=use) for use in uses))
    return {spelling.lower(): row.key for row in chosen for spelling in row.spellings}


@from_lexicon
def kinds_by_symbol(use: str, *, without: str = "-") -> dict[str, str]:
    """The kinds of one use, and without another, by the abbreviations that stand for them beside a number: "KH"."""
    chosen = (row for row in rows("documents", uses=use) if not row.says(uses=without))
    return {short: row.key for row in chosen for column in ("short", "symbols") for short in row.several(column)}


def family_names() -> frozenset[str]:
    """The family names, in lower case."""
    return people_words("family")


@from_lexicon
def people_words(use: str) -> frozenset[str]:
    """What people are called, the words with one use: "title", "no_name"."""
    return frozenset(words("people", uses=use))


@from_lexicon
def words_around(use: str) -> frozenset[str]:
    """The words of the table `around` with one use: "small_word"."""
    return frozenset(words("around", uses=use))


@from_lexicon
def numbers_of(use: str) -> dict[str, int]:
    """What the words of dates and of counting with one use stand for: of "digit", "ba" for 3."""
    return {row.key: int(row["value"]) for row in rows("dates", uses=use)}
