"""Who held an office, and what offices someone held, from the register."""

import re
from collections.abc import Iterator

from index.facts.types import Office, OfficialFact
from index.language.text import fold, tokens
from index.types import Span
from retrieval.answers.findings import Finding
from retrieval.answers.holders import MAX_PEOPLE, asked_offices, fit
from retrieval.answers.lookup import Lookup
from retrieval.evidence.clauses import LONG_CHARS
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate
from retrieval.register.entries import Record

_MANY = 30
"""More holders of an office than this are of many places: only those that were retrieved are looked at."""
_LEAST_MATTER = 0.5
"""Least share of what the question says beside office and place that the document must speak of."""
_FORMER = re.compile(r"\b(?:nguyên|cựu|trước đây|từng|tiền nhiệm)\b", re.IGNORECASE)


def find_holders(look: Lookup) -> list[Finding]:
    """Those who hold exactly the office asked for, each person as last said; newest first."""
    held = list(_fitting(look))
    best = max((share for share, _, _ in held), default=0.0)
    held = [item for item in held if item[0] == best and look.may_be_of(item[2].document, _offices(item[2]))]
    if len({(record.fact.name, record.fact.place) for _, _, record in held}) > _MANY:
        held = [item for item in held if item[2].document.id in look.evidence]
    people: dict[str, list[str | None]] = {}
    found: list[tuple[Record[OfficialFact], Finding]] = []
    for share, office, record in sorted(held, key=lambda item: _age(item[2])):
        places = people.setdefault(" ".join(tokens(record.fact.name)), [])
        is_known = bool(places) and (None in places or record.fact.place is None or record.fact.place in places)
        is_meant = not is_known and look.candidate(record.document, record.fact.span) is not None
        if is_meant and look.share([look.view.document(record.document.id).text]) >= _LEAST_MATTER:
            places.append(record.fact.place)
            found.append((record, look.finding(record.document, _with_office(look, record, office), 0.9 * share)))
    if len(found) > MAX_PEOPLE:  # only then what was retrieved decides
        found.sort(key=lambda item: -look.score([item[0].document]))
    return [finding for _, finding in found[:MAX_PEOPLE]]


def _fitting(look: Lookup) -> Iterator[tuple[float, Office, Record[OfficialFact]]]:
    """Who may hold the offices asked for, with how well they fit; former holders only where these are asked for."""
    wants_former = bool(_FORMER.search(look.question.text))
    held: list[dict[str, tuple[float, Office, Record[OfficialFact]]]] = []
    for asked in asked_offices(look.question):
        found: dict[str, tuple[float, Office, Record[OfficialFact]]] = {}
        for text, holders in look.registry.offices().items():
            share = fit(asked, look.words(text))
            for office, record in holders if share else ():
                is_meant = office.former == wants_former or bool(look.question.times.years)
                if is_meant and share > found.get(record.id, (0.0,))[0]:
                    found[record.id] = share, office, record
        held.append(found)
    for identity, (share, office, record) in held[0].items() if held else ():
        if all(identity in found for found in held):
            yield min([share, *(found[identity][0] for found in held)]), office, record


def find_offices_of(look: Lookup) -> list[Finding]:
    """Where the documents give the offices of the person asked about, the fullest of each first."""
    question = look.question
    asked = [tuple(map(fold, name.words)) for name in question.names]
    asked = asked or [tuple(fold(term) for term in question.wording.terms if term not in question.wording.weak)]
    found: list[tuple[int, Finding]] = []
    for entry in look.registry.officials():
        name = tuple(map(fold, tokens(entry.name)))
        if not any(set(name) <= set(part) or part == name[-len(part) :] for part in asked if part):
            continue
        known: set[str] = set()
        for record in entry.records:
            offices = {fold(office.name) for office in record.fact.offices}
            candidate = look.any_candidate(record.document, record.fact.span)
            if offices <= known or candidate is None or _lacks_more_than_name(look, candidate, name):
                continue
            known |= offices
            found.append((len(offices), look.finding(record.document, record.fact.span)))
    return [finding for _, finding in sorted(found, key=lambda item: -item[0])][:MAX_PEOPLE]


def _lacks_more_than_name(look: Lookup, candidate: Candidate, name: tuple[str, ...]) -> bool:
    """Whether something is not met beside the person's own name, which may be asked for in part."""
    own = {named.text for named in look.question.names if set(map(fold, named.words)) <= set(name)}
    return any(text not in own for text in unmet(look.question, candidate))


def _offices(record: Record[OfficialFact]) -> Iterator[str]:
    yield from (office.said.text for office in record.fact.offices)


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


def _age(record: Record[OfficialFact]) -> int:
    """Newest first, without a date last."""
    return -record.date.toordinal() if record.date else 0
