"""Times without a day: parts of a year ("tháng 3", "quý II"), lunar years, terms of office, and stretches of days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from index.entities.dates import WrittenDate
from index.language.numerals import roman_value
from index.language.text import fold, has_marks, normalise_word
from index.language.words import comparable
from index.lexicon.kinds import numbers_of
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon, words

PARTS_OF_YEAR = {"dau": range(1, 5), "giua": range(5, 9), "cuoi": range(9, 13)}
_FROM, _TO = ("tu", "tu ngay", "from"), ("den", "den ngay", "den het ngay", "toi", "toi ngay", "to", "-")
_QUARTER = ("quy", "qui")
_QUARTERS = ("1", "2", "3", "4")
_FIRST_YEAR = 1984
_MONTH_STOP = re.compile(r"(\bth[áa]ng \d{1,2})\.(?=(?:19|20)\d\d(?!\d))", re.IGNORECASE)
_CYCLE = 60
# Years, terms and ordinals by which documents are told apart.
ROMAN = r"(?:[IVXL]+(?!\w)|\d{1,2}(?![\d/.]))"
_NUMBER_WORD = "(?:{dates:digit}|{dates:ten})"
_ORDINAL_WORD = rf"{_NUMBER_WORD}(?:\s+{_NUMBER_WORD})*"
NTH = rf"(?:lần\s+(?:thứ\s+)?|thứ\s+)(?:{ROMAN}|{_ORDINAL_WORD})"
YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d(?!\d))?"
TERM = rf"\(?nhiệm\s+kỳ\s+(?:này|{YEARS})\)?"
KHOA = rf"(?:khóa|khoá)\s+{ROMAN}"
_OF_YEAR = rf"(?:{{period_word}}|(?:tháng\s+\d{{1,2}}|quý\s+[IVX\d]+)(?:\s+năm|/))\s*{YEARS}"
_ANY_TERM = rf"{TERM}|(?:khóa|khoá)\s+(?:[IVXL]+|\d{{1,2}})(?!\w)"
_PERIOD = (
    rf"(?:\d{{1,2}}\s+tháng\s+(?:đầu|cuối)\s+)?{_OF_YEAR}"
    rf"|tháng\s+\d{{1,2}}(?![\d/-])|quý\s+[IVX]+(?!\w)|{_ANY_TERM}"
)
PERIOD = pattern(_PERIOD)
_OUTLOOK = r"(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)\s+đến(?:\s+năm)?\s+\d{4}"
GOES_ON = pattern(rf"\s*(?:,\s*)?(?:và\s+những\s+năm\s+tiếp\s+theo|{_OUTLOOK}|{_PERIOD})")
"""What may follow a period and belongs to it: "và những năm tiếp theo", "định hướng đến năm 2030"."""
_YEAR_AFTER = re.compile(rf"\s*(?:,\s*)?\(?năm\s+{YEARS}\)?|\s+(?:19|20)\d\d(?![\d/])")


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year.

    Attributes:
        words: As `period_words`: ("thang", "3"), ("quy", "2"), ("thang", "dau", "nam") of "6 tháng đầu năm".
        event: The two words before it, which it may be a part of: ("giao", "ban") of "giao ban công tác tháng 3".
        months: Those in it, 1 to 12; none of a half-year, of which a text must speak as such.
    """

    words: tuple[str, ...]
    months: frozenset[int]
    event: tuple[str, ...] = ()

    def __str__(self) -> str:
        shown = {fold(word): word for word in words("dates", uses="part_of_year")}
        return " ".join(shown.get(word, word) for word in self.words[-2:])


@dataclass(frozen=True, slots=True)
class DayRange:
    """All days from the first to the last."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"từ ngày {self.first:%d/%m/%Y} đến ngày {self.last:%d/%m/%Y}"


def period_words(text: str) -> list[str]:
    """The comparable words of a text without marks, quarters in digits: "quý II" as "quy", "2".

    A month is told from the year that a full stop joins to it: "tháng 6.2019".
    """
    return with_quarters(comparable(_MONTH_STOP.sub(r"\1/", text), folded=True))


def with_quarters(said: Sequence[str]) -> list[str]:
    """Words without marks, the quarters among them in digits, "quí" as "quý"."""
    found = list(said)
    for at, word in enumerate(said[:-1]):
        if word in _QUARTER and (number := _in_digits(said[at + 1])) in _QUARTERS:
            found[at : at + 2] = _QUARTER[0], number
    return found


def _in_digits(word: str) -> str:
    value = roman_value(word)
    return str(value) if value else word


def find_periods(text: str) -> Iterator[Period]:
    """The months, quarters, halves, beginnings and ends of a year that a text names."""
    said = period_words(text)
    for at, (first, second) in enumerate(pairwise(said)):
        if first in PARTS_OF_YEAR and second == "nam" and said[at + 2 : at + 3] != ["hoc"]:  # a school's year
            if at and said[at - 1] == "thang":
                yield Period(("thang", first, second), frozenset())
            else:
                yield Period((first, second), frozenset(PARTS_OF_YEAR[first]))
        elif first == "thang" and second.isdecimal() and 1 <= int(second[:3]) <= 12:
            yield Period((first, second), frozenset({int(second)}), _event(said[:at]))
        elif first == "quy" and second in _QUARTERS:
            last = 3 * int(second)
            yield Period((first, second), frozenset(range(last - 2, last + 1)))


def _event(before: list[str]) -> tuple[str, ...]:
    end = -2 if before[-2:] == ["cong", "tac"] else len(before)
    return tuple(before[:end][-2:])


def find_ranges(text: str, dates: Sequence[WrittenDate]) -> Iterator[tuple[DayRange, tuple[WrittenDate, WrittenDate]]]:
    """The stretches "từ ngày … đến ngày …" of which both ends are known, with the dates that are their ends."""
    for first, last in pairwise(dates):
        before = " ".join(fold(text[: first.start]).split()[-2:])
        between = " ".join(fold(text[first.end : last.start]).split())
        if before.endswith(_FROM) and between in _TO and first.value and last.value and first.value <= last.value:
            yield DayRange(first.value, last.value), (first, last)


@dataclass(frozen=True, slots=True)
class LunarYear:
    """A year of the lunar calendar named in a text: "Tết Tân Sửu", "xuân Nhâm Dần".

    A name is one of ten stems with one of twelve branches and comes again every sixty years; 1984 was Giáp Tý, the
    first. A lunar year begins some weeks after the solar one whose number it is given here.

    Attributes:
        place: Its place in the cycle of sixty, from 0 for Giáp Tý.
    """

    start: int
    end: int
    place: int

    def is_year(self, year: int) -> bool:
        """Whether this solar year has the name."""
        return (year - _FIRST_YEAR) % _CYCLE == self.place

    def latest(self, limit: int) -> int:
        """The last solar year up to `limit` that has the name."""
        return limit - (limit - _FIRST_YEAR - self.place) % _CYCLE


@from_lexicon
def _lunar_names(*, marked: bool) -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of a lunar year's name after its word, and each name's place in the cycle."""
    spelled = normalise_word if marked else fold
    stems, branches = numbers_of("stem"), numbers_of("branch")
    places = {
        spelled(f"{stem} {branch}"): place
        for place in range(_CYCLE)
        for stem, at in stems.items()
        for branch, other in branches.items()
        if (place % 10, place % 12) == (at, other)
    }
    before = "|".join(map(spelled, words("dates", uses="before_lunar")))
    return re.compile(rf"\b(?:{before})\s+(?P<name>{'|'.join(places)})\b"), places


def find_lunar_years(text: str) -> Iterator[LunarYear]:
    """The lunar years that a text names ("Tết Tân Sửu"), in order; without marks only where the whole text has none."""
    marked = has_marks(text)
    # Letter by letter, so that offsets stay: only "ð", decomposed or misplaced marks would be read otherwise.
    plain = text.lower() if marked else fold(text)
    pattern, places = _lunar_names(marked=marked)
    if len(plain) == len(text):
        for match in pattern.finditer(plain):
            yield LunarYear(match.start("name"), match.end("name"), places[match["name"]])


def period_end(text: str, at: int, end: int) -> int:
    """Where the year after a law's name ends; `at` where none follows."""
    year = _YEAR_AFTER.match(text, at, end)
    return year.end() if year else at


@dataclass(frozen=True, slots=True)
class ClockTime:
    """An hour of the day, a day of the week, or a day that comes again: "7 giờ 30", "thứ Tư", "mùng 10 hằng tháng".

    Attributes:
        unit: "hour", "weekday" or "recurring".
        value: As comparable: "7:30", "4" for Wednesday as the language counts, 8 for Sunday; of what comes again its
            words.
    """

    start: int
    end: int
    unit: str
    value: str


@from_lexicon
def _hours() -> re.Pattern[str]:
    said = alternatives(_either("hour"))
    signed = r":(?P<of>[0-5]\d)(?![\d:])"
    end = r"(?P<half>\s+(?:rưỡi|ruoi)(?!\w))?(?:\s*(?:phút|phut|')(?!\w))?"
    worded = rf"\s*(?:{said})\s*(?P<minute>[0-5]\d)?(?!\w)"
    return re.compile(rf"(?<![\w/.,-])(?P<hour>\d{{1,2}})(?:{worded}|{signed}){end}", re.IGNORECASE)


@from_lexicon
def _weekdays() -> re.Pattern[str]:
    said = alternatives(_either("weekday"))
    named = rf"(?:thứ|thu)\s+(?P<day>{said}|[2-7])|(?P<sunday>chủ\s+nhật|chu\s+nhat)"
    return re.compile(rf"\b(?:{named})(?![\w/])", re.IGNORECASE)


@from_lexicon
def _recurring() -> re.Pattern[str]:
    every, again, first = (alternatives(_either(use)) for use in ("every", "comes_again", "first_day"))
    each = rf"\b(?:{every})\s+(?:{again})(?!\w)"
    of_each = rf"\b(?:ngày|ngay|{first})\s+\d{{1,2}}(?![\w/])(?:\s+\w+){{0,4}}?\s+(?:{each})"
    alone = rf"\b(?:{first})\s+\d{{1,2}}(?!\s*(?:tháng|thang|/|-)|\w)"
    of_month = rf"\b(?:ngày|ngay)\s+\d{{1,2}}\s+(?:{alternatives(_either('of_month'))})(?!\s+\d|\w)"
    return re.compile(rf"{of_each}|{of_month}|{each}|{alone}", re.IGNORECASE)


def find_clock_times(text: str) -> Iterator[ClockTime]:
    """The hours, days of the week and days that come again in a text, in this order.

    "Thứ năm" may count ("lần thứ năm") and is a day only beside other times or in a capital: "thứ Năm".
    """
    found = (match for match in _hours().finditer(text) if int(match["hour"]) <= _HOURS)
    hours = [ClockTime(*match.span(), "hour", _hour(match)) for match in found]
    recurring = [
        ClockTime(*match.span(), "recurring", " ".join(comparable(match[0], folded=True)))
        for match in _recurring().finditer(text)
    ]
    yield from hours
    days = list(_weekdays().finditer(text))
    for match in days:
        others = (other.span() for other in days if other is not match)
        beside = [*((held.start, held.end) for held in (*hours, *recurring)), *others]
        if match["sunday"] or _is_weekday(text, match, beside):
            yield ClockTime(*match.span(), "weekday", _weekday(match))
    yield from recurring


def _hour(match: re.Match[str]) -> str:
    return f"{int(match['hour'])}:{match['minute'] or match['of'] or ('30' if match['half'] else '00')}"


def _weekday(match: re.Match[str]) -> str:
    if match["sunday"]:
        return "8"
    named = {fold(name): number for name, number in numbers_of("weekday").items()}
    return str(named.get(fold(match["day"]), match["day"]))


def _is_weekday(text: str, match: re.Match[str], beside: Sequence[tuple[int, int]]) -> bool:
    """Whether "thứ" and what follows is a day: in a capital, behind what a day stands behind, or joined to a time."""
    if _COUNTS_BEFORE().search(text, 0, match.start()):
        return False
    if match["day"][0].isupper() or _BEFORE_WEEKDAY().search(text, 0, match.start()):
        return True
    gaps = (gap for start, end in beside for gap in (start - match.end(), match.start() - end))
    return any(0 <= gap <= _NEAR_TIME for gap in gaps)


_HOURS = 24
_NEAR_TIME = 6
"""Characters between two times that are said together: " và ", " đến "."""
_BEFORE_WEEKDAY = pattern(
    r"\b(?:{day_word}|vào|vao|từ|tu|{part_of_day})\s+$",
    day_word=lambda: alternatives(_either("day_word")),
    part_of_day=lambda: alternatives(_either("part_of_day")),
)
_COUNTS_BEFORE = pattern(
    r"\b(?:{counts}|{meetings})\s+$",
    counts=lambda: alternatives(_either("counts")),
    meetings=lambda: alternatives((*words("meetings", uses="asked"), *map(fold, words("meetings", uses="asked")))),
)


@from_lexicon
def _either(use: str) -> tuple[str, ...]:
    """The words of a use as they are written, and without marks."""
    found = words("dates", uses=use)
    return tuple(dict.fromkeys((*found, *map(fold, found))))
