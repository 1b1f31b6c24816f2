"""Whose committee an office is of, and of which institution, where its own words do not say it."""

import pytest

from tests.index.facts.officials.test_officials import facts_of

NEWS = "Sáng 12/7/2023, Huyện ủy Tân Khê tổ chức hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 15.\n\n"


def names_of(text: str) -> list[str]:
    """The offices of all, in order."""
    return [office.name for fact in facts_of(text) for office in fact.offices]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Dự có đồng chí Lê Văn Sáu, Bí thư Đảng ủy, Hiệu trưởng Trường Chính trị tỉnh Lạc Giang.",
            ["Bí thư Đảng ủy Trường Chính trị tỉnh Lạc Giang", "Hiệu trưởng Trường Chính trị tỉnh Lạc Giang"],
        ),
        (
            "Dự có đồng chí Lê Văn Sáu, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Tỉnh ủy Lạc Giang.",
            ["Ủy viên Ban Thường vụ Tỉnh ủy Lạc Giang", "Trưởng Ban Tuyên giáo Tỉnh ủy Lạc Giang"],
        ),
        (
            "Dự có đồng chí Lê Văn Sáu, Vụ trưởng Vụ Pháp chế, Bộ Nội vụ.",
            ["Vụ trưởng Vụ Pháp chế, Bộ Nội vụ"],
        ),
        (
            "Dự có đồng chí Lê Văn Sáu, Trưởng phòng Nội vụ, Phòng Tài chính và Văn phòng.",
            ["Trưởng phòng Nội vụ"],
        ),
        (
            "Dự có đồng chí Lê Văn Sáu, Phó Chủ tịch kiêm Tổng thư ký Hội Khuyến học tỉnh Lạc Giang.",
            ["Phó Chủ tịch Hội Khuyến học tỉnh Lạc Giang", "Tổng thư ký Hội Khuyến học tỉnh Lạc Giang"],
        ),
    ],
)  # fmt: skip
def test_an_office_is_of_the_body_that_the_words_beside_it_name(text: str, offices: list[str]) -> None:
    """A committee is that of the body beside it, a part that of the institution behind a comma."""
    assert names_of(NEWS + text + "\n") == offices


@pytest.mark.parametrize(
    ("issuer", "text", "office"),
    [
        ("ỦY BAN KIỂM TRA", "Dự có ông Lê Văn Sáu, Phó Chủ nhiệm.", "Phó Chủ nhiệm Ủy ban Kiểm tra"),
        ("TRUNG TÂM Y TẾ", "Dự có ông Lê Văn Sáu, Phó Giám đốc Trung tâm.", "Phó Giám đốc Trung tâm Y tế"),
    ],
)  # fmt: skip
def test_an_office_that_begins_the_name_of_the_issuer_is_of_it(issuer: str, text: str, office: str) -> None:
    """Who is called by the first word of the body that issues the paper is of that body."""
    head = f"HUYỆN ỦY TÂN KHÊ\n{issuer}\n-------\nSố: 12-BC/S\n\nTân Khê, ngày 02 tháng 4 năm 2024\n\nBÁO CÁO\n\n"

    assert [name.startswith(office) for name in names_of(f"{head}{text}\n")] == [True]
