"""Of which unit an office is, where its own words do not say it: from those beside it, the sentence and the head."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.entities.bodies import level_of
from index.entities.places import place_of, places_in
from index.entities.units import COMMUNE, DISTRICT, PROVINCE
from index.facts.officials.bodies import bodies_of_head, headed, is_bare, with_body_near
from index.facts.officials.namesakes import unit_of
from index.facts.types import Office
from index.language.text import UPPER, normalise_word
from index.layout import Span
from index.lexicon.abbreviations import written_out
from index.lexicon.kinds import people_words, split_label, unions
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives
from index.structure.reading import Reading

_SIDE = pattern(r"(?<!\w){side} (?P<kind>{unit_kinds:unit})(?!\w)")
"""Whence those come who are named behind it: "về phía tỉnh có"."""
_OF_UNION = pattern(r"(?<!\w){unions}(?!\w)", unions=lambda: alternatives(unions()))
_OF_PROVINCE = pattern(r"(?<!\w){of_province}(?!\w)")
_BELOW_PROVINCE = pattern(r"(?<!\w){below_province}(?!\w)")
_OF_NATION = pattern(r"(?<!\w){of_nation}(?!\w)")
_COMMITTEE_OF_COMMUNE = pattern(r"Đảng ủy")
_PROVINCE_NAME = pattern(
    rf"(?<!\w)(?:(?i:tỉnh ủy)|[Tt]ỉnh đoàn|(?i:tỉnh))(?: [{UPPER}][^\W\d_]*){{2,3}}(?!\w| [{UPPER}])", flags=0
)
_BODY_OF_UNIT = pattern(rf"(?<!\w)(?i:{{body_of_unit}} {{unit_kinds:unit}})(?: [{UPPER}][^\W\d_]*){{1,4}}", flags=0)
_OFTEN = 3
"""How often a unit is named at least by which a text without a head is of it."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """What unit an office belongs to: its kind where the words say it, or else its levels, where they are known."""

    kind: str | None = None
    levels: tuple[int, ...] = ()

    def fits(self, place: str) -> bool:
        """Whether it may be this unit."""
        if self.kind is not None:
            return split_label(place)[0] == self.kind
        return not self.levels or unit_of(place)[0] in self.levels

    @property
    def is_known(self) -> bool:
        """Whether the words say anything of it."""
        return self.kind is not None or bool(self.levels)


class Setting:
    """What a paper says of the units that its officials' offices belong to.

    Args:
        reading: The paper.
        said: Where its offices stand: the units that they name are not the sentence's.
    """

    def __init__(self, reading: Reading, said: Iterable[Span]) -> None:
        self.reading = reading
        self.said = sorted((span.start, span.end) for span in said)
        header = reading.header
        self.own = header.place or place_of(header.issuer or "") or self._of_head or self._mostly

    def settled(self, offices: Sequence[Office]) -> tuple[Office, ...]:
        """The offices of one person, each with the body and the unit that the words around it give it."""
        whole = [self._with_body(office) for office in offices]
        return tuple(office if _is_settled(office) else self._placed(office, whole) for office in whole)

    def _with_body(self, office: Office) -> Office:
        since = self._paragraph(office.said.start).start
        name = with_body_near(office.name, self.reading.text, office.said.start, office.said.end, since)
        if name == office.name and is_bare(name) and self.reading.header.issuer:
            name = headed(name, written_out(self.reading.header.issuer))
        return office if name == office.name else replace(office, name=name, level=level_of(name), place=place_of(name))

    def _placed(self, office: Office, beside: Sequence[Office]) -> Office:
        place = self._unit(office, beside)
        return office if place is None else replace(office, place=place, level=office.level or split_label(place)[0])

    def _unit(self, office: Office, beside: Sequence[Office]) -> str | None:
        sought = _sought(office)
        at = office.said.start
        near = sorted(
            (other for other in beside if other.place and sought.fits(other.place)),
            key=lambda other: (
                not _are_beside(office, other),
                other.former != office.former,
                abs(other.said.start - at),
            ),
        )
        if near and (sought.is_known or near[0].former == office.former or _are_beside(office, near[0])):
            return near[0].place
        if not sought.is_known:
            side = self._side(at)
            if side is None:
                return self._acting(sought, self._sentence(at).start, at) or self.own
            sought = _Sought(side)
        paragraph, sentence = self._paragraph(at), self._sentence(at)
        if place := self._acting(sought, sentence.start, at):
            return place
        if self.own is not None and sought.fits(self.own):
            return self.own
        return self._last_named(sought, paragraph.start, at) or self._only_one(sought)

    def _side(self, at: int) -> str | None:
        """The kind of unit from which the people come who are named there, where the paragraph says it before."""
        found = list(_SIDE().finditer(self.reading.text, self._paragraph(at).start, at))
        return found[-1]["kind"].lower() if found else None

    def _acting(self, sought: _Sought, start: int, end: int) -> str | None:
        """The unit whose body acts in the sentence before: "HĐND huyện Sơn Hạ miễn nhiệm …"."""
        named = (place_of(body[0]) for body in _BODY_OF_UNIT().finditer(self.reading.text, start, end))
        return next((place for place in named if place and sought.fits(place) and not _is_of_person(place)), None)

    def _paragraph(self, at: int) -> Span:
        paragraphs = self.reading.paragraphs
        held = paragraphs[max(0, bisect_right(paragraphs, at, key=lambda held: held.start) - 1)] if paragraphs else None
        return Span(held.start, held.end) if held is not None else Span(at, at)

    def _sentence(self, at: int) -> Span:
        paragraphs = self.reading.paragraphs
        before = bisect_right(paragraphs, at, key=lambda held: held.start)
        sentences = paragraphs[before - 1].sentences if before else ()
        return (
            sentences[max(0, bisect_right(sentences, at, key=lambda held: held.start) - 1)]
            if sentences
            else Span(at, at)
        )

    def _last_named(self, sought: _Sought, start: int, end: int) -> str | None:
        """The last unit named between two places that fits and is no part of somebody's office."""
        first = bisect_right(self._units, start - 1, key=lambda unit: unit[0])
        named = (place for at, place in reversed(self._units[first:]) if at < end and sought.fits(place))
        return next(named, None)

    @cached_property
    def _units(self) -> list[tuple[int, str]]:
        """The units that the text names outside of offices, with where they stand."""
        found: list[tuple[int, str]] = []
        for mention in places_in(self.reading.text):
            before = bisect_right(self.said, (mention.span.start, len(self.reading.text))) - 1
            if before < 0 or self.said[before][1] <= mention.span.start:
                found.append((mention.span.start, mention.place))
        return found

    def _only_one(self, sought: _Sought) -> str | None:
        """The only unit of that kind that the paper names anywhere."""
        named = {unit_of(place): place for _, place in self._units if sought.fits(place)}
        elsewhere = (*self._in_head, *self._provinces)
        named |= {unit_of(place): place for place in elsewhere if sought.fits(place)}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _in_head(self) -> list[str]:
        """The units of the lines and cells of the head that are in capitals."""
        return [place for name in bodies_of_head(self.reading.original) if (place := place_of(name))]

    @cached_property
    def _provinces(self) -> list[str]:
        """The provinces that the text names, in no table too."""
        named = (place_of(found[0]) for found in _PROVINCE_NAME().finditer(self.reading.text))
        return [place for place in named if place and not _is_of_person(place)]

    @property
    def _of_head(self) -> str | None:
        """The unit of a head that is not read as one, the smallest where several are named."""
        return max(self._in_head, key=lambda place: unit_of(place)[0], default=None)

    @property
    def _mostly(self) -> str | None:
        """The unit that a text without a head names more often than any other, and often enough."""
        named = Counter(place for _, place in self._units)
        first = next((place for place, times in named.most_common() if times >= _OFTEN), None)
        others = (times for place, times in named.items() if place != first)
        return first if first is not None and named[first] > max(others, default=0) else None


def _is_settled(office: Office) -> bool:
    """Whether it has its unit, or is one of the whole country: "Bộ trưởng"."""
    return office.place is not None or (office.level is None and _OF_NATION().search(office.name) is not None)


def _sought(office: Office) -> _Sought:
    """What unit an office belongs to, by its own words."""
    if office.level is not None:
        return _Sought(office.level)
    if union := _OF_UNION().search(office.name):
        return _Sought(unions()[union[0].lower()])
    if _OF_PROVINCE().search(office.name):
        return _Sought(levels=(PROVINCE,))
    if _BELOW_PROVINCE().search(office.name):
        return _Sought(levels=(DISTRICT, COMMUNE))
    return _Sought(levels=(COMMUNE,) if _COMMITTEE_OF_COMMUNE().search(office.name) else ())


def _is_of_person(place: str) -> bool:
    """Whether the capitals behind a kind of unit are a person's name: "HĐND tỉnh Đoàn Văn An"."""
    words = [normalise_word(word) for word in split_label(place)[1].split()]
    return words[1:2] != [] and words[1] in people_words("middle")


def _are_beside(office: Office, other: Office) -> bool:
    """Whether they stand in one chain: "Ủy viên Ban Thường vụ, Phó Chủ tịch UBND quận"."""
    first, second = sorted((office.said, other.said), key=lambda held: held.start)
    return 0 <= second.start - first.end <= len(", ")
