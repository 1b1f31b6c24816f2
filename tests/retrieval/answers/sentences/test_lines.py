"""What lines say together: under what a line with a label stands, and which one names who does something."""

import pytest

from retrieval.answers.sentences.lines import is_of_day, labelled
from tests.retrieval.answers.sentences.standing import all_seen
from tests.retrieval.made_evidence import make_document

FAIR = make_document(
    "KẾ HOẠCH\nTổ chức đêm nhạc và hội chợ\nXã Phú Khê lập kế hoạch như sau.\n"
    "I. ĐÊM NHẠC MÙA XUÂN\n- Thời gian: 19h30 ngày 24/01/2026;\n- Địa điểm: Sân vận động xã.\n"
    "- Kinh phí: 12 triệu đồng.\n"
    "II. HỘI CHỢ MÙA XUÂN\n- Thời gian: 8h00 ngày 26/01/2026;\n- Địa điểm: Chợ Mới.\n- Điện thoại: 0277 382 111\n"
)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Đêm nhạc mùa xuân tổ chức ở đâu?", "- Địa điểm: Sân vận động xã."),
        ("Hội chợ mùa xuân tổ chức ở đâu?", "- Địa điểm: Chợ Mới."),
        ("dem nhac mua xuan may gio bat dau", "- Thời gian: 19h30 ngày 24/01/2026;"),
        ("hội chợ mùa xuân diễn ra khi nào", "- Thời gian: 8h00 ngày 26/01/2026;"),
        ("Kinh phí đêm nhạc mùa xuân là bao nhiêu?", "- Kinh phí: 12 triệu đồng."),
        ("Số điện thoại của hội chợ mùa xuân?", "- Điện thoại: 0277 382 111"),
    ],
)
def test_a_line_whose_label_is_asked_for(asked: str, line: str) -> None:
    """Of several such lines it is the one under what is asked about."""
    assert [seen.scope.own for seen in labelled(all_seen(asked, FAIR))] == [line]


@pytest.mark.parametrize(
    "asked",
    [
        "Mùa xuân tổ chức ở đâu?",  # two lines hang on it alike
        "Hội chợ mùa thu tổ chức ở đâu?",
        "Hội chợ mùa xuân ngày 30/4/2025 tổ chức ở đâu?",
        "Ai tổ chức hội chợ mùa xuân?",
    ],
)
def test_no_line_is_told_by_its_label(asked: str) -> None:
    """None where several fit alike, something asked about is not met, or another kind of thing is asked for."""
    assert labelled(all_seen(asked, FAIR)) == []


DAYS = make_document(
    "Xã Phú Khê\nNgày 3 tháng 2 năm 2024, xã tổ chức mít tinh.\nNgày 21 tháng 9 năm 2024, xã khánh thành cầu."
)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("Ngày 3/2/2024 làm gì?", ["Ngày 3 tháng 2 năm 2024, xã tổ chức mít tinh."]),
        ("Mùng 3 tháng hai năm 2024 làm gì?", ["Ngày 3 tháng 2 năm 2024, xã tổ chức mít tinh."]),
        ("Ngày 4/2/2024 làm gì?", []),
        ("Ngày 3/2/2024 thi đua làm gì?", []),
        ("Ngày 3/2/2024 ở đâu?", []),
    ],
)
def test_what_was_done_on_a_day(asked: str, lines: list[str]) -> None:
    """A sentence that opens with the day answers where nothing else is asked of."""
    assert [seen.scope.own for seen in all_seen(asked, DAYS) if is_of_day(seen)] == lines
