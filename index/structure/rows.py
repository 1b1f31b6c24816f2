"""The rows of a text's tables: each is a line that holds cells, read as one sentence, a long one cut between cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.language.sentences import split_sentences, trim
from index.layout import Cell, Layout, Span
from index.lexicon.kinds import numbers_rows
from index.lexicon.patterns import pattern

ROW_CHARS = 900
"""A row up to this long is one sentence, which can be quoted whole."""
_CAPTION_CHARS = 200
_OFFICE_BLANKS = 3
_CAPTION = pattern(r"{columns:caption}(?!\w)|.*(?::|như sau\W*)$")
_PERSON = pattern(r"(?:.* - )?{columns:person}(?!\w)")
_OFFICE = pattern(r"(?:.* - )?{columns:office}(?!\w)")
_BESIDE = pattern(r"\(|{columns:unit}(?!\w)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, or a line within a table that names the rows below it.

    Attributes:
        table: Counted from 0 in the document.
        cells: In order, at least one.
        is_group: Whether it names the rows below it.
    """

    table: int
    cells: tuple[Cell, ...]
    is_group: bool

    @property
    def span(self) -> Span:
        """From its first title or cell to the end of its last cell."""
        first, last = self.cells[0], self.cells[-1]
        is_before = first.heading is not None and first.heading.start < first.start
        return Span(first.heading.start if first.heading and is_before else first.start, last.end)


def rows_by_line(text: str, layout: Layout) -> Mapping[int, TableRow]:
    """The rows of a text, by the offset at which each one's line begins."""
    found = {}
    widest: dict[int, int] = {}
    rows = list(layout.rows())
    for cells in rows:
        widest[cells[0].table] = max(widest.get(cells[0].table, 0), len(cells))
    for cells in rows:
        is_group = len(cells) == 1 and cells[0].heading is None and widest[cells[0].table] > 1
        line = text.rfind("\n", 0, cells[0].start) + 1
        found[line] = TableRow(cells[0].table, cells, is_group)
    return found


def row_sentences(text: str, row: TableRow, span: Span) -> Iterator[Span]:
    """The line of a row whole, or cut between its cells where it is long, and inside a cell between its sentences.

    Args:
        span: The line without the white space around it.
    """
    if span.end - span.start <= ROW_CHARS:
        yield span
        return
    start = end = begin = span.start
    for edge, following in _edges(text, row, span):
        if edge - start > ROW_CHARS and end > start:
            yield trim(text, start, end)
            start = begin
        end, begin = edge, following
    yield trim(text, start, span.end)


def _edges(text: str, row: TableRow, span: Span) -> Iterator[tuple[int, int]]:
    """Where a row may be cut, behind a cell and behind a sentence of a long one, and where it goes on there."""
    for cell, following in zip(row.cells, (*row.cells[1:], None), strict=True):
        if cell.end - cell.start > ROW_CHARS:
            yield from ((held.end, held.end) for held in split_sentences(text, cell.start, cell.end)[:-1])
        if following is None:
            yield span.end, span.end
        else:
            is_titled = following.heading is not None and cell.end <= following.heading.start < following.start
            yield cell.end, following.heading.start if following.heading and is_titled else following.start


def names_table(words: str) -> bool:
    """Whether a paragraph right above a table names it: "Biểu 02: …", "… như sau:"."""
    return len(words) <= _CAPTION_CHARS and _CAPTION().match(words) is not None


def stands_beside(words: str) -> bool:
    """Whether a line between a table and its name says something beside: its unit, the paper that it belongs to."""
    return len(words) <= _CAPTION_CHARS and _BESIDE().match(words) is not None


def first_rows(rows: Sequence[TableRow | None]) -> Iterator[int]:
    """The places at which a table begins."""
    before: int | None = None
    for at, row in enumerate(rows):
        table = row.table if row is not None else None
        if table is not None and table != before:
            yield at
        before = table


def as_read(text: str, row: TableRow) -> Iterator[tuple[Span, str]]:
    """What of a row is read otherwise for matching, each with what stands there instead, as long.

    A title of numbers is left out ("TT: 1" is no circular), and an office goes on with the person before it.
    """
    for cell, following in zip(row.cells, (*row.cells[1:], None), strict=True):
        title = text[cell.heading.start : cell.heading.end] if cell.heading is not None else ""
        if cell.heading is not None and cell.heading.end < cell.start and numbers_rows(title):
            yield cell.heading, " " * len(title)
        if following is None or following.heading is None or not _PERSON().match(title):
            continue
        is_office = _OFFICE().match(text, following.heading.start, following.heading.end)
        # "Trưởng phòng" alone does not say of what.
        is_whole = text.count(" ", following.start, following.end) >= _OFFICE_BLANKS
        if is_office and is_whole and cell.end < following.heading.start:
            between = following.start - cell.end
            yield Span(cell.end, following.start), ",".ljust(between)
