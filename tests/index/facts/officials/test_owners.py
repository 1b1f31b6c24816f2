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
