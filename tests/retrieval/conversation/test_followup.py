"""Questions that lean on the one before, made whole."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.citations import cite
from retrieval.conversation.followup import complete
from retrieval.question.marked import mark
from retrieval.types import Answer
from tests.fakes import make_answer, read_as
from tests.retrieval.made_evidence import make_document

SECRETARY = "Bí thư Huyện ủy Nam Sách là ai?"
SECOND = "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách họp ngày nào?"
DIRECTIVE = "Chỉ thị 05-CT/HU ban hành ngày nào?"


def answered(question: str, quote: str = "", *, title: str | None = None) -> Answer:
    """The answer to a question by this quote, or a refusal without one."""
    if not quote:
        return make_answer(question)
    document = make_document(quote, title=title)
    citation = cite(document, 0, len(quote), marker=1, heading=None, score=1.0)
    return make_answer(question, f"{quote} [1]", (citation,))


def related_to(question: str, quote: str) -> Answer:
    """What is only related to a question: this quote."""
    return make_answer(question, related=answered(question, quote).citations)


def whole_of(asked: str, earlier: Sequence[Answer]) -> str:
    """What was typed, made whole."""
    return complete(mark(asked), earlier)


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        (SECRETARY, "còn chủ tịch UBND thì sao?", "Chủ tịch UBND Nam Sách là ai?"),
        (SECRETARY, "Thế còn Phó Bí thư Thường trực ạ?", "Phó Bí thư Thường trực Nam Sách là ai?"),
        (SECRETARY, "còn Nam Đông?", "Bí thư Huyện ủy Nam Đông là ai?"),
        (SECRETARY, "còn Chủ tịch HĐND huyện Nam Đông thì sao", "Chủ tịch HĐND huyện Nam Đông là ai?"),
        (SECRETARY, "còn năm 2021?", "Bí thư Huyện ủy năm 2021 Nam Sách là ai?"),
        (SECOND, "còn hội nghị lần thứ 3?", "Hội nghị lần thứ 3 Ban Chấp hành Đảng bộ huyện Nam Sách họp ngày nào?"),
        (SECOND, "còn chủ tịch UBND thì sao?", "Chủ tịch UBND Nam Sách là ai?"),
        (DIRECTIVE, "còn kế hoạch 210/KH-UBND?", "Kế hoạch 210/KH-UBND ban hành ngày nào?"),
        ("Hội nghị giao ban tháng 2 họp ngày nào?", "còn tháng 3 thì sao?", "Hội nghị giao ban tháng 3 họp ngày nào?"),
        ("Thu ngân sách năm 2020 là bao nhiêu?", "còn năm 2021?", "Thu ngân sách năm 2021 là bao nhiêu?"),
        ("Thu ngân sách năm 2020 là bao nhiêu?", "còn chi ngân sách?", "Chi ngân sách năm 2020 là bao nhiêu?"),
        ("Ai là Bí thư Yên Mô năm 2018?", "năm 2020 thì ai?", "Ai là Bí thư Yên Mô năm 2020?"),
        ("Ai là Bí thư Yên Mô năm 2018?", "năm 2020?", "Ai là Bí thư Yên Mô năm 2020?"),
        ("Tháng 5/2021 ai chủ trì giao ban?", "còn tháng 6?", "Tháng 6/2021 ai chủ trì giao ban?"),
        ("Giao ban tháng 2 họp ngày nào?", "còn tháng 3 thì do ai chủ trì?", "Do ai chủ trì giao ban tháng 3?"),
        ("Bao nhiêu xã đạt chuẩn nông thôn mới?", "còn hộ nghèo thì sao?", "Bao nhiêu hộ nghèo?"),
    ],
)
def test_a_part_in_the_place_of_another(before: str, asked: str, whole: str) -> None:
    """After "còn" what was asked is asked of another office, place, time, number or matter."""
    assert whole_of(asked, [answered(before)]) == whole


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        (SECOND, "họp ở đâu?", "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách họp ở đâu?"),
        (SECOND, "ai chủ trì?", "Ai chủ trì hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách?"),
        (SECOND, "Ai phát biểu?", "Ai phát biểu tại hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách?"),
        (SECOND, "kết luận gì", "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách kết luận gì"),
        (SECOND, "khi nào?", "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách diễn ra khi nào?"),
        (DIRECTIVE, "về việc gì?", "Chỉ thị 05-CT/HU về việc gì?"),
        (DIRECTIVE, "Còn hiệu lực không?", "Chỉ thị 05-CT/HU hiệu lực không?"),
        (DIRECTIVE, "ai ký?", "Ai ký chỉ thị 05-CT/HU?"),
        (DIRECTIVE, "khi nào?", "Chỉ thị 05-CT/HU được ban hành khi nào?"),
        ("Phùng Mạnh Thắng là ai?", "giữ chức vụ gì?", "Phùng Mạnh Thắng giữ chức vụ gì?"),
        ("Thu ngân sách huyện năm 2020 là bao nhiêu?", "đạt bao nhiêu phần trăm kế hoạch?",
         "Thu ngân sách huyện năm 2020 đạt bao nhiêu phần trăm kế hoạch?"),
    ],
)  # fmt: skip
def test_what_is_left_out(before: str, asked: str, whole: str) -> None:
    """A question of nothing but what any matter has is asked of the meeting, document, person or matter before."""
    assert whole_of(asked, [answered(before)]) == whole


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("Đồng chí ấy giữ chức vụ gì?", "Đồng chí Bùi Văn Thăng giữ chức vụ gì?"),
        ("Chức vụ của ông đó là gì?", "Chức vụ của đồng chí Bùi Văn Thăng là gì?"),
        ("Huyện này có bao nhiêu xã?", "Huyện Nam Sách có bao nhiêu xã?"),
        ("Hội nghị ở đó bàn gì?", "Hội nghị ở Nam Sách bàn gì?"),
    ],
)
def test_what_is_pointed_at(asked: str, whole: str) -> None:
    """A person of the answer and a place of the question take the place of the words that point at them."""
    assert whole_of(asked, [answered(SECRETARY, "Bùi Văn Thăng, Bí thư Huyện ủy")]) == whole


def test_a_document_that_is_pointed_at() -> None:
    """A kind of document with a pointing word is the one named before."""
    assert whole_of("Chỉ thị đó nói gì?", [answered(DIRECTIVE)]) == "Chỉ thị 05-CT/HU nói gì?"


def test_the_meeting_of_the_source() -> None:
    """Where the question names no meeting, the one in the source's title is meant."""
    before = answered(SECRETARY, "Bùi Văn Thăng, Bí thư Huyện ủy", title="Hội nghị lần thứ 2 Huyện ủy Nam Sách")

    assert whole_of("họp ở đâu?", [before]) == "Hội nghị lần thứ 2 Huyện ủy Nam Sách họp ở đâu?"


def test_a_meeting_that_is_asked_for_is_not_leant_on() -> None:
    """A meeting that is asked for names none; the meeting is that of the source."""
    before = answered(
        "Đồng chí Bùi Văn Thăng chủ trì hội nghị nào?", "Bùi Văn Thăng chủ trì", title="Hội nghị lần thứ 2 Nam Sách"
    )

    assert whole_of("họp ngày nào?", [before]) == "Hội nghị lần thứ 2 Nam Sách họp ngày nào?"


def test_an_office_without_a_place_is_of_the_place_before() -> None:
    """In a conversation about a district its offices are meant."""
    assert whole_of("Phó Bí thư là ai?", [answered(SECRETARY)]) == "Phó Bí thư Nam Sách là ai?"


def test_a_matter_of_two_questions_ago() -> None:
    """What the last question does not name is taken from the one before it."""
    turns = [answered(SECRETARY), answered("Trần Văn An giữ chức gì?")]

    assert whole_of("còn phó bí thư?", turns) == "Phó bí thư Nam Sách là ai?"


def test_the_question_as_it_was_read_is_leant_on() -> None:
    """What counts of an earlier question is how it was understood."""
    before = read_as(make_answer("bt hu nam sach"), SECRETARY)

    assert whole_of("còn Nam Đông?", [before]) == "Bí thư Huyện ủy Nam Đông là ai?"


@pytest.mark.parametrize(
    "asked",
    [
        "Chỉ thị 05-CT/HU về việc gì?",
        "Bí thư Huyện ủy Nam Đông là ai?",
        "Hội nghị lần thứ bảy họp ở đâu?",
        "Thu ngân sách năm 2022 là bao nhiêu?",
        "Công tác phòng chống dịch Covid-19 được chỉ đạo thế nào?",
        "Giá vàng bao nhiêu?",
        "Nam Đông",
        "Thế nào là nông thôn mới?",
        "cảm ơn",
        "",
    ],
)
def test_what_stands_by_itself_stays(asked: str) -> None:
    """A whole question is not touched, whatever was asked before."""
    assert whole_of(asked, [answered(SECOND), answered(SECRETARY)]) == asked


@pytest.mark.parametrize("asked", ["còn chủ tịch UBND thì sao?", "họp ở đâu?", "đồng chí ấy là ai?"])
def test_without_anything_before_nothing_is_added(asked: str) -> None:
    """The first question of a conversation stays as it is."""
    assert whole_of(asked, []) == asked


@given(asked=st.text(max_size=60), before=st.text(max_size=60))
def test_any_text_is_completed_or_stays(asked: str, before: str) -> None:
    """No text raises."""
    for lead in ("", "còn "):
        assert isinstance(whole_of(lead + asked, [answered(before), answered(SECOND)]), str)


def test_what_is_only_related_is_leant_on_too() -> None:
    """After an answer of related passages a question leans on what was asked, and on whom the first of them names."""
    passage = "Đồng chí Trần Văn An, Bí thư Huyện ủy Nam Sách, chủ trì hội nghị."
    born = related_to("Bí thư Huyện ủy Nam Sách sinh năm nào?", passage)

    assert whole_of("còn chủ tịch UBND thì sao?", [related_to(SECRETARY, passage)]) == "Chủ tịch UBND Nam Sách là ai?"
    assert whole_of("đồng chí ấy giữ chức vụ gì?", [born]) == "Đồng chí Trần Văn An giữ chức vụ gì?"
    assert whole_of("văn bản này do ai ký?", [related_to(DIRECTIVE, passage)]) == "Chỉ thị 05-CT/HU do ai ký?"
