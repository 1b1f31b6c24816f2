"""Numbered tables set by spaces, as text is laid out from printed pages: cells go over lines, numbers stand anywhere.

White parts the columns in most lines only, and a row's number stands beside the first line of its cells or the middle
one. Columns are those of the lines that have most pieces; rows are told by `placed_lines.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.lexicon.kinds import numbers_rows
from index.readers.blocks import Table
from index.readers.tabular.grid import is_ordinal
from index.readers.text.drawn.cells import Rows, table_of, value_of
from index.readers.text.drawn.placed_lines import Placed, rows_of

_PIECE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_MOST_ABOVE = 4
"""Lines of titles over the one that has the title of the numbers."""
_MOST_LINES = 2000
_MOST_CHARS = 300
_BESIDE = 2
"""So far left of its title may a number stand."""
_LEAST_COLUMNS = 2
_FAR, _CAPITAL, _SMALL = 0.5, 1.5, 3.0
"""What counts against parting a piece there: each place away from the column, a capital and a small letter."""
_MOST_SEEDS = 40
"""Lines of equally many pieces that columns are looked for by."""
_MOST_TRIED = 400
"""Lines of any number of pieces that they are looked for by."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that one blank parts, where they stand on their line."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: the number of its row, where it has it, and its other pieces."""

    at: int
    number: str
    pieces: tuple[_Piece, ...]
    is_after_blank: bool


Columns = Sequence[tuple[int, int]]
"""Where each column begins and ends, without that of the numbers."""


def table_of_layout(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table that begins on this line, and so many lines that it takes; None where none does."""
    title = next((found for found in range(at, min(at + _MOST_ABOVE, len(lines))) if _title(lines[found])), None)
    if title is None or not all(map(str.strip, lines[at:title])):
        return None
    zone = _title(lines[title])
    if zone is None or any(_pieces(line)[0].start <= zone.end for line in lines[at:title]):
        return None
    held = [*_heads(lines, at, title, zone), *_below(lines, title, zone)]
    first = next((n for n, line in enumerate(held) if line.number and line.at > title), None)
    columns = _columns(held, title - at + 1, first) if first is not None else None
    if first is None or columns is None:
        return None
    held = _kept(held, columns)
    placed = [Placed(line.number, _laid(line.pieces, columns), line.is_after_blank) for line in held]
    rows = rows_of(placed, title - at)
    if rows is None or 2 * (title - at) >= rows[0].size:  # more lines above the title of the numbers than below
        return None
    found: Rows = [[zone.text, *rows[0].cells], *([row.number, *row.cells] for row in rows[1:])]
    return table_of(found, titles=1), held[-1].at + 1 - at


def _pieces(line: str) -> list[_Piece]:
    return [_Piece(held.start(), held[0]) for held in _PIECE.finditer(line.expandtabs().rstrip())]


def _title(line: str) -> _Piece | None:
    """The title of the column of numbers with which a line begins, before others."""
    words = line.split(maxsplit=3)
    if len(words) < 2 or len(line) > _MOST_CHARS:
        return None
    start = len(line.expandtabs()) - len(line.expandtabs().lstrip())
    found = (" ".join(words[:length]) for length in (1, 2) if len(words) > length)
    return next((_Piece(start, text) for text in found if numbers_rows(text)), None)


def _heads(lines: Sequence[str], at: int, title: int, zone: _Piece) -> Iterator[_Line]:
    """The lines down to that with the title of the numbers, which is left out of it."""
    for number in range(at, title):
        yield _Line(number, "", tuple(_pieces(lines[number])), is_after_blank=False)
    blanked = " " * zone.end + lines[title].expandtabs()[zone.end :]
    yield _Line(title, "", tuple(_pieces(blanked)), is_after_blank=False)


def _below(lines: Sequence[str], title: int, zone: _Piece) -> Iterator[_Line]:
    """The lines below that may be of the table: nothing stands left of its columns but numbers that count on."""
    last, is_after_blank = 0, False
    for at in range(title + 1, min(title + _MOST_LINES, len(lines))):
        pieces = _pieces(lines[at]) if len(lines[at]) <= _MOST_CHARS else []
        if len(lines[at]) > _MOST_CHARS:
            return
        if not pieces or _is_page_number(pieces, zone):
            is_after_blank = True
            continue
        number = _number(pieces[0], zone)
        if not number and pieces[0].start <= zone.end:
            return
        value = value_of(number)
        if value is not None and value not in (last + 1, 1):
            return
        last = last if value is None else value
        if number:
            cut = pieces[0].text[len(number) :]
            rest = [_Piece(pieces[0].end - len(cut.lstrip()), cut.lstrip())] if cut.strip() else []
            pieces = [*rest, *pieces[1:]]
        yield _Line(at, number, tuple(pieces), is_after_blank)
        is_after_blank = False


def _is_page_number(pieces: Sequence[_Piece], zone: _Piece) -> bool:
    return len(pieces) == 1 and pieces[0].text.isdecimal() and pieces[0].start > zone.end + _BESIDE


def _number(piece: _Piece, zone: _Piece) -> str:
    """The number of a row with which a line begins, below the title of the numbers; empty if there is none."""
    word = piece.text.split(" ", 1)[0]
    is_below = zone.start - _BESIDE <= piece.start <= zone.end
    return word if is_below and any(map(str.isalnum, word)) and is_ordinal(word) else ""


def _columns(held: Sequence[_Line], heads: int, first: int) -> Columns | None:
    """The columns by the lines that have most pieces and let every column have a title; None where none do.

    Args:
        heads: So many first lines hold titles.
        first: The first line of the rows that has a number; titles stand above it.
    """
    widths = {len(line.pieces) for line in held if len(line.pieces) >= _LEAST_COLUMNS}
    tried = 0
    for width in sorted(widths, reverse=True):
        if tried >= _MOST_TRIED:
            break
        lines = [line.pieces for line in held if len(line.pieces) == width][:_MOST_SEEDS]
        seeds = dict.fromkeys(tuple((piece.start, piece.end) for piece in pieces) for pieces in lines)
        tried += len(seeds)
        found = [_widened(seed, held, heads) for seed in seeds]
        titled = [columns for columns in found if _are_titled(held[: max(1, first)], columns)]
        if titled:
            return min(titled, key=lambda columns: sum(_unlike(line, columns) for line in held))
    return None


def _widened(columns: Columns, held: Sequence[_Line], heads: int) -> Columns:
    """The columns as wide as the pieces are that stand over one of them alone, and those of titles beside them."""
    wide = list(columns)
    taken = {place for start, end in wide for place in range(start, end)}
    for line in (*held, *held[:heads], *held):
        for piece in line.pieces:
            if piece.start in taken and piece.end - 1 in taken:
                continue  # within one column, as most are, or over several
            over = _over(piece, wide)
            if len(over) == 1:
                wide[over[0]] = min(wide[over[0]][0], piece.start), max(wide[over[0]][1], piece.end)
            elif not over and line in held[:heads]:
                wide = sorted([*wide, (piece.start, piece.end)])
            else:
                continue
            taken.update(range(piece.start, piece.end))
    return wide


def _are_titled(titles: Sequence[_Line], columns: Columns) -> bool:
    """Whether each column has a title that begins with a capital letter."""
    laid = zip(*(_laid(line.pieces, columns) for line in titles), strict=True)
    return all(next(filter(None, cells), "")[:1].isupper() for cells in laid)


def _unlike(line: _Line, columns: Columns) -> int:
    """How many pieces of a line stand over several columns, or not alone in one."""
    over = [_over(piece, columns) for piece in line.pieces]
    alone = [held[0] for held in over if len(held) == 1]
    return sum(len(held) > 1 for held in over) + len(alone) - len(set(alone))


def _laid(pieces: Sequence[_Piece], columns: Columns) -> tuple[str, ...]:
    """The words of a line by columns; a piece over several is parted between them."""
    cells: list[list[str]] = [[] for _ in columns]
    for piece in pieces:
        over = _over(piece, columns) or [_nearest(piece, columns)]
        cuts = sorted(_cut(piece, columns[a], columns[b]) for a, b in pairwise(over))
        for at, (start, end) in zip(over, pairwise((0, *cuts, len(piece.text))), strict=True):
            cells[at].append(piece.text[start:end].strip())
    return tuple(" ".join(filter(None, cell)) for cell in cells)


def _cut(piece: _Piece, left: tuple[int, int], right: tuple[int, int]) -> int:
    """Where a piece over two columns is parted: between them or near, before what may begin a cell."""
    words = [word for word in _WORD.finditer(piece.text) if word.start()]
    places = {word.start(): (piece.start + word.start(), word[0]) for word in words}
    far = {at: max(0, left[1] - place, place - right[0]) for at, (place, _) in places.items()}
    return min(places, key=lambda at: far[at] * _FAR + _unlikely(places[at][1]), default=len(piece.text))


def _unlikely(word: str) -> float:
    """How little a word looks like the beginning of a cell."""
    return 0.0 if not word[0].isalnum() else _CAPITAL if word[0].isupper() else _SMALL


def _over(piece: _Piece, columns: Columns) -> list[int]:
    return [at for at, (start, end) in enumerate(columns) if piece.start < end and piece.end > start]


def _nearest(piece: _Piece, columns: Columns) -> int:
    gaps = [max(start - piece.end, piece.start - end) for start, end in columns]
    return gaps.index(min(gaps))


def _kept(held: Sequence[_Line], columns: Columns) -> list[_Line]:
    """The lines without those behind the table: from a paragraph on, or from a blank line below the last number."""
    last = _first_paragraph(held, columns)
    numbered = max((at for at, line in enumerate(held[:last]) if line.number), default=last)
    edge = min(_starts(held[: numbered + 1], columns), default=0) - _BESIDE
    behind = range(numbered + 1, last)
    ends = (at for at in behind if held[at].is_after_blank or (held[at].pieces and held[at].pieces[0].start < edge))
    return list(held[: next(ends, last)])


def _first_paragraph(held: Sequence[_Line], columns: Columns) -> int:
    """The first line over all columns, or whose number stands right before words left of the columns; or their end."""
    left: int | None = None
    for at, line in enumerate(held):
        over = _over(line.pieces[0], columns) if line.pieces else []
        if line.number and line.pieces and line.pieces[0].start < (left or 0) - _BESIDE:
            return at
        if not line.number and len(line.pieces) == 1 and len(over) == len(columns):
            return at
        if 0 in over:
            left = min(line.pieces[0].start, line.pieces[0].start if left is None else left)
    return len(held)


def _starts(held: Sequence[_Line], columns: Columns) -> list[int]:
    """Where the first column's pieces begin."""
    return [line.pieces[0].start for line in held if line.pieces and 0 in _over(line.pieces[0], columns)]
