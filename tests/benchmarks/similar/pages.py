"""How one document is composed: its facts, its sentences, its layout."""

import re
from datetime import date, timedelta

from tests.benchmarks.similar.people import TERMS, District, People, congress, papers, working_day
from tests.benchmarks.similar.texts import REFERENCE, SLOT, dice_for, fitting, joined, sections

FORMAL = ("resolution", "directive")
FAMOUS = ("05-CT/HU", "210/KH-UBND", "111/UBND-TH1")  # numbers that the seeds cite
SHORTEST, LONGEST = 1500, 12000
WEEKDAYS = "hai ba tư năm sáu".split()
ALIASES = ("chu_tri", "khach", "chu_tich_hdnd")
DRAWN_ONCE = "du_an trich_yeu dot xa_chinh office_sign place event happened ky ky_sau vu buoi".split()


class Nothing(Exception):
    """A line needs a section of which no line fits."""


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
