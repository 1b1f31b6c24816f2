"""The words on pictures of pages: several at a time, each with a limit on its time, turned upright where needed."""

import os
import subprocess
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from index.errors import notice
from index.language.text import is_syllable, split_words
from index.readers.paged.geometry import PageWords, Word
from index.readers.paged.scans.cleaning import grey, is_blank, level, lies_on_its_side, with_good_letters
from index.readers.paged.scans.recognising import NotRecognised, PagePicture
from index.readers.paged.scans.stacking import stacked
from index.readers.paged.scans.tesseract import MOST_PIXELS_A_SIDE, find_tesseract, find_words

if TYPE_CHECKING:
    from PIL import Image

PAGE_TIMEOUT_S = 50.0
"""A page of 300 dpi takes three seconds, a picture that is no text at most ten; it may have to be tried four times."""
_DPI = 300
_TURNS, _TURNS_OF_A_PAGE_ON_ITS_SIDE = (0, 180, 90, 270), (90, 270, 0, 180)
_A4_WIDTH_IN = 8.27
"""For pages whose size is not known."""
_WELL_READ, _BADLY_READ = 0.7, 0.35
"""The share of sure and Vietnamese words: from the first on a page stands upright, below the second it has no text."""
_LOWER, _HIGHER = 0.5, 1.5
_SURE = 0.5
_MOST_AT_A_TIME = 8
"""Each page that is recognised takes memory, which machines with many processors do not have more of."""
_SURE_OF_SIGNS = 0.7
"""Signs without a letter or digit that recognition is less sure of are dirt."""


def recognise(pictures: Iterable[PagePicture]) -> Iterator[PageWords | NotRecognised]:
    """The words on each picture, in the order of the pages; without tesseract every page is said not to be recognised.

    No more pictures are asked for than are recognised at a time: one a processor, eight at most.
    """
    program = find_tesseract()
    if program is None:
        yield from (NotRecognised(picture.number, notice("recognition_missing")) for picture in pictures)
        return
    workers = min(_MOST_AT_A_TIME, _processors())
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[PageWords | NotRecognised]] = deque()
        remaining = iter(pictures)
        while True:
            for picture in islice(remaining, workers - len(waiting)):
                waiting.append(pool.submit(_recognise_page, picture, program))
            if not waiting:
                return
            yield waiting.popleft().result()


def _processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _recognise_page(picture: PagePicture, program: str) -> PageWords | NotRecognised:
    number = picture.number
    try:
        best = _as_it_is_read_best(picture, program)
    except subprocess.TimeoutExpired:
        return NotRecognised(number, notice("page_too_slow", page=number, seconds=int(PAGE_TIMEOUT_S)))
    except (subprocess.CalledProcessError, OSError):
        return NotRecognised(number, notice("page_not_recognised", page=number))
    if best.words and _well_read(best.words) < _BADLY_READ:
        return NotRecognised(number, notice("page_without_text", page=number))
    return best


def _as_it_is_read_best(picture: PagePicture, program: str) -> PageWords:
    """The words of a page, turned another way where they make little sense as it is shown.

    Raises:
        subprocess.TimeoutExpired: If they are not found in time.
    """
    deadline = time.monotonic() + PAGE_TIMEOUT_S
    dpi = picture.dpi or min(picture.image.size) / _A4_WIDTH_IN
    image = with_good_letters(grey(picture.image), dpi=dpi)
    best = PageWords(picture.number, image.width, image.height, (), is_recognised=True)
    if is_blank(image):
        return best
    for turn in _TURNS_OF_A_PAGE_ON_ITS_SIDE if lies_on_its_side(image) else _TURNS:
        try:
            found = _words_of(_turned(image, turn), program, deadline - time.monotonic())
        except subprocess.TimeoutExpired:
            if best.words:
                break
            raise
        if not best.words or _well_read(found) > _well_read(best.words):
            best = _in_points(picture.number, image, found, turn, 72 / dpi * picture.image.width / image.width)
        if _well_read(best.words) >= _WELL_READ:
            break
    return best


def _words_of(image: "Image.Image", program: str, timeout_s: float) -> list[Word]:
    """The words of a page with places in pixels."""
    stack = stacked(level(image).image, most_pixels=MOST_PIXELS_A_SIDE)
    found = find_words(stack.image, program=program, dpi=_DPI, timeout_s=max(1.0, timeout_s))
    return [word for word in stack.in_place(found) if word.confidence >= _SURE_OF_SIGNS or _says(word.text)]


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _in_points(number: int, image: "Image.Image", words: Sequence[Word], turn: int, point: float) -> PageWords:
    """The page of this number with the words that were found on it after a turn, with places in points.

    Args:
        number: Counted from 1.
        image: The page before the turn.
        words: With places in its pixels, after the turn.
        turn: By how many degrees clockwise it was turned to be read.
        point: How many points a pixel has.
    """
    usual = median(word.bottom - word.top for word in words) if words else 0.0
    placed = (
        replace(
            word,
            left=word.left * point,
            top=word.top * point,
            right=word.right * point,
            bottom=word.bottom * point,
            size=_size(word.bottom - word.top, usual) * point,
        )
        for word in words
    )
    width, height = image.size if turn in (0, 180) else image.size[::-1]
    return PageWords(number, width * point, height * point, tuple(placed), True, turn)


def _size(height: float, usual: float) -> float:
    """The height of a word's letters: most words are of one size, and are lower or higher by the letters they have."""
    return usual if _LOWER * usual <= height <= _HIGHER * usual else height


def _turned(image: "Image.Image", degrees: int) -> "Image.Image":
    from PIL import Image

    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(ways[degrees]) if degrees else image


def _well_read(words: Sequence[Word]) -> float:
    """The share of letters in words that recognition is sure of and that can be Vietnamese."""
    read = [(word.confidence, part) for word in words for part in split_words(word.text) if not part.isdigit()]
    letters = sum(len(part) for _, part in read)
    good = sum(len(part) for sure, part in read if sure >= _SURE and (is_syllable(part) or part.isupper()))
    return good / letters if letters else 0.0
