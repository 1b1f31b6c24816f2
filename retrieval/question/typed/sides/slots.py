"""The parts of a question that another of their kind can take the place of: a year, a place, a document's number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.lexicon.patterns import pattern
from retrieval.question.capitals import unit_before
from retrieval.question.marked import Marked

_YEAR = re.compile(r"(?:\bnăm )?(?<![\d/.-])(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_period = pattern(r"\btháng \d{1,2}(?:/\d{4})?(?![\d/])|\bquý (?:\d|[IV]{1,3})\b|\b{questions:part_of_year} năm\b")


class Slot(StrEnum):
    """A part of a question that another of its kind can take the place of."""

    NUMBER = "number"
    TIME = "lần"
    TERM = "khóa"
    DATE = "date"
    YEAR = "year"
    PERIOD = "period"
    OFFICE = "office"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Part:
    """Where a question's text has such a part."""

    slot: Slot
    start: int
    end: int


def parts_of(marked: Marked) -> Iterator[Part]:
    """What the text names, numbers and times first."""
    yield from numbered_parts(marked)
    office = marked.office_span
    if office:
        yield Part(Slot.OFFICE, office.start, office.end)
    text, places = marked.text, marked.places
    for span in marked.people:
        if text[span.start : span.end] not in places:
            yield Part(Slot.PERSON, span.start, span.end)
    for place in places:
        start = text.lower().find(place.lower())
        if start >= 0:
            unit = unit_before().search(text, office.end if office else 0, start)
            yield Part(Slot.PLACE, unit.start() if unit else start, start + len(place))


def numbered_parts(marked: Marked) -> Iterator[Part]:
    """Documents, counts and times."""
    named = [Part(Slot.NUMBER, held.start, held.end) for held in marked.numbers]
    named += [Part(Slot(held.what), held.start, held.end) for held in marked.ordinals]
    named += [Part(Slot.DATE, held.start, held.end) for held in marked.days]
    yield from named
    for slot, named_by in ((Slot.YEAR, _YEAR), (Slot.PERIOD, _period())):
        for match in named_by.finditer(marked.text):
            if not any(part.start < match.end() and match.start() < part.end for part in named):
                yield Part(slot, *match.span())
