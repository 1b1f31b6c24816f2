"""Figures of a head that recognition is not sure of."""

import datetime

import pytest

from index.layout import Doubt, Layout
from index.structure.reading import read
from index.types import Header

TEXT = """UBND HUYỆN AN LĨNH
Số: 12/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lĩnh, ngày 05 tháng 3 năm 2020

QUYẾT ĐỊNH
Về việc giao dự toán năm 2020

Điều 1. Giao dự toán năm 2020 cho Trạm Khuyến nông huyện.
"""


def header(doubtful: str) -> Header:
    """The header where the first of these words is doubtful."""
    at = TEXT.index(doubtful)
    return read(TEXT, Layout(doubts=(Doubt(at, at + len(doubtful), 0.4),))).header


@pytest.mark.parametrize("doubtful", ["12/QĐ-UBND", "12"])
def test_a_doubtful_number_is_unknown(doubtful: str) -> None:
    """A number of whose figures recognition is not sure is not taken; its letters are."""
    found = header(doubtful)

    assert (found.number, found.symbol, found.date) == (None, "QĐ-UBND", datetime.date(2020, 3, 5))


@pytest.mark.parametrize("doubtful", ["05", "3", "2020"])
def test_a_doubtful_day_is_unknown(doubtful: str) -> None:
    """Nor is a day, of whichever of its three figures."""
    found = header(doubtful)

    assert (found.number, found.date) == ("12/QĐ-UBND", None)


@pytest.mark.parametrize("doubtful", ["QĐ-UBND", "tháng", "giao dự toán"])
def test_other_doubts_change_nothing(doubtful: str) -> None:
    """A doubtful word beside the figures leaves them."""
    found = header(doubtful)

    assert (found.number, found.date) == ("12/QĐ-UBND", datetime.date(2020, 3, 5))
