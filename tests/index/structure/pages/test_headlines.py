"""The headline of a page is no name of its site, of its owner or of a part of it."""

import pytest

from index.structure.lines import read_lines
from index.structure.pages.headlines import names_site
from index.structure.reading import read

BODY = (
    "Sáng 12/7/2024, Đảng ủy xã Tân Đà tổ chức hội nghị sơ kết công tác sáu tháng đầu năm; đồng chí Đoàn Văn Bá, "
    "Bí thư Đảng ủy chủ trì. Tại hội nghị, đồng chí Bí thư yêu cầu các chi bộ hoàn thành chỉ tiêu kết nạp đảng viên."
)
HEADLINE = "Đảng ủy Tân Đà sơ kết sáu tháng đầu năm"


@pytest.mark.parametrize(
    "above",
    [
        "CỔNG THÔNG TIN ĐIỆN TỬ\nHUYỆN AN LĨNH - TỈNH LAM GIANG",
        "UBND XÃ TÂN ĐÀ - HUYỆN AN LĨNH\nTrang chủ | Tin xã | Thủ tục | Một cửa | Góp ý",
        "Tỉnh Lam Giang\nThứ Hai, 15/07/2024",
        "Trung tâm Văn hóa - Thông tin huyện An Lĩnh",
        "ĐẢNG ỦY XÃ TÂN ĐÀ - Cổng thông tin\nMenu: Trang chủ | Tin hoạt động | Văn kiện | Lịch",
        "Cổng TTĐT xã Tân Đà\n--- TIN TỨC - SỰ KIỆN ---",
        "[A-] [A] [A+]   In bài   Gửi email",
        "[Giới thiệu] [Tin tức] [Văn bản] [Hỏi đáp]",
        "Trang chủ Tin tức Tin tức sự kiện\nTIN TỨC MỚI",
        "Cỡ chữ: A- A A+   |   In trang   |   Chia sẻ",
        "tin-so-ket-2024.docx",
        "https://tanda.vn/tin/1",
    ],
)
def test_what_stands_above_a_headline(above: str) -> None:
    """Sites, owners, menus, parts, buttons and names of files are none."""
    assert read(f"{above}\n\n{HEADLINE}\n\n{BODY}").header.title == HEADLINE


def test_a_name_alone_is_a_title() -> None:
    """Where nothing else stands above the text, the name does."""
    assert read(f"Huyện An Lĩnh\n\n{BODY}").header.title == "Huyện An Lĩnh"


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        ("TRANG THÔNG TIN ĐIỆN TỬ XÃ TÂN ĐÀ", True),
        ("Trang thông tin đại biểu dân cử", True),
        ("Trang tin điện tử huyện An Lĩnh khai mạc giải báo chí", False),
        ("ỦY BAN NHÂN DÂN HUYỆN AN LĨNH", True),
        ("HĐND xã Tân Đà khóa II: Khai mạc kỳ họp thứ 4", False),
        ("Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện An Lĩnh", False),
        ("Huyện ủy An Lĩnh tổ chức hội nghị giao ban", False),
        ("Xã Tân Đà ra quân làm đường", False),
    ],
)
def test_names_of_sites(line: str, *, is_name: bool) -> None:
    """A name is one to its end; what tells of anything is a headline."""
    assert names_site(read_lines(line)[0]) is is_name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sáng 21/3, UBND xã Tân Đà ra quân dọn vệ sinh các tuyến đường liên thôn trên địa bàn. {}", "xã Tân Đà"),
        (
            "Nằm ven sông Lam, phường Bến Đá (thành phố Lam Thành) đang lấy ý kiến về dự án. {}",
            "phường Bến Đá",
        ),
        ("Chiều 2/4, tại xã Tân Đà, đoàn công tác của tỉnh kiểm tra việc phòng dịch ở các hộ nuôi. {}", None),
        ("Sáng 25/2, Huyện ủy tổ chức giao ban. Đảng ủy xã Tân Đà báo cáo tiến độ làm đường liên thôn. {}", None),
        ("Sáng 6/5, xã Tân Đà và xã Đồng Quế cùng ra quân nạo vét kênh, mỗi xã huy động một trăm người. {}", None),
    ],
)
def test_the_unit_that_the_first_sentence_tells_of(text: str, place: str | None) -> None:
    """It acts there, alone of its kind; where something happened, others and those cited are no unit of the text."""
    more = "Các đoàn viên, hội viên đã thu gom hơn ba tấn rác và trồng mới hai trăm cây xanh dọc hai bên đường."
    assert read(f"Ra quân\n\n{text.format(more)}").header.place == place


def test_the_site_tells_the_unit() -> None:
    """The owner of the site is the unit where neither headline nor text names one."""
    body = "Ngày 15/7/2024, tại buôn Kmây, xã Ea Lin, Hội Nông dân huyện ra mắt tổ hợp tác trồng sầu riêng gồm 22 hộ."
    text = f"CỔNG THÔNG TIN ĐIỆN TỬ\nHUYỆN EA TUL - TỈNH LAM GIANG\n\nTIN TỔNG HỢP CÁC HOẠT ĐỘNG TUẦN QUA\n\n{body}"

    assert read(text).header.place == "huyện Ea Tul"


def test_a_headline_names_the_body_of_its_paper() -> None:
    """A notice put on a page without its head is of the body that its headline names."""
    title = "Thông báo của UBND phường Bến Đá về việc đo đạc phục vụ mở rộng đường"
    header = read(f"{title}\n\n1. Mục đích\n\n{BODY}").header

    assert (header.issuer, header.place) == ("UBND phường Bến Đá", "phường Bến Đá")


MENU = """Trang thông tin điện tử huyện An Lĩnh
This page location is:
Home
Sign In
TRANG CHỦ
Giới thiệu
CƠ CẤU TỔ CHỨC
Huyện ủy
VĂN BẢN
THỦ TỤC HÀNH CHÍNH
Các cuộc họp trực tuyến đang diễn ra và sắp diễn ra trên địa bàn huyện được cập nhật tại mục này trong giờ làm việc.
Liên hệ
Tìm kiếm
Góp ý
Tin nổi bật"""


@pytest.mark.parametrize(
    "block",
    [
        f"{HEADLINE}\nthứ hai, 15 07 2024 08:51",
        f"thứ hai, 15 07 2024 08:51\n{HEADLINE}",
        f"15/07/2024\n{HEADLINE}",
        f"(15.07.2024 16:32)\n{HEADLINE}",
        HEADLINE,
    ],
)
def test_below_the_menus_of_a_page(block: str) -> None:
    """The headline is the line next to the article, whatever stood in the menus and notices above."""
    header = read(f"{MENU}\n{block}\n{BODY}\n{BODY}").header

    assert header.title == HEADLINE
    assert str(header.date) == "2024-07-12"


def test_a_list_below_menus_is_whole() -> None:
    """The first items of a list belong to the article, though no stop ends them as it does a later one."""
    items = [
        f"{at}. Kế hoạch số {at}1/KH-UBND ngày {at}/3/2019 của UBND huyện về việc thi số {at}" for at in range(1, 9)
    ]
    held = read("\n".join((MENU, HEADLINE, *items[:6], *(f"{item} trên địa bàn toàn huyện." for item in items[6:]))))

    assert held.header.title == HEADLINE
    assert [line.text for line in held.lines if line.text[0].isdigit()][:2] == items[:2]


def test_short_lines_alone_are_no_menus() -> None:
    """A paper of short lines that no site has keeps its title."""
    items = "\n".join(f"Thôn {at}" for at in range(20))

    assert read(f"Danh sách các thôn được khen\n{items}\n{BODY}").header.title == "Danh sách các thôn được khen"


@pytest.mark.parametrize("rubric", ["Đền ơn đáp nghĩa", "Gương người tốt"])
def test_a_rubric_above_a_headline(rubric: str) -> None:
    """A few words above a longer line that begins anew are the name of a part of the page."""
    assert read(f"{rubric}\n{HEADLINE}\n15/07/2024 - 16:56\n{BODY}").header.title == HEADLINE
