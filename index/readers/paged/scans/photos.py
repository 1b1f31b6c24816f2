"""Pictures of pages as files: photographs and scans, a page a frame."""

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import DocumentRefused
from index.readers.paged.furniture import PageLines
from index.readers.paged.geometry import PageWords
from index.readers.paged.pages import read_page, read_pages
from index.readers.paged.scans.recogniser import recognise
from index.readers.paged.scans.recognising import NotRecognised, PagePicture
from index.readers.types import TELL_PAGES, Read

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
MOST_PIXELS = 80_000_000
"""Of a frame: two A4 pages side by side at 600 dpi have 70 million."""
MOST_FRAMES = 500
_LEAST_DPI, _MOST_DPI = 60, 1200


def pages_of(data: bytes, name: str) -> Iterator[PagePicture]:
    """The pages of a picture as they are shown, upright where the camera noted how it was held.

    Raises:
        DocumentRefused: If it cannot be read, or is larger than any page.
    """
    from PIL import ImageOps

    try:
        with _opened(data, name) as image:
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            if frames > MOST_FRAMES:
                raise DocumentRefused("picture_too_many", file=name, frames=frames, limit=MOST_FRAMES)
            for frame in range(frames):
                image.seek(frame)
                if image.width * image.height > MOST_PIXELS:
                    raise DocumentRefused("picture_too_large", file=name, limit=MOST_PIXELS // 1_000_000)
                yield PagePicture(frame + 1, ImageOps.exif_transpose(image.copy()), _dpi(image))
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damaged pictures
        raise DocumentRefused("file_damaged", file=name) from error


def _opened(data: bytes, name: str) -> "Image.Image":
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DocumentRefused("picture_too_large", file=name, limit=MOST_PIXELS // 1_000_000) from error


def _dpi(image: "Image.Image") -> int:
    """Pixels an inch, if the file says it and it is no number that every camera writes."""
    dpi = round(float(image.info.get("dpi", (0, 0))[0]))
    return dpi if _LEAST_DPI < dpi <= _MOST_DPI else 0


def read_photo(data: bytes, name: str) -> Read:
    """The text that is recognised on a picture of pages.

    Raises:
        DocumentRefused: As `pages_of`, or if there is no text on it, or nothing here that recognises text.
    """
    return read_photos([data], name)


def read_photos(files: Iterable[bytes], name: str) -> Read:
    """The text that is recognised on pictures, the pages of one after those of another.

    Raises:
        DocumentRefused: As `read_photo`.
    """
    pictures = (picture for data in files for picture in pages_of(data, name))
    pages: list[PageLines | NotRecognised] = []
    for page in recognise(replace(picture, number=at) for at, picture in enumerate(pictures, start=1)):
        pages.append(read_page(page) if isinstance(page, PageWords) else page)
        TELL_PAGES.get()(len(pages), len(pages))
    read = read_pages(pages, name)
    if not read.text:
        raise DocumentRefused("picture_without_text", file=name)
    return read
