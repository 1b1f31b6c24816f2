"""PDF: the text layer of each page, its columns, paragraphs and tables."""

from index.errors import DocumentRefused
from index.readers.paged.furniture import PageLines
from index.readers.paged.geometry import PageWords
from index.readers.paged.pages import read_page, read_pages
from index.readers.paged.pdfium import open_page, open_pdf, strokes_on
from index.readers.paged.text_layer import words_on
from index.readers.types import TELL_PAGES, Read

MOST_PAGES = 2000


def read_pdf(data: bytes, name: str) -> Read:
    """The text of a PDF with the places of its lines.

    Raises:
        DocumentRefused: If it wants a password, is damaged, or has no page or more than `MOST_PAGES`.
    """
    with open_pdf(data, name=name) as document:
        if not 0 < len(document) <= MOST_PAGES:
            raise DocumentRefused("pdf_pages", file=name, pages=len(document), limit=MOST_PAGES)
        pages: list[PageLines] = []
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                words = words_on(page, number) if page else PageWords(number, 1, 1, ())
                pages.append(read_page(words, strokes_on(page) if page else ()))
            TELL_PAGES.get()(number, len(document))
    return read_pages(pages)
