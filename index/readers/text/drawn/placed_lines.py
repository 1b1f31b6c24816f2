"""Which lines of a table set by spaces are of which row: numbers stand beside the first line or the middle one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_MOST_COST = 1.5
"""So many lines may numbers stand away from where they should on the average."""
_GOES_ON = 0.4
"""What it costs that a cell begins with a small letter."""
_BLANK = 0.3
"""What a blank line above a row is worth."""

_LATE = 0.5
"""What it costs that a cell begins below the number, where numbers stand beside first lines."""

_PARTED = 0.4

_Cost = Callable[[int, int, int], float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line: the number of its row, where it has it, and what stands in each column."""

    number: str
    cells: tuple[str, ...]
    is_after_blank: bool


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of so many lines, the lines of each cell one below the other."""

    number: str
    cells: tuple[str, ...]
    size: int


def rows_of(lines: Sequence[Placed], title: int) -> list[PlacedRow] | None:
    """The rows, that of the titles first; None where their numbers tell no rows.

    Args:
        title: The line that has the title of the numbers.
    """
    marks = [title, *(at for at, line in enumerate(lines) if line.number)]
    if len(marks) < 2:
        return None
    from_first, from_middle = _cuts(lines, marks, _from_first), _cuts(lines, marks, _from_middle)
    late = _LATE * sum(_begun_late(lines[start:end]) for start, end in pairwise([*marks[1:], len(lines)]))
    cost, starts = from_first if from_first[0] + late <= from_middle[0] else from_middle
    if cost > _MOST_COST * len(marks):
        return None
    ends = [*starts[1:], len(lines)]
    return [_row(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _begun_late(lines: Sequence[Placed]) -> int:
    """How many cells do not begin on the first of these lines."""
    return sum(not first and any(below) for first, *below in zip(*(line.cells for line in lines), strict=True))


def _row(lines: Sequence[Placed]) -> PlacedRow:
    cells = zip(*(line.cells for line in lines), strict=True)
    number = next((line.number for line in lines if line.number), "")
    return PlacedRow(number, tuple("\n".join(filter(None, cell)) for cell in cells), len(lines))


def _from_first(start: int, _: int, mark: int) -> float:
    """How far a number stands from the first line of its row."""
    return abs(start - mark)


def _from_middle(start: int, end: int, mark: int) -> float:
    """How far it stands from the middle of its row."""
    return abs((start + end - 1) / 2 - mark)


def _cuts(lines: Sequence[Placed], marks: Sequence[int], away: _Cost) -> tuple[float, list[int]]:
    """The cheapest way to part the lines, one number in each part: what it costs, and where each part begins."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    blanks = [0, *accumulate(line.is_after_blank for line in lines)]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        ends = [len(lines)] if following is None else range(mark + 1, following + 1)
        best = {
            end: min(
                (
                    (cost + _away(blanks, away, (starts[-1], end, mark)), [*starts, end])
                    for cost, starts in best.values()
                ),
                key=lambda found: found[0],
            )
            for end in ends
        }
        best = {end: (cost + _of_beginning(lines, end, following), starts) for end, (cost, starts) in best.items()}
    cost, starts = best[len(lines)]
    return cost, starts[:-1]


def _away(blanks: Sequence[int], away: _Cost, row: tuple[int, int, int]) -> float:
    """How far a number stands from its place in a row; of one that goes on over a page's end that is not sure.

    Args:
        blanks: So many lines above each one stand behind a blank one.
    """
    start, end, _ = row
    return away(*row) * (_PARTED if blanks[end] > blanks[start + 1] else 1.0)


def _of_beginning(lines: Sequence[Placed], start: int, mark: int | None) -> float:
    """What it costs that a row begins on a line."""
    if mark is None:
        return 0.0
    cost = -_BLANK if lines[start].is_after_blank else 0.0
    for column in range(len(lines[start].cells)):
        said = next((line.cells[column] for line in lines[start : mark + 1] if line.cells[column]), "")
        cost += _GOES_ON if said[:1].islower() else 0.0
    return cost
