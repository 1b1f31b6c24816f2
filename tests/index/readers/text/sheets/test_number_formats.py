"""Numbers as their cells show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.text.sheets.number_formats import shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234.5, "General", "1234,5"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (-1234567.891234, "General", "-1234567,891"),
        (12345678901.5, "General", "12345678902"),
        (123456789012345.25, "General", "123456789012345"),
        (0.00012345, "General", "0,00012345"),
        (0.00001, "General", "0,00001"),
        (1.2345e-9, "General", "1,2345E-09"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1234.5, "#,##0.##", "1.234,5"),
        (1234, "#,##0.##", "1.234"),
        (0.5, "#.00", "0,50"),
        (2.5, "0", "3"),
        (0.125, "0%", "13%"),
        (1.0635, "0.0%", "106,4%"),
        (-5, "#,##0", "-5"),
        (-1234, "#,##0;(#,##0)", "(1.234)"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1500000, '#,##0" đồng"', "1.500.000 đồng"),
        (1500000, "#,##0\\ [$₫-42A]", "1.500.000 ₫"),
        (1500000, '_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-;_-* "-"\\ _₫_-;_-@_-', "1.500.000"),
        (1500000000, '#,##0.0,,,"tỷ"', "1,5tỷ"),
        (5, "[Red]0", "5"),
        (42, "00000", "00042"),
        (1e20, "0.00E+00", "1e+20"),
        (45356, "dd/mm/yyyy", "05/03/2024"),
        (45356, "m/d/yyyy", "05/03/2024"),
        (45356, "[$-42A]d\\ mmmm\\ yyyy", "05/03/2024"),
        (45356, '"ngày" dd "tháng" mm "năm" yyyy', "05/03/2024"),
        (45356, "mm/yyyy", "03/2024"),
        (45356, "yyyy", "2024"),
        (45356.3125, "dd/mm/yyyy h:mm", "05/03/2024 07:30"),
        (0.3125, "h:mm", "07:30"),
        (0.3125, "h:mm:ss AM/PM", "07:30:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "dd/mm/yyyy", "-1"),
        (5, '"Có"', "Có"),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(value: float, code: str, shown: str) -> None:
    """Points between thousands, a comma before decimals, days day first."""
    assert shown_number(value, code) == shown


def test_days_may_count_from_1904() -> None:
    """Workbooks of the old Macintosh count from another day."""
    assert shown_number(43894, "dd/mm/yyyy", from_1904=True) == "05/03/2024"


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('#0?.,%;dmyhs[]"\\_*$E+-/@ ', max_size=20))
def test_any_format_gives_something(value: float, code: str) -> None:
    """No format, however wrong, stops the reading."""
    assert isinstance(shown_number(value, code), str)
