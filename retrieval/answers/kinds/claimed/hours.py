"""On which weekdays and at which hours something is so, by a claim and by a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.entities.periods import ClockTime, find_clock_times
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from retrieval.answers.kinds.claimed.claims import either
from retrieval.types import Verdict

_DIGIT = re.compile(r"(?<!\w)(?:thứ|thu)\s+(?P<day>[2-7])(?![\w/])", re.IGNORECASE)
_PART = re.compile(r"[;.\n]")
_FAR = 8
"""At most so many characters stand between the two ends of a range: " đến ", " - "."""
_NOON = 12


@dataclass(frozen=True, slots=True)
class Times:
    """Weekdays, from 2 to 8 for Sunday, and hours in minutes of the day, with where they stand."""

    days: tuple[int, ...]
    minutes: tuple[int, ...]
    spans: tuple[Span, ...]

    def __bool__(self) -> bool:
        """Whether any is said."""
        return bool(self.days or self.minutes)


def times_of(text: str) -> Times:
    """The weekdays and hours that a text gives, in order; a weekday with a digit stands anywhere."""
    known = [held for held in find_clock_times(text) if held.unit in ("weekday", "hour")]
    digits = (match for match in _DIGIT.finditer(text) if not _counts().search(text[: match.start()]))
    more = [ClockTime(*match.span(), "weekday", match["day"]) for match in digits]
    held = known + [one for one in more if all(one.start != other.start for other in known)]
    held.sort(key=lambda one: one.start)
    days = tuple(int(one.value) for one in held if one.unit == "weekday")
    minutes = tuple(_minutes(text, one) for one in held if one.unit == "hour")
    return Times(days, minutes, tuple(Span(one.start, one.end) for one in held))


_counts = pattern(r"(?<!\w){dates:counts}\s+$")


def _minutes(text: str, hour: ClockTime) -> int:
    """The minute of the day; "8 giờ tối" is in its second half."""
    hours, minutes = map(int, hour.value.split(":"))
    is_late = hours < _NOON and _late().match(text, hour.end) is not None
    return (hours + _NOON * is_late) * 60 + minutes


@from_lexicon
def _late() -> re.Pattern[str]:
    return re.compile(rf"\s+{either('late')}(?!\w)", re.IGNORECASE)


def says_of_times(claim: str, claimed: Times, text: str) -> Verdict | None:
    """Whether a sentence says that something is so at the times that are claimed; None where it gives no such."""
    is_so = _is_so(claimed, text)
    if is_so is None:
        return None
    is_closed = _closed().search(claim) is not None
    return Verdict.YES if is_so is not is_closed else Verdict.NO


def _is_so(claimed: Times, text: str) -> bool | None:
    open_days: set[int] = set()
    closed_days: set[int] = set()
    ranges: list[tuple[int, int]] = []
    for part in _PART.split(text):
        days = set(_days(part))
        (closed_days if _closed().search(part) else open_days).update(days)
        minutes = times_of(part).minutes
        ranges += [(first, last) for first, last in list(pairwise(minutes))[::2] if first < last]
    if claimed.days:
        if not open_days and not closed_days:
            return None
        if not set(claimed.days) <= open_days or closed_days.intersection(claimed.days):
            return False if open_days or closed_days.intersection(claimed.days) else None
    if claimed.minutes:
        return any(first <= claimed.minutes[0] < last for first, last in ranges) if ranges else None
    return True


def _days(text: str) -> Iterator[int]:
    """The weekdays of a text, with those between the ends of a range."""
    found = times_of(text)
    days = [(span, day) for span, day in zip(_day_spans(text), found.days, strict=False)]
    yield from found.days
    for (first, one), (second, other) in pairwise(days):
        gap = text[first.end : second.start]
        if len(gap) <= _FAR and _to().fullmatch(gap.strip()):
            yield from range(one, other + 1)


def _day_spans(text: str) -> list[Span]:
    hours = {(held.start, held.end) for held in find_clock_times(text) if held.unit == "hour"}
    return [span for span in times_of(text).spans if (span.start, span.end) not in hours]


@from_lexicon
def _to() -> re.Pattern[str]:
    return re.compile(rf"{either('to_value')}|[-–]", re.IGNORECASE)


@from_lexicon
def _closed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('closed')}(?!\w)", re.IGNORECASE)
