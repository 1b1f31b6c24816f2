"""What kinds of words the tables tell."""

import pytest

from index.lexicon.kinds import numbers_rows


@pytest.mark.parametrize(
    ("title", "numbers"), [("TT", True), ("Số TT.", True), ("Số lượng", False), ("TT xã", False), ("", False)]
)
def test_a_title_of_numbers(title: str, *, numbers: bool) -> None:
    """The column that only numbers its rows, however its title ends."""
    assert numbers_rows(title) is numbers
