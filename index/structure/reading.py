"""A document's text as facts are looked for in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.sentences import split_sentences
from index.structure.chunking import find_blocks
from index.structure.lines import read_lines
from index.structure.news import is_caption
from index.structure.page import find_furniture
from index.types import Document, Span

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item or caption; wrapped lines of one are together.

    Attributes:
        is_heading: Whether it is a heading in capitals or with a number.
        is_caption: Whether it says what a picture shows.
    """

    start: int
    end: int
    is_heading: bool
    is_caption: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What every kind of fact is read from.

    Attributes:
        document: With its header.
        text: As long as the document's, offset by offset, with a plain blank for every white space inside a paragraph.
        paragraphs: In order, without page furniture.
    """

    document: Document
    text: str
    paragraphs: tuple[Paragraph, ...]

    def sentences(self) -> Iterator[Span]:
        """The sentences of all paragraphs, in order."""
        for paragraph in self.paragraphs:
            yield from split_sentences(self.text, paragraph.start, paragraph.end)


def read(document: Document) -> Reading:
    """The document's paragraphs without its page furniture."""
    captions = {line.start for line in read_lines(document.text) if is_caption(line)}
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for block in find_blocks(document.text, find_furniture(document.text)):
        start, end = block.span.start, block.span.end
        line = document.text.rfind("\n", 0, start) + 1
        pieces += [document.text[at:start], _BLANK.sub(" ", document.text[start:end])]
        paragraphs.append(Paragraph(start, end, block.level is not None, line in captions))
        at = end
    return Reading(document, "".join([*pieces, document.text[at:]]), tuple(paragraphs))
