"""Where the parts of a text stand."""

from index.layout import Cell, Layout, Span
from index.readers.writing import written
from tests.index.readers.tabular.made import table


def test_a_row_goes_from_its_first_title_to_its_last_cell() -> None:
    """Wherever in a cell one asks; a title or what parts two cells is in none."""
    held = written([table(("TT | Việc | Hạn", "1 | Rà soát | 30/6", "2 | Lập đề án | 30/9"))])
    line = held.text.splitlines()[1]
    start = held.text.index(line)

    assert held.layout.row_at(held.text.index("đề án")) == Span(start, start + len(line))
    assert held.layout.row_at(start) is None
    assert held.layout.row_at(held.text.index(" | ", start) + 1) is None
    assert held.layout.row_at(len(held.text)) is None


def test_a_title_above_a_typed_table_is_not_of_its_rows() -> None:
    """A row begins with its own first cell."""
    cells = (Cell(20, 24, 0, 0, 0, Span(0, 4)), Cell(25, 29, 0, 0, 1, Span(5, 9)), Cell(40, 44, 0, 1, 0, Span(0, 4)))

    assert Layout(cells=cells).row_at(26) == Span(20, 29)
    assert Layout(cells=cells).row_at(40) == Span(40, 44)
