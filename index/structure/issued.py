"""The day and number of a paper whose head does not say them: at its end, at its adoption, on what goes with it."""

import datetime
import re
from collections.abc import Sequence

from index.entities.dates import find_dates
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.lines import Line
from index.structure.pages.event_date import day_held
from index.structure.papers.mottos import NUMBER

_CLOSING_LINES = 25
_LAST_PARAGRAPHS = 8
_FIRST_LINES = 12
_ADOPTED = ("Nghị quyết", "Biên bản")
_PLACE_BEFORE_DATE = re.compile(r"[^\d,:;]{2,40},\s*ngày\s*")
_ADOPTION = pattern(r"(?<!\w){documents:heads} này\s.*?(?<!\w){adopted}(?:\s+vào)?(?:\s+ngày)?\s+(?=(?:ngày\s+)?\d)")
_BRACKETS = re.compile(r"\(([^()]{10,300})\)")
_ADOPTED_ON = pattern(r"(?<!\w){adopted}(?:\s+vào)?\s+(?=ngày\s+\d)")
_ISSUED_WITH = pattern(rf"{{goes_with}}\s+{{documents:heads}}\s+số\s*:?\s*{NUMBER}(?!\w)(?=\s*,?\s*ngày\s+\d)")
_TIME_OF_MEETING = pattern(r"\W*{time_of_meeting}\s*:")
_GOES_WITH = pattern(
    rf"{{goes_with}}\s+(?P<kind>{{documents:heads}})\s+số\s*:?\s*(?P<number>{NUMBER})(?!\w)(?=(?P<rest>.{{0,60}}))"
)


def day_of_issue(lines: Sequence[Line], body: Sequence[str], kind: str | None) -> datetime.date | None:
    """The day above the signature; else that on which a paper says that it was adopted, or its meeting was held.

    A regulation may say in brackets below its title when it was adopted, or with what paper it was issued.
    """
    day = _closing_date(lines) or _day_adopted(body) or _day_below_title(lines)
    if day is None and kind in _ADOPTED:
        day = day_held(body) or _day_of_meeting(lines)
    return day


def number_of_annexes(lines: Sequence[Line], kind: str) -> tuple[str, datetime.date | None] | None:
    """The number, with its day, by which all that goes with a paper of this kind names it; None if they differ.

    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2024 của …)"
    """
    text = " ".join(line.text for line in lines)
    kinds = {name.lower(): of_kind for name, of_kind in document_kinds("heads").items()}
    found = [held for held in _GOES_WITH().finditer(text) if kinds.get(held["kind"].lower()) == kind]
    numbers = {re.sub(r"\s", "", held["number"]) for held in found}
    if len(numbers) != 1:
        return None
    days = {date.value for held in found for date in find_dates(held["rest"])[:1] if date.value}
    return numbers.pop(), days.pop() if len(days) == 1 else None


def _closing_date(lines: Sequence[Line]) -> datetime.date | None:
    """The date above the signature: "Nam Sách, ngày 15 tháng 01 năm 2021" on a line of its own."""
    for line in lines[-_CLOSING_LINES:]:
        dates = find_dates(line.text)
        if len(dates) != 1 or line.text[dates[0].end :].strip(" ./"):
            continue
        if _PLACE_BEFORE_DATE.fullmatch(line.text[: dates[0].start]):
            return dates[0].value
    return None


def _day_adopted(body: Sequence[str]) -> datetime.date | None:
    """The day on which a paper says at its end that it was adopted: "Nghị quyết này đã được … thông qua ngày …"."""
    for paragraph in body[-_LAST_PARAGRAPHS:]:
        said = _ADOPTION().search(paragraph)
        dates = [date for date in find_dates(paragraph) if said and date.end > said.end()]
        if dates and said is not None and dates[0].start <= said.end() + len("ngày "):
            return dates[0].value
    return None


def _day_below_title(lines: Sequence[Line]) -> datetime.date | None:
    """The day in the brackets below a title: "(Đại hội … thông qua ngày 13/12/2017)"."""
    head = " ".join(line.text for line in lines[:_FIRST_LINES])
    for held in _BRACKETS.finditer(head):
        said = _ADOPTED_ON().search(held[1]) or _ISSUED_WITH().search(held[1])
        dates = find_dates(held[1][said.end() :]) if said else []
        if dates and (day := dates[0].value):
            return day
    return None


def _day_of_meeting(lines: Sequence[Line]) -> datetime.date | None:
    """The day that the opening lines of minutes give behind "Thời gian:"."""
    told = (line for line in lines[:_FIRST_LINES] if _TIME_OF_MEETING().match(line.text))
    return next((date.value for line in told for date in find_dates(line.text) if date.value), None)
