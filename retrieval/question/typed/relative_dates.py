"""Days, weeks, months and years named from where one stands ("hôm qua", "tháng trước", "năm ngoái"), written out.

A question is rewritten, not annotated: the person is shown the date that is looked for, and whatever reads the question
afterwards knows nothing of today.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from index.language.text import fold, has_marks
from index.lexicon.tables import alternatives, from_lexicon, rows, words

Writing = Callable[[date], str]
"""What is written for a time, from today."""


@from_lexicon
def _no_time_after() -> re.Pattern[str]:
    """What a time does not follow.

    "3 năm trước" and "những tháng qua" are spans, "so với năm trước" is told so in the documents; "ngày 25/2 năm ngoái"
    and "kỳ họp thứ 7 năm nay" are times.
    """
    own = "".join(rf"(?<!\b{word} )" for word in _either("numbered"))
    several, compared = (alternatives(_either(use)) for use in ("several", "compared"))
    return re.compile(rf"{own}(?<![/.\d-])\b\d+ $|\b(?:{several}|{compared}) $", re.IGNORECASE)


def _either(use: str) -> list[str]:
    """The words of a use with marks, and without."""
    said = words("times", uses=use)
    return [*said, *map(fold, said)]


_QUOTES = ('"', "“")
_QUOTED = re.compile('("[^"]*"|“[^”]*”)')
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def resolve_dates(text: str, today: date) -> str:
    """The text with each such time written out by the calendar."""
    # Beside a year that is named, "năm trước" is the one before it.
    names_year = _YEAR.search(text) is not None
    for pattern, written in _rules(marked=has_marks(text), names_year=names_year):
        resolve = partial(_resolve, written=written, today=today)
        # What is quoted is a name: nhóm "Vì Yên Khê hôm nay".
        text = "".join(part if part[:1] in _QUOTES else pattern.sub(resolve, part) for part in _QUOTED.split(text))
    return text


def _resolve(match: re.Match[str], *, written: Writing, today: date) -> str:
    return match[0] if _no_time_after().search(match.string[: match.start()]) else written(today)


@from_lexicon
def _rules(*, marked: bool, names_year: bool) -> tuple[tuple[re.Pattern[str], Writing], ...]:
    """What is looked for, in this order, and how it is written out; without marks where the text has none."""
    made = _compiled if marked else _folded
    vietnamese = (made(said, written) for said, written in _times(names_year=names_year))
    return (*vietnamese, *(_compiled(said, written) for said, written in _english_times()))


def _compiled(said: str, written: Writing) -> tuple[re.Pattern[str], Writing]:
    return re.compile(rf"\b(?:{said})\b", re.IGNORECASE), written


def _folded(said: str, written: Writing) -> tuple[re.Pattern[str], Writing]:
    return _compiled(fold(said), lambda today: fold(written(today)))


def _times(*, names_year: bool) -> Iterator[tuple[str, Writing]]:
    for distance, said in _away("beside"):
        for place, name in _away("weekday"):
            yield f"(?:{name}) tuần (?:{said})", _day_of_week(place, distance)
        yield f"(?:trong )?tuần (?:{said})", _week(distance)
        yield f"tháng (?:{said})", _part_of_year("tháng", 12, distance)
        yield f"quý (?:{said})", _part_of_year("quý", 4, distance)
    for days, said in _away("day"):
        yield f"(?:ngày )?(?:{said})", _day(days)
    for days, said in _away("part"):
        for part in words("dates", uses="part_of_day"):
            yield f"{part} (?:{said})", _day(days, f"{part} ")
    for years, said in _away("year", besides="before_named" if names_year else ""):
        yield said, _year(years)


def _away(unit: str, *, besides: str = "") -> list[tuple[int, str]]:
    """How far away each time of a unit is, and how it is said, as alternatives of a pattern.

    Args:
        unit: As in the table.
        besides: A use whose phrases are left out.
    """
    found: dict[int, list[str]] = {}
    for row in rows("times", unit=unit):
        if not besides or not row.says(uses=besides):
            found.setdefault(int(row["away"]), []).append(row.key)
    return [(away, alternatives(said)) for away, said in found.items()]


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


def _part_of_year(name: str, in_a_year: int, away: int) -> Writing:
    def written(today: date) -> str:
        now = in_a_year * today.year + (today.month - 1) * in_a_year // 12
        year, part = divmod(now + away, in_a_year)
        return f"{name} {part + 1} năm {year}"

    return written


def _year(years: int, said: str = "năm {}") -> Writing:
    return lambda today: said.format(today.year + years)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(7 * weeks - today.weekday())


def _written(day: date) -> str:
    return day.strftime("%d/%m/%Y")
