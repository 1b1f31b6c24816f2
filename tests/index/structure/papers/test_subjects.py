"""What a title says that its paper is about."""

import pytest

from index.structure.papers.subjects import subject_of


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("BIÊN BẢN Hội nghị hiệp thương lần thứ nhất", "Hội nghị hiệp thương lần thứ nhất"),
        ("BIÊN BẢN Hội nghị thôn về việc bình xét hộ nghèo", "về việc bình xét hộ nghèo"),
        ("NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH", None),
        ("KẾ HOẠCH Cải cách hành chính năm 2024", "Cải cách hành chính năm 2024"),
        ("BIÊN BẢN", None),
    ],
)
def test_minutes_are_about_their_meeting(title: str, subject: str | None) -> None:
    """Unless they say themselves what it was about; other papers that name one were adopted at it."""
    assert subject_of(title) == subject
