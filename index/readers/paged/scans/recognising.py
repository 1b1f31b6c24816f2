"""The agreement between what has pictures of pages and what recognises the words on them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.errors import Notice
from index.language.text import has_marks, is_syllable, split_words
from index.readers.paged.geometry import PageWords

if TYPE_CHECKING:
    from PIL import Image

RECOGNITION_DPI = 300
"""Pixels an inch of the pictures that pages of a PDF are turned into for recognition."""

_LEAST_SYLLABLES = 0.85
_LEAST_MARKED = 0.5
"""Of the words of a text layer: real ones have 0.98 syllables and 0.85 with marks, bad recognition gave 0.8 and 0."""
_FEW_WORDS = 5
_FEW_ON_PICTURE = 60
"""A signature that programs write over a scan has fewer words, and says nothing of the page."""
_MOSTLY_PICTURE = 0.5
_SOME_PICTURE = 0.2
_MOST_SIGNS = 0.1
"""Of the letters of a text layer: where a font does not say what its letters are, they are any signs."""
_MANY_LETTERS = 50
_SIGN = re.compile(r"[^\w\s.,;:!?()/#*=+“”\"'‘’…–-]|[\x00-\x1f\ue000-\uf8ff\ufffd]")


def needs_recognition(page: PageWords, *, pictured: float) -> bool:
    """Whether the text layer of a page says nothing or too little of what is seen on it.

    Args:
        page: The text layer.
        pictured: The share of the page that is covered by pictures. Text that stands on none is what it is, if only
            its font tells the letters.
    """
    if pictured < _SOME_PICTURE:
        letters = "".join(word.text for word in page.words)
        return len(letters) >= _MANY_LETTERS and len(_SIGN.findall(letters)) > _MOST_SIGNS * len(letters)
    parts = [part for word in page.words for part in split_words(word.text) if len(part) > 1 and part.isalpha()]
    if pictured < _MOSTLY_PICTURE:
        return len(parts) < _FEW_WORDS
    is_sound = sum(map(is_syllable, parts)) >= _LEAST_SYLLABLES * len(parts)
    is_marked = sum(map(has_marks, parts)) >= _LEAST_MARKED * len(parts)
    return len(parts) < _FEW_ON_PICTURE or not (is_sound and is_marked)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is shown; `number` counts from 1, `dpi` is 0 where the page's size is not known."""

    number: int
    image: "Image.Image"
    dpi: int = 0


@dataclass(frozen=True, slots=True)
class NotRecognised:
    """A page whose words could not be recognised, and why."""

    number: int
    why: Notice


class Recogniser(Protocol):
    """Recognises the words on pictures of pages."""

    def __call__(self, pictures: Iterable[PagePicture]) -> Iterator[PageWords | NotRecognised]:
        """One result a page, in the order of the pages.

        Args:
            pictures: Made when they are asked for: whoever recognises several at a time asks for no more than those.
        """
