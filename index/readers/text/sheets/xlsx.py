"""Workbooks of Excel 2007 and later.

Source: ECMA-376-1, part 18, SpreadsheetML.
"""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from index.errors import DocumentRefused, notice
from index.readers.letters.in_unicode import Run
from index.readers.text.sheets.number_formats import BUILT_IN, GENERAL, shown_number
from index.readers.text.sheets.sheets import At, Sheet, read_sheets
from index.readers.types import Read
from index.readers.word.package import Element, Package, open_package

_MOST_COLUMNS = 16384
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share.

    Attributes:
        strings: Those that cells name by number.
        styles: Format and font of each style that cells name by number.
        from_1904: Whether days count from 1904.
    """

    strings: list[str]
    styles: list[tuple[str, str]]
    from_1904: bool


def read_xlsx(data: bytes, name: str) -> Read:
    """The text of a workbook, each sheet a page.

    Raises:
        DocumentRefused: If it cannot be opened.
    """
    package = open_package(data, name)
    main = package.linked("officeDocument")
    root = package.xml(main) if main is not None else None
    if main is None or root is None:
        raise DocumentRefused("file_damaged", file=name)
    links = package.links(main)
    about = next(root.iter("{*}workbookPr"), None)
    styles = package.linked("styles", main)
    book = _Book(
        list(_strings(package, main)),
        list(_styles(package, styles)) if styles is not None else [],
        about is not None and about.get("date1904") in ("1", "true"),
    )
    sheets, unknown = [], 0
    for one in root.iter("{*}sheet"):
        link = links.get(one.get(_ID, ""))
        sheet = package.xml(link.part) if link is not None and link.kind == "worksheet" else None
        if sheet is not None:
            cells, without_value = _cells(sheet, book)
            unknown += without_value
            sheets.append(_sheet(one, sheet, cells))
    told = [notice("left_out_formulas", count=unknown)] if unknown else []
    return read_sheets(sheets, left_out=[*package.damaged, *told])


def _strings(package: Package, main: str) -> Iterator[str]:
    part = package.linked("sharedStrings", main) or posixpath.join(posixpath.dirname(main), "sharedStrings.xml")
    root = package.xml(part)
    for one in root.iterfind("{*}si") if root is not None else ():
        yield _text(one)


def _text(node: Element) -> str:
    """The text of a string, without how it is pronounced."""
    return "".join(one.text or "" for path in ("{*}t", "{*}r/{*}t") for one in node.iterfind(path))


def _styles(package: Package, part: str) -> Iterator[tuple[str, str]]:
    root = package.xml(part)
    if root is None:
        return
    codes = dict(BUILT_IN)
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[_number(one.get("numFmtId"))] = one.get("formatCode", GENERAL)
    names = [one.find("{*}name") for one in root.iterfind("{*}fonts/{*}font")]
    fonts = [name.get("val", "") if name is not None else "" for name in names]
    for one in root.iterfind("{*}cellXfs/{*}xf"):
        font = _number(one.get("fontId"))
        code = codes.get(_number(one.get("numFmtId")), GENERAL)
        yield code, fonts[font] if 0 <= font < len(fonts) else ""


def _number(written: str | None) -> int:
    """The number of an attribute; -1 for what is none."""
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 8 else -1


def _cells(sheet: Element, book: _Book) -> tuple[dict[At, Run], int]:
    """What each cell shows, and in how many stands a formula without its value."""
    cells: dict[At, Run] = {}
    unknown = 0
    row_at = -1
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        said = _number(row.get("r"))
        row_at = said - 1 if said > 0 else row_at + 1
        column_at = -1
        for cell in row.iterfind("{*}c"):
            said_at = _corner(cell.get("r", ""))
            column_at = said_at[1] if said_at is not None else column_at + 1
            style = _number(cell.get("s"))
            code, font = book.styles[style] if 0 <= style < len(book.styles) else (GENERAL, "")
            text = _shown(cell, code, book)
            if text:
                cells[row_at, column_at] = Run(text, font)
            elif text is None:
                unknown += 1
    return cells, unknown


def _shown(cell: Element, code: str, book: _Book) -> str | None:
    """What a cell shows; None for a formula whose value was not kept."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return _text(inline) if inline is not None else ""
    value = cell.findtext("{*}v")
    if value is None or value == "":
        return None if cell.find("{*}f") is not None and kind != "str" else ""
    if kind == "s":
        number = _number(value)
        return book.strings[number] if 0 <= number < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "n":
        with suppress(ValueError, OverflowError):
            return shown_number(float(value), code, from_1904=book.from_1904)
    return value


def _corner(reference: str) -> At | None:
    """Row and column of "C7", counted from 0."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _sheet(said: Element, sheet: Element, cells: dict[At, Run]) -> Sheet:
    merged = []
    for one in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        if (start := _corner(first)) and (end := _corner(last)):
            merged.append((*start, *end))
    hidden_rows = {
        _number(row.get("r")) - 1 for row in sheet.iterfind("{*}sheetData/{*}row") if row.get("hidden") in ("1", "true")
    }
    hidden_columns = {
        column
        for one in sheet.iterfind("{*}cols/{*}col")
        if one.get("hidden") in ("1", "true")
        for column in range(_number(one.get("min")) - 1, min(_number(one.get("max")), _MOST_COLUMNS))
    }
    is_hidden = said.get("state", "visible") != "visible"
    name = said.get("name", "")
    return Sheet(name, cells, tuple(merged), is_hidden, frozenset(hidden_rows), frozenset(hidden_columns))
