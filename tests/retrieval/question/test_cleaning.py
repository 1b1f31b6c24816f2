"""What is typed around a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.cleaning import clean, without_courtesy


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("<b>Ai là</b> bí&nbsp;thư?", "Ai là bí thư?"),
        ("_Ai là bí thư?_", "Ai là bí thư?"),
        ("Bí th\u2066ư\ufe0f Huyện\u061c ủy", "Bí thư Huyện ủy"),
        ("Bí thư\udce0 Huyện ủy", "Bí thư Huyện ủy"),
        ("1 < 2 và 3 > 2", "1 < 2 và 3 > 2"),
        ("05-CT/HU", "05-CT/HU"),
        ("17–CT/HU năm 2021—2025 – nói gì", "17-CT/HU năm 2021-2025 – nói gì"),
    ],
)
def test_markup_and_hidden_characters(typed: str, cleaned: str) -> None:
    """Tags, references, underscores, hidden and half characters go; a long dash in a number is a hyphen."""
    assert clean(typed, 100) == cleaned


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Bí thư là ai ạ?", "Bí thư là ai"),
        ("Cho em hỏi ai là Bí thư?", "ai là Bí thư?"),
        ("Dạ cho hỏi bí thư là ai vậy ạ? Em cảm ơn!", "bí thư là ai"),
        ("Xin hỏi ai là Bí thư", "ai là Bí thư"),
        ("Bí thư là ai? [1]", "Bí thư là ai"),
        ("Họp ở đâu thế nhỉ", "Họp ở đâu"),
    ],
)
def test_politeness_is_blanked_out(asked: str, plain: str) -> None:
    """What is polite becomes blanks of the same length, so that the rest stands where it stood."""
    blanked = without_courtesy(asked)

    assert blanked.strip(" ?!") == plain.strip(" ?!")
    assert len(blanked) == len(asked)


@pytest.mark.parametrize(
    "asked",
    ["Văn bản nào bị thay thế", "Chính sách cho trẻ em", "Thế còn ai?", "Hỏi thăm gia đình chính sách", "cảm ơn", "ạ"],
)
def test_words_that_only_look_polite_stay(asked: str) -> None:
    """Replacing and children are no politeness, and nothing is blanked out if nothing would be left."""
    assert without_courtesy(asked) == asked


@given(text=st.text(max_size=80))
def test_any_text_keeps_its_length(text: str) -> None:
    """Blanking never moves anything, and cleaning never lengthens."""
    assert len(without_courtesy(text)) == len(text)
    assert len(clean(text, 50)) <= 50
