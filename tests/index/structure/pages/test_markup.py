"""What only lays a text out is blanked for matching, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.pages.markup import without_markup

PIECES = (
    *("**", "*", "_", "`", "|", "\n", "\n\n", " ", "Điều 1.", "xã An Kỳ", "<br>", "<p>", "&nbsp;", "&ndash;", "[a](b)"),
    *("![c](d)", "<!-- e -->", "---", "# ", "> ", "\\.", "12", ".", ","),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_text_keeps_its_length(text: str) -> None:
    """However marks stand together, no offset moves."""
    assert len(without_markup(text)) == len(text)


@given(st.text(max_size=200))
def test_any_text_keeps_its_length(text: str) -> None:
    """The same of any letters."""
    assert len(without_markup(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Điều 1.** Công nhận", "  Điều 1.   Công nhận"),
        ("**TM. ỦY BAN NHÂN\nDÂN**", "  TM. ỦY BAN NHÂN DÂN  "),
        ("**QUYẾT ĐỊNH\nVề việc khen thưởng**", "  QUYẾT ĐỊNH\nVề việc khen thưởng  "),
        ("*An\nKỳ, ngày 05 tháng 3 năm 2024*", " An KỳX, ngày 05 tháng 3 năm 2024 ".replace("X", "")),
        ("(*) Ghi chú\n* Một mục\n3 * 4 = 12", "(*) Ghi chú\n* Một mục\n3 * 4 = 12"),
        ("ông **Đoàn Văn Bá**, Bí thư", "ông   Đoàn Văn Bá,   Bí thư"),
        ("Xem [nghị quyết](https://an.ky/1)", "Xem  nghị quyết " + " " * len("(https://an.ky/1)")),
        ("![Quang cảnh](a.jpg)", " " * len("![Quang cảnh](a.jpg)")),
        ("UBND HUYỆN<br>AN KỲ", "UBND HUYỆN\n   AN KỲ"),
        ("| A<br>B | C |", "| A    B | C |"),
        ("2025&nbsp;&ndash;&nbsp;2026", "2025      –            2026".replace("–            ", "–" + " " * 12)),
        ("1\\. Mục đích", "1.  Mục đích"),
        ("|\n|\nSố: 12/QĐ-UBND\n|", " \n \nSố: 12/QĐ-UBND\n "),
        ("-------\n_____\n===", "-------\n_____\n==="),
        ("[//]: # (ảnh)\n# Tiêu đề", " " * len("[//]: # (ảnh)") + "\n# Tiêu đề"),
    ],
)
def test_what_is_left(text: str, shown: str) -> None:
    """Marks, tags and bars alone become blanks; items, sums, rules and headings stay."""
    assert without_markup(text) == shown


def test_a_text_without_marks_is_the_same() -> None:
    """Most texts are not copied."""
    text = "Ngày 12/7/2024, Huyện ủy An Kỳ tổ chức hội nghị."

    assert without_markup(text) is text
