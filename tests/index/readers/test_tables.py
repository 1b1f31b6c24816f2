"""What tables say as text: titles beside cells, groups, merged cells, frames column by column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.blocks import Paragraph, Piece, Place, Table, TableCell, paragraph
from index.readers.writing import written
from tests.index.readers.tabular.made import SOURCES, source, table
from tests.paths import ROOT

GOLDEN = ROOT / "tests" / "golden" / "tables"


def lines(*rows: str, headings: int = 0) -> list[str]:
    """The lines that a table of these rows becomes."""
    return written([table(rows, headings=headings)]).text.splitlines()


@pytest.mark.parametrize("path", sorted(SOURCES.iterdir()), ids=lambda path: path.name)
def test_office_tables_are_written_as_their_rows(path: object) -> None:
    """Targets, budgets, tasks, rotas and lists read as a person would read them aloud, marked titles or none."""
    name = str(getattr(path, "name", ""))
    expected = (GOLDEN / name).read_text("utf-8")

    assert written(source(name)).text == expected
    assert written(source(name, says_headings=False)).text == expected


def test_a_title_of_several_columns_stands_before_theirs() -> None:
    """Headings of two lines become one, the row that numbers the columns is left out."""
    assert lines(
        "TT | Chỉ tiêu | Năm 2021 | < | Năm 2022 | <",
        "^ | ^ | Kế hoạch | Thực hiện | Kế hoạch | Thực hiện",
        "(1) | (2) | (3) | (4) | (5) | (6)",
        "1 | Thu ngân sách | 10 | 20 | 30 | 40",
    ) == [
        "TT: 1 | Chỉ tiêu: Thu ngân sách | Năm 2021 - Kế hoạch: 10 | Năm 2021 - Thực hiện: 20"
        " | Năm 2022 - Kế hoạch: 30 | Năm 2022 - Thực hiện: 40"
    ]


def test_a_lost_merge_of_titles_is_seen_by_the_titles_below() -> None:
    """In CSV the title of several columns stands above the first of them."""
    rows = ("Xã | Hộ nghèo |  | Ghi chú", " | Số hộ | Tỷ lệ | ", "Phú Khê | 83 | 4,4 | ", "Bình Lãng | 96 | 4,2 | giảm")

    assert lines(*rows) == [
        "Xã: Phú Khê | Hộ nghèo - Số hộ: 83 | Hộ nghèo - Tỷ lệ: 4,4",
        "Xã: Bình Lãng | Hộ nghèo - Số hộ: 96 | Hộ nghèo - Tỷ lệ: 4,2 | Ghi chú: giảm",
    ]


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    """A village over two rows belongs to both people; one over two columns has both titles."""
    assert lines("Thôn | Người trực | Sáng | Chiều", "Thôn Đông | Lý Khải | Nghỉ | <", "^ | Mai Huệ | x | -") == [
        "Thôn: Thôn Đông | Người trực: Lý Khải | Sáng, Chiều: Nghỉ",
        "Thôn: Thôn Đông | Người trực: Mai Huệ | Sáng: x | Chiều: -",
    ]


def test_a_row_that_names_others_is_a_line_of_its_own() -> None:
    """Spanning or not, with its number in a cell before it or none; a sum is a row."""
    rows = (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn",
        "I | Kinh tế |  | ",
        "1 | Rà soát |  | ",
        "1.1 | Thống kê | Phòng A | Quý I",
        "Văn hóa | < | < | <",
        "2 | Lễ hội | Phòng B | Quý II",
        "Tổng cộng | < | 2 đơn vị | ",
    )

    assert lines(*rows) == [
        "I. Kinh tế",
        "1. Rà soát",
        "TT: 1.1 | Nhiệm vụ: Thống kê | Đơn vị: Phòng A | Thời hạn: Quý I",
        "Văn hóa",
        "TT: 2 | Nhiệm vụ: Lễ hội | Đơn vị: Phòng B | Thời hạn: Quý II",
        "Nhiệm vụ: Tổng cộng | Đơn vị: 2 đơn vị",
    ]


def test_the_lines_of_a_cell_read_on() -> None:
    """Items are parted, a line that goes on is not, figures never grow together."""
    cells = "Mức | 1.500.000//đồng/người | Phòng A//Phòng B | Trước ngày//30/6 | 1.500//200"

    assert lines("Tên | Mức | Đơn vị | Hạn | Số", cells) == [
        "Tên: Mức | Mức: 1.500.000 đồng/người | Đơn vị: Phòng A; Phòng B | Hạn: Trước ngày 30/6 | Số: 1.500; 200"
    ]


def test_a_form_has_its_titles_at_the_left() -> None:
    """Labels of two columns are titles; a table whose first row is a record has none."""
    assert lines("Họ và tên | Nông Văn Pá", "Năm sinh | 1980") == ["Họ và tên: Nông Văn Pá", "Năm sinh: 1980"]
    assert lines("1 | Nông Văn Pá | 12", "2 | Lù A Sềnh | 14") == ["1 | Nông Văn Pá | 12", "2 | Lù A Sềnh | 14"]


def test_titles_that_are_repeated_are_written_once() -> None:
    """On the next page the titles come again, or the numbers go on without them."""
    first = table(("TT | Xã", "1 | Phú Khê", "TT | Xã", "2 | Long Sậy"), page=1)
    again, rest = table(("TT | Xã", "3 | Đồng Mạ"), page=2), table(("4 | Xuân Mỹ", "5 | Hòa Thịnh"), page=3)

    read = written([first, again, rest])

    assert read.text.splitlines() == [
        f"TT: {at} | Xã: {name}"
        for at, name in enumerate(("Phú Khê", "Long Sậy", "Đồng Mạ", "Xuân Mỹ", "Hòa Thịnh"), 1)
    ]
    assert [cell.row for cell in read.layout.cells] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert {cell.table for cell in read.layout.cells} == {0}


def test_a_frame_is_written_column_by_column() -> None:
    """The head of a paper and the signature beside the recipients are no tables, nor is one column."""
    head = Table(
        (
            TableCell((paragraph("UBND XÃ LONG SẬY"), paragraph("Số: 61/QĐ-UBND")), 0, 0),
            TableCell((paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),), 0, 1),
            TableCell((paragraph("Long Sậy, ngày 03 tháng 4 năm 2024"),), 1, 1),
        )
    )
    foot = table(("Nơi nhận://- Như Điều 3. | TM. ỦY BAN NHÂN DÂN//CHỦ TỊCH",), is_ruled=None)

    read = written([head, paragraph("QUYẾT ĐỊNH"), foot, table(("Khung một cột",))])

    assert read.text == (
        "UBND XÃ LONG SẬY\nSố: 61/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLong Sậy, ngày 03 tháng 4 năm 2024\n\n"
        "QUYẾT ĐỊNH\n\nNơi nhận:\n- Như Điều 3.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nKhung một cột\n"
    )
    assert read.layout.cells == ()


def test_a_list_without_lines_stays_a_table() -> None:
    """Names beside offices belong together whether or not lines are drawn."""
    made = table(
        ("1. Bà Triệu Mùi | Trưởng ban", "2. Ông Lìu Sinh | Ủy viên", "3. Ông Ma Kha | Ủy viên"), is_ruled=False
    )

    assert written([made]).text.splitlines()[0] == "1. Bà Triệu Mùi | Trưởng ban"


def test_places_and_doubts_of_cells_are_kept() -> None:
    """A word of a cell is where it stands on its page, and as doubtful as it was."""
    piece = Piece("Phú Khê", Place(2, 0.1, 0.2, 0.3, 0.4), ((4, 7, 0.5),))
    cells = (*table(("Xã | Hộ", "Bình Lãng | 12")).cells, TableCell((Paragraph((piece,), page=2),), 2, 0))

    read = written([Table(cells, page=1, is_ruled=True)])

    (box,), (doubt,) = read.layout.boxes, read.layout.doubts
    assert (read.text[box.start : box.end], box.page) == ("Phú Khê", 2)
    assert (read.text[doubt.start : doubt.end], doubt.confidence) == ("Khê", 0.5)
    assert read.layout.page_at(box.start) == 2


ROWS = st.lists(
    st.lists(
        st.sampled_from(["", "TT", "1", "I", "Xã", "Phú Khê", "#", "a//b", "<", "^", "2022"]), min_size=3, max_size=3
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS, st.integers(0, 2), st.sampled_from([True, False, None]))
def test_a_cell_is_where_its_span_says(rows: list[list[str]], headings: int, is_ruled: bool | None) -> None:
    """Whatever the table's shape: cells are in order, each behind its title, and no figure is lost."""
    numbered = [
        [f"{1000 * at + i}" if cell == "#" else cell for i, cell in enumerate(row)] for at, row in enumerate(rows, 1)
    ]
    made = table([" | ".join(row) for row in numbered], headings=headings, is_ruled=is_ruled)

    read = written([made])

    starts = [cell.start for cell in read.layout.cells]
    assert starts == sorted(starts)
    for cell in read.layout.cells:
        said = read.text[cell.start : cell.end]
        assert said == said.strip() != ""
        assert cell.heading is None or read.text[cell.heading.end : cell.start] == ": "
    figures = {
        cell.text for cell in made.cells if cell.text.isdecimal() and int(cell.text) >= 1000 and cell.text != "2022"
    }
    assert headings or all(figure in read.text for figure in figures)
