"""The day of the event that a text reports: never that of a cited document, a deadline, an anniversary or the page."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.bodies import is_body
from index.entities.dates import WrittenDate, find_dates
from index.language.sentences import split_sentences
from index.lexicon.patterns import pattern
from index.structure.pages.page import PageDates

_LEAD_PARAGRAPHS = 3
_PUBLISHED_WITHIN_DAYS = 60
_LEAST_MENTIONS = 2
_LEAD_CHARS = 5000
_CLAUSE_CHARS = 300
_IS_NOTHING, _IS_DONE, _IS_HELD = range(3)

_CLAUSE_START = re.compile(r"[,;:]\s+")
WORDS_OF_TIME = r"[\s,(–-]|(?:{time}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2}h\d{0,2}|\d{4}|\d{1,2})(?!\w)"
"""A word, number or sign such as stand before a day and are no more than its time: "Sáng thứ Sáu, ngày "."""

_TIME_ONLY = pattern(rf"(?:{WORDS_OF_TIME})*")
_DATELINE = re.compile(r"(?:\([^()\d]{2,40}\)\s*[-–]?|(?P<name>[^\s,()\d][^,()\d]{0,30}?)\s[-–])\s+(?=\S)")

_DEADLINE = pattern(r"{deadline}(?: {after_deadline})?(?: ngày)?\s*$")
_FUTURE = pattern(r"\b{to_come}\b")
_FUTURE_AFTER = pattern(r"\s*{coming}\b")
_EVENT = pattern(r"\b{happens}\b")
_HELD = pattern(r"\b{is_held}\b")
_CITED = pattern(r"(?:{documents:numbered}|{writing})\b(?! viên)|\d[-/][A-ZĐ]{2}|{anniversary}")
"""What before a day makes it a document's or an anniversary's and not the event's."""
_MONTH_OF_YEAR = re.compile(r"\btháng\s+(\d{1,2})\s*(?:[/.-]|năm)\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_HALF_YEAR = re.compile(r"\b(?:6|sáu) tháng đầu năm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTHS_OF_HALF = range(5, 9)
"""When the first half of a year is spoken of as its own: before its end or soon after."""
_MEETING_NAMED = pattern(r"(?:{meetings:plain_head}|lễ)\b")
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–]\s*\d{4})", re.IGNORECASE)
_OTHER_YEAR = pattern(r"{other_year}\s*$")
_LOOKED_BACK = pattern(r"{looks_back}[^,.;]*$")
_PLANNED = pattern(r"{looks_ahead}[^,.;]*$")


@dataclass(frozen=True, slots=True)
class EventDate:
    """The day of an event.

    Attributes:
        inferred: Whether the year stands elsewhere than beside the day.
    """

    value: datetime.date
    inferred: bool


def find_event_date(
    paragraphs: Sequence[str], *, title: str | None, content: Sequence[str], page: PageDates
) -> EventDate | None:
    """The day of the event that paragraphs report, or None where they do not say it or its year cannot be told.

    Args:
        paragraphs: The body without furniture and captions, in order; the first three are the lead.
        title: The headline, whose year and day count too.
        content: All lines without furniture: the years that they speak of.
        page: The days the page prints of itself: the event is no later than either, and one published without a year
            is the latest such day before the publishing.
    """
    written = _day_in_lead(paragraphs[:_LEAD_PARAGRAPHS]) or (_day_in(title) if title else None)
    if written is None:
        return None
    if written.value is not None:
        return EventDate(written.value, inferred=False)
    inferred = _in_year_of_title(written, title or "") or _by_publishing(written, page)
    if inferred is None:
        year = _year_of_content(written, [*([title] * _LEAST_MENTIONS if title else []), *content], page)
        inferred = written.in_year(year) if year else None
    return EventDate(inferred, inferred=True) if inferred else None


def day_held(paragraphs: Sequence[str]) -> datetime.date | None:
    """The full date on which the opening of a resolution says that the meeting was held."""
    held = (date for date, weight in _weighed(paragraphs[:_LEAD_PARAGRAPHS]) if weight == _IS_HELD)
    return next((date.value for date in held), None)


def without_dateline(text: str) -> str:
    """A text without the name of a paper or place before its first words: "CTTĐT - ", "(Nam Sách) "."""
    match = _DATELINE.match(text)
    if match is None or (match["name"] and is_body(match["name"])):
        return text
    return text[match.end() :]


def _day_in_lead(paragraphs: Sequence[str]) -> WrittenDate | None:
    """The first day on which something is held in the lead, else the first on which something is done."""
    weighed = list(_weighed(paragraphs))
    held = (date for date, weight in weighed if weight == _IS_HELD)
    done = (date for date, weight in weighed if weight == _IS_DONE)
    return next(held, None) or next(done, None)


def _weighed(paragraphs: Sequence[str]) -> Iterator[tuple[WrittenDate, int]]:
    """The dates of the paragraphs with what is said to happen on them."""
    for paragraph in (text[:_LEAD_CHARS] for text in paragraphs):
        for span in split_sentences(paragraph, 0, len(paragraph)):
            sentence = paragraph[span.start : span.end]
            sentence = sentence if span.start else without_dateline(sentence)
            yield from ((date, _weight(sentence, date)) for date in find_dates(sentence))


def _day_in(title: str) -> WrittenDate | None:
    """The only day of a headline that is no citation's and no deadline."""
    dates = find_dates(title)
    if len(dates) != 1 or _is_other_day(title, dates[0]):
        return None
    return dates[0]


def _clause_before(sentence: str, date: WrittenDate) -> str:
    return _CLAUSE_START.split(sentence[max(0, date.start - _CLAUSE_CHARS) : date.start])[-1]


def _is_other_day(sentence: str, date: WrittenDate) -> bool:
    """Whether a day is that of a cited document, an anniversary, a deadline or a plan."""
    before = sentence[: date.start]
    clause = _clause_before(sentence, date)
    from_to = _DEADLINE().search(before) and not _TIME_ONLY().fullmatch(before)
    future = _FUTURE().search(before) or _FUTURE_AFTER().match(sentence, date.end)
    return bool(_CITED().search(clause) or from_to or future)


def _weight(sentence: str, date: WrittenDate) -> int:
    """Whether a sentence says that something is held, or at least done, on a day."""
    if _is_other_day(sentence, date):
        return _IS_NOTHING
    clause, after = _clause_before(sentence, date), sentence[date.end :]
    if _TIME_ONLY().fullmatch(clause):
        if _FUTURE().search(after.split(",")[0]):
            return _IS_NOTHING
        return _IS_HELD if _HELD().search(after) else _IS_DONE if _EVENT().search(after) else _IS_NOTHING
    held = _HELD().search(clause) or _MEETING_NAMED().match(clause.strip())
    return _IS_HELD if held else _IS_NOTHING


def _in_year_of_title(written: WrittenDate, title: str) -> datetime.date | None:
    """The same day with its year in the headline."""
    same_day = (date for date in find_dates(title) if (date.day, date.month) == (written.day, written.month))
    return next((date.value for date in same_day if date.value), None)


def _by_publishing(written: WrittenDate, page: PageDates) -> datetime.date | None:
    """The latest such day until the publishing, if the article was published soon after it."""
    if page.published is None:
        return None
    for year in (page.published.year, page.published.year - 1):
        day = written.in_year(year)
        if day and 0 <= (page.published - day).days <= _PUBLISHED_WITHIN_DAYS:
            return day
    return None


def _year_of_content(written: WrittenDate, texts: Sequence[str], page: PageDates) -> int | None:
    """The year that the content speaks of most, if the event can have been in it; None if two are as likely.

    Of two neighbouring years, a report at the end of a year looks forward to the next one and a report at its beginning
    looks back; so October to December belong to the earlier and January to March to the later.
    """
    limits = [day for day in (page.saved, page.published) if day]
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(_years(text, month=written.month))
    possible = {
        year: count
        for year, count in counts.items()
        if count >= _LEAST_MENTIONS and (day := written.in_year(year)) and all(day <= limit for limit in limits)
    }
    if not possible:
        return None
    year = max(possible, key=lambda y: (possible[y], y))
    if written.month >= 10 and year - 1 in possible:
        return year - 1
    if written.month <= 3 and year + 1 in possible:
        return year + 1
    return year if list(possible.values()).count(possible[year]) == 1 else None


def _years(text: str, *, month: int) -> Iterator[int]:
    """The years a text speaks of as its own: no comparison, no term of office, no goal for later, no cited document.

    The year beside the event's own month or the one before, of which a meeting hears ("họp thường kỳ tháng 10-2015"),
    counts as enough, and so does that of the half-year in or after which it is.
    """
    for date in find_dates(text):
        if date.year and not _CITED().search(_clause_before(text, date)):
            yield date.year
    for match in _MONTH_OF_YEAR.finditer(text):
        yield from [int(match[2])] * (_LEAST_MENTIONS if int(match[1]) in (month, month - 1) else 1)
    if month in _MONTHS_OF_HALF:
        yield from (int(match[1]) for match in _HALF_YEAR.finditer(text))
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        if _OTHER_YEAR().search(before) or (month <= 3 and _LOOKED_BACK().search(before)):
            continue
        if month >= 10 and _PLANNED().search(before):
            continue
        yield int(match[1])
