"""Tables as text: one line a row, a sign between the cells."""

import csv
from collections import Counter

from index.readers.letters.encoding import decode
from index.readers.letters.in_unicode import Run
from index.readers.text.sheets.sheets import At, Sheet, read_sheets
from index.readers.types import Read

_SIGNS = ";\t|,"
_SAMPLE_CHARS = 100_000
_LONGEST_CELL = 1_000_000


def read_csv(data: bytes, name: str) -> Read:
    """The lines and tables of such a file, whatever sign is between its cells.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    text = decode(data, name=name)
    said = text.lower().startswith("sep=") and len(text) > 5
    sign = text[4] if said else _sign_of(text[:_SAMPLE_CHARS])
    rows = _rows(text.partition("\n")[2] if said else text, sign)
    cells: dict[At, Run] = {
        (row, column): Run(cell) for row, held in enumerate(rows) for column, cell in enumerate(held) if cell.strip()
    }
    return read_sheets([Sheet("", cells)], first_page=None)


def _rows(text: str, sign: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=sign, skipinitialspace=sign != "\t"))
    except csv.Error:  # a quotation mark that is none, or an endless cell
        return [line.split(sign) for line in text.splitlines()]


def _sign_of(sample: str) -> str:
    """The sign by which most lines fall into the same number of cells, of several the one with more cells."""

    def fit(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _rows(sample, sign) if len(row) > 1)
        width, lines = widths.most_common(1)[0] if widths else (0, 0)
        return lines, width

    return max(_SIGNS, key=fit)
