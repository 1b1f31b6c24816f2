"""PDF: the text layer of each page, its columns, paragraphs and tables; its picture where the layer cannot be used."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import DocumentRefused
from index.readers.paged.furniture import PageLines
from index.readers.paged.geometry import PageWords
from index.readers.paged.pages import read_page, read_pages
from index.readers.paged.pdfium import open_page, open_pdf, picture_of, picture_share
from index.readers.paged.scans.recogniser import recognise as recognise_pages
from index.readers.paged.scans.recognising import (
    RECOGNITION_DPI,
    NotRecognised,
    PagePicture,
    Recogniser,
    needs_recognition,
)
from index.readers.paged.text_layer import words_on
from index.readers.types import TELL_PAGES, Read

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 2000


def read_pdf(data: bytes, name: str, *, recognise: Recogniser = recognise_pages) -> Read:
    """The text of a PDF with the places of its lines.

    Args:
        data: The file.
        name: Of the file, for messages.
        recognise: What reads the pictures of pages without a usable text layer.

    Raises:
        DocumentRefused: If it wants a password, is damaged, has no page or more than `MOST_PAGES`, or there is no text
            because its pages could not be recognised.
    """
    with open_pdf(data, name=name) as document:
        if not 0 < len(document) <= MOST_PAGES:
            raise DocumentRefused("pdf_pages", file=name, pages=len(document), limit=MOST_PAGES)
        pages: dict[int, PageLines | NotRecognised] = {}
        pictured: list[int] = []
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                words = words_on(page, number) if page else PageWords(number, 1, 1, ())
                if page and needs_recognition(words, pictured=picture_share(page)):
                    pictured.append(number)
                else:
                    pages[number] = read_page(words)
            TELL_PAGES.get()(len(pages), len(document))
        for found in recognise(_pictures(document, pictured)):
            pages[found.number] = read_page(found) if isinstance(found, PageWords) else found
            TELL_PAGES.get()(len(pages), len(document))
    return read_pages((page for _, page in sorted(pages.items())), name)


def _pictures(document: "PdfDocument", numbers: list[int]) -> Iterator[PagePicture]:
    for number in numbers:
        with open_page(document, number) as page:
            if page is not None:
                yield PagePicture(number, picture_of(page, dpi=RECOGNITION_DPI), RECOGNITION_DPI)
