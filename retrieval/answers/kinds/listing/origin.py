"""Whether what is listed is of the bodies, units and people that a question names, told by where it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.bodies import level_of
from index.entities.places import places_in, units_without_marks
from index.entities.units import units_named
from index.facts.types import MeetingFact
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import split_label, unit_kinds
from index.lexicon.tables import from_lexicon, words
from index.types import DocumentSummary
from retrieval.answers.kinds.listing.reading.vocabulary import Words
from retrieval.answers.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing comes from, in comparable words.

    Attributes:
        bodies: Whose it is, as it is said.
        places: The units that it belongs to.
    """

    bodies: tuple[Words, ...]
    places: tuple[Words, ...]

    def is_of(self, named: Sequence[Words]) -> bool:
        """Whether it is of all that these runs of words name, and of one of the kinds of unit among them."""
        kinds = [run for run in named if len(run) <= _KIND_WORDS and " ".join(map(fold, run)) in _kinds()]
        is_of_kind = not kinds or any(self._is_of_kind(run) for run in kinds)
        return is_of_kind and all(self._is_of(run) for run in named if run not in kinds)

    def _is_of_kind(self, kind: Words) -> bool:
        """Whether a place is such a unit, or a body is of one: "thị xã" is no "xã"."""
        is_place = any(place[: len(kind)] == kind for place in self.places)
        return is_place or (not self.places and any(_names_unit(body, kind) for body in self.bodies))

    def _is_of(self, run: Words) -> bool:
        """Whether a run falls into parts that each name the body or a unit; a body is named from its beginning on."""
        at = self._first(run)
        while 0 < at < len(run):
            at = self._next(run, at)
        return at > 0

    def _first(self, run: Words) -> int:
        """How many words at the beginning of a run name the body or a unit; 0 if none do."""
        in_bodies = (_common(run, body[start:]) for body in self.bodies for start in _starts(body))
        in_places = (_length_in(run, place) for place in self.places)
        length = max((*in_bodies, *in_places), default=0)
        if length > 1 or (length and _is_unit(run[0])):
            return length
        return 1 if _is_unit(run[0]) and any(_names_unit(body, run[:1]) for body in self.bodies) else 0

    def _next(self, run: Words, at: int) -> int:
        """Where the part ends that begins at a place within a run; 0 where none does."""
        length = max((_length_in(run[at:], said) for said in (*self.bodies, *self.places)), default=0)
        return at + length if length > 1 or (length and (_is_unit(run[at]) or at + 1 == len(run))) else 0


_KIND_WORDS = 2
"""Words at most of a kind of unit: "thị xã"."""


@from_lexicon
def _kinds() -> frozenset[str]:
    return frozenset(map(fold, unit_kinds()))


def _is_unit(word: str) -> bool:
    return fold(word) in units_without_marks()


def _names_unit(body: Words, kind: Words) -> bool:
    """Whether a body is of such a unit: "Sở Lao động - Thương binh và Xã hội" is of no "xã", and no "thị xã" is."""
    found = (at for at in range(len(body)) if body[at : at + len(kind)] == kind)
    return any(
        fold(" ".join(body[at + len(kind) : at + len(kind) + 1])) != "hoi" and fold(" ".join(body[:at][-1:])) != "thi"
        for at in found
    )


def _common(run: Words, said: Words) -> int:
    """How many words both begin with."""
    pairs = zip(run, said, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(run), len(said)))


def _length_in(run: Words, said: Words) -> int:
    """How many words at the beginning of a run stand side by side in another."""
    return next((size for size in range(min(len(run), len(said)), 0, -1) if contains(said, run[:size])), 0)


def _starts(body: Words) -> Iterator[int]:
    """Where a body's name begins: at the beginning, and behind a part of it that acts for it."""
    yield 0
    plain = tuple(map(fold, body))
    yield from (len(part) for part in _parts() if plain[: len(part)] == part)


@from_lexicon
def _parts() -> tuple[Words, ...]:
    return tuple(tuple(map(fold, part.split())) for part in words("kinds_asked", uses="acts_for"))


def origin_of(
    look: Lookup, said: Sequence[str | None], document: DocumentSummary, *, folded: bool, own: bool
) -> Origin:
    """Where a thing comes from.

    Args:
        said: Whose it is said to be.
        document: That says so.
        folded: How words are compared.
        own: Whether it is the document itself, whose place is its own.
    """
    bodies = tuple(tuple(comparable(text, folded=folded)) for text in said if text)
    labels = [document.header.place] if own else _above(look, said, document)
    return Origin(bodies, tuple(tuple(comparable(label, folded=folded)) for label in labels if label))


def _above(look: Lookup, said: Sequence[str | None], document: DocumentSummary) -> list[str]:
    """The units of the level that a body says, of that in whose paper it is named: "UBND tỉnh" in one of a district."""
    levels = {level for text in said if text and (level := level_of(text))}
    place = document.header.place
    if not levels:
        return []
    if place is None:
        named = {mention.place for mention in places_in(look.view.document(document.id).text)}
        alike = [label for label in named if split_label(label)[0] in levels]
        return alike if len(alike) == 1 else []
    rows = units_named(*split_label(place), without_marks=False)
    labels = [place, *(label for row in rows for label in (row.district, row.province) if label)]
    return list(dict.fromkeys(label for label in labels if split_label(label)[0] in levels))


def head_words(look: Lookup, document: DocumentSummary, *, folded: bool) -> frozenset[str]:
    """The comparable words by which a paper and the meetings that it reports are called, and whose they are."""
    header = document.header
    said = [header.title, header.subject, header.issuer, header.place, header.kind]
    for fact in reported_in(look, document):
        said += [fact.name, fact.body, fact.place, fact.term]
    return frozenset(word for text in said if text for word in comparable(text, folded=folded))


def reported_in(look: Lookup, document: DocumentSummary) -> list[MeetingFact]:
    """The meetings that a paper reports."""
    entries = look.registry.meetings_of([document.id])
    records = (record for entry in entries for record in entry.records if record.document.id == document.id)
    return [record.fact for record in records if record.fact.reported]
