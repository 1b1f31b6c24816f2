"""Plain text and Markdown: as written, tables drawn with bars as tables."""

import pytest

from index.readers.text.plain import read_plain
from index.readers.types import Read


def read(text: str) -> Read:
    """What is read of a text."""
    return read_plain(text.encode(), "a.md")


def test_a_table_drawn_with_bars_is_a_table() -> None:
    """Its rows have the titles of their columns and exact cells; all around it stays as it is."""
    before, after = "# Danh sách\n\nXem **bảng**:\n\n", "\n- Hết  \n\n\nKý tên\n"
    held = read(f"{before}| Thôn | Số hộ |\n| --- | ---: |\n| Đông | 95 |\n| Đoài \\| Nam | 88 |\n{after}")

    assert held.text == f"{before}Thôn: Đông | Số hộ: 95\nThôn: Đoài | Nam | Số hộ: 88\n{after}"
    assert [held.text[cell.start : cell.end] for cell in held.layout.cells] == ["Đông", "95", "Đoài | Nam", "88"]
    headings = [cell.heading for cell in held.layout.cells]
    assert [held.text[span.start : span.end] for span in headings if span] == ["Thôn", "Số hộ"] * 2


def test_titles_of_two_lines() -> None:
    """A table without a rule below its titles may have two lines of them."""
    table = "|Thời gian |Bộ phận |       |\n|          |Sáng    |Chiều  |\n|Ngày 06/5 |Tổ Một  |Tổ Hai |\n"
    held = read(table + "|Ngày 07/5 |Tổ Ba   |Tổ Tư  |\n")

    assert "Tổ Tư" in [held.text[cell.start : cell.end] for cell in held.layout.cells]
    assert held.text.splitlines()[-1].endswith("Chiều: Tổ Tư")


@pytest.mark.parametrize(
    "text",
    [
        "| một dòng |\n",
        "| a | b |\n| c |\n",
        "Đông | 95\nĐoài | 88\n",
        "|x|\n|y|\n",
        "||\n||\n",
        "| --- |\n| --- |\n",
    ],
)
def test_other_lines_with_bars_stay(text: str) -> None:
    """What is no table of several columns is not changed."""
    assert read(text) == Read(text)


def test_rows_copied_from_a_sheet_are_a_table() -> None:
    """Lines with the same tabs, three columns and rows at least; the head of a paper set with tabs stays as it is."""
    rows = "STT\tXã\tSố hộ\n1\tPhú Khê\t83\n2\tLong Sậy\t134\n"
    head = "UBND XÃ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5\t\tĐộc lập\n\t\tLong Sậy, ngày 2 tháng 3 năm 2024\n"

    assert read_plain(rows.encode(), "a.txt").text == (
        "STT: 1 | Xã: Phú Khê | Số hộ: 83\nSTT: 2 | Xã: Long Sậy | Số hộ: 134\n"
    )
    assert read_plain(head.encode(), "a.txt").text == head


def test_a_blank_line_behind_every_line_parts_no_sentences() -> None:
    """A converter's empty lines go where lines break off within sentences; between whole paragraphs they stay."""
    broken = ("Hội đồng nhân dân xã họp", "ngày 5/3/2024 để bàn việc", "xây chợ. Các đại biểu", "tán thành.") * 4
    whole = ("Hội đồng nhân dân xã họp.", "Các đại biểu tán thành.", "Chợ mở ngày 5/3/2024.") * 5

    assert read_plain("\n\n".join(broken).encode(), "a.txt").text == "\n".join(broken)
    assert read_plain("\n\n".join(whole).encode(), "a.txt").text == "\n\n".join(whole)
