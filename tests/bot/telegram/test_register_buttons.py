"""What the buttons of the register carry."""

import pytest

from bot.presentation.lists import Kind
from bot.telegram.buttons import CardButton, ListButton, read_button

LONG = "hội nghị lần thứ hai ban chấp hành đảng bộ huyện nam sách khóa XXVIII"


@pytest.mark.parametrize(
    ("button", "data"),
    [
        (CardButton("0123456789"), "e:0123456789"),
        (CardButton("0123456789", 12), "e:0123456789:12"),
        (ListButton(Kind.OFFICIALS, 1, ""), "l:c:1:="),
        (ListButton(Kind.MEETINGS, 2, "năm 2020"), "l:h:2:=năm 2020"),
        (ListButton(Kind.DOCUMENTS, 3, "#1:=2"), "l:v:3:=#1:=2"),
        (ListButton(Kind.DOCUMENTS, 3, None, "0a1b2c3d"), "l:v:3:#0a1b2c3d"),
    ],
)
def test_data_is_read_back(button: CardButton | ListButton, data: str) -> None:
    """A button is known again by its data."""
    assert button.data == data
    assert read_button(data) == button


@pytest.mark.parametrize(
    "data",
    [
        "e:",
        "e:0123456789ab",
        "e:0123456789:",
        "e:0123456789:123456",
        "l:x:1:=a",
        "l:c::=a",
        "l:c:1:a",
        "l:c:1:#xyz",
        "l:c:-1:=",
    ],
)
def test_data_of_no_button(data: str) -> None:
    """Data that no version of ours writes is nothing."""
    assert read_button(data) is None


def test_words_that_fit_are_carried() -> None:
    """Words that fit into 64 bytes need no message to be read from."""
    button = ListButton.of(Kind.OFFICIALS, 1, "bí thư huyện ủy nam sách")
    assert button.words_from(None) == "bí thư huyện ủy nam sách"
    assert len(button.data.encode()) <= 64


def test_words_that_do_not_fit_are_known_by_their_digest() -> None:
    """Longer words are those that the message shows, whatever their case, or forgotten where it shows others."""
    button = ListButton.of(Kind.OFFICIALS, 123456, LONG)
    assert len(button.data.encode()) <= 64
    assert button.words is None
    assert button.words_from(LONG) == LONG
    assert button.words_from(LONG.upper()) == LONG.upper()
    assert button.words_from("khác") is None
    assert button.words_from(None) is None
