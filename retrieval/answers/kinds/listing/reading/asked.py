"""What a question asks a list of: the thing, by what it is narrowed, and how many are wanted.

A question of which any word neither asks, nor names what is listed or whose it is, nor tells its matter or time is none
for a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.language.words import comparable
from index.lexicon.kinds import unit_kinds
from index.lexicon.tables import words
from retrieval.answers.kinds.listing.reading.grammar import read_whole
from retrieval.answers.kinds.listing.reading.read import Reading, Typed
from retrieval.answers.kinds.listing.reading.target import OF_PAPERS, OF_PEOPLE
from retrieval.answers.kinds.listing.reading.vocabulary import COMMA, Thing, Words, phrases, split
from retrieval.question.question import Question
from retrieval.question.types import Language

_ASKS = frozenset({"list", "count", "which_thing", "newest", "oldest"})
_SEVERAL = 5
"""So many of the newest are given where several of them are asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a question asks a list of; words are compared as `folded` says.

    Attributes:
        kinds: Folded kinds of papers or meetings; empty for any.
        counted: What the things are called in the question.
        named: Runs of words that name whose they are: body, unit, office or person.
        behind: That of them which stands right behind the thing and may be its matter too: "thông báo tuyển dụng".
        matter: What they are about, as alternatives, the first of which is all that is said of it; empty if nothing.
        office: The office whose holders are listed.
        uses: What else its phrases do, as in `kinds_asked.tsv`.
        most: How many are wanted, where only the newest or oldest are; 0 for all.
        is_sure: Whether it asks for a list, and each word is known to ask, to name what is listed or whose that is.
    """

    thing: Thing
    kinds: frozenset[str]
    counted: str
    named: tuple[Words, ...]
    behind: Words
    matter: tuple[Words, ...]
    office: Words
    uses: frozenset[str]
    most: int
    folded: bool
    is_sure: bool

    @property
    def asks(self) -> bool:
        """Whether a word asks for a list, and not only what is listed is said."""
        return not self.uses.isdisjoint(_ASKS)

    @property
    def only_spoken(self) -> bool:
        """Whether they need only speak of the matter."""
        return "mentions" in self.uses

    @property
    def timed_matter(self) -> bool:
        """Whether the time is a part of the matter, and need not be their own."""
        return "timed_matter" in self.uses

    @property
    def leaders(self) -> bool:
        """Whether those who lead a unit are listed."""
        return "leaders" in self.uses


def listed_in(question: Question) -> Listed | None:
    """What the question asks a list of; None if it asks for none."""
    if question.language is Language.ENGLISH or question.numbers.documents:
        return None
    folded = question.folded or question.restored
    names = frozenset(word for name in question.names for word in split(name.text, folded=folded))
    said, timed = split(question.marked.bare, folded=folded), question.times.named
    reading = read_whole(Typed(said, phrases(folded=folded), folded, names, timed))
    if not _asks_for_several(reading):
        return None
    span = question.marked.office_span
    office = question.text[span.start : span.end] if span else " ".join(reading.office)
    return _made(reading, office)


def _asks_for_several(reading: Reading) -> bool:
    uses = reading.uses
    if reading.thing is None and uses.isdisjoint({"leaders", *OF_PEOPLE}) and not reading.office:
        return False
    if "unknown" in uses and not any(reading.runs):
        return False
    if "passes" in uses and "count" in uses:
        return False  # how many a meeting passed, its report says; it may name only some of them
    if uses & {"list", "count"}:
        return True
    if reading.thing is None:
        return bool(uses & {"leaders", "ever"}) and "which" in uses
    narrowed = bool(reading.matter or any(reading.runs)) or bool(uses & {"timed", "in_force", "ended", *OF_PAPERS})
    # "chỉ thị của UBND tỉnh" alone asks for all of them; by its title one paper is meant.
    is_name = not reading.kinds or (any(reading.runs) and not reading.matter and "unknown" not in uses)
    is_alone = "first" in uses and is_name and uses.isdisjoint({"which", "amount"})
    return bool(uses & {"newest", "oldest"}) or (narrowed and ("which_thing" in uses or is_alone))


def _made(reading: Reading, office: str) -> Listed:
    thing = reading.thing
    counted = thing.text if thing else reading.leaders or office or words("kinds_asked", uses="anybody")[0]
    most = 0
    if reading.uses & {"newest", "oldest"}:
        most = reading.most or (_SEVERAL if "list" in reading.uses else 1)
    return Listed(
        thing.thing if thing and thing.thing else Thing.PEOPLE,
        frozenset(reading.kinds),
        counted,
        _levels(reading),
        tuple(reading.behind),
        _alternatives(reading.matter),
        reading.office if thing is None else (),
        frozenset(reading.uses),
        most,
        reading.typed.folded,
        "unknown" not in reading.uses and not reading.uses.isdisjoint(_ASKS),
    )


def _levels(reading: Reading) -> tuple[Words, ...]:
    """The runs of a question, each kind of unit whose level is meant with the others of that level behind it."""
    runs = [tuple(run) for run in reading.runs if run]
    folded = reading.typed.folded
    if "level" in reading.uses:
        kinds = {tuple(comparable(kind, folded=folded)): kind for kind in unit_kinds()}
        levels = [level for level in _LEVELS if any(kinds.get(run) in unit_kinds(level) for run in runs)]
        runs += [key for key, kind in kinds.items() if any(kind in unit_kinds(level) for level in levels)]
    return tuple(dict.fromkeys(runs))


_LEVELS = ("province", "district", "commune")


def _alternatives(matter: Sequence[str]) -> tuple[Words, ...]:
    """All that is said of a matter, and then each part between commas."""
    whole = tuple(word for word in matter if word != COMMA)
    parts: list[list[str]] = [[]]
    for word in matter:
        if word == COMMA:
            parts.append([])
        else:
            parts[-1].append(word)
    several = [tuple(part) for part in parts if part]
    return tuple(dict.fromkeys((whole, *several))) if whole else ()
