"""Meetings that a text mentions by their day, their period or what they are for."""

import datetime

import pytest

from tests.index.facts.meetings.test_meetings import meetings, mentioned

LEAD = (
    "Sáng 12/01/2023, Hội Nông dân huyện Sơn Hạ tổ chức hội nghị tổng kết công tác hội năm 2022. Đồng chí Lê Thị Sen, "
    "Chủ tịch Hội Nông dân huyện chủ trì hội nghị.\n\n"
)


def beside_reported(sentence: str) -> list[tuple[str, str | None, datetime.date | None]]:
    """Name, body and day of what news of a conference mentions beside it."""
    return [(fact.name, fact.body, fact.date) for fact in meetings(f"{LEAD}{sentence}\n") if not fact.reported]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Trước đó, chiều 10/01, Ban Thường vụ Hội đã họp phiên thường kỳ để chuẩn bị nội dung.",
            ("phiên thường kỳ", "Ban Thường vụ Hội", datetime.date(2023, 1, 10)),
        ),
        (
            "Ngày 20/3 tới, UBND tỉnh sẽ tổ chức Hội nghị xúc tiến đầu tư vào nông nghiệp.",
            ("Hội nghị xúc tiến đầu tư vào nông nghiệp", "UBND tỉnh", datetime.date(2023, 3, 20)),
        ),
        (
            "Cuộc họp kiểm điểm tiến độ lần sau được tổ chức vào thứ Hai, ngày 16/01/2023.",
            ("Cuộc họp kiểm điểm tiến độ lần sau", None, datetime.date(2023, 1, 16)),
        ),
        (
            "Chiều cùng ngày, UBND huyện tổ chức hội nghị đối thoại với doanh nghiệp.",
            ("hội nghị đối thoại với doanh nghiệp", "UBND huyện", datetime.date(2023, 1, 12)),
        ),
    ],
)
def test_another_meeting_by_its_day(sentence: str, found: tuple[str, str | None, datetime.date | None]) -> None:
    """A sentence that begins with a day, or ends with one, singles out a meeting; its year is that of the text."""
    assert beside_reported(sentence) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 12/01, các đại biểu dự hội nghị tổng kết công tác hội đã thảo luận sôi nổi.",
        "Ngày 13/01, hội nghị tiếp tục làm việc.",
        "Từ ngày 01/3 đến 30/4/2023, các xã tổ chức hội nghị tuyên truyền pháp luật.",
        "Trước ngày 20/11/2023, Hội tổ chức họp xét thi đua.",
        "Ngày 10/5/2023, Hội ban hành kế hoạch tổ chức tập huấn.",
    ],
)
def test_no_other_meeting_by_its_day(sentence: str) -> None:
    """The reported one, what many hold in a period, and a deadline are no further meetings."""
    assert beside_reported(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Báo cáo trình kỳ họp thường lệ giữa năm 2023.", ("kỳ họp thường lệ giữa năm 2023", None)),
        (
            "Phòng Nội vụ chuẩn bị hội nghị tổng kết Cụm thi đua số 3, dự kiến đầu tháng 12 tới.",
            ("hội nghị tổng kết Cụm thi đua số 3", None),
        ),
        (
            "Theo kết luận tại hội nghị trực tuyến về công tác phòng, chống cháy rừng ngày 06/5/2020.",
            ("hội nghị trực tuyến về công tác phòng, chống cháy rừng", None),
        ),
        ("Sau hội nghị hiệp thương lần thứ hai, danh sách được niêm yết.", ("hội nghị hiệp thương lần thứ hai", 2)),
        ("Tiến tới Đại hội đại biểu Phụ nữ tỉnh lần thứ X.", ("Đại hội đại biểu Phụ nữ tỉnh lần thứ X", 10)),
        (
            "Đại hội đại biểu các dân tộc thiểu số huyện lần thứ III.",
            ("Đại hội đại biểu các dân tộc thiểu số huyện lần thứ III", 3),
        ),
    ],
)
def test_meeting_by_what_names_it(sentence: str, found: tuple[str, int | None]) -> None:
    """A session of a time of the year, a planned conference, and the ordinal after what a conference is for."""
    assert mentioned(sentence) == [found]


def test_prepared_congress_is_not_the_reported_one() -> None:
    """A plan to hold a congress is the subject of the conference that news tells of, and tomorrow's is not told of."""
    prepared = meetings(
        "Đảng ủy xã Lâm Thượng triển khai kế hoạch tổ chức Đại hội Đảng bộ xã lần thứ XII\n\nNgày 20/10/2019, Đảng ủy "
        "xã "
        "Lâm Thượng tổ chức hội nghị triển khai kế hoạch tổ chức Đại hội Đảng bộ xã lần thứ XII. Đồng chí Lê An chủ "
        "trì "
        "hội nghị.\n"
    )
    tomorrow = meetings(
        "Huyện Sơn Hạ hướng về Đại hội\n\nNgày mai (29/6), Đại hội đại biểu Đảng bộ huyện Sơn Hạ lần thứ XXII chính "
        "thức khai mạc. Đồng chí Lê An kiểm tra công tác chuẩn bị.\n"
    )

    postponed = meetings(
        "Hoãn tổ chức Kỳ họp thứ hai HĐND huyện\n\nThường trực HĐND huyện Sơn Hạ thống nhất hoãn tổ chức kỳ họp thứ "
        "hai "
        "HĐND huyện khóa XX. Đồng chí Lê An cho biết thời gian tổ chức kỳ họp sẽ thông báo sau.\n"
    )

    assert [(fact.ordinal, fact.reported) for fact in postponed] == [(2, False)]
    assert [(fact.ordinal, fact.reported) for fact in prepared] == [(12, False), (None, True)]
    assert [(fact.ordinal, fact.reported) for fact in tomorrow] == [(22, False)]


def test_session_of_a_period_may_be_one_that_is_numbered() -> None:
    """A session named by its time of the year is no further one beside a numbered session that has no day."""
    assert mentioned("Nội dung kỳ họp thứ 10 HĐND huyện khóa XX; kỳ họp thường lệ giữa năm 2023.") == [
        ("kỳ họp thứ 10 HĐND huyện khóa XX", 10)
    ]


def test_minutes_report_the_meeting_of_their_title_on_the_day_of_their_opening() -> None:
    """Minutes are of the meeting in their title; only its conclusion sets tasks, the opinions that they keep do not."""
    (fact,) = meetings(
        "HỘI ĐỒNG BỒI THƯỜNG\n\nBIÊN BẢN\nHọp dân lấy ý kiến về phương án bồi thường dự án đường huyện 3\n\nHôm nay, "
        "hồi 8 "
        "giờ 30 phút ngày 5 tháng 6 năm 2021, tại Nhà văn hóa thôn Thượng.\n\n- Ông Lê Văn Nam - Phó Chủ tịch UBND "
        "huyện "
        "- Chủ trì;\n\n- Bà Trần Thị Hoa đề nghị kiểm đếm lại số cây của gia đình.\n\nÔng Lê Văn Nam kết luận:\n\n1. "
        "Các "
        "ngân hàng hoàn tất thủ tục khoanh nợ trước Tết Nguyên đán Quý Mão.\n"
    )

    assert (fact.reported, fact.date) == (True, datetime.date(2021, 6, 5))
    assert [chair.text for chair in fact.course.chairs] == ["Lê Văn Nam"]
    assert [(task.who, task.by_when) for task in fact.course.tasks] == [
        ("Các ngân hàng", "trước Tết Nguyên đán Quý Mão")
    ]


def test_working_session_that_is_told_by_its_conclusion() -> None:
    """Where no lead tells of a meeting, the sentence that begins with its conclusion does."""
    (fact,) = meetings(
        "Đoàn công tác kiểm tra vùng trồng chè\n\nSáng 5/6/2022, đoàn công tác của UBND tỉnh đến thăm vùng chè của "
        "huyện "
        "và trao đổi với các hộ trồng chè về giống và phân bón.\n\nPhát biểu kết luận buổi làm việc, Phó Chủ tịch UBND "
        "tỉnh Lê Văn Nam đề nghị UBND huyện rà soát quy hoạch vùng chè trong quý III.\n"
    )

    assert (fact.name, fact.reported, len(fact.course.tasks)) == ("buổi làm việc", True, 1)


def test_speakers_attended() -> None:
    """Who spoke in the discussion attended; who chaired is named among the chairs only."""
    (fact,) = meetings(
        f"{LEAD}Thảo luận tại hội nghị, đồng chí Lý Văn Sơn, Chủ tịch Hội Nông dân xã Lâm Thượng nêu khó khăn về vốn. "
        "Phát biểu tại hội nghị, đồng chí Lê Thị Sen đánh giá cao ý kiến của các xã.\n"
    )

    assert [held.text for held in fact.course.attendees] == ["Lý Văn Sơn"]
