"""What a text holds of what is wanted."""

import pytest

from retrieval.evidence.clauses import held_in
from tests.fakes import understand

TELEPHONE, BORN, HOUR = "Số điện thoại của Trạm Y tế?", "Ông Lý Văn Khải sinh năm nào?", "Thư viện mở cửa lúc mấy giờ?"
DAY, WHEN, YEAR = "Thư viện mở cửa ngày nào?", "Thư viện mở cửa khi nào?", "Thư viện xây năm nào?"
DEADLINE, SHARE, WHY = "Nộp báo cáo đến ngày nào?", "Thu đạt bao nhiêu phần trăm?", "Vì sao hoãn hội nghị?"


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        (TELEPHONE, "Trạm Y tế, điện thoại 0912 000 222, mở cửa cả ngày.", ["0912 000 222"]),
        (TELEPHONE, "Điện thoại: (0220) 3 754 221", ["0220) 3 754 221"]),
        (TELEPHONE, "Trạm Y tế có 4.120 hồ sơ từ năm 2021.", []),
        (BORN, "Ông Lý Văn Khải, sinh ngày 09/8/1981, được bầu năm 2020.", ["09/8/1981"]),
        (BORN, "Ông Lý Văn Khải được bầu năm 2020.", []),
        (HOUR, "Thư viện mở cửa từ 7 giờ 30 phút đến 16h30, thứ Hai.", ["7 giờ 30 phút", "16h30"]),
        (HOUR, "Thư viện mở cửa ngày 5/3/2024.", []),
        (DAY, "Thư viện mở cửa từ thứ Hai đến thứ Sáu.", ["thứ Hai", "thứ Sáu"]),
        (DAY, "Thư viện mở cửa mùng 10 hằng tháng.", ["mùng 10 hằng tháng"]),
        (DAY, "Thư viện mở cửa tháng 9 năm 2024.", []),
        (WHEN, "Thư viện mở cửa 7h30 thứ Hai.", ["7h30", "thứ Hai"]),
        (YEAR, "Thư viện xây ngày 5/3/2024.", ["5/3/2024"]),
        (YEAR, "Thư viện xây ngày 5/3.", []),
        (DEADLINE, "Nộp báo cáo chậm nhất ngày 5/3/2024 theo Công văn ngày 1/2/2024.", ["5/3/2024"]),
        (SHARE, "Thu đạt 12 tỷ đồng, bằng 112.4% dự toán.", ["112.4%"]),
        (SHARE, "Thu đạt 12 tỷ đồng.", []),
        (WHY, "Hội nghị hoãn do mưa lũ.", ["do"]),
        (WHY, "Hội nghị hoãn sang ngày 5/3.", []),
    ],
)
def test_a_sentence_holds_what_is_wanted(asked: str, text: str, held: list[str]) -> None:
    """A time of the unit asked for, the day of birth, a telephone number, a share, a reason; nothing near to it."""
    found = held_in(understand(asked), text)

    assert [text[span.start : span.end] for span in found or []] == held


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        ("Trường có bao nhiêu học sinh?", "Trường có 540 học sinh, 31 giáo viên.", ["540"]),
        ("Trường có bao nhiêu học sinh?", "1. Tổng số học sinh toàn trường: 540", ["540"]),
        ("Trường có bao nhiêu học sinh?", "Tổng số HS đầu năm học: 540", ["540"]),
        ("Trường có bao nhiêu học sinh?", "Tổng số giáo viên: 31", []),
        ("Trường có bao nhiêu học sinh?", "Học sinh đi học bằng 12 xe buýt.", []),
    ],
)
def test_what_is_counted_may_stand_before_a_colon(asked: str, text: str, held: list[str]) -> None:
    """Behind the number, or in the label right before it, whole or by its letters."""
    found = held_in(understand(asked), text)

    assert found is not None
    assert [text[span.start : span.end] for span in found] == held
