"""Words with their places on a page, and the lines that they stand on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.layout import Span
from index.readers.blocks import Piece, Place

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_LONGEST_GAP = 1.2
"""Between two words of a line, in heights of the line; in justified text half of it is seen."""
_COLUMN_GAP = 0.7
"""What parts columns at the least, and in usual gaps of the line: in justified text all are alike."""
_WIDER = 2.2
_USUAL_GAP = 0.3
_SAME_LINE = 0.5
"""The least overlap of two words of a line, as a share of the lower one's height."""
_UNIT = re.compile(r"(?<![^\W_])[a-z]{1,2}$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; lengths in any unit that is the page's too, from its left upper corner.

    Attributes:
        confidence: In [0, 1]; 1 for a word that was not recognised from a picture.
        size: The height of its letters as the font has it; 0 where only the word's own height is known.
        is_raised: Whether it is small and stands higher than what is before it, as a footnote's mark does.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0
    size: float = 0.0
    is_bold: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on a page.

    Attributes:
        number: Counted from 1.
        width, height: As the page is read, in the unit of the words.
        words: In any order.
        is_recognised: Whether they were recognised from a picture.
        turn: By how many degrees clockwise the page was turned to be read; 0, 90, 180 or 270.
        strokes: The level and upright lines that are drawn on it, as it is read.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    is_recognised: bool = False
    turn: int = 0
    strokes: tuple[Edges, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, without a gap that parts columns.

    Attributes:
        first: The width of its first word, with the signs before it: had there been room, it would stand on the line
            before.
        size: The height of its letters, the same for a line of small letters and one of capitals.
        is_bold: Whether all of it is.
        doubts: Words that recognition is not sure of: start and end in `text`, confidence in [0, 1].
        raised: Where its raised words are in `text`.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    first: float
    size: float
    is_bold: bool = False
    doubts: tuple[tuple[int, int, float], ...] = ()
    raised: tuple[Span, ...] = ()

    @property
    def middle(self) -> float:
        """Half-way between its top and its bottom."""
        return (self.top + self.bottom) / 2


def lines_of(words: Iterable[Word], *, sure: float = 1.0) -> list[Line]:
    """The lines that words stand on, from top to bottom; words a wide gap apart are on lines of their own.

    Args:
        words: Those of a page or a cell, in any order.
        sure: Words of less confidence than this are doubts of their line; numbers have to be surer.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.left, word.top)):
        beside = [line for line in lines if line[-1].top < word.bottom and word.top < line[-1].bottom]
        before = [line for line in beside if _follows(line[-1], word)]
        if before:
            max(before, key=lambda line: line[-1].right).append(word)
        else:
            lines.append([word])
    parts = (part for line in lines for part in _at_wide_gaps(line))
    return sorted((line_of(part, sure=sure) for part in parts), key=lambda line: (line.top, line.left))


def _at_wide_gaps(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The parts of a line between gaps that are much wider than its others."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    size = max(word.size or word.bottom - word.top for word in words)
    usual = median(gaps) if len(gaps) > 1 else _USUAL_GAP * size
    least = max(_COLUMN_GAP * size, _WIDER * usual)
    start = 0
    for at, gap in enumerate(gaps, start=1):
        if gap > least:
            yield words[start:at]
            start = at
    yield words[start:]


def turned(edges: Edges, page: PageWords) -> Edges:
    """Where what stands on a page as it is shown, by its edges, stands on the page as it is read."""
    left, top, right, bottom = edges
    width, height = (page.width, page.height) if page.turn % 180 == 0 else (page.height, page.width)
    for _ in range(page.turn // 90):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    return left, top, right, bottom


def _follows(before: Word, word: Word) -> bool:
    """Whether a word stands on the line of another that begins further left."""
    low, high = sorted((before.bottom - before.top, word.bottom - word.top))
    overlap = min(before.bottom, word.bottom) - max(before.top, word.top)
    # A hyphen or an asterisk is low: the letters beside it say how wide a gap is.
    return overlap >= _SAME_LINE * low and word.left - before.right <= _LONGEST_GAP * high


def _surer(sure: float) -> float:
    """How sure a number must be: one wrong digit is another number, and numbers are what is written by hand."""
    return (1 + sure) / 2


def line_of(words: Sequence[Word], *, sure: float = 1.0) -> Line:
    """The line of these words, in their order; a raised word directly after the one that it belongs to."""
    text, doubts, raised = "", [], []
    for word in words:
        text += "" if not text or (word.is_raised and _is_part(text, word.text)) else " "
        if word.confidence < (_surer(sure) if any(map(str.isdigit, word.text)) else sure):
            doubts.append((len(text), len(text) + len(word.text), word.confidence))
        if word.is_raised:
            raised.append(Span(len(text), len(text) + len(word.text)))
        text += word.text
    on_line = [word for word in words if not word.is_raised] or words
    return Line(
        text,
        words[0].left,
        min(word.top for word in on_line),
        max(word.right for word in words),
        max(word.bottom for word in on_line),
        next((word for word in words if any(map(str.isalnum, word.text))), words[0]).right - words[0].left,
        median(word.size or word.bottom - word.top for word in on_line),
        all(word.is_bold for word in on_line),
        tuple(doubts),
        tuple(raised),
    )


def _is_part(before: str, raised: str) -> bool:
    """Whether a raised word belongs to the word before it, as in "m2", and is no mark, which would change a number."""
    return not raised.isdigit() or _UNIT.search(before) is not None


def joined(lines: Sequence[Line]) -> Line:
    """Lines side by side as one, from left to right."""
    lines = sorted(lines, key=lambda line: line.left)
    doubts: list[tuple[int, int, float]] = []
    raised: list[Span] = []
    start = 0
    for line in lines:
        doubts += [(start + a, start + b, sure) for a, b, sure in line.doubts]
        raised += [Span(start + span.start, start + span.end) for span in line.raised]
        start += len(line.text) + 1
    return Line(
        " ".join(line.text for line in lines),
        lines[0].left,
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
        lines[0].first,
        max(line.size for line in lines),
        all(line.is_bold for line in lines),
        tuple(doubts),
        tuple(raised),
    )


def piece_of(line: Line, page: PageWords) -> Piece:
    """The line with its place on the page as it is shown."""
    return Piece(line.text, place_of(line, page), line.doubts)


def place_of(held: Line | Word, page: PageWords) -> Place:
    """Where a line or word stands on the page as it is shown, not as it was turned to be read."""
    left, top = held.left / page.width, held.top / page.height
    right, bottom = held.right / page.width, held.bottom / page.height
    for _ in range(page.turn // 90):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    left, top, right, bottom = (min(1.0, max(0.0, edge)) for edge in (left, top, right, bottom))
    return Place(page.number, left, top, right, bottom)
