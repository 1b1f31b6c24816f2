"""Whose meeting it is, and of which unit, where no table has the body and its words leave the unit out."""

import datetime

import pytest

from index.facts.types import MeetingFact
from tests.index.facts.meetings.test_meetings import meetings


def told(text: str) -> MeetingFact:
    """The meeting that a text reports."""
    return next(
        fact for fact in meetings(f"{text}\n\nTại hội nghị, các đại biểu đã thảo luận sôi nổi.\n") if fact.reported
    )


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        ("Sáng 12/7/2023, Đảng ủy Quân sự tỉnh Lạc Giang tổ chức hội nghị", "Đảng ủy Quân sự tỉnh Lạc Giang"),
        ("Ngày 12/7/2023, Trường Chính trị tỉnh Lạc Giang tổ chức hội nghị", "Trường Chính trị tỉnh Lạc Giang"),
        (
            "Ngày 12/7/2023, Học viện Hành chính khu vực V - Học viện Hành chính quốc gia phối hợp với Trường Chính "
            "trị tỉnh Lạc Giang tổ chức hội nghị",
            "Học viện Hành chính khu vực V",
        ),
        ("Chiều 12/7/2023, huyện Sơn Hạ tổ chức hội nghị", "huyện Sơn Hạ"),
        ("Chiều 12/7/2023, Chủ tịch UBND tỉnh Phạm An Sáu chủ trì hội nghị của UBND tỉnh", "UBND tỉnh"),
    ],
)
def test_who_holds_it_is_read_whole(lead: str, body: str) -> None:
    """The subject of the sentence holds it, with all its words, without those with whom and without who leads it."""
    assert told(f"{lead} sơ kết công tác 6 tháng đầu năm.").body == body


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Nội dung này được trình tại kỳ họp thứ 5 HĐND huyện ngày 02/8/2023.", "huyện Nam Sách"),
        ("Nội dung này được trình tại kỳ họp thứ 5 HĐND tỉnh ngày 02/8/2023.", "tỉnh Hải Dương"),
        ("Nội dung này được trình tại kỳ họp thứ 5 HĐND xã ngày 02/8/2023.", None),
    ],
)
def test_a_body_without_its_unit_is_the_papers_or_above_it(sentence: str, place: str | None) -> None:
    """What says "HĐND huyện" in a paper of a district is that district's, "HĐND tỉnh" that of its province."""
    lead = "Sáng 12/7/2023, UBND huyện Nam Sách tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.\n\n"
    (fact,) = (fact for fact in meetings(f"{lead}{sentence}\n") if not fact.reported)

    assert fact.place == place


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("UBND xã Tân An tổ chức Lễ đón nhận Bằng xếp hạng di tích.", "Lễ đón nhận Bằng xếp hạng di tích"),
        ("UBND xã Tân An tổ chức gặp mặt, trao quyết định nghỉ hưu.", "gặp mặt"),
        (
            "UBND xã Tân An tổ chức hội nghị tổng kết công tác tuyên truyền, vận động nhân dân năm 2022.",
            "hội nghị tổng kết công tác tuyên truyền, vận động nhân dân năm 2022",
        ),
        (
            "UBND xã Tân An tổ chức Hội thảo khoa học với chủ đề: “Làng nghề, bản sắc và sinh kế”.",
            "Hội thảo khoa học với chủ đề: “Làng nghề, bản sắc và sinh kế”",
        ),
    ],
)  # fmt: skip
def test_what_is_held_is_called_by_all_its_words(lead: str, name: str) -> None:
    """Ceremonies are meetings; a comma, a quote and what stands between belong to the name."""
    assert told(f"Sáng 12/7/2023, {lead}").name == name


def test_a_meeting_at_which_something_was_done_is_on_the_day_before_it() -> None:
    """What was done "chiều cùng ngày, tại kỳ họp …" is on the day of the meeting that is reported."""
    text = (
        "Sáng 12/7/2023, Huyện ủy Sơn Hạ tổ chức hội nghị công bố các quyết định về công tác cán bộ.\n\n"
        "Chiều cùng ngày, tại kỳ họp thứ 19 (chuyên đề), HĐND huyện khóa XII đã bầu ông Lê An giữ chức Chủ tịch.\n"
    )
    (fact,) = (fact for fact in meetings(text) if not fact.reported)

    assert (fact.ordinal, fact.date, fact.place) == (19, datetime.date(2023, 7, 12), "huyện Sơn Hạ")


def test_a_congress_of_an_association_that_no_table_has() -> None:
    """A decision that approves what a congress passed mentions it with its body, number and day."""
    text = (
        "QUYẾT ĐỊNH\nPhê duyệt Điều lệ\n\nĐiều 1. Phê duyệt Điều lệ đã được đại hội nhiệm kỳ lần thứ V (2025 - 2030) "
        "của Hiệp hội Doanh nghiệp tỉnh Lạc Giang thông qua ngày 27 tháng 6 năm 2025.\n"
    )
    (fact,) = meetings(text)

    assert (fact.ordinal, fact.body) == (5, "Hiệp hội Doanh nghiệp tỉnh Lạc Giang")


def test_a_number_alone_is_of_the_body_of_the_other_meetings_of_its_kind() -> None:
    """The "Kỳ họp thứ 15" in news of the fourteenth is of the same council; how often one was held is no number."""
    text = (
        "Ngày 12/7/2023, HĐND huyện Sơn Hạ tổ chức Kỳ họp thứ 14.\n\nTại kỳ họp, các đại biểu đã thảo luận.\n\n"
        "Nội dung còn lại được trình tại Kỳ họp thứ 15 (chuyên đề). Văn phòng chuẩn bị hội thảo (lần 2).\n"
    )

    assert [(fact.ordinal, fact.body, fact.place) for fact in meetings(text)] == [
        (14, "HĐND huyện Sơn Hạ", "huyện Sơn Hạ"),
        (15, "HĐND huyện Sơn Hạ", "huyện Sơn Hạ"),
    ]
