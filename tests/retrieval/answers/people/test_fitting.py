"""Which office held is the one asked for: by its words, by the body of the paper, by the unit in which a unit lies."""

import pytest

from tests.retrieval.answers.people.test_holders import names, news, signed
from tests.retrieval.made_evidence import answer

CHECKED = (
    "Sáng ngày 14/5/2024, Ủy ban Kiểm tra Huyện ủy Lộc Hạ tổ chức kỳ họp thứ 12.\n\n"
    "Đồng chí Lỗ Thị Miên, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Huyện ủy chủ trì kỳ họp.\n"
)
HELPERS = (
    "UBND XÃ PHÚ KHÊ\nTIỂU BAN THÔNG TIN, CỔ ĐỘNG\n\nSố: 02/KH-TBTTCĐ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nPhú Khê, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nHoạt động của Tiểu ban thông tin, "
    "cổ động phục vụ lễ hội đình Phú Khê\n\nTreo cờ và khẩu hiệu từ ngày 10/3/2024.\nNơi nhận:\n- Lưu: VT.\n"
    "TRƯỞNG TIỂU BAN\n\nGiàng Văn Tụ\n"
)
VISIT = (
    "Ngày 19/8/2024, UBND huyện Nam Sách tổ chức hội nghị gặp mặt cán bộ hưu trí.\n\n"
    "Dự buổi gặp mặt có các đồng chí: Vi Thế Oanh, "
    "Phó Chủ tịch UBND tỉnh; Ngô Bá Khiết, Phó Chủ tịch UBND huyện.\n"
)


@pytest.mark.parametrize(
    "asked",
    ["Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Lộc Hạ là ai?", "ai lam chu nhiem ubkt huyen uy Loc Ha"],
)
def test_a_committee_that_checks_holds_no_two_offices(asked: str) -> None:
    """The word "Kiểm tra" is no "kiêm", typed with marks or without."""
    assert "Lỗ Thị Miên" in names(answer(asked, news(CHECKED)))[0]


GROUP = (
    "UBND XÃ PHÚ KHÊ\n\nSố: 19/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Phú Khê, ngày 05 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề việc thành lập Tổ kiểm tra phục vụ lễ hội đình Phú Khê\n\n"
    "Điều 1. Thành lập Tổ kiểm tra phục vụ lễ hội đình Phú Khê gồm các ông, bà có tên sau:\n"
    "1. Bà Khổng Thị Tựu - Phó Chủ tịch UBND xã - Tổ trưởng.\n2. Ông Giàng Văn Tụ - Công chức văn hóa xã - Tổ phó.\n"
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Ai làm tổ trưởng tổ kiểm tra lễ hội xã Phú Khê?", "Khổng Thị Tựu"),
        ("to pho to kiem tra le hoi xa Phu Khe la ai", "Giàng Văn Tụ"),
    ],
)
def test_who_leads_a_group_that_a_paper_founds(asked: str, name: str) -> None:
    """The group is called by some of its words, and by the unit whose it is."""
    assert name in names(answer(asked, news(GROUP)))[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Trưởng tiểu ban cổ động lễ hội đình xã Phú Khê là ai?", True),
        ("Trưởng tiểu ban hậu cần lễ hội đình xã Phú Khê là ai?", False),
        ("Trưởng tiểu ban cổ động lễ hội đình xã Tân Bồng là ai?", False),
    ],
)
def test_what_the_paper_says_of_the_body_is_the_offices(asked: str, found: bool) -> None:
    """Who signs as "TRƯỞNG TIỂU BAN" leads the body that the title of the paper names, and no other."""
    draft = answer(asked, news(HELPERS))

    assert any("Giàng Văn Tụ" in quote for quote in names(draft)) is found


def test_veterans_are_no_former_holders() -> None:
    """The "Cựu" of a body's name does not ask who held an office before."""
    text = "Sáng 22/7/2024, tại xã Phú Khê, ông Giàng Văn Tụ, Chủ tịch Hội Cựu chiến binh xã Phú Khê trao quà.\n"

    assert "Giàng Văn Tụ" in names(answer("Chủ tịch Hội Cựu chiến binh xã Phú Khê là ai?", news(text)))[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Giám đốc Trung tâm PVHCC tỉnh Vạn Thắng là ai?", True),
        ("Giám đốc Trung tâm PTQĐ tỉnh Vạn Thắng là ai?", False),
    ],
)
def test_a_body_is_met_by_its_first_letters(asked: str, found: bool) -> None:
    """An abbreviation in no table is met where the office spells it out."""
    paper = signed("tỉnh Vạn Thắng", "Trung tâm Phục vụ hành chính công", "Khổng Văn Tiệp")

    assert any("Khổng Văn Tiệp" in quote for quote in names(answer(asked, paper))) is found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Phó Chủ tịch UBND tỉnh Hải Dương là ai?", ["Vi Thế Oanh"]),
        ("Phó Chủ tịch UBND tỉnh Hà Giang là ai?", []),
        ("Phó Chủ tịch UBND huyện Nam Sách nào dự gặp mặt cán bộ hưu trí?", ["Ngô Bá Khiết"]),
    ],
)
def test_an_office_of_a_higher_unit_is_of_the_one_in_which_the_papers_own_lies(asked: str, found: list[str]) -> None:
    """The "UBND tỉnh" in the news of a district is its province's; "nào" behind an office asks who holds it."""
    quotes = names(answer(asked, news(VISIT)))

    assert [name for name in ("Vi Thế Oanh", "Ngô Bá Khiết") if any(name in quote for quote in quotes)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ông Vi Thế Oanh dự gặp mặt cán bộ hưu trí huyện Nam Sách là ai?", True),
        ("ông Vi Thế Oanh ở Hải Dương giữ chức gì", True),
        ("ông Vi Thế Oanh ở Hà Giang giữ chức gì", False),
    ],
)
def test_who_a_person_is_may_be_asked_with_a_place_or_what_he_did(asked: str, found: bool) -> None:
    """The unit of the office is a place that is met, another province is none."""
    draft = answer(asked, news(VISIT))

    assert any("Phó Chủ tịch UBND tỉnh" in quote for quote in names(draft)) is found


def test_a_committee_of_another_level_is_another() -> None:
    """The secretary of a district is none of a commune, whatever the title of the paper says."""
    text = (
        "Công tác xây dựng Đảng ở xã Phú Khê\n\nSáng 12/3/2024, Huyện ủy Lộc Hạ họp về công tác Đảng ủy xã Phú Khê.\n\n"
        "Đồng chí Giàng Văn Tụ, Bí thư Huyện ủy kết luận hội nghị.\n"
    )

    assert not any("Giàng Văn Tụ" in quote for quote in names(answer("Bí thư Đảng ủy xã Phú Khê là ai?", news(text))))
