"""The unit whose site or paper a text was taken from, as its address says: "Lamdongtv.vn - …", "baohaiduong.vn"."""

import re

from index.entities.units import DISTRICT, PROVINCE, UnitRow, units
from index.lexicon.kinds import unit_kinds
from index.lexicon.patterns import pattern

_ADDRESS = re.compile(r"(?<![\w@./-])(?:https?://)?(?:www\.)?((?:[a-z]+\.){1,4})vn\b", re.IGNORECASE)
_OF_ANY = frozenset({"gov", "com", "org"})
"""Parts of an address that say nothing of whose it is; of a school's nothing does."""
_OF_PRESS = pattern(r"(?:{before_site})?(?P<unit>[a-z]{4,}?)(?:{behind_site})?")
_HEAD_CHARS = 400


def place_of_site(text: str) -> str | None:
    """The unit whose site the first words of a text name; the district's where both are said."""
    address = _ADDRESS.search(text[:_HEAD_CHARS])
    if address is None:
        return None
    labels = [label for label in address[1].lower().rstrip(".").split(".") if label not in _OF_ANY]
    province = _called(PROVINCE, labels[-1]) if labels else None
    if province is None or len(labels) == 1:
        return province.label if province else None
    district = _called(DISTRICT, labels[-2], province.province)
    return district.label if district else province.label


def _called(level: int, label: str, province: str | None = None) -> UnitRow | None:
    """The only unit of a level that an address can mean, which may say of what press it is."""
    of_press = _OF_PRESS().fullmatch(label)
    names = dict.fromkeys((label, of_press["unit"] if of_press else label))
    kinds = unit_kinds("province" if level == PROVINCE else "district")
    for name in names:
        rows = [row for kind in kinds for row in units().rows(kind, name, without_marks=True) if row.level == level]
        found = {row.label: row for row in rows if province in (None, row.province)}
        if len(found) == 1:
            return next(iter(found.values()))
    return None
