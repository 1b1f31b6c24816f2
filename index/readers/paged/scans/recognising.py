"""The agreement between what has pictures of pages and what recognises the words on them."""

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

_LEAST_SYLLABLES = 0.6
_LEAST_MARKED = 0.2
"""Of the words of a text layer: real ones have 0.98 syllables and 0.85 with marks, bad recognition gave 0.8 and 0."""
_FEW_WORDS = 5
_MOSTLY_PICTURE = 0.5


def needs_recognition(page: PageWords, *, pictured: float) -> bool:
    """Whether the text layer of a page says nothing or too little of what is seen on it.

    Args:
        page: The text layer.
        pictured: The share of the page that is covered by pictures. Text without marks that stands on no picture is
            what it is.
    """
    parts = [part for word in page.words for part in split_words(word.text) if len(part) > 1 and part.isalpha()]
    if len(parts) < _FEW_WORDS:
        return pictured > 0
    if sum(map(is_syllable, parts)) < _LEAST_SYLLABLES * len(parts):
        return True
    return pictured >= _MOSTLY_PICTURE and sum(map(has_marks, parts)) < _LEAST_MARKED * len(parts)


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
