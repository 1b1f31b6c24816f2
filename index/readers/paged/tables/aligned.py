"""Tables without lines: rows of at least three columns between which white goes down the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.blocks import Paragraph, Table, TableCell
from index.readers.paged.columns import Strip, Stripe, stripes_of
from index.readers.paged.geometry import Line, PageWords, piece_of
from index.readers.paged.tables.page_tables import PageTable

_LEAST_STRIP = 0.7
"""The narrowest white between columns where a table begins, in heights of a letter, and what has to remain of it."""
_KEPT_STRIP = 0.4
_NEXT_TABLE = 2.5
"""White between lines that ends a table, in heights of a letter."""
_LEAST_STRIPES = 3
_LEAST_FULL = 2
_RUNNING_CHARS = 18
"""Where all columns have lines as long as this from top to bottom, the page has columns of text, and no table."""
_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,5}|[a-zđA-ZĐ])[.)]*")
_ROW_GAP = 0.35
"""What white between rows is more than between the lines of one, in heights of a letter."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Stripes of a page, from one to before another, with the white strips between their columns."""

    start: int
    end: int
    strips: tuple[Strip, ...]


def tables_in(lines: Sequence[Line], page: PageWords) -> tuple[list[PageTable], list[Line]]:
    """The tables that lines make by where they stand, from the top, and the lines in none of them."""
    stripes = stripes_of(lines)
    tables, rest, at = [], list[Line](), 0
    while at < len(stripes):
        found = _grown(stripes, at)
        if found is None:
            rest += stripes[at].lines
            at += 1
        else:
            tables.append(_table(stripes[found.start : found.end], found.strips, page))
            at = found.end
    return tables, rest


def _grown(stripes: Sequence[Stripe], at: int) -> _Found | None:
    """The table that begins with this stripe; None if none does."""
    strips = [strip for strip in stripes[at].white()[1:-1] if _width(strip) >= _LEAST_STRIP * stripes[at].size]
    end = at + 1
    while len(strips) > 1 and end < len(stripes):
        stripe = stripes[end]
        left = [max(stripe.white(strip), key=_width, default=(0.0, 0.0)) for strip in strips]
        left = [strip for strip in left if _width(strip) >= _KEPT_STRIP * stripe.size]
        is_far = stripe.top - stripes[end - 1].bottom > _NEXT_TABLE * stripe.size
        if is_far or len(left) < 2 or (len(left) < len(strips) and end - at >= _LEAST_STRIPES):
            break
        strips, end = left, end + 1
    if len(strips) < 2 or not _is_table(stripes[at:end], strips):
        return None
    return _Found(at, end, tuple(strips))


def _width(strip: Strip) -> float:
    return strip[1] - strip[0]


def _is_table(stripes: Sequence[Stripe], strips: Sequence[Strip]) -> bool:
    held = [Counter(_column(line, strips) for line in stripe.lines) for stripe in stripes]
    full = sum(len(columns) > 2 for columns in held)
    if len(stripes) < _LEAST_STRIPES or full < _LEAST_FULL or sum(len(columns) > 1 for columns in held) * 2 < len(held):
        return False
    chars = [0] * (len(strips) + 1)
    for line in (line for stripe in stripes for line in stripe.lines):
        chars[_column(line, strips)] += len(line.text)
    return min(chars) < _RUNNING_CHARS * len(stripes)


def _column(line: Line, strips: Sequence[Strip]) -> int:
    return sum(strip[0] < (line.left + line.right) / 2 for strip in strips)


def _table(stripes: Sequence[Stripe], strips: Sequence[Strip], page: PageWords) -> PageTable:
    rows = list(_rows(stripes, strips))
    cells = []
    for row, held in enumerate(rows):
        lines: dict[int, list[Line]] = {}
        for line in (line for stripe in held for line in stripe.lines):
            lines.setdefault(_column(line, strips), []).append(line)
        for column, said in sorted(lines.items()):
            pieces = tuple(piece_of(line, page) for line in sorted(said, key=lambda line: (line.bottom, line.left)))
            cells.append(TableCell((Paragraph(pieces, page.number),), row, column))
    every = [line for stripe in stripes for line in stripe.lines]
    middles = [(strip[0] + strip[1]) / 2 for strip in strips]
    edges = (min(line.left for line in every), *middles, max(line.right for line in every))
    return PageTable(Table(tuple(cells), page.number), edges, stripes[0].top, stripes[-1].bottom)


def _rows(stripes: Sequence[Stripe], strips: Sequence[Strip]) -> Iterator[list[Stripe]]:
    """The stripes of each row: one begins where the first column goes on, after white or with a number."""
    firsts = [[line for line in stripe.lines if _column(line, strips) == 0] for stripe in stripes]
    gaps = [below.top - above.bottom for above, below in pairwise(stripes)]
    are_alike = max(gaps) - min(gaps) < _ROW_GAP * stripes[0].size
    row: list[Stripe] = []
    for at, (stripe, first) in enumerate(zip(stripes, firsts, strict=True)):
        is_parted = at > 0 and (are_alike or gaps[at - 1] - min(gaps) > _ROW_GAP * stripe.size)
        if row and first and (is_parted or _ORDINAL.fullmatch(first[0].text)):
            yield row
            row = []
        row.append(stripe)
    yield row
