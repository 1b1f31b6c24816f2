"""The words on pictures of pages: several at a time, each with a limit on its time, turned upright where needed."""

import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
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

PAGE_TIMEOUT_S = 90.0
"""A page of 300 dpi takes three seconds, a picture that is no text at most ten."""
_DPI = 300
_TURNS, _TURNS_OF_A_PAGE_ON_ITS_SIDE = (0, 180, 90, 270), (90, 270, 0, 180)
_A4_WIDTH = 595
"""Points, for pages whose size is not known."""
_WELL_READ, _BADLY_READ = 0.7, 0.35
"""The share of sure and Vietnamese words: from the first on a page stands upright, below the second it has no text."""
_SURE = 0.5


def recognise(pictures: Iterable[PagePicture]) -> Iterator[PageWords | NotRecognised]:
    """The words on each picture, in the order of the pages; without tesseract every page is said not to be recognised.

    No more pictures are asked for than are recognised at a time: one a processor.
    """
    program = find_tesseract()
    if program is None:
        yield from (NotRecognised(picture.number, notice("recognition_missing")) for picture in pictures)
        return
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[PageWords | NotRecognised]] = deque()
        remaining = iter(pictures)
        while True:
            for picture in islice(remaining, workers - len(waiting)):
                waiting.append(pool.submit(_recognise_page, picture, program))
            if not waiting:
                return
            yield waiting.popleft().result()


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
    """The words of a page, turned another way where they make little sense as it is shown."""
    image = with_good_letters(grey(picture.image))
    if is_blank(image):
        return PageWords(picture.number, image.width, image.height, (), is_recognised=True)
    turns = _TURNS_OF_A_PAGE_ON_ITS_SIDE if lies_on_its_side(image) else _TURNS
    best: PageWords | None = None
    for turn in turns:
        found = _words_of(_turned(image, turn), picture, turn, program)
        if best is None or _well_read(found.words) > _well_read(best.words):
            best = found
        if _well_read(best.words) >= _WELL_READ:
            break
    assert best is not None
    return best


def _words_of(image: "Image.Image", picture: PagePicture, turn: int, program: str) -> PageWords:
    """The words of a page that was turned by so many degrees clockwise, with places in points."""
    levelled = level(image).image
    stack = stacked(levelled, most_pixels=MOST_PIXELS_A_SIDE)
    found = stack.in_place(find_words(stack.image, program=program, dpi=_DPI, timeout_s=PAGE_TIMEOUT_S))
    shown = picture.image
    point = (
        (72 / picture.dpi if picture.dpi else _A4_WIDTH / min(shown.size))
        * shown.width
        / (image.height if turn in (90, 270) else image.width)
    )
    words = (
        replace(
            word, left=word.left * point, top=word.top * point, right=word.right * point, bottom=word.bottom * point
        )
        for word in found
    )
    return PageWords(picture.number, image.width * point, image.height * point, tuple(words), True, turn)


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
