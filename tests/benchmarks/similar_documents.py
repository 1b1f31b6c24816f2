"""Writes documents of other districts in the genre of the seeds, and questions over them, to measure search in a crowd.

    python -m tests.benchmarks.similar_documents FOLDER [--count 1000] [--seed 7] [--questions FILE]

The same count and seed give the same files. The texts are in `similar/*.txt`: `== name` heads lines to choose from,
`=== layout` a whole document, a paragraph a line, `30% ` before a paragraph that is often left out. A line may start
with conditions, all to be met: `(2020-2022 t11-2 !nui)` is years (202002-202206 with months), months of the year, and
a flag of the district or of the document. In a line, `<name 2-4 ;>` is that many lines of a section, joined in the
manner of `joined`, `[a|b]` one of two, `{slot}` a fact, `{role}` an official, `{role*}` with his offices, `{role-}` the
last office alone, `{n:3-9}` a number, `{p:3-9}` a percentage, `{t:3-9}` billions. A capital asks for a capital.
"""

import argparse
import hashlib
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "similar"
GENRES = {"conference": 16, "briefing": 16, "tet": 8, "resolution": 10, "council": 9, "organisations": 9, "covid": 7}
GENRES |= {"clearance": 5, "ntm": 6, "budget": 4, "recruitment": 5, "reception": 4, "directive": 6}
QUESTIONS = {
    "official": 11,
    "abbreviation": 3,
    "spelling": 2,
    "meeting": 10,
    "directive": 8,
    "figure": 10,
    "content": 4,
}
PERSONAL = ("official", "abbreviation", "spelling")
FORMAL = ("resolution", "directive")
FAMOUS = ("05-CT/HU", "210/KH-UBND", "111/UBND-TH1")  # numbers that the seeds cite
TERMS, YEARS = (2010, 2015, 2020), range(2015, 2024)
SHORTEST, LONGEST = 1500, 12000
WEEKDAYS = "hai ba tư năm sáu".split()
POINTS = "Một Hai Ba Bốn Năm Sáu Bảy Tám Chín Mười".split()
ALIASES = ("chu_tri", "khach", "chu_tich_hdnd")
DRAWN_ONCE = "du_an trich_yeu dot xa_chinh office_sign place event happened ky ky_sau vu buoi".split()
KEPT_CAPITALS = ("Ban", "Ủy", "Văn", "Thường", "Hội", "UBND", "HĐND", "MTTQ")
REFERENCE = re.compile(r"<(\{?\w+\}?)(?: (\d+)(?:-(\d+))?)?(?: ([.;#1a-]))?>")
SLOT = re.compile(r"\{(?:([ntp]):(\d+)-(\d+)|(\w+)([*-]?))\}")


class Nothing(Exception):
    """A line needs a section of which no line fits."""


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


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    genre: str
    district: District
    facts: dict[str, str]


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The sections of a file of texts; every layout is one element of `layout`."""
    found: dict[str, list[str]] = defaultdict(list)
    current, whole = "", False
    for line in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").replace("\\n", "\v").split("\n"):
        if line.startswith("=="):
            whole, current = line.startswith("==="), line.strip("= ").removesuffix(" ordered")
            found["ordered"] += [current] if line.endswith(" ordered") else []
            found[current] += [""] if whole else []
        elif whole:
            found[current][-1] += line + "\n"
        elif line and not line.startswith("#"):
            found[current].append(line.replace("\v", "\n"))
    return found


def dice_for(*parts: object) -> random.Random:
    """Dice that fall the same way for the same parts."""
    return random.Random("|".join(map(str, parts)))


def fitting(line: str, day: date, flags: frozenset[str]) -> str | None:
    """The line without its conditions, None if one of them is not met."""
    found = re.match(r"\(([a-zA-Z0-9! -]+)\) (.*)", line, re.DOTALL)
    for token in found[1].split() if found else ():
        if years := re.fullmatch(r"(\d{4})(\d\d)?(?:-(\d{4})(\d\d)?)?", token):
            low = int(years[1] + (years[2] or "01"))
            high = int((years[3] or years[1]) + ((years[4] if years[3] else years[2]) or "12"))
            met = low <= day.year * 100 + day.month <= high
        elif months := re.fullmatch(r"t(\d+)(?:-(\d+))?", token):
            first, last = int(months[1]), int(months[2] or months[1])
            met = first <= day.month <= last if first <= last else not last < day.month < first
        else:
            met = (token.lstrip("!") in flags) != token.startswith("!")
        if not met:
            return None
    return found[2] if found else line


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


class Page:
    """One document while it is being written; `facts` are the slots that its text has used."""

    def __init__(
        self, people: People, seed: int, district: District, genre: str, day: date, known: dict[str, str]
    ) -> None:
        self.people, self.seed, self.district, self.genre, self.day = people, seed, district, genre, day
        self.dice = dice = dice_for(seed, district.name, genre, day)
        self.naming = dice.choices(("title", "text", "sign"), (60, 30, 10))[0]
        dated = dice.choices(("datefull", "dateshort", "datenone"), (1, 0, 0) if genre in FORMAL else (68, 26, 6))[0]
        self.flags = district.flags | {genre, dated} | ({"ten"} if self.naming != "sign" else set())
        self.term = max(t for t in TERMS if t == TERMS[0] or day >= congress(seed, district, t))
        self.holders = people.holders[district.name, self.term] | people.holders[f"tỉnh {district.province}", self.term]
        self.texts = {**sections("common"), **sections(genre)}
        self.ordered = {*sections("common")["ordered"], *sections(genre)["ordered"]}
        self.size, self.dots = dice.lognormvariate(0.75, 0.5), dice.random() < 0.5
        self.day_form, self.dash = dice.choice((0, 1, 2)), dice.choice((", ", ", ", " - "))
        self.used: set[tuple[str, int]] = set()
        self.cites: set[str] = set()
        self.communes: list[str] = []
        self.facts: dict[str, str] = {}
        self.known = self._known() | known
        self.in_title = self.named = False
        self.depth = 0

    def _known(self) -> dict[str, str]:
        """What is settled before a word is written: places, terms and the calendar."""
        d, day, dice, own = self.district, self.day, self.dice, dice_for(self.seed, "district", self.district.name)
        y, m, council = day.year, day.month, max(term for term in (2011, 2016, 2021) if day >= date(term, 6, 20))
        numbers = {"y": y, "y1": y + 1, "y_1": y - 1, "m": m, "m1": m % 12 + 1, "d": day.day, "goal": y + (m > 9)}
        numbers |= {"term": self.term, "term5": self.term + 5, "council": council, "council5": council + 5}
        numbers |= {"told": y - (m == 1), "draft": y + (m > 8), "far_goal": y + dice.randint(1, 3)}
        numbers |= {"town_year": 2025 if y < 2020 else 2030}
        known = {name: form.format(**numbers) for name, form in (row.split("|") for row in self.texts["settled"])}
        ordinals, councils = self.texts["ordinals"], own.randint(2, 17)
        congresses = 4 if own.random() < 0.15 else own.randint(3, 26)  # the seventh in 2020, as that of a seed
        known["dai_hoi"] = ordinals[congresses + self.term // 5 - 402].split("|")[0]
        known["khoa_hd"] = ordinals[councils + council // 5 - 402].split("|")[0]
        known |= {"name": d.name, "so_xa": str(d.units), "dia_danh": d.name, "ngay_so": self.dated(day)}
        known |= {"tinh": f"{'thành phố' if 'tp' in d.flags else 'tỉnh'} {d.province}", "chu_tri": ""}
        known["thi_tran"] = f"thị trấn {d.town}" if d.town else f"trung tâm xã {d.communes[0]}"
        heads, member = own.choice(("bi_thu", "thuong_truc")), own.choice(("Tỉnh ủy viên, ", ""))
        chairs = {role: ", Chủ tịch HĐND huyện" * (role == heads) for role in ("bi_thu", "thuong_truc")}
        known |= {"chu_tich_hdnd": heads, "tuv": member, "kiem_bt": chairs["bi_thu"], "kiem_tt": chairs["thuong_truc"]}
        saved, posted, handed = (working_day(day + timedelta(dice.randint(*s))) for s in ((90, 1200), (2, 3), (20, 90)))
        known |= {
            "saved": f"{saved:%d/%m/%Y}",
            "saved_weekday": WEEKDAYS[saved.weekday()],
            "posted": f"{posted:%d/%m/%Y}",
        }
        known |= {"weekday": WEEKDAYS[posted.weekday()], "weekday_cap": WEEKDAYS[posted.weekday()].capitalize()}
        return known | {"ban_giao": self.dated(handed), "clock": f"{dice.randint(7, 17):02}:{dice.randint(0, 59):02}"}

    def dated(self, day: date) -> str:
        """A day in this document's manner of writing dates."""
        forms = ("{d:02}/{m:02}/{y}", "{d:02}/{m}/{y}", "{d}/{m}/{y}")
        return forms[self.day_form].format(d=day.day, m=day.month, y=day.year)

    def written(self, value: float, kind: str) -> str:
        """A number as the document writes it: `n` whole, `p` and `t` with a decimal."""
        text = f"{value:,.0f}" if kind == "n" else f"{value:,.1f}"
        text = text.replace(",", ";").replace(".", ",").replace(";", "." if self.dots or kind == "n" else "")
        return text.removesuffix(",0")

    def figure(self, name: str) -> str:
        """A figure of the table `figures`; those of a year or of months are the same in all documents of a district."""
        m, about = self.day.month, (self.seed, self.district.name)
        months = {1: 12, 4: 3, 5: 4, 7: 6, 8: 7, 10: 9, 11: 10}.get(m, m)
        year = self.day.year - (m == 1)
        if name in ("kh", "gtsx_kh", "thu_kh"):
            dice = self.dice if name == "kh" else dice_for(*about, name, year, months)
            return self.written(months / 12 * 100 * dice.uniform(0.92, 1.07), "p")
        if name == "tang":
            return self.written(dice_for(*about, name, year).uniform(6, 13), "p")
        if name in ("xa_ntm", "xa_dich"):
            share = dice_for(*about, "ntm").uniform(0.1, 0.4) + 0.08 * (year - 2015)
            reached = max(1, int((self.district.units - 1) * share)) + 2 * (name == "xa_dich")
            return f"{min(self.district.units - 1, reached):02}"
        row = next(line for line in self.texts["figures"] if line.startswith(f"{name} "))
        _, scope, kind, low, high, *alike = row.split()
        if scope == "doc":
            return self.written(self.dice.uniform(int(low), int(high)), kind)
        year = {"last": self.day.year - 1, "nam_quan": int(self.known["nam_quan"])}.get(scope, year)
        about = (*about, *(alike or (name,)))
        own, months = dice_for(*about), months if scope == "months" else 12
        value = int(low) + (int(high) - int(low)) * own.uniform(0, 0.6)
        value *= (1 + own.uniform(0.01, 0.06)) ** (year - 2015) * months / 12
        return self.written(value * dice_for(*about, year, months).uniform(0.97, 1.03), kind)

    def official(self, role: str, mark: str) -> str:
        """An official's name, his name with his offices, or his last office."""
        full, short = self.people.offices[role]
        title = short if mark == "-" or (role in self.facts and self.dice.random() < 0.5) else full
        title = self.localised(SLOT.sub(lambda match: self.known[match[4]], title))
        if mark == "-":
            return title
        self.facts[role] = self.holders[role]
        return self.holders[role] + (self.dash + title if mark else "")

    def called(self, named: str, otherwise: str) -> str:
        """With the district's name if it is to stand here: in the title or not, once in the text, then now and then."""
        if "ten" not in self.flags or (self.in_title and self.naming == "text"):
            return otherwise
        first, self.named = not self.named and not self.in_title, self.named or not self.in_title
        return named if first or self.in_title or self.dice.random() < 0.35 else otherwise

    def cited(self, section: str) -> str:
        """A numbered document of the last three years that fits the subject and that this one has not cited yet."""
        topics = {fitting(line, self.day, self.flags) for line in self.texts.get("topics", [])}
        topics |= {self.known["viec"].removeprefix("t_")} if "viec" in self.known else set()
        past = tuple(f"năm {self.day.year - back}" for back in (1, 2, 3))
        found = [
            paper
            for paper in papers(self.seed, self.district)[section]
            if self.day - timedelta(1000 if section == "hu" else 450) < paper.day < self.day
            and paper.symbol not in self.cites
            if (not topics or paper.topic in topics) and not paper.subject.endswith(past)
        ]
        if not found:
            raise Nothing
        famous = [paper for paper in found if paper.symbol in FAMOUS]
        paper, day = (
            (chosen := self.dice.choice(famous if famous and self.dice.random() < 0.6 else found[-14:])),
            self.dated(chosen.day),
        )
        self.cites.add(paper.symbol)
        for name, value in {"loai": paper.kind, "so": paper.symbol, "khoa": paper.key, "ngay": day}.items():
            self.facts.setdefault(f"cite_{section}_{name}", value)
        number, comma = self.dice.choice((" số", " số", "")), self.dice.choice((",", "", ""))
        about = "về việc" if paper.kind in ("Quyết định", "Công văn") else "về"
        issuer = self.localised(paper.issuer)
        return f"{paper.kind}{number} {paper.symbol}{comma} ngày {day} của {issuer} {about} {paper.subject}"

    def localised(self, text: str) -> str:
        """As it is said there: of a city ruled by the centre instead of a province, of hamlets in the south."""
        if "tp" in self.flags:
            text = text.replace("Tỉnh ủy", "Thành ủy").replace("Bộ Chỉ huy Quân sự tỉnh", "Bộ Tư lệnh thành phố")
            text = re.sub(r"\btỉnh\b", "thành phố", text)
        if "NB" in self.flags:
            text = re.sub(r"(?<![Nn]ông )\bthôn\b", "ấp", text.replace("tổ dân phố", "khu phố"))
        return text

    def role(self, name: str) -> str:
        """The office that a slot is about; anything else as it is."""
        if name == "khach" and name not in self.known:
            guests = [role for line in self.texts["province_guests"] if (role := fitting(line, self.day, self.flags))]
            self.known[name] = self.dice.choice(guests)
        return self.role(self.known[name]) if name in ALIASES else name

    def value(self, name: str, mark: str) -> str:
        """What stands for a slot."""
        if (role := self.role(name)) in self.holders:
            return self.official(role, mark)
        if name in DRAWN_ONCE and name not in self.known:
            self.known[name] = self.lines(name, 1)[0]
        if name in self.known:
            return self.known[name]
        if name in ("xa", "xa_ten"):
            self.communes = self.communes or self.dice.sample(self.district.communes, len(self.district.communes))
            return "xã " * (name == "xa") + self.communes.pop()
        if name.startswith("cite_"):
            return self.cited(name.removeprefix("cite_"))
        for row in self.texts["called"]:
            if row.startswith(f"{name}|"):
                return self.called(*(SLOT.sub(self.slot, form) for form in row.split("|")[1:]))
        if name in ("writer", "tan_binh"):
            sex = "m" if name == "tan_binh" else ""
            return self.known.setdefault(name, self.people.invent(self.dice, self.district.flags, sex))
        return self.figure(name) if name == "kh" else self.known.setdefault(name, self.figure(name))

    def slot(self, match: re.Match[str]) -> str:
        """The value of a slot in the letter case that is asked for."""
        kind, low, high, name, mark = match.groups()
        if kind:
            return self.written(self.dice.uniform(int(low), int(high)), kind)
        value = self.value(name.lower(), mark)
        if name not in ("chu_tri", "khach") or mark != "-":
            self.facts[name.lower()] = self.holders.get(self.role(name.lower()), value)
        return value.upper() if name.isupper() else value[:1].upper() + value[1:] if name[0].isupper() else value

    def lines(self, name: str, count: int) -> list[str]:
        """At most so many lines of a section, written out; no line stands twice in a document."""
        chair, found = f"{{{self.role('chu_tri')}*}}", dict[int, str]()
        for at, raw in self.dice.sample(list(enumerate(self.texts[name])), len(self.texts[name])):
            line = fitting(raw, self.day, self.flags)
            if line is None or (name, at) in self.used:
                continue
            if chair in line and ("{chu_tri" in line or not name.startswith("opening")):
                continue  # or the chair would be greeted or speak as if someone else were in the chair
            if not re.fullmatch(r"<\w+>", line):
                self.used.add((name, at))
            try:
                found[at] = self.expanded(line)
            except Nothing:
                continue
            if len(found) == count:
                break
        return [found[at] for at in sorted(found)] if name in self.ordered else list(found.values())

    def expanded(self, line: str) -> str:
        """A line with sections, choices and slots replaced."""
        self.depth += 1
        try:
            text = REFERENCE.sub(self.referred, self.localised(line))
        finally:
            self.depth -= 1
        while "[" in text:
            text = re.sub(r"\[([^\[\]]*)\]", lambda match: self.dice.choice(match[1].split("|")), text)
        return re.sub(" +(?=[ .,;])", "", SLOT.sub(self.slot, text)).strip()

    def referred(self, match: re.Match[str]) -> str:
        """The lines of a section that a line calls for."""
        name, low, high = match[1], int(match[2] or 1), int(match[3] or match[2] or 1)
        count = self.dice.randint(low, high)
        if high > 1 and self.depth < 3:
            count = max(low and 1, min(round(count * self.size), round(high * 1.6)))
        found = self.lines(self.known[name.strip("{}")] if name[0] == "{" else name, count) if count else []
        if not found and low and self.depth > 1:
            raise Nothing
        return joined(found, match[4] or " ")

    def write(self) -> str:
        """The whole text: page furniture, title, body, signature."""
        dice, formal = self.dice, self.genre in FORMAL
        chairs = [row for line in self.texts["chairs"] if (row := fitting(line, self.day, self.flags))]
        self.known["chu_tri"], *body = dice.choice(chairs).split("|")
        self.flags |= set(body[:1])
        if body[1:]:
            since = int(body[4]) + (self.day.year - int(body[4])) // 5 * 5
            self.known |= dict(zip(("to_chuc", "to_chuc_o", "hoi_vien"), body[1:4], strict=True))
            self.known["nk_hoi"] = f"{since} - {since + 5}"
            self.known["lan_hoi"] = str(2 + 3 * (self.day.year - since) + self.day.month // 5)
        layout = dice.choice([text for raw in self.texts["layout"] if (text := fitting(raw, self.day, self.flags))])
        untitled = "opening_bare" in layout or dice.random() < 0.06 * (not formal)
        head: list[str] = []
        for name, share in (("saved", 0.2), ("rubric", 0.25), ("title", 1.0), ("posted", 0.4), ("furniture", 0.25)):
            self.in_title = name == "title"
            if dice.random() < (not untitled if self.in_title else share / 10 if formal else share):
                head += self.lines(name, 1)
            if self.in_title and (bare := re.match(r"huyện(:?) (\w)", head[-1] if head else "")):
                head[-1] = head[-1][bare.start(2) * (bool(bare[1]) or bare[2].islower()) :]
        self.in_title = False
        head = [line[0].upper() + line[1:] for line in head]
        paragraphs = []
        for line in layout.splitlines():
            often = re.match(r"(\d+)% ", line)
            if dice.random() < (int(often[1]) / 100 if often else 1):
                paragraphs += self.expanded(line[often.end() if often else 0 :]).split("\n")
        tail = [] if formal or dice.random() < 0.25 else self.lines("author", 1)
        tail = self.lines("only_sign", 1) if "ten" not in self.flags else tail
        if not formal and dice.random() < 0.2:
            tail += self.lines("others", 1) + self.lines("other_titles", dice.randint(1, 4))
        return self.finished(head, paragraphs, tail)

    def finished(self, head: list[str], paragraphs: list[str], tail: list[str]) -> str:
        """The text in one of the layouts and manners of spelling in which such pages are saved."""
        dice = self.dice
        indent = "     " if dice.random() < 0.2 else ""
        paragraphs = [*head, *(indent + line for line in paragraphs if line), *tail]
        text = dice.choice(("\n", "\n\n", "\n\n", "\n\n\u00a0\n\n")).join(paragraphs)
        if dice.random() < (0.2 if self.genre in FORMAL else 0.015) and len(text) > 2 * SHORTEST:
            text = text[: dice.randint(SHORTEST, len(text))].rsplit(" ", 1)[0]  # as pages are that were not saved whole
        text = text.replace("Covid-19", dice.choice(("Covid-19", "Covid-19", "COVID-19", "Covid 19", "Covid - 19")))
        if dice.random() < 0.2:
            text = re.sub(r"\b([ủỦ])y\b", lambda m: dice.choice((m[0], "uỷ" if m[1] == "ủ" else "Uỷ")), text)
        if dice.random() < 0.1:
            text = re.sub(r"(?<=[a-z,]) (?=[a-z])", lambda m: m[0] * dice.choices((1, 2), (99, 1))[0], text)
        return text


def joined(found: Sequence[str], manner: str) -> str:
    """Clauses (`;`), sentences (`.` or none), “Một là, …” (`#`), or paragraphs after a dash, `1.` or `a)`."""
    if manner == " ":
        return " ".join(found)
    if manner == ";":
        return "; ".join(text.rstrip(".") for text in found)
    rows = []
    for at, text in enumerate(found):
        big, small = text[0].upper() + text[1:], text[0].lower() + text[1:]
        points = f"{POINTS[at % 10]} là, {text if text.split()[0] in KEPT_CAPITALS else small}"
        row = {".": big, "-": f"- {big}", "1": f"{at + 1}. {big}", "a": f"{chr(97 + at)}) {big}", "#": points}[manner]
        rows.append(row if row.endswith((".", "…")) else row + ".")
    return (" " if manner == "." else "\n").join(rows)


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


def evidence(text: str, needed: Sequence[str]) -> str:
    """The shortest sentence, or part of one before a semicolon, that holds all this; empty if there is none."""
    plain = text.replace("uỷ", "ủy").replace("Uỷ", "Ủy").lower()
    spans = [match.span() for match in re.finditer(r"[^\n]+?(?:[.;…](?= )|(?=\n)|$)", plain)]
    found = [text[a:b].strip() for a, b in spans if all(need.lower() in plain[a:b] for need in needed)]
    return min(found, key=len, default="")


def variants(answer: str) -> list[str]:
    """An answer and other ways to write its day or its number."""
    more = [re.sub(r"(?<=\d)\.(?=\d{3})", "", answer)]
    if found := re.fullmatch(r"(\d+)(?:/| tháng )(\d+)(?:/| năm )(\d{4})", answer):
        d, m, y = map(int, found.groups())
        more = [
            f"{d:02}/{m:02}/{y}",
            f"{d:02}/{m}/{y}",
            f"{d}/{m}/{y}",
            f"{d:02} tháng {m} năm {y}",
            f"{d} tháng {m} năm {y}",
        ]
    return list(dict.fromkeys((answer, *more)))


def filled(form: str, facts: dict[str, str]) -> str:
    """A question, an answer or a word of the evidence with its slots replaced."""
    return SLOT.sub(lambda m: facts[m[4].lower()].capitalize() if m[4][0].isupper() else facts[m[4]], form)


def answerable(written: Sequence[Document]) -> Iterator[dict[str, Any]]:  # Any: JSON values
    """Questions that all documents which touch on them answer alike."""
    of: dict[str, list[Document]] = defaultdict(list)
    asked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for document in written:
        of[document.district.name].append(document)
        for form in sections("questions")[""]:
            kind, genre, question, answer, keyword = form.split("|")
            slots = {match[4].lower() for match in SLOT.finditer(form)}
            if kind in PERSONAL and int(document.facts["nam"]) in TERMS:
                continue  # two people may have held the office in such a year
            if kind.startswith("absent") or genre not in ("*", document.genre) or not slots <= document.facts.keys():
                continue
            answer, keyword, question = (filled(part, document.facts) for part in (answer, keyword, question))
            if quote := evidence(document.text, [answer, keyword]):
                place = {"document": document.name, "evidence": quote}
                row = {"kind": kind, "question": question, "answerable": True, "answers": [variants(answer)], **place}
                row |= {"form": form, "district": document.district.name, "keyword": keyword}
                asked[question].append(row)
    for rows in asked.values():
        first = rows[0]
        keyword, texts = first["keyword"], first["answers"][0]
        cited = [d for d in of[first["district"]] if first["kind"] == "directive" and keyword and keyword in d.text]
        alike = all(any(evidence(d.text, [text, keyword]) for text in texts) for d in cited)
        if alike and all(set(row["answers"][0]) == set(texts) for row in rows):
            also = [{key: row[key] for key in ("document", "evidence")} for row in rows[1:]]
            yield first | ({"also": also} if also else {})


def unanswerable(written: Sequence[Document], dice: random.Random) -> Iterator[dict[str, Any]]:  # Any: JSON values
    """Questions about districts, offices and numbers that no document names."""
    of: dict[str, list[Document]] = defaultdict(list)
    for document in written:
        of[document.district.name].append(document)
    forms = [form.split("|") for form in sections("questions")[""] if form.startswith("absent")]
    strange = [name for name in forms[-1][3].split(",") if not any(name in document.text for document in written)]
    for kind, _, question, missing, _ in forms[:-1]:
        silent = [name for name, own in of.items() if not any(missing in d.facts or missing in d.text for d in own)]
        name = dice.choice(strange if kind == "absent-place" else [name for name in silent if len(of[name]) > 3])
        row = {"kind": "absent", "question": filled(question, {"absent": name, "name": name}), "answerable": False}
        yield row | {"answers": [], "document": None, "evidence": None}


def questions(seed: int, written: Sequence[Document]) -> list[dict[str, Any]]:  # Any: JSON values
    """Some sixty questions of all kinds, no two answerable ones about a district, some typed without marks."""
    dice, chosen, counts = dice_for(seed, "questions"), list[dict[str, Any]](), Counter[str]()
    for row in sorted(answerable(written), key=lambda _: dice.random()):
        limits = {
            row["kind"]: QUESTIONS[row["kind"]],
            row["form"]: 2 - (row["kind"] == "figure"),
        }
        limits[row["district"]] = 1
        if all(counts[name] < limit for name, limit in limits.items()):
            counts.update(limits.keys())
            chosen.append(row)
    for row in chosen[::4]:
        marks = unicodedata.normalize("NFD", row["question"].lower().replace("đ", "d").rstrip("?"))
        row |= {"kind": "plain-ascii", "question": "".join(c for c in marks if not unicodedata.combining(c))}
    rows = [*chosen, *unanswerable(written, dice)]
    private = ("form", "district", "keyword")
    numbered = [{"id": f"crowd-{at:02}"} | row for at, row in enumerate(rows, 1)]
    return [{key: value for key, value in row.items() if key not in private} for row in numbered]


def main() -> None:
    """Write the documents and, if asked for, the questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--questions", type=Path)
    arguments = parser.parse_args()
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    written = list(documents(arguments.seed, arguments.count))
    for document in written:
        (arguments.folder / document.name).write_text(document.text, encoding="utf-8")
    if arguments.questions:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in questions(arguments.seed, written)]
        arguments.questions.write_text("".join(lines), encoding="utf-8")
    lengths = [len(document.text) for document in written]
    print(f"{len(written)} documents of {len({document.district.name for document in written})} districts")
    print(f"{min(lengths)} to {max(lengths)} characters, mean {sum(lengths) / len(lengths):.0f}")


if __name__ == "__main__":
    main()
