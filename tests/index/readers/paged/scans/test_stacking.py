"""Columns of a picture put one below the other."""

import pytest
from PIL import Image

from index.readers.paged.geometry import Word
from index.readers.paged.scans.stacking import Part, Stack, stacked
from tests.index.readers.paged.scans.pages import BODY, drawn

_LEFT, _RIGHT = 100, 720
HEAD = (
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI"),
    ("HUYỆN THANH LÂM", "CHỦ NGHĨA VIỆT NAM"),
    ("Số: 215/QĐ-UBND", "Độc lập - Tự do"),
    ("V/v phòng, chống lụt", "Thanh Lâm, ngày 5"),
)


def letterhead(*, lower: int = 0) -> Image.Image:
    """A page with a head of two columns, the right one some pixels lower, above lines of the whole width."""
    head = [
        (left, 80 + 50 * at + down, text)
        for at, row in enumerate(HEAD)
        for left, text, down in zip((_LEFT, _RIGHT), row, (0, lower), strict=True)
    ]
    return drawn((*head, *((_LEFT, 400 + 50 * at, line) for at, line in enumerate(BODY))))


@pytest.mark.parametrize("lower", [0, 20])
def test_a_head_is_parted_from_what_is_below_it(lower: int) -> None:
    """The two columns of a head become parts of their own, and the lines below them one."""
    parts = stacked(letterhead(lower=lower), most_pixels=10_000).parts

    assert len(parts) == 3
    left, right, body = parts
    assert left.right == right.left
    assert 400 < left.right < _RIGHT
    assert left.bottom == right.bottom == body.top
    assert 270 + lower < body.top <= 410


def test_a_page_of_one_column_stays() -> None:
    """A page with lines of the whole width is one part, and the picture is the same."""
    page = drawn(tuple((_LEFT, 100 + 50 * at, line) for at, line in enumerate(BODY)))
    stack = stacked(page, most_pixels=10_000)

    assert stack.parts == (Part(0, 0, page.width, page.height),)
    assert stack.image is page


def test_a_stack_is_no_higher_than_can_be_read() -> None:
    """A page whose parts would be too high one below the other stays as it is."""
    page = letterhead()

    assert stacked(page, most_pixels=page.height + 10).image is page


def test_words_come_back_to_their_place() -> None:
    """A word found in a part stands where that part was."""
    stack = Stack(Image.new("L", (100, 100)), (Part(0, 10, 50, 40), Part(50, 10, 100, 40)), (0, 50))
    words = [Word("trên", 5, 4, 20, 14), Word("dưới", 55, 54, 70, 64)]

    assert [(word.text, word.top, word.bottom) for word in stack.in_place(words)] == [
        ("trên", 14, 24),
        ("dưới", 14, 24),
    ]
