"""Lines drawn on a page become the grids of tables: cells with their rows, columns and spans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.paged.geometry import Edges

_NEAR = 2.5
"""Points between lines that are one: the sides of a drawn line, and where a line is drawn piece by piece."""
_TOUCH = 4.0
_SHORTEST = 6.0
_WALL = 0.5
"""Of a cell's side, what has to be drawn."""
_MOST_LINES = 1500
"""Of a page: drawings have more, and no tables."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its edges; `row` and `column` count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    edges: Edges


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, by row and column, and where its columns begin and end."""

    cells: tuple[GridCell, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or upright line: `at` is how far down or right it stands."""

    at: float
    start: float
    end: float


def grids_of(strokes: Iterable[Edges]) -> tuple[list[Grid], list[Rule]]:
    """The grids of at least two columns that lines draw, from the top, and the level lines that stand alone."""
    level, upright = _rules(strokes)
    if len(level) + len(upright) > _MOST_LINES:
        return [], []
    grids, alone = [], set(level)
    for across, down in _connected(level, upright):
        if grid := _grid(across, down):
            grids.append(grid)
            alone -= set(across)
    return sorted(grids, key=lambda grid: grid.rows[0]), sorted(alone, key=lambda rule: rule.at)


def _rules(strokes: Iterable[Edges]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright lines, those put together that are drawn in pieces or by both of their sides."""
    level, upright = [], []
    for left, top, right, bottom in strokes:
        if right - left >= bottom - top:
            level.append(Rule((top + bottom) / 2, left, right))
        else:
            upright.append(Rule((left + right) / 2, top, bottom))
    return _put_together(level), _put_together(upright)


def _put_together(rules: Iterable[Rule]) -> list[Rule]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found = []
    for group in groups:
        at = sum(rule.at for rule in group) / len(group)
        start, end = float("inf"), float("-inf")
        for rule in sorted(group, key=lambda rule: rule.start):
            if rule.start > end + _NEAR:
                found.append(Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other, also by way of others."""
    across: dict[int, set[int]] = defaultdict(set)
    down: dict[int, set[int]] = defaultdict(set)
    for i, rule in enumerate(level):
        for j, other in enumerate(upright):
            if (
                rule.start - _TOUCH <= other.at <= rule.end + _TOUCH
                and other.start - _TOUCH <= rule.at <= other.end + _TOUCH
            ):
                across[i].add(j)
                down[j].add(i)
    left = set(across)
    while left:
        rows, columns, new = set[int](), set[int](), {min(left)}
        while new:
            rows |= new
            fresh = {j for i in new for j in across[i]} - columns
            columns |= fresh
            new = {i for j in fresh for i in down[j]} - rows
        left -= rows
        yield [level[i] for i in sorted(rows)], [upright[j] for j in sorted(columns)]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The cells between connected lines; None for fewer than two, and for frames one below the other."""
    upright = [*upright, *_open_sides(level, upright)]
    xs, ys = _places(upright), _places(level)
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _walls(upright, xs, ys)
    floors = _walls(level, ys, xs)
    regions = _Regions(len(ys) - 1, len(xs) - 1)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and not walls[column][row]:
                regions.join((row, column - 1), (row, column))
            if row and not floors[row][column]:
                regions.join((row - 1, column), (row, column))
    cells = []
    for row, column, row_span, column_span in regions.rectangles():
        is_closed = (
            any(walls[column][row : row + row_span])
            and any(walls[column + column_span][row : row + row_span])
            and any(floors[row][column : column + column_span])
            and any(floors[row + row_span][column : column + column_span])
        )
        if is_closed:
            edges = (xs[column], ys[row], xs[column + column_span], ys[row + row_span])
            cells.append(GridCell(row, column, row_span, column_span, edges))
    return Grid(tuple(cells), tuple(xs), tuple(ys)) if len(cells) > 1 and len(xs) > 2 else None


def _open_sides(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    """The sides of a table that has no lines at its left and right, where its level lines end."""
    top, bottom = min(rule.at for rule in level), max(rule.at for rule in level)
    left, right = min(rule.start for rule in level), max(rule.end for rule in level)
    if sum(rule.start - left < _TOUCH for rule in level) * 2 > len(level) and upright[0].at - left > _TOUCH:
        yield Rule(left, top, bottom)
    if sum(right - rule.end < _TOUCH for rule in level) * 2 > len(level) and right - upright[-1].at > _TOUCH:
        yield Rule(right, top, bottom)


def _places(rules: Iterable[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _walls(rules: Sequence[Rule], places: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """Of each place and each step along it, whether a line is drawn there."""
    drawn: list[list[bool]] = []
    for place in places:
        here = [rule for rule in rules if abs(rule.at - place) <= _NEAR]
        drawn.append(
            [
                sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in here) >= _WALL * (end - start)
                for start, end in pairwise(steps)
            ]
        )
    return drawn


class _Regions:
    """The places of a grid, those put together between which no line is drawn."""

    def __init__(self, rows: int, columns: int) -> None:
        self._above = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def _top(self, place: tuple[int, int]) -> tuple[int, int]:
        while self._above[place] != place:
            self._above[place] = place = self._above[self._above[place]]
        return place

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        """Put two places, with all that they are together with, together."""
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first

    def rectangles(self) -> Iterator[tuple[int, int, int, int]]:
        """Row, column and spans of each region, by row and column; one of another shape place by place."""
        regions: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for place in self._above:
            regions[self._top(place)].append(place)
        found = []
        for places in regions.values():
            rows, columns = {row for row, _ in places}, {column for _, column in places}
            if len(places) == len(rows) * len(columns):
                found.append((min(rows), min(columns), len(rows), len(columns)))
            else:
                found += [(row, column, 1, 1) for row, column in places]
        yield from sorted(found)
