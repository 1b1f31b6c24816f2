"""Lines of columns become paragraphs: an end of line that only the page's width made is none.

A line goes on in the next if there was no room for the next word on it. It does not where the next is set in or has a
number, and where white, another size or a heading parts them. Over the end of a page or column the same holds.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.language.text import is_syllable
from index.readers.blocks import Block, Paragraph, Piece, Table
from index.readers.paged.columns import Column
from index.readers.paged.geometry import Line, PageWords, piece_of

_SPACE = 0.25
"""The width of a space, in heights of a letter; so are the other lengths."""
_SLACK = 0.5
"""A line ends at the column's edge if it ends this near to it."""
_SET_IN = 0.7
_PARTED = 1.35
"""A step from line to line that parts paragraphs, in usual steps of the column."""
_WIDER = 1.1
_SAME_SIZE = 0.12
_SAME_SIZE_RECOGNISED = 0.4
_LEAST_FULL_LINES = 3
_MANY = 0.15
"""Of the lines, those that have to end at a column's right edge: what is scribbled beside it reaches further."""
_MARKER = re.compile(
    r"[-–+*•▪●➢✓❖□]\s|(?:\d{1,3}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVXL]{1,6})[.)/]\s|[^\W\d_]+ (?:\d+|[IVXL]+)[.:](?:\s|$)"
)
_STOPS = (".", ";", ":", "!", "?", "…", "/")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column on its page, with the edges between which its lines could stand and its usual step between lines.

    Attributes:
        step: From the foot of a line to that of the next.
        is_filled: Whether many of its lines end where the column does.
        is_running: Whether its lines are those of running text: what is not beside another column is.
        is_note: Whether it is a note at the page's foot, over which the text goes on to the next page.
    """

    page: PageWords
    column: Column
    left: float
    right: float
    step: float
    is_filled: bool
    is_running: bool
    is_note: bool = False


def with_edges(page: PageWords, columns: Sequence[Column]) -> list[PageColumn]:
    """The columns of a page; those that have nothing beside them share their edges."""
    wide = [line for column in columns if not column.is_beside for line in column.lines]
    return [_with_edges(page, column, column.lines if column.is_beside else wide) for column in columns]


def _with_edges(page: PageWords, column: Column, lines: Sequence[Line]) -> PageColumn:
    left, right = _edge([-line.left for line in lines]), _edge([line.right for line in lines], share=_MANY)
    furthest = max(line.right for line in lines)
    ending = sum(abs(line.right - right) <= _SLACK * line.size for line in lines)
    if column.is_beside or (ending < _LEAST_FULL_LINES and not page.is_recognised):
        right = furthest  # two lines that end alike show no edge where a third goes on
    ends = [_is_full(a, b, right) for a, b in pairwise(column.lines) if not _MARKER.match(b.text)]
    is_filled = sum(ends) >= max(_LEAST_FULL_LINES, len(ends) / 2)
    step = _usual_step(column.lines)
    return PageColumn(page, column, -left, right, step, is_filled, is_filled or not column.is_beside)


def _edge(ends: Sequence[float], *, share: float = 0.0) -> float:
    """The furthest place at which more than one line ends, and this share of all if there is such a place."""
    near = Counter(round(end / 2) for end in ends)
    lines = {end: sum(near[round(end / 2) + step] for step in (-1, 0, 1)) for end in ends}
    shared = [end for end in ends if lines[end] > max(1, share * len(ends))]
    return max(shared or [end for end in ends if lines[end] > 1] or ends)


def _usual_step(lines: Sequence[Line]) -> float:
    """The step from line to line that is most frequent, of two the smaller."""
    steps = Counter(round(b.bottom - a.bottom) for a, b in pairwise(lines) if b.bottom > a.bottom)
    return float(min(steps, key=lambda step: (-steps[step], step), default=0)) or lines[0].size * 1.2


@dataclass(slots=True)
class _Open:
    """A paragraph to which lines may still be added: each with the column that it stands in."""

    lines: list[tuple[Line, PageColumn]]
    after_gap: bool

    @property
    def last(self) -> Line:
        return self.lines[-1][0]

    @property
    def column(self) -> PageColumn:
        return self.lines[-1][1]


def paragraphs_of(parts: Iterable[PageColumn | Table]) -> Iterator[Block]:
    """The paragraphs that the columns of a document make, its tables where they stand among them, notes after those."""
    held: _Open | None = None
    notes: list[Block] = []
    for part in parts:
        if isinstance(part, PageColumn) and part.is_note:
            notes += paragraphs_of([replace(part, is_note=False)])
            continue
        if isinstance(part, Table):
            yield from _closed(held, notes)
            held = None
            yield part
            continue
        for at, line in enumerate(part.column.lines):
            if held and (_goes_on(held, line, part) if at else _goes_over(held, line, part)):
                held.lines.append((line, part))
                continue
            yield from _closed(held, notes)
            held = _Open([(line, part)], not at or _is_after_gap(part.column.lines[at - 1], line, part))
    yield from _closed(held, notes)


def _closed(held: _Open | None, notes: list[Block]) -> Iterator[Block]:
    """The paragraph, then the notes that waited for its end."""
    if held:
        yield _paragraph(held)
    yield from notes
    notes.clear()


def _goes_on(held: _Open, line: Line, column: PageColumn) -> bool:
    """Whether a paragraph goes on in the next line of its column."""
    before, size = held.last, line.size
    step = line.bottom - before.bottom
    usual = column.step
    if len(held.lines) > 1 and held.lines[-2][1] is column:
        usual = max(usual, before.bottom - held.lines[-2][0].bottom)
    if step > _PARTED * usual or step < 0 or not _are_of_a_size(before, line, column):
        return False
    comes_back = line.left < before.left - _SET_IN * size
    if before.is_bold != line.is_bold and not comes_back:
        return False
    if not column.is_running or _are_centred(before, line, column):
        return (_begins_small(line) or _is_year(before, line)) and not before.text.endswith(_STOPS)
    if not _is_full(before, line, column.right):
        return False
    if step > _WIDER * usual and (_MARKER.match(line.text) or before.text.endswith(_STOPS)):
        return False
    return not _is_set_in(held, line, column)


def _goes_over(held: _Open, line: Line, column: PageColumn) -> bool:
    """Whether a paragraph goes on in the first line of the next column or page."""
    before, size = held.last, line.size
    if not (held.column.is_running and column.is_running) or not _are_of_a_size(before, line, column):
        return False
    if held.column.page.number == column.page.number and not (held.column.column.is_beside and column.column.is_beside):
        return False
    if not _is_full(before, line, held.column.right) or _MARKER.match(line.text) or before.is_bold != line.is_bold:
        return False
    if line.left > column.left + _SET_IN * size and before.left < held.column.left + _SET_IN * size:
        return False
    return _begins_small(line) or (held.column.is_filled and not before.text.endswith(_STOPS))


def _is_full(before: Line, line: Line, right: float) -> bool:
    """Whether there was no room for the next line's first word up to the column's right edge."""
    return before.right + _SPACE * line.size + line.first > right - _SLACK * line.size


def _are_of_a_size(before: Line, line: Line, column: PageColumn) -> bool:
    """Whether letters are as large as those before; how high recognised ones are depends on which they are."""
    most = _SAME_SIZE_RECOGNISED if column.page.is_recognised else _SAME_SIZE
    return abs(before.size - line.size) <= most * line.size


def _are_centred(before: Line, line: Line, column: PageColumn) -> bool:
    """Whether both lines have as much room to their left as to their right, and the second much of it."""
    even = all(abs((each.left - column.left) - (column.right - each.right)) < 2 * each.size for each in (before, line))
    return even and line.left - column.left > 2 * line.size


def _is_set_in(held: _Open, line: Line, column: PageColumn) -> bool:
    """Whether a line begins further in, or further out, than its paragraph goes on."""
    inset = _SET_IN * line.size
    has_marker = _MARKER.match(line.text) is not None
    if len(held.lines) > 1 and held.lines[-1][1] is column:
        body = held.last.left
        return line.left > body + inset or (line.left < body - inset and has_marker)
    first = held.last.left
    if line.left > first + inset:  # only what a number stands out from goes on further in
        return has_marker or not _MARKER.match(held.last.text)
    if abs(line.left - first) <= inset:
        return has_marker or first > _left_around(held.last, column) + inset
    return False


def _left_around(line: Line, column: PageColumn) -> float:
    """Where the lines around this one begin at the least."""
    at = column.column.lines.index(line)
    return min(near.left for near in column.column.lines[max(0, at - 3) : at + 4])


def _begins_small(line: Line) -> bool:
    return line.text[:1].islower() and not _MARKER.match(line.text)


def _is_year(before: Line, line: Line) -> bool:
    """Whether a line is only a number that the line before it breaks off at: "tháng 01 năm" "2024"."""
    return line.text.isdigit() and before.text[-1:].islower()


def _is_after_gap(before: Line, line: Line, column: PageColumn) -> bool:
    """Whether a paragraph of its own begins here, and no line of a head or title."""
    if line.bottom - before.bottom > _PARTED * column.step:
        return True
    return column.is_running and not _are_centred(before, line, column)


def _paragraph(held: _Open) -> Paragraph:
    pieces: list[Piece] = []
    for line, column in held.lines:
        piece = piece_of(line, column.page)
        if pieces and (parted := _parted_word(pieces[-1].text, piece.text)):
            kept, whole = parted
            rest = piece.text[whole:].lstrip()
            pieces[-1] = replace(pieces[-1], text=kept + piece.text[:whole])
            gone = len(piece.text) - len(rest)
            doubts = tuple((a - gone, b - gone, sure) for a, b, sure in piece.doubts if a >= gone)
            piece = replace(piece, text=rest, doubts=doubts)
        if piece.text:
            pieces.append(piece)
    return Paragraph(tuple(pieces), held.lines[0][1].page.number, held.after_gap)


def _parted_word(before: str, after: str) -> tuple[str, int] | None:
    """The line without the hyphen that its end put into a word, and how much of the next line belongs to it.

    A hyphen of a number ("17-" "CT/TU") or of a foreign name stays.
    """
    if not before.endswith("-") or before[-2:-1] in ("", " ", "-"):
        return None
    end = re.match(r"\S+", after)
    if end is None:
        return None
    first, second = _LAST_PART.search(before[:-1]), _FIRST_PART.match(after)
    hyphen = first and second and second[0].islower() and is_syllable((first[0] + second[0]).lower())
    if first and second and hyphen and not (is_syllable(first[0].lower()) and is_syllable(second[0].lower())):
        return before[:-1], end.end()
    return before, end.end()
