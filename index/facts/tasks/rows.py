"""The tasks that a table sets: a column says what is to be done, one by whom, one until when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.facts.tasks.shared import read_charge
from index.facts.types import Task, said
from index.language.text import fold_space
from index.lexicon.patterns import pattern
from index.structure.reading import Reading
from index.structure.rows import TableRow

_TASK = pattern(r"(?:{columns:before_task}[ ,/]+)*{columns:task}(?!\w)")
_CONTENT = pattern(r"{columns:content}(?!\w)")
_DOES = pattern(r"(?:.*(?<!\w))?{columns:does}(?!\w)")
_JOINS = pattern(r"(?:.*(?<!\w))?{columns:joins}(?!\w)")
_DUE = pattern(r"{columns:due}(?!\w)")
_EVENT = pattern(r"{columns:event}(?!\w)")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a table say what, by number; None where none does."""

    task: int
    does: int
    joins: int | None
    due: int | None


def find_tasks_of_tables(reading: Reading) -> Iterator[Task]:
    """A task for each row that says what is to be done and who does it, in the order of the text."""
    rows = [paragraph.row for paragraph in reading.paragraphs if paragraph.row is not None]
    for _, held in groupby(rows, key=lambda row: row.table):
        of_table = [row for row in held if not row.is_group]
        columns = _columns(_titles(reading.original, of_table))
        for row in of_table if columns else ():
            yield from _task(reading.original, row, columns)


def _titles(text: str, rows: Sequence[TableRow]) -> dict[int, str]:
    """The titles of a table's columns, as they stand beside the first cell of each."""
    found: dict[int, str] = {}
    for cell in (cell for row in rows for cell in row.cells if cell.heading):
        if cell.heading and cell.column not in found:
            found[cell.column] = fold_space(text[cell.heading.start : cell.heading.end])
    return dict(sorted(found.items()))


def _columns(titles: Mapping[int, str]) -> _Columns | None:
    """The columns of a table of tasks; None for another, and for a schedule, which says where something takes place."""
    if any(_EVENT().match(title) for title in titles.values()):
        return None
    due = next((at for at, title in titles.items() if _DUE().match(title)), None)
    task = next((at for at, title in titles.items() if _TASK().match(title)), None)
    if task is None and due is not None:  # "Nội dung" alone may be of anything that has no time
        task = next((at for at, title in titles.items() if _CONTENT().match(title)), None)
    does = next((at for at, title in titles.items() if at != task and _DOES().match(title)), None)
    if task is None or does is None:
        return None
    joins = next((at for at, title in titles.items() if at not in (task, does) and _JOINS().match(title)), None)
    return _Columns(task, does, joins, due)


def _task(text: str, row: TableRow, columns: _Columns | None) -> Iterator[Task]:
    cells = {cell.column: cell for cell in row.cells}
    if columns is None or columns.task not in cells or columns.does not in cells:
        return

    def said_in(column: int | None) -> str | None:
        cell = cells.get(column) if column is not None else None
        return fold_space(text[cell.start : cell.end]) if cell else None

    task, due = cells[columns.task], said_in(columns.due)
    charge = read_charge(said_in(columns.does) or "")
    with_whom = "; ".join(filter(None, (charge.with_whom, said_in(columns.joins)))) or None
    yield Task(said(text, task.start, task.end), charge.who, due, None, concluding=True, with_whom=with_whom)
