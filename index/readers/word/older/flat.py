"""Paragraphs as .doc and .rtf keep them, one after the other, tables as marks at their ends: they become blocks."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.errors import notice
from index.readers.blocks import Block, Table, TableCell
from index.readers.types import Read
from index.readers.word.columns import with_columns
from index.readers.word.flow import Flow, Notes, lines_of
from index.readers.word.heads import head_of, said_in
from index.readers.word.left_out import told
from index.readers.word.runs import Run, Texts, in_known_letters
from index.readers.writing import written

_LEAST_WIDTH = 60
"""Twips between two edges of cells in different rows that are two columns; what is nearer was drawn by hand."""
_MAX_COLUMNS = 256
MAX_DEPTH = 16
"""Tables in one another: no paper has more."""


@dataclass(frozen=True, slots=True)
class CellShape:
    """How a cell of a row is drawn.

    Attributes:
        right: Its right edge, in twips from the same place for all rows.
        sides: How many of its four sides have a line.
        goes_on: Whether it is the lower part of the cell above it.
        is_taken: Whether it is the right part of the cell before it.
    """

    right: int
    sides: int = 0
    goes_on: bool = False
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a row is drawn: its left edge in twips, its cells, whether it is repeated on every page as a heading."""

    left: int = 0
    cells: tuple[CellShape, ...] = ()
    is_heading: bool = False


@dataclass(slots=True)
class Flat:
    """A paragraph with the mark that ends it.

    Attributes:
        runs: Its text; a line feed where a line was broken by hand.
        label: The number that is seen before it, with the space after it.
        depth: How many tables it stands in.
        ends: What its mark ends in the innermost of them: "", "cell" or "row".
        row: How the row is drawn that its mark ends.
        notes: The marks of the notes that it refers to, and their paragraphs.
        last_notes: Those that stand at the end of the document.
        boxes: The paragraphs of the text boxes that hang on it.
        is_joined: Whether its end is deleted or hidden: the next goes on with it.
    """

    runs: list[Run] = field(default_factory=list)
    label: Run | None = None
    is_centred: bool = False
    depth: int = 0
    ends: str = ""
    row: RowShape | None = None
    notes: list[tuple[str, "list[Flat]"]] = field(default_factory=list)
    last_notes: list[tuple[str, "list[Flat]"]] = field(default_factory=list)
    boxes: list["list[Flat]"] = field(default_factory=list)
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers and footers of a document.

    Attributes:
        first: The header of the first page.
        others: All that are shown on other pages, or at the foot.
        is_first_only: Whether only the first page has its header.
    """

    first: list[Flat]
    others: list[list[Flat]]
    is_first_only: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: its text, its headers and footers, how much of each kind is in neither."""

    main: list[Flat]
    headers: Headers
    left_out: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of a row: its first column, the one after its last, how it is drawn, what it holds."""

    column: int
    end: int
    shape: CellShape
    content: list[Flat]


def read_of(paper: Paper) -> Read:
    """The text of a document with its layout."""
    return in_known_letters(lambda texts: _written(paper, texts))


def _written(paper: Paper, texts: Texts) -> Read:
    first = blocks_of(paper.headers.first, texts)
    head = head_of(first, is_first_only=paper.headers.is_first_only)
    rest = [block for block in first if not any(block is kept for kept in head)]
    others = [block for flats in paper.headers.others for block in blocks_of(flats, texts)]
    repeated = [notice("left_out_repeated", text=line) for line in dict.fromkeys(said_in([*rest, *others]))]
    blocks = with_columns([*head, *blocks_of(paper.main, texts)])
    return written(blocks, left_out=[*repeated, *told(paper.left_out)])


def blocks_of(flats: Sequence[Flat], texts: Texts) -> list[Block]:
    """The paragraphs and tables of a document or of a part of it, with the notes and boxes that belong to them."""
    reader = _Reader(texts)
    return reader.read(flats, Flow(reader.notes)).all()


class _Reader:
    """Reads the paragraphs of one part, in order."""

    def __init__(self, texts: Texts) -> None:
        self.notes = Notes()
        self._texts = texts
        self._carried: list[Run] = []

    def read(self, flats: Sequence[Flat], flow: Flow, depth: int = 0) -> Flow:
        """The flow with the paragraphs of this depth, and the tables of a greater one."""
        at = 0
        while at < len(flats):
            end = at
            while end < len(flats) and flats[end].depth > depth:
                end += 1
            if end > at:
                self._read_table(flats[at:end], depth + 1, flow)
            else:
                self._read_paragraph(flats[at], flow)
            at = max(end, at + 1)
        if self._carried:
            flow.write(self._texts.text_of(self._carried))
            self._carried = []
        return flow

    def _read_paragraph(self, flat: Flat, flow: Flow) -> None:
        for mark, note in flat.notes:
            self.notes.refer(mark, lines_of(self._inner(note)), at_end=False)
        for mark, note in flat.last_notes:
            self.notes.refer(mark, lines_of(self._inner(note)), at_end=True)
        runs, self._carried = [*self._carried, *flat.runs], []
        if flat.is_joined:
            self._carried = runs
        elif (text := self._texts.text_of(runs)).strip() or not flat.boxes:
            label = self._texts.text_of([flat.label]) if flat.label is not None else ""
            flow.write(text, label=label, centred=flat.is_centred)
        for box in flat.boxes:
            flow.take(self._inner(box))

    def _inner(self, flats: Sequence[Flat], depth: int = 0) -> list[Block]:
        carried, self._carried = self._carried, []
        blocks = self.read(flats, Flow(self.notes, is_cell=True), depth).blocks
        self._carried = carried
        return blocks

    def _read_table(self, flats: Sequence[Flat], depth: int, flow: Flow) -> None:
        rows = list(_rows(flats, depth))
        if len(rows) == 1 and len(rows[0][0]) == 1:  # a frame around text
            self.read([replace(flat, depth=flat.depth - depth) for flat in rows[0][0][0]], flow)
        else:
            flow.write_table(self._table(rows, depth))

    def _table(self, rows: Sequence[tuple[list[list[Flat]], RowShape]], depth: int) -> Table:
        edges = _edges(shape for _, shape in rows)
        cells: list[TableCell] = []
        above: dict[int, int] = {}
        ruled = 0
        for row, (contents, shape) in enumerate(rows):
            here: dict[int, int] = {}
            for place in _places(contents, shape, edges):
                if place.shape.goes_on and place.column in above:
                    at = here[place.column] = above[place.column]
                    cells[at] = replace(cells[at], row_span=row + 1 - cells[at].row)
                    continue
                here[place.column] = len(cells)
                ruled += place.shape.sides >= 2
                lines = lines_of(self._inner(place.content, depth))
                span = max(place.end - place.column, 1)
                cells.append(TableCell(lines, row, place.column, column_span=span, is_heading=shape.is_heading))
            above = here
        return Table(tuple(cells), is_ruled=2 * ruled >= len(cells))


def _rows(flats: Sequence[Flat], depth: int) -> Iterator[tuple[list[list[Flat]], RowShape]]:
    """The contents of the cells of each row, with how it is drawn; the last may lack its end in a damaged file."""
    cells: list[list[Flat]] = []
    cell: list[Flat] = []
    for flat in flats:
        at_end = flat.depth == depth
        if at_end and flat.ends == "row":
            if cells or cell:
                yield [*cells, *([cell] if cell else [])], flat.row or RowShape()
            cells, cell = [], []
            continue
        cell.append(replace(flat, ends="") if at_end else flat)
        if at_end and flat.ends == "cell":
            cells.append(cell)
            cell = []
    if cells or any(flat.runs for flat in cell):
        yield [*cells, *([cell] if cell else [])], RowShape()


def _edges(shapes: Iterable[RowShape]) -> list[int]:
    """The left edges of a table's columns, from the left."""
    found: list[int] = []
    for edge in sorted({edge for shape in shapes for edge in (shape.left, *(cell.right for cell in shape.cells))}):
        if not found or edge - found[-1] >= _LEAST_WIDTH:
            found.append(edge)
    return found[:_MAX_COLUMNS]


def _places(contents: Sequence[list[Flat]], shape: RowShape, edges: Sequence[int]) -> list[_Place]:
    """Each cell of a row with where it stands; those that others have taken belong to them."""
    if len(shape.cells) != len(contents):  # nothing is known of their widths
        return [_Place(at, at + 1, CellShape(0), content) for at, content in enumerate(contents)]
    left = shape.left
    places: list[_Place] = []
    for cell, content in zip(shape.cells, contents, strict=True):
        start, end = _column(left, edges), _column(cell.right, edges)
        left = cell.right
        if cell.is_taken and places:
            places[-1] = replace(places[-1], end=end)
        else:
            places.append(_Place(start, end, cell, content))
    return places


def _column(edge: int, edges: Sequence[int]) -> int:
    return max(bisect_right(edges, edge) - 1, 0)
