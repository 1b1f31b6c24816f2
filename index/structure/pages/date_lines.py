"""The lines by which a page tells when it was saved or an article was put on it: days, times and their labels."""

import datetime
import re

from index.entities.dates import find_dates
from index.lexicon.patterns import pattern
from index.structure.lines import Line

_STAMP_CHARS = 70
_DATE_LINE_CHARS = 160
_WEEKDAY = r"(?<!\w)(?:thứ\s*(?:{dates:weekday}|[2-7])|chủ\s*nhật)(?!\w)"
_TODAY = re.compile(r"\bhôm nay\b")
_CLOCK = re.compile(
    r"\b\d{1,2}\s*(?:[:h]|giờ)\s*\d{0,2}(?::\d{2})?(?:\s*phút)?(?:\s*(?:am|pm|sa|ch)\b)?|\bgmt\s*\+?\s*\d+"
)
_VIEWS = (
    r"(?:(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập|tải)|đã (?:xem|đọc)|lượt|views?)\s*:?\s*[\d.,]+(?: lượt xem)?"
    r"|[\d.,]+\s*(?:lượt|lần|người)\s*(?:xem|đọc|truy cập)|[\d.,]+ (?:views|bình luận)"
    r"|(?:số )?lượt (?:xem|đọc|truy cập)"
)
_PUBLISHED = pattern(r"\b(?:ngày |thời gian )?{published}\b")
_ON_WEEKDAY = pattern(_WEEKDAY)
_DATE_LINE_WORDS = pattern(rf"{_WEEKDAY}|\b{{beside_page_date}}\b|{_VIEWS}")
_VIEWS_LINE = re.compile(_VIEWS)
_DIGIT = re.compile(r"\d")
_SPACED_DAY = re.compile(r"(?<!\d )\b(\d{2}) (\d{2}) (\d{4})\b")


def is_timestamp(text: str) -> bool:
    """Whether a short line gives a full date and a time, with an author or a category: "Thời sự | 10:47 15/12/2016"."""
    if len(text) > _STAMP_CHARS or not _CLOCK.search(text.lower()):
        return False
    return any(date.value for date in find_dates(text))


def day_on(line: Line) -> datetime.date:
    """The day that such a line gives."""
    return next(date.value for date in find_dates(_key_of_date(line)) if date.value)


def says_published(line: Line) -> bool:
    """Whether a line says that something was published."""
    return _PUBLISHED().search(line.key) is not None


def says_today(line: Line) -> bool:
    """Whether a line gives the day on which the page was looked at."""
    return _TODAY.search(line.key) is not None


def gives_views(line: Line) -> bool:
    """Whether a line only says how often a page was read."""
    return _VIEWS_LINE.fullmatch(line.key) is not None


def is_labelled(line: Line) -> bool:
    """Whether a label or a time stands beside the day."""
    return any(label.search(line.key) for label in (_PUBLISHED(), _TODAY, _CLOCK))


def is_date_line(line: Line) -> bool:
    """Whether a line is made of a date, a time and their labels only."""
    is_short = len(line.key) <= _DATE_LINE_CHARS and _DIGIT.search(line.key)
    key = _key_of_date(line) if is_short else ""
    dates = [date for date in find_dates(key) if date.value] if is_short else []
    if not dates:
        return False
    rest = key
    for date in reversed(dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    labelled = _PUBLISHED().search(rest) or _TODAY.search(rest) or _ON_WEEKDAY().search(rest)
    if not labelled and any("tháng" in key[date.start : date.end] for date in dates):
        return False  # "ngày 15 tháng 01 năm 2021" alone is the date of an official document
    return not re.search(r"\w", _DATE_LINE_WORDS().sub(" ", _PUBLISHED().sub(" ", _CLOCK.sub(" ", rest))))


def _key_of_date(line: Line) -> str:
    """What a line says, a day with blanks in it as others write it: "thứ năm, 08 08 2019 08:51"."""
    return _SPACED_DAY.sub(r"\1/\2/\3", line.key)
