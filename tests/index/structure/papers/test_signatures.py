"""Who signed a paper whose signature stands beside those who receive it, as converters lay them out by blanks."""

import pytest

from index.readers.formats import read_data
from index.structure.reading import read
from index.types import Signer

HEAD = """  ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   XÃ TÂN LẬP                     Độc lập – Tự do – Hạnh phúc

   Số: 33 /TB-UBND                 Tân Lập, ngày 10 tháng 01 năm 2023

                              THÔNG BÁO
                     Về việc tiếp công dân quý I

      Ủy ban nhân dân xã thông báo lịch tiếp công dân vào các ngày thứ Năm hằng tuần trong giờ hành chính.
"""
STAGGERED = """
Nơi nhận:                                          TM. ỦY BAN NHÂN DÂN
- Như Điều 4;                                          KT. CHỦ TỊCH
- Thường trực HĐND xã;
- Các thôn;                                            PHÓ CHỦ TỊCH
- Lưu: VT.


                                                      Nguyễn Đăng Khoa
"""
STAMPED = """
Nơi nhận:                       Ký bởi: Ủy ban
- UBND huyện;                   nhân dân xã            CHỦ TỊCH
- Các thôn;                     Hà Tân Lập
- Lưu VT.                       Email:
                                tanlap@x.vn
                                Cơ quan: Huyện         Đinh Công Tráng
                                Sông Lụa
                                Ngày ký:
                                10.01.2023
"""
STAMPED_ALONE = """
Nơi nhận:                                           CHỦ TỊCH
- UBND huyện;
- Lưu VT.
                                 Người ký: Ủy ban
                                 nhân dân xã
                                 Hà Tân Lập
                                 Thời gian ký:
"""
BARS = """
|                                       |KT. CHỦ TỊCH                           |
|Nơi nhận:                              |PHÓ CHỦ TỊCH                           |
|- Như trên;                            |                                       |
|- Chủ tịch (để b/c);                   |                                       |
|Phòng Nội vụ;                          |Lý Thị Mai                             |
|- Lưu: VT.                             |                                       |
"""
BY_ORDER = """
Nơi nhận:                              TL. CHỦ TỊCH
- Như trên;                  TRƯỞNG PHÒNG QUẢN LÝ NHÀ, ĐẤT Ở
- Lưu: VT.

                                      Lê Anh Dũng
"""
IN_ROW = "\nNơi nhận:  - UBND huyện; - Các thôn; - Lưu VP. | CHỦ TỊCH     (Đã ký)     Mai Văn Dương\n"
ROLE_IN_ROW = "\nNơi nhận:  - UBND huyện; - Các thôn; - Lưu VP. | Người lập biểu     Mai Văn Dương\n"
NOBODY_IN_ROW = "\nNơi nhận:  - UBND huyện; - Các thôn; - Lưu VP. | Mai Văn Dương\n"


@pytest.mark.parametrize(
    ("end", "signer"),
    [
        (STAGGERED, Signer("Nguyễn Đăng Khoa", "Phó Chủ tịch")),
        (STAMPED, Signer("Đinh Công Tráng", "Chủ tịch")),
        (STAMPED_ALONE, None),
        (BARS, Signer("Lý Thị Mai", "Phó Chủ tịch")),
        (BY_ORDER, Signer("Lê Anh Dũng", "Trưởng phòng quản lý nhà, đất ở")),
        (IN_ROW, Signer("Mai Văn Dương", "Chủ tịch")),
        (ROLE_IN_ROW, Signer("Mai Văn Dương", "Người lập biểu")),
        (NOBODY_IN_ROW, None),
    ],
)
def test_who_signed_stands_under_the_office(end: str, signer: Signer | None) -> None:
    """Below the office by the blanks before it, or behind it in a row; what a stamp says beside is nobody."""
    paper = read_data((HEAD + end).encode(), name="a.txt")

    assert read(paper.text, paper.layout).header.signer == signer
