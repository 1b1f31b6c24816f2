"""Text without the marks by which Markdown sets it."""

import pytest

from index.readers.text.markup import without_markup

STRONG = "**A** **B** "
"""Enough for a text to be Markdown."""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Điều 5.** Hội chợ *(mới)*", "Điều 5. Hội chợ (mới)"),
        ("* Trạm bơm **Phú Khê**", "* Trạm bơm Phú Khê"),
        ("Mức thu (*) theo ghi chú", "Mức thu (*) theo ghi chú"),
        (r"1\. Xã Phú Khê \- 12 thôn", "1. Xã Phú Khê - 12 thôn"),
        ("TM. ỦY BAN<br>CHỦ TỊCH", "TM. ỦY BAN\nCHỦ TỊCH"),
    ],
)
def test_marks_are_left_out(written: str, shown: str) -> None:
    """Emphasis, escapes and breaks are; the mark of an item and the one of a note stay."""
    assert without_markup(f"{STRONG}\n{written}") == f"A B \n{shown}"


@pytest.mark.parametrize("text", ["Giá 2*3 = 6 **", "Xã Phú Khê\n* họp\n", ""])
def test_other_text_stays(text: str) -> None:
    """A few stars make no Markdown."""
    assert without_markup(text) == text


def test_a_head_drawn_with_bars_becomes_its_lines() -> None:
    """Column by column; a table keeps its cells on their lines."""
    head = (
        "| **UBND XÃ PHÚ KHÊ**<br>Số: 5/TB-UBND | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập** |\n|---|---|\n"
    )
    table = "| Thôn | Hộ |\n|---|---|\n| Đông<br>Tây | 120 |\n"

    assert without_markup(head).split("\n") == [
        "",
        "UBND XÃ PHÚ KHÊ",
        "Số: 5/TB-UBND",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập",
        "",
    ]
    assert without_markup(table) == table.replace("<br>", " ")


def test_what_is_set_in_emphasis_is_one_line() -> None:
    """A title or a sentence that the source breaks within its marks goes on; the lines of a signature stay apart."""
    text = (
        "**HỘI\nĐỒNG NHÂN DÂN**\n\n**NGHỊ\nQUYẾT**\n\n*Theo đề nghị của Giám đốc\nSở Nội vụ;*\n\n"
        "**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n"
    )

    assert without_markup(text) == (
        "HỘI ĐỒNG NHÂN DÂN\n\nNGHỊ QUYẾT\n\nTheo đề nghị của Giám đốc Sở Nội vụ;\n\n"
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
    )
