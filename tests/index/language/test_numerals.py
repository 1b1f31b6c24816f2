"""Ordinals and numbers as words, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.numerals import (
    find_ordinals,
    in_full,
    number_value,
    plain_number,
    roman_value,
    with_points,
)
from index.language.text import fold


def found(text: str) -> list[tuple[str, str, int]]:
    """The ordinals of a text: as written, what they count, and their values."""
    return [(text[o.start : o.end], o.what, o.value) for o in find_ordinals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị lần thứ bảy khóa VII", [("lần thứ bảy", "lần", 7), ("khóa VII", "khóa", 7)]),
        ("hoi nghi lan thu bay khoa vii", [("lan thu bay", "lần", 7), ("khoa vii", "khóa", 7)]),
        ("hội nghị lần 2", [("lần 2", "lần", 2)]),
        ("hội nghị lan thu 2 của huyện", [("lan thu 2", "lần", 2)]),
        ("Ban Chấp hành khoá XXVIII, nhiệm kỳ", [("khoá XXVIII", "khóa", 28)]),
        ("kỳ họp thứ 5, HĐND", [("thứ 5", "lần", 5)]),
        ("cuộc giám sát thứ nhất trong năm", [("thứ nhất", "lần", 1)]),
        ("Đại hội lần thứ tư", [("lần thứ tư", "lần", 4)]),
        ("Đại hội lần thứ mười lăm", [("lần thứ mười lăm", "lần", 15)]),
        ("Đại hội lần thứ hai mươi Đảng bộ", [("lần thứ hai mươi", "lần", 20)]),
        ("Đại hội lần thứ hai mươi mốt", [("lần thứ hai mươi mốt", "lần", 21)]),
        ("dai hoi lan thu hai muoi tam", [("lan thu hai muoi tam", "lần", 28)]),
        ("kỷ niệm lần thứ ba mươi", [("lần thứ ba mươi", "lần", 30)]),
        ("Đại hội lần thứ mười năm 2020", [("lần thứ mười", "lần", 10)]),
        ("the seventh conference", [("seventh", "lần", 7)]),
        ("the 2nd and 21st", [("2nd", "lần", 2), ("21st", "lần", 21)]),
        ("KHÓA XV", [("KHÓA XV", "khóa", 15)]),
        ("the \u017fixth and the f\u0131fth", [("\u017fixth", "lần", 6), ("f\u0131fth", "lần", 5)]),
    ],
)
def test_ordinals_are_found(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Digits, Roman numerals and words count times and terms, with marks or without."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tổng thu năm 2021",
        "tong thu nam 2021",
        "thu 30 tỷ đồng",
        "tong thu 30 ty",
        "Thứ hai, ngày 25/01/2021",
        "Thứ Sáu 10/07/2020 10:41",
        "sáng thứ hai",
        "thứ 7/2020",
        "lần sau",
        "lan sau",
        "lần tư vấn",
        "số lần vi phạm",
        "khóa 2020",
        "khóa năm 2021",
        "khóa năm nay",
        "khoa học năm",
        "lan tỏa hai",
        "lần này",
        "lần ²",
        "lần 20%",
        "lần thứ 0",
        "lần thứ " + "9" * 5000,
        "",
    ],
)
def test_what_is_no_ordinal(text: str) -> None:
    """Revenue, weekdays, years, amounts, and words that sound like numbers count nothing."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("07", 7),
        ("XXVIII", 28),
        ("xl", 40),
        ("bảy", 7),
        ("bẩy", 7),
        ("bay", 7),
        ("tư", 4),
        ("mười", 10),
        ("mười một", 11),
        ("muoi lam", 15),
        ("hai mươi", 20),
        ("hai muoi", 20),
        ("chín mươi chín", 99),
        ("hai mươi tư", 24),
        ("mười năm", None),
        ("hai mươi mươi", None),
        ("hai hai", None),
        ("một mươi", None),
        ("lăm", None),
        ("mốt", None),
        ("không", None),
        ("IIII", None),
        ("", None),
        ("một hai ba bốn", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_number_value(text: str, value: int | None) -> None:
    """Digits, Roman numerals and words up to ninety-nine have a value, anything else none."""
    assert number_value(text) == value


@pytest.mark.parametrize(("word", "value"), [("sáu", 6), ("sau", None), ("bay", None), ("ba", 3), ("muoi", None)])
def test_in_a_text_with_marks_a_number_carries_its_own(word: str, value: int | None) -> None:
    """The word "sau" (after) is not "sáu" (six) where the text has marks."""
    assert number_value(word, marked=True) == value


TENS = ["", "mười", *[f"{word} mươi" for word in "hai ba bốn năm sáu bảy tám chín".split()]]
UNITS = "|một|hai|ba|bốn|lăm|sáu|bảy|tám|chín".split("|")


@given(st.integers(1, 99))
def test_every_number_below_a_hundred(number: int) -> None:
    """Numbers as they are said have their value, and the same without marks."""
    tens, unit = divmod(number, 10)
    word = UNITS[unit] if tens or unit != 5 else "năm"
    said = f"{TENS[tens]} {word}".strip()

    assert number_value(said) == number
    assert number_value(said, marked=True) == number
    assert number_value(fold(said)) == number
    assert found(f"Đại hội lần thứ {said}") == [(f"lần thứ {said}", "lần", number)]


@given(st.integers(1, 399))
def test_every_roman_numeral(number: int) -> None:
    """Roman numerals up to 399 have their value in either case."""
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    numeral = (
        "C" * hundreds
        + ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][tens]
        + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][unit]
    )

    assert roman_value(numeral) == number
    assert roman_value(numeral.lower()) == number


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(["lần ", "khóa ", "thứ ", ""]))
def test_no_text_upsets_the_search(text: str, before: str) -> None:
    """Any text is searched, and what is found lies in it, in order, with values above 0."""
    ordinals = list(find_ordinals(before + text))

    assert all(0 <= o.start < o.end <= len(before + text) and o.value > 0 for o in ordinals)


@pytest.mark.parametrize(
    ("plain", "spellings"),
    [
        ("1234,5", ["1.234,5", "1234,5", "1,234.5", "1234.50", "01234,5"]),
        ("45670", ["45.670", "45670"]),
        ("62500000", ["62.500.000", "62,500,000", "62500000"]),
        ("112,4", ["112,4", "112.4"]),
        ("45,67", ["45,670"]),
        ("0,125", ["0.125", "0,125"]),
        ("30.6.2020", ["30.6.2020"]),
        ("7", ["007"]),
    ],
)
def test_one_number_in_several_spellings(plain: str, spellings: list[str]) -> None:
    """Points and commas by thousands go, the last is a fraction's; a day stays as it is."""
    assert [plain_number(written) for written in spellings] == [plain] * len(spellings)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("đạt 45 670 tấn", "đạt 45.670 tấn"),
        ("vốn 1 234 567 đồng", "vốn 1.234.567 đồng"),
        ("tháng 3 250 đoàn viên", "tháng 3 250 đoàn viên"),
        ("năm 2020 350 người", "năm 2020 350 người"),
        ("số 12 345/QĐ", "số 12 345/QĐ"),
    ],
)
def test_blanks_within_a_number(text: str, joined: str) -> None:
    """Blanks by thousands are points, but not behind a number that is a month's or a year's."""
    assert with_points(text) == joined


@given(st.text(max_size=60))
def test_joining_keeps_every_place(text: str) -> None:
    """The text is as long as before, and plain numbers are plain."""
    assert len(with_points(text)) == len(text)
    assert plain_number(plain_number(text)) == plain_number(text)


@pytest.mark.parametrize(
    ("number", "scale", "full"),
    [("62,5", "triệu", "62500000"), ("15", "ty", "15000000000"), ("62,5", "đồng", None), ("x", "triệu", None)],
)
def test_a_scale_is_multiplied_out(number: str, scale: str, full: str | None) -> None:
    """A number before a word for a power of ten is that many; other words are none."""
    assert in_full(number, scale) == full
