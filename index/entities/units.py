"""The administrative units of Vietnam on 30 June 2025 and what they are today: the table `units`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from index.language.text import fold, normalise_word
from index.lexicon import tables
from index.lexicon.kinds import communes_by_letter, raised_kinds, split_label, unit_kinds
from index.lexicon.table_files import Row
from index.lexicon.tables import from_lexicon

PROVINCE, DISTRICT, COMMUNE = 1, 2, 3
_LEVELS = {PROVINCE: "province", DISTRICT: "district", COMMUNE: "commune"}

_WORD = re.compile(r"[^\W_]+")
# Spellings that offices use side by side: "Mỹ" and "Mĩ", "Bắc Kạn" and "Bắc Cạn", "Đắk", "Đăk", "Đak" and "Đắc".
_LAST_Y = re.compile(r"([bcdđghklmnpqrstvx]{1,2}|qu)([yýỳỷỹỵ])")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_K = re.compile(r"k(?!h)")
_AC = re.compile(r"(đr?|l|p|r)[aă]c")
OTHER_NAMES = {"hcm": "hồchíminh"}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit under one of its names.

    Attributes:
        level: PROVINCE, DISTRICT or COMMUNE.
        kind: "huyện".
        name: "Nam Sách"; "" where the table has it without marks only.
        province: Its province on 30 June 2025 ("tỉnh Hải Dương"); of a commune of today, today's.
        district: Its district on 30 June 2025; of a district itself, or what it was merged into before. None for
            provinces and for communes of today.
        today: The communes of today on its ground ("xã Nam Sách"); () for provinces.
        today_province: "thành phố Hải Phòng".
        then: The province at the time of an earlier name, where that was called otherwise.
        earlier: Whether the name was given up before 30 June 2025.
    """

    level: int
    kind: str
    name: str
    province: str
    district: str | None
    today: tuple[str, ...]
    today_province: str
    then: str
    earlier: bool = False

    @property
    def label(self) -> str:
        """Kind and name."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, by kind and name.

    Attributes:
        exact: By `name_key`.
        folded: By the same without marks.
        unmarked: Earlier names of communes, by the folded words.
        small_words: Those in small letters inside names: "Nông trường Lệ Ninh".
    """

    exact: dict[tuple[str, str], list[UnitRow]] = field(default_factory=dict)
    folded: dict[tuple[str, str], list[UnitRow]] = field(default_factory=dict)
    unmarked: dict[tuple[str, str], list[UnitRow]] = field(default_factory=dict)
    small_words: set[str] = field(default_factory=set)

    def rows(self, kind: str, name: str, *, without_marks: bool) -> list[UnitRow]:
        """The units of this kind and name; if there is none, those that were raised to a higher kind since.

        Args:
            without_marks: Whether the text has no marks, so that a name without any may stand for all that look so.
        """
        keys = self._keys(name, without_marks=without_marks)
        return self._rows(kind, *keys, without_marks=without_marks) or [
            replace(row, kind=kind, earlier=True)
            for raised in raised_kinds(kind)
            for row in self._rows(raised, *keys, without_marks=without_marks)
            if row.district is not None and row.name
        ]

    def of_level(self, level: int, name: str, *, without_marks: bool) -> list[UnitRow]:
        """The provinces or districts of a name without its kind ("Vĩnh Phúc")."""
        kinds = unit_kinds("province" if level == PROVINCE else "district")
        keys = self._keys(name, without_marks=without_marks)
        found = (row for kind in kinds for row in self._rows(kind, *keys, without_marks=without_marks))
        return [row for row in found if row.level == level]

    def _keys(self, name: str, *, without_marks: bool) -> tuple[str, str]:
        """The key of a name and its folded words."""
        words = _WORD.findall(name)
        key = "".join(map(_word_key, words))
        key = OTHER_NAMES.get(key, key)
        return "".join(map(fold, key)) if without_marks else key, "".join(map(fold, words))

    def _rows(self, kind: str, key: str, bare: str, *, without_marks: bool) -> list[UnitRow]:
        rows = (self.folded if without_marks else self.exact).get((kind, key), [])
        earlier = self.unmarked.get((kind, bare))
        return [*rows, *earlier] if earlier else rows

    def add(self, row: UnitRow) -> None:
        """Enter a row under its name."""
        self.small_words.update(word for word in row.name.split() if word.islower())
        keys = [_word_key(word) for word in _WORD.findall(row.name)]
        self.exact.setdefault((row.kind, "".join(keys)), []).append(row)
        self.folded.setdefault((row.kind, "".join(map(fold, keys))), []).append(row)


def name_key(name: str) -> str:
    """The name in one of the spellings in use, without blanks: "Hoà Bình", "Hòa Bình" → "hòabình"."""
    return "".join(map(_word_key, _WORD.findall(name)))


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    word = normalise_word(word)
    if word.isdigit():
        return word.lstrip("0") or word
    if match := _LAST_Y.fullmatch(word):
        return f"{_K.sub('c', match[1])}{match[2].translate(_Y_TO_I)}"
    word = _K.sub("c", word)
    match = _AC.fullmatch(word)
    return f"{match[1]}ắc" if match else word


@from_lexicon
def units() -> Table:
    """The table `units`."""
    table = Table()
    communes: dict[tuple[str, str], None] = {}
    for block in _blocks(tables.rows("units"), "province"):
        _, label, province, former = block[0].cells
        kind, name = split_label(label)
        row = UnitRow(PROVINCE, kind, name, label, None, (), province, label)
        table.add(row)
        if former:
            kind, name = split_label(former)
            table.add(replace(row, kind=kind, name=name, then=former, earlier=True))
        for district in _blocks(block[1:], "district"):
            below = _add_district(table, replace(row, then=former or label), district)
            communes |= dict.fromkeys((province, commune) for commune in below)
    for province, commune in communes:
        kind, name = split_label(commune)
        table.add(UnitRow(COMMUNE, kind, name, province, None, (commune,), province, province))
    return table


@from_lexicon
@lru_cache(maxsize=8192)
def units_named(kind: str, name: str, *, without_marks: bool) -> tuple[UnitRow, ...]:
    """`Table.rows` of the table, remembered, for a text names the same few units again and again."""
    return tuple(units().rows(kind, name, without_marks=without_marks))


@from_lexicon
@lru_cache(maxsize=4096)
def is_known(least: int, words: tuple[str, ...]) -> bool:
    """Whether a province, or a district if `least` is its level, is called so."""
    levels = (PROVINCE,) if least == PROVINCE else (PROVINCE, DISTRICT)
    return any(units().of_level(level, " ".join(words), without_marks=False) for level in levels)


def _blocks(rows: Sequence[Row], kind: str) -> Iterator[Sequence[Row]]:
    """The rows in runs, each of which begins with a row of the kind."""
    starts = [i for i, row in enumerate(rows) if row.key == kind]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start:end]


def _add_district(table: Table, province: UnitRow, lines: Sequence[Row]) -> dict[str, None]:
    """Enter a district with its earlier names and its communes; the communes of today on its ground are returned."""
    _, label, _, former = lines[0].cells
    kinds = communes_by_letter()
    ground: dict[str, None] = {}
    for line in lines[1:]:
        kind, name, parts, names = line.cells
        today = tuple(f"{kinds[part[0]]} {part[2:]}" for part in parts.split("|"))
        ground |= dict.fromkeys(today)
        if kind == "none":
            continue
        row = UnitRow(
            COMMUNE, kinds[kind], name, province.province, label, today, province.today_province, province.province
        )
        table.add(row)
        for part in filter(None, names.split("|")):
            earlier = replace(row, kind=kinds[part[0]], name="", then=province.then, earlier=True)
            table.unmarked.setdefault((earlier.kind, part[2:]), []).append(earlier)
    kind, name = split_label(label)
    row = replace(province, level=DISTRICT, kind=kind, name=name, district=label, today=tuple(ground))
    table.add(replace(row, then=row.province))
    for other in filter(None, former.split("|")):
        kind, name = split_label(other)
        table.add(replace(row, kind=kind, name=name, earlier=True))
    return ground


@from_lexicon
@lru_cache(maxsize=8192)
def may_lie_in(place: str, name: tuple[str, ...]) -> bool:
    """Whether a unit may lie in the province or district of a name: one of the table does, or none is called so.

    Args:
        place: With its kind: "huyện Nam Sách".
        name: Of the larger unit, in folded words: "hai", "duong".
    """
    kind, own = split_label(place)
    level = next((level for level, names in _LEVELS.items() if kind in unit_kinds(names)), PROVINCE)
    above = (held for held in (PROVINCE, DISTRICT) if held < level)
    if not any(units().of_level(held, " ".join(name), without_marks=True) for held in above):
        return False
    rows = units_named(kind, own, without_marks=False)
    labels = (label for row in rows for label in (row.province, row.today_province, row.district) if label)
    return not rows or any(tuple(map(fold, split_label(label)[1].split())) == name for label in labels)
