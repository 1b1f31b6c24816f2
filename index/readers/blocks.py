"""What a reader finds in a file before it is text: paragraphs and tables in their order, with where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its page, counted from 1, and its edges as shares of the page's width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A line as it stands on a page, or the whole of a paragraph where lines are not known.

    Attributes:
        place: None where it is not known.
        doubts: Words that recognition is not sure of: start and end in `text`, confidence in [0, 1].
    """

    text: str
    place: Place | None = None
    doubts: tuple[tuple[int, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the number that is seen before it ("1.", "a)", "Điều 5."); becomes one line of the text.

    Attributes:
        pieces: Put together with a space; a syllable that a line's end parts is put together before.
        page: Where it begins, counted from 1; None for a format without pages.
        after_gap: Whether a blank line stands before it; false for a line that was broken by hand.
    """

    pieces: tuple[Piece, ...]
    page: int | None = None
    after_gap: bool = True

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(piece.text for piece in self.pieces)


def paragraph(text: str, *, page: int | None = None, after_gap: bool = True) -> Paragraph:
    """The paragraph of this text, of whose lines nothing is known."""
    return Paragraph((Piece(text),), page, after_gap)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table as the file has it, merged cells once.

    Attributes:
        lines: Its paragraphs, in order.
        row, column: Of its left upper corner, counted from 0, all rows of the table with those of the headings.
        is_heading: Whether the file says that it is a column's title.
    """

    lines: tuple[Paragraph, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    is_heading: bool = False

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the file has it.

    Attributes:
        cells: By row and column.
        page: Where it begins, counted from 1; None for a format without pages.
        is_ruled: Whether lines are drawn around its cells; None where the format does not say.
    """

    cells: tuple[TableCell, ...]
    page: int | None = None
    is_ruled: bool | None = None


Block = Paragraph | Table
