"""How a table of words is read and checked.

A table is UTF-8 text, its cells separated by tabs:

- a line that begins with "#" is a comment, an empty line is nothing;
- the first other line is the header; its first column is the key, which no two rows share, unless `# key: several` is
  above it;
- each column is explained above the header by `# column: explanation`; where lines `#   value: explanation` follow, or
  where it is `# column [one|other]: explanation`, it holds these values only; `# column [number where uses one|other]:
  explanation` says that it holds whole numbers, and one in each row whose column `uses` holds one of these values;
- a cell holds one value, several with "|" between them, or "-" for none.

An office's own table has the same header, but may leave out the column `example`. A row with a new key is one more;
rows with a key of ours take the place of all that ours has with it; a row with "- " before the key, and "-" in the
other cells, takes those away. Where `# key: -` stands, as in the table of units, a row has no key, and the office's
rows are only more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import Notice, SettingsError, notice

_EXPLAINED = re.compile(r"# (?P<column>[a-z_]+)(?:\s*\[(?P<values>[^\]]+)\])?:\s+(?P<text>\S.*)")
_VALUE = re.compile(r"#   (?P<value>[a-z_]+):\s+\S")
_NUMBERS = re.compile(r"number where (?P<column>[a-z_]+) (?P<values>\S+)")
_NUMBER = re.compile(r"-?[0-9]{1,3}")
_AWAY = "- "
_EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `row["column"]` is a cell as written, "" where it is "-"."""

    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        """The cell of a column.

        Raises:
            KeyError: If the table has no such column.
        """
        try:
            return self.cells[self.columns.index(column)]
        except ValueError:
            raise KeyError(column) from None

    @property
    def key(self) -> str:
        """The first cell."""
        return self.cells[0]

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell in which "|" stands between them; none of an empty cell."""
        return tuple(part for value in self[column].split("|") if (part := value.strip()))

    @property
    def stands_for(self) -> str:
        """The key of those of our rows whose place it takes."""
        return self.key.removeprefix(_AWAY)

    @property
    def takes_away(self) -> bool:
        """Whether nothing comes in their place."""
        return self.key.startswith(_AWAY)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The key and whatever the column `spellings`, where the table has one, holds beside it."""
        return (self.key, *(self.several("spellings") if "spellings" in self.columns else ()))

    def says(self, **values: str) -> bool:
        """Whether each of these columns holds this value among its own."""
        return all(value in self.several(column) for column, value in values.items())


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the rows of a table.

    Attributes:
        columns: Their names.
        values: The values that some of them may hold.
        numbers: Of a column of numbers the column that tells where one is needed, and the values that tell it.
        has_keys: Whether the first cell says which of our rows one of an office's stands for.
        one_each: Whether no two rows have one key.
    """

    columns: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    numbers: Mapping[str, tuple[str, frozenset[str]]]
    has_keys: bool
    one_each: bool


def read_bytes(path: Path) -> bytes:
    """The bytes of an office's table.

    Raises:
        SettingsError: If the file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError("table_unreadable", path=path) from error


def numbered_lines(text: bytes, path: str) -> list[tuple[int, str]]:
    """The lines of a table that are neither empty nor only blanks, with their numbers from 1."""
    try:
        lines = text.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError("table_not_utf8", path=path) from error
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def read_table(text: bytes, path: str, *, like: Header | None = None) -> tuple[Header, Iterator[Row]]:
    """The header and rows of a table; an office's must have the header of ours."""
    lines = numbered_lines(text, path)
    first = next((i for i, (_, line) in enumerate(lines) if not line.startswith("#")), None)
    if first is None:
        raise SettingsError("table_without_columns", place=place_of(path, 1), columns=like.columns if like else ())
    number, line = lines[first]
    columns = tuple(cell.strip() for cell in line.split("\t"))
    header = like or _explained(line for _, line in lines[:first])
    _check_columns(columns, header.columns, place_of(path, number))
    header = replace(header, columns=columns)
    return header, read_rows(lines[first + 1 :], path, header, set() if header.one_each else None)


def _explained(comments: Iterable[str]) -> Header:
    """The header that the comments above it explain."""
    found: dict[str, str] = {}
    values: dict[str, set[str]] = {}
    numbers: dict[str, tuple[str, frozenset[str]]] = {}
    for line in comments:
        if column := _EXPLAINED.match(line):
            last = column["column"]
            found[last] = column["text"].strip()
            if needed := _NUMBERS.fullmatch(column["values"] or ""):
                numbers[last] = needed["column"], frozenset(needed["values"].split("|"))
            values[last] = set(column["values"].split("|")) if column["values"] and not needed else set()
        elif found and (value := _VALUE.match(line)):
            values[last].add(value["value"])
    key = found.pop("key", "")
    listed = {column: frozenset(known) for column, known in values.items() if known}
    return Header(tuple(found), listed, numbers, has_keys=key != "-", one_each=not key)


def place_of(path: str, line: int) -> Notice:
    """Where in a table something is wrong."""
    return notice("table_line", path=path, line=line)


def _check_columns(columns: tuple[str, ...], wanted: tuple[str, ...], place: Notice) -> None:
    unknown = [column for column in columns if column not in wanted]
    if unknown:
        raise SettingsError("columns_unknown", place=place, unknown=tuple(unknown), columns=wanted)
    missing = [column for column in wanted if column not in columns and column != _EXAMPLE]
    if missing:
        raise SettingsError("columns_missing", place=place, columns=tuple(missing))
    if len(set(columns)) != len(columns) or columns[0] != wanted[0]:
        raise SettingsError("columns_out_of_order", place=place, first=wanted[0])


def read_rows(lines: Iterable[tuple[int, str]], path: str, header: Header, known: set[str] | None) -> Iterator[Row]:
    """The rows of numbered lines, checked; keys are told apart where `known` collects them."""
    for number, line in lines:
        if line.startswith("#"):
            continue
        place = place_of(path, number)
        cells = tuple("" if cell.strip() == "-" else cell.strip() for cell in line.split("\t"))
        if len(cells) != len(header.columns) or not cells[0]:
            count = len(header.columns)
            raise SettingsError("cells_wrong", place=place, count=count, columns=header.columns, row=repr(line))
        row = Row(header.columns, cells)
        _check_values(row, header, place)
        if known is not None and row.key in known:
            raise SettingsError("key_doubled", place=place, key=row.key)
        if known is not None:
            known.add(row.key)
        yield row


def _check_values(row: Row, header: Header, place: Notice) -> None:
    for column, allowed in header.values.items():
        for value in row.several(column):
            if value not in allowed:
                known = tuple(sorted(allowed))
                raise SettingsError("value_unknown", place=place, column=column, value=value, known=known)
    for column, (telling, needing) in header.numbers.items():
        is_needed = not needing.isdisjoint(row.several(telling))
        if not _NUMBER.fullmatch(row[column]) and (row[column] or is_needed):
            raise SettingsError("number_wrong", place=place, column=column, value=row[column] or "-")
