"""What an official document says of itself in its head and at its signature."""

import re

from index.entities.dates import find_dates
from index.facts.types import DocumentFact, Origin
from index.language.text import fold_space
from index.layout import Span
from index.structure.header import NEWS
from index.structure.papers.subjects import subject_of
from index.structure.reading import Reading
from index.types import Header

_ENDS_CHARS = 3000
"""How far from either end of a text its place and date may stand."""
_PLACE_DATE = re.compile(r"[^\d,:;|\n]{2,50},\s*ngày\s+(?=\d)", re.IGNORECASE)
_DATE_CHARS = 40
_NUMBER = re.compile(r"(\d+[a-zđ]?)\s*[-–/]\s*(\S.*)")


def find_own_document(reading: Reading) -> DocumentFact | None:
    """The document that is read, where it is an official one: number, issuer, date, title and who signed it."""
    header = reading.header
    if header.kind is None or header.kind == NEWS:
        return None
    text = reading.original
    match = _NUMBER.match(header.number or "")
    span = _title_span(text, header.title) or _find(text, header.number) or Span(0, 0)
    numbered = f"{header.kind} số {header.number}" if header.number else header.kind
    return DocumentFact(
        name=fold_space(text[span.start : span.end]) or header.title or numbered,
        type=header.kind,
        number=match[1] if match else None,
        symbol=match[2] if match else None,
        origin=Origin(
            header.issuer,
            header.date if _is_dated(text, header) else None,
            header.signer.name if header.signer else None,
        ),
        subject=header.subject or subject_of(header.title),
        is_self=True,
        draft=header.marks.is_draft,
        relations=(),
        span=span,
        confidence=0.95,
    )


def _is_dated(text: str, header: Header) -> bool:
    """Whether place and day say when it was issued; a resolution's header may have its conference's day instead."""
    for end in (text[:_ENDS_CHARS], text[max(_ENDS_CHARS, len(text) - _ENDS_CHARS) :]):
        for match in _PLACE_DATE.finditer(end):
            dates = find_dates(fold_space(end[match.end() : match.end() + _DATE_CHARS]))
            if dates and dates[0].value == header.date:
                return True
    return False


def _find(text: str, words: str | None) -> Span | None:
    """Where words stand in a text, however they are wrapped there."""
    match = re.search(r"\s+".join(map(re.escape, words.split())), text) if words and words.split() else None
    return Span(match.start(), match.end()) if match else None


def _title_span(text: str, title: str | None) -> Span | None:
    """Where the title stands, or as much of its beginning as stands together."""
    words = (title or "").split()
    for count in (len(words), 6, 3, 2):
        if 0 < count <= len(words) and (span := _find(text, " ".join(words[:count]))):
            return span
    return None
