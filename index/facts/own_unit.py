"""Which unit a paper is of: its head's, that of the portal it stands on, or the one that it names most often."""

from collections import Counter
from collections.abc import Callable, Iterable

from index.entities.places import place_of, places_in
from index.entities.units_today import resolve
from index.facts.officials.bodies import bodies_of_head
from index.facts.officials.namesakes import unit_of
from index.structure.pages.sites import place_of_site
from index.structure.reading import Reading

_OFTEN = 3
"""How often a unit is named at least by which a text without a head is of it."""


def own_unit(reading: Reading, named: Iterable[str] | None = None) -> str | None:
    """The unit that a paper is of ("huyện Nam Sách"); None where nothing says it.

    Args:
        named: The units that the text names, each as often as it does; all of them if not given.
    """
    header = reading.header
    in_head = units_of_head(reading)
    of_head = max(in_head, key=lambda place: unit_of(place)[0], default=None)
    own = header.place or place_of(header.issuer or "") or of_head or place_of_site(reading.original)
    if own is None:
        own = _mostly(named if named is not None else (mention.place for mention in places_in(reading.text)))
    return own


def units_of_head(reading: Reading) -> list[str]:
    """The units of the lines and cells of the head that are in capitals."""
    return [place for name in bodies_of_head(reading.original) if (place := place_of(name))]


def unit_above(own: str | None, text: str, fits: Callable[[str], bool]) -> str | None:
    """The province or district to which a paper's unit belongs by the table, if it fits; a text may leave it unsaid."""
    unit = resolve(own, text) if own else None
    above = (unit.province, unit.district) if unit else ()
    return next((place for place in above if place and place != own and fits(place)), None)


def _mostly(named: Iterable[str]) -> str | None:
    """The unit that a text without a head names more often than any other, and often enough."""
    counted = Counter(named)
    first = next((place for place, times in counted.most_common() if times >= _OFTEN), None)
    others = (times for place, times in counted.items() if place != first)
    return first if first is not None and counted[first] > max(others, default=0) else None
