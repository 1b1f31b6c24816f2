"""Workbooks of Excel 97 to 2003."""

import io

import xlrd

from index.errors import DocumentRefused
from index.readers.letters.in_unicode import Run
from index.readers.text.sheets.number_formats import GENERAL, shown_number
from index.readers.text.sheets.sheets import At, Sheet, read_sheets
from index.readers.types import Read


def read_xls(data: bytes, name: str) -> Read:
    """The text of a workbook, each sheet a page.

    Raises:
        DocumentRefused: If it has a password or is damaged.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        return read_sheets([_sheet(book, sheet) for sheet in book.sheets()])
    except xlrd.XLRDError as error:
        code = "file_encrypted" if "encrypted" in str(error) else "file_damaged"
        raise DocumentRefused(code, file=name) from error
    except DocumentRefused:
        raise
    except Exception as error:  # of a damaged workbook `xlrd` raises what its bytes lead to
        raise DocumentRefused("file_damaged", file=name) from error


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    cells: dict[At, Run] = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            code, font = _style(book, cell.xf_index)
            if text := _shown(cell, code, from_1904=bool(book.datemode)):
                cells[row, column] = Run(text, font)
    return Sheet(
        sheet.name,
        cells,
        tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
        bool(sheet.visibility),
        frozenset(row for row, about in sheet.rowinfo_map.items() if about.hidden),
        frozenset(column for column, about in sheet.colinfo_map.items() if about.hidden),
    )


def _style(book: xlrd.Book, number: int | None) -> tuple[str, str]:
    """The format and font of a cell's style."""
    if number is None or not 0 <= number < len(book.xf_list):
        return GENERAL, ""
    style = book.xf_list[number]
    code = book.format_map.get(style.format_key)
    font = book.font_list[style.font_index].name if style.font_index < len(book.font_list) else ""
    return code.format_str if code is not None else GENERAL, font


def _shown(cell: xlrd.sheet.Cell, code: str, *, from_1904: bool) -> str:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown_number(cell.value, code, from_1904=from_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    return ""
