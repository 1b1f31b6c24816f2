"""On which day the meeting that a document reports was opened."""

import datetime
from collections.abc import Sequence

from index.entities.dates import find_dates
from index.facts.types import MINUTES, MeetingFact
from index.layout import Span
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.pages.event_date import EventDate, day_held, find_event_date
from index.structure.reading import Reading

_MINUTES_OPEN = pattern(r"(?:[-+] ?)?(?:{opens_minutes}|hồi \d)")
_OPENING_CHARS = 200
LONGEST_DAYS = 3
"""For how many days after its first a meeting goes on."""


def opening_day(reading: Reading, fact: MeetingFact, sentences: Sequence[Span]) -> tuple[datetime.date | None, bool]:
    """The day on which the reported meeting was opened, and whether its year stands elsewhere."""
    text, header = reading.text, reading.header
    days = (day_held([text[span.start : span.end]]) for span in sentences)
    first = next((day for day in days if day), None)
    if fact.date and first and 0 < (fact.date - first).days <= LONGEST_DAYS:
        return first, False  # only a later one of its days stands beside its name
    date = fact.date or first or _day_of_minutes(reading)
    if date is not None or header.kind in document_kinds("resolves").values():
        return date, False
    if header.date:
        return header.date, header.date_inferred
    event = _event_date(reading, sentences)
    return (event.value, event.inferred) if event else (None, False)


def _day_of_minutes(reading: Reading) -> datetime.date | None:
    """The day with which minutes open: "Hôm nay, hồi 14 giờ 00 phút ngày 23 tháng 5 năm 2019, tại …"."""
    if reading.header.kind != MINUTES:
        return None
    texts = (reading.text[p.start : p.end] for p in reading.paragraphs)
    opening = next((text for text in texts if _MINUTES_OPEN().match(text)), "")
    return next((date.value for date in find_dates(opening[:_OPENING_CHARS]) if date.value), None)


def _event_date(reading: Reading, sentences: Sequence[Span]) -> EventDate | None:
    """The day in the sentences that tell of the meeting, its year by all that the text says."""
    text = reading.text
    return find_event_date(
        [text[span.start : span.end] for span in sentences[:3]],
        title=reading.header.title,
        content=[text[p.start : p.end] for p in reading.paragraphs],
        page=reading.page_dates,
    )
