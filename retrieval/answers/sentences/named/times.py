"""Days, years and parts of a year that a question names."""

import re
from functools import lru_cache
from itertools import pairwise

from index.entities.dates import WrittenDate
from index.entities.periods import DayRange, LunarYear, Period, find_lunar_years, period_words
from index.language.words import contains
from index.lexicon.tables import from_lexicon
from index.types import Header
from retrieval.answers.sentences.named.where import Named, What
from retrieval.evidence.constraints import in_period
from retrieval.evidence.found import days_in

_LATEST_YEAR = 2043
"""A lunar year comes again after sixty: in a text it is taken for the one up to then (the next Giáp Tý is 2044)."""
_YEAR = re.compile(r"(?:(?<![\d/.-])|(?<=(?:19|20)\d\d[-–]))(?:19|20)\d\d(?!\d)")


def day(text: str, asked: WrittenDate) -> Named:
    """A day; one without a year is the same of any."""

    def is_same(held: WrittenDate) -> bool:
        years = {asked.year, held.year} - {None}
        return (held.day, held.month) == (asked.day, asked.month) and len(years) < 2

    def is_of(header: Header) -> bool:
        date = header.date
        agrees = date is not None and asked.year in (None, date.year)
        return agrees and date is not None and (date.day, date.month) == (asked.day, asked.month)

    def is_in(said: str) -> bool:
        return any(map(is_same, days_in(said)))

    return Named(What.DAY, text, is_in, lambda said: bool(days_in(said)) and not is_in(said), is_of)


def year(asked: int) -> Named:
    """A year by the solar calendar."""

    def is_in(said: str) -> bool:
        return asked in _years(said)

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date.year == asked

    def has_other(said: str) -> bool:
        return bool(_years(said)) and not is_in(said)

    # "Năm 2024 …, tăng 5% so với năm 2023" is of another year; "Ngày 17/2/2023 … tổng kết năm 2022" is not.
    return Named(What.YEAR, f"năm {asked}", is_in, has_other, is_of, lambda said: has_other(_without_days(said)))


def _without_days(text: str) -> str:
    for day in reversed(days_in(text)):
        text = f"{text[: day.start]}…{text[day.end :]}"
    return text


def period(asked: Period) -> Named:
    """A part of a year."""

    def is_in(said: str) -> bool:
        months = frozenset(held.month for held in days_in(said))
        return in_period(asked, period_words(said), months)

    def has_other(said: str) -> bool:
        words = period_words(said)
        others = any(first == asked.words[0] and second.isdigit() for first, second in pairwise(words))
        return (others or bool(asked.months and days_in(said))) and not is_in(said)

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date.month in asked.months

    def is_of_other(header: Header) -> bool:
        # "Giao ban tháng 6" is none of July, though it was held on the second of it.
        return not in_period(asked, period_words(header.title or ""), asked.months)

    def opens_other(said: str) -> bool:
        # What begins with a day of May may tell of the first quarter; June's meeting is none of May.
        return has_other(said if len(asked.months) == 1 else _without_days(said))

    def is_told(own: str, opening: str) -> bool:
        # "Chiều 7/6, huyện họp giao ban tháng 5": the day is that on which it was held.
        is_of_event = bool(asked.event) and contains(period_words(own), (*asked.event, *asked.words))
        return is_of_event and not has_other(_without_days(opening))

    return Named(What.PERIOD, str(asked), is_in, has_other, is_of, opens_other, is_of_other, is_told)


def lunar_year(text: str, asked: LunarYear) -> Named:
    """A year by the lunar calendar."""

    def is_in(said: str) -> bool:
        held = {lunar.latest(_LATEST_YEAR) for lunar in find_lunar_years(said)}
        return any(map(asked.is_year, {*_years(said), *held}))

    def is_of(header: Header) -> bool:
        return header.date is not None and asked.is_year(header.date.year)

    return Named(What.YEAR, text, is_in, lambda said: bool(_years(said)) and not is_in(said), is_of)


def stretch(days: DayRange) -> Named:
    """A stretch of days, of which one is enough."""

    def is_in(said: str) -> bool:
        return any(held.value is not None and held.value in days for held in days_in(said))

    def is_of(header: Header) -> bool:
        return header.date is not None and header.date in days

    return Named(What.PERIOD, str(days), is_in, lambda said: bool(days_in(said)) and not is_in(said), is_of)


@from_lexicon
@lru_cache(maxsize=4096)
def _years(text: str) -> frozenset[int]:
    of_days = {held.year for held in days_in(text) if held.year}
    return frozenset(of_days | {int(match[0]) for match in _YEAR.finditer(text)})
