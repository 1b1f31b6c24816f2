"""What a sentence belongs to: the lines it hangs on, its paragraph, its document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.outline.outline import find_outline
from retrieval.answers.sentences.scope import Scope
from tests.retrieval.answers.sentences.standing import scope_of
from tests.retrieval.made_evidence import make_document, make_evidence

PLAN = """KẾ HOẠCH
Tổ chức hội chợ xã Phú Khê

Căn cứ Nghị quyết số 12-NQ/ĐU của Đảng ủy xã;
Hội chợ mở cửa ngày 20/11/2023. Vé vào cửa không thu tiền.
I. MỤC ĐÍCH
Giới thiệu sản vật của xã. Mỗi thôn có một gian hàng. Gian hàng mở đến tối.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa:
- Trang trí khu hội chợ.
- Mời đoàn chèo.
2. Trạm Y tế:
- Cử người trực cấp cứu.

Nơi nhận:
- Đảng ủy xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hà Văn Lịch
"""
CLINIC, CHOIR, STALLS = "- Cử người trực", "- Mời đoàn chèo", "Gian hàng mở"


def test_the_lines_that_a_sentence_hangs_on() -> None:
    """The headings over it and the line that leads to its list, the innermost last; none of another list."""
    lead = scope_of(PLAN, CLINIC).lead

    assert "Trạm Y tế:" in lead
    assert lead.index("TỔ CHỨC THỰC HIỆN") < lead.index("Trạm Y tế:")
    assert "Phòng Văn hóa" not in lead
    assert "MỤC ĐÍCH" not in lead


def test_a_heading_that_the_passage_knows_leads_too() -> None:
    """The path of headings kept with the sentence is a part of what it hangs on."""
    assert scope_of("Có 12 xã.", "Có", heading="II. Kết quả").lead.startswith("II. Kết quả")


def test_a_question_leads_to_its_answer() -> None:
    """In questions and answers the line that asks is what the line below belongs to, and answers nothing itself."""
    asked = "Lệ phí cấp lại thẻ đò là bao nhiêu?\nMức thu là 15.000 đồng."

    assert "Lệ phí cấp lại thẻ đò" in scope_of(asked, "Mức thu").lead
    assert scope_of(asked, "Lệ phí").is_heading


def test_what_a_paragraph_says_before() -> None:
    """The sentences before it on its line, and nothing of the lines above."""
    assert scope_of(PLAN, STALLS).before == "Giới thiệu sản vật của xã. Mỗi thôn có một gian hàng."
    assert scope_of(PLAN, STALLS).openings_before == "Giới thiệu sản vật của xã. . Mỗi thôn có một gian hàng."
    assert scope_of(PLAN, "Giới thiệu").before == ""


def test_what_stands_beside() -> None:
    """Two sentences before and after it, without those of its own paragraph before it."""
    beside = scope_of(PLAN, STALLS).beside

    assert beside == "II. TỔ CHỨC THỰC HIỆN . 1. Phòng Văn hóa:"


def test_what_its_document_is() -> None:
    """Title, place and issuer of the document, whatever the sentence says."""
    document = make_document("Có 12 thôn.", title="Báo cáo", place="xã Phú Khê", issuer="UBND xã Phú Khê")

    assert scope_of(document, "Có").head == "Báo cáo . xã Phú Khê . UBND xã Phú Khê"


def test_how_the_sentences_before_begin() -> None:
    """The nearest first, forty characters of each, or the whole of each."""
    text = "Ngày 3/2, xã Phú Khê tổ chức lễ phát động trồng cây. Có 40 người dự. Trời nắng."
    scope = scope_of(text, "Trời")

    assert list(scope.openings(whole=False)) == ["Có 40 người dự.", "Ngày 3/2, xã Phú Khê tổ chức lễ phát động"]
    assert list(scope.openings(whole=True))[1] == "Ngày 3/2, xã Phú Khê tổ chức lễ phát động trồng cây."
    assert scope.opening == "Trời nắng."


@pytest.mark.parametrize(
    ("begins", "is_heading"),
    [("II. TỔ CHỨC", True), ("Mỗi thôn", False), (CHOIR, False), ("Hội chợ mở cửa", False)],
)
def test_a_heading_only_says_what_stands_below(begins: str, is_heading: bool) -> None:
    """A line over others is a heading, a sentence and the item of a list are none."""
    assert scope_of(PLAN, begins).is_heading == is_heading


@pytest.mark.parametrize(
    ("begins", "is_of_frame"),
    [
        ("KẾ HOẠCH", True),
        ("Tổ chức hội chợ", True),
        ("- Đảng ủy xã", True),
        ("Hà Văn Lịch", True),
        ("Hội chợ mở cửa", False),
        ("Giới thiệu", False),
        (CHOIR, False),
        (CLINIC, False),
    ],
)
def test_what_stands_around_what_a_paper_says(begins: str, is_of_frame: bool) -> None:
    """Its head, who receives it and who signed it; no part of what it says."""
    assert scope_of(PLAN, begins).is_of_frame == is_of_frame


@pytest.mark.parametrize(("begins", "is_recital"), [("Căn cứ", True), ("KẾ HOẠCH", False), ("Hội chợ mở cửa", False)])
def test_the_grounds_of_a_paper(begins: str, is_recital: bool) -> None:
    """What a paper stands on is told from what it says."""
    assert scope_of(PLAN, begins).is_recital == is_recital


def test_a_piece_of_a_long_sentence_is_no_head() -> None:
    """Where a first line ends with a stop, none of the pieces it is cut into is of the head."""
    clauses = "; ".join(f"thôn số {at} làm đường dài {at} km và trồng cây hai bên đường" for at in range(40))
    document = make_document(f"Trong năm nay, {clauses}.")
    sentences = make_evidence(document).sentences
    halves = [type(sentences[0])(0, 700, None, 0.9), type(sentences[0])(700, len(document.text), None, 0.9)]

    outline = find_outline(document.text, halves)

    assert [Scope(document, halves, at, outline).is_of_frame for at in (0, 1)] == [False, False]


LINES = st.lists(
    st.sampled_from(
        [
            *PLAN.splitlines(),
            "",
            "Điều 1. Phạm vi",
            "1. Chủ đò có trách nhiệm:",
            "a) Mặc áo phao;",
            "?",
            "***",
            "Ngày 3/2, họp. Ngày 4/2, nghỉ.",
        ]
    ),
    max_size=14,
).map("\n".join)


@given(text=st.one_of(LINES, st.text(max_size=200)))
def test_any_text_has_scopes(text: str) -> None:
    """Each sentence of any text has all that it belongs to, the same each time, and what it says is the document's."""
    document = make_document(text)
    sentences = make_evidence(document).sentences
    outline = find_outline(text, sentences)
    for at, sentence in enumerate(sentences):
        one, two = (Scope(document, sentences, at, outline) for _ in range(2))
        assert one.own == text[sentence.start : sentence.end]
        assert one.before in " ".join(text[held.start : held.end] for held in sentences[:at])
        assert len(list(one.openings(whole=False))) == min(at, 12)
        assert (one.lead, one.beside, one.head, one.is_heading, one.is_of_frame) == (
            (two.lead, two.beside, two.head, two.is_heading, two.is_of_frame)
        )


def test_lines_with_labels_are_about_what_stands_above_them() -> None:
    """Each gives one thing of the nearest line above that is none of them."""
    text = "- Ra mắt trang tin pháp luật của xã.\nĐơn vị chủ trì: Văn phòng.\nThời gian thực hiện: Tháng 12/2025."

    scope = scope_of(text, "Thời gian")

    assert scope.is_labelled
    assert scope.item_above == "- Ra mắt trang tin pháp luật của xã."
    assert "Ra mắt trang tin" in scope.lead
    assert not scope_of(text, "- Ra mắt").is_labelled


@pytest.mark.parametrize(
    ("line", "is_heading"), [("Giấy mời: GM", False), ("Giấy mời họp", True), ("Bước 2: Thẩm tra", False)]
)
def test_a_short_line_with_a_value_says_something(line: str, *, is_heading: bool) -> None:
    """It stands alone above a paragraph as a heading does, and gives the value of its label."""
    text = f"1. Ký hiệu\nKý hiệu như sau:\nBáo cáo: BC\n{line}\n- Tên cơ quan viết tắt.\n- Tên khác do cơ quan đặt."

    assert scope_of(text, line).is_heading is is_heading


def test_an_opening_ends_with_a_whole_word() -> None:
    """A year at its end is whole."""
    assert scope_of("Tổng số học sinh toàn trường năm học 2025-2026: 506", "Tổng").opening.endswith("2025-2026:")


@pytest.mark.parametrize(
    ("text", "begins", "is_frame"),
    [
        ("HỘI THAO QUỐC PHÒNG\nSáng 5/4, lễ khai mạc đã tổ chức tại sân huyện.", "Sáng", False),
        ("THÔNG TIN TRƯỜNG PHÚ KHÊ\nĐịa chỉ: thôn 2\nĐiện thoại: 0277 111 222", "Điện thoại", False),
        ("ỦY BAN NHÂN DÂN XÃ PHÚ KHÊ\nSố: 12/KH-UBND\nKẾ HOẠCH", "Số", True),
    ],
)
def test_what_is_of_a_head(text: str, begins: str, *, is_frame: bool) -> None:
    """A sentence with its stop and a line with a label say something, however near the beginning they stand."""
    assert scope_of(text, begins).is_of_frame is is_frame
