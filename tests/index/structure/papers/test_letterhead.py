"""The head of an official document."""

import datetime

import pytest

from index.entities.bodies import issuer_of
from index.structure.lines import read_lines
from index.structure.papers.letterhead import kind_of_number, read_letterhead
from index.structure.papers.mottos import is_motto

DIRECTIVE = """\
HUYỆN ỦY TÂN PHÚC
*
Số: 17-CT/HU
Tân Phúc, ngày 12 tháng 5 năm 2023

CHỈ THỊ
về tăng cường phòng cháy

Ban Thường vụ Huyện ủy yêu cầu.
"""


def test_a_letterhead_is_read_whole() -> None:
    """Kind, number, day, place, organ and title come from their lines."""
    head = read_letterhead(read_lines(DIRECTIVE))

    assert head is not None
    assert (head.kind, head.number, head.place) == ("Chỉ thị", "17-CT/HU", "Tân Phúc")
    assert head.date == datetime.date(2023, 5, 12)
    assert head.organs == ["HUYỆN ỦY TÂN PHÚC"]
    assert head.title == "CHỈ THỊ về tăng cường phòng cháy"


def test_news_has_none() -> None:
    """A report that begins with its first sentence has no letterhead."""
    assert read_letterhead(read_lines("Sáng nay, huyện Nam Sách họp.\n")) is None


@pytest.mark.parametrize(
    ("number", "kind"), [("05-CT/HU", "Chỉ thị"), ("12/PA-UBND", "Phương án"), ("210", None), (None, None)]
)
def test_a_symbol_tells_the_kind(number: str | None, kind: str | None) -> None:
    """The letters after a number stand for the kind of document."""
    assert kind_of_number(number) == kind


def test_the_motto_is_told() -> None:
    """The republic's motto is known with its three parts."""
    assert is_motto("Độc lập - Tự do - Hạnh phúc")
    assert not is_motto("Hạnh phúc")


@pytest.mark.parametrize(
    ("text", "issuer", "place"),
    [
        (
            "    XÃ ĐOÀN SƠN MỘC                           ĐOÀN TNCS HỒ CHÍ MINH\n"
            "ĐOÀN TRƯỜNG THPT BÌNH KHÊ\n"
            "   Số:     /TT-ĐTN                   Sơn Mộc, ngày 17 tháng 11 năm 2024\n",
            "Đoàn trường THPT Bình Khê Xã đoàn Sơn Mộc",
            "Sơn Mộc",
        ),
        (
            "  LIÊN ĐOÀN LAO ĐỘNG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "    HUYỆN SÔNG LỤA                           Độc lập - Tự do - Hạnh phúc\n"
            "CĐCS TRƯỜNG THCS BÌNH KHÊ\n"
            "      Số: 07 /KH-CĐCS                      Sông Lụa, ngày 12 tháng 3 năm 2024\n",
            "CĐCS Trường THCS Bình Khê Liên đoàn Lao động huyện Sông Lụa",
            "Sông Lụa",
        ),
        (
            "BCH ĐOÀN XÃ ĐÔNG HÒA *** Số:        - KH/ĐTN | ĐOÀN TNCS HỒ CHÍ MINH  Đông Hòa, ngày 7 tháng 1 năm 2025\n",
            "BCH Đoàn xã Đông Hòa",
            "Đông Hòa",
        ),
    ],
)
def test_unions_of_schools_and_communes_issue_papers(text: str, issuer: str, place: str) -> None:
    """Below the body above them, with a number left blank or stars before it on one line."""
    head = read_letterhead(read_lines(f"{text}\n                KẾ HOẠCH\n         Tổ chức hội trại năm 2025\n\n"))

    assert head is not None
    assert issuer_of(head.organs) == issuer
    assert head.place == place
    assert head.kind == "Kế hoạch"
