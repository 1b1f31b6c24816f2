"""How pages are called."""

import pytest

from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from bot.presentation.documents.pages import page_name, titled
from bot.presentation.remarks import remarks
from tests.bot.fakes import SCAN, found_answer, scan_answer


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a/b.pdf", "trang 3"),
        ("không đuôi", "trang 3"),
        ("giao ban.PPTX", "trang chiếu 3"),
        ("dự toán.xls", "trang tính 3"),
    ],
)
def test_a_page_has_the_name_of_its_kind(source: str, name: str) -> None:
    """Pages of presentations are slides, those of workbooks sheets."""
    assert page_name(source, 3) == name


def test_title_of_a_source_says_its_page() -> None:
    """Behind the title stands the page, and that it was recognised; nothing where there are no pages."""
    (scan,), (text,) = scan_answer().citations, found_answer().citations
    assert titled(scan, "Quyết định") == "Quyết định, trang 2 (nhận dạng từ bản quét)"
    assert titled(text, "Tin") == "Tin"


def test_unsure_recognition_is_said() -> None:
    """An answer that quotes words which may be recognised wrongly says so once, and JSON has how sure they are."""
    assert SCAN.text[49:58] == "Văn phòng"
    assert remarks(scan_answer()) == [messages.said("page_doubtful", markers=("[1]",))]
    assert remarks(found_answer()) == []
    (cited,) = answer_as_json(scan_answer())["citations"]
    assert (cited["page"], cited["recognition"]) == (2, 0.41)
