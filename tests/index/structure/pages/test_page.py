"""Lines of a page that are no part of the document."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.lines import read_lines
from index.structure.pages.page import Page, PageDates, read_page
from tests.paths import SEEDS

BODY = (
    "Sáng 12/5, Ban Thường vụ Huyện ủy tổ chức hội nghị đánh giá kết quả lãnh đạo, chỉ đạo thực hiện nhiệm vụ tháng 4, "
    "bàn phương hướng, nhiệm vụ tháng 5; đồng chí Trần Đình Khoa, Bí thư Huyện ủy chủ trì hội nghị."
)
LINES = st.sampled_from(
    [
        "",
        "Thứ ba, ngày 26/11/2024",
        "17/02/2021",
        "Xem với cỡ chữ",
        "Tin liên quan",
        "Tin tức trong Huyện",
        "Hội nghị sơ kết công tác xây dựng Đảng",
        "Trang chủ › Tin tức",
        BODY,
        "  Nguyễn Mẫn ",
    ]
)


def page_of(text: str) -> Page:
    """The page that a text was saved from."""
    return read_page(read_lines(text))


def furniture(text: str) -> list[str]:
    """The lines that are furniture, without blank ones."""
    return [line.raw for line in page_of(text).furniture]


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000_6927e2e0a3ef59af.txt", []),
        (
            "001_278d4475dbe9d3bc.txt",
            ["Thứ ba, ngày 26/11/2024", "Thứ Sáu 10/07/2020 10:41", "Xem với cỡ chữ", "CÁC BÀI VIẾT KHÁC:"],
        ),
        ("002_9ec008351f03b0a2.txt", ["Hôm nay, Thứ hai ngày 25/01/2021", "Tin tức trong Huyện"]),
        ("003_16740dc6a052d84e.txt", ["17/02/2021", "Các tin đã đưa ngày:"]),
        ("004_237ddad634ca3ed2.txt", []),
    ],
)
def test_furniture_of_the_seeds(seed: str, expected: list[str]) -> None:
    """Of the five sample documents exactly the lines of the page are left out; captions and signatures stay."""
    assert furniture((SEEDS / seed).read_text("utf-8")) == expected


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000_6927e2e0a3ef59af.txt", PageDates()),
        ("001_278d4475dbe9d3bc.txt", PageDates(datetime.date(2024, 11, 26), datetime.date(2020, 7, 10))),
        ("002_9ec008351f03b0a2.txt", PageDates(saved=datetime.date(2021, 1, 25))),
        ("003_16740dc6a052d84e.txt", PageDates(published=datetime.date(2021, 2, 17))),
        ("004_237ddad634ca3ed2.txt", PageDates()),
    ],
)
def test_page_dates_of_the_seeds(seed: str, expected: PageDates) -> None:
    """The day a page was saved and the day it was published are told apart."""
    assert page_of((SEEDS / seed).read_text("utf-8")).dates == expected


@pytest.mark.parametrize(
    "line",
    [
        "Xem với cỡ chữ",
        "Cỡ chữ: A- A A+",
        "A+ A A-",
        "Mặc định Cỡ chữ",
        "In bài viết",
        "Bản in",
        "[ In trang này ]",
        "Gửi email",
        "» Gửi bài viết cho bạn bè",
        "Quay lại trang trước",
        "Lượt xem: 1.245",
        "• Lượt xem: 5547 lượt xem",
        "Đã xem: 123",
        "1205 lượt xem",
        "Chia sẻ Facebook Zalo",
        "Chia sẻ:",
    ],
)
@pytest.mark.parametrize("place", ["head", "middle", "end"])
def test_buttons_of_a_page_are_furniture_wherever_they_stand(line: str, place: str) -> None:
    """Buttons and counters are left out before, between and after paragraphs."""
    parts = {
        "head": ["Hội nghị giao ban tháng 5", line, BODY, BODY],
        "middle": ["Hội nghị giao ban tháng 5", BODY, line, BODY],
        "end": ["Hội nghị giao ban tháng 5", BODY, BODY, line],
    }

    assert furniture("\n\n".join(parts[place])) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Thứ 3, Ngày 16/07/2024 -",
        "Hôm nay, Chủ nhật ngày 12/5/2024",
        "Hôm nay: Thứ tư, 15/05/2024 | 09:30:12 SA",
        "Thứ ba, ngày 26 tháng 11 năm 2024",
        "Trang chủ › Tin tức › Tin trong huyện",
        "Trang chủ / Tin tức",
        "Bạn đang ở: Trang chủ",
        "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN AN LĨNH",
        "Đăng nhập",
        "Truy cập nội dung luôn",
        "Chuyển đến nội dung chính",
        "News",
        "Xuất bản thông tin",
        "Người đăng: Mai Hoa",
    ],
)
def test_lines_above_the_headline(line: str) -> None:
    """The day of the visit, the path to the page and the portal's name are furniture at the head."""
    assert furniture(f"{line}\n\nHội nghị giao ban tháng 5\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "17/02/2021",
        "(17/02/2021)",
        "Thứ Sáu 10/07/2020 10:41",
        "10:41 | 10/07/2020",
        "Ngày đăng: 08/07/2024  11:38",
        "Cập nhật lúc: 10:41 10/07/2020",
        "Đăng ngày 10-07-2020",
        "Gửi lúc: 05/12/2013 15:42:27 | Lượt xem: 7370",
        "10/07/2020 10:41:00 SA GMT+7",
    ],
)
def test_time_of_publishing_below_the_headline(line: str) -> None:
    """The time of publishing is furniture below the headline, and its day is the day of publishing."""
    text = f"Hội nghị giao ban tháng 5\n\n{line}\n\n{BODY}"

    assert furniture(text) == [line]
    assert page_of(text).dates.published is not None
    assert page_of(text).dates.saved is None


@pytest.mark.parametrize(
    "heading",
    [
        "CÁC BÀI VIẾT KHÁC:",
        "Các tin đã đưa ngày:",
        "Tin liên quan",
        "Tin cùng chuyên mục",
        "Các tin khác",
        "Tin mới hơn",
        "Bài viết liên quan:",
        "Ý kiến bạn đọc",
    ],
)
def test_a_list_of_other_articles_reaches_to_the_end(heading: str) -> None:
    """The heading of a list of other articles and all that is listed below it are furniture."""
    listed = ["Khai mạc Đại hội thể dục thể thao (08/05/2021)", "09/05/2021", "Huyện đoàn ra quân Tháng Thanh niên"]
    text = "\n".join(["Hội nghị giao ban tháng 5", BODY, "Tin, ảnh: Thu Hà", heading, *listed])

    assert furniture(text) == [heading, *listed]


def test_a_list_of_other_articles_leaves_what_a_site_says_of_itself() -> None:
    """Who answers for it and its licence stay; the articles and counters around them do not."""
    kept = ["Giấy phép số 12/GP-TTĐT cấp ngày 3/4/2019", "Chịu trách nhiệm nội dung: Ông Trần Văn Bảy - Trưởng ban"]
    text = "\n".join(["Tin đã đưa", "Xã Tân An họp (01/02/2019)", kept[0], "Số lượt truy cập", kept[1], "RSS"])
    page = page_of(f"{BODY}\n{text}")
    assert [line.text for line in page.own if line.text in text] == kept


def test_an_article_that_goes_on_after_a_list_stays() -> None:
    """A box of related news between paragraphs takes no paragraph below it along."""
    text = "\n".join(["Hội nghị giao ban tháng 5", BODY, "Tin liên quan", "Huyện đoàn ra quân", BODY * 2, BODY])

    assert furniture(text) == ["Tin liên quan", "Huyện đoàn ra quân"]


@pytest.mark.parametrize(
    "line",
    [
        "Các xã chia sẻ kinh nghiệm xây dựng nông thôn mới.",
        "Tin tức về dịch bệnh phải được kiểm chứng.",
        "Quay lại nội dung nhân sự, hội nghị biểu quyết thống nhất 100%.",
        "Thứ ba, ngày 26/11/2024, Huyện ủy tổ chức hội nghị.",
        "Lượt xem của Cổng thông tin đạt 1,2 triệu trong năm.",
        "Hai là, các bài viết khác nhau phải ghi rõ nguồn.",
        "VPHU Nam Đông",
        "Nguyễn Mẫn",
        "Tin, ảnh: Mai Hoa",
        "Nguồn tin: Thu Hà",
        "Tác giả: Thu Hà",
        "BBT",
        "Toàn cảnh hội nghị",
        "Nam Sách, ngày 15 tháng 01 năm 2021",
        "Ngày 15 tháng 01 năm 2021",
        "Giới thiệu",
        "Liên hệ",
        "-----",
    ],
)
@pytest.mark.parametrize("place", ["head", "middle", "end"])
def test_lines_of_the_document_stay(line: str, place: str) -> None:
    """Sentences that mention such words, signatures, sources, captions and the date of a letter stay."""
    parts = {"head": [line, BODY, BODY], "middle": [BODY, line, BODY], "end": [BODY, BODY, line]}

    assert furniture("\n\n".join(["Hội nghị giao ban tháng 5", *parts[place]])) == []


def test_a_date_alone_in_the_middle_stays() -> None:
    """A line that is only a date stays between paragraphs: it may be a cell of a table."""
    assert furniture(f"Tiến độ các dự án\n\n{BODY}\n\n17/02/2021\n\n{BODY}") == []


def test_days_of_a_schedule_stay() -> None:
    """The days of a week's schedule are no times of publishing."""
    text = "LỊCH CÔNG TÁC TUẦN 28\n\nThứ Hai, ngày 13/7/2020\nHội ý.\n\nThứ Ba, ngày 14/7/2020\nTiếp công dân.\n"

    assert furniture(text) == []


def test_a_menu_of_several_lines_is_furniture_and_one_such_word_is_a_headline() -> None:
    """Three menu words in a row make a menu; a page called "Giới thiệu" keeps its headline."""
    menu = ["Giới thiệu", "Văn bản", "Liên hệ"]

    assert furniture("\n".join([*menu, "Hội nghị giao ban tháng 5", "", BODY])) == menu
    assert furniture(f"Giới thiệu\n\n{BODY}") == []


def test_a_category_needs_furniture_above_and_a_headline_below() -> None:
    """A line like "Tin tức trong Huyện" is a category between the day and the headline, and a headline otherwise."""
    assert furniture(f"Hôm nay, Thứ hai ngày 25/01/2021\nTin trong huyện\nHuyện ủy họp\n\n{BODY}")[1:] == [
        "Tin trong huyện"
    ]
    assert furniture(f"Hôm nay, Thứ hai ngày 25/01/2021\nTin trong huyện\n\n{BODY}")[1:] == []
    assert furniture(f"Tin trong huyện\n\nHuyện ủy họp\n\n{BODY}") == []


def test_published_day_beside_an_author_is_read_though_the_line_stays() -> None:
    """A line with author, day and time tells the day of publishing and stays in the document."""
    text = f"Hiện đại hóa hành chính\n\nVĂN HÀO - TRẦN HỮU 30/04/2016 11:39\n\n{BODY}"

    assert furniture(text) == []
    assert page_of(text).dates == PageDates(published=datetime.date(2016, 4, 30))


def test_dates_of_listed_articles_are_not_the_page_s_own() -> None:
    """A day in the list of other articles is neither the day of saving nor of publishing."""
    assert page_of(f"Huyện ủy họp\n\n{BODY}\n\nTin liên quan\n\nNgày đăng: 09/05/2021").dates == PageDates()


LINES_OF_TEXT = [f"Thôn số {number} trồng cây phân tán dọc đường" for number in range(14)]


@pytest.mark.parametrize("form", ["{}", "- {} -", "                     {}", "Trang {}/3"])
def test_numbers_of_printed_pages_are_furniture(form: str) -> None:
    """Numbers alone on their lines, one more each page, are the pages'; the same number among the lines is not."""
    numbers = [form.format(number) for number in (1, 2, 3)]
    parts = [line for number in numbers for line in (*LINES_OF_TEXT, number)]

    assert furniture("\n".join(parts)) == numbers
    assert furniture("\n".join(parts[:20])) == [numbers[0]]


@pytest.mark.parametrize("numbers", [["1", "2", "3"], ["5", "6"], ["14", "14", "12"], ["2021"]])
@pytest.mark.parametrize("between", [LINES_OF_TEXT[:5], LINES_OF_TEXT * 10], ids=["close", "far"])
def test_other_numbers_are_no_pages(numbers: list[str], between: list[str]) -> None:
    """Numbers too close together or too far apart belong to the text, and so do those that do not begin at 1 or 2."""
    parts = [line for number in numbers for line in (*between, number)]

    assert furniture("\n".join([*parts, *between])) == []


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_every_line_is_told_once(text: str) -> None:
    """Every line that is not blank is the document's or the page's, in order and as it stands."""
    page = page_of(text)

    lines = sorted((*page.own, *page.furniture), key=lambda line: line.start)
    assert [line.raw for line in lines] == [line for line in text.split("\n") if line.strip()]
    assert all(text[line.start : line.end] == line.raw for line in lines)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text makes the search for furniture fail."""
    page_of(text)


def test_a_short_lead_below_menus_is_no_headline() -> None:
    """The first sentence of news opens with its day, though it is no long paragraph; the headline stands above it."""
    menu = [
        *("Trang chủ", "Tin tức", "Văn bản", "Liên hệ", "Đăng nhập", "RSS", "Home"),
        *(f"Mục {i}" for i in range(9)),
    ]
    lead = "Ngày 21/4, Huyện đoàn phối hợp tổ chức Hội thi Tin học trẻ"
    own = ["Hội thi Tin học trẻ huyện Nam Sách lần thứ XI", lead, BODY * 2]
    page = page_of("\n".join([*menu, *own]))
    assert [line.text for line in page.own] == own
