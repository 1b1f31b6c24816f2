"""Days, weeks, months and years named from where one stands ("hôm qua", "tháng trước", "năm ngoái"), written out.

A question is rewritten, not annotated: the person is shown the date that is looked for, and whatever reads the question
afterwards knows nothing of today.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial

from index.language.text import fold, has_marks

Writing = Callable[[date], str]
"""What is written for a time, from today."""

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_DISTANCES = ((0, "này"), (-1, "trước|qua|vừa qua|vừa rồi|rồi"), (1, "sau|tới"))
"""How far a week, month or quarter so called is from this one."""
_NUMBERED = "tháng|thang|quý|quy|thứ|thu|khóa|khoa|lần|lan|số|so|thị|thi|định|dinh|quyết|quyet|hoạch|hoach|luận|luan"
_COUNT_BEFORE = re.compile(
    "".join(rf"(?<!\b{word} )" for word in _NUMBERED.split("|")) + r"(?<![/.\d-])\b\d+ $|"
    r"\b(?:những|các|nhiều|mấy|vài|nhiêu|hai|ba|bốn|năm|mười|nhung|cac|nhieu|may|vai|bon|muoi) $|"
    r"\b(?:so với|hơn|bằng|cùng kỳ|so voi|hon|bang|cung ky) $",
    re.IGNORECASE,
)
"""No time after these: "3 năm trước" and "những tháng qua" are spans, "so với năm trước" is told so in the documents.
"Ngày 25/2 năm ngoái" and "kỳ họp thứ 7 năm nay" are times."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def resolve_dates(text: str, today: date) -> str:
    """The text with each such time written out by the calendar."""
    names_year = _YEAR.search(text) is not None
    for pattern, written in _rules(marked=has_marks(text)):
        # Beside a year that is named, "năm trước" is the one before it.
        if not (names_year and ("năm trước" in pattern.pattern or "nam truoc" in pattern.pattern)):
            text = pattern.sub(partial(_resolve, written=written, today=today), text)
    return text


def _resolve(match: re.Match[str], *, written: Writing, today: date) -> str:
    return match[0] if _COUNT_BEFORE.search(match.string[: match.start()]) else written(today)


@cache
def _rules(*, marked: bool) -> tuple[tuple[re.Pattern[str], Writing], ...]:
    """What is looked for, in this order, and how it is written out; without marks where the text has none."""
    vietnamese = (_compiled(said, written) if marked else _folded(said, written) for said, written in _times())
    return (*vietnamese, *(_compiled(said, written) for said, written in _english_times()))


def _compiled(said: str, written: Writing) -> tuple[re.Pattern[str], Writing]:
    return re.compile(rf"\b(?:{said})\b", re.IGNORECASE), written


def _folded(said: str, written: Writing) -> tuple[re.Pattern[str], Writing]:
    return _compiled(fold(said), lambda today: fold(written(today)))


def _times() -> Iterator[tuple[str, Writing]]:
    for distance, said in _DISTANCES:
        for place, name in enumerate(_WEEKDAYS):
            number = f"|thứ {place + 2}" if place < 6 else ""
            yield f"(?:{name}{number}) tuần (?:{said})", _day_of_week(place, distance)
        yield f"(?:trong )?tuần (?:{said})", _week(distance)
        yield f"tháng (?:{said})", _month(distance)
        yield f"quý (?:{said})", _quarter(distance)
    for days, said in ((-2, "hôm kia"), (-1, "hôm qua"), (0, "hôm nay|bữa nay"), (1, "ngày mai"), (2, "ngày kia")):
        yield f"(?:ngày )?(?:{said})", _day(days)
    for days, said in ((-1, "qua"), (0, "nay"), (1, "mai")):
        for part in ("sáng", "trưa", "chiều", "tối", "đêm"):
            yield f"{part} {said}", _day(days, f"{part} ")
    for years, said in ((-2, "năm kia"), (-1, "năm (?:ngoái|vừa qua|vừa rồi)"), (-1, "năm trước"), (0, "năm nay")):
        yield said, _year(years)
    yield "năm (?:sau|tới)|sang năm", _year(1)


def _english_times() -> Iterator[tuple[str, Writing]]:
    yield "yesterday", lambda today: f"on {_written(today - timedelta(1))}"
    yield "tomorrow", lambda today: f"on {_written(today + timedelta(1))}"
    yield "today", lambda today: f"on {_written(today)}"
    for distance, said in ((0, "this"), (-1, "last"), (1, "next")):
        yield f"{said} week", _week(distance, "from {} to {}")
        yield f"{said} year", _year(distance, "in {}")


def _day(days: int, before: str = "") -> Writing:
    return lambda today: f"{before}ngày {_written(today + timedelta(days))}"


def _day_of_week(place: int, weeks: int) -> Writing:
    return lambda today: f"ngày {_written(_monday(today, weeks) + timedelta(place))}"


def _week(weeks: int, said: str = "từ ngày {} đến ngày {}") -> Writing:
    def written(today: date) -> str:
        first = _monday(today, weeks)
        return said.format(_written(first), _written(first + timedelta(6)))

    return written


def _month(months: int) -> Writing:
    def written(today: date) -> str:
        year, month = divmod(12 * today.year + today.month - 1 + months, 12)
        return f"tháng {month + 1} năm {year}"

    return written


def _quarter(quarters: int) -> Writing:
    def written(today: date) -> str:
        year, quarter = divmod(4 * today.year + (today.month - 1) // 3 + quarters, 4)
        return f"quý {quarter + 1} năm {year}"

    return written


def _year(years: int, said: str = "năm {}") -> Writing:
    return lambda today: said.format(today.year + years)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(7 * weeks - today.weekday())


def _written(day: date) -> str:
    return day.strftime("%d/%m/%Y")
