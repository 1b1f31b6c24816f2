"""Sheets of OpenDocument; a cell's text stands in the file as it is shown.

Source: OpenDocument 1.3, part 3, 9, tables.
"""

from collections.abc import Iterator

from index.errors import DocumentRefused
from index.readers.letters.in_unicode import Run
from index.readers.text.sheets.sheets import At, Sheet, read_sheets
from index.readers.types import Read
from index.readers.word.package import Element, open_package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NOTE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_NOT_SHOWN = ("collapse", "filter")
_MOST_REPEATED = 10_000
"""A row or cell that is repeated more often than this fills the rest of the sheet and says nothing."""


def read_ods(data: bytes, name: str) -> Read:
    """The text of the sheets, each a page.

    Raises:
        DocumentRefused: If they cannot be opened.
    """
    package = open_package(data, name)
    root = package.xml("content.xml")
    if root is None:
        raise DocumentRefused("file_damaged", file=name)
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(one.get(f"{_TABLE}display") == "false" for one in style.iterfind(f"{_STYLE}table-properties"))
    }
    sheets = [_sheet(table, hidden) for table in root.iter(f"{_TABLE}table") if _is_sheet(table)]
    return read_sheets(sheets, left_out=package.damaged)


def _is_sheet(table: Element) -> bool:
    """Whether a table is a sheet and does not stand in a cell."""
    return next(table.iterancestors(f"{_TABLE}table"), None) is None


def _sheet(table: Element, hidden_styles: set[str | None]) -> Sheet:
    cells: dict[At, Run] = {}
    merged: list[tuple[int, int, int, int]] = []
    hidden: set[int] = set()
    at = 0
    for row in _rows(table):
        again = _repeated(row, "rows")
        for number in range(at, at + again):
            _read_row(row, number, cells, merged)
            if row.get(f"{_TABLE}visibility") in _NOT_SHOWN:
                hidden.add(number)
        at += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
    is_hidden = table.get(f"{_TABLE}style-name") in hidden_styles
    return Sheet(table.get(f"{_TABLE}name", ""), cells, tuple(merged), is_hidden, frozenset(hidden), _columns(table))


def _rows(node: Element) -> Iterator[Element]:
    """The rows of a sheet, those in groups too."""
    for child in node:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}{name}" for name in ("table-row-group", "table-header-rows", "table-rows")):
            yield from _rows(child)


def _columns(table: Element) -> frozenset[int]:
    """The columns that are not shown."""
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        again = _repeated(column, "columns")
        if column.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            hidden.update(range(at, at + again))
        at += again
    return frozenset(hidden)


def _repeated(node: Element, what: str) -> int:
    """How often a row, column or cell stands one behind the other; once where it is only repeated to fill."""
    again = int(node.get(f"{_TABLE}number-{what}-repeated", "1"))
    return again if again <= _MOST_REPEATED else 1


def _read_row(row: Element, at: int, cells: dict[At, Run], merged: list[tuple[int, int, int, int]]) -> None:
    column = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        again = _repeated(cell, "columns")
        text = "\n".join(map(_text, cell.iterfind(f"{_TEXT}p")))
        is_covered = cell.tag == f"{_TABLE}covered-table-cell"
        if text and not is_covered:
            for number in range(column, column + again):
                cells[at, number] = Run(text)
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            merged.append((at, column, at + down - 1, column + across - 1))
        column += again


def _text(node: Element) -> str:
    """A paragraph's text; blanks and line ends that are written as elements too, notes not."""
    if node.tag == _NOTE:
        return ""
    said = [node.text or ""]
    for child in node:
        if child.tag == f"{_TEXT}s":
            said.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 100))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            said.append(" " if child.tag.endswith("tab") else "\n")
        else:
            said.append(_text(child))
        said.append(child.tail or "")
    return "".join(said)
