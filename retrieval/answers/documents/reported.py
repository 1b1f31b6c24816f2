"""What news, or any text without parts, tell as a whole: their first sentence, then what tells most."""

from itertools import islice

from index.entities.dates import find_dates
from index.facts.types import Said
from index.layout import Span
from index.types import Document
from retrieval.answers.documents.central import Piece, chosen, said, whole
from retrieval.answers.documents.telling import Line
from retrieval.answers.lookup import Lookup

SCREEN_CHARS = 1800
"""Most characters of all lines that are told together."""
_LEAD_CHARS = 60
"""The first sentence of news has so many."""
_LEAD_LINES = 2
_OF_AGENDA, _OF_ATTENDING, _OF_HELD, _OF_DAY = 0.7, 1.2, 1.0, 1.5


def reported(look: Lookup, document: Document, most: int, title: str) -> list[Line]:
    """The lines that tell what a text reports, in order: its first sentence whole, then those that tell most of it.

    Args:
        title: What is said of it already.
    """
    held = whole(look, document, title, _course(look, document))
    pieces = held.pieces(0, len(document.text))
    lead = _lead(look, document, pieces, title)
    left = [piece for piece in pieces if piece not in lead and (not lead or piece.span.start > lead[0].span.start)]
    room = SCREEN_CHARS - sum(piece.length for piece in lead)
    kept = [*lead, *chosen(held, left, most - len(lead), chars=room, taken=lead)]
    return [(said(document, piece), (look.finding(document, piece.span),)) for piece in kept]


def _lead(look: Lookup, document: Document, pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces of the sentence with which a text begins, or that tells of the meeting."""
    known = document.text.find(title[:_LEAD_CHARS]) if title else -1
    meetings = look.registry.meetings_of([document.id])
    facts = [record.fact for entry in meetings for record in entry.records if record.document.id == document.id]
    told = [fact.span.start for fact in facts if fact.reported]
    long = [
        at
        for at, piece in enumerate(pieces)
        if piece.length >= _LEAD_CHARS and not piece.span.start <= known < piece.span.end
    ]
    of_meeting = [at for at in long if any(pieces[at].span.start <= start < pieces[at].span.end for start in told)]
    first = next(iter([*of_meeting, *long]), None)
    if first is None:
        return []
    end = first + 1
    while end < len(pieces) and end - first < _LEAD_LINES and pieces[end - 1].is_cut:
        end += 1
    return pieces[first:end]


def _course(look: Lookup, document: Document) -> list[tuple[Span, float]]:
    """What counts more, or less, of a meeting's course in its news."""
    beside: list[tuple[Span, float]] = []
    for meeting in look.registry.meetings_of([document.id]):
        for fact in (record.fact for record in meeting.records if record.document.id == document.id):
            if fact.reported:
                beside += [(fact.span, _OF_HELD), *((_span(one), _OF_DAY) for one in fact.course.chairs[:1])]
                days = (day for day in find_dates(document.text) if day.value is not None and day.value == fact.date)
                beside += [(Span(day.start, day.end), _OF_DAY) for day in islice(days, 1)]
                beside += [(_span(one), -_OF_ATTENDING) for one in fact.course.attendees]
                beside += [(_span(one), _OF_AGENDA) for one in fact.course.agenda]
    return beside


def _span(one: Said) -> Span:
    return Span(one.start, one.end)
