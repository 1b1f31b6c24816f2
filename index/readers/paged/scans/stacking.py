"""Columns that stand side by side on a picture are put one below the other before it is read.

Read across, lines of two columns run together, and those of different heights spoil each other: of the words of
made letterheads 0.14 to 0.31 came out wrong or in the wrong place as they stood, and 0.01 to 0.06 one below the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from index.readers.paged.geometry import Word
from index.readers.paged.scans.cleaning import Ink, ink_of, letter_height

if TYPE_CHECKING:
    from PIL import Image

_REDUCED = 4
"""Pixels of the picture a side of a point that is looked at."""
_LEAST_WHITE, _LEAST_DOWN = 1.2, 6.5
"""How wide the white between columns is, and how far down they stand side by side, in heights of a letter, at least.

The white between two words may meet that of the line below by chance, but not so far down.
"""
_SPECK = 0.4
"""What is smaller than so much of a letter's height is no letter."""
_QUIET = 0.004
"""A row between lines has less ink than this share of its points."""
_LEAST_SIDE = 0.1
"""The least width of a column, as a share of the part that it is in: the numbers of a list are none."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts of a picture one below the other, each as far from the left edge as it was.

    Attributes:
        tops: Where each part begins in `image`.
    """

    image: "Image.Image"
    parts: tuple[Part, ...]
    tops: tuple[int, ...]

    def in_place(self, words: Sequence[Word]) -> Iterator[Word]:
        """The words of the stacked picture where they stand in the original."""
        for word in words:
            at = int(np.searchsorted(self.tops, (word.top + word.bottom) / 2, side="right")) - 1
            down = self.parts[at].top - self.tops[at]
            yield replace(word, top=word.top + down, bottom=word.bottom + down)


def stacked(image: "Image.Image", *, most_pixels: int) -> Stack:
    """The picture with its columns one below the other, unless it would be higher than so many pixels."""
    from PIL import Image

    reduced = image.reduce(_REDUCED)
    ink = ink_of(reduced)
    letter = letter_height(ink_of(image.reduce(2))) * 2 / _REDUCED
    ink = _without_specks(ink, letter)
    whole = Part(0, 0, image.width, image.height)
    parts = [_enlarged(part, whole) for part in _parts(ink, letter, Part(0, 0, reduced.width, reduced.height), 0)]
    gap = round(letter * _REDUCED)
    height = sum(part.bottom - part.top + gap for part in parts)
    if len(parts) < 2 or height > most_pixels:
        return Stack(image, (whole,), (0,))
    image_of_all = Image.new("L", (image.width, height), 255)
    tops: list[int] = []
    for part in parts:
        tops.append((tops[-1] + parts[len(tops) - 1].bottom - parts[len(tops) - 1].top + gap) if tops else 0)
        image_of_all.paste(image.crop((part.left, part.top, part.right, part.bottom)), (part.left, tops[-1]))
    return Stack(image_of_all, tuple(parts), tuple(tops))


def _without_specks(ink: Ink, letter: float) -> Ink:
    from scipy import ndimage

    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    sizes = [
        max(rows.stop - rows.start, columns.stop - columns.start) for rows, columns in ndimage.find_objects(labels)
    ]
    kept = np.array([False, *(size >= _SPECK * letter for size in sizes)])
    without: Ink = kept[labels]
    return without


def _enlarged(part: Part, whole: Part) -> Part:
    """The part in pixels of the picture."""
    right = whole.right if (part.right + 1) * _REDUCED > whole.right else part.right * _REDUCED
    bottom = whole.bottom if (part.bottom + 1) * _REDUCED > whole.bottom else part.bottom * _REDUCED
    return Part(part.left * _REDUCED, part.top * _REDUCED, right, bottom)


def _parts(ink: Ink, letter: float, part: Part, depth: int) -> Iterator[Part]:
    """The part, or what it falls into, in reading order; a part without ink is none."""
    held = ink[part.top : part.bottom, part.left : part.right]
    if not held.any():
        return
    found = _columns(held, letter) if letter and depth < _DEEPEST else None
    if found is None:
        yield part
        return
    left, top, bottom = found
    middle, top, bottom = part.left + left, part.top + top, part.top + bottom
    yield from _parts(ink, letter, replace(part, bottom=top), depth + 1)
    yield from _parts(ink, letter, Part(part.left, top, middle, bottom), depth + 1)
    yield from _parts(ink, letter, Part(middle, top, part.right, bottom), depth + 1)
    yield from _parts(ink, letter, replace(part, top=bottom), depth + 1)


def _columns(ink: Ink, letter: float) -> tuple[int, int, int] | None:
    """Where white parts two columns, and the rows where it begins and ends; the two that stand side by side longest."""
    from scipy import ndimage

    wide = ndimage.maximum_filter1d(ink, max(2, round(_LEAST_WHITE * letter)), axis=1)
    columns = np.flatnonzero(ink.any(0))
    side = round(_LEAST_SIDE * ink.shape[1])
    found = [
        held
        for at in range(columns[0] + side, columns[-1] - side, max(1, round(_LEAST_WHITE * letter / 4)))
        for start, end in _white(wide[:, at], _LEAST_DOWN * letter)
        if (held := _beside(ink, (at, start, end), _LEAST_DOWN * letter)) is not None
    ]
    return max(found)[1] if found else None


def _white(column: Ink, least: float) -> Iterator[tuple[int, int]]:
    """Where a column is white for at least so many rows."""
    changes = np.flatnonzero(np.diff(np.concatenate(([True], column, [True])).astype(np.int8)))
    for start, end in zip(changes[::2], changes[1::2], strict=True):
        if end - start >= least:
            yield int(start), int(end)


def _beside(ink: Ink, white: tuple[int, int, int], least: float) -> tuple[int, tuple[int, int, int]] | None:
    """How far down there is ink on both sides of a white strip, and the strip between lines; None if not far enough."""
    at, start, end = white
    quiet = np.flatnonzero(ink[start:end].mean(1) < _QUIET)
    if not len(quiet):
        return None
    top = 0 if start == 0 else start + int(quiet[0])
    bottom = end if end == len(ink) else start + int(quiet[-1])
    left, right = (np.flatnonzero(side.any(1)) for side in (ink[top:bottom, :at], ink[top:bottom, at:]))
    if not len(left) or not len(right):
        return None
    first, last = top + max(left[0], right[0]), top + min(left[-1], right[-1])
    both = ink[first : last + 1]
    narrower = min(np.count_nonzero(both[:, :at].any(0)), np.count_nonzero(both[:, at:].any(0)))
    if last - first < least or narrower < _LEAST_SIDE * ink.shape[1]:
        return None
    return int(last - first), (at, top, bottom)
