"""The days that a question names."""

import pytest

from retrieval.question.typed.days import find_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("phiên bất thường 21/4 ai chủ trì", [(21, 4)]),
        ("họp xã ngày 5/3 và 20/10", [(5, 3), (20, 10)]),
        ("ai dự lễ 8/3", [(8, 3)]),
        ("ai dự lễ 3/3?", [(3, 3)]),
        ("cần 2/3 số hộ đồng ý", []),
        ("10/12 chỉ tiêu nào đạt", []),
        ("quyết định 21/4/QĐ-UBND nói gì", []),
        ("chia lô 31/2", []),
        ("tỷ lệ 21/4% là gì", []),
    ],
)
def test_days_typed_in_a_hurry(text: str, days: list[tuple[int, int]]) -> None:
    """Without a word before them they count, unless they look like a share, a number or no day."""
    assert [(day.day, day.month) for day in find_days(text)] == days
