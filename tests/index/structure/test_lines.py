"""The lines of a document."""

from index.layout import Span
from index.structure.lines import read_lines

TEXT = "HUYỆN ỦY  NAM SÁCH\n\n  **Số: 05-CT/HU** \n# Tiêu đề\n" + "Một đoạn văn dài. " * 12


def test_lines_that_are_not_blank_are_read_in_order() -> None:
    """Each has its text with single blanks and without marks of Markdown, and whether a blank line is before it."""
    lines = read_lines(TEXT)

    assert [line.text for line in lines[:3]] == ["HUYỆN ỦY NAM SÁCH", "Số: 05-CT/HU", "Tiêu đề"]
    assert [line.after_gap for line in lines] == [True, True, False, False]
    assert [line.is_paragraph for line in lines] == [False, False, False, True]
    assert lines[0].key == "huyện ủy nam sách"


def test_a_line_knows_where_it_stands() -> None:
    """Its offsets are those of the whole line, and trimmed those of what is written in it."""
    line = read_lines(TEXT)[1]

    assert TEXT[line.start : line.end] == line.raw == "  **Số: 05-CT/HU** "
    assert line.trimmed == Span(22, 38)
