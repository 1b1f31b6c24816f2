"""The tasks that a table sets: a column says what is to be done, one by whom, one until when."""

from collections.abc import Iterator

from index.facts.types import Task, said
from index.language.text import fold_space
from index.layout import Cell
from index.lexicon.patterns import pattern
from index.structure.reading import Reading

_TASK = pattern(r"(?:nội dung |tên )?{columns:task}(?!\w)")
_DOES = pattern(r".*(?<!\w){columns:does}(?!\w)")
_DUE = pattern(r"{columns:due}(?!\w)")


def find_tasks_of_tables(reading: Reading) -> Iterator[Task]:
    """A task for each row that says what is to be done and who does it, in the order of the text."""
    text = reading.original

    def titled(cells: tuple[Cell, ...], title: str) -> Cell | None:
        matches = {"task": _TASK, "does": _DOES, "due": _DUE}[title]()
        return next((c for c in cells if c.heading and matches.match(text, c.heading.start, c.heading.end)), None)

    for paragraph in reading.paragraphs:
        if paragraph.row is None or paragraph.row.is_group:
            continue
        cells = paragraph.row.cells
        task, who, due = (titled(cells, title) for title in ("task", "does", "due"))
        if task is not None and who is not None and task is not who:
            until = fold_space(text[due.start : due.end]) if due is not None else None
            does = fold_space(text[who.start : who.end])
            yield Task(said(text, task.start, task.end), does, until, None, concluding=True)
