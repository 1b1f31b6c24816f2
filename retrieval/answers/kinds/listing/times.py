"""Whether a thing is of the days, months and years that a question names."""

import re
from collections.abc import Set
from datetime import date

from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.lookup import Lookup
from retrieval.question.question import Question


def is_of_time(look: Lookup, listed: Listed, day: date | None, said: Set[int] = frozenset()) -> bool:
    """Whether a thing of a day is of the time asked for; one without a day is of none.

    Args:
        look: The question.
        listed: How the time stands in it.
        day: Of the thing.
        said: The years in its titles, which count where the time stands in the matter: "về chỉ tiêu năm 2022".
    """
    times = look.question.times
    if not times.named:
        return True
    if listed.timed_matter and times.years and times.years <= said:
        return True
    if day is None or times.lunar_years:
        return False
    if (since := since_year(look.question)) is not None:
        return day.year >= since
    if times.years and day.year not in _years(look.question):
        return False
    if any(not period.months for period in times.periods) and not _is_of_halves(look, day):
        return False
    months = _months(look.question)
    if months and day.month not in months:
        return False
    stretches = [day in held for held in times.ranges]
    exact = [(held.day, held.month) == (day.day, day.month) and held.year in (None, day.year) for held in times.dates]
    return not (stretches or exact) or any((*stretches, *exact))


_SINCE = re.compile(r"tu (?:nam )?((?:19|20)\d\d) (?:den|toi) (?:hom )?nay(?!\w)")


def since_year(question: Question) -> int | None:
    """The year from which on until now is asked: "từ năm 2019 đến nay"; None where it is not."""
    found = _SINCE.search(question.marked.plain)
    return int(found[1]) if found else None


_FROM_YEAR = re.compile(r"tu (?:nam )?((?:19|20)\d\d) (?:den|toi) (?:het )?(?:nam )?((?:19|20)\d\d)(?!\w)")
_FROM_MONTH = re.compile(r"tu (?:dau )?thang (\d{1,2}) (?:den|toi) (?:het |cuoi )?thang (\d{1,2})(?!\w)")


def _years(question: Question) -> Set[int]:
    """The years that are named, and those between where a stretch is: "từ năm 2020 đến năm 2022"."""
    found = _FROM_YEAR.search(question.marked.plain)
    return set(range(int(found[1]), int(found[2]) + 1)) if found else question.times.years


def _months(question: Question) -> Set[int]:
    """The same of months; none where no part of a year is named."""
    found = _FROM_MONTH.search(question.marked.plain)
    if found:
        return set(range(int(found[1]), int(found[2]) + 1))
    return {month for period in question.times.periods for month in period.months}


def _is_of_halves(look: Lookup, day: date) -> bool:
    """Whether a day lies in the half of a year that is named: "6 tháng đầu năm"."""
    halves = {period.words[1] for period in look.question.times.periods if not period.months}
    return ("dau" if day.month <= HALF else "cuoi") in halves


HALF = 6
"""The last month of the first half of a year."""
