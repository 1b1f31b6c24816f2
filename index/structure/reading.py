"""A paper read once: what passages, facts and the store are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.layout import NO_LAYOUT, Layout, Span
from index.structure.header import NEWS, read_header, signer_in
from index.structure.lines import LEAST_CHARS, Line, is_paragraph, read_lines, shown
from index.structure.pages.page import PageDates, read_page
from index.structure.pages.records import read_record
from index.structure.papers.doubts import without_doubtful_figures
from index.structure.papers.letterhead import read_letterhead
from index.structure.papers.mending import mended_capitals, mended_stamps, mended_tones
from index.structure.papers.secrecy import secrecy_of
from index.structure.papers.signatures import Signature, find_signatures, signer_of
from index.structure.paragraphs import Paragraph, find_paragraphs
from index.structure.rows import as_read, rows_by_line
from index.types import Header

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every passage and every kind of fact is read from; nobody starts again from the text.

    Attributes:
        original: The text as it is stored and quoted.
        text: As long, offset by offset, with a plain blank for every white space inside a paragraph and for marks that
            only lay it out, and rows of tables as they are read aloud: for matching.
        lines: Those that are not blank, without page furniture.
        page_dates: The days that the page prints of itself.
        header: What the paper says of itself.
        paragraphs: In order, without page furniture, each with its sentences.
        signatures: Who signed it, in order.
        layout: Where its parts stood in the file: tables, pages, doubtful words.
    """

    original: str
    text: str
    lines: tuple[Line, ...]
    page_dates: PageDates
    header: Header
    paragraphs: tuple[Paragraph, ...]
    signatures: tuple[Signature, ...]
    layout: Layout = NO_LAYOUT

    def sentences(self) -> Iterator[Span]:
        """The sentences of all paragraphs, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences


def read(text: str, layout: Layout = NO_LAYOUT) -> Reading:
    """The text with its lines, header and paragraphs told apart."""
    record, clean = read_record(mended_tones(text))
    told = _mended(clean, layout) if layout.recognised else clean  # as long, for what the head and the signature say
    lines, rows = read_lines(told), rows_by_line(text, layout)
    page = read_page(tuple(line for line in lines if line.start not in rows), published=record.published_on)
    own = {line.start for line in page.own}
    head = read_letterhead(page.own)
    title = {cell.start for cell in head.title_cells if cell.is_whole} if head is not None else set()
    shown_lines = [line for line in lines if line.start in own or line.start in rows]
    paragraphs = find_paragraphs(clean, shown_lines, rows, title)
    body = list(_body(clean, page.own, [held for held in paragraphs if held.row is None]))
    body = [
        *([record.lead] if record.lead else []),
        *(text for text in body if text not in (record.title, record.lead)),
    ]
    header = read_header(page, head, body, record)
    plain = _with_plain_blanks(clean, paragraphs)
    shown_plain = _with_plain_blanks(told, paragraphs) if told is not clean else plain
    signatures = tuple(find_signatures(told, shown_plain, paragraphs))
    if header.kind not in (None, NEWS):
        header = replace(header, signer=signer_of(told, signatures, paragraphs) or signer_in(record))
    secrecy = secrecy_of(header.marks.secrecy, text, layout)
    header = replace(header, marks=replace(header.marks, secrecy=secrecy))
    header = without_doubtful_figures(header, text, layout.doubts) if layout.doubts else header
    return Reading(text, plain, page.own, page.dates, header, paragraphs, signatures, layout)


def _mended(text: str, layout: Layout) -> str:
    """The text with names of a head put right, and on the pages that were recognised stamps."""
    starts = layout.pages or (0,)
    pieces = [text[: starts[0]]]
    for page, (start, end) in enumerate(pairwise((*starts, len(text))), start=1):
        pieces.append(mended_stamps(text[start:end]) if page in layout.recognised else text[start:end])
    return mended_capitals("".join(pieces))


def _body(text: str, lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The paragraphs that are long enough for the body, each on one line; most are a line that is read already."""
    known = {(line.start, line.end): line for line in lines}
    for held in paragraphs:
        line = known.get((held.start, held.end))
        if line is None and held.end - held.start >= LEAST_CHARS:
            words = shown(text[held.start : held.end])
            if is_paragraph(words):
                yield words
        elif line is not None and line.is_paragraph:
            yield line.text


def _with_plain_blanks(text: str, paragraphs: Sequence[Paragraph]) -> str:
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        # No other white space than the plain blank is printable.
        for span, instead in as_read(text, paragraph.row) if paragraph.row is not None else ():
            start, end = span.start - paragraph.start, span.end - paragraph.start
            words = f"{words[:start]}{instead}{words[end:]}"
        pieces += [text[at : paragraph.start], words if words.isprintable() else _BLANK.sub(" ", words)]
        at = paragraph.end
    return "".join([*pieces, text[at:]])
