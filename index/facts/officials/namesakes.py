"""Whether those who are named alike in a document are one person: of two units of one level they are two."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.entities.holders.officials import Official
from index.entities.units import COMMUNE, DISTRICT, PROVINCE, name_key, units_named
from index.facts.officials.offices import is_part
from index.facts.types import Office
from index.lexicon.kinds import split_label, unit_kinds

Unit = tuple[int, str]
"""Level and name, as they are compared."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with the offices beside it.

    Attributes:
        at: Its number among those of the document.
        units: What the offices held now name as theirs.
        moves: Whether an office is given, so that one person may have had another elsewhere.
    """

    at: int
    official: Official
    offices: tuple[Office, ...]
    units: frozenset[Unit]
    moves: bool


@dataclass(slots=True)
class Bearer:
    """The mentions that are of one person.

    Attributes:
        units: Those of all mentions.
        offices: Of one of several namesakes, those that are given with a unit, each once.
        is_namesake: Whether somebody else of the document has the same name.
        is_unsure: Whether a mention may as well be the namesake's.
    """

    mentions: list[Naming]
    units: frozenset[Unit] = frozenset()
    offices: tuple[Office, ...] = ()
    is_namesake: bool = False
    is_unsure: bool = False


def bearers_of(mentions: list[Naming]) -> list[Bearer]:
    """The people of one name: those whose offices name different units of one level are not the same."""
    known: list[Bearer] = []
    for mention in mentions:
        alike = [person for person in known if _share(person.units, mention.units)]
        if len(alike) == 1:
            _join(alike[0], [mention])
        elif mention.units:
            person = Bearer([])
            for one in alike:
                known.remove(one)
                _join(person, one.mentions)
            _join(person, [mention])
            known.append(person)
    apart = [person for person in known if any(_contradict(person.units, other.units) for other in known)]
    if not apart or any(mention.moves for mention in mentions):
        return [Bearer(mentions)]
    people: list[Bearer] = []
    for person in apart:
        other = next((held for held in people if not _contradict(held.units, person.units)), None)
        if other is None:
            people.append(person)
        else:
            _join(other, person.mentions)
    for person in people:
        offices = (office for mention in person.mentions for office in mention.offices)
        person.offices = tuple({(office.name, office.former): office for office in offices}.values())
    placed = {mention.at for person in people for mention in person.mentions}
    for mention in mentions:
        if mention.at not in placed:
            _enter(mention, people)
    for person in people:
        person.is_namesake = True
        person.mentions.sort(key=lambda mention: mention.at)
    return people


def _join(person: Bearer, mentions: Sequence[Naming]) -> None:
    person.mentions += mentions
    person.units = person.units.union(*(mention.units for mention in mentions))


def _enter(mention: Naming, people: Sequence[Bearer]) -> None:
    """Give a mention to the one of several namesakes that it fits; where that is open, to the first."""
    fitting = [person for person in people if not _contradict(person.units, mention.units)] or people
    same = [
        person
        for person in fitting
        if any(is_part(office, held) for office in mention.offices for held in person.offices)
    ]
    fitting = same or fitting
    fitting[0].is_unsure |= len(fitting) > 1
    fitting[0].mentions.append(mention)


def _share(units: Collection[Unit], others: Collection[Unit]) -> bool:
    """Whether a unit of both is the same, perhaps cut short: "xã Tân" and "xã Tân An"."""
    return any(
        level == other_level and (name.startswith(other) or other.startswith(name))
        for level, name in units
        for other_level, other in others
    )


def _contradict(units: Collection[Unit], others: Collection[Unit]) -> bool:
    """Whether they are different units of one level and none is the same."""
    return bool({level for level, _ in units} & {level for level, _ in others}) and not _share(units, others)


def unit_of(place: str) -> Unit:
    """A unit by its level and name: a district that became a town is still the same."""
    kind, name = split_label(place)
    if kind == "thành phố":
        is_province = any(row.level == PROVINCE for row in units_named(kind, name, without_marks=False))
        return (PROVINCE if is_province else DISTRICT), name_key(name)
    level = PROVINCE if kind == "tỉnh" else DISTRICT if kind in unit_kinds("district") else COMMUNE
    return level, name_key(name)
