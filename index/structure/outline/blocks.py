"""The pieces of a text that parts are made of: a paragraph each, what is wrapped over lines together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.layout import Cell

_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}[.:]\s")
_CLAUSE = re.compile(r"\d{1,2}\.\s+[^\W\d_a-z]")


class Placed(Protocol):
    """Anything that stands in a text, `text[start:end]`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item, without white space around it.

    Attributes:
        is_row: Whether it is a row of a table, in which no part begins.
        first_end: Where its first sentence ends.
    """

    start: int
    end: int
    is_row: bool
    first_end: int


def find_blocks(text: str, sentences: Sequence[Placed], cells: Sequence[Cell]) -> list[Block]:
    """The blocks of a text, in order.

    Args:
        sentences: In order, without overlap. A line without one is furniture of the page; one in which a sentence
            begun above goes on belongs to the block of that sentence.
        cells: Those of its tables, in order.
    """
    blocks: list[Block] = []
    rows = _row_lines(text, cells)
    row = next(rows, None)
    for begin, line in _lines(text, sentences):
        while row is not None and row < begin:
            row = next(rows, None)
        if row == begin:
            blocks.append(Block(line[0].start, line[-1].end, True, line[0].end))
        else:
            blocks += _parted(text, line)
    return blocks


def _row_lines(text: str, cells: Sequence[Cell]) -> Iterator[int]:
    """Where the lines that hold the rows of tables begin, in order."""
    before: tuple[int, int] | None = None
    for cell in cells:
        if (cell.table, cell.row) != before:
            before = cell.table, cell.row
            yield text.rfind("\n", 0, cell.start) + 1


def _lines(text: str, sentences: Sequence[Placed]) -> Iterator[tuple[int, list[Placed]]]:
    """The sentences by the line on which the first of them stands, with the line's beginning.

    A sentence that ends on a later line than it begins on takes what follows there with it.
    """
    held: list[Placed] = []
    begin = 0
    for sentence in sentences:
        if held and text.find("\n", held[-1].end, sentence.start) < 0:
            held.append(sentence)
            continue
        if held:
            yield begin, held
        begin = text.rfind("\n", 0, sentence.start) + 1
        held = [sentence]
    if held:
        yield begin, held


def _parted(text: str, line: Sequence[Placed]) -> Iterator[Block]:
    """The block of a line; where the line ends of a paper were lost, one for each article and clause on it."""
    starts = [at for at, held in enumerate(line) if at and _ARTICLE.match(text, held.start)]
    if starts and _ARTICLE.match(text, line[0].start):
        starts = [at for at, held in enumerate(line) if at and _begins(text, held)]
    for first, after in zip([0, *starts], [*starts, len(line)], strict=True):
        yield Block(line[first].start, line[after - 1].end, False, line[first].end)


def _begins(text: str, sentence: Placed) -> bool:
    return (_ARTICLE.match(text, sentence.start) or _CLAUSE.match(text, sentence.start)) is not None
