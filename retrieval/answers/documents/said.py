"""Where a document says an attribute of its own, or another that names it does: the span, and what is said of it."""

import re
from collections.abc import Callable, Mapping, Sequence

from index.entities.dates import find_dates
from index.facts.types import DocumentFact
from index.language.sentences import trim
from index.language.text import fold, fold_space
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.papers.own_parts import (
    find_addressed,
    find_day,
    find_effect,
    find_issuer,
    find_number,
    find_receivers,
    find_signature,
)
from index.types import Document
from retrieval.answers.documents.attributes import Attribute, receiver_asked
from retrieval.answers.documents.meant import words_of_numbers
from retrieval.answers.documents.relations import find_basis
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.evidence.clauses import SHORT_CHARS
from retrieval.register.entries import DocumentEntry, Record
from retrieval.types import ANSWER_MAX_CHARS

_GAP_CHARS = 120
"""Most characters between a document's name and what it is about."""
_LIST_CHARS = ANSWER_MAX_CHARS - 20

Reading = Callable[[Lookup, DocumentEntry, Record[DocumentFact]], list[Finding]]


def find_said(look: Lookup, entry: DocumentEntry, attribute: Attribute) -> list[Finding]:
    """What the document's own text, or else the first that names it, says of the attribute; nothing if none does."""
    if attribute is Attribute.BASIS:
        return find_basis(look, entry)
    own, named = _OF_ITSELF[attribute], _OF_ANOTHER.get(attribute)
    for record in entry.records:
        read = own if record.fact.is_self else named
        found = read(look, entry, record) if read is not None else []
        if not found and record.fact.is_self and attribute is Attribute.NUMBER:
            found = _own_number(look, record)
        if found:
            return found
    return []


# What a paper says of itself.


def _signer(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document, signer = look.view.document(record.document.id), record.document.header.signer
    found = find_signature(document.text, signer.name, signer.office) if signer else None
    if found is None or signer is None:
        return []
    span, has_office = found
    said = f"{signer.name}, {signer.office}" if has_office else signer.name
    return [look.finding(document, span, said=said)]


def _day(look: Lookup, entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    """The day in its head; of a paper that the question names by nothing but its number, what it is about too."""
    document, day = look.view.document(record.document.id), record.fact.origin.date or record.document.header.date
    found = _at(look, document, find_day(document.text, day) if day else None)
    by_number = look.question.numbers.documents and not (
        set(map(fold, look.matter())) - words_of_numbers(look.question)
    )
    subject = _subject(look, entry, record) if found and by_number else []
    return [*found, *(held for held in subject if held.span.end - held.span.start <= SHORT_CHARS)]


def _number(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document, number = look.view.document(record.document.id), record.document.header.number
    return _at(look, document, find_number(document.text, number) if number else None)


def _own_number(look: Lookup, record: Record[DocumentFact]) -> list[Finding]:
    """Where a paper without a number in its head says it with what it issues."""
    document, fact = look.view.document(record.document.id), record.fact
    written = re.compile(rf"{fact.number}\s?[-–/]\s?{re.escape(fact.symbol or '')}") if fact.number else None
    found = written.search(document.text) if written else None
    return [look.finding(document, Span(found.start(), found.end()))] if found else []


def _issuer(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document, issuer = look.view.document(record.document.id), record.document.header.issuer
    return _at(look, document, find_issuer(document.text, issuer) if issuer else None, said=issuer)


def _at(look: Lookup, document: Document, span: Span | None, said: str | None = None) -> list[Finding]:
    return [look.finding(document, span, said=said)] if span else []


def _recipients(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document, recipient = look.view.document(record.document.id), record.document.header.recipient
    addressed = find_addressed(document.text, recipient) if recipient else None
    if addressed is not None and recipient:
        return [look.finding(document, addressed, said=_cut(recipient))]
    found = find_receivers(document.text)
    named = _asked_for(look, found[1]) if found else []
    return [look.finding(document, found[0], said=_cut("; ".join(named)))] if found and named else []


_REPORTED = pattern(r"(?<!\w){identity:reports}(?!\w)")


def _asked_for(look: Lookup, named: Sequence[str]) -> Sequence[str]:
    """Those receivers that are of the kind asked for, or all where none is; of a report those to whom it is one."""
    kind, is_report = receiver_asked(look.question)
    if is_report:
        named = [receiver for receiver in named if _REPORTED().search(receiver)]
    of_kind = [receiver for receiver in named if contains(comparable(receiver, folded=True), kind)] if kind else []
    return of_kind or named


def _cut(listed: str) -> str:
    """As many of a list as an answer has room for."""
    return listed if len(listed) <= _LIST_CHARS else f"{listed[:_LIST_CHARS].rsplit('; ', 1)[0]}…"


_ON_PROPOSAL = pattern(r"(?<![\w])(?:{identity:on_proposal})(?!\w)")


def _proposer(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    """The recital that says on whose proposal a paper was issued."""
    document = look.view.document(record.document.id)
    for held in look.view.sentences(document.id):
        said = _ON_PROPOSAL().search(document.text, held.start, held.end)
        if said is not None and not document.text[held.start : said.start()].strip(" -–*+•"):
            return [look.finding(document, Span(said.start(), held.end))]
    return []


def _valid_from(look: Lookup, entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document = look.view.document(record.document.id)
    sentences = (Span(held.start, held.end) for held in look.view.sentences(document.id))
    span = find_effect(document.text, sentences)
    if span is None:
        return []
    found = look.finding(document, span)
    is_dated = any(find_dates(document.text[span.start : span.end]))
    return [found] if is_dated else [found, *_day(look, entry, record)]


def _subject(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    document, title = look.view.document(record.document.id), record.document.header.title
    if not title or not record.fact.subject:
        return []
    return [look.finding(document, look.reaching(document, record.fact.span, record.fact.subject, _GAP_CHARS))]


# What another says of it.


def _named(wanted: Callable[[DocumentFact], object]) -> Reading:
    """The name of a document with what stands around it that says the attribute."""

    def read(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
        value = wanted(record.fact)
        if not value:
            return []
        text = look.view.document(record.document.id).text
        span = look.reaching(record.document, record.fact.span, value if isinstance(value, str) else None, _GAP_CHARS)
        with_subject = look.reaching(record.document, span, record.fact.subject, _GAP_CHARS)
        span = with_subject if with_subject.end - with_subject.start <= SHORT_CHARS else span
        if not _says(text[span.start : span.end], value):
            span = _sentence_of(look, record) or span
        return [look.finding(record.document, span)]

    return read


def _says(words: str, value: object) -> bool:
    """Whether a stretch of a text has a value: a day in any way of writing it, words as they are."""
    if isinstance(value, str):
        return fold_space(value) in fold_space(words)
    return any(day.value == value for day in find_dates(words))


def _sentence_of(look: Lookup, record: Record[DocumentFact]) -> Span | None:
    """The sentence that names a document."""
    span = record.fact.span
    held = (s for s in look.view.sentences(record.document.id) if s.start <= span.start < s.end)
    sentence = next(held, None)
    return Span(sentence.start, max(sentence.end, span.end)) if sentence else None


def _effect_of_another(look: Lookup, _entry: DocumentEntry, record: Record[DocumentFact]) -> list[Finding]:
    text = look.view.document(record.document.id).text
    sentence = _sentence_of(look, record)
    span = find_effect(text, [trim(text, record.fact.span.start, sentence.end)]) if sentence else None
    return [look.finding(record.document, span)] if span else []


_OF_ITSELF: Mapping[Attribute, Reading] = {
    Attribute.SIGNER: _signer,
    Attribute.ISSUED_ON: _day,
    Attribute.VALID_FROM: _valid_from,
    Attribute.RECIPIENTS: _recipients,
    Attribute.NUMBER: _number,
    Attribute.PROPOSER: _proposer,
    Attribute.ISSUER: _issuer,
    Attribute.SUBJECT: _subject,
}
_OF_ANOTHER: Mapping[Attribute, Reading] = {
    Attribute.SIGNER: _named(lambda fact: fact.origin.signer),
    Attribute.ISSUED_ON: _named(lambda fact: fact.origin.date),
    Attribute.VALID_FROM: _effect_of_another,
    Attribute.NUMBER: _named(lambda fact: fact.number),
    Attribute.ISSUER: _named(lambda fact: fact.origin.issuer),
    Attribute.SUBJECT: _named(lambda fact: fact.subject or _subject_in_name(fact)),
}


def _subject_in_name(fact: DocumentFact) -> str | None:
    """What the name itself says of the matter, before the number or in its place: "Kế hoạch Cải cách … số 210"."""
    before = fact.name.split(fact.number, 1)[0] if fact.number else fact.name
    return before if len(before.split()) - len((fact.type or "").split()) > _LEAST_WORDS else None


_LEAST_WORDS = 3
"""A name with more words than this beside kind and number says what the document is about."""


def text_of(finding: Finding) -> str:
    """What a finding says, on one line."""
    document: Document = finding.document
    return finding.said or fold_space(document.text[finding.span.start : finding.span.end])
