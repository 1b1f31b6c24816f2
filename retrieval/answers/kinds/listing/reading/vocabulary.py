"""The words of questions that ask for several, each phrase with what it does, from the tables."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from index.language.text import fold
from index.language.words import comparable
from index.lexicon.kinds import committees, document_kinds, unit_kinds
from index.lexicon.tables import from_lexicon, rows, words

_OWN = frozenset(
    (
        "list count all amount which fills newest oldest about mentions leaders signs ever named in_force ended "
        "closes appoints spoke passes ends_paper changed"
    ).split()
)
_THINGS = ("papers", "materials", "news", "meetings")
_COMMA = re.compile(r"[,;]\s+")
COMMA = ","
"""Stands among the words where the question has one."""
LONGEST = 6
"""Words at most of a phrase."""

Words = tuple[str, ...]


class Thing(StrEnum):
    """What may be listed."""

    PAPERS = "papers"
    MATERIALS = "materials"
    NEWS = "news"
    MEETINGS = "meetings"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase does in a question that asks for several.

    Attributes:
        uses: As in `kinds_asked.tsv`; a "body" or a "unit" may be whose what is listed is.
        text: As it is said.
        thing: What it names, if that may be listed.
        kind: Which kind of it, folded; empty if any.
    """

    uses: frozenset[str]
    text: str
    thing: Thing | None = None
    kind: str = ""


def split(text: str, *, folded: bool) -> Words:
    """The comparable words of a question, with its commas."""
    found: list[str] = []
    for at, piece in enumerate(_COMMA.split(text)):
        found += [*([COMMA] if at else []), *comparable(piece, folded=folded)]
    return tuple(found)


@from_lexicon
def phrases(*, folded: bool) -> dict[Words, Phrase]:
    """Every phrase, by its comparable words."""
    found: dict[Words, Phrase] = {}
    for text, said in _said():
        key = tuple(comparable(text, folded=folded))
        before = found.get(key)
        joined = replace(said, uses=said.uses | before.uses) if before else said
        # What may be listed stays so, whatever else the words may do.
        found[key] = replace(joined, thing=before.thing, kind=before.kind) if before and before.thing else joined
    return found


def _said() -> list[tuple[str, Phrase]]:
    own = [(row.key, Phrase(frozenset(row.several("uses")), row.key)) for row in rows("kinds_asked")]
    found = [(text, said) for text, said in own if said.uses.intersection(_OWN)]
    found += [(key, Phrase(frozenset(), key, Thing(use))) for use in _THINGS for key in words("kinds_asked", uses=use)]
    general = set(words("kinds_asked", uses="papers"))
    kinds = document_kinds("numbered", "heads", "general").items()
    found += [(key, Phrase(frozenset(), key, Thing.PAPERS, fold(kind))) for key, kind in kinds if key not in general]
    any_meeting = set(words("kinds_asked", uses="meetings"))
    for row in rows("meetings", uses="asked"):
        if row.key not in any_meeting:
            found.append((row.key, Phrase(frozenset(), row.key, Thing.MEETINGS, fold(row["kind"] or row.key))))
    every = words("kinds_asked", uses="all")  # "các hội nghị" are of no "các hội"
    named = [row.key for row in rows("bodies") if row["kind"] in ("body", "whole", "field")]
    bodies = [name for name in named if " " in name and name.split()[0] not in every]
    found += [(key, Phrase(frozenset({"body"}), key)) for key in (*bodies, *committees())]
    found += [(key, Phrase(frozenset({"unit"}), key)) for key in unit_kinds()]
    return found


def longest(said: Words, at: int, known: dict[Words, Phrase]) -> int:
    """How many words the longest phrase has that begins at a word; 0 if none does."""
    lengths = range(min(LONGEST, len(said) - at), 0, -1)
    return next((length for length in lengths if said[at : at + length] in known), 0)
