"""The two sides of questions that compare."""

import pytest

from retrieval.question.marked import mark
from retrieval.question.typed.sides.sides import sides_of


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "kỳ họp 10 và kỳ họp 11 của HĐND Vân Hồ, kỳ nào ra nhiều nghị quyết hơn?",
            "kỳ họp 10 của HĐND Vân Hồ ra bao nhiêu nghị quyết",
            "kỳ họp 11 của HĐND Vân Hồ ra bao nhiêu nghị quyết",
        ),
        (
            "Thu ngân sách năm 2020 và 2021 tăng hay giảm",
            "Thu ngân sách năm 2020 bao nhiêu",
            "Thu ngân sách năm 2021 bao nhiêu",
        ),
        (
            "so sánh số xã nông thôn mới của Vân Hồ (2020) với Mai Sơn (2022)",
            "số xã nông thôn mới của Vân Hồ (2020) là bao nhiêu",
            "số xã nông thôn mới của Mai Sơn (2022) là bao nhiêu",
        ),
        ("huyện Vân Hồ với huyện Mai Sơn ai là bí thư", "huyện Vân Hồ ai là bí thư", "huyện Mai Sơn ai là bí thư"),
        (
            "thời hạn nộp hồ sơ giấy và hồ sơ điện tử khác nhau thế nào ở huyện ta",
            "thời hạn nộp hồ sơ giấy ở huyện ta",
            "thời hạn nộp hồ sơ điện tử ở huyện ta",
        ),
        ("muc ho tro cu voi moi chenh may trieu", "muc ho tro cu bao nhiêu trieu", "muc ho tro moi bao nhiêu trieu"),
        (
            "số hội viên của Vân Hồ nhiều hơn Mai Sơn bao nhiêu",
            "số hội viên của Vân Hồ bao nhiêu",
            "số hội viên của Mai Sơn bao nhiêu",
        ),
        (
            "hạn đại hội cơ sở với đại hội huyện của Vân Hồ khác nhau ra sao",
            "hạn đại hội cơ sở của Vân Hồ",
            "hạn đại hội huyện của Vân Hồ",
        ),
        (
            "giải ngân đầu tư công Vân Hồ tháng 5 so tháng 4 tăng hay giảm",
            "giải ngân đầu tư công Vân Hồ tháng 5 bao nhiêu",
            "giải ngân đầu tư công Vân Hồ tháng 4 bao nhiêu",
        ),
        (
            "Vân Hồ năm 2024 thu với chi ngân sách bên nào lớn hơn",
            "Vân Hồ năm 2024 thu ngân sách bao nhiêu",
            "Vân Hồ năm 2024 chi ngân sách bao nhiêu",
        ),
        (
            "Chỉ thị 05-CT/HU và Kế hoạch 104/KH-UBND ban hành ngày nào",
            "Chỉ thị 05-CT/HU ban hành ngày nào",
            "Kế hoạch 104/KH-UBND ban hành ngày nào",
        ),
    ],
)
def test_each_side_is_asked_by_itself(text: str, first: str, second: str) -> None:
    """What both share is kept, the other side and the words that compare are taken out."""
    sides = sides_of(mark(text))

    assert sides is not None
    assert (sides.first.asked[0], sides.second.asked[0]) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "Giá trị sản xuất 6 tháng đầu năm tăng bao nhiêu so với cùng kỳ năm 2019?",
        "Văn phòng HĐND và UBND huyện do ai phụ trách?",
        "Sở Giáo dục và Đào tạo làm gì?",
        "Hội nghị do ai chủ trì và họp ở đâu?",
        "Bí thư là ai?",
    ],
)
def test_other_questions_have_no_sides(text: str) -> None:
    """A body of two names, a change that is asked for as such, and two questions are no two things together."""
    assert sides_of(mark(text)) is None


def test_times_are_told_from_places() -> None:
    """Only what is told apart by times alone became more or less."""
    texts = ("diện tích lúa năm 2020 và năm 2021 chênh bao nhiêu", "diện tích lúa Vân Hồ và Mai Sơn chênh bao nhiêu")

    assert [held.of_times for text in texts if (held := sides_of(mark(text)))] == [True, False]
