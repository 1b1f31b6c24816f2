"""Which of a row's lines stand in which column, where it has more or fewer lines than the table has columns."""

from collections.abc import Sequence

from index.readers.tabular.grid import is_figure, is_ordinal
from index.readers.text.drawn.cells import bare

_GOES_ON, _BROKEN, _EMPTY, _UNLIKE = 0.2, 1.0, 1.5, 2.0
"""What it costs to put two lines into a cell, the second in small letters or not, to leave one empty, to put words
where figures stand or figures where words do."""


def kinds_of_columns(rows: Sequence[Sequence[str]]) -> list[bool | None]:
    """For each column of rows that have all their cells whether it holds figures; None where both stand in it."""
    found: list[bool | None] = []
    for cells in zip(*rows, strict=True):
        figures = sum(_is_value(cell) for cell in cells)
        found.append(True if figures == len(cells) else False if not figures else None)
    return found


def placed(lines: Sequence[str], width: int, kinds: Sequence[bool | None]) -> list[str]:
    """The cells of a row, one for each column: the cheapest way to lay its lines out in their order."""
    if len(lines) == width:
        return list(lines)
    if len(lines) == 2 and not _is_value(lines[1]):
        return [*lines, *[""] * (width - 2)]  # a line that names the rows below it
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *((float("inf"), ()) for _ in lines)]
    for column in range(width):
        best = [
            min(
                (
                    (best[start][0] + _cost(lines[start:end], kinds[column]), (*best[start][1], end))
                    for start in range(end, -1, -1)  # of equals the one that leaves later columns empty
                ),
                key=lambda item: item[0],
            )
            for end in range(len(lines) + 1)
        ]
    ends = best[len(lines)][1]
    return ["\n".join(lines[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def _cost(lines: Sequence[str], holds_figures: bool | None) -> float:
    """How little these lines look like one cell of a column."""
    if not lines:
        return _EMPTY
    cost = sum(_GOES_ON if line[:1].islower() or line[:1] in "(-+" else _BROKEN for line in lines[1:])
    unlike = holds_figures is not None and (len(lines) == 1 and _is_value(lines[0])) is not holds_figures
    return cost + (_UNLIKE if unlike else 0.0)


def _is_value(cell: str) -> bool:
    """Whether a cell holds a figure or nothing but a mark."""
    words = bare(cell)
    return not words or is_figure(words) or is_ordinal(words)
