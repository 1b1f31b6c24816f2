"""Parts of a year and stretches of days."""

from datetime import date

import pytest

from index.entities.dates import find_dates
from index.entities.periods import DayRange, find_clock_times, find_periods, find_ranges
from tests.fakes import understand


@pytest.mark.parametrize(
    ("text", "shown", "months"),
    [
        ("tháng 02/2021", "tháng 2", {2}),
        ("tháng 6.2019", "tháng 6", {6}),
        ("thang 12", "tháng 12", {12}),
        ("quý I", "quý 1", {1, 2, 3}),
        ("quý 4", "quý 4", {10, 11, 12}),
        ("đầu năm 2021", "đầu năm", {1, 2, 3, 4}),
        ("cuối năm", "cuối năm", {9, 10, 11, 12}),
        ("6 tháng đầu năm", "đầu năm", set()),
    ],
)
def test_a_part_of_a_year(text: str, shown: str, months: set[int]) -> None:
    """A part is found with its months; a half-year has none, for it must be named as such."""
    (found,) = find_periods(text)

    assert (str(found), set(found.months)) == (shown, months)


@pytest.mark.parametrize("text", ["tháng 13", "quý 5", "quý danh", "năm 2021", "đầu tư", ""])
def test_what_is_no_part_of_a_year(text: str) -> None:
    """There is no thirteenth month and no fifth quarter."""
    assert list(find_periods(text)) == []


def test_a_stretch_of_days_is_no_two_days() -> None:
    """Of "từ ngày … đến ngày …" one day in between is enough, so its ends are not asked for themselves."""
    question = understand("Từ ngày 01/7/2020 đến ngày 10/7/2020 huyện họp gì?")

    assert question.times.ranges == (DayRange(date(2020, 7, 1), date(2020, 7, 10)),)
    assert question.times.dates == ()
    assert date(2020, 7, 9) in question.times.ranges[0]
    assert date(2020, 7, 11) not in question.times.ranges[0]
    assert str(question.times.ranges[0]) == "từ ngày 01/07/2020 đến ngày 10/07/2020"


@pytest.mark.parametrize(
    "text",
    ["ngày 01/7/2020 và ngày 10/7/2020", "từ ngày 10/7/2020 đến ngày 01/7/2020", "từ ngày 01/7 đến ngày 10/7"],
)
def test_what_is_no_stretch(text: str) -> None:
    """Two days, days in the wrong order, and days of an unknown year are no stretch."""
    assert list(find_ranges(text, find_dates(text))) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("vào thứ 5 hàng tuần.", [("thứ 5", "5"), ("hàng tuần", "hang tuan")]),
        ("từ thứ Hai đến thứ Sáu", [("thứ Hai", "2"), ("thứ Sáu", "6")]),
        ("sáng thứ tư hằng tuần", [("thứ tư", "4"), ("hằng tuần", "hang tuan")]),
        ("Chủ nhật và thứ bảy", [("Chủ nhật", "8"), ("thứ bảy", "7")]),
        ("mùng 10 hằng tháng", [("mùng 10 hằng tháng", "mung 10 hang thang")]),
        ("trước ngày 20 hàng tháng", [("ngày 20 hàng tháng", "ngay 20 hang thang")]),
        ("từ 7 giờ 30 phút đến 16h30", [("7 giờ 30 phút", "7:30"), ("16h30", "16:30")]),
        ("15h00, 8:05 và 9 giờ rưỡi", [("15h00", "15:00"), ("8:05", "8:05"), ("9 giờ rưỡi", "9:30")]),
        ("chieu thu 6 hang tuan", [("thu 6", "6"), ("hang tuan", "hang tuan")]),
        ("kỳ họp thứ 5, lần thứ năm, nhóm thứ hai và nhóm thứ ba", []),
        ("thu 5 ty dong, 30 giờ, 12/3, Nghị định 15/2020", []),
    ],
)
def test_hours_days_of_the_week_and_what_comes_again(text: str, held: list[tuple[str, str]]) -> None:
    """Each is found where it stands; a count behind "thứ" is no day."""
    found = sorted(find_clock_times(text), key=lambda time: time.start)

    assert [(text[time.start : time.end], time.value) for time in found] == held


def test_a_school_year_begins_at_no_beginning_of_a_year() -> None:
    """It is in autumn."""
    assert list(find_periods("họp đầu năm học 2025-2026")) == []
    assert [str(found) for found in find_periods("họp đầu năm 2025")] == ["đầu năm"]


def test_a_month_with_a_full_stop_before_its_year() -> None:
    """It is that month."""
    assert [found.words for found in find_periods("giao ban tháng 6.2019 tốn 3.2020 đồng")] == [("thang", "6")]
