"""Where the names of people stand in a text."""

import pytest

from index.entities.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy", ["Bùi Văn Thăng"]),
        ("Ông Nguyễn Văn A và bà Trần Thị Bình", ["Nguyễn Văn A", "Trần Thị Bình"]),
        ("PGS.TS. Lê Thị Hồng Hạnh", ["Lê Thị Hồng Hạnh"]),
    ],
)
def test_a_person_is_named_without_titles(text: str, names: list[str]) -> None:
    """A name is found in order, without the form of address and the degree before it."""
    assert [text[span.start : span.end] for span in find_names(text)] == names


@pytest.mark.parametrize(
    "text", ["Ủy ban nhân dân huyện Nam Sách", "Trường THCS Nguyễn Trãi", "Đồng chí Thăng phát biểu"]
)
def test_what_is_no_whole_name_is_left_out(text: str) -> None:
    """Bodies, places, schools that are named after people, and given names alone are no person's name."""
    assert list(find_names(text)) == []


def test_a_name_ends_before_a_low_line() -> None:
    """What a page puts behind it without a blank is none of it."""
    text = "Chủ tịch Nguyễn Phú Sậy_Nguyên thứ trưởng_phát biểu"

    assert [text[name.start : name.end] for name in find_names(text)] == ["Nguyễn Phú Sậy"]
