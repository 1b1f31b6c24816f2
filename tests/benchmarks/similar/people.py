"""What documents share: districts, who holds which office there and when they meet, and the papers that they cite."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tests.benchmarks.similar.texts import dice_for, fitting, sections

TERMS, YEARS = (2010, 2015, 2020), range(2015, 2024)


@dataclass(frozen=True, slots=True)
class District:
    name: str
    province: str
    flags: frozenset[str]
    units: int
    town: str
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A numbered document that texts cite; `key` is the words that say what it is about."""

    kind: str
    symbol: str
    day: date
    issuer: str
    topic: str
    subject: str
    key: str


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))


@cache
def congress(seed: int, district: District, term: int) -> date:
    """The day of the Party congress that begins a term."""
    return date(term, 5, 25) + timedelta(dice_for(seed, "congress", district.name, term).randrange(85))


@cache
def meetings(seed: int, district: District, council: str = "") -> list[tuple[date, int]]:
    """The Party committee's conferences, or the People's Council's sessions, with their numbers within the term."""
    dice, found = dice_for(seed, "meetings", council, district.name), []
    for term in (2011, 2016, 2021) if council else TERMS:
        begin = date(term, 6, 20) if council else congress(seed, district, term)
        end = date(term + 5, 5, 25) if council else congress(seed, district, term + 5)
        months = (4, 7, 10, 12) if council else (3, 7, 10, 12)
        held = [
            (y, m) for y in range(term, term + 6) for m in months if m in (7, 12) or not council or dice.random() < 0.3
        ]
        days = [begin + timedelta(6), *(date(y, m, dice.randint(9, 24)) for y, m in held)]
        found += list(enumerate([working_day(day) for day in days if begin < day < end], 1))
    return [(day, number) for number, day in found if day.year in YEARS and (council or number > 1)]


@cache
def papers(seed: int, district: District) -> dict[str, list[Paper]]:
    """The numbered documents of the Party committee (`hu`), of the district (`ubnd`) and of the province (`tinh`)."""
    found: dict[str, list[Paper]] = defaultdict(list)
    taken: set[str] = set()

    def issue(section: str, kind: str, symbol: str, day: date, issuer: str, dice: random.Random) -> None:
        rows = [row.split("|") for row in sections("papers")[section]]
        texts = [(r[1], text) for r in rows if r[0] == kind and (text := fitting(r[2], day, district.flags))]
        topic, text = dice.choice(texts)
        subject = text.replace("*", "").replace("{nam}", str(day.year + (day.month > 10)))
        if not taken & {subject + issuer, number := f"{symbol} {day.year}"}:
            taken.update((subject + issuer, number))
            found[section].append(Paper(kind, symbol, day, issuer, topic, subject, text.split("*")[1]))

    for kinds in sections("papers")["kinds"]:
        section, kind, short, issuer, pace, more = kinds.split("|")
        dice = dice_for(seed, kinds, district.province if section == "tinh" else district.name)
        for term in TERMS if section == "hu" else ():
            taken.clear()
            number, (low, high) = 0, map(int, pace.split("-"))
            for passed in sorted(dice.sample(range(20, 1790), int(more))):
                number += dice.randint(low, high)
                day = working_day(congress(seed, district, term) + timedelta(passed))
                issue(section, kind, f"{number:02}-{short}/HU", day, issuer, dice)
        for year in range(2014, 2024) if section != "hu" else ():
            rate, office = float(pace) * dice.uniform(0.6, 1.6), dice.choice("TH1 TH NN KT VX NC".split())
            for passed in sorted(dice.sample(range(8, 350), 3)):
                number = int(more) if more and dice.random() < 0.2 else int(passed * rate) + 1
                day = working_day(date(year, 1, 5) + timedelta(min(350, number / rate)))
                symbol = (
                    f"{number:02}/{short}-UBND" if short else f"{number:02}/UBND-{'TH1' if number == 111 else office}"
                )
                issue(section, kind, symbol, day, issuer, dice)
    return found


class People:
    """Who holds which office in each district and province in each term: the same person in all documents."""

    def __init__(self, seed: int, districts: Sequence[District]) -> None:
        self.excluded = re.compile(rf"\b({'|'.join(map(re.escape, sections('excluded')['']))})\b", re.IGNORECASE)
        self.offices = {(parts := line.split("|"))[0]: parts[1:] for line in sections("common")["offices"]}
        self.taken: set[str] = set()
        self.holders: dict[tuple[str, int], dict[str, str]] = {}
        for district in districts:
            for term in TERMS:
                for place in (district.name, f"tỉnh {district.province}"):
                    if (place, term) not in self.holders:
                        self.holders[place, term] = self._appoint(
                            dice_for(seed, place, term), place, term, district.flags
                        )

    def invent(self, dice: random.Random, flags: frozenset[str], sex: str = "") -> str:
        """A name that nobody else has and that is not an excluded one."""
        while True:
            kind = sex or dice.choices("mf", (78, 22))[0]
            family = fitting(dice.choice(sections("names")["family"]), date(2020, 1, 1), flags) or ""
            given = [dice.choice(sections("names")[f"{part}_{kind}"]) for part in ("middle", "given")]
            words = [family, *" ".join(given).split()]
            name = " ".join(words)
            if all(words) and len({*words}) == len(words) and name not in self.taken and not self.excluded.search(name):
                self.taken.add(name)
                return name

    def _appoint(self, dice: random.Random, place: str, term: int, flags: frozenset[str]) -> dict[str, str]:
        """Some stay from the term before, some secretaries were chairmen then, the rest are new."""
        before, people = self.holders.get((place, term - 5), {}), dict[str, str]()
        for role in self.offices:
            if role.startswith("tinh_") == place.startswith("tỉnh "):
                source = "chu_tich" if role == "bi_thu" and dice.random() < 0.3 else role
                sex = "f" if role == "phu_nu" else "m" if role in ("chi_huy", "cong_an", "ccb") else ""
                kept = before.get(source, "") if dice.random() < 0.4 else ""
                people[role] = kept if kept and kept not in people.values() else self.invent(dice, flags, sex)
        return people
