"""How a table of words is read and checked.

A table is UTF-8 text, its cells separated by tabs:

- a line that begins with "#" is a comment, an empty line is nothing;
- the first other line is the header; its first column is the key, which no two rows share, unless `# key: -` says so;
- each column is explained above the header by `# column: explanation`, or `# column [one|other]: explanation`, which
  lists all values that it may hold;
- a cell holds one value, several with "|" between them, or "-" for none.

An office's own table has the same header. A row with a new key is one more, one with a key of ours takes its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import Notice, SettingsError, notice

_EXPLAINED = re.compile(r"# (?P<column>[a-z_]+)(?:\s*\[(?P<values>[^\]]+)\])?:\s+(?P<text>\S.*)")


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
    def spellings(self) -> tuple[str, ...]:
        """The key and whatever the column `spellings`, where the table has one, holds beside it."""
        return (self.key, *(self.several("spellings") if "spellings" in self.columns else ()))

    def says(self, **values: str) -> bool:
        """Whether each of these columns holds this value among its own."""
        return all(value in self.several(column) for column, value in values.items())


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, the values that some may hold, and whether keys are told apart."""

    columns: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    has_keys: bool


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
        raise SettingsError("table_without_columns", place=_place(path, 1))
    number, line = lines[first]
    columns = tuple(cell.strip() for cell in line.split("\t"))
    header = like or _explained(line for _, line in lines[:first])
    _check_columns(columns, header.columns, _place(path, number))
    header = Header(columns, header.values, header.has_keys)
    return header, read_rows(lines[first + 1 :], path, header, set() if header.has_keys else None)


def _explained(comments: Iterable[str]) -> Header:
    """The header that the comments above it explain."""
    found = {match["column"]: match for line in comments if (match := _EXPLAINED.match(line))}
    values = {column: frozenset(match["values"].split("|")) for column, match in found.items() if match["values"]}
    has_keys = "key" not in found or found["key"]["text"].strip() != "-"
    return Header(tuple(column for column in found if column != "key"), values, has_keys)


def _place(path: str, line: int) -> Notice:
    return notice("table_line", path=path, line=line)


def _check_columns(columns: tuple[str, ...], wanted: tuple[str, ...], place: Notice) -> None:
    unknown = [column for column in columns if column not in wanted]
    if unknown:
        raise SettingsError("columns_unknown", place=place, unknown=tuple(unknown), columns=wanted)
    missing = [column for column in wanted if column not in columns]
    if missing:
        raise SettingsError("columns_missing", place=place, columns=tuple(missing))
    if len(set(columns)) != len(columns) or columns[0] != wanted[0]:
        raise SettingsError("columns_out_of_order", place=place, first=wanted[0])


def read_rows(lines: Iterable[tuple[int, str]], path: str, header: Header, known: set[str] | None) -> Iterator[Row]:
    """The rows of numbered lines, checked; keys are told apart where `known` collects them."""
    for number, line in lines:
        if line.startswith("#"):
            continue
        place = _place(path, number)
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
