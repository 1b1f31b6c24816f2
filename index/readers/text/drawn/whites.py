"""White that goes down through the lines of a text: the columns that it parts, for stretches that begin at any line.

What stands where is held by one number a line, a bit for each place. Blocks of two, four, eight … lines are held in
the same way, so that lines in which nothing stands elsewhere than above are passed by without looking at each: a text
of many lines that are set by spaces costs a little for each of them, not for each two of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

MOST_CHARS = 300
"""Longer lines are taken to stand nowhere."""
LEAST_ROWS, LEAST_COLUMNS = 3, 3
_MOST_LINES = 2000
_LEAST_BELOW = 2
"""So many columns are left at least below the first line."""
_OVER = 1 << MOST_CHARS
"""What a blank line behind a blank line holds, for nothing goes on through two of them."""
_SIGN = re.compile("[^ ]")
_COLUMN = re.compile("1+(?:01+)*")
"""Places at which something stands; one blank is white within a column."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines between whose columns white goes down.

    Attributes:
        columns: Where each begins and ends.
        end: That of its last line.
    """

    columns: tuple[tuple[int, int], ...]
    end: int


class Whites:
    """Where white goes down through lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        is_blank = [not line.strip() for line in lines]
        places = [
            _OVER if blank and at and is_blank[at - 1] else _places(lines[at]) for at, blank in enumerate(is_blank)
        ]
        self._blocks = [places]
        while len(held := self._blocks[-1]) > 1:
            self._blocks.append(
                [held[at] | (held[at + 1] if at + 1 < len(held) else 0) for at in range(0, len(held), 2)]
            )
        self._filled = [0, *accumulate(not blank for blank in is_blank)]

    def stretch(self, at: int) -> Stretch | None:
        """The longest stretch that begins on this line; None where it has too few lines or columns."""
        held = self._blocks[0][at]
        if _count(held) < LEAST_COLUMNS:
            return None
        limit = min(at + _MOST_LINES, len(self._blocks[0]))
        end = self._beyond(held, at + 1, limit)
        while end < limit and self._blocks[0][end] != _OVER:
            wider = held | self._blocks[0][end]
            is_less = _count(wider) < _count(held) and self._lines(at, end) >= LEAST_ROWS
            if is_less or _count(wider) < _LEAST_BELOW:
                break
            held, end = wider, self._beyond(wider, end + 1, limit)
        while self._lines(end - 1, end) == 0:
            end -= 1
        return Stretch(_columns(held), end) if self._lines(at, end) >= LEAST_ROWS else None

    def count(self, at: int, end: int) -> int:
        """How many columns white parts in these lines."""
        held = 0
        while (following := self._beyond(held, at, end)) < end:
            held |= self._blocks[0][following]
        return _count(held)

    def _lines(self, at: int, end: int) -> int:
        """How many lines between these are not blank."""
        return self._filled[end] - self._filled[at]

    def _beyond(self, held: int, at: int, end: int) -> int:
        """The first line from this one on in which something stands elsewhere; the end if none does before it."""
        level, highest = 0, len(self._blocks) - 1
        while at < end:
            if self._blocks[level][at >> level] & ~held:
                if not level:
                    return at
                level -= 1
                continue
            at += 1 << level
            if level < highest and not at % (2 << level):
                level += 1
        return end


def _places(line: str) -> int:
    """What stands where on a line: a bit for each place, the first one for the first."""
    shown = line.expandtabs().rstrip()
    if len(shown) > MOST_CHARS or not shown:
        return 0
    return int(_SIGN.sub("1", shown).replace(" ", "0")[::-1], 2)


def _count(places: int) -> int:
    joined = places | places << 1
    return (joined & ~(joined << 1)).bit_count()


def _columns(places: int) -> tuple[tuple[int, int], ...]:
    return tuple(column.span() for column in _COLUMN.finditer(f"{places:b}"[::-1]))
