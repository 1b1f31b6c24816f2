"""The parts of a paper: what belongs to what, and which lines a sentence hangs on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.layout import Cell, Span
from index.structure.outline.outline import Outline, find_outline
from index.structure.reading import read

DECISION = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH
Số: 31/QĐ-UBND
Sông Lạnh, ngày 09 tháng 11 năm 2023

QUYẾT ĐỊNH
Ban hành Quy chế quản lý bến đò

Căn cứ Luật Giao thông đường thủy nội địa năm 2004;
Xét đề nghị của Phòng Kinh tế và Hạ tầng,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến đò.
Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.
Điều 3. Chánh Văn phòng, Trưởng Phòng Kinh tế chịu trách nhiệm thi hành.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hà Văn Lịch

QUY CHẾ
Quản lý bến đò
(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 09 tháng 11 năm 2023)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này áp dụng cho mọi bến đò trên sông Lạnh.
Điều 2. Trách nhiệm của chủ đò
1. Chủ đò có trách nhiệm:
a) Mặc áo phao cho khách;
b) Không chở quá số người.
2. Chủ đò mua bảo hiểm.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Phòng Kinh tế và Hạ tầng
Kiểm tra bến đò mỗi quý một lần.
"""
PLAN = """KẾ HOẠCH
Tổ chức hội chợ

I. MỤC ĐÍCH
- Giới thiệu sản vật của xã.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa:
- Trang trí khu hội chợ, gồm:
+ Cổng chào;
+ Sân khấu.
- Mời các đoàn.
2. Công an xã: giữ trật tự. Phân luồng xe.
3. Trạm Y tế
Trực cấp cứu.
Giao Văn phòng theo dõi.
"""


def outline_of(text: str) -> Outline:
    """The outline of a text as it is read."""
    reading = read(text)
    return find_outline(text, list(reading.sentences()), reading.layout.cells)


def hangs_on(text: str, words: str) -> list[str]:
    """The lines that these words of a text hang on, outermost first."""
    return [text[held.start : held.end] for held in outline_of(text).lead_ins(text.index(words))]


def labels_above(text: str, words: str) -> list[str]:
    """The labels of the parts that hold these words."""
    outline = outline_of(text)
    return [part.label for part in outline.chain(outline.at(text.index(words))) if part.label]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Sân khấu", ["II. TỔ CHỨC THỰC HIỆN", "1. Phòng Văn hóa:", "- Trang trí khu hội chợ, gồm:"]),
        ("Mời các đoàn", ["II. TỔ CHỨC THỰC HIỆN", "1. Phòng Văn hóa:"]),
        ("Phân luồng", ["II. TỔ CHỨC THỰC HIỆN", "2. Công an xã:"]),
        ("Trực cấp cứu", ["II. TỔ CHỨC THỰC HIỆN", "3. Trạm Y tế"]),
        ("Giao Văn phòng", ["II. TỔ CHỨC THỰC HIỆN"]),
        ("Giới thiệu", ["I. MỤC ĐÍCH"]),
    ],
)
def test_what_a_sentence_hangs_on(words: str, lines: list[str]) -> None:
    """The headings and the lines that lead to a list, from the outermost in, without the title of the paper."""
    assert hangs_on(PLAN, words)[1:] == lines


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("sau 10 ngày", ["Điều 2"]),
        ("Không chở", ["Chương I", "Điều 2", "1", "b"]),
        ("mua bảo hiểm", ["Chương I", "Điều 2", "2"]),
        ("mỗi quý", ["Chương II", "Điều 3"]),
        ("Lưu: VT", []),
    ],
)
def test_an_annexed_regulation_has_articles_of_its_own(words: str, labels: list[str]) -> None:
    """The decision's articles end above the signature; those of the regulation begin anew."""
    assert labels_above(DECISION, words) == labels


def test_an_article_ends_where_the_signature_begins() -> None:
    """Whoever receives the paper and whoever signed it are no part of its last article."""
    outline = outline_of(DECISION)
    third = next(part for part in outline.parts if part.label == "Điều 3")

    assert DECISION[third.span.start : third.span.end].endswith("chịu trách nhiệm thi hành.")
    assert [part.kind.value for part in outline.parts if part.parent is None] == [
        "tiêu đề", "tiêu đề", "tiêu đề", "phần cuối", "văn bản"
    ]  # fmt: skip
    assert [part.kind.value for part in outline.parts].count("căn cứ") == 2


def test_a_restarted_list_without_a_title_is_another_paper() -> None:
    """Articles that begin anew are those of what goes with the paper."""
    text = "Điều 1. Phê duyệt đề án.\nĐiều 2. Thi hành từ nay.\nĐiều 1. Mục tiêu\nTrồng rừng.\nĐiều 2. Vốn\nNgân sách."
    outline = outline_of(text)

    assert labels_above(text, "Ngân sách") == ["Điều 2"]
    assert outline.chain(outline.at(text.index("Ngân sách")))[0].kind.value == "văn bản"


def test_quoted_articles_are_told_apart() -> None:
    """Words of another paper that are quoted belong to the line that quotes them."""
    text = (
        "Điều 1. Sửa đổi Quy chế như sau:\n1. Sửa đổi Điều 5:\n“Điều 5. Giờ làm việc\n1. Sáng từ 7 giờ.\n2. Chiều từ 13"
        " giờ.”\n2. Bỏ Điều 6.\nĐiều 2. Thi hành từ ngày ký."
    )
    outline = outline_of(text)

    assert labels_above(text, "Chiều") == ["Điều 1", "1", "Điều 5", "2"]
    assert labels_above(text, "Bỏ") == ["Điều 1", "2"]
    assert [part.label for part in outline.parts if part.quoted] == ["Điều 5", "1", "2"]


def test_a_letter_out_of_its_list_is_beside_the_number_above() -> None:
    """A list whose numbers are mixed up still keeps what each unit does apart."""
    text = "CHỈ THỊ\nVề trồng rừng\n1. Phòng Kinh tế:\n- Thường trực công tác.\nd) Phòng Tài chính:\n- Bố trí kinh phí."

    assert hangs_on(text, "Bố trí")[-1] == "d) Phòng Tài chính:"
    assert "1. Phòng Kinh tế:" not in hangs_on(text, "Bố trí")


def test_articles_on_one_line_are_parts() -> None:
    """Where the line ends of a paper were lost each article still begins one."""
    text = "Điều 1. Thành lập tổ công tác. Điều 2. Tổ có nhiệm vụ sau. 1. Kiểm tra chợ. 2. Báo cáo. Điều 3. Thi hành."

    assert labels_above(text, "Báo cáo") == ["Điều 2", "2"]
    assert labels_above(text, "Thi hành") == ["Điều 3"]


def test_rows_of_a_table_are_no_parts() -> None:
    """A row that begins with a number begins no clause, and belongs to the part above the table."""
    text = "II. DANH SÁCH\nHọ tên | Chức vụ\n1. Hà Văn Lịch | Tổ trưởng\nIII. KINH PHÍ\nTừ ngân sách."
    reading = read(text)
    start = text.index("1. Hà")
    cells = (Cell(start, start + 14, 0, 0, 0), Cell(start + 17, start + 26, 0, 0, 1))
    outline = find_outline(text, list(reading.sentences()), cells)

    assert [part.label for part in outline.parts] == ["II", "III"]


LINES = st.sampled_from(
    ["Điều 1. A", "Điều 2. Một câu.", "1. Phòng A:", "2. B", "a) Là", "đ) x:", "- Việc", "+ Con;", "I. MỤC", "IV. ĐÍCH",
     "PHỤ LỤC 2", "QUY CHẾ", "(Kèm theo Quyết định)", "Nơi nhận:", "TM. ỦY BAN", "“Điều 5. Mới", "hết.”", "",
     "Căn cứ Luật;", "Chương I", "Phần thứ hai", "Giao Phòng Kinh tế:", "Một câu thường.", "**", "##", "“",
     "1.2. C", "Một là, làm."]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=40).map("\n".join)))
def test_every_text_has_an_outline(text: str) -> None:
    """No text raises; each part lies in the one it belongs to, begins with its heading, and comes after it."""
    lines = [(begin, line) for begin, line in zip(_starts(text), text.split("\n"), strict=True) if line.strip()]
    placed = [_placed(begin, line) for begin, line in lines]
    outline = find_outline(text, placed)

    for at, part in enumerate(outline.parts):
        assert part.span.start == part.heading.start <= part.heading.end <= part.span.end <= len(text)
        if part.parent is not None:
            assert part.parent < at
            above = outline.parts[part.parent].span
            assert above.start <= part.span.start
            assert part.span.end <= above.end
    for offset in range(len(text)):
        assert all(span.end <= offset for span in outline.lead_ins(offset))


def _starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _placed(begin: int, line: str) -> Span:
    start = begin + len(line) - len(line.lstrip())
    return Span(start, begin + len(line.rstrip()))
