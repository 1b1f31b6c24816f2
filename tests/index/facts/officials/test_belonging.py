"""Of which body and unit an office is, and whether it is held or left, as the words around it say."""

import pytest

from tests.index.facts.officials.test_officials import facts_of, offices_of

NEWS = "Sáng 12/7/2023, Huyện ủy Tân Khê tổ chức hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 15.\n\n"
HEAD = (
    "UBND TỈNH LẠC GIANG\n{body}\n-------\nSố: 12/KH-S\n\nLạc Giang, ngày 02 tháng 4 năm 2024\n\nKẾ HOẠCH\nTập huấn\n\n"
)


def places_of(text: str) -> dict[str, list[str | None]]:
    """The unit of each office of each person."""
    return {fact.name: [office.place for office in fact.offices] for fact in facts_of(text)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Đồng chí Lê Văn Sáu, Bí thư Huyện ủy chủ trì.", ["huyện Tân Khê"]),
        ("Đồng chí Lê Văn Sáu, Bí thư Huyện ủy Yên Sa dự.", ["huyện Yên Sa"]),
        ("Đồng chí Lê Văn Sáu, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Yên Sa dự.", ["huyện Yên Sa", "huyện Yên Sa"]),
        ("Dự có đồng chí Lê Văn Sáu, Chủ tịch UBND tỉnh.", [None]),
        ("Về phía tỉnh có đồng chí Lê Văn Sáu, Phó Chủ tịch Hội Nông dân.", [None]),
        ("Đồng chí Lê Văn Sáu, Bí thư Đảng ủy xã Đồng Vịnh nêu khó khăn.", ["xã Đồng Vịnh"]),
        ("Đồng chí Lê Văn Sáu, Trưởng phòng Nội vụ báo cáo.", ["huyện Tân Khê"]),
        ("Đồng chí Lê Văn Sáu, Ủy viên Trung ương Đảng dự.", [None]),
    ],
)
def test_an_office_is_of_the_unit_beside_it_or_of_the_papers(text: str, places: list[str | None]) -> None:
    """An office of the paper's level is the paper's unless other words say its unit; a guest's of another is not."""
    assert places_of(NEWS + text + "\n") == {"Lê Văn Sáu": places}


def test_a_province_that_the_paper_names_once_is_that_of_its_offices() -> None:
    """The only province named in a paper is that of those who come from it."""
    text = f"{NEWS}Dự có đồng chí Lê Văn Sáu, Trưởng Ban Dân vận Tỉnh ủy; lãnh đạo tỉnh Lạc Giang.\n"

    assert places_of(text) == {"Lê Văn Sáu": ["tỉnh Lạc Giang"]}


@pytest.mark.parametrize(
    ("body", "office", "name"),
    [
        ("SỞ TƯ PHÁP", "GIÁM ĐỐC", "Giám đốc Sở Tư pháp tỉnh Lạc Giang"),
        ("SỞ TƯ PHÁP", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Phó Giám đốc Sở Tư pháp tỉnh Lạc Giang"),
        ("CHI CỤC KIỂM LÂM", "CHI CỤC TRƯỞNG", "Chi cục trưởng Chi cục Kiểm lâm tỉnh Lạc Giang"),
    ],
)
def test_who_signs_heads_the_body_that_issues(body: str, office: str, name: str) -> None:
    """An office in capitals takes the body's name from the head of the paper."""
    text = f"{HEAD.format(body=body)}Tập huấn.\n\nNơi nhận:\n- Lưu: VT.\n\n{office}\n\nLê Thị Kim Oanh\n"

    assert offices_of(text) == {"Lê Thị Kim Oanh": [(name, False)]}


def test_the_body_for_which_someone_signs_is_on_the_line_above() -> None:
    """Who signs for a party committee ("T/M BAN THƯỜNG VỤ") is that committee's secretary."""
    head = "ĐẢNG BỘ TỈNH LẠC GIANG\nHUYỆN ỦY TÂN KHÊ\n*\nSố 12-CT/HU\n\nTân Khê, ngày 2 tháng 4 năm 2024\n\nCHỈ THỊ\n"
    text = f"{head}về trồng cây\n\nTrồng cây.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Thị Kim Oanh\n"
    (fact,) = facts_of(text)

    assert [(office.name, office.place) for office in fact.offices] == [("Phó Bí thư Huyện ủy", "huyện Tân Khê")]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Giao ông Lê Văn Sáu, Phó Trưởng phòng phụ trách Phòng Nội vụ huyện.", "Phó Trưởng phòng Nội vụ huyện"),
        ("Ban Tổ chức Huyện ủy, do đồng chí Lê Văn Sáu, Trưởng Ban làm đầu mối.", "Trưởng Ban Tổ chức Huyện ủy"),
    ],
)
def test_an_office_without_its_body_is_of_the_one_beside_it(text: str, office: str) -> None:
    """The head is of the body named before it ("Ban Tổ chức, do …, Trưởng Ban"), or of the one in his charge."""
    assert [held.name for fact in facts_of(NEWS + text) for held in fact.offices] == [office]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "- Phó Chủ tịch: Ông Lê Văn Sáu, ông Trần Văn Bảy, bà Vi Thị Tám.",
            ["Lê Văn Sáu", "Trần Văn Bảy", "Vi Thị Tám"],
        ),
        ("Các Phó Chủ tịch: Ông Lê Văn Sáu và bà Vi Thị Tám.", ["Lê Văn Sáu", "Vi Thị Tám"]),
    ],
)
def test_every_name_under_one_office_holds_it(text: str, held: list[str]) -> None:
    """An office said once before a colon is that of each name behind it."""
    assert offices_of(text + "\n") == {name: [("Phó Chủ tịch", False)] for name in held}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "bổ nhiệm ông Lê Văn Sáu, Phó Trưởng phòng Tư pháp huyện giữ chức Trưởng phòng Nội vụ huyện",
            {"Lê Văn Sáu": [("Phó Trưởng phòng Tư pháp huyện", True), ("Trưởng phòng Nội vụ huyện", False)]},
        ),
        (
            "chỉ định ông Lê Văn Sáu, Phó Giám đốc Sở Tư pháp tham gia Ban Chấp hành, giữ chức Bí thư Huyện ủy Yên Sa",
            {"Lê Văn Sáu": [("Phó Giám đốc Sở Tư pháp", True), ("Bí thư Huyện ủy Yên Sa", False)]},
        ),
        (
            "ông Lê Văn Sáu, Phó Bí thư Huyện ủy, được bầu giữ chức Chủ tịch UBND huyện",
            {"Lê Văn Sáu": [("Phó Bí thư Huyện ủy", False), ("Chủ tịch Ủy ban nhân dân huyện", False)]},
        ),
        (
            "ông Lê Văn Sáu được bầu làm Chủ tịch UBND huyện thay ông Trần Văn Bảy nghỉ hưu",
            {
                "Lê Văn Sáu": [("Chủ tịch Ủy ban nhân dân huyện", False)],
                "Trần Văn Bảy": [("Chủ tịch Ủy ban nhân dân huyện", True)],
            },
        ),
        (
            "ông Lê Văn Sáu thay ông Trần Văn Bảy làm Chủ tịch UBND huyện",
            {
                "Lê Văn Sáu": [("Chủ tịch Ủy ban nhân dân huyện", False)],
                "Trần Văn Bảy": [("Chủ tịch Ủy ban nhân dân huyện", True)],
            },
        ),
        (
            "Đồng chí Lê Văn Sáu sinh năm 1980. Từ năm 2016 đến năm 2020 là Chánh Thanh tra Sở Tư pháp.",
            {"Lê Văn Sáu": [("Chánh Thanh tra Sở Tư pháp", True)]},
        ),
        (
            "bà Lê Thị Sáu, Bí thư Đảng ủy phường Phú (cũ) giữ chức Chủ tịch UBND phường An",
            {"Lê Thị Sáu": [("Bí thư Đảng ủy phường Phú", True), ("Chủ tịch Ủy ban nhân dân phường An", False)]},
        ),
        (
            "bầu đồng chí Lê Văn Sáu, Trưởng Công an huyện vào Ban Thường vụ Huyện ủy",
            {"Lê Văn Sáu": [("Trưởng Công an huyện", False), ("Ủy viên Ban Thường vụ Huyện ủy", False)]},
        ),
        ("ông Lê Văn Sáu, Trưởng phòng Tài nguyên huyện Nguyên Bình", {
            "Lê Văn Sáu": [("Trưởng phòng Tài nguyên huyện Nguyên Bình", False)]
        }),
    ],
)  # fmt: skip
def test_what_is_left_in_the_sentence_is_former(text: str, offices: dict[str, list[tuple[str, bool]]]) -> None:
    """Who comes to an office leaves the one that goes with it no more; whom he replaces leaves that one."""
    assert offices_of(text) == offices


@pytest.mark.parametrize(
    "text",
    [
        "Chánh Văn phòng UBND huyện, Chủ tịch UBND xã Lâm Ngạc, các ông Tòng Văn Liệu, Chu Đức Kiên thi hành.",
        "Trưởng phòng Nội vụ, Giám đốc Kho bạc Nhà nước huyện, ông Chu Đức Kiên chịu trách nhiệm thi hành.",
    ],
)
def test_those_who_are_charged_beside_others_hold_no_office_of_theirs(text: str) -> None:
    """Neither a unit's name nor who stands behind a row of offices holds them."""
    assert offices_of(text) == {}
