"""Tables that are drawn in plain text in other ways than by bars around each row."""

import pytest

from index.readers.text.plain import read_plain
from index.readers.types import Read


def rows(text: str) -> list[str]:
    """The rows of the tables of a text, as they are written."""
    held = read_plain(text.encode(), "a.txt")
    return [held.text[cells[0].whole.start : cells[-1].end] for cells in held.layout.rows()]


def test_a_cell_a_line_below_a_title_of_numbers() -> None:
    """Rows begin where the numbers count on; a line too many or too few goes where its like stands."""
    text = "STT\nHọ và tên\nNhiệm vụ\nSố ca\n1\nMai Văn Đò\nTrực cổng\n4\n2\nLê Thị Sậy\nTrực nhà kho,\nsân sau\n6\n3\n"
    end = "Trần Văn Bến\n5\n4\nĐỗ Văn Neo\nTrực bến\n7\nTổng số\n22\nNơi nhận:\n- Như trên;\n"

    assert rows(text + end) == [
        "STT: 1 | Họ và tên: Mai Văn Đò | Nhiệm vụ: Trực cổng | Số ca: 4",
        "STT: 2 | Họ và tên: Lê Thị Sậy | Nhiệm vụ: Trực nhà kho, sân sau | Số ca: 6",
        "STT: 3 | Họ và tên: Trần Văn Bến | Số ca: 5",
        "STT: 4 | Họ và tên: Đỗ Văn Neo | Nhiệm vụ: Trực bến | Số ca: 7",
        "Họ và tên: Tổng số | Số ca: 22",
    ]


def test_rows_that_begin_with_days() -> None:
    """Days written alike at one distance begin rows, short lines above the first one are titles."""
    text = "- Lịch học:\n\nSáng\nChiều\nNgày 02/5 (thứ 5)\nTổ Một\nTổ Hai\nNgày 03/5 (thứ 6)\nTổ Ba\nTổ Tư\n"

    assert rows(f"{text}Ngày 06/5 (thứ 2)\nTổ Năm\nTổ Sáu\n\n2. Kinh phí\nDo huyện cấp.\n") == [
        "Ngày 02/5 (thứ 5) | Sáng: Tổ Một | Chiều: Tổ Hai",
        "Ngày 03/5 (thứ 6) | Sáng: Tổ Ba | Chiều: Tổ Tư",
        "Ngày 06/5 (thứ 2) | Sáng: Tổ Năm | Chiều: Tổ Sáu",
    ]


def test_white_down_the_lines_parts_columns() -> None:
    """A line without a number goes on with the row above it."""
    text = "TT   Thôn          Việc làm               Hạn\n1    Đông          Nạo vét mương          5/5\n"

    assert rows(f"{text}                   và đắp bờ\n2    Đoài          Phát quang             9/5\n") == [
        "TT: 1 | Thôn: Đông | Việc làm: Nạo vét mương và đắp bờ | Hạn: 5/5",
        "TT: 2 | Thôn: Đoài | Việc làm: Phát quang | Hạn: 9/5",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UBND XÃ SẬY        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/QĐ           Độc lập - Tự do\n",
        "STT\nlà số thứ tự của hồ sơ.\n1\n",
        "Tin mới\n12/3/2024\nXã Sậy mở hội\n13/3/2024\nXã Đò làm đường\n14/3/2024\n",
    ],
)
def test_other_lines_stay(text: str) -> None:
    """A head set side by side, a lone number and days below headlines are no table."""
    assert read_plain(text.encode(), "a.txt") == Read(text)
