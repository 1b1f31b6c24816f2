"""What every reader gives: a file's text, and beside it where its pages, cells and doubtful words are.

All that comes after works on text with offsets, so a format with pages or a scan adds spans and changes nothing else.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, `text[start:end]`; rows and columns are counted from 0 in their table."""

    start: int
    end: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that recognition is not sure of, `text[start:end]`, with its confidence in [0, 1]."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read; offsets count code points of `text`.

    Attributes:
        text: As it is stored, by `normalise_text`: whoever adds spans normalises each piece before counting it.
        pages: Where each page begins, in order; empty for a format without pages. Not stored yet: the first reader that
            fills it adds a column to the documents, so that a citation can name its page.
        cells: Those of all tables, in the order of the text.
        doubts: In the order of the text; empty where nothing was recognised from a picture.
    """

    text: str
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Reader(Protocol):
    """Reads the files of one family of formats."""

    def __call__(self, data: bytes, name: str, /) -> Read:
        """What a file's bytes hold; the name is for messages.

        Raises:
            DocumentRefused: If they hold no sound text.
        """
