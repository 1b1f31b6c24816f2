"""Whether someone holds an office, by the register: its holders at that day, and what else the person holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.facts.types import OfficialFact
from index.language.text import fold, tokens
from index.language.words import comparable
from index.layout import Span
from index.lexicon.kinds import split_label
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.claims import Claim, either
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.fitting import fitting
from retrieval.answers.people.holders import Held, find_held, of_several, with_office
from retrieval.answers.people.sought import Sought, sought_in
from retrieval.evidence.clauses import LONG_CHARS
from retrieval.question.asked_office import bodies_in, split_office
from retrieval.question.marked import Marked, mark
from retrieval.register.entries import OfficialEntry, Record, newest_first
from retrieval.types import Verdict

Decided = tuple[Verdict, list[Finding]]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom a claim names.

    Attributes:
        words: Folded, of the name as it is typed, which may be a part of it.
        start, end: Where it stands in the claim, with a title before it.
    """

    words: tuple[str, ...]
    start: int
    end: int

    def is_one(self, name: str) -> bool:
        """Whether this may be the person of a name: the whole of it, or its last words."""
        held = tuple(map(fold, tokens(name)))
        return held[-len(self.words) :] == self.words or self.words[-len(held) :] == held


def person_in(claim: Claim, look: Lookup) -> Person | None:
    """The person whom a claim names, told by the register, by a title, or by its capitals; None if nobody is."""
    marked = mark(claim.text, look.question.language, spelling=look.view.spelling)
    said = [fold(word) for word in marked.said]
    known = [tuple(map(fold, tokens(entry.name))) for entry in look.registry.officials()]
    plain = f" {' '.join(said)} "
    whole = [name for name in known if len(name) > 1 and f" {' '.join(name)} " in plain]
    named = [tuple(map(fold, name.words)) for name in marked.capitalised]
    parts = [name for name in named if any(name == held[-len(name) :] for held in known)]
    for name in sorted(whole, key=len, reverse=True) or sorted(parts, key=len, reverse=True):
        at = next((at for at in range(len(said)) if tuple(said[at : at + len(name)]) == name), None)
        if at is not None and (len(name) > 1 or _titled().search(marked.bare[: marked.spans[at].start])):
            return _person(marked, at, len(name))
    for span in marked.people:
        at = next((at for at, word in enumerate(marked.spans) if word.start == span.start), None)
        if at is not None:
            return _person(marked, at, sum(span.start <= word.start < span.end for word in marked.spans))
    return None


def _person(marked: Marked, at: int, length: int) -> Person:
    name = tuple(map(fold, marked.said[at : at + length]))
    start = marked.spans[at].start
    titled = _titled().search(marked.bare[:start])
    return Person(name, titled.start() if titled else start, marked.spans[at + length - 1].end)


_titled = pattern(r"(?<!\w)(?:(?:{people:title}|{people:before_name})\s+)+$")


@from_lexicon
def _around() -> re.Pattern[str]:
    """What stands around an office and a person and is of neither."""
    return re.compile(rf"^(?:[\W\s]|{either('claims')}(?!\w))+|(?:\W|(?<!\w){either('claims')}(?!\w))+$", re.IGNORECASE)


@from_lexicon
def _member() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('member')}(?!\w)\s*", re.IGNORECASE)


def office_asked(claim: Claim, person: Person, look: Lookup) -> str | None:
    """Who holds the office that a claim gives to a person, as a question; None if it gives none."""
    rest = (claim.text[: person.start], claim.text[person.end :])
    if claim.english:
        return f"Who is {rest[1].strip()}?"
    parts = [_around().sub("", part) for part in rest]
    parts = [_around().sub("", _member().sub(_AS_MEMBER, part)) for part in parts]
    language = look.question.language
    said = [split_office(comparable(part, folded=claim.folded), language, with_own=True) for part in parts]
    at = next((at for at, held in enumerate(said) if held.office), None)
    if at is None:
        return None
    marked = mark(parts[at], language, spelling=look.view.spelling)
    span = marked.span_of(said[at].office)
    office = parts[at][span.start :] if span else " ".join((*said[at].office, *said[at].place))
    if said[at].office == marked.words and len(marked.words) <= _BARE and _has_body(parts[1 - at], claim):
        office = f"{office} {parts[1 - at]}"  # "Hội Nông dân bầu ông A làm Chủ tịch"
    others = mark(f"{rest[0]} . {rest[1]}".replace(office, " "), language, spelling=look.view.spelling)
    places = [name.text for name in others.capitalised]
    if not said[at].place and len(places) == 1:
        office = f"{office} {places[0]}"
    elif not said[at].place and not places and (own := _unit_of(person, look)):
        office = f"{office} {own}"
    if _before().search(claim.text):
        return f"Ai từng làm {office}?"
    times = [others.bare[day.start : day.end] for day in others.dates] or [f"năm {year}" for year in others.years]
    return f"{' '.join((office, *times))} là ai?"


_AS_MEMBER = "ủy viên "
_BARE = 3
"""Words at most of an office that is said without its body."""


_before = pattern(r"(?<!\w)(?:{answers:ever}|{answers:former})(?!\w)")
"""What says that an office was held before."""


def _has_body(text: str, claim: Claim) -> bool:
    return bool(bodies_in(comparable(text, folded=claim.folded), folded=claim.folded))


def _unit_of(person: Person, look: Lookup) -> str | None:
    """The name of the only unit in which someone of this name holds an office."""
    places = {entry.place for entry in look.registry.officials() if entry.place and person.is_one(entry.name)}
    return split_label(places.pop())[1] if len(places) == 1 else None


def decide_office(claim: Claim, person: Person, asking: Asking) -> Decided | None:
    """Whether the person holds the office that a claim gives, with what says so; None where nothing sure does."""
    asked = office_asked(claim, person, asking.look)
    if asked is None:
        return None
    question = asking.ask(asked).read
    sought = sought_in(question)
    if sought is None:
        return None
    look = Lookup(question, asking.look.view, ())
    held = [pair for pair in find_held(look, sought) if pair[0].share >= _LEAST_FIT]
    mine = [pair for pair in held if person.is_one(pair[0].record.fact.name)] or list(_own(look, sought, person))
    others = [pair for pair in held if not person.is_one(pair[0].record.fact.name)]
    is_shared = _is_shared(question.offices.asked)
    is_placed = bool(question.names)
    if mine and others and not (is_shared or sought.ever) and _newest(mine) == _newest(others):
        return None  # one day names two, of whom one comes and one goes
    if mine and (is_shared or sought.ever or not is_placed or _newest(mine) >= _newest(others)):
        return Verdict.YES, [_clause(look, sought, *mine[0])]
    if sought.ever or sought.former:
        return None
    if others and is_placed and not is_shared:
        latest = max(others, key=lambda pair: pair[0].day or date.min)
        return Verdict.NO, [_clause(look, sought, *latest), *_elsewhere(look, person)]
    return None if mine else _left(look, sought, person) or _other_post(look, sought, person)


def _is_shared(office: Sequence[str]) -> bool:
    """Whether several hold an office at once; only one deputy is the permanent one."""
    said = " ".join(office)
    return of_several().match(said) is not None and not said.endswith(_permanent(folded=said == fold(said)))


@from_lexicon
def _permanent(*, folded: bool) -> tuple[str, ...]:
    said = words("kinds_asked", uses="one_of_deputies")
    return tuple(map(fold, said)) if folded else said


def _clause(look: Lookup, sought: Sought, held: Held, found: Finding) -> Finding:
    """The finding, reaching to the office where that stands near it and is no part of it.

    Of one who signs, another that says it in a sentence, if there is one.
    """
    if held.office.said.text.isupper():
        own = _own(look, sought, Person(held.person, 0, 0))
        held, found = next((pair for pair in own if not pair[0].office.said.text.isupper()), (held, found))
    said, span = held.office.said, found.span
    near = Span(min(said.start, span.start), max(said.end, span.end))
    return replace(found, span=near) if near.end - near.start <= LONG_CHARS else found


_LEAST_FIT = 0.5
"""How well an office fits at least that another holds instead."""


def _newest(held: Sequence[tuple[Held, Finding]]) -> date:
    return max((pair[0].day or date.min for pair in held), default=date.min)


def _entries(look: Lookup, person: Person) -> list[OfficialEntry]:
    return [entry for entry in look.registry.officials() if person.is_one(entry.name)]


def records_of(look: Lookup, person: Person) -> Iterator[Record[OfficialFact]]:
    """What papers of the places asked for say of the person, newest first."""
    found = [record for entry in _entries(look, person) for record in entry.records]
    for record in sorted(found, key=lambda record: newest_first(record.date)):
        said = [record.fact.name, record.fact.place]
        said += [part for office in record.fact.offices for part in (office.name, office.place)]
        if look.may_be_of(record.document, said):
            yield record


def _own(look: Lookup, sought: Sought, person: Person) -> Iterator[tuple[Held, Finding]]:
    """The offices of the person that are the one asked for, newest first, unless a newer paper says that he left it."""
    for held in _said_of(look, sought, person):
        if held.office.former and not (sought.former or sought.ever):
            return
        if _in_time(held.record, sought):
            yield held, look.finding(held.record.document, with_office(look, held.record, held.office))


def _said_of(look: Lookup, sought: Sought, person: Person) -> Iterator[Held]:
    """Where papers say, newest first, that the person has the office asked for, or has left it."""
    for record in records_of(look, person):
        for office in record.fact.offices:
            said = [fitting(look, asked, office.said.text, [(office, record)]) for asked in sought.offices]
            fits = [share for found in said for share, _, _ in found]
            if len(fits) == len(sought.offices) and min(fits) >= _LEAST_FIT:
                yield Held(min(fits), office, record)


def _left(look: Lookup, sought: Sought, person: Person) -> Decided | None:
    """That the newest paper that speaks of the person in the office says that he left it."""
    newest = next(_said_of(look, sought, person), None)
    if newest is None or not newest.office.former or sought.first is not None:
        return None
    document = newest.record.document
    return Verdict.NO, [look.finding(document, look.around(document, newest.record.fact.span))]


def _in_time(record: Record[OfficialFact], sought: Sought) -> bool:
    day = record.fact.as_of
    return sought.first is None or sought.last is None or (day is not None and sought.first <= day <= sought.last)


def _elsewhere(look: Lookup, person: Person) -> list[Finding]:
    """What the person is instead, as the newest paper has it."""
    said = list(records_of(look, person))
    signed = [all(office.said.text.isupper() for office in record.fact.offices) for record in said]
    told = [record for record, is_signed in zip(said, signed, strict=True) if not is_signed] or said
    return [look.finding(record.document, record.fact.span) for record in told[:1]]


def _other_post(look: Lookup, sought: Sought, person: Person) -> Decided | None:
    """That the person holds another post beside which nobody has the one asked for."""
    record = next(records_of(look, person), None)
    is_one = bool(look.question.names) or len(_entries(look, person)) == 1
    if record is None or not is_one or not _in_time(record, sought):
        return None
    for office in record.fact.offices:
        held = comparable(office.name, folded=True)
        if not office.former and any(_excludes(held, list(map(fold, asked))) for asked in sought.offices):
            return Verdict.NO, [look.finding(record.document, with_office(look, record, office))]
    return None


def _excludes(held: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether who has one of these posts has not the other: both head a body, and neither is a post of the Party."""
    heads = [head_of(office) for office in (held, asked)]
    if not all(heads):
        return False
    deputies = {word for phrase in words("kinds_asked", uses="one_of_deputies") for word in fold(phrase).split()}
    rest = (office[len(head) :] for office, head in zip((held, asked), heads, strict=True))
    bodies = [[word for word in body if word not in deputies] for body in rest]
    if bodies[0] == bodies[1]:
        return heads[0] != heads[1]
    is_party = any(head[-2:] == ("bi", "thu") for head in heads)
    is_board = any(body[:2] == ["hoi", "dong"] for body in bodies)
    return not is_party and not is_board


def head_of(office: Sequence[str]) -> tuple[str, ...]:
    """The folded words by which an office begins of which a person has one; empty of any other."""
    heads = (tuple(map(fold, phrase.split())) for phrase in words("kinds_asked", uses="one_post"))
    return max((head for head in heads if tuple(office[: len(head)]) == head), key=len, default=())
