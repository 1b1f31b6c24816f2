"""How papers and meetings of a list are said: by what stands in spans of their documents."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.entities.dates import find_dates
from index.language.text import fold, fold_space, normalise_word, tokens, words
from index.layout import Span
from index.structure.papers.own_parts import find_day, find_number, find_signature
from index.types import Document
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.items import Told
from retrieval.answers.kinds.listing.meetings import kind_of
from retrieval.answers.kinds.listing.papers import Paper
from retrieval.answers.kinds.listing.people.holders import Holding
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.holders import with_office
from retrieval.register.entries import MeetingEntry
from retrieval.types import QUOTE_MAX_CHARS

_SHORT_CHARS = 130
"""What a paper says of someone is said whole up to so many characters."""
_LONG = 220
"""More characters of a title are cut."""
_HEAD_CHARS = 240
"""Number and day of a head are quoted together up to so many characters."""
_NEAR = 160
"""So far behind the name of a meeting its day is looked for."""
_MENU = " | "
"""Stands in a line of a page's menu, which is no title."""
_HAS_MONTH = re.compile(r"\d\D+\d")
_DAY = re.compile(r"ngày\s.*", re.IGNORECASE | re.DOTALL)


def tell_paper(look: Lookup, paper: Paper) -> Told | None:
    """A paper by kind, number, day and subject, or by its title; None where none of it stands in its text."""
    document = look.view.document(paper.document.id)
    if not paper.is_own and paper.entry:
        return _tell_named(look, paper, document)
    title = _title_span(look, paper, document)
    if title is None:
        return None
    spans = [title]
    number = find_number(document.text, paper.document.header.number) if paper.document.header.number else None
    day = find_day(document.text, paper.date) if paper.date else None
    written = _written_day(document, day)
    subject = paper.document.header.subject
    name = fold_space(document.text[title.start : title.end])
    if number and paper.entry:
        name = paper.entry.title
        spans.append(number)
    dated = f"{name} {written}" if written and number else name
    whole = f"{dated}: {subject}" if number and subject else dated
    if number and day:
        spans[-1:] = _together(number, day)
    found = [look.finding(document, span) for span in spans]
    if paper.spoken:
        found.append(look.finding(document, paper.spoken))
    by_number = f"Số {paper.document.header.number} {written}".rstrip()
    ways = (whole, f"{by_number}: {subject}" if number and subject else "", f"{name}: {subject}", name)
    return _said((*ways, fold_space(document.text[title.start : title.end])), found)


def _together(one: Span, other: Span) -> list[Span]:
    """Two stretches as one where little stands between them."""
    whole = Span(min(one.start, other.start), max(one.end, other.end))
    return [whole] if whole.end - whole.start <= _HEAD_CHARS else [one, other]


def _tell_named(look: Lookup, paper: Paper, document: Document) -> Told | None:
    """A paper that is only named, as the paper names it that says most of it."""
    if paper.entry is None:
        return None
    fact = paper.entry.main.fact
    span = look.reaching(document, fact.span, fact.subject, _NEAR)
    name = fold_space(document.text[fact.span.start : fact.span.end])
    whole = name if not fact.subject or fact.subject in name else f"{name} {fact.subject}"
    return _said((whole, name), [look.finding(document, span)])


def tell_meeting(look: Lookup, meeting: MeetingEntry) -> Told | None:
    """A meeting by the title of the news of it, or as the fullest account names it, with its day."""
    record = meeting.main
    document = look.view.document(record.document.id)
    span = record.fact.span
    name = fold_space(document.text[span.start : span.end])
    found = [look.finding(document, span)]
    title = _titled(document) if record.fact.reported and record.document.header.number is None else None
    if title and kind_of(document.text[title.start : title.end]) == kind_of(name):
        name = fold_space(document.text[title.start : title.end])
        found.insert(0, look.finding(document, title))
    whole = name
    if meeting.date and (day := _day_near(document, meeting.date, span)):
        found.append(look.finding(document, day))
        whole = f"{name}, {fold_space(document.text[day.start : day.end])}"
    return _said((whole, name), found)


def _said(ways: Sequence[str], findings: Sequence[Finding]) -> Told | None:
    """The first way of saying a thing all of whose names and numbers stand in the findings."""
    kept = [held for held in findings if 0 < held.span.end - held.span.start <= QUOTE_MAX_CHARS]
    quoted = {word for held in kept for word in tokens(held.document.text[held.span.start : held.span.end])}
    said = next((way for way in ways if way and set(_claims(way)) <= quoted), None)
    return Told(_cut(said), tuple(kept)) if said and kept else None


def _claims(text: str) -> Iterator[str]:
    """The names and numbers of a text, as `verify_said` takes them."""
    for span in words(text):
        word = text[span.start : span.end]
        if word[0].isdigit() or word[0].isupper():
            yield normalise_word(word)


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0].rstrip(' ,;:.')}…"


def _title_span(look: Lookup, paper: Paper, document: Document) -> Span | None:
    """Where a paper has its title."""
    if paper.entry:
        own = (record.fact.span for record in paper.entry.records if record.fact.is_self)
        return next(own, None)
    return _titled(document) or _first_sentence(look, document)


def _titled(document: Document) -> Span | None:
    """Where the title of a document stands in it."""
    title = document.header.title
    if title and _MENU in title:
        return None
    found = re.search(r"\s+".join(map(re.escape, title.split())), document.text, re.IGNORECASE) if title else None
    return Span(*found.span()) if found else None


def _first_sentence(look: Lookup, document: Document) -> Span | None:
    """The first sentence of a document that is no menu."""
    said = (held for held in look.view.sentences(document.id) if _MENU not in document.text[held.start : held.end])
    found = next(said, None)
    return Span(found.start, min(found.end, found.start + QUOTE_MAX_CHARS)) if found else None


def _written_day(document: Document, day: Span | None) -> str:
    """A day as a head has it, from the word for it on; empty where it has none."""
    found = _DAY.search(document.text, day.start, day.end) if day else None
    return fold_space(found[0]).rstrip(" .,;:") if found else ""


def _day_near(document: Document, day: date, span: Span) -> Span | None:
    """The day where it stands nearest to a span."""
    start = max(0, span.start - 4 * _NEAR)
    text = document.text[start : span.end + 4 * _NEAR]
    dated = [held for held in find_dates(text) if held.value == day and _HAS_MONTH.search(text, held.start, held.end)]
    found = [Span(start + held.start, start + held.end) for held in dated]
    return min(found, key=lambda held: abs(held.start - span.start), default=None)


def tell_person(look: Lookup, held: Holding, *, with_place: bool) -> Told:
    """Someone with the office as the paper says it, and the unit where several are listed."""
    document = look.view.document(held.record.document.id)
    span = with_office(look, held.record, held.office)
    whole = fold_space(document.text[span.start : span.end])
    name, said = held.record.fact.name, held.office.said.text
    signed = find_signature(document.text, name, said) if said.isupper() else None
    if signed and signed[1] and signed[0].end - signed[0].start <= QUOTE_MAX_CHARS:
        span, whole = signed[0], f"{name}, {said.capitalize()}"
    text = whole if signed or _is_plain(whole, held) else f"{name}, {said}"
    found: list[Finding] = [look.finding(document, span)]
    label = held.office.place or held.record.fact.place or held.record.document.header.place
    if with_place and label and fold(label) not in fold(text):
        named = re.search(r"\s+".join(map(re.escape, label.split())), document.text, re.IGNORECASE)
        if named:
            text = f"{text} ({label})"
            found.append(look.finding(document, _line(document.text, named)))
    return Told(text, tuple(found))


def _is_plain(said: str, held: Holding) -> bool:
    """Whether a stretch is nothing but the name and then offices, with signs between."""
    rest = said.casefold().removeprefix(fact.name.casefold() if (fact := held.record.fact) else "")
    for office in sorted(fact.offices, key=lambda office: -len(office.said.text)):
        rest = rest.replace(office.said.text.casefold(), " ", 1)
    return len(said) <= _SHORT_CHARS and rest != said.casefold() and not re.search(r"\w", rest)


def _line(text: str, said: re.Match[str]) -> Span:
    """A few words around a match, within its line."""
    start = max(text.rfind("\n", 0, said.start()) + 1, said.start() - 60)
    return Span(text.find(" ", start, said.start()) + 1 if start < said.start() - 59 else start, said.end())
