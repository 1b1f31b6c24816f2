"""How pages are called."""

from dataclasses import replace

import pytest

import bot.presentation.documents.pages
import bot.presentation.remarks
from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from bot.presentation.documents.pages import page_name, picture_name, titled
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


def test_unsure_recognition_without_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no picture of the page can be shown, the file is to be looked at."""
    monkeypatch.setattr(bot.presentation.remarks, "picture_name", lambda _: None)

    assert remarks(scan_answer()) == [messages.said("page_doubtful_unseen", markers=("[1]",))]


@pytest.mark.parametrize(
    ("source", "office", "is_shown"),
    [
        ("a.pdf", None, True),
        ("a.WEBP", None, True),
        ("a.docx", None, False),
        ("a.dotx", "/usr/bin/soffice", True),
        ("a.ott", "/usr/bin/soffice", True),
        ("a.ppsx", "/usr/bin/soffice", True),
        ("a.xlsx", "/usr/bin/soffice", False),
        ("a.gif", "/usr/bin/soffice", False),
        ("a.ppt", "/usr/bin/soffice", False),
        ("a.eml", "/usr/bin/soffice", False),
    ],
)
def test_what_can_be_shown_is_offered(
    monkeypatch: pytest.MonkeyPatch, source: str, office: str | None, is_shown: bool
) -> None:
    """Pictures are offered of formats that have them, by LibreOffice where it is on the machine."""
    monkeypatch.setattr(bot.presentation.documents.pages, "find_office", lambda: office)
    (cited,) = scan_answer().citations

    assert (picture_name(replace(cited, source=source)) is not None) is is_shown
