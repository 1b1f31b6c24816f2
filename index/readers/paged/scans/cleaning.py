"""A picture of a page is made fit to be read: grey, evenly lit, level, its letters of a good size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Ink = NDArray[np.bool_]
"""Where a picture is dark, by rows."""
Places = NDArray[np.int64]

_SMALL_LETTERS, _LARGE_LETTERS, _GOOD_LETTERS = 15, 45, 28
"""Heights of letters in pixels: below the first a picture is doubled, above the second made smaller."""
_LEAST_LETTER = 4
_LEAST_LETTER_IN = 0.055
"""Inches: small letters of 8 points; those of 13 points have 0.09."""
_SPECK, _LEAST_SPECK = 0.11, 2
"""What is no larger than this share of a letter's height, or so many pixels, is none: the dot of an ạ has a quarter,
in a note of half the size an eighth."""
_EVEN = 0.85
"""From this share of the brightest part's light on, the darkest part of the paper is lit well."""
_TILES = 12
_MOST_SKEW = 8.0
_LEAST_SKEW = 0.15
_GRAIN, _FAINT = 4, 40
"""Pixels a side that are looked at together, and how much darker than the paper the faintest ink is, of 255."""
_WIDTH_FOR_SKEW = 700


@dataclass(frozen=True, slots=True)
class Level:
    """A picture whose lines are level.

    Attributes:
        skew: By how many degrees counterclockwise it was turned for that.
    """

    image: "Image.Image"
    skew: float


def grey(image: "Image.Image") -> "Image.Image":
    """The picture in grey, on white where it is transparent, with its paper white everywhere."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        shown = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    return _evenly_lit(image.convert("L"))


def _evenly_lit(image: "Image.Image") -> "Image.Image":
    """The picture as if the same light fell everywhere, where it does not."""
    from PIL import Image

    pixels = np.asarray(image.resize((_TILES * 8, _TILES * 8), Image.Resampling.BOX), np.float32)
    paper = np.percentile(pixels.reshape(_TILES, 8, _TILES, 8).transpose(0, 2, 1, 3).reshape(_TILES, _TILES, 64), 80, 2)
    if paper.min() >= _EVEN * paper.max() and paper.max() > 0.7 * 255:
        return image
    light = Image.fromarray(np.maximum(paper, 1).astype(np.float32)).resize(image.size, Image.Resampling.BICUBIC)
    lit = np.asarray(image, np.float32) / np.maximum(np.asarray(light), 1) * 250
    return Image.fromarray(lit.clip(0, 255).astype(np.uint8))


def ink_of(image: "Image.Image") -> Ink:
    """Where a grey picture is dark, which the grain of its paper is not. Source of the threshold: Otsu, 1979."""
    counts = np.array(image.histogram(), float)
    share = counts.cumsum() / counts.sum()
    mean = (counts * np.arange(256)).cumsum() / counts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.nan_to_num((mean[-1] * share - mean) ** 2 / (share * (1 - share)))
    paper = int(np.searchsorted(share, 0.5))
    return np.asarray(image) <= min(int(apart.argmax()), paper - _FAINT)


def letter_height(ink: Ink) -> float:
    """The height of most letters, in pixels; 0 where there are none."""
    from scipy import ndimage

    return _height_of_letters(ndimage.find_objects(ndimage.label(ink)[0]), ink)


def _height_of_letters(places: Sequence[tuple[slice, slice]], ink: Ink) -> float:
    heights = [rows.stop - rows.start for rows, _ in places]
    letters = [height for height in heights if _LEAST_LETTER <= height <= len(ink) / 10]
    return float(np.median(letters)) if letters else 0.0


def with_good_letters(image: "Image.Image", *, dpi: float) -> "Image.Image":
    """The picture of so many dots an inch without specks, at a size at which its letters are read best.

    A letter of 576 x 960 pixels was read to 0.937 of its words as it is, 0.961 twice and 0.928 three times as large. A
    page of 150 dpi with 0.004 of its pixels black or white was read to 0.79 of its words with these specks.
    """
    from PIL import Image

    image, height = _without_specks(image, least=_LEAST_LETTER_IN * dpi)
    if _SMALL_LETTERS <= height <= _LARGE_LETTERS:
        return image
    factor = 2.0 if height < _SMALL_LETTERS else _GOOD_LETTERS / height
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _without_specks(image: "Image.Image", *, least: float) -> tuple["Image.Image", float]:
    """The picture on white, without what is smaller than the dot of a letter, and the height of its letters.

    Args:
        image: In grey.
        least: The height that letters have at the least, whatever is on the page: it may be specks more than letters.
    """
    from PIL import Image
    from scipy import ndimage

    ink = ink_of(image)
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    places = ndimage.find_objects(labels)
    height = max(least, _height_of_letters(places, ink))
    largest = max(_LEAST_SPECK, _SPECK * height)
    is_speck = np.array([False, *(max(place.stop - place.start for place in both) <= largest for both in places)])
    pixels = np.asarray(image)
    specks = is_speck[labels]
    around = ndimage.binary_dilation(specks, np.ones((3, 3))) & ~(ink & ~specks)
    is_paper = around | (pixels > np.median(pixels) - _FAINT)
    return Image.fromarray(np.where(is_paper, 255, pixels).astype(np.uint8)), height


def level(image: "Image.Image") -> Level:
    """The picture turned so that its lines are level, where they were not by a few degrees."""
    from PIL import Image

    smaller = image.reduce(max(1, image.width // _WIDTH_FOR_SKEW))
    skew = _skew(ink_of(smaller))
    if abs(skew) < _LEAST_SKEW:
        return Level(image, 0.0)
    return Level(image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255), skew)


def is_blank(image: "Image.Image") -> bool:
    """Whether there is nothing on a picture but the grain of its paper."""
    pixels = np.asarray(image.reduce(_GRAIN), np.float32)
    return float(np.abs(pixels - np.median(pixels)).max()) < _FAINT


def lies_on_its_side(image: "Image.Image") -> bool:
    """Whether lines of text run from top to bottom: ink and white then take turns most from left to right."""
    ink = ink_of(image.reduce(max(1, min(image.size) // _WIDTH_FOR_SKEW)))
    return _unevenness(ink.T) > _unevenness(ink)


def _unevenness(ink: Ink) -> float:
    """How much the ink of rows differs once they are level, as a share of its mean."""
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return 0.0
    counts = _rows_turned(rows, columns, _skew(ink))
    return float(counts.std() / counts.mean())


def _rows_turned(rows: Places, columns: Places, degrees: float) -> Places:
    """How much ink there is in each row from the first with any to the last, after a turn counterclockwise."""
    moved = np.rint(rows - columns * np.tan(np.radians(degrees))).astype(np.int64)
    return np.bincount(moved - moved.min())


def _skew(ink: Ink) -> float:
    """By how many degrees counterclockwise a picture has to be turned until rows of ink differ most from the next."""
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return 0.0
    columns = columns - ink.shape[1] // 2

    def sharpness(degrees: float) -> float:
        return float(np.abs(np.diff(_rows_turned(rows, columns, degrees))).sum())

    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.5), key=sharpness)
    return float(max(np.arange(coarse - 0.5, coarse + 0.55, 0.1), key=sharpness))
