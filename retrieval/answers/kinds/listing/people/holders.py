"""Holders of an office, and those who lead a unit, as a list asks for them, from the register."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.facts.types import Office, OfficialFact
from index.language.text import fold, tokens
from index.language.words import comparable, contains
from index.lexicon.kinds import committees, split_label
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.kinds.listing.origin import Origin
from retrieval.answers.kinds.listing.people.offices import named_in, offices_in
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.reading.vocabulary import Words
from retrieval.answers.kinds.listing.times import since_year
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.fitting import NAMED, fitting
from retrieval.answers.people.holders import of_several
from retrieval.answers.people.sought import days_asked
from retrieval.question.asked_office import head_length
from retrieval.register.entries import Record, newest_first

_LONGEST_HELD = timedelta(days=400)
"""How long before the time asked for somebody may have been said to hold an office that several hold."""
_MOST_READ = 300
"""More papers are not read to see whether an office is the next one's."""
_SHORT_CHARS = 130
"""What a paper says of someone is said whole up to so many characters."""


_GOES_ON = re.compile(r"\s*(?:[,;]|và(?!\w))")
"""How a row of offices goes on."""


@dataclass(frozen=True, slots=True)
class Holding:
    """An office as a paper says that someone holds it."""

    office: Office
    record: Record[OfficialFact]

    @property
    def person(self) -> str:
        """The words of the name, folded."""
        return " ".join(map(fold, tokens(self.record.fact.name)))

    @property
    def place(self) -> str:
        """The unit in which it is held, folded; empty if none is known."""
        return fold(self.office.place or self.record.fact.place or self.record.document.header.place or "")

    def is_of_level(self, levels: Sequence[str]) -> bool:
        """Whether it is held in a unit of one of these kinds, folded; of any where there is none."""
        kind = self.office.level or (split_label(self.office.place)[0] if self.office.place else "")
        return not levels or fold(kind) in levels

    @property
    def day(self) -> date | None:
        """Of which it is said."""
        return self.record.fact.as_of

    @property
    def words(self) -> Words:
        """The office's words, folded."""
        return tuple(comparable(self.office.name, folded=True))

    @property
    def is_bare(self) -> bool:
        """Whether the paper says the office without its body, "Phó Chủ tịch", and is not signed with it for its own."""
        said = comparable(self.office.said.text, folded=True)
        is_signed = self.office.said.text.isupper() and self.record.document.header.issuer and self.body
        return _head(said) == len(said) and not is_signed

    @property
    def body(self) -> Words:
        """Those of the body in which it is held, folded."""
        return self.words[_head(self.words) :]


def _head(said: Sequence[str]) -> int:
    """How many of folded words begin an office."""
    return min(head_length(said, folded=True), len(said))


def find_people(look: Lookup, listed: Listed) -> list[Holding]:
    """Those who are asked for, each person once by what was last said of it: of one place by rank, else by place."""
    named, levels = named_in(listed)
    if listed.leaders and not named:
        return []
    known = _leading(look, named) if listed.leaders else _of_offices(look, listed, levels)
    held = [item for item in known if item.is_of_level(levels) and _is_of(item, named, listed)]
    held = _sure(look, held)
    since = since_year(look.question)
    if since is not None:
        held = [item for item in held if item.day is not None and item.day.year >= since]
    elif "ever" not in listed.uses:
        held = _in_time(look, held)
    people: dict[str, Holding] = {}
    for item in sorted(held, key=_last_first):
        people.setdefault(f"{item.person}|{item.place if not listed.leaders else ''}", item)
    found = _each_once(people.values())
    return sorted(found, key=lambda item: (item.place, _rank(item), newest_first(item.day)))


def holders_of(look: Lookup, listed: Listed) -> set[tuple[str, str]]:
    """The folded names of all who are said to hold the office that is asked for, with the id of the paper that does."""
    levels = named_in(listed)[1]
    held = _of_offices(look, listed, levels)
    return {(item.person, item.record.document.id) for item in held if item.is_of_level(levels)}


def _last_first(item: Holding) -> tuple[bool, bool, int, int]:
    """By what of several things said of a person the one that is told comes first: one in a sentence, the newest."""
    return item.office.former, item.office.said.text.isupper(), newest_first(item.day), _rank(item)


def _each_once(held: Iterable[Holding]) -> list[Holding]:
    """Of one person in two places only the first, the one that was said last."""
    found: dict[str, Holding] = {}
    for item in held:
        found.setdefault(item.person, item)
    return list(found.values())


def _of_offices(look: Lookup, listed: Listed, levels: Sequence[str]) -> list[Holding]:
    """Those who are said to hold the office asked for, in a unit of any of these kinds."""
    return [held for office in offices_in(look, listed, levels) for held in _holding(look, office)]


def _holding(look: Lookup, office: Words) -> Iterator[Holding]:
    """Those who are said to hold an office by its name, or where nobody is, those who are by what a paper is about."""
    found = [
        (share, Holding(held, record))
        for text, holders in look.registry.offices().items()
        for share, held, record in fitting(look, office, text, holders)
    ]
    by_name = [held for share, held in found if share >= NAMED]
    yield from by_name or (held for _, held in found)


def _sure(look: Lookup, held: Sequence[Holding]) -> list[Holding]:
    """Those of whom the office is surely said: by its body where anybody's is, and not where the next one's begins.

    Who is named behind an office does not hold those that follow in a row: "Chánh Văn phòng A, Trưởng phòng Nội vụ và
    các cơ quan".
    """
    few = len({item.record.document.id for item in held}) <= _MOST_READ
    sure = [item for item in held if not (few and _is_of_next(look.view.document(item.record.document.id).text, item))]
    return [item for item in sure if not item.is_bare] or sure


def _is_of_next(text: str, item: Holding) -> bool:
    said, fact = item.office.said, item.record.fact
    name = re.compile(r"\s+".join(map(re.escape, fact.name.split())), re.IGNORECASE)
    before = list(name.finditer(text, max(0, said.start - _SHORT_CHARS), said.start))
    is_behind = bool(before) and any(
        other.said.end < before[-1].start() <= other.said.end + 2 for other in fact.offices
    )
    return is_behind and _GOES_ON.match(text, said.end) is not None


def _leading(look: Lookup, named: Sequence[Words]) -> Iterator[Holding]:
    """Those who are said to hold an office that leads a unit, or a body that the question names."""
    asked = [tuple(map(fold, run)) for run in named]
    for holders in look.registry.offices().values():
        for office, record in holders:
            held = Holding(office, record)
            is_led = _is_led(held.body) or any(held.body and contains(run, held.body) for run in asked)
            if is_led and _rank(held) < len(_leads()):
                yield held


def _is_led(body: Words) -> bool:
    return " ".join(body).startswith(_led())


@from_lexicon
def _led() -> tuple[str, ...]:
    bodies = [fold(body) for body in (*words("kinds_asked", uses="led"), *committees())]
    parts = [fold(part) for part in words("kinds_asked", uses="acts_for")]
    return (*bodies, *(f"{part} {body}" for part in parts for body in bodies))


@from_lexicon
def _leads() -> dict[Words, int]:
    return {tuple(map(fold, head.split())): at for at, head in enumerate(words("kinds_asked", uses="leads"))}


def _rank(held: Holding) -> int:
    """The place of an office among those that lead, the highest first."""
    ranks = _leads()
    return ranks.get(held.words[: _head(held.words)], len(ranks))


def _is_of(held: Holding, named: Sequence[Words], listed: Listed) -> bool:
    """Whether an office is held where the question says; the unit that its own words do not say may be the paper's."""
    office, header = held.office, held.record.document.header
    labels = [office.place or held.record.fact.place]
    says_unit = office.place is not None and fold(office.place) in fold(office.name)
    if header.place and not says_unit and office.level in (None, split_label(header.place)[0]):
        labels.append(header.place)
    said = [office.name, *([header.issuer] if held.is_bare and header.issuer else [])]
    bodies = [tuple(comparable(text, folded=listed.folded)) for text in said]
    bodies.append(bodies[0][_head(held.words) :])  # "lãnh đạo UBND huyện": its chairman and deputies
    places = tuple(tuple(comparable(label, folded=listed.folded)) for label in labels if label)
    return Origin(tuple(bodies), places).is_of(named)


def _in_time(look: Lookup, held: Sequence[Holding]) -> list[Holding]:
    """Those who hold the office at the time asked for, or now: who has left it, or was followed, is not among them."""
    first, last = days_asked(look.question)
    if look.question.times.named and last is None:
        return []
    known = [item for item in held if last is None or (item.day is not None and item.day <= last)]
    said = _said_of(look, {item.person for item in known}, last)
    current = [item for item in known if not item.office.former and _is_last(item, said[item.person])]
    newest: dict[tuple[Words, str], date] = {}
    for item in known:
        key = item.words, item.place
        newest[key] = max(newest.get(key, date.min), item.day or date.min)
    return [
        item
        for item in current
        if (of_several().match(item.office.name) and _is_recent(item, first))
        or (item.day or date.min) == newest[item.words, item.place]
    ]


def _is_recent(item: Holding, first: date | None) -> bool:
    return first is None or (item.day is not None and item.day >= first - _LONGEST_HELD)


def _said_of(look: Lookup, people: set[str], last: date | None) -> Mapping[str, list[Holding]]:
    """All offices that are said of these people up to a day."""
    found: dict[str, list[Holding]] = {person: [] for person in people}
    for holders in look.registry.offices().values():
        for office, record in holders:
            held = Holding(office, record)
            if held.person in found and (last is None or (held.day is not None and held.day <= last)):
                found[held.person].append(held)
    return found


def _is_last(item: Holding, said: Sequence[Holding]) -> bool:
    """Whether nothing said later of a person tells of another office in the same body, or that this one was left."""
    day = item.day or date.min
    for other in said:
        later = other.day or date.min
        if later < day or other.place != item.place:
            continue
        if other.office.former and other.words == item.words:
            return False
        if later > day and not other.office.former and _is_same_body(other, item) and other.words != item.words:
            return False
    return True


def _is_same_body(one: Holding, other: Holding) -> bool:
    """Whether two offices are held in one body, a qualifier before it aside: "Thường trực Huyện ủy"."""
    shorter, longer = sorted((one.body, other.body), key=len)
    return bool(shorter) and longer[len(longer) - len(shorter) :] == shorter
