"""Which rows of a table hold the titles of its columns, and what the titles are."""

import re
from collections.abc import Sequence

from index.entities.names import find_names
from index.lexicon.kinds import numbers_rows
from index.lexicon.patterns import pattern
from index.readers.blocks import TableCell
from index.readers.tabular.grid import Cells, Grid, filled, is_figure, is_ordinal, texts, words_of

BETWEEN_TITLES = " - "
"""Between the title of several columns and that of one of them."""
_TITLE_CHARS = 120
_MOST_ROWS = 5
_SPANNED_CHARS = 100
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ])(?:\s*=.*)?\s*\)?")
_ITEM = re.compile(r"(?:\d{1,3}[.)]|[-+•*])\s")
_DIGITS = re.compile(r"\d+")
_title = pattern(r"{columns:title}(?!\w)")
_total = pattern(r"{columns:total}(?!\w)")
_FORM_SHARE = 0.5


def title_rows(grid: Grid) -> range:
    """The rows that hold titles, those that only number the columns among them; empty where the table has none.

    Rows above them span the whole table: they name it.
    """
    rows = grid.rows
    first = next((at for at, row in enumerate(rows) if not is_across(row)), len(rows))
    if first >= len(rows) - 1 or grid.width < 2:
        return range(0)
    end = first
    while end < len(rows) and _is_said(rows[end]):
        end += 1
    if end == first:
        if not _may_be_titles(grid, first):
            return range(0)
        end = first + 1
    reach = max(cell.row + cell.row_span for row in rows[first:end] for cell in filled(row))
    above = next(cell.row for cell in filled(rows[first]))
    end = min(max(end, first + reach - above), first + _MOST_ROWS)
    while end < len(rows) and end - first < _MOST_ROWS and _goes_on(rows[end - 1], rows[end]):
        end += 1
    while end < len(rows) and is_numbering(rows[end]):
        end += 1
    return range(first, end) if end < len(rows) else range(0)


def is_across(row: Cells) -> bool:
    """Whether one cell alone stands over the whole of a table of several columns."""
    cells = filled(row)
    return len(cells) == 1 and len(row) > 1 and all(cell is cells[0] for cell in row)


def is_numbering(row: Cells) -> bool:
    """Whether a row numbers the columns: "(1) | (2) | (3)", "A | B | 1 | 2", "3 = 2/1"."""
    said = texts(row)
    if len(said) < 2 or not all(_NUMBERING.fullmatch(text) for text in said):
        return False
    counted = [int(found[0]) for text in said if (found := _DIGITS.search(text))]
    return len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 1


def _is_said(row: Cells) -> bool:
    """Whether the file says that a row holds titles."""
    cells = filled(row)
    return bool(cells) and all(cell.is_heading for cell in cells)


def _may_be_titles(grid: Grid, at: int) -> bool:
    """Whether a row says what can be titles: words, and not what stands in the rows below."""
    said = texts(grid.rows[at])
    if len(said) < 2 or is_ordinal(said[0]) or any(map(is_figure, said)):
        return False
    if any(len(text) > _TITLE_CHARS or text.endswith((";", ",")) for text in said):
        return False
    if any(_ITEM.match(text) or _is_person(text) for text in said):
        return False
    return not is_form(grid)


def _is_person(text: str) -> bool:
    """Whether a cell names someone; a title of two words can look like a name."""
    return any(text.count(" ", name.start, name.end) > 1 for name in find_names(text))


def is_form(grid: Grid) -> bool:
    """Whether a table of two columns has titles in its first: "Họ và tên | …", "Ngày sinh | …"."""
    if grid.width != 2:
        return False
    rows = [row for row in grid.rows if len(filled(row)) == 2]
    labels = [words_of(filled(row)[0]) for row in rows]
    if not labels or len(filled(grid.rows[0])) < 2:
        return False
    if all(label.endswith(":") for label in labels):
        return True
    titled = [label for label in labels if _title().match(label)]
    is_table = _title().match(words_of(filled(grid.rows[0])[1]))
    return len(labels) > 1 and not is_table and len(titled) > _FORM_SHARE * len(labels)


def _goes_on(above: Cells, row: Cells) -> bool:
    """Whether a row has titles of parts only: below a cell that spans several columns, or an empty one beside it."""
    own = [cell for cell in filled(row) if cell not in above]
    if not own or any(is_figure(words_of(cell)) for cell in own):
        return False
    over = [above[cell.column] for cell in own if cell.column < len(above)]
    spans = [held is not None and held.column_span > 1 and held.column_span < len(above) for held in over]
    if all(spans):
        return True
    # Where merged cells are lost, as in CSV, a title of several columns stands above the first of them.
    empty = [held is None or not held.text.strip() for held in over]
    starts = [not is_empty and _begins_run(above, row, cell) for is_empty, cell in zip(empty, own, strict=True)]
    return any(empty) and all(a or b or c for a, b, c in zip(empty, starts, spans, strict=True))


def _begins_run(above: Cells, row: Cells, cell: TableCell) -> bool:
    """Whether the place right of what stands above a cell is empty, and the row goes on there."""
    right = cell.column + cell.column_span
    if right >= len(row) or row[right] is None:
        return False
    beside = above[right]
    return (beside is None or not beside.text.strip()) and bool(row[right] and row[right].text.strip())  # type: ignore[union-attr]


def titles_of(rows: Sequence[Cells]) -> list[str]:
    """The title of each column: what stands above it from top to bottom, each cell once."""
    named = [row for row in rows if not is_numbering(row)]
    columns: list[list[str]] = [[] for _ in (rows[0] if rows else ())]
    for at, row in enumerate(named):
        last = at + 1 == len(named)
        held: TableCell | None = None
        for column, cell in enumerate(row):
            is_empty = cell is None or not cell.text.strip()
            if is_empty and not last and _is_under(named[at + 1], column, held):
                cell = held  # the title of several columns, whose merging is lost
            elif not is_empty:
                held = cell
            text = words_of(cell).rstrip(" :") if cell is not None else ""
            if text and text not in columns[column]:
                columns[column].append(text)
    return [BETWEEN_TITLES.join(parts) for parts in columns]


def _is_under(row: Cells, column: int, held: TableCell | None) -> bool:
    """Whether a part's title stands below an empty place right of a title."""
    cell = row[column]
    return held is not None and cell is not None and bool(cell.text.strip()) and cell is not held


def title_over(titles: Sequence[str], cell: TableCell) -> tuple[int, str]:
    """The column and title of a cell; of one over several columns all their titles, without that of the numbers."""
    spanned = [
        column
        for column in range(cell.column, min(len(titles), cell.column + cell.column_span))
        if not numbers_rows(titles[column])
    ] or [cell.column]
    several = list(dict.fromkeys(titles[column] for column in spanned if titles[column]))
    joined = ", ".join(several)
    if len(joined) > _SPANNED_CHARS or _total().match(words_of(cell)):
        joined = several[0] if several else ""
    return spanned[0], joined
