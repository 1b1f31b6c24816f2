"""Pages become a text: what stands on each, without furniture, in reading order and put together over their ends."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.errors import DocumentRefused, Notice, notice
from index.readers.blocks import Table
from index.readers.paged.columns import Column, columns_of
from index.readers.paged.furniture import PageLines, without_furniture, without_notes
from index.readers.paged.geometry import PageWords, lines_of
from index.readers.paged.paragraphs import PageColumn, paragraphs_of, with_edges
from index.readers.paged.scans.recognising import NotRecognised
from index.readers.paged.tables.aligned import tables_in
from index.readers.paged.tables.page_tables import PageTable, put_together, tables_on
from index.readers.paged.tables.ruled import grids_of
from index.readers.types import Read
from index.readers.writing import written

SURE = 0.75
"""Words that recognition is less sure of are doubts: over 3,624 words of made pages, clean to poor, 0.77 of those below
were wrong and 0.09 of the others (0.04 from 0.9 on)."""


def read_page(page: PageWords) -> PageLines:
    """The lines, tables and notes of a page."""
    grids, rules = grids_of(page.strokes)
    words, notes = without_notes(page, rules)
    tables, words = tables_on(words, grids, sure=SURE)
    emptied = replace(page, words=(), strokes=())
    aligned, lines = tables_in(lines_of(words.words, sure=SURE), emptied)
    tables = sorted([*tables, *aligned], key=lambda table: table.top)
    return PageLines(emptied, tuple(lines), tuple(tables), tuple(map(tuple, notes)))


def read_pages(pages: Iterable[PageLines | NotRecognised], name: str) -> Read:
    """The text of a document's pages with its places, without their furniture.

    Raises:
        DocumentRefused: If there is no text because pages could not be recognised.
    """
    held = list(pages)
    kept, left_out = without_furniture([page for page in held if isinstance(page, PageLines)])
    unread: list[Notice] = []
    for page in held:
        if isinstance(page, NotRecognised) and page.why not in unread:
            unread.append(page.why)
    recognised = [page.page.number for page in kept if page.page.is_recognised]
    read = written(list(paragraphs_of(_parts(kept))), recognised=recognised, left_out=[*unread, *left_out])
    if unread and not read.text:
        if notice("recognition_missing") in unread:
            raise DocumentRefused("recognition_missing")
        raise DocumentRefused("picture_without_text", file=name)
    return read


def _parts(pages: Iterable[PageLines]) -> Iterator[PageColumn | Table]:
    """The columns, tables and notes of pages; a table that goes on over pages is one, where it begins."""
    held: PageTable | None = None
    waiting: list[PageColumn] = []  # the notes of pages over which a table goes on
    for page in pages:
        for part in _parts_of(page):
            if isinstance(part, PageTable):
                whole = put_together(held, part) if held is not None else None
                if whole is None:
                    yield from _closed(held, waiting)
                held = whole or part
            elif held is not None and part.is_note:
                waiting.append(part)
            else:
                yield from _closed(held, waiting)
                held = None
                yield part
    yield from _closed(held, waiting)


def _closed(held: PageTable | None, waiting: list[PageColumn]) -> Iterator[PageColumn | Table]:
    if held is not None:
        yield held.table
    yield from waiting
    waiting.clear()


def _parts_of(page: PageLines) -> Iterator[PageColumn | PageTable]:
    """What stands on a page from its top, its notes last; tables part it as lines of the whole width would."""
    lines, parts = list(page.lines), list[Column | PageTable]()
    for table in page.tables:
        parts += columns_of([line for line in lines if line.middle < table.top])
        lines = [line for line in lines if line.middle >= table.top]
        parts.append(table)
    parts += columns_of(lines)
    edged = iter(with_edges(page.page, [part for part in parts if isinstance(part, Column)]))
    for part in parts:
        yield part if isinstance(part, PageTable) else next(edged)
    for note in page.notes:
        yield replace(with_edges(page.page, [Column(note)])[0], is_note=True)
