"""Who held an office, and what offices someone held, from the register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.entities.places import units_without_marks
from index.facts.types import Office, OfficialFact
from index.language.text import fold, tokens
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.patterns import pattern
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.evidence.clauses import LONG_CHARS
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.register.entries import Record, newest_first

MAX_PEOPLE = 5
_MANY = 30
"""More holders of an office than this are of many places: only those that were retrieved are looked at."""
_BARE = 2
"""Words of an office that is said without its body: "Chủ tịch", "Bí thư", "Giám đốc"."""
_LEAST_MATTER = 0.5
"""Least share of what the question says beside office and place that the document must speak of."""
_former = pattern(r"\b{answers:former}\b")
_ever = pattern(r"\b{answers:ever}\b")


@dataclass(frozen=True, slots=True)
class _Held:
    """An office that someone is said to hold, and how well it is the one asked for, in [0, 1]."""

    share: float
    office: Office
    record: Record[OfficialFact]


def find_holders(look: Lookup) -> list[Finding]:
    """Those who hold exactly the office asked for, each person as last said; newest first.

    Where nobody of those whom it fits best is meant, the next best are looked at.
    """
    held = sorted(_fitting(look), key=lambda item: (-item.share, newest_first(item.record.date)))
    for _, alike in groupby(held, key=lambda item: item.share):
        if found := _meant(look, [item for item in alike if _is_of_named(look, item)]):
            return found
    return []


def _meant(look: Lookup, held: Sequence[_Held]) -> list[Finding]:
    """Those of these holders whom the question means, each person once, the newest five."""
    if len({(item.record.fact.name, item.record.fact.place) for item in held}) > _MANY:
        held = [item for item in held if item.record.document.id in look.evidence]
    people: dict[str, list[str | None]] = {}
    found: list[tuple[Record[OfficialFact], Finding]] = []
    for item in held:
        record = item.record
        places = people.setdefault(" ".join(tokens(record.fact.name)), [])
        is_known = bool(places) and (None in places or record.fact.place is None or record.fact.place in places)
        if not is_known and look.candidate(record.document, record.fact.span) and _of_matter(look, record):
            places.append(record.fact.place)
            span = _with_office(look, record, item.office)
            found.append((record, look.finding(record.document, span, 0.9 * item.share)))
    if len(found) > MAX_PEOPLE:  # only then what was retrieved decides
        found.sort(key=lambda item: -look.score([item[0].document]))
    return [finding for _, finding in found[:MAX_PEOPLE]]


def _of_matter(look: Lookup, record: Record[OfficialFact]) -> bool:
    """Whether the document speaks of what the question says beside office and place."""
    office = set(map(fold, look.question.offices.asked))
    return look.share([look.view.document(record.document.id).text], beside=office) >= _LEAST_MATTER


def _fitting(look: Lookup) -> Iterator[_Held]:
    """Who may hold the offices asked for, with how well they fit; former holders only where these are asked for."""
    text = look.question.text
    wants_former = bool(_former().search(text))
    wants_all = bool(look.question.times.years or _ever().search(text))
    held: list[dict[str, _Held]] = []
    for asked in asked_offices(look.question):
        found: dict[str, _Held] = {}
        for text, holders in look.registry.offices().items():
            share = fit(asked, words := _without_former(look.words(text)))
            for office, record in holders if share else ():
                is_meant = wants_all or office.former == wants_former
                if len(words) == _BARE and not _is_of_body(look, record, asked[_BARE:]):
                    continue
                if is_meant and (record.id not in found or share > found[record.id].share):
                    found[record.id] = _Held(share, office, record)
        held.append(found)
    for identity, first in held[0].items() if held else ():
        if all(identity in found for found in held):
            yield replace(first, share=min(found[identity].share for found in held))


def asked_offices(question: Question) -> list[tuple[str, ...]]:
    """The offices asked for: several where one person is to hold them together ("Phó Bí thư kiêm Chủ tịch UBND")."""
    parts: list[list[str]] = [[]]
    for word in question.offices.asked:
        if fold(word) == "kiem":
            parts.append([])
        else:
            parts[-1].append(word)
    return [_in_full(office) for part in parts if (office := _without_former(part))]


def _without_former(office: Sequence[str]) -> Sequence[str]:
    """The office without the word that says that it is held no more: "nguyên Bí thư", "cựu Chủ tịch"."""
    return office[1:] if office and _former().fullmatch(office[0]) else office


def _in_full(office: Sequence[str]) -> tuple[str, ...]:
    """The office's full name: "Chủ tịch huyện" is what people call the chairman of its people's committee."""
    for at in range(1, len(office) - 1):
        if fold(" ".join(office[at - 1 : at + 1])) == "chu tich" and _begins_unit(office[at + 1 :]):
            committee = comparable("ủy ban nhân dân", folded=office[at] == "tich")
            return (*office[: at + 1], *committee, *office[at + 1 :])
    return tuple(office)


def fit(asked: Sequence[str], held: Sequence[str]) -> float:
    """How well an office held is the one asked for: 1 if equal, less with words between, 0 if another.

    "Phó Bí thư" is never "Bí thư"; "Phó Bí thư Thường trực Huyện ủy" is a "Phó Bí thư Huyện ủy" of a kind, and "Phó Bí
    thư" said of a district's man may be one.
    """
    if not asked or not held or asked[0] != held[0]:
        return 0.0
    if tuple(asked) == tuple(held):
        return 1.0
    rest = iter(held)
    if all(word in rest for word in asked):
        return 0.7
    return 0.5 if tuple(asked[: len(held)]) == tuple(held) and len(held) >= 2 else 0.0


def _is_of_body(look: Lookup, record: Record[OfficialFact], body: Sequence[str]) -> bool:
    """Whether a document is that body's own, so that "CHỦ TỊCH" alone under it is its chairman."""
    header = record.document.header
    return set(body) <= set(look.words(" ".join(filter(None, (header.issuer, header.title, header.place)))))


def find_offices_of(look: Lookup) -> list[Finding]:
    """Where the documents give the offices of the person asked about, the fullest of each first."""
    question = look.question
    asked = [tuple(map(fold, name.words)) for name in question.names]
    asked = asked or [tuple(fold(term) for term in question.wording.terms if term not in question.wording.weak)]
    known: dict[tuple[tuple[str, ...], str | None], set[str]] = {}
    found: list[Finding] = []
    for record in sorted(_records_of(look, asked), key=lambda record: -len(record.fact.offices)):
        name = tuple(map(fold, tokens(record.fact.name)))
        held = known.setdefault((name, record.fact.place), set())
        offices = {fold(office.name) for office in record.fact.offices}
        candidate = look.any_candidate(record.document, record.fact.span)
        if not offices <= held and candidate and not _lacks_more_than_name(look, candidate, name):
            held |= offices
            found.append(look.finding(record.document, record.fact.span))
    return found[:MAX_PEOPLE]


def _records_of(look: Lookup, asked: Sequence[tuple[str, ...]]) -> Iterator[Record[OfficialFact]]:
    """What is said of the people with one of these names, which may be given in part."""
    for entry in look.registry.officials():
        name = tuple(map(fold, tokens(entry.name)))
        if any(set(name) <= set(part) or part == name[-len(part) :] for part in asked if part):
            yield from entry.records


def _lacks_more_than_name(look: Lookup, candidate: Candidate, name: tuple[str, ...]) -> bool:
    """Whether something is not met beside the person's own name, which may be asked for in part."""
    own = {named.text for named in look.question.names if set(map(fold, named.words)) <= set(name)}
    return any(text not in own for text in unmet(look.question, candidate))


def _offices(record: Record[OfficialFact], *, former: bool) -> Iterator[str]:
    """The offices that somebody holds, or has left: the unit of one that was left is not that of one held."""
    yield from (office.said.text for office in record.fact.offices if office.former == former)


def _is_of_named(look: Lookup, held: _Held) -> bool:
    """Whether an office can be of the places that the question names: another unit's is not, nor one that was left."""
    office, names = held.office, look.question.names
    said = comparable(f"{office.name} . {office.said.text}", folded=True)
    of_any = (contains(said, [fold(word) for word in name.words]) for name in names)
    may_be = office.place is None or not names or any(of_any)
    return may_be and look.may_be_of(held.record.document, _offices(held.record, former=office.former))


def _with_office(look: Lookup, record: Record[OfficialFact], office: Office) -> Span:
    """A span with the name and the office, which may be said once for a list of people."""
    span, said = record.fact.span, office.said
    if span.start <= said.start and said.end <= span.end:
        return span
    text = look.view.document(record.document.id).text
    for sentence in look.view.sentences(record.document.id):
        at = text.find(record.fact.name, sentence.start, sentence.end)
        if sentence.start <= said.start < sentence.end and at >= 0:
            start, end = min(at, said.start), max(at + len(record.fact.name), said.end)
            return Span(start, end) if end - start <= 2 * LONG_CHARS else span
    return span


def _begins_unit(words: Sequence[str]) -> bool:
    return any(fold(" ".join(words[:count])) in units_without_marks() for count in (1, 2))
