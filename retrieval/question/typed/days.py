"""The days that a question names; who types in a hurry leaves out what a text says before them: "phiên họp 21/4"."""

import re
from collections.abc import Iterator

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import find_document_numbers

_BARE = re.compile(r"(?<![\w/.,-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/%-]|[.,]\d)")
_LEAP_YEAR = 2000
_ENDS = re.compile(r"\W*$")


def find_days(text: str) -> list[WrittenDate]:
    """The dates of a question, by position; a day and a month alone count where they can hardly be a fraction."""
    found = find_dates(text)
    numbers = ((held.start, held.end) for held in find_document_numbers(text))
    taken = [*((held.start, held.end) for held in found), *numbers]
    bare = (day for day in _bare(text) if not any(first < day.end and day.start < last for first, last in taken))
    return sorted([*found, *bare], key=lambda day: day.start)


def _bare(text: str) -> Iterator[WrittenDate]:
    for match in _BARE.finditer(text):
        day = WrittenDate(*match.span(), int(match["day"]), int(match["month"]), None)
        is_share = day.day <= day.month and not _ENDS.match(text, match.end())  # "2/3 số hộ"
        if day.in_year(_LEAP_YEAR) and not is_share:
            yield day
