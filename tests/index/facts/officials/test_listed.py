"""The offices of people in a list are of the body that the line above it names."""

import pytest

from tests.index.facts.officials.test_owners import names_of

HEAD = (
    "UBND XÃ MỸ LŨNG\n-------\nSố: 12/QĐ-UBND\n\nMỹ Lũng, ngày 02 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\n{title}\n\n"
    "Điều 1. {lead}\n\n{items}\n"
)
NEWS = "Chiều 12/7/2023, Huyện ủy Tân Khê tổ chức hội nghị dưới sự chủ trì của các đồng chí {lead} {items}\n"


@pytest.mark.parametrize(
    ("lead", "item", "office"),
    [
        (
            "Thành lập Tổ thẩm định giá đất xã Mỹ Lũng, gồm các ông, bà có tên sau:",
            "1. Ông Lê Văn Sáu - Tổ trưởng;",
            "Tổ trưởng Tổ thẩm định giá đất xã Mỹ Lũng",
        ),
        (
            "Kiện toàn Hội đồng Thi đua - Khen thưởng xã nhiệm kỳ 2021 - 2026, gồm:",
            "- Ông Lê Văn Sáu - Phó Chủ tịch Hội đồng;",
            "Phó Chủ tịch Hội đồng Thi đua - Khen thưởng xã",
        ),
        (
            "Ban Chủ nhiệm Câu lạc bộ Hưu trí xã, gồm có:",
            "- Ông Lê Văn Sáu - Chủ nhiệm;",
            "Chủ nhiệm Câu lạc bộ Hưu trí xã",
        ),
        (
            "Thành lập Ban Chỉ đạo chuyển đổi số xã gồm các thành viên:",
            "1. Lê Văn Sáu - Phó Trưởng ban;",
            "Phó Trưởng Ban Chỉ đạo chuyển đổi số xã",
        ),
        ("Cử các ông, bà có tên sau đi học:", "1. Ông Lê Văn Sáu - Tổ trưởng;", None),
    ],
)
def test_an_item_has_the_body_of_the_line_above(lead: str, item: str, office: str | None) -> None:
    """What an item leaves unsaid the line above says; without a body a part in a list is no office."""
    assert names_of(HEAD.format(title="Về công tác cán bộ", lead=lead, items=item)) == ([office] if office else [])


def test_an_office_of_another_body_is_left_as_it_is() -> None:
    """Only the last office of an item may be of the list's body, and none that has a body."""
    lead = "Thành lập Tổ thẩm định giá đất xã Mỹ Lũng, gồm:"
    item = "1. Ông Lê Văn Sáu - Chủ tịch Hội Nông dân xã - Tổ phó;"

    assert names_of(HEAD.format(title="Về việc lập tổ", lead=lead, items=item)) == [
        "Chủ tịch Hội Nông dân xã",
        "Tổ phó Tổ thẩm định giá đất xã Mỹ Lũng",
    ]


@pytest.mark.parametrize(
    ("items", "offices"),
    [
        ("Lê Văn Sáu - Bí thư Huyện ủy; Lý Bảy - Phó Bí thư Huyện ủy.", ["Bí thư Huyện ủy", "Phó Bí thư Huyện ủy"]),
        ("Lê Văn Sáu; Trần Thị Bảy.", ["Thường trực Huyện ủy"] * 2),
    ],
)  # fmt: skip
def test_what_a_list_is_called_is_no_office_of_those_who_have_their_own(items: str, offices: list[str]) -> None:
    """The name of a group before a colon says in what group people are who are listed with their offices."""
    assert names_of(NEWS.format(lead="Thường trực Huyện ủy:", items=items)) == offices
