"""PDF: the text layer of each page, its columns, paragraphs and tables."""

from collections.abc import Iterator

from index.errors import DocumentRefused
from index.readers.paged.columns import columns_of
from index.readers.paged.geometry import PageWords, lines_of
from index.readers.paged.paragraphs import PageColumn, paragraphs_of, with_edges
from index.readers.paged.pdfium import open_page, open_pdf
from index.readers.paged.text_layer import words_on
from index.readers.types import Read
from index.readers.writing import written

MOST_PAGES = 2000


def read_pdf(data: bytes, name: str) -> Read:
    """The text of a PDF with the places of its lines.

    Raises:
        DocumentRefused: If it wants a password, is damaged, or has no page or more than `MOST_PAGES`.
    """
    with open_pdf(data, name=name) as document:
        if not 0 < len(document) <= MOST_PAGES:
            raise DocumentRefused("pdf_pages", file=name, pages=len(document), limit=MOST_PAGES)
        columns: list[PageColumn] = []
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                words = words_on(page, number) if page else PageWords(number, 1, 1, ())
            columns += _columns(words)
    return written(list(paragraphs_of(columns)))


def _columns(page: PageWords) -> Iterator[PageColumn]:
    emptied = PageWords(page.number, page.width, page.height, (), page.is_recognised, page.turn)
    yield from with_edges(emptied, columns_of(lines_of(page.words)))
