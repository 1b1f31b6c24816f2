"""What stands in a Word 97 file; LibreOffice writes `paper.doc` and `paper.docx` of `paper.fodt` (`--convert-to`)."""

import re
import struct
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentRefused
from index.layout import Layout
from index.readers.formats import read_data
from index.readers.word.older.doc.drawings import pictures
from index.readers.word.older.doc.read import read_doc
from tests.paths import DATA

PAPER = (DATA / "readers/word/paper.doc").read_bytes()
READ = read_doc(PAPER, "paper.doc")
LINES = READ.text.splitlines()


def part(first: str, last: str) -> str:
    """The lines from one to another."""
    return "\n".join(LINES[LINES.index(first) : LINES.index(last) + 1])


def refusal(data: bytes) -> str:
    """The code with which these bytes are refused."""
    with pytest.raises(DocumentRefused) as refused:
        read_doc(data, "a.doc")
    return refused.value.notice.code


def test_labels_of_lists_are_counted() -> None:
    """Numbers that stand outside the text are before it, a list goes on after other text, its levels apart."""
    assert part("II. NỘI DUNG", "2. Ra quân ngày 10/3/2024.") == (
        "II. NỘI DUNG\n\n1. Chuẩn bị:\n\na) cây giống;\n\nb) dụng cụ.\n\n2. Ra quân ngày 10/3/2024."
    )


def test_a_paragraph_has_what_is_shown_of_it_and_its_note_after_it() -> None:
    """Lines broken by hand, raised digits, a footnote; not what is hidden or deleted."""
    assert part("Trồng cây dọc đường liên xã.", "(1) Theo phong trào của huyện.") == (
        "Trồng cây dọc đường liên xã.\nDiện tích 10⁶ m2.\n\n(1) Theo phong trào của huyện."
    )


def test_the_letterhead_is_read_column_by_column() -> None:
    """A table without lines is no table of figures."""
    assert LINES[:6] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ HÀ PHÚC",
        "Số: 12/KH-UBND",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Phúc, ngày 5 tháng 3 năm 2024",
    ]


def test_a_table_has_its_merged_cells_in_each_row() -> None:
    """Cells over two rows, cells of two lines, headings."""
    rows = [line for line in LINES if line.startswith("Thôn: ")]

    assert rows[0] == "Thôn: Đoài | Phụ trách: Bà Lê Thị Mơ; Ông Đỗ Văn Khởi | Số cây: 120 | Ghi chú: cây keo"
    assert rows[1].startswith("Thôn: Đoài | Phụ trách: Ông Hà Công Lục | Số cây")
    assert {READ.text[cell.start : cell.end] for cell in READ.layout.cells} >= {"Đoài", "120", "80"}


def test_boxes_stand_after_their_paragraph() -> None:
    """The text of a box is read."""
    assert part("Phân công:", "KHẨN") == "Phân công:\n\nKHẨN"


def test_letters_of_old_fonts_are_unicode() -> None:
    """TCVN3 is told by its letters, its capitals by their font; capitals of a run are shown."""
    assert LINES[-5:] == [
        "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN",
        "",
        "Ban Chấp hành Đảng bộ huyện quyết định nhiều việc quan trọng của tư tưởng.",
        "",
        "HẾT KẾ HOẠCH",
    ]


def test_what_is_left_out_is_told() -> None:
    """Headers and footers that repeat, hidden and deleted text."""
    told = [(notice.code, dict(notice.values)) for notice in READ.layout.left_out]

    assert told == [
        ("left_out_repeated", {"text": "Công báo huyện số 5"}),
        ("left_out_repeated", {"text": "Trang"}),
        ("left_out_hidden", {"count": 5}),
        ("left_out_deleted", {"count": 1}),
    ]


def test_numbers_of_headings_notes_and_tables_in_tables() -> None:
    """Labels of styles, an endnote at the end, the first page's own header, a table inside a cell."""
    read = read_doc((DATA / "readers/word/rules.doc").read_bytes(), "rules.doc")

    assert read.text == (
        "MẬT\n\nMở đầu của quy chế.\n\nChương I. Quy định chung\n\nĐiều 1. Phạm vi\n\nMột.\n\nĐiều 2. Đối tượng\n\n"
        "Hai.\n\nChương II. Tổ chức\n\nĐiều 1. Hiệu lực\n\n5. Năm;\n\n1. Sáu.\n\n"
        "Tên: Đường A | Nội dung: gồm dài | 5 km rộng | 7 m hết\n\n"
        "Nối liên kết và trang .\n\n(i) Ghi chú cuối.\n"
    )
    assert [told.code for told in read.layout.left_out][-1] == "left_out_comments"


@pytest.mark.parametrize("paper", ["paper", "rules", "stamp"])
def test_a_paper_says_the_same_as_doc_and_docx(paper: str) -> None:
    """Of the words of both files of one paper, which LibreOffice made of one source, at least 0.98 are in common."""
    counts = [
        Counter(re.findall(r"\w+", read_data((DATA / f"readers/word/{paper}{suffix}").read_bytes(), name=suffix).text))
        for suffix in (".doc", ".docx")
    ]
    one, other = counts

    assert 2 * (one & other).total() / (one.total() + other.total()) >= 0.98


def test_stamps_are_read() -> None:
    """Words that a header draws across the page, and the text of its boxes, are no running title."""
    read = read_doc((DATA / "readers/word/stamp.doc").read_bytes(), "stamp.doc")

    assert read.text == "DỰ THẢO\n\nHỎA TỐC\n\nThân bài của văn bản.\n"


def test_pictures_are_found_in_their_records() -> None:
    """A picture is told by the record around it, with one digest or two; bytes that only look so are none."""
    first, second = b"\x89PNG\r\n\x1a\n first \xff\xd8\xff", b"\xff\xd8\xff second"
    stream = b"".join(
        [
            b"\xff\xd8\xff nothing",
            struct.pack("<HHI", 0x6E00, 0xF01E, 17 + len(first)) + bytes(17) + first,
            struct.pack("<HHI", 0x46B0, 0xF01D, 33 + len(second)) + bytes(33) + second,
        ]
    )

    assert list(pictures(stream)) == [first, second]


def with_word(at: int, value: int) -> bytes:
    """The paper with another 16-bit word in the head of its text stream."""
    start = PAPER.index(b"\xec\xa5")
    return PAPER[: start + at] + struct.pack("<H", value) + PAPER[start + at + 2 :]


def test_files_that_are_not_readable_are_refused_by_name() -> None:
    """With a password, of Word 6, cut off, another thing."""
    assert refusal(with_word(0x0A, 0x0100 | 0x0200)) == "file_encrypted"
    assert refusal(with_word(0, 0xA5DC)) == "word_too_old"
    assert refusal(PAPER[:600]) == "file_damaged"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == "file_damaged"
    assert refusal(b"") == "file_damaged"


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes are changed, or however much is missing, it ends with text or a refusal."""
    damaged = bytearray(PAPER)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_doc(bytes(damaged[: data.draw(st.integers(0, len(damaged)))]), "a.doc")
    except DocumentRefused:
        return
    assert isinstance(read.layout, Layout)
