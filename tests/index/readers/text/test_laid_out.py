"""Numbered tables that are set by spaces, as pages are laid out in text."""

import pytest

from index.readers.text.plain import read_plain

COMMITTEE = """
   4. Ban chấm thi: 03 thành viên
        STT Họ và tên                  Chức vụ           Nhiệm vụ
        1    Hà Văn Lộc                Hiệu phó          Trưởng ban

        2    Đỗ Thị Kim Ngân           Giáo viên         Thành viên
        3    Vũ Trọng Khôi             Tổ trưởng
   5. Thư ký: 01 thành viên
        STT Họ và tên                  Chức vụ           Nhiệm vụ
        1    Mai Thu Hà                Văn thư           Thư ký
   6. Đoàn trường phụ trách trang trí hội trường và mời khách dự.
"""
COURSE = """1. Lịch học
  STT         Tên lớp             Khai giảng      Bế giảng     Hình thức học
         Kỹ năng chăm sóc         Thứ Tư          Thứ Sáu      Học trực tiếp
   1
         người cao tuổi           07/5/2025       16/5/2025 từ 13g30-17g00
2. Người học
    Cán bộ y tế của các trạm trong huyện đăng ký tại bộ phận một cửa của phòng.
"""
VISITS = """     Lịch tiếp xúc cử tri:
           Thời gian
TT                           Thành phần                 Địa điểm
            trong ngày
             08g00,         - Đại biểu xã.
1            ngày           - Trưởng các thôn Nhà văn hóa thôn
           12/6/2025                           Cây Da
             14g30,         - Đại biểu xã.
2            ngày                              Hội trường
           13/6/2025        - Hội Nông dân

     Các thôn chuẩn bị hội trường trước một ngày và báo về Văn phòng xã.
"""
PLAIN = """TT   trong văn bản này là viết tắt của thông tin
  1. Thông tin được gửi     hằng tuần
  2. Báo cáo được gửi     hằng tháng
"""


def _rows(text: str) -> list[str]:
    return [line for line in read_plain(text.encode(), "x.txt").text.splitlines() if " | " in line]


def test_titles_over_one_another_and_a_blank_line_within() -> None:
    """A title that touches the next, a row without a cell, two tables one after the other, no paragraph in them."""
    assert _rows(COMMITTEE) == [
        "STT: 1 | Họ và tên: Hà Văn Lộc | Chức vụ: Hiệu phó | Nhiệm vụ: Trưởng ban",
        "STT: 2 | Họ và tên: Đỗ Thị Kim Ngân | Chức vụ: Giáo viên | Nhiệm vụ: Thành viên",
        "STT: 3 | Họ và tên: Vũ Trọng Khôi | Chức vụ: Tổ trưởng",
        "STT: 1 | Họ và tên: Mai Thu Hà | Chức vụ: Văn thư | Nhiệm vụ: Thư ký",
    ]


def test_a_number_in_the_middle_of_its_row() -> None:
    """Lines above and below the number are of its row, a numbered heading behind the table is not."""
    assert _rows(COURSE) == [
        "STT: 1 | Tên lớp: Kỹ năng chăm sóc người cao tuổi | Khai giảng: Thứ Tư 07/5/2025"
        " | Bế giảng: Thứ Sáu 16/5/2025 | Hình thức học: Học trực tiếp từ 13g30-17g00"
    ]


def test_rows_of_several_lines_below_titles_of_several() -> None:
    """Cells that touch the next column are parted, titles above that of the numbers are read."""
    assert _rows(VISITS) == [
        "TT: 1 | Thời gian trong ngày: 08g00, ngày 12/6/2025 | Thành phần: - Đại biểu xã. - Trưởng các thôn"
        " | Địa điểm: Nhà văn hóa thôn Cây Da",
        "TT: 2 | Thời gian trong ngày: 14g30, ngày 13/6/2025 | Thành phần: - Đại biểu xã. - Hội Nông dân"
        " | Địa điểm: Hội trường",
    ]


@pytest.mark.parametrize("text", [PLAIN, COMMITTEE.replace("STT", "Ghi")])
def test_other_text_stays_as_it_is(text: str) -> None:
    """Sentences behind an abbreviation are no titles; without a title of numbers nothing tells the rows."""
    assert read_plain(text.encode(), "x.txt").text.split() == text.split()
