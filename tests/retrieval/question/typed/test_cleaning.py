"""What is typed around a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.typed.cleaning import clean


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


@given(text=st.text(max_size=80))
def test_any_text_gets_no_longer(text: str) -> None:
    """Cleaning never lengthens."""
    assert len(clean(text, 50)) <= 50
