"""The agreement between what has pictures of pages and what recognises the words on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.errors import Notice
from index.readers.paged.geometry import PageWords

if TYPE_CHECKING:
    from PIL import Image

RECOGNITION_DPI = 300
"""Pixels an inch of the pictures that pages of a PDF are turned into for recognition."""


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
