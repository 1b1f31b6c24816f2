"""The picture of a page with what is marked on it, as PNG."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.errors import DocumentRefused
from index.readers.paged.geometry import Edges, PageWords, Word
from index.readers.paged.pdfium import open_page, open_pdf, picture_of
from index.readers.paged.pictures.finding import places_of, words_of
from index.readers.paged.tables.ruled import grids_of
from index.readers.paged.text_layer import words_on

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

_DPI = 120
_MOST_PIXELS = 2000
"""Of a side."""
_MARK = (255, 236, 92)
_MARGIN = 0.15
"""Around what is marked, in its height."""


def picture_of_pdf(
    data: bytes, name: str, *, page: int | None, texts: Sequence[str], known: Sequence[Edges]
) -> tuple[bytes, int]:
    """A page of a PDF and its number.

    Args:
        data: The file.
        name: Of the file, for messages.
        page: Counted from 1; None for the one that has most of the texts.
        texts: What is marked: a passage, or the cells of a row. Looked for in the page's text layer.
        known: What is marked if none of it is found, as shares of the page's width and height.

    Raises:
        DocumentRefused: If the file cannot be opened, or has no such page.
    """
    with open_pdf(data, name=name) as document:
        number = page or _fullest_page(document, texts)
        if not 0 < number <= len(document):
            raise DocumentRefused("picture_no_page", file=name, page=number)
        with open_page(document, number) as opened:
            if opened is None:
                raise DocumentRefused("picture_failed", file=name)
            words = words_on(opened, number)
            places = places_of(words, _found(words, texts))
            image = picture_of(opened, dpi=_DPI)
    return _png(image, [(place.left, place.top, place.right, place.bottom) for place in places] or known), number


def picture_of_scan(data: bytes, name: str, *, page: int | None, known: Sequence[Edges]) -> tuple[bytes, int]:
    """A page of a scan or photograph and its number; see `picture_of_pdf`."""
    from PIL import Image, ImageOps

    number = page or 1
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.seek(number - 1)
            return _png(ImageOps.exif_transpose(image), known), number
    except EOFError as error:
        raise DocumentRefused("picture_no_page", file=name, page=number) from error
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise DocumentRefused("picture_failed", file=name) from error


def _fullest_page(document: "PdfDocument", texts: Sequence[str]) -> int:
    """The first page that has most of the texts."""
    best, most = 1, 0
    for number in range(1, len(document) + 1):
        with open_page(document, number) as opened:
            count = len(_found(words_on(opened, number), texts)) if opened is not None else 0
        if count > most:
            best, most = number, count
    return best


def _found(words: PageWords, texts: Sequence[str]) -> list[Word]:
    return words_of(words, grids_of(words.strokes)[0], texts) if texts else []


def _png(image: "Image.Image", marked: Sequence[Edges]) -> bytes:
    """The picture, not larger than it is looked at, with these rectangles as if by a marker."""
    from PIL import Image, ImageChops, ImageDraw

    image = image.convert("RGB")
    image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    marker = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(marker)
    for left, top, right, bottom in marked:
        margin = _MARGIN * (bottom - top) * image.height
        box = (left * image.width - margin, top * image.height, right * image.width + margin, bottom * image.height)
        draw.rectangle(box, fill=_MARK)
    png = io.BytesIO()
    ImageChops.multiply(image, marker).save(png, "PNG")
    return png.getvalue()
