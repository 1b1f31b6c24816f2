"""Times named from today, written out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import fold
from retrieval.question.typed.relative_dates import resolve_dates

THURSDAY = date(2026, 1, 22)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hôm qua huyện họp gì?", "ngày 21/01/2026 huyện họp gì?"),
        ("sáng hôm qua", "sáng ngày 21/01/2026"),
        ("ngày hôm kia", "ngày 20/01/2026"),
        ("Hội nghị sáng nay", "Hội nghị sáng ngày 22/01/2026"),
        ("chiều mai họp ở đâu", "chiều ngày 23/01/2026 họp ở đâu"),
        ("thứ Hai tuần này", "ngày 19/01/2026"),
        ("thứ 2 tuần trước", "ngày 12/01/2026"),
        ("kỳ họp thứ 7 năm ngoái", "kỳ họp thứ 7 năm 2025"),
        ("Chỉ thị 05 năm nay", "Chỉ thị 05 năm 2026"),
        ("chủ nhật tuần trước", "ngày 18/01/2026"),
        ("trong tuần trước", "từ ngày 12/01/2026 đến ngày 18/01/2026"),
        ("tháng này", "tháng 1 năm 2026"),
        ("tháng trước", "tháng 12 năm 2025"),
        ("tháng tới", "tháng 2 năm 2026"),
        ("quý này", "quý 1 năm 2026"),
        ("quý trước", "quý 4 năm 2025"),
        ("đầu năm nay", "đầu năm 2026"),
        ("tháng 2 năm ngoái", "tháng 2 năm 2025"),
        ("ngày 25/2 năm nay", "ngày 25/2 năm 2026"),
        ("năm kia và năm sau", "năm 2024 và năm 2027"),
        ('nhóm "Vì Phú Khê hôm nay" lập năm ngoái', 'nhóm "Vì Phú Khê hôm nay" lập năm 2025'),
    ],
)
def test_a_time_is_written_out(asked: str, expected: str) -> None:
    """A time named from today becomes the day, week, month, quarter or year that it is, with marks or without."""
    assert resolve_dates(asked, THURSDAY) == expected
    assert resolve_dates(fold(asked), THURSDAY) == fold(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What happened yesterday?", "What happened on 21/01/2026?"),
        ("meetings last week", "meetings from 12/01/2026 to 18/01/2026"),
        ("resolutions of this year", "resolutions of in 2026"),
    ],
)
def test_english_times(asked: str, expected: str) -> None:
    """English times are written out too; the preposition before them is of no matter."""
    assert resolve_dates(asked, THURSDAY) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "5 năm trước làm gì?",
        "trong 2 năm nay",
        "những năm qua",
        "mấy tháng trước",
        "hai năm trước",
        "nhiều tuần qua",
        "505 triệu năm trước",
        "vài trăm năm trước",
        "3 nghìn năm sau",
        "Năm 2021 họp ngày nào?",
        "hội nghị lần thứ năm",
        "tăng bao nhiêu so với năm trước?",
        "cao hơn tháng trước",
        "Thu ngân sách năm 2020 và năm trước",
        "Tết Tân Sửu",
    ],
)
def test_spans_and_plain_times_stay(asked: str) -> None:
    """A number of years is a span, and what is named without today stays as it is."""
    assert resolve_dates(asked, THURSDAY) == asked


@given(today=st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_weeks_are_from_monday_to_sunday(today: date) -> None:
    """The week before this one has seven days, and this week's Monday is the day after it."""
    first, last = resolve_dates("tuần trước", today).removeprefix("từ ngày ").split(" đến ngày ")
    monday = resolve_dates("thứ hai tuần này", today).removeprefix("ngày ")

    days = [date(int(day[6:]), int(day[3:5]), int(day[:2])) for day in (first, last, monday)]

    assert [day.weekday() for day in days] == [0, 6, 0]
    assert [(day - days[0]).days for day in days] == [0, 6, 7]
    assert days[2] <= today
