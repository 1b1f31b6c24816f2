"""What the command line writes: lines, tables and bars, without characters that would steer the terminal."""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.messages import messages
from index.errors import Notice

_output = Console()
_error = Console(stderr=True)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would steer the terminal or turn the direction of writing, unlike a tab or the end of a line."""
_FORMULA = ("=", "+", "-", "@")


def harmless(text: str) -> str:
    """The text with control characters written out as in Python, but for tabs and ends of lines."""
    return _CONTROL.sub(lambda control: control[0].encode("unicode_escape").decode("ascii"), text)


def on_one_line(name: str) -> str:
    """The name of a file or the like, which may hold any character, harmless and without ends of lines."""
    return harmless(name).replace("\n", r"\n")


def say(line: str, *, style: str | None = None) -> None:
    """A line for the person, on standard error, so that standard output has what was asked for only."""
    _error.print(harmless(line), style=style, markup=False, highlight=False, soft_wrap=True)


def tell(notice: Notice) -> None:
    """What goes on, for the person, on standard error."""
    say(messages.sentence(notice))


def write(text: str = "", *, style: str | None = None) -> None:
    """Text as it is, broken between words on a terminal only: who reads from a pipe wants whole lines."""
    _output.print(harmless(text), style=style, markup=False, highlight=False, soft_wrap=not _output.is_terminal)


def write_stored(text: str) -> None:
    """The text of a document, into a pipe with every character as it is stored, since offsets count them."""
    sys.stdout.write((harmless(text) if sys.stdout.isatty() else text) + "\n")


def write_json(value: object) -> None:
    """The value as one line of JSON, control characters as its escapes."""
    text = json.dumps(value, ensure_ascii=False)
    sys.stdout.write(_CONTROL.sub(lambda control: f"\\u{ord(control[0]):04x}", text) + "\n")


def write_csv(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The rows under their titles; what a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(titles)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """A value as it is written into a cell: no formula, nothing that steers the terminal; booleans as in JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    return harmless(f"'{value}" if value.lstrip()[:1] in _FORMULA else value)


def write_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with these titles over its columns."""
    table = Table(*titles)
    for row in rows:
        table.add_row(*(escape(harmless(cell)) for cell in row))
    _output.print(table)


def write_finding(text: str, *, is_fine: bool) -> None:
    """A line with a tick or a cross before it."""
    mark = "[green]✓[/]" if is_fine else "[red]✗[/]"
    _output.print(f"{mark} {escape(on_one_line(text))}", highlight=False, soft_wrap=True)


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step, on standard error, gone when done; none where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_error, transient=True, disable=not _error.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(messages.said(f"step.{step}"), total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield report
