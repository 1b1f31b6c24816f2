"""Which pages are recognised from their picture: those whose text layer is none, rubbish or a signature."""

import pytest

from index.readers.paged.geometry import PageWords, Word
from index.readers.paged.scans.recognising import needs_recognition

SOUND = "Ủy ban nhân dân huyện yêu cầu các xã, thị trấn rà soát công trình thủy lợi và báo cáo kết quả thực hiện " * 4
SIGNED = "Người ký: Ủy ban nhân dân huyện Tân Lĩnh Cơ quan: Ủy ban nhân dân huyện Thời gian ký: 12/03/2024 09:12:44"
RUBBISH = "Thoc hien Cong van s6 2114 ngay dm BO ye viec dam bao tat tu an toan giao thong chi h9c sinh trong dip " * 4
UNKNOWN = "%R\x03*LiR\x03GXF\x03Yj\x03\ue012\ue013 $%^ &\ue001" * 5


@pytest.mark.parametrize(
    ("text", "pictured", "needed"),
    [
        (SOUND, 0.0, False),
        (SOUND, 1.0, False),
        (SIGNED, 0.0, False),
        (SIGNED, 0.95, True),
        (RUBBISH, 1.0, True),
        ("The committee of the people decides on the budget of the district. " * 10, 0.0, False),
        (UNKNOWN, 0.0, True),
        ("", 0.0, False),
        ("", 0.6, True),
        ("20 - 25 mm 30 - 35 mm", 0.0, False),
        ("#### #### 104,0% " * 20, 0.0, False),
    ],
)
def test_a_text_layer_is_used_where_it_says_what_is_seen(text: str, pictured: float, needed: bool) -> None:
    """Syllables and marks tell; on a page without pictures only letters that no font names."""
    words = tuple(Word(word, 10.0 * at, 0.0, 10.0 * at + 8, 10.0) for at, word in enumerate(text.split()))

    assert needs_recognition(PageWords(1, 600, 800, words), pictured=pictured) == needed
