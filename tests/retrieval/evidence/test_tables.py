"""Which sentences are of a table, and which only stand above it."""

from dataclasses import replace

import pytest

from index.readers.text.plain import read_plain
from retrieval.evidence.tables import is_of_table
from retrieval.types import ScoredSentence
from tests.fakes import make_document

PAPER = """Tổng số hộ của xã năm 2024: 812
Số hộ theo từng thôn
Đơn vị tính: hộ
| Thôn | Số hộ |
|---|---|
| Đông | 400 |
| Đoài | 412 |

Số người theo từng thôn.
| Thôn | Số người |
|---|---|
| Đông | 1600 |
| Đoài | 1650 |
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng số hộ của xã năm 2024: 812", False),
        ("Số hộ theo từng thôn\n", True),
        ("Đơn vị tính: hộ", True),
        ("Thôn: Đông | Số hộ: 400", True),
        ("Số người theo từng thôn.", False),
    ],
)
def test_what_is_of_a_table(sentence: str, expected: bool) -> None:
    """Rows, the line right above that names the table and the unit between; no line higher up, no sentence."""
    read = read_plain(PAPER.encode(), "a.md")
    document = replace(make_document("a.md", read.text), layout=read.layout)
    start = read.text.index(sentence)

    held = ScoredSentence(start, start + len(sentence.rstrip()), None, 0.0)

    assert is_of_table(document, held) is expected
