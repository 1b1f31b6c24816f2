"""Tables of PDFs: by their lines, over pages, and by where their words stand."""

from index.readers.paged.pdf import read_pdf
from tests.index.readers.paged.made import LEFT, STEP, MadePdf

XS = (85.0, 125.0, 330.0, 440.0, 540.0)


def row(pdf: MadePdf, y: float, *cells: str) -> None:
    """Write a row's words, a line of a cell after the other."""
    for x, cell in zip(XS, cells, strict=False):
        for at, line in enumerate(cell.split("|")):
            pdf.text(x + 4, y + 14 + STEP * at, line)


def rows_of(data: bytes) -> list[str]:
    """The lines of the text that hold rows."""
    return [line for line in read_pdf(data, "a.pdf").text.split("\n") if " | " in line]


def test_cells_are_told_by_the_lines_around_them() -> None:
    """A cell of two lines is one, and a merged one stands in each of its rows, with the title of its column."""
    pdf = MadePdf()
    pdf.text(LEFT, 50, "Phân công nhiệm vụ")
    pdf.grid(XS, (60, 80))
    for y in (80, 120, 140):
        pdf.rule(XS[0] if y != 120 else XS[1], y, XS[-1], y)
    for x in XS:
        pdf.rule(x, 80, x, 140)
    row(pdf, 60, "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    row(pdf, 80, "1", "Rà soát thủ tục|hành chính", "Phòng Nội vụ", "31/3/2024")
    row(pdf, 120, "", "Số hóa sổ hộ tịch", "Phòng Tư pháp", "30/9/2024")
    read = read_pdf(pdf.data(), "a.pdf")

    assert [line for line in read.text.split("\n") if line] == [
        "Phân công nhiệm vụ",
        "TT: 1 | Nhiệm vụ: Rà soát thủ tục hành chính | Chủ trì: Phòng Nội vụ | Thời hạn: 31/3/2024",
        "TT: 1 | Nhiệm vụ: Số hóa sổ hộ tịch | Chủ trì: Phòng Tư pháp | Thời hạn: 30/9/2024",
    ]
    assert [read.text[cell.start : cell.end] for cell in read.layout.cells if cell.row == 0][1:] == [
        "Rà soát thủ tục hành chính",
        "Phòng Nội vụ",
        "31/3/2024",
    ]


def test_a_table_goes_on_over_pages() -> None:
    """Its titles are repeated, and the page's end parts a row: there is one table, and the row is one."""
    pdf = MadePdf()
    pdf.grid(XS, (740, 760, 780, 800))
    row(pdf, 740, "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    row(pdf, 760, "1", "Rà soát thủ tục", "Phòng Nội vụ", "31/3/2024")
    row(pdf, 780, "2", "Số hóa sổ hộ tịch của", "Phòng Tư pháp", "30/9/2024")
    pdf.next_page()
    pdf.grid(XS, (60, 80, 100, 120))
    row(pdf, 60, "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    row(pdf, 80, "", "các xã, thị trấn", "", "")
    row(pdf, 100, "3", "Tập huấn kỹ năng số", "Phòng Văn hóa", "20/7/2024")
    pdf.text(LEFT, 160, "Các đơn vị báo cáo kết quả hằng quý.")
    data = pdf.data()
    layout = read_pdf(data, "a.pdf").layout

    assert rows_of(data) == [
        "TT: 1 | Nhiệm vụ: Rà soát thủ tục | Chủ trì: Phòng Nội vụ | Thời hạn: 31/3/2024",
        "TT: 2 | Nhiệm vụ: Số hóa sổ hộ tịch của các xã, thị trấn | Chủ trì: Phòng Tư pháp | Thời hạn: 30/9/2024",
        "TT: 3 | Nhiệm vụ: Tập huấn kỹ năng số | Chủ trì: Phòng Văn hóa | Thời hạn: 20/7/2024",
    ]
    assert {cell.table for cell in layout.cells} == {0}
    assert [layout.page_at(cell.start) for cell in layout.cells if cell.column == 0] == [1, 1, 2]


def test_a_frame_and_an_underline_are_no_tables() -> None:
    """Lines alone do not make one: it has at least two columns with words."""
    pdf = MadePdf()
    pdf.grid((80, 545), (50, 120))
    pdf.text(LEFT, 70, "Chú ý: lịch này thay cho giấy mời.")
    pdf.rule(LEFT, 72, 200, 72)

    assert read_pdf(pdf.data(), "a.pdf").text == "Chú ý: lịch này thay cho giấy mời.\n"


def test_columns_without_lines_are_a_table() -> None:
    """Three columns between which white goes down are rows; a cell's second line belongs to the row above."""
    pdf = MadePdf()
    pdf.text(LEFT, 50, "DANH SÁCH BAN CHỈ ĐẠO")
    for y, cells in (
        (80, ("1. Ông Tăng Bá Hoành", "Chủ tịch UBND xã", "Trưởng ban")),
        (102, ("2. Ông Ma Văn Kha", "Chỉ huy trưởng Ban|CHQS xã", "Phó Trưởng ban")),
        (140, ("3. Bà Triệu Thị Mùi", "Kiểm lâm địa bàn", "Thành viên")),
    ):
        for x, cell in zip((LEFT, 260, 430), cells, strict=True):
            for at, line in enumerate(cell.split("|")):
                pdf.text(x, y + STEP * at, line)

    assert rows_of(pdf.data()) == [
        "1. Ông Tăng Bá Hoành | Chủ tịch UBND xã | Trưởng ban",
        "2. Ông Ma Văn Kha | Chỉ huy trưởng Ban CHQS xã | Phó Trưởng ban",
        "3. Bà Triệu Thị Mùi | Kiểm lâm địa bàn | Thành viên",
    ]


def test_rows_without_lines_between_them_are_told_by_figures() -> None:
    """Lines part only the titles and the columns: each line of figures is a row, a longer name goes on below it."""
    pdf = MadePdf()
    pdf.grid(XS, (60, 80, 170))
    row(pdf, 60, "TT", "Chỉ tiêu", "Năm 2022", "Năm 2023")
    row(
        pdf,
        80,
        "1|2||3",
        "Thu ngân sách|Chi đầu tư phát triển|từ nguồn vốn tỉnh|Số hộ nghèo",
        "248,3|72||96",
        "271,6|-||83",
    )

    assert rows_of(pdf.data()) == [
        "TT: 1 | Chỉ tiêu: Thu ngân sách | Năm 2022: 248,3 | Năm 2023: 271,6",
        "TT: 2 | Chỉ tiêu: Chi đầu tư phát triển từ nguồn vốn tỉnh | Năm 2022: 72 | Năm 2023: -",
        "TT: 3 | Chỉ tiêu: Số hộ nghèo | Năm 2022: 96 | Năm 2023: 83",
    ]
