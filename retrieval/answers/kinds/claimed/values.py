"""The values that a text gives: days, years, numbers with their units, numbers of documents; and whether two agree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.language.numerals import find_ordinals, in_full, plain_number, with_points
from index.language.text import fold
from index.language.words import comparable
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.kinds.claimed.claims import either
from retrieval.question.typed.days import find_days


class ValueKind(StrEnum):
    """Of what kind a value is; only values of one kind can say another thing of the same matter.

    The day right behind the number of a paper is that on which it was issued.
    """

    DAY = "day"
    ISSUED = "issued"
    YEAR = "year"
    NUMBER = "number"
    DOCUMENT = "document"


class Bound(StrEnum):
    """Whether a number is said as it is, or as less or more than the thing itself."""

    EXACT = "exact"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text.

    Attributes:
        start, end: Where it stands, with its unit and the words that bound it.
        number: Where the number itself ends: what is counted stands behind it.
        unit: Folded: what is counted, "%", "money", "day" for stretches of days, "hour"; empty if nothing is said.
    """

    kind: ValueKind
    start: int
    end: int
    number: int
    amount: float = 0.0
    unit: str = ""
    bound: Bound = Bound.EXACT
    day: WrittenDate | None = None
    document: DocumentNumber | None = None


_YEAR = re.compile(r"(?<!\w)(?:năm|nam)\s+(?P<year>(?:19|20)\d\d)(?!\w|[.,]\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,/-])(?P<number>\d+(?:[.,]\d+)*)(?:/\d+(?![\w/]))?(?![\w-])")
_UNIT = re.compile(r"\s*(?P<sign>%)|\s+(?P<word>[^\W\d_]+)(?:\s+(?P<next>[^\W\d_]+))?")
_DAYS = {"ngay": 1.0, "tuan": 7.0, "thang": 30.0, "nam": 360.0}
_HOURS = {"gio": 1.0, "phut": 1 / 60}
_numbered = pattern(r"(?<!\w)(?:{answers:part_of_paper}|{kinds_asked:numbered_by})\s+$")
_of_year = pattern(r"\s+{kinds_asked:part_of_year}(?!\w)")
_PERCENT, _MONEY = "%", "money"


def values_in(text: str) -> list[Value]:
    """The values of a text, in order; counts ("lần thứ 7"), numbers of rooms and parts of papers are none."""
    said = with_points(text)
    numbers = [held for held in find_document_numbers(said) if held.kind or held.symbol]  # "phòng số 3" is no paper
    papers = [Value(ValueKind.DOCUMENT, held.start, held.end, held.end, document=held) for held in numbers]
    days = [_day(said, day, [held.end for held in numbers]) for day in find_days(said)]
    taken = [(held.start, held.end) for held in (*days, *papers)]
    taken += [(held.start, held.end) for held in find_ordinals(said)]
    years = [
        Value(ValueKind.YEAR, *match.span(), match.end(), amount=float(match["year"]))
        for match in _YEAR.finditer(said)
        if not _is_in(match.start(), taken)
    ]
    taken += [(held.start, held.end) for held in years]
    counted = (_number(said, match) for match in _NUMBER.finditer(said) if not _is_in(match.start(), taken))
    return sorted([*days, *papers, *years, *filter(None, counted)], key=lambda held: held.start)


def _is_in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _day(text: str, day: WrittenDate, numbers: Sequence[int]) -> Value:
    """A day with the words before it; one of a paper if its number ends right before."""
    before = _before_day().search(text[: day.start])
    start = before.start() if before else day.start
    is_issued = any(end <= start and not text[end:start].strip(" ,") for end in numbers)
    return Value(ValueKind.ISSUED if is_issued else ValueKind.DAY, start, day.end, day.end, day=day)


@from_lexicon
def _before_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either('day_before')}\s+)+$", re.IGNORECASE)


@from_lexicon
def _bounds() -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    uses = ((Bound.LESS, "less_than"), (Bound.MORE, "more_than"))  # "không quá" before "quá"
    return tuple((bound, re.compile(rf"(?<!\w){either(use)}\s+$", re.IGNORECASE)) for bound, use in uses)


def _number(text: str, match: re.Match[str]) -> Value | None:
    """The number at a match with its unit; None of a number that only tells one thing from another."""
    if _numbered().search(text[: match.start()]):
        return None
    plain = plain_number(match["number"])
    if not re.fullmatch(r"\d+(?:,\d+)?", plain):
        return None
    amount, unit, end = _measured(text, match.end(), plain)
    if unit == "day" and _of_year().match(text, end):
        return None  # "6 tháng đầu năm"
    held = ((bound, before.search(text[: match.start()])) for bound, before in _bounds())
    bound, before = next(((bound, found) for bound, found in held if found), (Bound.EXACT, None))
    start = before.start() if before else match.start()
    return Value(ValueKind.NUMBER, start, end, match.end(), amount=amount, unit=unit, bound=bound)


def _measured(text: str, at: int, plain: str) -> tuple[float, str, int]:
    """The amount, what it measures, and where the unit ends."""
    amount, is_scaled = float(plain.replace(",", ".")), False
    unit = _UNIT.match(text, at)
    if unit and unit["word"] and (full := in_full(plain, unit["word"])):
        amount, is_scaled, at = float(full), True, unit.end("word")
        unit = _UNIT.match(text, at)
    if unit is None:
        return amount, _MONEY if is_scaled else "", at
    if unit["sign"]:
        return amount, _PERCENT, unit.end("sign")
    word, following = fold(unit["word"]), fold(unit["next"] or "")
    end = unit.end("word")
    if (word, following) == ("phan", "tram"):
        return amount, _PERCENT, unit.end("next")
    if word == "dong" and following != "chi":
        return amount, _MONEY, end
    if word in _DAYS:
        return amount * _DAYS[word], "day", end
    if word in _HOURS:
        return amount * _HOURS[word], "hour", end
    if word in _people():
        return amount, "people", end if word != "dong" else unit.end("next")
    return amount, _MONEY if is_scaled and word in _no_units() else word, at if is_scaled else end


@from_lexicon
def _no_units() -> frozenset[str]:
    """What behind a scale says that money is meant: "22 triệu một ha"."""
    return frozenset(fold(phrase) for phrase in words("kinds_asked", uses="no_unit"))


@from_lexicon
def _people() -> frozenset[str]:
    return frozenset(fold(phrase.split()[0]) for phrase in words("kinds_asked", uses="people_counted"))


def is_alike(one: Value, other: Value) -> bool:
    """Whether both say how much of the same."""
    kinds = {ValueKind.DAY if held.kind is ValueKind.ISSUED else held.kind for held in (one, other)}
    return len(kinds) == 1 and (one.unit == other.unit or not one.unit)


def agrees(claimed: Value, held: Value, year: int | None) -> bool:
    """Whether what a text holds is what is claimed: the same, or on the side of the bound that is claimed.

    Args:
        year: Of the text's document, where a day has none.
    """
    if not is_alike(claimed, held):
        return False
    if claimed.day is not None and held.day is not None:
        one, other = claimed.day, held.day
        # A day without a year in a paper is of its year or, towards its end, of the next: "20 tháng 01 năm sau".
        possible = (other.year,) if other.year else (year, year + 1) if year else (one.year,)
        years = one.year is None or one.year in possible
        return (one.day, one.month) == (other.day, other.month) and years
    if claimed.document is not None and held.document is not None:
        return claimed.document.agrees_with(held.document)
    if abs(claimed.amount - held.amount) < _SAME:
        return True
    if claimed.bound is Bound.MORE:
        return held.amount > claimed.amount
    return claimed.bound is Bound.LESS and held.amount < claimed.amount


_SAME = 1e-6


def has_values(values: Iterable[Value], text: str, year: int | None) -> bool:
    """Whether a text has all days and numbers of these; years and papers its document may name elsewhere."""
    needed = [held for held in values if held.kind in (ValueKind.DAY, ValueKind.NUMBER)]
    here = values_in(text)
    return all(any(agrees(value, held, year) for held in here) for value in needed)


def is_left(text: str, held: Value) -> Value | None:
    """The value that takes the place of this one, where a text says so: "từ 15 triệu đồng lên 22 triệu đồng"."""
    if not _from().search(text[: held.start]):
        return None
    following: Iterator[Value] = (other for other in values_in(text) if other.start >= held.number)
    new = next(following, None)
    is_new = new is not None and _to().search(text[held.number : new.start]) is not None
    return new if is_new and new is not None and is_alike(held, new) else None


@from_lexicon
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('from_value')}\s+$", re.IGNORECASE)


@from_lexicon
def _to() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('to_value')}\s+$", re.IGNORECASE)


_CODE = re.compile(r"(?<![\w/.-])(?=\w*\d)(?=\w*[^\W\d])\w+(?![\w/.-]*\d)")
"""A word of letters and digits, by which a thing is told from its likes: "N5", "2A"."""


def has_codes(claim: str, text: str) -> bool:
    """Whether a text has the codes of a claim itself; what stands above it may name several such things."""
    held, values = set(comparable(text, folded=True)), values_in(claim)
    codes = (match for match in _CODE.finditer(claim) if not any(v.start <= match.start() < v.end for v in values))
    return all(fold(match[0]) in held for match in codes)
