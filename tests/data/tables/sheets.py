"""Spreadsheets: numbers, percentages and days as Excel keeps them, formulas with the values last worked out."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import xlwt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.data.tables.layout import Block, Table

_DAY = "dd/mm/yyyy"
_FORMULA_CELL = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?')
_SUM = re.compile(r"SUM\(([A-Z])(\d+):\1(\d+)\)")
_REFERENCE = re.compile(r"[A-Z]\d+")


def write_xlsx(blocks: list[Block], path: Path) -> None:
    """A sheet a table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    values: list[dict[str, float]] = []
    for name, above, table in _sheets(blocks):
        sheet = book.create_sheet(name)
        values.append(_fill(sheet, above, table))
    book.save(path)
    _keep_values(path, values)


def write_xls(blocks: list[Block], path: Path) -> None:
    """A sheet a table, as Excel 97 keeps it."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str=_DAY)
    for name, above, table in _sheets(blocks):
        sheet = book.add_sheet(name)
        for i, text in enumerate(above):
            sheet.write_merge(i, i, 0, table.width - 1, text)
        for cell in table.cells():
            top, value = cell.row + len(above) + 1, _value(cell.text)
            place = (top, top + cell.rows - 1, cell.column, cell.column + cell.columns - 1)
            if isinstance(value, date):
                sheet.write_merge(*place, value, day)
            else:
                sheet.write_merge(*place, value)
    book.save(str(path))


def _sheets(blocks: list[Block]) -> Iterator[tuple[str, list[str], Table]]:
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            yield above[0], above[1:], block
            above = []
        else:
            above.append(str(block))


def _fill(sheet: Worksheet, above: list[str], table: Table) -> dict[str, float]:
    """Write a sheet; answer the values of its formulas."""
    for i, text in enumerate(above, 1):
        sheet.cell(i, 1, text).font = Font(bold=i == 1)
        sheet.merge_cells(start_row=i, end_row=i, start_column=1, end_column=table.width)
    for i in range(table.width):
        sheet.column_dimensions[get_column_letter(i + 1)].width = 36 if i == 1 else 18
    known: dict[str, str] = {}
    for cell in table.cells():
        top, left = cell.row + len(above) + 2, cell.column + 1
        value = _value(cell.text)
        target = sheet.cell(top, left, value)
        target.alignment = Alignment(wrap_text=True)
        target.number_format = _number_format(value)
        known[f"{get_column_letter(left)}{top}"] = cell.text
        if cell.rows * cell.columns > 1:
            bottom, right = top + cell.rows - 1, left + cell.columns - 1
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    return {place: _work_out(place, known) for place, text in known.items() if text.startswith("=")}


def _value(text: str) -> str | int | date:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return int(text) if text.isdecimal() else text


def _number_format(value: str | int | date) -> str:
    if isinstance(value, date):
        return _DAY
    if isinstance(value, str):
        return "0.0%" if "/" in value and value.startswith("=") else "#,##0"
    return "#,##0" if value > 100 else "General"


def _work_out(place: str, known: dict[str, str]) -> float:
    """The value of a cell: sums, additions and one division are all that is needed."""
    text = known.get(place) or "0"
    if not text.startswith("="):
        return float(text)
    text = _SUM.sub(lambda m: "+".join(f"{m[1]}{i}" for i in range(int(m[2]), int(m[3]) + 1)), text[1:])
    if "/" in text:
        above, below = text.split("/")
        return _work_out(above, known) / _work_out(below, known)
    return sum(_work_out(reference, known) for reference in _REFERENCE.findall(text))


def _keep_values(path: Path, values: list[dict[str, float]]) -> None:
    """Put the values into the cells with formulas, as Excel does."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for i, sheet in enumerate(values, 1):
        name = f"xl/worksheets/sheet{i}.xml"
        parts[name] = _with_values(parts[name].decode(), sheet).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def _with_values(text: str, values: dict[str, float]) -> str:
    return _FORMULA_CELL.sub(lambda m: f"{m[1]}<v>{values[m[2]]:.12g}</v>", text)
