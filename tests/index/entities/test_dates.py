"""Dates as Vietnamese texts write them."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.dates import WrittenDate, find_dates
from index.language.text import fold

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
WAYS_WITH_YEAR = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d:02}.{m:02}.{y}",
    "{d} tháng {m} năm {y}",
    "{d:02} tháng {m:02}/{y}",
    "{d}/{m} năm {y}",
)


def written(text: str) -> list[tuple[str, int, int, int | None]]:
    """Each date's words, day, month and year."""
    return [(text[date.start : date.end], date.day, date.month, date.year) for date in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 09/7/2020, Ban Chấp hành", [("09/7/2020", 9, 7, 2020)]),
        ("họp ngày 21 tháng 12 năm 2021 tại", [("21 tháng 12 năm 2021", 21, 12, 2021)]),
        ("Sáng ngày 17/2, UBND huyện", [("17/2", 17, 2, None)]),
        ("Sáng 25/02, Huyện ủy", [("25/02", 25, 2, None)]),
        ("Sáng nay (25/02), Huyện ủy", [("25/02", 25, 2, None)]),
        ("Thứ Sáu 10/07/2020 10:41", [("10/07/2020", 10, 7, 2020)]),
        ("Thứ hai 25/01", [("25/01", 25, 1, None)]),
        ("ngày 14-4-1938", [("14-4-1938", 14, 4, 1938)]),
        ("Ngày 28-10, UBND tỉnh", [("28-10", 28, 10, None)]),
        ("Ngày 19 – 12, UBND tỉnh", [("19 – 12", 19, 12, None)]),
        ("Ngày 23.5, Chủ tịch", [("23.5", 23, 5, None)]),
        ("ngày mùng 2 tháng 9", [("2 tháng 9", 2, 9, None)]),
        ("ngày 5 tháng Chín năm 2021", [("5 tháng Chín năm 2021", 5, 9, 2021)]),
        ("ngày 5 tháng Mười hai năm 2021", [("5 tháng Mười hai năm 2021", 5, 12, 2021)]),
        ("ngày 5 tháng bốn", [("5 tháng bốn", 5, 4, None)]),
        ("ngày 21/12, năm 2021", [("21/12, năm 2021", 21, 12, 2021)]),
        ("NGÀY 21 THÁNG 12 NĂM 2021", [("21 THÁNG 12 NĂM 2021", 21, 12, 2021)]),
        ("ngày 9/7/20", [("9/7/20", 9, 7, 2020)]),
        ("ngày 5/ 7/ 2020", [("5/ 7/ 2020", 5, 7, 2020)]),
        ("17/2", [("17/2", 17, 2, None)]),
        ("hội nghị 25/02 ai chủ trì", [("25/02", 25, 2, None)]),
    ],
)
def test_one_date_in_each_way_of_writing(text: str, expected: list[tuple[str, int, int, int | None]]) -> None:
    """A date is found with its offsets, day, month and year in every way that offices write it."""
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 15 và 16/7/2020", [("15", 15, 7, 2020), ("16/7/2020", 16, 7, 2020)]),
        ("Trong 2 ngày 15, 16/7, huyện", [("15", 15, 7, None), ("16/7", 16, 7, None)]),
        ("ngày 15-16/7/2020", [("15", 15, 7, 2020), ("16/7/2020", 16, 7, 2020)]),
        ("ngày 5-6 tháng 7", [("5", 5, 7, None), ("6 tháng 7", 6, 7, None)]),
        (
            "từ ngày 15 đến ngày 17 tháng 7 năm 2021",
            [("15", 15, 7, 2021), ("17 tháng 7 năm 2021", 17, 7, 2021)],
        ),
        ("từ 15/01 - 24/01/2026", [("15/01", 15, 1, 2026), ("24/01/2026", 24, 1, 2026)]),
        ("từ 28/12 đến 03/01/2021", [("28/12", 28, 12, 2020), ("03/01/2021", 3, 1, 2021)]),
        ("26/3/1931-26/3/2026", [("26/3/1931", 26, 3, 1931), ("26/3/2026", 26, 3, 2026)]),
    ],
)
def test_a_range_gives_its_month_and_year_to_both_ends(
    text: str, expected: list[tuple[str, int, int, int | None]]
) -> None:
    """The first days of a range take month and year from the last, and the year before across New Year."""
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "đạt 15/20 xã",
        "có 5/12 xã đạt chuẩn",
        "Nghị định 30/2020/NĐ-CP",
        "số 05/11/NQ-TW",
        "nhiệm kỳ 2020-2025",
        "6 tháng đầu năm 2020",
        "trong 6 tháng 10 ngày",
        "ngày 31/02/2020",
        "ngày 30 tháng 2 năm 2020",
        "ngày 29/02/2021",
        "ngày 12/13/2020",
        "ngày 10/3 âm lịch",
        "ngày 15 tháng Giêng",
        "tăng 7,5% so với 4854,7 tỷ đồng",
        "1.2 Mục tiêu",
        "họp 8h30",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Fractions, numbers of documents, terms, impossible and lunar days are no dates."""
    assert find_dates(text) == []


def test_text_without_marks_is_read_too() -> None:
    """A question typed without marks gives the same dates."""
    assert written("hoi nghi ngay 17 thang 2 nam 2021 o dau") == [("17 thang 2 nam 2021", 17, 2, 2021)]


def test_value_needs_a_year() -> None:
    """A date without a year has no value until a year is given, and none in a year without that day."""
    date = WrittenDate(0, 5, 29, 2, None)

    assert date.value is None
    assert date.in_year(2020) == datetime.date(2020, 2, 29)
    assert date.in_year(2021) is None


@given(DAYS, st.sampled_from(WAYS_WITH_YEAR))
def test_a_full_date_is_found_with_its_value(day: datetime.date, way: str) -> None:
    """Any day in any way of writing with a year is found once, whole, in a sentence, with and without marks."""
    text = way.format(d=day.day, m=day.month, y=day.year)

    for sentence in (f"Hội nghị ngày {text} tại huyện.", fold(f"Hội nghị ngày {text} tại huyện.")):
        (found,) = find_dates(sentence)
        assert fold(sentence[found.start : found.end]) == fold(text)
        assert found.value == day


@given(st.text(alphabet=st.sampled_from("0123456789/-–., ngàytháđếvm(\n")))
def test_dates_are_in_order_apart_and_real(text: str) -> None:
    """Found dates are sorted, do not overlap, are days of the calendar, and full ones reparse to the same value."""
    dates = find_dates(text)

    assert all(a.end <= b.start for a, b in itertools.pairwise(dates))
    assert all(date.in_year(date.year or 2000) for date in dates)
    for date in dates:
        stretch = text[date.start : date.end]
        if stretch.isdigit() or date.year is None or str(date.year) not in stretch:
            continue
        (again,) = find_dates(stretch)
        assert again.value == date.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mùng chín tháng tám năm 2024", (9, 8, 2024)),
        ("ngày hai mươi mốt tháng chín", (21, 9, None)),
        ("Ngày mười lăm tháng 2, năm 2023", (15, 2, 2023)),
        ("ngay muoi thang hai", (10, 2, None)),
        ("Ngày 3 tháng Hai năm 2024", (3, 2, 2024)),
    ],
)
def test_a_day_in_words(text: str, day: tuple[int, int, int | None]) -> None:
    """Its number may be written in words."""
    assert [(found.day, found.month, found.year) for found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["mùng ba tháng giêng", "ngày ba mươi mốt tháng hai"])
def test_a_lunar_or_impossible_day_in_words_is_none(text: str) -> None:
    """The first month by its lunar name, and a day that no month has."""
    assert find_dates(text) == []
