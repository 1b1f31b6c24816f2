"""Pictures of pages made fit to be read."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from index.readers.paged.scans.cleaning import (
    grey,
    ink_of,
    is_blank,
    letter_height,
    level,
    lies_on_its_side,
    with_good_letters,
)
from tests.index.readers.paged.scans.pages import drawn, letter


@pytest.mark.parametrize("degrees", [-5.0, -1.5, 0.0, 0.7, 3.0])
def test_lines_are_made_level(degrees: float) -> None:
    """A page that was laid down askew is turned back by as much."""
    askew = letter().rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)

    assert level(askew).skew == pytest.approx(-degrees, abs=0.15)


def test_a_page_on_its_side_is_told() -> None:
    """Lines that run from top to bottom are told, also askew; those that run across are not, also on their head."""
    page = letter()

    assert not lies_on_its_side(page)
    assert not lies_on_its_side(page.rotate(180))
    assert not lies_on_its_side(page.rotate(4, fillcolor=255))
    assert lies_on_its_side(page.rotate(90, expand=True))
    assert lies_on_its_side(page.rotate(-86, expand=True, fillcolor=255))


def test_small_letters_are_doubled_and_large_ones_made_smaller() -> None:
    """Letters of 18 pixels stay, of half of it are made twice as large, and of four times it a good size."""
    page = letter()
    small, large = (page.resize((page.width * n // 4, page.height * n // 4)) for n in (2, 16))

    assert with_good_letters(page, dpi=150).size == page.size
    assert with_good_letters(small, dpi=75).size == page.size
    assert 15 <= letter_height(ink_of(with_good_letters(large, dpi=600))) <= 45


def test_specks_are_taken_off_a_page_with_hardly_a_letter() -> None:
    """What is smaller than the dot of a letter becomes paper; the dot stays."""
    page = drawn(((100, 100, "ạ"),))
    clean = ink_of(page)
    for left in range(300, 1300, 7):
        page.putpixel((left, 400 + left % 31), 0)

    assert (ink_of(with_good_letters(page, dpi=280)) == clean).all()


def test_paper_in_the_shade_becomes_white() -> None:
    """A page lit from one side is as bright on the other, and its letters stay black."""
    page = letter()
    light = np.linspace(1.0, 0.4, page.width)
    lit = grey(Image.fromarray((np.asarray(page) * light).astype(np.uint8)))

    paper = np.asarray(lit)[:60]
    assert paper.min() > 200
    assert (ink_of(lit) == ink_of(page)).mean() > 0.98


def test_what_is_transparent_is_white() -> None:
    """A picture without a ground is read as if it lay on white paper."""
    page = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    ImageDraw.Draw(page).rectangle((50, 40, 60, 50), fill=(0, 0, 0, 255))

    assert grey(page).getpixel((0, 0)) == 255
    assert grey(page).getpixel((55, 45)) == 0


def test_grain_is_nothing() -> None:
    """The grain of paper is no text, a line of it is."""
    grain = np.random.default_rng(1).normal(230, 12, (800, 600)).clip(0, 255).astype(np.uint8)

    assert is_blank(Image.fromarray(grain))
    assert not is_blank(letter())
