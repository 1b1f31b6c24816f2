"""The pictures of pages that a person sees in Telegram; no network is used."""

import pytest

from bot.core import Core
from bot.messages import messages
from bot.telegram.buttons import DATA_MAX_BYTES, PageButton, PassageButton, digest_of, read_button
from bot.telegram.render.answers import render_answer
from index.errors import DocumentRefused
from index.layout import Span
from tests.bot.conversation import LAN, play, presses, says, texts
from tests.bot.fakes import (
    SCAN,
    FakeAnswerer,
    FakeLibrary,
    FakePictures,
    RecordingRequest,
    make_document,
    scan_answer,
)
from tests.sentences import said

END = len(SCAN.text)
BUTTON = PageButton(PassageButton(SCAN.id, 36, END, digest_of(SCAN.text[36:END])))


def test_button_stands_beside_that_of_the_text(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """Under an answer from a page the button of its picture stands beside that of the passage."""
    answerer.act = scan_answer
    play(core, telegram, says("giao cho ai"))
    (call,) = telegram.sent()
    assert call["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "[1] Xem trong tài liệu", "callback_data": BUTTON.passage.data},
            {"text": "Xem trang 2", "callback_data": BUTTON.data},
        ]
    ]
    assert messages.said("page_doubtful", markers=("[1]",)) in call["text"]


def test_what_a_button_carries() -> None:
    """The button is read back as it was and fits, also for the longest text."""
    longest = PageButton(PassageButton("0123456789ab", 10**12 - 2, 10**12 - 1, "abcdef"))
    assert len(longest.data.encode()) <= DATA_MAX_BYTES
    assert read_button(longest.data) == longest
    assert [button.data for button in render_answer(scan_answer())[0].buttons][1] == BUTTON.data


def test_press_shows_the_page(core: Core, pictures: FakePictures, telegram: RecordingRequest) -> None:
    """A press is acknowledged at once; the page with the passage marked follows, with title and page below it."""
    play(core, telegram, presses(BUTTON.data))
    assert [name for name, _ in telegram.calls] == ["answerCallbackQuery", "sendChatAction", "sendPhoto"]
    (sent,) = telegram.sent("sendPhoto")
    assert sent["chat_id"] == LAN
    assert sent["caption"] == f"{SCAN.display_title}, trang 2"
    assert telegram.sent("sendChatAction")[0]["action"] == "upload_photo"
    assert pictures.asked == [(SCAN.id, None, Span(36, END))]


def test_what_is_no_photograph_is_sent_as_a_file(core: Core, telegram: RecordingRequest) -> None:
    """A page that Telegram does not take for a photograph is sent as a file."""
    telegram.prepare("sendPhoto", (400, {"ok": False, "error_code": 400, "description": "PHOTO_INVALID_DIMENSIONS"}))
    play(core, telegram, presses(BUTTON.data))
    (sent,) = telegram.sent("sendDocument")
    assert sent["caption"] == f"{SCAN.display_title}, trang 2"


@pytest.mark.parametrize("code", ["picture_needs_office", "picture_of_changed", "file_gone", "file_reading_too_long"])
def test_why_there_is_no_picture(code: str, core: Core, pictures: FakePictures, telegram: RecordingRequest) -> None:
    """Where the page cannot be shown, one sentence says why."""
    pictures.error = DocumentRefused(code, file=SCAN.source)
    play(core, telegram, presses(BUTTON.data))
    assert texts(telegram) == [said(code, file=SCAN.source)]


def test_page_of_a_text_that_has_changed(
    core: Core, library: FakeLibrary, pictures: FakePictures, telegram: RecordingRequest
) -> None:
    """A passage that is no longer there, and a document that is gone, are said to be; nothing is drawn."""
    library.documents[SCAN.id] = make_document("Văn bản khác hẳn, dài hơn đoạn trích cũ nhiều chữ.", identifier=SCAN.id)
    play(core, telegram, presses(BUTTON.data))
    assert texts(telegram) == [messages.said("passage_changed")]
    del library.documents[SCAN.id]
    play(core, telegram, presses(BUTTON.data))
    assert texts(telegram) == [messages.said("document_gone")]
    assert pictures.asked == []
