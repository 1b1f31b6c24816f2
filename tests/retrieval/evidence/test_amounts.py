"""The amounts of texts and how they differ."""

from decimal import Decimal

import pytest

from retrieval.evidence.amounts import comparable_pair, difference, find_amounts, written


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("đạt 4.854,7 tỷ đồng, tăng 7,5% so với năm 2019", [("4854.7", "tỷ", ("đồng",)), ("7.5", "", ("%",))]),
        ("có 11/16 xã đạt chuẩn ngày 30/6/2020", [("11", "", ("xã", "đạt"))]),
        ("Điều 2. Quyết định số 12/QĐ-UBND, tháng 6 năm 2021", []),
        ("tăng 12,5 phần trăm", [("12.5", "", ("%",))]),
        ("6 tháng đầu năm trồng 1 250 ha rừng", [("1250", "", ("ha", "rừng"))]),
    ],
)
def test_amounts_have_values_and_units(text: str, amounts: list[tuple[str, str, tuple[str, ...]]]) -> None:
    """Days, years and the numbers of papers and their parts are none."""
    assert [(str(held.value), held.scale, held.unit) for held in find_amounts(text)] == amounts


@pytest.mark.parametrize(
    ("first", "second", "unit", "apart"),
    [
        ("trồng 1.000 ha rừng", "trồng 1.125 ha cây", "", "125 ha"),
        ("thu 1,2 tỷ đồng", "thu 900 triệu đồng", "", "0,3 tỷ đồng"),
        ("215 đại biểu của 43 tổ chức", "149 đại biểu, 3 tổ chức", "đại", "66 đại biểu"),
    ],
)
def test_amounts_of_one_unit_differ(first: str, second: str, unit: str, apart: str) -> None:
    """What they differ by is in the scale of the first, as Vietnamese writes it."""
    pair = comparable_pair(list(find_amounts(first)), list(find_amounts(second)), unit)

    assert pair is not None
    assert difference(*pair).written == apart


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("50 ha lúa", "3 tỷ đồng"),
        ("50 ha lúa, 3 xã", "40 ha lúa, 5 xã"),
        ("50 ha lúa, 60 ha ngô", "40 ha lúa"),
        ("4 tỷ đồng/năm", "4 tỷ đồng"),
    ],
)
def test_other_amounts_are_not_compared(first: str, second: str) -> None:
    """Different units, several units, and several values of one are held against nothing."""
    assert comparable_pair(list(find_amounts(first)), list(find_amounts(second)), "") is None


def test_a_share_is_of_the_first() -> None:
    """From 1.000 to 1.125 it is 12,5 percent more; of percentages there is no such share."""
    areas = [next(find_amounts(text)) for text in ("1.000 ha", "1.125 ha")]
    shares = [next(find_amounts(text)) for text in ("4,5%", "4,1%")]

    assert difference(areas[0], areas[1]).share == Decimal("12.5")
    assert difference(shares[0], shares[1]).share is None
    assert difference(shares[0], shares[1]).written == "0,4 %"


def test_numbers_are_written_with_points_and_a_comma() -> None:
    """Points between thousands, at most two digits behind the comma."""
    assert [written(Decimal(value)) for value in ("1234567.891", "40", "0.50")] == ["1.234.567,89", "40", "0,5"]
