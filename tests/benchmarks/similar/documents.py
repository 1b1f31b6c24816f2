"""Which documents are written: of which district, of which genre, on which day."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.benchmarks.similar.pages import LONGEST, SHORTEST, Page
from tests.benchmarks.similar.people import YEARS, District, People, meetings, papers, working_day
from tests.benchmarks.similar.texts import dice_for, sections

GENRES = {"conference": 16, "briefing": 16, "tet": 8, "resolution": 10, "council": 9, "organisations": 9, "covid": 7}
GENRES |= {"clearance": 5, "ntm": 6, "budget": 4, "recruitment": 5, "reception": 4, "directive": 6}


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    genre: str
    district: District
    facts: dict[str, str]


def occasion(seed: int, district: District, genre: str, dice: random.Random) -> tuple[date, dict[str, str]]:
    """A day on which a document of this genre may have been written, and what goes with the day."""
    year, month = dice.choice(YEARS), dice.choice((1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    if genre in ("conference", "resolution", "council"):
        held = meetings(seed, district, "council" * (genre == "council"))
        day, number = dice.choice(held + 3 * [row for row in held if row[1] == 7])  # as the conference of a seed
        words = sections("common")["ordinals"][number - 1].split("|")[1]
        return day, {"ky_hop": str(number), "lan": str(number), "lan_chu": words}
    if genre == "directive":
        found = [p for p in papers(seed, district)["hu"] if p.day.year in YEARS and p.kind == "Chỉ thị"]
        paper = dice.choice(found)
        known = {"loai": "chỉ thị", "so_hieu": paper.symbol, "ve": paper.subject, "khoa": paper.key}
        return paper.day, known | {"viec": f"t_{paper.topic}", "ket_qua": f"r_{paper.topic}"}
    if genre == "tet":
        begins, _, name = dice.choice(sections("tet")["new_years"]).partition(" ")
        return working_day(date.fromisoformat(begins) + timedelta(dice.randint(6, 9))), {"tet": name}
    if genre == "covid":
        return working_day(date(2020, 2, 10) + timedelta(dice.randint(0, 860))), {}
    if genre == "recruitment":
        month = dice.choice((2, 2, 3, 1, 5, 6, 9, 10, 11, 12))
    return working_day(date(year, month, dice.randint(22, 28) if genre == "briefing" else dice.randint(5, 28))), {}


def documents(seed: int, count: int) -> Iterator[Document]:
    """So many documents; no two of a district and a month are of the same genre."""
    rows = [line.split("|") for line in sections("districts")[""]]
    districts = [District(n, p, frozenset(f.split()), int(u), t, tuple(c.split(", "))) for n, p, f, u, t, c in rows]
    people, dice, done = People(seed, districts), dice_for(seed, "documents"), set[tuple[str, ...]]()
    while len(done) < count:
        district, genre = dice.choice(districts), dice.choices(list(GENRES), list(GENRES.values()))[0]
        day, known = occasion(seed, district, genre, dice)
        if (key := (district.name, genre, f"{day:%Y-%m}")) in done:
            continue
        page = Page(people, seed, district, genre, day, known)
        text = page.write()
        named = district.name.lower() in text.lower()
        if named and SHORTEST <= len(text) <= LONGEST and not people.excluded.search(text):
            name = f"{len(done):04}_{hashlib.sha256(text.encode()).hexdigest()[:16]}.txt"
            done.add(key)
            yield Document(name, text, genre, district, page.known | page.facts)
