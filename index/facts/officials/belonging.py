"""Of which unit an office is, where its own words do not say it: from those beside it, the sentence and the head."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.entities.bodies import level_of
from index.entities.places import place_of, places_in
from index.entities.units import COMMUNE, DISTRICT, PROVINCE
from index.facts.officials.bodies import headed, is_bare, with_body_near
from index.facts.officials.listed import body_of_list, joined, joined_with_issuer
from index.facts.officials.namesakes import unit_of
from index.facts.officials.owners import (
    body_of,
    is_of_party,
    lacks_owner,
    owner_before,
    owner_beside,
    school_before,
    whole_of,
)
from index.facts.own_unit import own_unit, unit_above, units_of_head
from index.facts.types import Office
from index.language.text import UPPER, normalise_word, tokens
from index.layout import Span
from index.lexicon.abbreviations import written_out
from index.lexicon.kinds import people_words, split_label, unions
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives
from index.structure.reading import Reading

_SIDE = pattern(r"(?<!\w){side} (?P<kind>{unit_kinds:unit})(?!\w)")
"""Whence those come who are named behind it: "về phía tỉnh có"."""
_TOGETHER = pattern(r"\s{held_together}\s")
_OF_UNION = pattern(r"(?<!\w){unions}(?!\w)", unions=lambda: alternatives(unions()))
_OF_PROVINCE = pattern(r"(?<!\w){of_province}(?!\w)")
_BELOW_PROVINCE = pattern(r"(?<!\w){below_province}(?!\w)")
_OF_SCHOOL = pattern(r"{has_headmaster}(?!\w)")
_OF_NO_UNIT = pattern(r"(?<!\w)(?:{of_nation}|{of_several_units})(?!\w)")
_COMMITTEE_OF_COMMUNE = pattern(r"Đảng ủy")
_PROVINCE_NAME = pattern(
    rf"(?<!\w)(?:(?i:tỉnh ủy)|[Tt]ỉnh đoàn|(?i:tỉnh))(?: [{UPPER}][^\W\d_]*){{2,3}}(?!\w| [{UPPER}])", flags=0
)
_BODY_OF_UNIT = pattern(rf"(?<!\w)(?i:{{body_of_unit}} {{unit_kinds:unit}})(?: [{UPPER}][^\W\d_]*){{1,4}}", flags=0)


_MORE_OFTEN = 2
"""So many times as often as any other a unit is spoken of that a text is about."""


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
        names: Words of its officials' names, which stand behind a unit's kind too and are no unit's.
    """

    def __init__(self, reading: Reading, said: Iterable[Span], names: Iterable[str] = ()) -> None:
        self.reading = reading
        self.said = sorted((span.start, span.end) for span in said)
        self.names = frozenset(names)
        self.own = own_unit(reading, (place for _, place in self._units))

    def settled(self, offices: Sequence[Office]) -> tuple[Office, ...]:
        """The offices of one person, each with the body and the unit that the words around it give it."""
        whole = [self._with_body(office, offices) for office in offices]
        known = [self._placed(o, whole) if not _is_settled(o) and _sought(o).is_known else o for o in whole]
        return tuple(office if _is_settled(office) else self._placed(office, known) for office in known)

    def _with_body(self, office: Office, offices: Sequence[Office]) -> Office:
        chain = _chain_of(office, offices)
        since = self._paragraph(office.said.start).start
        name = with_body_near(office.name, self.reading.text, office.said.start, office.said.end, since)
        if name == office.name and (body := body_of_list(self.reading, office.said.start)):
            name = joined(name, body, alone=not any(other.said.start > office.said.start for other in chain))
        if name == office.name and office.level is None:
            name = joined_with_issuer(name, self.reading.header.issuer or "")
        if name == office.name and name.endswith("iệu trưởng"):
            school = school_before(self.reading.text, office.said.start)
            name = f"{name} {school}" if school and not _OF_SCHOOL().match(self.reading.header.issuer or "") else name
        if not body_of(name) and (body := self._held_together(office, offices)):
            name = f"{name} {body}"
        if office.place is None and (whole := whole_of(name, self.reading.text, office.said.end)):
            name = f"{name}, {whole}"
        if lacks_owner(name):
            owner = owner_beside(office, chain) or self._owner_before(name, since, office.said.start)
            name = f"{name} {owner}" if owner else name
        if name == office.name and is_bare(name) and self.reading.header.issuer:
            name = headed(name, written_out(self.reading.header.issuer))
        return office if name == office.name else replace(office, name=name, level=level_of(name), place=place_of(name))

    def _held_together(self, office: Office, offices: Sequence[Office]) -> str | None:
        """The body of the office that is held together with one: "Phó Chủ tịch kiêm Tổng thư ký Hội …"."""
        text, end = self.reading.text, office.said.end
        return next(
            (body_of(o.name) for o in offices if _TOGETHER().fullmatch(text, end, max(end, o.said.start))), None
        )

    def _owner_before(self, name: str, since: int, at: int) -> str | None:
        """The body whose committee is meant: the last one with such committees, in the paragraph or above it."""
        if is_of_party(name):
            return None
        text = self.reading.text
        return owner_before(text, since, at, self.said) or owner_before(text, 0, since, self.said)

    def _placed(self, office: Office, beside: Sequence[Office]) -> Office:
        place = self._unit(office, beside)
        return office if place is None else replace(office, place=place, level=office.level or split_label(place)[0])

    def _unit(self, office: Office, beside: Sequence[Office]) -> str | None:
        sought = _Sought() if self._is_of_department(office) else _sought(office)
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
        named = self._last_named(sought, paragraph.start, at) or self._only_one(sought)
        return named or (unit_above(self.own, self.reading.text, sought.fits) if sought.is_known else None)

    def _is_of_department(self, office: Office) -> bool:
        """Whether a division that no unit stands behind is one of the department that issues the paper."""
        issuer = self.reading.header.issuer or ""
        is_below = office.level is None and _BELOW_PROVINCE().search(office.name) is not None
        return is_below and _OF_PROVINCE().match(issuer) is not None

    def _side(self, at: int) -> str | None:
        """The kind of unit from which the people come who are named there, where the paragraph says it before."""
        found = list(_SIDE().finditer(self.reading.text, self._paragraph(at).start, at))
        return found[-1]["kind"].lower() if found else None

    def _acting(self, sought: _Sought, start: int, end: int) -> str | None:
        """The unit whose body acts in the sentence before: "HĐND huyện Sơn Hạ miễn nhiệm …"."""
        named = (place_of(body[0]) for body in _BODY_OF_UNIT().finditer(self.reading.text, start, end))
        return next((place for place in named if place and sought.fits(place) and not self._is_of_person(place)), None)

    def _is_of_person(self, place: str) -> bool:
        """Whether the capitals behind a kind of unit are a person's name: "HĐND tỉnh Đoàn Văn An"."""
        name = split_label(place)[1]
        words = [normalise_word(word) for word in name.split()]
        return words[1:2] != [] and (words[1] in people_words("middle") or " ".join(tokens(name)) in self.names)

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
        named = [place for at, place in reversed(self._units[first:]) if at < end and sought.fits(place)]
        spoken_of = {place: self.reading.text.count(split_label(place)[1]) for place in named}
        most = max(spoken_of, key=lambda place: spoken_of[place], default=None)
        others = max((times for place, times in spoken_of.items() if place != most), default=0)
        # A province with which another is compared is not the one that the text is about.
        return most if most and spoken_of[most] > _MORE_OFTEN * others else next(iter(named), None)

    @cached_property
    def _units(self) -> list[tuple[int, str]]:
        """The units that the text names outside of offices, with where they stand."""
        found: list[tuple[int, str]] = []
        for mention in places_in(self.reading.text):
            before = bisect_right(self.said, (mention.span.start, len(self.reading.text))) - 1
            is_of_office = before >= 0 and self.said[before][1] > mention.span.start
            if not (is_of_office or self._is_of_person(mention.place)):
                found.append((mention.span.start, mention.place))
        return found

    def _only_one(self, sought: _Sought) -> str | None:
        """The only unit of that kind that the paper names anywhere."""
        named = {unit_of(place): place for _, place in self._units if sought.fits(place)}
        elsewhere = (*units_of_head(self.reading), *self._provinces)
        named |= {unit_of(place): place for place in elsewhere if sought.fits(place)}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _provinces(self) -> list[str]:
        """The provinces that the text names, in no table too."""
        named = (place_of(found[0]) for found in _PROVINCE_NAME().finditer(self.reading.text))
        return [place for place in named if place and not self._is_of_person(place)]


def _is_settled(office: Office) -> bool:
    """Whether it has its unit, or is one of the whole country or of several units: "Bộ trưởng", "Cụm trưởng"."""
    return office.place is not None or (office.level is None and _OF_NO_UNIT().search(office.name) is not None)


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


def _chain_of(office: Office, offices: Sequence[Office]) -> list[Office]:
    """The other offices that stand with it in one chain: "Bí thư Đảng ủy, Hiệu trưởng Trường …"."""
    chain = [office]
    for other in sorted(offices, key=lambda other: abs(other.said.start - office.said.start)):
        if other is not office and any(_are_beside(held, other) for held in chain):
            chain.append(other)
    return chain[1:]


def _are_beside(office: Office, other: Office) -> bool:
    """Whether they stand in one chain: "Ủy viên Ban Thường vụ, Phó Chủ tịch UBND quận"."""
    first, second = sorted((office.said, other.said), key=lambda held: held.start)
    return 0 <= second.start - first.end <= len(", ")
