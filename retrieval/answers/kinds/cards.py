"""A number, a title, a name or a matter typed alone: the card of what it names, or where the matter is spoken of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.entities.dates import find_dates
from index.facts.types import MINUTES, DocumentFact, RelationName
from index.language.text import fold, tokens
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.papers.own_parts import find_issuer, find_signature
from index.types import Document
from retrieval.answers.documents.attributes import Attribute, attributes_asked
from retrieval.answers.documents.meant import by_number
from retrieval.answers.documents.relations import relation_asked
from retrieval.answers.documents.said import find_said, text_of
from retrieval.answers.documents.spoken import Words, documents_with, places_of, ways_of_saying
from retrieval.answers.documents.telling import (
    NEWS,
    Line,
    clause_of,
    clauses_of,
    most_telling,
    said_most,
    sentences_in,
    shortened,
    what_it_is,
)
from retrieval.answers.documents.whole import as_named, papers_named, spans_of, the_one, words_beside
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.named import parts_named
from retrieval.answers.people.sought import unmarked
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.register.entries import DocumentEntry, Edge, MeetingEntry, Record
from retrieval.types import AnswerKind, Draft, Form

_LEAST_LETTERS = 2
_LONGEST = 6
"""A matter typed alone has so many syllables at most: a longer one is a title, or it asks for something."""
_ALL, _TITLE = 0.99, 0.85
"""Least share of what is typed in the head of the paper whose number, or whose kind, is typed."""
_IN_ORDER = 0.66
"""Least share of the words side by side in it where no kind of paper is named."""
_AGENDA, _FEW = 3, 4
"""So many points of an agenda are told; a card with fewer lines is filled up with what the paper tells most."""
_OTHER_CHARS, _NAME_CHARS = 80, 30
_CHANGES = (RelationName.REPLACES, RelationName.AMENDS, RelationName.ADDS, RelationName.REPEALS)

_asks = pattern(r"(?<!\w){questions:asks}(?!\w)|(?<!\w)(?:không|chưa)\W*$")
_leans = pattern(r"^(?:the con|con|{kinds_asked:goes_on})\s")
"""What goes on with what was asked before: "còn Nam Sách?"."""
_asks_more = unmarked(r"(?<!\w){kinds_asked:no_card}(?!\w)")

_kind_or_meeting = unmarked(r"(?<!\w)(?:{documents:numbered}|{meetings:asked}|{meetings:regular})(?!\w)")
_asks_of_it = unmarked(r"(?<!\w){kinds_asked:no_matter}(?!\w)")


def find_card(asking: Asking) -> Draft | None:
    """The card of what is typed alone; None where more is typed, no document has it, or several are called so."""
    look = asking.look
    if not _is_alone(look.question):
        return None
    if look.question.numbers.documents:
        return _of_number(asking)
    plain = look.question.marked.plain
    if len(plain) < _LEAST_LETTERS:
        return None  # "y": no matter
    is_matter = not _kind_or_meeting().search(plain) and not _asks_of_it().search(plain)
    return (_spoken_of(asking) if is_matter else None) or _of_title(look)


def _is_alone(question: Question) -> bool:
    """Whether nothing is asked beside what is named."""
    is_bare = question.kind is QuestionKind.OTHER and not question.wanted and not question.asks_for_list
    asks = _asks().search(question.text) or _asks_more().search(question.marked.plain)
    is_whole = set(attributes_asked(question)) <= {Attribute.SUBJECT} and not parts_named(question)
    of_office = question.marked.held.office and not question.numbers.documents  # "trưởng công an huyện năm 2024"
    leans = _leans().search(question.text) or relation_asked(question.text) is not None
    return bool(is_bare and is_whole and question.wording.terms and not (asks or of_office or leans))


# Papers


def _of_number(asking: Asking) -> Draft | None:
    """The card of the only paper with the number, or who speaks of it where none has its text."""
    look = asking.look
    if len(look.question.numbers.documents) > 1:
        return None
    entries = by_number(look)
    words = words_beside(look, ())
    owned = [entry for entry in entries if entry.own]
    if owned:
        if len(owned) > 1:
            return None
        named = as_named(look, look.view.document(owned[0].own.id), words) if owned[0].own else None
        return _of_paper(look, named.document) if named and named.head >= _ALL else None
    return _mentions(asking, entries)


def _of_title(look: Lookup) -> Draft | None:
    """The card of the only paper or meeting whose head has what is typed, the words in their order."""
    plain, question = look.question.marked.plain, look.question
    words = words_beside(look, spans_of(question, _kind_or_meeting().finditer(plain)))
    is_told = _kind_or_meeting().match(plain) is not None
    if not words and not (is_told and (question.names or question.times.named or question.numbers.named)):
        return None  # a kind or a place alone
    words = words_beside(look, ())
    found = papers_named(look, words)
    if not is_told and _asks_of_it().search(plain):
        return None
    document = the_one(look, found, least=_TITLE if is_told else _ALL)
    if document is None or (not is_told and found[0].side_by_side < _IN_ORDER):
        return None
    return _of_paper(look, document)


def _of_paper(look: Lookup, document: Document) -> Draft | None:
    """What a paper is, what was done to it, who signed it and when it holds, or its meeting; then what it tells."""
    meeting = next((m for m in look.registry.meetings_of([document.id]) if _reports(m, document)), None)
    first = what_it_is(look, document)
    entry = next((e for e in look.registry.documents_of([document.id]) if e.own and e.own.id == document.id), None)
    lines = [first, *_issuer(look, document)] if first else []
    if entry is not None:
        lines += _attributes(look, entry)
    if meeting is not None and (entry is None or document.header.kind in (NEWS, MINUTES) or first is None):
        lines += _of_meeting(look, document, meeting)
    lines = _each_once(lines)
    if len(lines) < _FEW:
        without = " ".join(filter(None, (document.header.title, *(said for said, _ in lines))))
        spans = most_telling(look, document, _FEW - len(lines), without=without)
        spans.sort(key=lambda span: span.start)
        lines = _each_once([*lines, *(clause_of(look, document, span) for span in spans)])
    return draft_of([Told(*line) for line in lines], Form(AnswerKind.CARD)) if lines else None


def _issuer(look: Lookup, document: Document) -> Iterator[Line]:
    """Who issued a paper without a number, where its title does not say so."""
    header = document.header
    if header.issuer and not header.number and header.kind not in (NEWS, MINUTES):
        span = find_issuer(document.text, header.issuer)
        if span and not set(tokens(header.issuer)) <= set(tokens(header.title or "")):
            yield clause_of(look, document, span)


def _reports(meeting: MeetingEntry, document: Document) -> bool:
    return any(record.fact.reported and record.document.id == document.id for record in meeting.records)


def _attributes(look: Lookup, entry: DocumentEntry) -> Iterator[Line]:
    """What took its place or changed it, who signed it, from when it holds, and what it changes."""
    done_to, done_by = look.registry.relations(entry)
    for edge in (edge for edge in done_to if edge.name in _CHANGES):
        said, findings = _edge(look, edge)
        by = what_it_is(look, look.view.document(edge.record.document.id), _OTHER_CHARS)
        yield (f"{by[0]} – {said}", (*findings, *by[1])) if by else (said, findings)
    for attribute in (Attribute.SIGNER, Attribute.VALID_FROM):
        found = find_said(look, entry, attribute)
        if found and entry.own and all(held.document.id == entry.own.id for held in found):
            yield shortened(text_of(found[0])), (found[0],)
    yield from (_edge(look, edge) for edge in done_by if edge.name in _CHANGES)


def _edge(look: Lookup, edge: Edge) -> Line:
    document = look.view.document(edge.record.document.id)
    return clause_of(look, document, look.around(edge.record.document, edge.span), holding=edge.span)


def _of_meeting(look: Lookup, document: Document, meeting: MeetingEntry) -> Iterator[Line]:
    """The sentences that say when and where it was held and who chaired it, and what was on its agenda."""
    record = next(record for record in meeting.records if record.document.id == document.id)
    fact, course = record.fact, record.fact.course
    sentences = sentences_in(look, document, 0, len(document.text))
    spans = [fact.span, *(Span(held.start, held.end) for held in (*filter(None, [course.venue]), *course.chairs[:1]))]
    told = (next((held for held in sentences if held.start <= span.start < held.end), span) for span in spans)
    day = next((held for held in sentences if _says_day(document, held, meeting.date)), None)
    for span in sorted({*told, *filter(None, [day])}, key=lambda held: held.start):
        yield clause_of(look, document, span)
    for said in course.agenda[:_AGENDA]:
        yield from clauses_of(look, document, Span(said.start, said.end), 1)


def _says_day(document: Document, span: Span, day: date | None) -> bool:
    if day is None:
        return False
    found = find_dates(document.text[span.start : span.end])
    return any((held.day, held.month) == (day.day, day.month) for held in found)


def _each_once(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that are quoted from what another one quotes more of."""
    quoted = [(findings[0].document.id, findings[0].span) for _, findings in lines]
    kept = []
    for at, line in enumerate(lines):
        document, span = quoted[at]
        others = [held for i, (of, held) in enumerate(quoted) if i != at and of == document]
        longer = [held for held in others if held.start <= span.start and span.end <= held.end and held != span]
        if not (at and longer) and (document, span) not in quoted[:at]:
            kept.append(line)
    return kept


def _mentions(asking: Asking, entries: Sequence[DocumentEntry]) -> Draft | None:
    """What other papers say of one that is not there, a line for each of them, the fullest first."""
    look = asking.look
    first: dict[str, Record[DocumentFact]] = {}
    for entry in entries:
        for record in entry.records:
            first.setdefault(record.document.id, record)
    lines = []
    for record in first.values():
        document = look.view.document(record.document.id)
        whole = look.reaching(record.document, record.fact.span, record.fact.subject, 120)
        lines.append(clause_of(look, document, look.around(record.document, whole), 200, holding=record.fact.span))
    return _draft(asking, lines) if lines else None


def _draft(asking: Asking, lines: Sequence[Line]) -> Draft:
    """What is said of it in each document, from the first one that is asked for."""
    told = [Told(*line) for line in lines[asking.first - 1 :]]
    counted = asking.look.question.asked.strip(" ?.!")
    return draft_of(told, Form(AnswerKind.CARD, total=len(lines), counted=counted, first=asking.first))


# A matter


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is typed: its folded words, the ways of saying it, and of a person where documents tell offices."""

    plain: tuple[str, ...]
    ways: list[Words]
    folded: bool
    offices: Mapping[str, Span]


def _spoken_of(asking: Asking) -> Draft | None:
    """Where a matter, thing or person is spoken of, a line for each document, the newest first."""
    look, question = asking.look, asking.look.question
    said = [fold(word) for word in tokens(question.text)]
    named = question.times.named or question.numbers.named
    if named or not 1 <= len(said) <= _LONGEST:
        return None
    folded = question.restored or question.folded
    ways = ways_of_saying(tuple(said if folded else tokens(question.text)), folded=folded)
    documents = documents_with(look.view, ways, folded=folded)
    newest = sorted(documents, key=lambda held: held.header.date or date.min, reverse=True)
    matter = _Matter(tuple(said), [*ways], folded, _spans_of_person(look, said))
    lines = [line for held in newest if (line := _told_of(look, held, matter))]
    return _draft(asking, lines) if lines else None


def _spans_of_person(look: Lookup, name: Sequence[str]) -> dict[str, Span]:
    """Where each document says what offices somebody of this folded name holds."""
    people = [entry for entry in look.registry.officials(" ".join(name)) if [*map(fold, tokens(entry.name))] == [*name]]
    return {record.document.id: record.fact.span for entry in people for record in entry.records}


def _signed(look: Lookup, document: Document, said: str, span: Span) -> Line:
    """Who signed a paper, with its issuer."""
    issuer = document.header.issuer
    found = find_issuer(document.text, issuer) if issuer else None
    spans = [span, *([found] if found else [])]
    return f"{said} – {issuer}" if found else said, tuple(look.finding(document, held) for held in spans)


def _told_of(look: Lookup, document: Document, matter: _Matter) -> Line | None:
    """The sentence of a document that speaks of it and tells most; of a person the one that tells an office."""
    signer, office = document.header.signer, matter.offices.get(document.id)
    if signer and office is not None and tuple(map(fold, tokens(signer.name))) == matter.plain:
        signed = find_signature(document.text, signer.name, signer.office)
        if signed and signed[1]:
            return _signed(look, document, f"{signer.name}, {signer.office}", signed[0])
    places = list(places_of(document.text, matter.ways, folded=matter.folded))
    sentences = [Span(held.start, held.end) for held in look.view.sentences(document.id)]
    with_it = [(held, place) for place in places for held in sentences if held.start <= place.start < held.end]
    if office is not None:
        with_it = [pair for pair in with_it if pair[0].start <= office.start < pair[0].end] or with_it
    if not with_it:
        return clause_of(look, document, places[0]) if places else None
    best = said_most(document.text, [held for held, _ in with_it])
    line = clause_of(look, document, best, holding=next(place for held, place in with_it if held == best))
    if len(line[0]) <= _NAME_CHARS and (paper := what_it_is(look, document)):  # a name below a paper
        return shortened(f"{line[0]} – {paper[0]}"), (*line[1], *paper[1])
    return line
