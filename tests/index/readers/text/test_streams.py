"""Tables whose bars stand within lines, or whose lines break anywhere between bars."""

import pytest

from index.readers.text.plain import read_plain

BROKEN = """
                                    PHỤ LỤC I


 STT |Tên dịch vụ |Cơ quan tiếp nhận hồ sơ của người
dân |Thời hạn | |I |Dịch vụ về đất | |  | |1 |Trích đo thửa
đất ở |Văn phòng một cửa |5 ngày | |2 |Cấp lại sổ đã mất |
 |10 ngày | |3 |Tách thửa |Văn phòng một cửa |- 5 ngày


- 10 ngày ở vùng cao |
| |


                                    PHỤ LỤC II


STT |Tên phí |Mức thu | |1 |Phí chợ |2.000 đồng | |2
|Phí đò |5.000 đồng | |
"""
A_BAR_A_LINE = "Lịch trực\n|\nSTT\n|\nHọ tên\n|\n|\n1\n|\nMai Sậy\n|\n|\n2\n|\nLê Đò\n|\nHết lịch.\n"
WITHIN = """2. Tiểu ban hậu cần
- Ông: Mai Văn Sậy | - Bí thư | - Trưởng ban
- Bà: Lê Thị Đò | - Đoàn viên | - Phó ban
- Bà: Trần Thị Bến | - Đoàn viên |
"""
FRAMES = """| UBND XÃ SẬY
VĂN PHÒNG
  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
  |
| Số: 5/TB-UBND | Sậy, ngày 2 tháng 3 năm 2024 |
THÔNG BÁO
Nghỉ chợ phiên
| Nơi nhận:
- Các thôn;
- Lưu: VT. | CHỦ TỊCH
Mai Văn Sậy |

Đã gửi.
"""


def _said(text: str) -> list[str]:
    return [line for line in read_plain(text.encode(), "x.txt").text.splitlines() if line.strip()]


def test_a_table_broken_like_a_paragraph() -> None:
    """Two bars part rows, empty cells keep their places, a heading between two tables is of neither."""
    assert _said(BROKEN) == [
        "                                    PHỤ LỤC I",
        "I. Dịch vụ về đất",
        "STT: 1 | Tên dịch vụ: Trích đo thửa đất ở"
        " | Cơ quan tiếp nhận hồ sơ của người dân: Văn phòng một cửa | Thời hạn: 5 ngày",
        "STT: 2 | Tên dịch vụ: Cấp lại sổ đã mất | Thời hạn: 10 ngày",
        "STT: 3 | Tên dịch vụ: Tách thửa | Cơ quan tiếp nhận hồ sơ của người dân: Văn phòng một cửa"
        " | Thời hạn: - 5 ngày; - 10 ngày ở vùng cao",
        "                                    PHỤ LỤC II",
        "STT: 1 | Tên phí: Phí chợ | Mức thu: 2.000 đồng",
        "STT: 2 | Tên phí: Phí đò | Mức thu: 5.000 đồng",
    ]


def test_each_cell_and_bar_on_a_line() -> None:
    """The same with nothing beside a bar."""
    assert _said(A_BAR_A_LINE) == ["Lịch trực", "STT: 1 | Họ tên: Mai Sậy", "STT: 2 | Họ tên: Lê Đò", "Hết lịch."]


def test_bars_within_lines_only() -> None:
    """Each line is a row; the marks of items before cells are none of theirs."""
    assert _said(WITHIN) == [
        "2. Tiểu ban hậu cần",
        "Ông: Mai Văn Sậy | Bí thư | Trưởng ban",
        "Bà: Lê Thị Đò | Đoàn viên | Phó ban",
        "Bà: Trần Thị Bến | Đoàn viên",
    ]
    assert read_plain(WITHIN.encode(), "x.txt").layout.cells


def test_texts_side_by_side_are_read_one_after_the_other() -> None:
    """A head and a foot between bars, each line of a cell one of its own."""
    assert _said(FRAMES) == [
        "UBND XÃ SẬY",
        "VĂN PHÒNG",
        "Số: 5/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sậy, ngày 2 tháng 3 năm 2024",
        "THÔNG BÁO",
        "Nghỉ chợ phiên",
        "Nơi nhận:",
        "- Các thôn;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Mai Văn Sậy",
        "Đã gửi.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Khối | Năm 2020 | Năm 2021 | Năm 2022\nKhối 10 | 5 | 4\nKhối 11 | 4 | 5 | 4\nCộng | 9 | 9\n",
        "Trang chủ | Liên hệ | Sơ đồ\nTin tức\n",
        "Chọn a | b nếu cần.\nSau đó ghi | vào sổ, rồi nộp cho văn phòng trước thứ Sáu.\n",
    ],
)
def test_what_is_no_table_stays(text: str) -> None:
    """Rows of which it is not told what they lack, a menu, sentences with bars."""
    assert read_plain(text.encode(), "x.txt").text == text


def test_the_text_between_head_and_foot_stays_between_them() -> None:
    """Bars far below are of another frame: no line of one is put beside one of the other."""
    text = (
        "UBND HUYỆN SẬY\n_____ |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n_____ | |\n"
        "|Số: 07/QĐ-UBND |Sậy, ngày 20 tháng 8 năm 2019 |\n\nQUYẾT ĐỊNH\nVề bến đò\n\n"
        "Điều 1. Bến đò cách cầu 150 m.\n\n"
        "|Nơi nhận: |TM. ỦY BAN NHÂN DÂN |\n|- Lưu: VT. |CHỦ TỊCH |\n| |Mai Văn Sậy |\n"
    )
    said = _said(text)

    assert said.index("Điều 1. Bến đò cách cầu 150 m.") < said.index("CHỦ TỊCH") < said.index("Mai Văn Sậy")
    assert any(line.count("20 tháng 8") for line in said[: said.index("QUYẾT ĐỊNH")])
