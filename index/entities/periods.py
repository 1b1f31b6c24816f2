"""Parts of a year that a text names ("tháng 3", "quý II", "đầu năm"), and stretches of days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from index.entities.dates import WrittenDate
from index.language.numerals import roman_value
from index.language.text import fold
from index.language.words import comparable

_PARTS_OF_YEAR = {"dau": range(1, 5), "giua": range(5, 9), "cuoi": range(9, 13)}
_SHOWN = {fold(word): word for word in ("tháng", "quý", "đầu", "giữa", "cuối", "năm")}
_FROM, _TO = ("tu", "tu ngay", "from"), ("den", "den ngay", "den het ngay", "toi", "toi ngay", "to", "-")


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
        return " ".join(_SHOWN.get(word, word) for word in self.words[-2:])


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
    """The comparable words of a text without marks, quarters in digits: "quý II" as "quy", "2"."""
    said = comparable(text, folded=True)
    for at in range(1, len(said)):
        if said[at - 1] == "quy" and (quarter := roman_value(said[at])):
            said[at] = str(quarter)
    return said


def find_periods(text: str) -> Iterator[Period]:
    """The months, quarters, halves, beginnings and ends of a year that a text names."""
    said = period_words(text)
    for at, (first, second) in enumerate(pairwise(said)):
        if first in _PARTS_OF_YEAR and second == "nam":
            if at and said[at - 1] == "thang":
                yield Period(("thang", first, second), frozenset())
            else:
                yield Period((first, second), frozenset(_PARTS_OF_YEAR[first]))
        elif first == "thang" and second.isdecimal() and 1 <= int(second[:3]) <= 12:
            yield Period((first, second), frozenset({int(second)}), _event(said[:at]))
        elif first == "quy" and second in ("1", "2", "3", "4"):
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
