"""Tables that were flattened to a cell a line: their rows are told by numbers that count on, or by days that recur."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from index.lexicon.kinds import numbers_rows
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from index.readers.blocks import Table
from index.readers.tabular.grid import is_figure, is_ordinal
from index.readers.text.drawn.cells import Rows, bare, table_of, value_of
from index.readers.text.drawn.placing import kinds_of_columns, placed

_MOST_TITLES, _TITLE_CHARS, _CELL_CHARS = 14, 120, 400
_KEY_CHARS, _SHORT_TITLE = 40, 40
_LEAST_ROWS = 3
_PERIODS = range(2, 7)
_MOST_LINES = 4000
_REACH = 3
_LETTER = re.compile(r"[IVXLC]+|[A-ZĐ]")
_NO_CELL = re.compile(r"[-+*•–#|]|(?:\d{1,2}[.)]|[a-zđ]\))\s|(?:Điều|ĐIỀU)\s\d")
_DIGITS = re.compile(r"\d+")
_total = pattern(r"{columns:total}(?!\w)")
_weekday = pattern(r"{dates:weekday}(?!\w)")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What may be a cell: a line, or lines between blank ones; `last` is the number of its last line."""

    text: str
    last: int


class ListedTables:
    """The tables of lines, asked for one line after another; what each asking needs of all of them is made once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _by_line(self) -> list[_Unit]:
        """The lines that are not blank."""
        return [_Unit(line.strip(), number) for number, line in enumerate(self._lines) if line.strip()]

    @cached_property
    def _between_blanks(self) -> list[_Unit]:
        """The lines between blank ones as one."""
        found: list[list[_Unit]] = []
        for unit in self._by_line:
            if found and found[-1][-1].last == unit.last - 1:
                found[-1].append(unit)
            else:
                found.append([unit])
        return [_Unit("\n".join(unit.text for unit in units), units[-1].last) for units in found]

    def table_at(self, at: int) -> tuple[Table, int] | None:
        """The table that begins on this line, and so many lines that it takes; None where none does."""
        words = bare(self._lines[at])
        found: tuple[Table, int] | None = None
        if numbers_rows(words):
            found = _numbered(self._units(at), words)
        elif _may_head(words) and _may_recur(self._lines, at):
            found = _recurring(_near(self._by_line, at, _MOST_TITLES * _MOST_TITLES))
        return found and (found[0], found[1] - at)

    def _units(self, at: int) -> list[_Unit]:
        """What may be cells from here on: lines, or all between blank lines where every title stands so."""
        near = _near(self._by_line, at, _MOST_LINES)
        heads = near[: _MOST_TITLES + 1]
        first = next((place for place, unit in enumerate(heads) if value_of(bare(unit.text)) is not None), 0)
        if first > 1 and all(below.last - above.last > 1 for above, below in pairwise(heads[: first + 1])):
            return [near[0], *_near(self._between_blanks, at + 1, _MOST_LINES)]
        return near


def _near(units: Sequence[_Unit], at: int, lines: int) -> list[_Unit]:
    """Those that end on one of so many lines from this one on."""
    start, end = (bisect_left(units, line, key=lambda unit: unit.last) for line in (at, at + lines))
    return list(units[start:end])


def _may_head(words: str) -> bool:
    """Whether a line may be a title above rows that begin with days or hours; capitals name the paper."""
    return len(words) <= _SHORT_TITLE and not words.isupper() and _is_title(words)


def _may_be_cell(words: str) -> bool:
    return bool(words) and not _NO_CELL.match(words)


# Numbered rows


def _numbered(units: Sequence[_Unit], first: str) -> tuple[Table, int] | None:
    """The table below titles the first of which is that of the numbers, and the line behind it."""
    begin = next((at for at, unit in enumerate(units[: _MOST_TITLES + 1]) if at and _begins_rows(unit)), None)
    if begin is None or begin < 2 or any(len(unit.text) > _TITLE_CHARS for unit in units[:begin]):
        return None
    titles = [first, *(unit.text for unit in units[1:begin])]
    counted = [value_of(bare(unit.text)) for unit in units[begin : begin + begin]]
    begin += len(titles) if counted == list(range(1, len(titles) + 1)) else 0  # "(1)", "(2)", … number the columns
    pieces, taken = _pieces(units, begin, len(titles))
    full = [row for row in pieces if len(row) == len(titles)]
    rows = [row for row in pieces if len(row) > 2 and row[0]]  # without the one that sums up
    if not taken or len(rows) < 2:
        return None
    if 2 * len(full) < len(rows):
        width = len(rows[0])
        if any(len(row) != width for row in rows) or not 2 <= width < len(titles):
            return None
        kinds = kinds_of_columns(rows)
        said = [[" ".join(titles), *[""] * (width - 1)], *(placed(row, width, kinds) for row in pieces)]
        return table_of(said, spans=[(0, 0, width)]), units[taken - 1].last + 1
    kinds = kinds_of_columns(full)
    return (
        table_of([titles, *(placed(row, len(titles), kinds) for row in pieces)], titles=1),
        units[taken - 1].last + 1,
    )


def _begins_rows(unit: _Unit) -> bool:
    words = bare(unit.text)
    return value_of(words) == 1 or words in ("I", "A")


def _pieces(units: Sequence[_Unit], at: int, width: int) -> tuple[Rows, int]:
    """The cells of each row, or those of a line that names rows, and where the table ends."""
    rows: Rows = []
    number: int | None = None
    while at < len(units):
        words = bare(units[at].text)
        value = value_of(words)
        if value is None and _LETTER.fullmatch(words) and at + 1 < len(units):
            rows.append([words, units[at + 1].text])
            at, number = at + 2, None
            continue
        if value is None or value != (1 if number is None else number + 1):
            break
        size = _size(units, at, width, value)
        if size < 2:
            break
        rows.append([unit.text for unit in units[at : at + size]])
        at, number = at + size, value
    if rows and at < len(units) and _total().match(bare(units[at].text).lower()):
        size = 1
        while at + size < len(units) and is_figure(bare(units[at + size].text)) and size < width:
            size += 1
        rows.append(["", *(unit.text for unit in units[at : at + size])])
        at += size
    return rows, at if rows else 0


def _size(units: Sequence[_Unit], at: int, width: int, value: int) -> int:
    """How many cells the row that begins here has: as many as there are titles, else up to the next number."""

    def follows(place: int) -> bool:
        words = bare(units[place].text)
        return value_of(words) == value + 1 or (_LETTER.fullmatch(words) is not None and not is_figure(words))

    if at + width < len(units) and follows(at + width):
        return width
    reach = min(len(units), at + _REACH * width)
    following = next((place for place in range(at + 2, reach) if follows(place)), None)
    if following is not None and value_of(bare(units[following].text)) == value + 1:
        return following - at
    size = 1
    while size < width and at + size < len(units) and _is_cell(units[at + size]):
        size += 1
    return size


def _is_cell(unit: _Unit) -> bool:
    words = bare(unit.text)
    return len(words) <= _CELL_CHARS and not _total().match(words.lower()) and not numbers_rows(words)


# Rows that begin with a day or an hour


def _may_recur(lines: Sequence[str], at: int) -> bool:
    """Whether a day or an hour stands soon below this line: most lines are told by this alone."""
    near = (lines[below].strip() for below in range(at + 1, min(len(lines), at + _MOST_LINES)))
    return any(_shape(line) is not None for line in islice(filter(None, near), _PERIODS[-1]))


def _recurring(units: Sequence[_Unit]) -> tuple[Table, int] | None:
    """The table of rows of one length, each of which begins with a day or an hour, and the line behind it."""
    for period in _PERIODS:
        for titled in (period, period - 1):
            keys = range(titled, len(units), period)
            shape = _shape(units[titled].text) if titled < len(units) else None
            if shape is None or any(_shape(unit.text) is not None for unit in units[:titled]):
                continue
            rows = 0
            for key in keys:
                cells = units[key : key + period]
                is_row = len(cells) == period and _shape(cells[0].text) == shape
                if not is_row or not all(_is_short(cell.text) and _shape(cell.text) != shape for cell in cells[1:]):
                    break
                rows += 1
            if rows >= _LEAST_ROWS and all(_is_title(unit.text) for unit in units[:titled]):
                heads = [*[""] * (period - titled), *(unit.text for unit in units[:titled])]
                body = [[unit.text for unit in units[key : key + period]] for key in keys[:rows]]
                return table_of([heads, *body], titles=1), units[titled + rows * period - 1].last + 1
    return None


@from_lexicon
@lru_cache(maxsize=4096)
def _shape(text: str) -> str | None:
    """How a short line with a day, weekday or hour is written, its digits left out; None for any other line."""
    words = bare(text)
    if len(words) > _KEY_CHARS or not _may_be_cell(words) or is_ordinal(words):
        return None
    plain = _weekday().sub("W", words.lower())
    is_time = "W" in plain or re.search(r"\d\s*[/hg:]\s*\d|\d\s*(?:giờ|h)\b", plain) is not None
    return _DIGITS.sub("0", plain) if is_time else None


def _is_short(text: str) -> bool:
    words = bare(text)
    return len(words) <= _TITLE_CHARS and _may_be_cell(words) and not words.endswith(";")


def _is_title(text: str) -> bool:
    words = bare(text)
    return len(words) <= _SHORT_TITLE and _may_be_cell(words) and not words.endswith((".", ":", ";", ","))
