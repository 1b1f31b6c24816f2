"""PDFs with a text layer become text in reading order, with pages and places."""

import pytest

from index.errors import DocumentRefused, notice
from index.readers.paged.pdf import read_pdf
from tests.index.readers.paged.made import (
    HEIGHT,
    LEFT,
    RIGHT,
    STEP,
    WIDTH,
    MadePdf,
    from_objects,
    rotated,
    width_of,
    wrapped,
)

LONG = (
    "Ủy ban nhân dân huyện yêu cầu các xã, thị trấn rà soát các công trình thủy lợi trên địa bàn, bố trí kinh phí sửa "
    "chữa những đoạn kênh bị sạt lở và báo cáo kết quả về Phòng Nông nghiệp trước ngày 15 hằng tháng"
)


def lines(data: bytes) -> list[str]:
    """The lines that are not blank."""
    return [line for line in read_pdf(data, "a.pdf").text.split("\n") if line]


def test_the_columns_of_a_head_are_read_one_after_the_other() -> None:
    """Issuer and number stand left, motto and date right; no line is drawn between them, and they may be staggered."""
    pdf = MadePdf()
    for y, left, right in (
        (60, "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (77, "HUYỆN TÂN LĨNH", "Độc lập - Tự do - Hạnh phúc"),
    ):
        pdf.centred(165, y, left, size=11)
        pdf.centred(410, y + 3, right, size=11)
    pdf.centred(165, 100, "Số: 12/KH-UBND")
    pdf.centred(410, 103, "Tân Lĩnh, ngày 5 tháng 3 năm 2024")
    pdf.centred(312, 140, "KẾ HOẠCH", bold=True)
    pdf.centred(312, 157, "Tu bổ kênh mương năm 2024", bold=True)
    pdf.paragraph(190, f"{LONG}.")

    assert lines(pdf.data()) == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN TÂN LĨNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tân Lĩnh, ngày 5 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Tu bổ kênh mương năm 2024",
        f"{LONG}.",
    ]


def test_the_foot_is_read_like_the_head() -> None:
    """Who receives a paper stands left, who has signed it right, far below his office."""
    pdf = MadePdf()
    y = pdf.paragraph(60, f"{LONG}.") + 20
    pdf.text(LEFT, y, "Nơi nhận:", bold=True)
    for at, name in enumerate(("- Như trên;", "- Các phòng, ban;", "- Lưu: VT.")):
        pdf.text(LEFT, y + 15 * (at + 1), name)
    pdf.centred(430, y, "CHỦ TỊCH", bold=True)
    pdf.centred(430, y + 85, "Lương Thế Phiệt", bold=True)

    assert lines(pdf.data())[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các phòng, ban;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Lương Thế Phiệt",
    ]


def test_lines_end_where_paragraphs_do() -> None:
    """What only the page's width parted is one line; items and headings stay apart, whether a line was full or not."""
    pdf = MadePdf()
    said = [f"1. {LONG};", f"2. {LONG}.", "Điều 5. Tổ chức thực hiện", f"Trong năm 2024, {LONG}.", "a) Kiểm tra;"]
    y = 60.0
    for each in said:
        y = pdf.paragraph(y, each) + 6

    assert lines(pdf.data()) == said


def test_a_title_ends_before_the_text_of_a_short_paper() -> None:
    """Two lines that end alike are no edge of the page where the text below them reaches further."""
    pdf = MadePdf()
    pdf.text(LEFT, 60, "BIÊN BẢN", bold=True)
    pdf.text(LEFT, 76, "Hội nghị hiệp thương lần thứ nhất về cơ cấu")
    pdf.text(LEFT, 92, "về cơ cấu lần thứ nhất Hội nghị hiệp thương")
    end = pdf.paragraph(108, "Hồi 8 giờ 00 phút ngày 05 tháng 02 năm 2021, tại Hội trường xã họp hội nghị.", indent=0)
    pdf.text(LEFT, end, "I. Thành phần: có 32 đại biểu.")

    assert lines(pdf.data())[2:] == [
        "về cơ cấu lần thứ nhất Hội nghị hiệp thương",
        "Hồi 8 giờ 00 phút ngày 05 tháng 02 năm 2021, tại Hội trường xã họp hội nghị.",
        "I. Thành phần: có 32 đại biểu.",
    ]


def test_hanging_items_and_blocks_without_indents_are_paragraphs() -> None:
    """Lines after a number may stand further in than it, and paragraphs may be parted by white alone."""
    pdf = MadePdf()
    y = 60.0
    for number in ("1.", "2."):
        pdf.text(LEFT, y, number)
        y = pdf.paragraph(y, f"{LONG};", indent=0, left=LEFT + 20)
    y = pdf.paragraph(y + 14, f"{LONG}.", indent=0)
    pdf.paragraph(y + 14, f"{LONG}.", indent=0)

    assert lines(pdf.data()) == [f"1. {LONG};", f"2. {LONG};", f"{LONG}.", f"{LONG}."]


def test_a_paragraph_goes_on_over_the_pages_end() -> None:
    """It is one line of the text; its places tell both pages, and the pages' numbers are left out and said once."""
    pdf = MadePdf()
    text = f"{LONG}; {LONG}; {LONG}."
    parts = list(wrapped(text, RIGHT - LEFT, 28))
    pdf.centred(312, 40, "1")
    for at, line in enumerate(parts[:5]):
        pdf.text(LEFT + (0 if at else 28), 700 + STEP * at, line)
    pdf.next_page()
    pdf.centred(312, 40, "2")
    for at, line in enumerate(parts[5:]):
        pdf.text(LEFT, 60 + STEP * at, line)
    read = read_pdf(pdf.data(), "a.pdf")

    assert read.text == f"{text}\n"
    assert [box.page for box in read.layout.boxes] == [1] * 5 + [2] * len(parts[5:])
    assert read.layout.left_out == (notice("left_out_page_numbers"),)


def test_repeated_heads_are_left_out_once() -> None:
    """What stands above the text of every page is no part of it; letters that begin alike are."""
    pdf = MadePdf()
    for number in range(1, 5):
        pdf.text(LEFT, 40, f"Báo cáo giám sát năm 2024 - trang {number}", size=9)
        pdf.paragraph(80, f"Nội dung thứ {number}: {LONG}.")
        pdf.next_page()
    read = read_pdf(pdf.data(), "a.pdf")

    assert [line[:14] for line in read.text.split("\n") if line] == [f"Nội dung thứ {n}" for n in range(1, 5)]
    assert read.layout.left_out == (notice("left_out_repeated", text="Báo cáo giám sát năm … - trang …"),)


def test_notes_stand_apart_and_their_marks_change_no_number() -> None:
    """A footnote follows the paragraph, with its mark in brackets; the mark is taken from the text."""
    pdf = MadePdf()
    pdf.text(LEFT, 60, "Thực hiện Nghị định số 30/2020/NĐ-CP")
    pdf.text(LEFT + width_of("Thực hiện Nghị định số 30/2020/NĐ-CP"), 55, "1", size=7)
    pdf.text(LEFT, 76, "diện tích 100 m")
    pdf.text(LEFT + width_of("diện tích 100 m"), 71, "2", size=7)
    for at in range(4):
        pdf.paragraph(100 + 50 * at, f"{LONG}.")
    pdf.rule(LEFT, 700, LEFT + 140, 700)
    pdf.text(LEFT, 712, "1 Nghị định về công tác văn thư.", size=9)
    said = lines(pdf.data())

    assert said[:2] == ["Thực hiện Nghị định số 30/2020/NĐ-CP", "diện tích 100 m2"]
    assert said[-1] == "(1) Nghị định về công tác văn thư."


def test_pages_of_two_columns_are_read_column_by_column() -> None:
    """A paragraph that ends in the next column is one."""
    pdf = MadePdf()
    text = f"{LONG}. Sau đó {LONG}. Cuối cùng {LONG}."
    words = text.split()
    y, at, x = 60.0, 0, LEFT
    while at < len(words):
        line = words[at]
        at += 1
        while at < len(words) and width_of(f"{line} {words[at]}") < 210:
            line, at = f"{line} {words[at]}", at + 1
        pdf.text(x, y, line)
        y += STEP
        if y > 220 and x == LEFT:
            x, y = 330.0, 60.0

    assert lines(pdf.data()) == [text]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_pages_are_read_upright(rotation: int) -> None:
    """The page is turned by its entry in the file; places are those on the page as it is shown."""
    pdf = MadePdf()
    pdf.paragraph(60, f"{LONG}.")
    read = read_pdf(rotated(pdf.data(), rotation), "a.pdf")
    box = read.layout.boxes[0]

    left, top, right, bottom = (LEFT + 28) / WIDTH, (60 - 9.6) / HEIGHT, RIGHT / WIDTH, (60 + 2.6) / HEIGHT
    expected = {
        0: (left, top),
        90: (1 - bottom, left),
        180: (1 - right, 1 - bottom),
        270: (top, 1 - right),
    }[rotation]
    assert read.text == f"{LONG}.\n"
    assert (box.left, box.top) == pytest.approx(expected, abs=0.07)


def test_text_turned_on_its_page_is_read() -> None:
    """A page whose text is drawn sideways reads like one that is turned."""
    pdf = MadePdf()
    pdf.canvas.translate(595, 0)
    pdf.canvas.rotate(90)
    pdf.canvas.translate(0, 595 - 842)
    pdf.paragraph(60, f"{LONG}.", right=700)

    assert lines(pdf.data()) == [f"{LONG}."]


def test_damaged_and_locked_files_are_refused_by_name() -> None:
    """A password, a cut file, no PDF at all: each is said."""
    pdf = MadePdf(password="bí mật")
    pdf.text(60, 60, "Nội dung")
    locked = pdf.data()
    whole = MadePdf()
    whole.text(60, 60, "Nội dung")

    for data, code in ((locked, "file_encrypted"), (whole.data()[:300], "file_damaged"), (b"%PDF-1.4", "file_damaged")):
        with pytest.raises(DocumentRefused) as refused:
            read_pdf(data, "a.pdf")
        assert refused.value.notice == notice(code, file="a.pdf")


def test_circles_in_a_file_end() -> None:
    """A drawing that draws itself, and a tree of pages that holds itself, are read once."""
    drawing = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>/Length 6>>"
    for held in (b"3 0 R", b"2 0 R 3 0 R"):
        data = from_objects(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (held, len(held.split(b"R")) - 1),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>/Contents 4 0 R>>",
            drawing + b"stream\n/A Do\n\nendstream",
        )

        assert read_pdf(data, "a.pdf").text == ""


def test_a_file_without_pages_is_damaged() -> None:
    """There is nothing to read in it."""
    with pytest.raises(DocumentRefused, match="file_damaged"):
        read_pdf(from_objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"), "a.pdf")


def test_old_letters_become_unicode() -> None:
    """What a font before Unicode draws is told by the letters, as in other files."""
    pdf = MadePdf()
    pdf.paragraph(
        60, "B¶n th©n tù x¸c ®Þnh t\xad t\xadëng v÷ng vµng, lËp tr\xadêng kiªn ®Þnh; céng hßa x· héi chñ nghÜa."
    )

    assert lines(pdf.data()) == [
        "Bản thân tự xác định tư tưởng vững vàng, lập trường kiên định; cộng hòa xã hội chủ nghĩa."
    ]


def test_what_is_filled_into_a_form_is_read() -> None:
    """A form may have no other text than the values of its fields."""
    pdf = MadePdf()
    pdf.text(LEFT, 100, "Họ và tên:")
    pdf.canvas.acroForm.textfield(value="Long Tam", x=200, y=HEIGHT - 105, width=200, height=18)

    assert lines(pdf.data()) == ["Họ và tên: Long Tam"]
