"""Which paper, or which news of a meeting, is meant as a whole: by its head, the places, people and times named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.caches.lexical import Field, Term, pairs
from index.entities.dates import find_dates
from index.entities.periods import period_words
from index.language.numerals import find_ordinals
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from index.types import Document
from retrieval.answers.documents.meant import amends, kinds_asked
from retrieval.answers.lookup import Lookup, is_spelt
from retrieval.question.question import Question

HEAD_CHARS, LEAD_CHARS = 500, 1500
"""So far a paper's head reaches, and what news tell first."""
_LOOKED_AT = 200
"""Passages whose documents are looked at."""
_NEAR = 0.03
"""Papers whose shares differ by less fit a question equally."""
_APART = 0.3
"""So much better than others is retrieved what a question means, though its head lacks some of the words."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a question may mean as a whole.

    Attributes:
        head: How much of the words its head, title and meeting have, by rarity, in [0, 1].
        lead: The same of what it tells first.
        side_by_side: How many of the words that stand side by side do so in its head, in [0, 1].
        title: How much of the words its title has, or the name of the meeting that it reports.
        is_stated: Whether its title states the months named, which may be that of its own day else.
        missing: How many of the words stand nowhere in it.
    """

    document: Document
    head: float
    lead: float
    side_by_side: float
    title: float
    is_stated: bool
    missing: int


def words_beside(look: Lookup, spans: Sequence[Span]) -> list[str]:
    """The folded words of a question that name something, in order, without those of these stretches and of numbers.

    Args:
        spans: Stretches of the question's text: the words that ask.
    """
    question = look.question
    apart = [*spans, *(Span(number.start, number.end) for number in question.numbers.documents)]
    apart += [Span(ordinal.start, ordinal.end) for ordinal in question.numbers.ordinals]
    left = question.text
    for span in apart:
        left = f"{left[: span.start]}{'.' * (span.end - span.start)}{left[span.end :]}"
    times = {word for period in question.times.periods for word in period.words}
    kept = {fold(word) for term in question.wording.terms for word in term.split()} - set(map(fold, times))
    figures = question.numbers.figures
    return [
        word for word in comparable(left, folded=True) if (word in kept and not word[0].isdigit()) or word in figures
    ]


def papers_named(look: Lookup, words: Sequence[str]) -> list[Named]:
    """The documents that have what the question names, the best first; those of the kind that it names, if any is.

    Args:
        words: The folded words that name it.
    """
    found = [held for document in _candidates(look, words) if (held := as_named(look, document, words))]
    named = " ".join(words)
    kinds = [kind for kind in kinds_asked(look.question.text) if f"{named} ".startswith(f"{kind} ")]
    found = [held for held in found if fold(held.document.header.kind or "") in kinds] or found
    if not amends().search(fold(look.question.text)):
        found = [held for held in found if not amends().match(fold(held.document.header.subject or ""))] or found
    return sorted(found, key=_rank, reverse=True)


def _rank(named: Named) -> tuple[float, ...]:
    shares = (named.head, float(named.is_stated), named.title, named.side_by_side, named.lead)
    return tuple(round(share, 2) for share in shares)


def the_one(look: Lookup, found: Sequence[Named], *, least: float, least_lead: float = 1.1) -> Document | None:
    """The document that is meant; None where none has enough of the words, or several fit equally.

    Of several accounts of one meeting it is the fullest.

    Args:
        found: As of `papers_named`.
        least: Least share of the words in its head.
        least_lead: Or in what it tells first, half of them in its head.
    """
    enough = [held for held in found if held.head >= least or (held.lead >= least_lead and 2 * held.head >= 1)]
    if not enough:
        return None
    best = enough[0]
    equal = [held for held in enough if all(abs(a - b) < _NEAR for a, b in zip(_rank(held), _rank(best), strict=True))]
    if len(equal) == 1:
        return best.document
    among = {held.document.id for held in equal}
    meetings = [held for held in look.registry.meetings_of(among) if held.is_reported]
    for meeting in meetings:
        told = [record.document.id for record in meeting.records if record.fact.reported]
        if among <= set(told):
            return look.view.document(told[0])
    return None


def the_retrieved(look: Lookup, found: Sequence[Named], *, least: float, is_sure: bool) -> Document | None:
    """The document that fits best and was retrieved as the only one; of no other kind than the question names.

    Args:
        found: As of `papers_named`.
        least: Least share of the words in its head.
        is_sure: Whether the whole is asked for; else all words but one stand in it.
    """
    if not found or not look.evidence:
        return None
    best, *others = found
    is_alone = retrieved_alone(look, _APART) == best.document.id
    is_apart = all(best.head - held.head >= _APART / 2 for held in others)
    kinds = kinds_asked(look.question.text)
    is_of_kind = not kinds or fold(best.document.header.kind or "") in kinds
    fits = best.head >= least and (is_of_kind if is_sure else best.missing <= 1)
    return best.document if fits and is_alone and is_apart else None


def retrieved_alone(look: Lookup, apart: float) -> str | None:
    """The document, by id, that was retrieved with a score so much better than any other; None if none was."""
    scores = {identity: held.score for identity, held in look.evidence.items()}
    best = max(scores, key=lambda identity: scores[identity], default=None)
    if best is None or scores[best] <= 0:
        return None
    return best if all(scores[best] - score >= apart for other, score in scores.items() if other != best) else None


def is_of_meeting(look: Lookup, document: Document) -> bool:
    """Whether a document may tell of the meeting that a question names: of its unit, time and number.

    One that only plans the meeting of that number, or names it beside its own, tells nothing of its course.
    """
    if as_named(look, document, ()) is None:
        return False
    numbers = {one.value for one in look.question.numbers.ordinals}
    meetings = [held for held in look.registry.meetings_of([document.id]) if held.ordinal in numbers]
    told = [record for held in meetings for record in held.records if record.document.id == document.id]
    return not told or any(record.fact.reported for record in told)


def _candidates(look: Lookup, words: Sequence[str]) -> Iterator[Document]:
    """The documents whose passages have most of the words."""
    view = look.view
    said = (*words, *(word for name in look.question.names for word in map(fold, name.words)))
    terms = [Term(Field.FOLDED, text) for text in dict.fromkeys((*said, *pairs(words)))]
    owners = view.owners
    hits = (owners[chunk] for chunk, _ in view.lexical.search(terms, _LOOKED_AT) if chunk in owners)
    yield from map(view.document, dict.fromkeys(hits))


def as_named(look: Lookup, document: Document, words: Sequence[str]) -> Named | None:
    """How a document fits; None where it has not all of the names, ordinals and times of the question."""
    lead = document.text[:LEAD_CHARS]
    title = " . ".join(_described(look, document))
    described = f"{title} . {document.text[:HEAD_CHARS]}"
    head = comparable(described, folded=True)
    body = comparable(lead, folded=True)
    if not (_has_names(look, document, head, body) and _is_counted(look, described, lead)):
        return None
    if not _is_of_time(look, document, described, lead):
        return None
    weights = {word: look.view.rarity(word, folded=True) for word in words}
    total = sum(weights.values())
    asked = list(pairwise(words))
    held = set(pairwise(head))
    said = comparable(document.text, folded=True)
    missing = sum(word not in said and not is_spelt(word, said) for word in set(words))
    return Named(
        document,
        _share(weights, head) / total if total else 1.0,
        _share(weights, (*head, *body)) / total if total else 1.0,
        sum(pair in held for pair in asked) / len(asked) if asked else 1.0,
        _share(weights, comparable(title, folded=True)) / total if total else 1.0,
        all(contains(period_words(title), period.words) for period in look.question.times.periods),
        missing,
    )


def _share(weights: dict[str, float], said: Sequence[str]) -> float:
    held = set(said)
    return sum(weight for word, weight in weights.items() if word in held or is_spelt(word, said))


def _described(look: Lookup, document: Document) -> Iterator[str]:
    """What a document says of itself, and of the meeting that it reports."""
    header = document.header
    day = f"{header.date.day} {header.date.month} {header.date.year}" if header.date else None
    said = [header.title, header.kind, header.number, header.issuer, header.place, header.subject, day]
    for meeting in look.registry.meetings_of([document.id]):
        for record in meeting.records:
            if record.document.id == document.id and record.fact.reported:
                said += [record.fact.name, record.fact.body, record.fact.term, record.fact.place]
    yield from (text for text in said if text)


def _has_names(look: Lookup, document: Document, head: Sequence[str], body: Sequence[str]) -> bool:
    """Whether a document has the places, bodies and people that the question names: the people anywhere in its text."""
    question = look.question
    begins = {*head, *body}
    for body_named in question.organisations:
        if not all(fold(word) in begins for word in comparable(body_named.text, folded=True)):
            return False
    people = {question.text[span.start : span.end] for span in question.marked.people}
    numbers = [question.text[number.start : number.end] for number in question.numbers.documents]
    for name in question.names:
        asked = [fold(word) for word in name.words]
        if any(name.text in number for number in numbers) or contains(head, asked) or contains(body, asked):
            continue
        if is_spelt(name.text, head):
            continue
        if name.text not in people or not contains(comparable(document.text, folded=True), asked):
            return False
    return True


def _is_counted(look: Lookup, described: str, lead: str) -> bool:
    """Whether it is of the ordinals that the question names, as its head says, or its lead if that counts nothing."""
    held = {(fold(one.what), one.value) for one in find_ordinals(described)}
    later = {(fold(one.what), one.value) for one in find_ordinals(lead)}
    for asked in look.question.numbers.ordinals:
        what = fold(asked.what)
        of_kind = {value for of, value in held if of == what} or {value for of, value in later if of == what}
        if asked.value not in of_kind:
            return False
    return True


def _is_of_time(look: Lookup, document: Document, described: str, lead: str) -> bool:
    """Whether the days, years and months that the question names are a document's own, or are told in its head."""
    times, day = look.question.times, document.header.date
    days = [(day.day, day.month)] if day else []
    days += [(held.day, held.month) for held in find_dates(lead)]
    if not all((asked.day, asked.month) in days for asked in times.dates):
        return False
    said = comparable(described, folded=True)
    if day is None and not find_dates(lead):  # what tells no day is of the year that it speaks of
        said = comparable(lead, folded=True)
        return all(str(year) in said for year in times.years)
    if not all((day is not None and day.year == year) or str(year) in said for year in times.years):
        return False
    months = period_words(described)
    return all(
        contains(months, period.words) or (day is not None and day.month in period.months) for period in times.periods
    )


def spans_of(question: Question, found: Iterable[re.Match[str]]) -> list[Span]:
    """Where in a question's text stand words that are found in the plain form of it."""
    spans, plain = question.marked.spans, question.marked.plain
    return [
        Span(spans[first].start, spans[min(first + one[0].count(" "), len(spans) - 1)].end)
        for one in found
        if one[0] and (first := plain.count(" ", 0, one.start())) < len(spans)
    ]
