"""Spreadsheets: what is shown, in lines and tables."""

import io
import zipfile
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook

from index.errors import DocumentRefused
from index.readers.formats import read_data
from index.readers.types import Read
from tests.paths import DATA
from tests.sentences import saying

FILES = DATA / "tables" / "files"


def book(*rows: tuple[Any, ...], name: str = "Sheet1", more: Workbook | None = None) -> Workbook:
    """A workbook with a sheet of these rows, or one more sheet in a workbook."""
    if more is None:
        more = Workbook()
        more.remove(more.worksheets[0])
    sheet = more.create_sheet(name)
    for row in rows:
        sheet.append(row)
    return more


def read(workbook: Workbook) -> Read:
    """What is read of a workbook of Excel."""
    saved = io.BytesIO()
    workbook.save(saved)
    return read_data(saved.getvalue(), name="a.xlsx")


def lines(read: Read) -> list[str]:
    """The lines that are not empty."""
    return [line for line in read.text.split("\n") if line]


def cells(read: Read) -> list[str]:
    """Each cell's text by its offsets."""
    return [read.text[cell.start : cell.end] for cell in read.layout.cells]


@pytest.mark.parametrize(
    ("file", "line", "count"),
    [
        ("du_toan_xa_vinh_trach.xlsx", "Ngân sách xã hưởng: 231.000.000 | So sánh DT 2024/ƯTH 2023: 114,7%", 148),
        ("lich_truc_thang_3.xls", "Tuần: Tuần 11 | Ngày: 15/03/2024 | Thứ: Sáu | Trực lãnh đạo: Nghiêm Đức Hạnh", 84),
        ("tien_do_bhyt_ho_gia_dinh.xls", "Thực hiện đến 31/10/2023 - Tỷ lệ: 104,0%", 42),
        ("danh_ba_can_bo.csv", "Chức vụ: Phó Trưởng phòng; phụ trách phòng | Đơn vị: Phòng Tài chính", 84),
        ("truong_lop_2023_2024.csv", "Hiệu trưởng: Thạch Thị Hậu | Tỷ lệ phòng học kiên cố (%): 86,7", 70),
    ],
)
def test_files_of_offices(file: str, line: str, count: int) -> None:
    """Rows have the titles of their columns, numbers, days and percentages are as shown, merged cells in each row."""
    read = read_data((FILES / file).read_bytes(), name=file)

    assert line in read.text
    assert len(read.layout.cells) == count
    assert all(cells(read))


def test_lines_above_and_below_a_table() -> None:
    """Title, unit and signature are lines of their own and no rows."""
    read_book = read(
        book(
            ("BÁO CÁO KẾT QUẢ THU",),
            (None, None, "Đơn vị: triệu đồng"),
            ("STT", "Xã", "Số thu"),
            (1, "An Hòa", 1200),
            (2, "Bình An", 900),
            ("Ghi chú: số liệu ước tính",),
            (),
            (None, None, "NGƯỜI LẬP BIỂU"),
        )
    )

    assert lines(read_book) == [
        "BÁO CÁO KẾT QUẢ THU",
        "Đơn vị: triệu đồng",
        "STT: 1 | Xã: An Hòa | Số thu: 1200",
        "STT: 2 | Xã: Bình An | Số thu: 900",
        "Ghi chú: số liệu ước tính",
        "NGƯỜI LẬP BIỂU",
    ]


def test_a_head_of_two_columns_is_read_column_by_column() -> None:
    """Issuer and motto above a table do not become its titles."""
    read_book = read(
        book(
            ("UBND HUYỆN AN LĨNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("PHÒNG NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"),
            ("DANH SÁCH CÁN BỘ",),
            ("STT", "Họ và tên", "Năm sinh", "Chức vụ"),
            (1, "Lý Văn Khải", 1980, "Chuyên viên"),
            (2, "Mai Thị Huệ", 1985, "Chuyên viên"),
        )
    )

    assert lines(read_book) == [
        "UBND HUYỆN AN LĨNH",
        "PHÒNG NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "DANH SÁCH CÁN BỘ",
        "STT: 1 | Họ và tên: Lý Văn Khải | Năm sinh: 1980 | Chức vụ: Chuyên viên",
        "STT: 2 | Họ và tên: Mai Thị Huệ | Năm sinh: 1985 | Chức vụ: Chuyên viên",
    ]


def test_tables_one_below_the_other_have_their_own_titles() -> None:
    """An empty row parts two tables of a sheet."""
    read_book = read(book(("Xã", "Hộ"), ("An Hòa", 12), (), ("Thôn", "Người"), ("Đông", 40)))

    assert lines(read_book) == ["Xã: An Hòa | Hộ: 12", "Thôn: Đông | Người: 40"]
    assert [cell.table for cell in read_book.layout.cells] == [0, 0, 1, 1]


def test_each_sheet_is_a_page_with_its_name() -> None:
    """Names that programs give are left out, and so are hidden sheets, which is told."""
    workbook = book(("Xã", "Hộ"), ("An Hòa", 12), name="Hộ nghèo")
    book(("Xã", "Hộ"), ("Bình An", 7), name="Sheet2", more=workbook)
    book(("Nháp", "Hộ"), ("Bình An", 0), name="Nháp", more=workbook).worksheets[2].sheet_state = "hidden"
    read_book = read(workbook)

    assert lines(read_book) == ["Hộ nghèo", "Xã: An Hòa | Hộ: 12", "Xã: Bình An | Hộ: 7"]
    assert read_book.layout.page_at(read_book.text.index("Bình An")) == 2
    assert [told.code for told in read_book.layout.left_out] == ["left_out_sheet"]


def test_hidden_rows_and_columns_are_left_out_and_told() -> None:
    """What is not shown is not text."""
    workbook = book(("Xã", "Mật khẩu", "Hộ"), ("An Hòa", "x", 12), ("Bình An", "y", 7))
    workbook.worksheets[0].row_dimensions[3].hidden = True
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    read_book = read(workbook)

    assert lines(read_book) == ["Xã: An Hòa | Hộ: 12"]
    assert [dict(told.values) for told in read_book.layout.left_out] == [{"sheet": "Sheet1", "count": 5}]


def test_merged_cells_belong_to_each_of_their_rows() -> None:
    """A cell over rows is in each of them; one over columns is the title of each."""
    workbook = book(("Xã", "Hộ", None), (None, "Nghèo", "Khá"), ("An Hòa", 1, 2), (None, 3, 4))
    for merged in ("A1:A2", "B1:C1", "A3:A4"):
        workbook.worksheets[0].merge_cells(merged)

    assert lines(read(workbook)) == [
        "Xã: An Hòa | Hộ - Nghèo: 1 | Hộ - Khá: 2",
        "Xã: An Hòa | Hộ - Nghèo: 3 | Hộ - Khá: 4",
    ]


def test_formulas_without_values_are_told() -> None:
    """A workbook that no office program has saved has no results."""
    read_book = read(book(("Xã", "Hộ"), ("An Hòa", 12), ("Tổng", "=SUM(B2:B2)")))

    assert [told.code for told in read_book.layout.left_out] == ["left_out_formulas"]


def test_cells_of_old_letters_are_read_as_unicode() -> None:
    """Cells typed for a font of before Unicode say what they show."""
    old = xlwt.Workbook(encoding="latin-1")
    sheet = old.add_sheet("Sheet1")
    font = xlwt.easyxf("font: name .VnTime")
    rows = [("Hä vµ tªn", "Chøc vô"), ("NguyÔn V¨n Kh¶i", "Tr­ëng phßng"), ("Lª ThÞ HuÖ", "Chuyªn viªn")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write(at, column, text, font)
    saved = io.BytesIO()
    old.save(saved)

    assert lines(read_data(saved.getvalue(), name="a.xls")) == [
        "Họ và tên: Nguyễn Văn Khải | Chức vụ: Trưởng phòng",
        "Họ và tên: Lê Thị Huệ | Chức vụ: Chuyên viên",
    ]


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<t:table t:name="Bảng"><t:table-column t:number-columns-repeated="3"/>
<t:table-row><t:table-cell><text:p>Xã</text:p></t:table-cell><t:table-cell><text:p>Ngày<text:s/>họp</text:p></t:table-cell>
<t:table-cell><text:p>Tỷ lệ</text:p></t:table-cell></t:table-row>
<t:table-row><t:table-cell t:number-rows-spanned="2"><text:p>An <text:span>Hòa</text:span></text:p></t:table-cell>
<t:table-cell office:value-type="date"><office:annotation><text:p>Nháp</text:p></office:annotation>
<text:p>05/03/2024</text:p>
</t:table-cell><t:table-cell t:number-columns-repeated="1"><text:p>12,5%</text:p></t:table-cell></t:table-row>
<t:table-row><t:covered-table-cell/><t:table-cell><text:p>06/03/2024</text:p></t:table-cell>
<t:table-cell><text:p>13,5%</text:p></t:table-cell></t:table-row>
<t:table-row t:visibility="filter">
<t:table-cell t:number-columns-repeated="3"><text:p>ẩn</text:p></t:table-cell></t:table-row>
<t:table-row t:number-rows-repeated="1048570"><t:table-cell t:number-columns-repeated="1024"/></t:table-row>
</t:table></office:spreadsheet></office:body></office:document-content>"""


def test_open_document_sheets() -> None:
    """Texts are as shown, spans and repetitions told, what is filtered out left out."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    read_book = read_data(saved.getvalue(), name="a.ods")

    assert lines(read_book) == [
        "Xã: An Hòa | Ngày họp: 05/03/2024 | Tỷ lệ: 12,5%",
        "Xã: An Hòa | Ngày họp: 06/03/2024 | Tỷ lệ: 13,5%",
    ]
    assert [dict(told.values) for told in read_book.layout.left_out] == [{"sheet": "Bảng", "count": 3}]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_sign_between_cells(sign: str) -> None:
    """The sign is found, quotes and line ends in a cell are its own."""
    rows = ("Họ và tên{}Ghi chú", 'Lý Văn Khải{}"Trưởng phòng{} ""tạm"""', 'Mai Thị Huệ{}"Dòng một\nDòng hai"')
    text = "\n".join(rows).replace("{}", sign)

    assert lines(read_data(text.encode("utf-8-sig"), name="a.csv")) == [
        f'Họ và tên: Lý Văn Khải | Ghi chú: Trưởng phòng{sign} "tạm"'.replace("\t ", " "),
        "Họ và tên: Mai Thị Huệ | Ghi chú: Dòng một; Dòng hai",
    ]


def test_the_sign_that_a_file_names() -> None:
    """A first line for Excel names the sign and is no row."""
    assert lines(read_data("sep=;\nXã;Hộ\nAn Hòa;1,5\n".encode("utf-16"), name="a.csv")) == ["Xã: An Hòa | Hộ: 1,5"]


@pytest.mark.parametrize("name", ["du_toan_xa_vinh_trach.xlsx", "lich_truc_thang_3.xls"])
def test_a_cut_off_workbook_is_refused(name: str) -> None:
    """Half a file is damaged."""
    data = (FILES / name).read_bytes()

    with pytest.raises(DocumentRefused, check=saying("bị hỏng hoặc bị cắt cụt")):
        read_data(data[: len(data) // 2], name=name)


def test_a_workbook_without_cells_is_empty() -> None:
    """There is nothing to read."""
    with pytest.raises(DocumentRefused, check=saying("không có nội dung")):
        read(book(()))
