"""Administrative units that a text names: which one is meant, in which province, and what it is today.

Since 1 July 2025 there are no districts, 34 provinces instead of 63 and 3,321 communes instead of 10,035. A name that
several units bear is resolved only if the text around it names the province, or a commune's district, of one of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.entities.places import Mention, Words, folded, place_of, places_in
from index.entities.units import COMMUNE, DISTRICT, PROVINCE, UnitRow, name_key, units, units_named
from index.language.text import fold_space, normalise_text
from index.lexicon.kinds import split_label, unit_kinds
from index.lexicon.tables import from_lexicon

_SINCE = "từ 01/7/2025"
_DATELINE = re.compile(r"(?:^|[\n\t|(]|  |[–-] )([^\W\d_]{1,10}(?: (?:- )?[^\W\d_]{1,10}){0,3}), ?ngay")
_NEAR = re.compile(r"[\s,(–-]{1,4}")


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit.

    Attributes:
        kind: "huyện".
        name: "Nam Sách".
        province: To which it belonged, in its time ("tỉnh Hải Dương").
        district: To which a commune belonged ("huyện Kim Sơn"); None for others and for communes of today.
        today: What its ground is or belongs to today ("thành phố Hải Phòng", "xã Phát Diệm, tỉnh Ninh Bình").
        ended: Whether no unit of this kind and name is there any more.
        earlier: Whether that was so before 1 July 2025 already.
    """

    kind: str
    name: str
    province: str
    district: str | None
    today: str | None
    ended: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """The provinces and districts that a text names.

    Attributes:
        provinces: Labels as the table has them, with those that the text uses.
        districts: Province and district as the table has them, with the labels that the text uses.
        beside: What directly follows a mention ("huyện Châu Thành, tỉnh An Giang"), by its kind and key.
    """

    provinces: dict[str, set[str]] = field(default_factory=dict)
    districts: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    beside: dict[tuple[str, str], "_Named"] = field(default_factory=dict)

    def add(self, row: UnitRow) -> None:
        """Enter a province or district."""
        if row.level == PROVINCE:
            self.provinces.setdefault(row.province, set()).add(row.label)
        elif row.level == DISTRICT and row.district is not None:
            self.districts.setdefault((row.province, row.district), set()).add(row.label)


def resolve(place: str, context: str = "") -> Unit | None:
    """The unit that a place is; None if it is unknown, or if several are called so and the context names none of them.

    Args:
        place: With its kind, with or without marks: "huyện Nam Sách", "TP. Hải Dương", "xã Tân Lập, huyện Đan Phượng".
        context: The text in which it stands.
    """
    place = fold_space(normalise_text(place))
    first, _, rest = place.partition(",")
    label = place_of(first)
    if label is None:
        return None
    kind, name = split_label(label)
    rows = _candidates(kind, name, without_marks=folded(place) == place.lower())
    named = _named_in(context)
    beside = _named_in(rest) if rest else named.beside.get((kind, name_key(name)))
    if beside and (beside.provinces or beside.districts):
        rows = [row for row in rows if any(_signs(row, beside))]
    row = (_chosen(rows, None, beside) if rest and beside else None) or _chosen(rows, beside, named)
    return None if row is None else _unit(row, name, beside or named, named)


def today_note(unit: Unit) -> str | None:
    """What a unit is today, in words to stand behind its name; None where nothing has changed."""
    level_two = unit.district is None and unit.kind not in ("tỉnh", *unit_kinds("commune"))
    if unit.today is None or unit.today == f"{unit.kind} {unit.name}":
        return None
    if not unit.ended:
        return None if unit.district is None else f"nay là {unit.today} ({_SINCE})"
    since = "" if unit.earlier else f" ({_SINCE})"
    if unit.kind == "tỉnh" or (level_two and unit.today.startswith("đặc khu")):
        return f"nay là {unit.today}{since}"
    if level_two:
        since = "" if unit.earlier else f"{_SINCE} không còn cấp huyện; "
        return f"{since}địa bàn nay thuộc {unit.today}"
    return f"{'địa bàn ' if unit.earlier or ' và ' in unit.today else ''}nay thuộc {unit.today}{since}"


def _candidates(kind: str, name: str, *, without_marks: bool) -> Sequence[UnitRow]:
    if not name_key(name):
        return ()
    found = units_named(kind, name, without_marks=without_marks)
    unmarked_name = folded(name) == name.lower()
    return found or (units_named(kind, name, without_marks=True) if unmarked_name else ())


def _signs(row: UnitRow, named: _Named) -> tuple[bool, bool, bool]:
    """Whether a text names the row's district, its province, and the province of today; the first counts most."""
    district = row.level == COMMUNE and (row.province, row.district) in named.districts
    province = row.province in named.provinces
    return district, province, not province and row.today_province in named.provinces


def _chosen(rows: Sequence[UnitRow], beside: _Named | None, named: _Named) -> UnitRow | None:
    """The one row that is meant; None if that is open."""
    if named.districts or (beside and beside.districts):
        rows = [row for row in rows if row.level < COMMUNE or row.district]  # the text is older than today's communes
    scores = [(_signs(row, beside) if beside else (), _signs(row, named)) for row in rows]
    if not scores:
        return None
    highest = max(scores)
    best = [row for row, score in zip(rows, scores, strict=True) if score == highest]
    plain = [row for row in best if row.name and not row.earlier]
    if plain and any(signs and signs[0] for signs in highest):
        best = plain
    best = _without_successor(best)
    if len(best) != 1:
        return None
    if best[0].level < COMMUNE or any(map(any, highest)):
        return best[0]
    # A commune of before the table's time may have been called so too: what the text names must not be against it, and
    # one without marks in the table must be a town, of which there are few.
    sure = best[0] in plain or (best[0].kind == "thị trấn" and not best[0].name)
    return best[0] if sure and not (named.provinces or named.districts) else None


def _without_successor(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """The rows without communes of today that go on under the name of an old one among them."""
    old = {(row.today_province, label) for row in rows if row.district for label in row.today}
    return [row for row in rows if row.district or (row.today_province, row.label) not in old]


def _unit(row: UnitRow, written: str, beside: _Named, named: _Named) -> Unit:
    """The row as a unit, its province and district called as the text calls them, beside it or elsewhere."""
    name = row.name or _capitalised(written)
    if row.level == PROVINCE:
        return Unit(row.kind, name, row.label, None, row.today_province, row.label != row.today_province, row.earlier)
    province, district = row.then if row.earlier else row.province, None
    if row.level == COMMUNE and row.district:
        place = (row.province, row.district)
        labels = beside.districts.get(place) or named.districts.get(place) or {row.district}
        district = next(iter(labels)) if len(labels) == 1 else row.district
        if district != row.district:
            earlier = units_named(*split_label(district), without_marks=False)
            province = next((held.then for held in earlier if (held.province, held.district) == place), province)
    if row.district:
        said = beside.provinces.get(row.province) or named.provinces.get(row.province) or set()
        province = min(said - {row.province}, default=province)
    ended = row.level == DISTRICT or row.earlier or f"{row.kind} {name}" not in row.today
    return Unit(row.kind, name, province, district, _today(row), ended, row.earlier)


def _today(row: UnitRow) -> str:
    """What the ground of a district or commune is today: its province, with its commune where that is plain."""
    if row.level == DISTRICT and (row.earlier or len(row.today) > 1):
        return row.today_province
    *others, last = row.today
    return f"{', '.join(others)} và {last}, {row.today_province}" if others else f"{last}, {row.today_province}"


def _capitalised(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())


@from_lexicon
@lru_cache(maxsize=16)
def _named_in(text: str) -> _Named:
    """The provinces and districts that a text names as places."""
    named = _Named()
    if not text:
        return named
    text = normalise_text(text)
    plain = folded(text)
    without_marks = plain == text.lower()
    mentions = places_in(text)
    rows = [
        [row for row in units_named(*split_label(mention.place), without_marks=without_marks) if row.level < COMMUNE]
        for mention in mentions
    ]
    for row in (row for found in rows for row in found):
        named.add(row)
    starts = {mention.span.start for mention in mentions}
    for i, mention in enumerate(mentions):
        kind, name = split_label(mention.place)
        following = [*_following(text, mentions, rows, i)]
        following += [] if kind == "tỉnh" else _bare(text, mention, starts, without_marks=without_marks)
        beside = named.beside.setdefault((kind, name_key(name)), _Named())
        for row in following:
            named.add(row)
            beside.add(row)
    for match in _DATELINE.finditer(plain):
        for row in units().of_level(PROVINCE, text[slice(*match.span(1))], without_marks=without_marks):
            named.add(row)
    return named


def _following(text: str, mentions: Sequence[Mention], rows: Sequence[list[UnitRow]], i: int) -> Iterator[UnitRow]:
    """The provinces and districts in whose chain a mention stands: "xã A, huyện B, tỉnh C"."""
    level = min((row.level for row in rows[i]), default=COMMUNE)
    for j in range(i + 1, min(i + 3, len(mentions))):
        above = min((row.level for row in rows[j]), default=COMMUNE)
        if above >= level or not _NEAR.fullmatch(text, mentions[j - 1].span.end, mentions[j].span.start):
            return
        yield from rows[j]
        level = above


def _bare(text: str, mention: Mention, starts: Collection[int], *, without_marks: bool) -> Iterator[UnitRow]:
    """The district and province that stand after a unit without their kinds: "xã Kim Tân, Kim Sơn, Ninh Bình"."""
    at = mention.span.end
    levels = (PROVINCE, DISTRICT) if split_label(mention.place)[0] in unit_kinds("commune") else (PROVINCE,)
    for _ in range(2):
        gap = _NEAR.match(text, at)
        if gap is None or gap.end() in starts or not gap[0].strip():
            return
        words = Words(text, gap.end())
        for count in range(min(words.capitals, 4), 0, -1):
            name = words.first(count)
            found = [units().of_level(level, name, without_marks=without_marks) for level in levels]
            if any(found):
                break
        else:
            return
        yield from found[0] or found[-1]
        at, levels = words.spans[count - 1][1], (PROVINCE,)
