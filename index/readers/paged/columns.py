"""Lines of a page in the order in which they are read: from top to bottom, column by column where there are columns.

Columns are told by the white strip between them: two lines of a head side by side, or all of a page. The white between
the number of a list and what it numbers is none, nor that between a label with a colon and what it labels.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.readers.paged.geometry import Line, joined

_LEAST_STRIP = 1.0
"""The narrowest white strip between columns, in heights of a letter; words of a line stand nearer."""
_KEPT_STRIP = 0.5
"""What has to remain of it, further down."""
_LONE_STRIP = 3.0
"""The narrowest beside a line that is the only one with a neighbour."""
_NARROW = 0.3
"""Lines are this much lower than their letters reach, so that marks of one line do not touch the line above."""
_GAP = 0.9
"""White between lines of a column that ends it where it has no more neighbours, in heights of a letter."""
_LONGEST_GAP = 8.0
"""White between lines of a band: the room for a signature."""
_MOST_STRIPS = 8
_MARKER = re.compile(r"[-–+*•▪●➢✓❖□]|\(?(?:\d{1,3}|[a-zđA-Z]|[IVXLivx]{1,5})(?:[./]\d{1,2})*[.):/]*")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines one below the other, from the top.

    Attributes:
        is_beside: Whether another column stands to its left or right.
    """

    lines: tuple[Line, ...]
    is_beside: bool = False

    @property
    def left(self) -> float:
        """Where its leftmost line begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where its rightmost line ends."""
        return max(line.right for line in self.lines)


Strip = tuple[float, float]
"""White between these two distances from the page's left edge."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """Lines between two levels that no line crosses."""

    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Where its highest line begins."""
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Where its lowest line ends."""
        return max(line.bottom for line in self.lines)

    @property
    def size(self) -> float:
        """The height of its largest letters."""
        return max(line.size for line in self.lines)

    def beside(self, strip: Strip) -> tuple[bool, bool]:
        """Whether lines stand to the left and to the right of a strip."""
        return any(line.right <= strip[0] for line in self.lines), any(line.left >= strip[1] for line in self.lines)

    def white(self, strip: Strip = (float("-inf"), float("inf"))) -> list[Strip]:
        """The parts of a strip that no line covers."""
        free, start = [], strip[0]
        for line in sorted(self.lines, key=lambda line: line.left):
            if line.left > start:
                free.append((start, min(line.left, strip[1])))
            start = max(start, line.right)
        if start < strip[1]:
            free.append((start, strip[1]))
        return [(left, right) for left, right in free if left < right]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The lines in reading order: those of the whole width together, between them columns from left to right."""
    stripes = stripes_of(lines)
    found: list[Column] = []
    plain: list[Line] = []
    at = 0
    while at < len(stripes):
        band = _band(stripes, at)
        if band is None:
            plain += _rows(stripes[at].lines)
            at += 1
            continue
        start, end, strip = band
        for _ in range(at - start):
            plain.pop()
        if plain:
            found.append(Column(tuple(plain)))
            plain = []
        inside = [line for stripe in stripes[start:end] for line in stripe.lines]
        for side in (
            [line for line in inside if line.right <= strip[0]],
            [line for line in inside if line.left >= strip[1]],
        ):
            found += [Column(part.lines, is_beside=True) for part in columns_of(side)]
        at = end
    if plain:
        found.append(Column(tuple(plain)))
    return found


def stripes_of(lines: Sequence[Line]) -> list[Stripe]:
    """The lines from the top, those together that stand beside each other."""
    stripes: list[list[Line]] = []
    bottom = float("-inf")
    for line in sorted(lines, key=lambda line: line.top):
        narrow = _NARROW / 2 * (line.bottom - line.top)
        if stripes and line.top + narrow < bottom:
            stripes[-1].append(line)
            bottom = max(bottom, line.bottom - narrow)
        else:
            stripes.append([line])
            bottom = line.bottom - narrow
    return [Stripe(tuple(stripe)) for stripe in stripes]


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines of a stripe without columns: what stands side by side, however wide the gap, is one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if rows and line.top < rows[-1][0].middle < line.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(row) for row in rows]


def _band(stripes: Sequence[Stripe], at: int) -> tuple[int, int, Strip] | None:
    """The stripes from this one on that a white strip parts into columns, and the strip; None if there are none."""
    bands = [
        (both, strip[1] - strip[0], end, strip)
        for white in stripes[at].white()[1:-1]
        for end, strip, both in _grown(stripes, at, white)
        if (both > 1 or _is_wide(white, stripes[at], _LONE_STRIP)) and _are_columns(stripes[at:end], strip)
    ]
    if not bands:
        return None
    _, _, end, strip = max(bands)
    start = at
    while start and _belongs(stripes[start - 1], stripes[start], strip):
        start -= 1
    while end - start > 1 and not _is_in_line(stripes[end - 1], stripes[start : end - 1], strip):
        end -= 1
    return start, end, strip


def _grown(stripes: Sequence[Stripe], at: int, strip: Strip) -> Iterator[tuple[int, Strip, int]]:
    """Where the bands that begin with this strip end, what remains of it, and how many stripes have both sides.

    Lines inside the strip part it: it may go on to the left or to the right of them.
    """
    growing = (
        [_Growing(at + 1, strip, 1, _lowest(stripes[at], strip))] if _is_wide(strip, stripes[at], _LEAST_STRIP) else []
    )
    for here in range(at + 1, len(stripes)):
        stripe, still = stripes[here], []
        for band in growing:
            white = [free for free in stripe.white(band.strip) if _is_wide(free, stripe, _KEPT_STRIP)]
            if not white or stripe.top - stripes[here - 1].bottom > _LONGEST_GAP * stripe.size:
                yield band.end, band.strip, band.both
            still += [_with_stripe(band, here, stripe, free) for free in white]
        growing = still[:_MOST_STRIPS]
        if not growing:
            return
    yield from ((band.end, band.strip, band.both) for band in growing)


@dataclass(frozen=True, slots=True)
class _Growing:
    """A band so far; `left` is how far down its left column reaches."""

    end: int
    strip: Strip
    both: int
    left: float


def _is_wide(strip: Strip, stripe: Stripe, least: float) -> bool:
    return strip[1] - strip[0] >= least * stripe.size


def _with_stripe(band: _Growing, here: int, stripe: Stripe, strip: Strip) -> _Growing:
    """The band with one more stripe; what stands only to the left belongs to it where it is near or more follows."""
    has_left, has_right = stripe.beside(strip)
    near = stripe.top - band.left <= _GAP * stripe.size
    if not (has_right or near):
        return replace(band, strip=strip)
    left = _lowest(stripe, strip) if has_left else band.left
    return _Growing(here + 1, strip, band.both + (has_left and has_right), left)


def _lowest(stripe: Stripe, strip: Strip) -> float:
    """Where the lines left of a strip end."""
    return max((line.bottom for line in stripe.lines if line.right <= strip[0]), default=stripe.bottom)


def _belongs(stripe: Stripe, below: Stripe, strip: Strip) -> bool:
    """Whether a line above a band stands in its right column: the left column then begins further down."""
    return stripe.beside(strip) == (False, True) and below.top - stripe.bottom <= _GAP * stripe.size


def _is_in_line(stripe: Stripe, above: Sequence[Stripe], strip: Strip) -> bool:
    """Whether a band's last stripe, where only one column has it, begins, ends or is centred as that column is."""
    has_left, has_right = stripe.beside(strip)
    if has_left and has_right:
        return True
    line = stripe.lines[0]
    column = [each for held in above for each in held.lines if (each.right <= strip[0]) == has_left]
    near = 2 * line.size
    return any(
        min(abs(line.left - each.left), abs(line.right - each.right)) < near
        or abs(line.left + line.right - each.left - each.right) < 2 * near
        for each in column
    )


def _are_columns(stripes: Sequence[Stripe], strip: Strip) -> bool:
    """Whether what stands on both sides of a strip are columns, and no list with its numbers or labels."""
    left = [line.text for stripe in stripes for line in stripe.lines if line.right <= strip[0]]
    return not all(_MARKER.fullmatch(text) or text.endswith(":") for text in left)
