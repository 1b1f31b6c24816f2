"""The numbers of pages in a text that was laid out by blanks, each alone in the middle of a line."""

from collections.abc import Sequence
from itertools import pairwise

from index.structure.lines import Line

_INDENT = 20
"""So many blanks stand before it at least."""
_MOST_DIGITS = 3


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of lines that number the pages: two of them one after the other at least, none twice."""
    found = [(at, int(line.text)) for at, line in enumerate(lines) if _is_number(line)]
    follows = [(one, other) for one, other in pairwise(found) if other[1] == one[1] + 1]
    return frozenset(at for pair in follows for at, _ in pair)


def _is_number(line: Line) -> bool:
    return line.text.isdecimal() and len(line.text) <= _MOST_DIGITS and line.raw.startswith(" " * _INDENT)
