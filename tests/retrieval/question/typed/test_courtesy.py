"""What is polite around a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.typed.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("Bí thư là ai ạ?", "Bí thư là ai?"),
        ("Dạ cho hỏi bí thư là ai vậy ạ? Em cảm ơn!", "bí thư là ai?"),
        ("Bí thư là ai? [1]", "Bí thư là ai?"),
        ("Họp ở đâu thế nhỉ", "Họp ở đâu"),
        ("chao em, cho a hoi bi thu la ai vay e", "bi thu la ai"),
        ("Em có biết ai là Bí thư không?", "ai là Bí thư?"),
        ("Tra giúp tôi ai là Bí thư được không?", "ai là Bí thư?"),
        ("Anh là Hùng bên kho, cho anh hỏi ai là Bí thư. Cảm ơn em!", "ai là Bí thư"),
        ("Bạn cho hỏi ai là Bí thư vậy bạn? Mong bạn trả lời sớm.", "ai là Bí thư?"),
        ("Dạ em muốn hỏi thu ngân sách bao nhiêu ạ, em cảm ơn anh nhiều", "thu ngân sách bao nhiêu"),
        ("alo chi thi 05 ve gi", "chi thi 05 ve gi"),
        ("Đồng chí Trần Vân Anh nhé", "Đồng chí Trần Vân Anh"),
    ],
)
def test_politeness_is_taken_away(asked: str, alone: str) -> None:
    """Greetings, requests, forms of address and thanks go from both ends; a question mark stays."""
    assert without_courtesy(asked) == alone


@pytest.mark.parametrize(
    "asked",
    [
        "Văn bản nào bị thay thế",
        "Chính sách cho trẻ em",
        "Thế còn ai?",
        "Hỏi thăm gia đình chính sách",
        "Chị Mai Thị Huệ, Phó Chủ tịch, cho biết điều gì?",
        "Anh Nguyễn Văn Hùng giữ chức gì?",
        "Xin cấp lại giấy khai sinh mất bao nhiêu ngày?",
        "Muốn xin cấp giấy phép xây dựng thì đến đâu?",
        "Cho vay hộ nghèo bao nhiêu tiền?",
        "Tìm hiểu pháp luật tổ chức khi nào?",
        "Con đường nào được mở rộng?",
        "Ai được nhờ giúp?",
        "chinh sach cho thieu nhi",
        "huyen xoa bao nhieu nha",
        "Điều 5 khoản 2 điểm a",
        "cảm ơn",
        "hello",
        "ạ",
    ],
)
def test_words_that_only_look_polite_stay(asked: str) -> None:
    """Replacing, children and lending are no politeness, and nothing goes if nothing would be left."""
    assert without_courtesy(asked) == asked


@given(text=st.text(max_size=80) | st.lists(st.sampled_from("em ơi cho hỏi ạ , là ai ? x".split())).map(" ".join))
def test_any_text_keeps_something(text: str) -> None:
    """What is left is a part of the text, and never nothing where there was something."""
    left = without_courtesy(text)

    assert left.removesuffix("?") in text
    assert bool(left.strip()) == bool(text.strip())
