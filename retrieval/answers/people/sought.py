"""What a question asks of an office: which one, of what places, on what days, after whom."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.entities.places import places_in, units_without_marks
from index.entities.units import units_named
from index.facts.officials.bodies import is_bare
from index.facts.officials.namesakes import unit_of
from index.facts.types import Office
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import short_kinds, split_label
from index.types import DocumentSummary
from retrieval.question.asked_office import head_length, split_office
from retrieval.question.question import Question
from retrieval.question.typed import unmarked as patterns
from retrieval.question.types import Name

_TITLE = r"(?:{people:several} )?{people:title}"

unmarked = patterns.unmarked
_after_whom = unmarked(rf"(?<!\w){{answers:succeeds}} (?:{_TITLE} )?")
_comes_to = unmarked(r"(?:.*?(?<!\w))?{answers:comes_to_office} ")
_WHO_FIRST = re.compile(r"(?:\S+ ){0,8}?ai ")
_former = unmarked(r"(?<!\w){answers:former}(?!\w)")
_ever = unmarked(r"(?<!\w){answers:ever}(?!\w)")


@dataclass(frozen=True, slots=True)
class Sought:
    """An office whose holder is asked for.

    Attributes:
        offices: As comparable words; several where one person is to hold them together.
        own: The unit that the question names right behind the office; None if it names none there.
        places: The others that it names.
        units: Those of them whose kind is said.
        after: The words of the name of whom the holder came after; empty if nobody is named.
        first, last: The days on which it is to be held; None if now is meant.
        former: Whether those are asked for who hold it no more.
        ever: Whether all are asked for who ever did.
    """

    offices: tuple[tuple[str, ...], ...]
    own: Name | None
    places: tuple[Name, ...]
    units: tuple[str, ...]
    after: tuple[str, ...]
    first: date | None
    last: date | None
    former: bool
    ever: bool

    def is_of(self, office: Office, document: DocumentSummary, content: Callable[[], str]) -> bool | None:
        """Whether an office is of the places that are asked for; None if its own unit is not known.

        The unit behind the office must be its own; others, in which it lies or where its holder was, the document's.

        Args:
            content: The document's text.
        """
        if office.place is None and self.own is not None:
            return True if _is_above(office, self.own, document) else None
        own = _plain(f"{office.name} . {office.place or ''}")
        is_of_subject = (
            is_bare(office.name) and self.own is not None and _names(_plain(document.header.title or ""), self.own)
        )
        if self.own is not None and not (is_of_subject or _names(own, self.own)):
            return False
        if office.place is not None and _contradict(office.place, self.units):
            return False
        header = document.header
        near = [*own, *_plain(" . ".join(filter(None, (header.place, header.title, header.issuer))))]
        return all(_names(near, name) or _names(_plain(content()), name) for name in self.places)


def sought_in(question: Question) -> Sought | None:
    """What office a question asks the holder of; None if it asks for no holder."""
    said = fold(question.text)
    after, behind = _predecessor(question, said)
    offices, place = question.offices.asked, question.marked.asked.place
    if not offices and after and _WHO_FIRST.match(said) and (comes := _comes_to().match(said, behind)):
        words = comparable(question.text[comes.end() :], folded=question.folded)
        offices, place = split_office(words, question.language)
    if not offices:
        return None
    first, last = days_asked(question)
    places = _places(question, offices, after)
    own = next((name for name in places if place and name.words == tuple(place)), None)
    return Sought(
        asked_offices(offices),
        own,
        tuple(name for name in places if name is not own),
        tuple(mention.place for mention in places_in(question.text)),
        after,
        first,
        last,
        former=_asks_former(said),
        ever=_ever().search(said) is not None,
    )


def _asks_former(said: str) -> bool:
    """Whether it is asked who held an office before: "nguyên Bí thư", and not "Hội Cựu chiến binh"."""
    words = said.split()
    behind = (len(said[: match.end()].split()) for match in _former().finditer(said))
    return any(at == len(words) or head_length(words, at, folded=True) or _BY_NAME.match(words[at]) for at in behind)


_BY_NAME = re.compile(r"\W|la$|cua$")
"""What follows such a word that stands behind the office or before nothing more: "người tiền nhiệm là ai"."""


def _predecessor(question: Question, said: str) -> tuple[tuple[str, ...], int]:
    """The folded words of whom the question names as the one before, and where the name ends; no words if nobody."""
    names = [tuple(map(fold, name.words)) for name in question.names]
    for succeeds in _after_whom().finditer(said):
        for name in names:
            if said.startswith(" ".join(name), succeeds.end()):
                return name, succeeds.end() + len(" ".join(name))
    return (), 0


def _places(question: Question, office: Sequence[str], after: Sequence[str]) -> list[Name]:
    """The places that the question names beside the office and a person."""
    of_office = set(map(fold, office))
    return [
        name
        for name in question.names
        if tuple(map(fold, name.words)) != tuple(after) and not of_office.issuperset(map(fold, name.words))
    ]


def _is_above(office: Office, own: Name, document: DocumentSummary) -> bool:
    """Whether an office of a higher unit, said in a lower one's paper, is of the one asked for, in which that lies.

    So may be one of several units together ("Cụm trưởng Cụm thi đua số 2"), of which nothing says the level.
    """
    place = document.header.place
    if place is None:
        return False
    kind, name = split_label(place)
    for row in units_named(kind, name, without_marks=False):
        above = [label for label in (row.province, row.district, row.today_province) if label and label != place]
        if any(office.level in (None, split_label(label)[0]) and _names(_plain(label), own) for label in above):
            return True
    return False


def _contradict(place: str, units: Sequence[str]) -> bool:
    """Whether units of a place's level are named and none is it."""
    level, name = unit_of(place)
    named = [unit_of(unit) for unit in units]
    alike = [other for other_level, other in named if other_level == level]
    return bool(alike) and not any(other.startswith(name) or name.startswith(other) for other in alike)


def _plain(text: str) -> list[str]:
    return comparable(text, folded=True)


def _names(said: Sequence[str], name: Name) -> bool:
    """Whether a name stands among words, without the short form of a kind before it: "TX Cẩm Hưng"."""
    words = [fold(word) for word in name.words]
    return contains(said, words[1:] if words[0] in short_kinds() and len(words) > 1 else words)


def days_asked(question: Question) -> tuple[date | None, date | None]:
    """The first and the last day of the time that a question names; None twice where it names none or several."""
    times = question.times
    days = [day.value for day in times.dates if day.value is not None]
    if len(days) == 1:
        return days[0], days[0]
    if times.ranges:
        return times.ranges[0].first, times.ranges[0].last
    if len(times.years) != 1:
        return None, None
    (year,) = times.years
    months = sorted(month for period in times.periods for month in period.months) or [1, 12]
    first = date(year, months[0], 1)
    last = date(year + months[-1] // 12, months[-1] % 12 + 1, 1) - timedelta(days=1)
    return first, last


def asked_offices(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The offices asked for: several where one person is to hold them together ("Phó Bí thư kiêm Chủ tịch UBND")."""
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        # "kiêm Chủ tịch", and not "Ủy ban Kiểm tra".
        if fold(word) == "kiem" and head_length([*map(fold, words)], at + 1, folded=True):
            parts.append([])
        else:
            parts[-1].append(word)
    return tuple(_in_full(office) for part in parts if (office := without_former(part)))


def without_former(office: Sequence[str]) -> Sequence[str]:
    """The office without the word that says that it is held no more: "nguyên Bí thư", "cựu Chủ tịch"."""
    return office[1:] if office and _former().fullmatch(fold(office[0])) else office


def _in_full(office: Sequence[str]) -> tuple[str, ...]:
    """The office's full name: "Chủ tịch huyện" is what people call the chairman of its people's committee."""
    for at in range(1, len(office) - 1):
        if fold(" ".join(office[at - 1 : at + 1])) == "chu tich" and _begins_unit(office[at + 1 :]):
            committee = comparable("ủy ban nhân dân", folded=office[at] == "tich")
            return (*office[: at + 1], *committee, *office[at + 1 :])
    return tuple(office)


def _begins_unit(words: Sequence[str]) -> bool:
    return any(fold(" ".join(words[:count])) in units_without_marks() for count in (1, 2))
