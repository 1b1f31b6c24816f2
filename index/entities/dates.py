"""Dates as Vietnamese texts write them: "09/7/2020", "ngày 21 tháng 12 năm 2021", "Sáng 25/02", "ngày 15 và 16/7".

Pure and shared: the header of a document and the understanding of a question read dates by the same rules. A text
without any mark is read too ("ngay 17 thang 2"). Lunar dates ("10/3 âm lịch") and impossible ones ("31/02") are no
dates here, and neither are fractions ("15/20 xã") and numbers of documents ("30/2020/NĐ-CP").
"""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.language.numerals import number_value
from index.language.text import fold, fold_space, has_marks
from index.lexicon.kinds import numbers_of
from index.lexicon.tables import alternatives, from_lexicon, words

_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
_LEAP_YEAR = 2000
_LONGEST_MONTH = 31
_CONTEXT_CHARS = 40


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as a text writes it.

    Attributes:
        start, end: Offsets of what is written of it, from the day's first digit. In "ngày 15 và 16/7/2020" the first
            date is "15" only and takes its month and year from the second.
        year: None where the text gives none with the day; never guessed.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def value(self) -> datetime.date | None:
        """The day, or None where its year is not written with it."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> datetime.date | None:
        """This day and month in a year, or None where that year has no such day (29 February)."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Rules:
    """The patterns for one spelling: with marks, or without any."""

    date: re.Pattern[str]
    context: re.Pattern[str]
    day_word: re.Pattern[str]
    month_follows: re.Pattern[str]
    joint: re.Pattern[str]
    days_before: re.Pattern[str]
    lunar: re.Pattern[str]
    in_words: re.Pattern[str]


@from_lexicon
def _rules(*, marked: bool) -> _Rules:
    """The patterns; `marked` tells whether the text has Vietnamese marks."""

    def w(words: str) -> str:
        return words if marked else fold(words)

    def said(use: str) -> str:
        return alternatives(map(w, words("dates", uses=use))).replace(" ", r"\s+")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    to = rf"(?:\s*[-–—,&]\s*|\s+{w('và')}\s+|\s*,?\s+(?:{w('đến')}|{w('tới')})\s+)"
    joint = rf"{to}(?:{w('ngày')}\s+)?"
    weekday = rf"(?:{w('thứ')}|thu)\s+(?:{said('weekday')}|[2-7])|{w('chủ nhật')}"
    first_days = rf"(?:{w('mùng')}|{w('mồng')})"
    on_a_day = rf"(?<!\w)(?:{said('day_word')}|{said('occasion')})(?:\s+(?:nay|qua))?|{first_days}|{weekday}"
    return _Rules(
        date=compiled(_date(w("tháng"), w("năm"), said("month"))),
        context=compiled(rf"(?:{on_a_day})[\s,:]*\(?\s*(?:{w('ngày')}\s+)?(?:{first_days}\s+)?$"),
        day_word=compiled(rf"(?<!\w)(?:{said('day_word')})(?:\s+nay,?)?\s+$"),
        month_follows=compiled(rf"\s+{w('tháng')}\b"),
        joint=compiled(joint),
        days_before=compiled(rf"(?<!\w){w('ngày')}\s+(?P<days>\d{{1,2}}(?:{joint}\d{{1,2}})*){joint}$"),
        in_words=compiled(_date_in_words(w("ngày"), first_days, w("tháng"), w("năm"), said)),
        lunar=compiled(rf"\s*[(,]?\s*(?:{w('âm lịch')}|AL\b|{w('tháng')}\s+{w('giêng')})"),
    )


def _date(month: str, year: str, names: str) -> str:
    """The pattern of a day with its month, and its year where that is written with it.

    Args:
        month, year: "tháng" and "năm", as the text writes them.
        names: The months' names as alternatives.
    """
    signed_year = rf"\s?(?P=sign)\s?(?P<year>\d{{4}})|,?\s+{year}\s+(?P<year_after>\d{{4}})|(?P<short>/\d\d)"
    signed = rf"\s?(?P<sign>[/.–-])\s?(?P<month>\d{{1,2}})(?:{signed_year})?"
    worded = rf"\s*{month}\s*(?P<worded>\d{{1,2}}|(?:{names})(?!\w))"
    worded_year = rf"(?:\s*(?:,?\s*{year}|[/-])\s*(?P<worded_year>\d{{4}}))?"
    return rf"(?<![\w/])(?<!\d[.,])(?P<day>\d{{1,2}})(?:{signed}|{worded}{worded_year})(?![\w/]|[.,]\d)"


def _date_in_words(day: str, first: str, month: str, year: str, said: Callable[[str], str]) -> str:
    """The pattern of a day whose number is written in words."""
    number = rf"(?:{said('digit')}|{said('ten')})"
    named = rf"{month}\s+(?P<month>\d{{1,2}}|{said('month')})(?![\w/])"
    return (
        rf"\b(?:{day}|{first})\s+(?P<day>{number}(?:\s+{number}){{0,2}})\s+{named}(?:,?\s*{year}\s+(?P<year>\d{{4}}))?"
    )


@from_lexicon
def _months() -> dict[str, int]:
    """The months by their names without marks."""
    return {fold(name): number for name, number in numbers_of("month").items()}


def find_dates(text: str) -> list[WrittenDate]:
    """The dates written in a text, by position, without overlap.

    A day and month without a year ("17/2") counts only where the words before it say that it is a day ("sáng", "ngày",
    "thứ Sáu", "hội nghị", …), where it is joined to another date, or where it is all there is; with a point or a dash
    ("17-2") only after "ngày" or a part of the day.
    """
    rules = _rules(marked=has_marks(text))
    found: list[WrittenDate] = []
    length = len(text.strip())
    match = rules.date.search(text)
    while match is not None:
        date = _read_match(match)
        days = _days_before(text, date, rules) if date else []
        alone = match.end() - match.start() == length
        taken = date is not None and (date.year or days or alone or _is_a_day(text, match, date, found, rules))
        if date is not None and taken and not rules.lunar.match(text, date.end):
            found += [*days, date]
            match = rules.date.search(text, match.end())
        else:  # "15-16 tháng 7" is no date, but "16 tháng 7" is
            match = rules.date.search(text, match.end("day"))
    found = sorted([*found, *_in_words(text, rules)], key=lambda date: date.start)
    _inherit_years(text, found, rules)
    return found


def _in_words(text: str, rules: _Rules) -> Iterator[WrittenDate]:
    """The days whose number is written in words: "mùng chín tháng tám năm 2024"."""
    for match in rules.in_words.finditer(text):
        day = number_value(fold_space(match["day"]))
        month = match["month"]
        value = int(month) if month.isdigit() else _months().get(fold(fold_space(month)))
        year = int(match["year"]) if match["year"] else None
        if day and value and 1 <= day <= _LONGEST_MONTH and not rules.lunar.match(text, match.end()):
            date = WrittenDate(match.start("day"), match.end(), day, value, year)
            if date.in_year(year or _LEAP_YEAR):
                yield date


def _read_match(match: re.Match[str]) -> WrittenDate | None:
    """The date of a match, or None for one that no calendar has."""
    month_text = match["month"] or match["worded"]
    month = int(month_text) if month_text.isdigit() else _months().get(fold(fold_space(month_text)))
    if month is None:  # "ſáu": a letter that only ignoring case takes for another
        return None
    year_text = match["year"] or match["year_after"] or match["worded_year"]
    year = int(year_text) if year_text else None
    if match["short"]:
        year = _LEAP_YEAR + int(match["short"][1:])  # "9/7/20": offices write of this century
    date = WrittenDate(match.start(), match.end(), int(match["day"]), month, year)
    if year is not None and not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    return date if date.in_year(year or _LEAP_YEAR) else None


def _is_a_day(text: str, match: re.Match[str], date: WrittenDate, found: list[WrittenDate], rules: _Rules) -> bool:
    """Whether a day and month without a year is a date and not a fraction, a heading, a range or a duration."""
    before = text[max(0, date.start - _CONTEXT_CHARS) : date.start]
    if match["sign"] not in ("/", None):
        return bool(rules.day_word.search(before)) and not rules.month_follows.match(text, date.end)
    if rules.context.search(before):
        return True
    if found and rules.joint.fullmatch(text, found[-1].end, date.start):
        return True
    joint = rules.joint.match(text, date.end)
    following = rules.date.match(text, joint.end()) if joint else None
    after = _read_match(following) if following else None
    return after is not None and after.year is not None


def _days_before(text: str, date: WrittenDate, rules: _Rules) -> list[WrittenDate]:
    """The days that share a date's month: 15 in "ngày 15 và 16/7/2020"."""
    offset = max(0, date.start - _CONTEXT_CHARS)
    match = rules.days_before.search(text[offset : date.start])
    if match is None:
        return []
    days = re.finditer(r"\d+", match["days"])
    start = offset + match.start("days")
    dates = [replace(date, start=start + d.start(), end=start + d.end(), day=int(d[0])) for d in days]
    return [day for day in dates if day.in_year(date.year or _LEAP_YEAR) and day.day < date.day]


def _inherit_years(text: str, found: list[WrittenDate], rules: _Rules) -> None:
    """Give a date without a year the year of the date that it is joined to: "28/12 - 03/01/2021"."""
    for i in range(len(found) - 2, -1, -1):
        date, following = found[i], found[i + 1]
        if date.year is None and following.year and rules.joint.fullmatch(text, date.end, following.start):
            earlier = (date.month, date.day) <= (following.month, following.day)
            year = following.year if earlier else following.year - 1
            if date.in_year(year):
                found[i] = replace(date, year=year)
