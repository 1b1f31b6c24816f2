"""Who holds an office, or held it on a day or after somebody, from the register."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from index.entities.units import DISTRICT, is_known
from index.facts.types import Office, OfficialFact
from index.language.text import fold, tokens
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.patterns import pattern
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.fitting import fitting
from retrieval.answers.people.sought import Sought
from retrieval.evidence.clauses import LONG_CHARS
from retrieval.evidence.constraints import unmet
from retrieval.question.question import Times
from retrieval.question.types import Name
from retrieval.register.entries import Record, newest_first

MAX_PEOPLE = 5
_MANY = 30
"""More holders of an office than this are of many places: only those that were retrieved are looked at."""
_LEAST_MATTER = 0.5
"""Least share of what the question says beside office and place that the document must speak of."""
_LONGEST_HELD = timedelta(days=400)
"""How long after a paper says so somebody is still taken to hold an office, where no other paper says otherwise."""
_SHORT_CHARS = 120
"""All offices of a person are shown up to so many characters, else the one asked for."""
_NO_TIMES = Times((), frozenset(), (), (), ())
of_several = pattern(r"(?:{offices:shared}|phó|đại biểu)(?!\w)")
"""Offices that several people hold at once."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that someone is said to hold, and how well it is the one asked for, in [0, 1]."""

    share: float
    office: Office
    record: Record[OfficialFact]

    @property
    def person(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(map(fold, tokens(self.record.fact.name)))

    @property
    def day(self) -> date | None:
        """The day of which it is said."""
        return self.record.fact.as_of


def find_holders(look: Lookup, sought: Sought) -> list[Finding]:
    """Those who hold exactly the office asked for, each person as last said; newest first.

    Where nobody of those whom it fits best is meant, the next best are looked at.
    """
    return [finding for _, finding in find_held(look, sought)]


def find_held(look: Lookup, sought: Sought) -> list[tuple[Held, Finding]]:
    """The same with the office that each is said to hold, and by which paper."""
    fitting = [item for item in _fitting(look, sought) if _is_of_places(look, sought, item)]
    held = sorted(_in_time(sought, fitting), key=lambda item: (-item.share, newest_first(item.record.date)))
    for _, alike in groupby(held, key=lambda item: item.share):
        if found := _meant(look, sought, list(alike)):
            return found
    return []


def said_to_hold(look: Lookup, sought: Sought) -> list[tuple[Office, Record[OfficialFact]]]:
    """Whoever is said to hold the office asked for, of any unit and at any time, the best fitting first."""
    held = sorted(_fitting(look, sought), key=lambda item: (-item.share, newest_first(item.record.date)))
    return [(item.office, item.record) for item in held]


def _meant(look: Lookup, sought: Sought, held: Sequence[Held]) -> list[tuple[Held, Finding]]:
    """Those of these holders whom the question means, each person once, the newest five."""
    if len({(item.record.fact.name, item.record.fact.place) for item in held}) > _MANY:
        held = [item for item in held if item.record.document.id in look.evidence]
    people: dict[str, list[str | None]] = {}
    found: list[tuple[Held, Finding]] = []
    for item in held:
        record = item.record
        places = people.setdefault(" ".join(tokens(record.fact.name)), [])
        is_known = bool(places) and (None in places or record.fact.place is None or record.fact.place in places)
        if not is_known and _meets(look, sought, item) and _of_matter(look, record):
            places.append(record.fact.place)
            span = with_office(look, record, item.office)
            found.append((item, look.finding(record.document, span, 0.9 * item.share)))
    if len(found) > MAX_PEOPLE:  # only then what was retrieved decides
        found.sort(key=lambda pair: -look.score([pair[0].record.document]))
    return _without_parts(found)[:MAX_PEOPLE]


def _without_parts(found: Sequence[tuple[Held, Finding]]) -> list[tuple[Held, Finding]]:
    """Those whose span is no part of another's: of a list under one office the whole says each name."""
    return [
        (held, one)
        for held, one in found
        if not any(
            other.document.id == one.document.id
            and other.span != one.span
            and other.span.start <= one.span.start
            and one.span.end <= other.span.end
            for _, other in found
        )
    ]


def _meets(look: Lookup, sought: Sought, item: Held) -> bool:
    """Whether the sentence that says so meets what else the question names.

    The office's own place is met by the fact, and the time by the day of which it is said; a person before is no
    part of the sentence.
    """
    candidate = look.any_candidate(item.record.document, item.record.fact.span)
    if candidate is None:
        return False
    question = look.question
    is_dated = sought.first is not None and item.day is not None
    document = item.record.document
    is_placed = sought.is_of(item.office, document, lambda: look.view.document(document.id).text)
    aside = {sought.own.text, *_circumstances(sought)} if sought.own is not None and is_placed else set()
    asked = replace(
        question,
        names=tuple(
            name
            for name in question.names
            if name.text not in aside
            and tuple(map(fold, name.words)) != sought.after
            and not _is_of_office(sought, name)
            and not _is_of_body(item.office, name)
        ),
        times=_NO_TIMES if is_dated else question.times,
    )
    return not unmet(asked, candidate)


def _circumstances(sought: Sought) -> Iterator[str]:
    """Names of no units behind an office with its place, which `is_of` has met in the paper: where it was acted for."""
    for name in sought.places:
        words = tuple(name.words)
        if not (
            is_known(DISTRICT, words) or any(" ".join(words).casefold() in unit.casefold() for unit in sought.units)
        ):
            yield name.text


def _is_of_office(sought: Sought, name: Name) -> bool:
    """Whether a name is a word of the office: "Kinh" of "Trưởng phòng Kinh tế"."""
    return any(set(map(fold, office)).issuperset(map(fold, name.words)) for office in sought.offices)


def _is_of_body(office: Office, name: Name) -> bool:
    """Whether a name is that of the body in which an office is held, which its words may be told from elsewhere."""
    return contains(comparable(office.name, folded=True), [fold(word) for word in name.words])


def _of_matter(look: Lookup, record: Record[OfficialFact]) -> bool:
    """Whether the document speaks of what the question says beside office and place."""
    beside = set(map(fold, look.question.offices.asked))
    beside.update(word for period in look.question.times.periods for word in (*period.words, *period.event))
    return look.share([look.view.document(record.document.id).text], beside=beside) >= _LEAST_MATTER


def _fitting(look: Lookup, sought: Sought) -> Iterator[Held]:
    """Who holds or held the offices asked for, with how well they fit."""
    held: list[dict[tuple[str, bool], Held]] = []
    for asked in sought.offices:
        found: dict[tuple[str, bool], Held] = {}
        for text, holders in look.registry.offices().items():
            for share, office, record in fitting(look, asked, text, holders):
                key = record.id, office.former
                if key not in found or share > found[key].share:
                    found[key] = Held(share, office, record)
        held.append(found)
    for identity, first in held[0].items() if held else ():
        if all(identity in found for found in held):
            yield replace(first, share=min(found[identity].share for found in held))


def _in_time(sought: Sought, held: Sequence[Held]) -> list[Held]:
    """Those who hold the office at the time asked for, or came to it after the person named."""
    if sought.after:
        return _successors(sought, held)
    if sought.ever:
        return list(held)
    if sought.former:
        return [item for item in held if item.office.former]
    current = [item for item in held if not item.office.former]
    if sought.first is None or sought.last is None:
        return [item for item in current if not _has_left(item, held)]
    first, last = sought.first, sought.last
    within = [item for item in current if item.day is not None and first <= item.day <= last]
    if within:
        return within
    before = [item for item in current if item.day is not None and first - _LONGEST_HELD <= item.day < first]
    newest = max((item.day for item in before if item.day is not None), default=None)
    known = [item for item in before if item.day == newest and not _has_left(item, held, until=first)]
    return known + [item for item in current if item.day is None]


def _has_left(item: Held, held: Sequence[Held], *, until: date | None = None) -> bool:
    """Whether a paper no older says that this person has left the office, up to a day."""
    return any(
        other.office.former
        and other.person == item.person
        and (item.day is None or other.day is None or other.day >= item.day)
        and (until is None or other.day is None or other.day <= until)
        and (item.office.place is None or other.office.place in (None, item.office.place))
        for other in held
    )


def _successors(sought: Sought, held: Sequence[Held]) -> list[Held]:
    """Those who came to the office that the person named held before, where papers tell of both."""
    before = [item for item in held if item.person == sought.after]
    followed: list[Held] = []
    for item in held:
        if item.office.former or item.person == sought.after or _has_left(item, held):
            continue
        same_paper = any(
            other.office.former and other.record.document.id == item.record.document.id for other in before
        )
        is_one = of_several().match(item.office.name) is None
        later = any(other.day and item.day and other.day < item.day for other in before)
        if same_paper or (is_one and later):
            followed.append(item)
    return followed


def _is_of_places(look: Lookup, sought: Sought, held: Held) -> bool:
    """Whether an office can be of the places that the question names: another unit's is not, nor one that was left."""
    office, document = held.office, held.record.document
    known = sought.is_of(office, document, lambda: look.view.document(document.id).text)
    if known is not None:
        return known
    same_state = (other.said.text for other in held.record.fact.offices if other.former == office.former)
    return look.may_be_of(document, same_state)


def with_office(look: Lookup, record: Record[OfficialFact], office: Office) -> Span:
    """A span with the name and the office, which may be said once for several; all offices where it is short."""
    span, said = record.fact.span, office.said
    is_whole = span.start <= said.start and said.end <= span.end
    if is_whole and span.end - span.start <= _SHORT_CHARS:
        return span
    text = look.view.document(record.document.id).text
    name = re.compile(r"\s+".join(map(re.escape, record.fact.name.split())), re.IGNORECASE)
    for sentence in look.view.sentences(record.document.id):
        if not sentence.start <= said.start < sentence.end:
            continue
        named = list(name.finditer(text, sentence.start, sentence.end))
        at = min(named, key=lambda found: abs(found.start() - said.start), default=None)
        if at is not None:
            near = Span(min(at.start(), said.start), max(at.end(), said.end))
            return near if near.end - near.start <= 2 * LONG_CHARS else span
    return span
