"""Which lines are one paragraph: what is broken over lines by a converter is put together, what stands apart is not."""

import pytest

from index.layout import Span
from index.structure.lines import read_lines
from index.structure.paragraphs import find_paragraphs
from index.structure.reading import read

LONG = (
    "Sáu là, chủ động xây dựng các báo cáo, tờ trình, dự thảo nghị quyết theo nội dung phiên họp; trình Ban Thường vụ\
 Huyện ủy cho ý kiến trước khi trình kỳ họp."
)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, each with its lines."""
    return [text[held.start : held.end] for held in find_paragraphs(text, read_lines(text))]


@pytest.mark.parametrize(
    "broken",
    [
        "Sáng ngày\n9/4/2022, Thường trực HĐND huyện Cẩm Lâm họp.",
        "Căn cứ Nghị định số\n07/2021/NĐ-CP của Chính phủ;",
        "Tham dự có đ/c Trương Hữu Nghĩa, Bí thư Huyện ủy; đ/c Nguyễn\nVăn Bính, Phó Chủ tịch HĐND huyện.",
        "Phát biểu tại hội nghị, đồng chí\nTrương Hữu Nghĩa yêu cầu các ngành chuẩn bị.",
        "Đại biểu dự họp gồm Thường trực Huyện ủy và\nỦy ban nhân dân huyện.",
        "Xét đề nghị của Phòng Nông nghiệp tại Tờ trình số 17/TTr-NN,\nUBND huyện xây dựng kế hoạch.",
        "Hội nghị thống nhất nội dung kỳ\nhọp thứ ba.",
        "Quyết định này bãi bỏ toàn bộ\nQuyết định số 17/QĐ-UBND ngày 02/3/2019.",
        "a) Quyết định số\n12/2023/QĐ-UBND ngày 20/4/2023 về phân cấp;",
    ],
)
@pytest.mark.parametrize("below", ["", f"\n\n{LONG}"], ids=["alone", "above a long line"])
def test_a_sentence_that_a_line_leaves_open_goes_on_in_the_next(broken: str, below: str) -> None:
    """A day, a number, a title, a name, a joining word or a comma at its end leaves a line open, in any text."""
    assert paragraphs_of(f"{broken}{below}")[0] == broken


@pytest.mark.parametrize(
    "apart",
    [
        "Thời gian: 1/2 ngày\n- Sáng: từ 8h30",
        "Nhiệm vụ trong 5 năm\nPhấn đấu trồng 300 ha rừng.",
        "Hà Nội,\nVí dụ 2: Văn bản của Cục Quản trị",
        "Sáng\nHọp giao ban",
        "Thứ ba, 24/10/2023 - 10:02\nTin hoạt động",
    ],
)
def test_lines_that_say_enough_stay_apart(apart: str) -> None:
    """Items, cells of a table and short lines in capitals are paragraphs of their own."""
    assert paragraphs_of(f"{apart}\n\n{LONG}")[:2] == apart.split("\n")


def test_header_and_sentences_are_of_the_same_paragraphs() -> None:
    """The day and the body that a broken first sentence names are the header's, and the sentence is one."""
    first = "Sáng ngày\n9/4/2022, Thường trực HĐND huyện Cẩm Lâm tổ chức Hội nghị liên tịch chuẩn bị kỳ\nhọp thứ ba."
    text = f"{first}\n\n{LONG}"
    reading = read(text)

    assert reading.header.place == "huyện Cẩm Lâm"
    assert reading.header.title is None
    assert next(text[span.start : span.end] for span in reading.sentences()) == first


HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN KỲ LÂM\n\nSố: 12/QĐ-UBND\n\nKỳ Lâm, ngày 05 tháng 3 năm 2024"


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize(
    "title",
    [
        ["NGHỊ QUYẾT", "HỘI NGHỊ LẦN THỨ BẢY", "BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA VII", "về chỉ tiêu năm 2022"],
        ["QUYẾT ĐỊNH", "Về việc bổ nhiệm bà Trịnh Thị Lựu giữ chức vụ", "Phó Trưởng phòng Tài chính - Kế hoạch"],
        ["KẾ HOẠCH", "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc năm 2025"],
    ],
)
def test_a_title_over_several_paragraphs_is_one_heading(title: list[str], between: str) -> None:
    """Kind and subject, centred one below the other as in every Word file, are one heading and one sentence."""
    words = between.join(title)
    reading = read(f"{HEAD}\n\n{words}\n\n_____\n\n{LONG}")

    (held,) = (held for held in reading.paragraphs if reading.original[held.start : held.end] == words)

    assert held.level == 1
    assert held.sentences == (Span(held.start, held.end),)


def test_a_title_ends_where_something_stands_between() -> None:
    """What stands under a rule or beside the title in the other column is no part of its heading."""
    text = f"{HEAD}\n\nKẾ HOẠCH\n\nTổ chức Ngày hội\n\n_____\n\nQuyết định này được phổ biến\n\n{LONG}"
    beside = "QUYẾT ĐỊNH\n\nKỳ Lâm, ngày 05 tháng 3 năm 2024\n\nVề việc bổ nhiệm"

    assert "KẾ HOẠCH\n\nTổ chức Ngày hội" in [text[held.start : held.end] for held in read(text).paragraphs]
    assert beside not in [beside[held.start : held.end] for held in read(beside).paragraphs]


def test_an_appendix_is_a_heading_with_its_name() -> None:
    """The number of an appendix, which is no heading of its own, and its name in capitals are one."""
    text = f"Phụ lục II\n\nVIẾT HOA TRONG VĂN BẢN HÀNH CHÍNH\n\n{LONG}"

    first, *_ = read(text).paragraphs

    assert (text[first.start : first.end], first.level) == (text[: text.index("\n\nSáu")], 1)


def test_lines_without_a_blank_one_between_are_one_where_blank_lines_part_the_paragraphs() -> None:
    """A converter that breaks lines where a tag was leaves short lines that end with no sign."""
    broken = [
        f"Theo đề nghị của Giám đốc\nSở Nội vụ tại Tờ trình số {number}/TTr-SNV ngày\n03/11/2025;"
        for number in range(14)
    ]

    assert paragraphs_of("\n\n".join(broken)) == broken
    assert paragraphs_of("\n".join(broken[0].split("\n")[:2])) != [broken[0]]


def test_a_labelled_line_begins_a_paragraph() -> None:
    """At the foot of a page what the line above says ends there, though it is long and names a kind of unit last."""
    lines = ["Chịu trách nhiệm nội dung: Ông Trần Văn Bảy - Chánh Thanh tra tỉnh", "Địa chỉ: số 3 đường Hòa Bình"]
    assert paragraphs_of("\n".join(lines)) == lines


def test_a_page_with_a_long_menu_is_not_broken_at_a_width() -> None:
    """Short lines without number say nothing: a caption there does not go on in the paragraph below it."""
    menu = [f"Mục số {i}" for i in range(80)]
    caption = "Các đồng chí lãnh đạo tỉnh tặng hoa chúc mừng Chủ nhiệm Trần Văn Bảy"
    below = "Theo phân công của Ban Thường vụ, đồng chí sẽ tiếp tục giữ nhiệm vụ cũ. " * 3
    assert caption in paragraphs_of("\n".join([*menu, caption, below.strip()]))


def test_a_full_line_with_a_number_goes_on() -> None:
    """A numbered line as wide as the text is no heading, though the next begins with a capital."""
    text = (
        "1. Quyết định này có hiệu lực từ ngày 10 tháng 9 năm 2025.\n\n"
        "2. Quyết định số 44/2024/QĐ-UBND ngày 31 tháng 10 năm 2024 của Ủy ban nhân dân tỉnh Lam\n"
        "Giang ban hành Quy định quản lý nhà nước về giá trên địa bàn tỉnh hết hiệu lực.\n"
    )
    found = find_paragraphs(text, read_lines(text))

    assert text[found[-1].start : found[-1].end].startswith("2. Quyết định") and found[-1].end == len(text) - 1
    assert not found[-1].is_heading
