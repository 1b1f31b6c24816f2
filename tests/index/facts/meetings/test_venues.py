"""Where a meeting was held, and what it is called where a kind of meeting goes on with what it is about."""

import datetime

import pytest

from index.facts.types import MeetingFact
from tests.index.facts.meetings.test_meetings import meetings

COURSE = (
    "Ông Trần Văn Bảy, Bí thư Huyện ủy chủ trì hội nghị. Trong tháng, các cơ quan đã hoàn thành nhiều nhiệm vụ được "
    "giao, trong đó có công tác xây dựng Đảng, chính quyền và vận động quần chúng nhân dân trên địa bàn huyện.\n"
)


def reported(text: str) -> MeetingFact:
    """The meeting that news tells of."""
    (fact,) = (fact for fact in meetings(text) if fact.reported)
    return fact


def venue(text: str) -> str | None:
    """Where that was."""
    held = reported(text).course.venue
    return held.text if held else None


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("Sáng 2/7/2023, tại xã Tân An, Huyện ủy Sơn Hạ tổ chức hội nghị giao ban tháng 6.", "xã Tân An"),
        ("Ngày 2/7/2023, tại Sở Y tế, UBND tỉnh tổ chức hội nghị về phòng dịch.", "Sở Y tế"),
        ("Ngày 2/7/2023, Huyện ủy tổ chức hội nghị về phòng dịch tại xã Tân An và xã Bình Minh.", None),
        ("Ngày 2/7/2023, tại đợt kiểm tra, Huyện ủy tổ chức hội nghị về phòng dịch.", None),
    ],
)
def test_the_place_with_which_a_sentence_opens(lead: str, place: str | None) -> None:
    """Any place that stands behind the time; what a meeting deals with lies elsewhere."""
    assert venue(f"{lead} {COURSE}") == place


def test_the_place_may_have_a_sentence_of_its_own() -> None:
    """It ends where the sentence goes on to tell of the place."""
    text = (
        "Ngày 2/7/2023, UBND tỉnh tổ chức lễ công bố Quyết định xếp hạng Khu lưu niệm là di tích quốc gia.\n"
        "Buổi lễ diễn ra trên cù lao Ông Rắn, xã Mỹ Tân, nơi còn giữ nhiều hiện vật quý về cuộc đời của nhà thơ, với "
        "sự tham dự của đông đảo nhân dân và lãnh đạo tỉnh qua các thời kỳ, cùng thân tộc của nhà thơ.\n"
    )
    assert venue(text) == "cù lao Ông Rắn, xã Mỹ Tân"


def test_voters_are_met_at_a_place() -> None:
    """Its year is that of the half-year of which the voters were told."""
    text = (
        "Tiếp xúc cử tri\nCử tri Tân An kiến nghị về đất đai\n\n"
        "Sáng 5-6, Tổ đại biểu HĐND phường Tân An khóa II đã tiếp xúc cử tri tại tổ dân phố số 3 trước kỳ họp thứ hai. "
        "Nhiều ý kiến của cử tri tập trung vào các vấn đề đất đai, hạ tầng và đời sống dân sinh trên địa bàn phường.\n"
        "Tại hội nghị, đại diện phường báo cáo tình hình kinh tế - xã hội 6 tháng đầu năm 2023 với cử tri.\n"
    )
    assert venue(text) == "tổ dân phố số 3"
    assert reported(text).date == datetime.date(2023, 6, 5)


@pytest.mark.parametrize("month", ["tháng 6/2023", "tháng 6.2023", "tháng 6 năm 2023"])
def test_a_kind_of_meeting_goes_on_with_what_it_is_about(month: str) -> None:
    """The month is a part of the name, however its year is joined to it, and tells the year of the day."""
    text = f"Sáng 2/7, Huyện ủy Sơn Hạ tổ chức Hội nghị giao ban cấp ủy {month}. {COURSE}"
    assert reported(text).name == f"Hội nghị giao ban cấp ủy {month}"
    assert reported(text).date == datetime.date(2023, 7, 2)


def test_the_body_of_a_meeting_has_its_unit_whole() -> None:
    """Names of the Highlands go on behind an apostrophe."""
    text = f"Ngày 8/7/2023, Huyện ủy Đắk R’Lấp tổ chức Hội nghị Ban Chấp hành Đảng bộ huyện Đắk R’Lấp. {COURSE}"
    assert reported(text).place == "huyện Đắk R’Lấp"
