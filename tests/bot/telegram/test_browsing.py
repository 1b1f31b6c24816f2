"""Browsing the register in Telegram: commands, pages and cards; no network is used."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.core import Core
from bot.messages import messages
from bot.presentation.cards import card_of
from bot.presentation.lists import Kind, list_page
from bot.presentation.summaries import summary_of
from bot.telegram.buttons import CardButton, ListButton
from bot.telegram.handlers.welcome import how_to_browse
from bot.telegram.render.blocks import RenderedMessage
from bot.telegram.render.passages import render_passage
from bot.telegram.render.register import COMMAND_OF, render_card, render_list
from index.errors import DocumentNotFound
from index.types import Document, DocumentSummary
from retrieval.register.registry import Registry
from tests.bot.conversation import (
    GROUP,
    LAN,
    bot_for,
    edits,
    group,
    message,
    play,
    presses,
    receive,
    run,
    says,
    texts,
)
from tests.bot.fakes import FakeAnswerer, FakeLibrary, RecordingRequest
from tests.bot.small_register import DAY, REPORT, document, make_people, make_register
from tests.sentences import said

TOPIC = {"message_thread_id": 5, "is_topic_message": True}
LONG = "bí thư huyện ủy chủ tịch hội đồng nhân dân huyện nam sách bùi văn thăng"
Json = dict[str, Any]  # Any: JSON


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


@pytest.fixture
def core(answerer: FakeAnswerer, register: Registry) -> Iterator[Core]:
    """A core over the small register and its first document."""
    library = FakeLibrary(document(1, REPORT, DAY, "Hội nghị lần thứ 2"), answerer=answerer, register=register)
    with Core(library, workers=2) as core:
        yield core


def listed(register: Registry, kind: Kind, words: str = "", number: int = 1) -> RenderedMessage:
    """The page that the bot is to show."""
    page = list_page(register, kind, words, number)
    return render_list(page, tuple(summary_of(entry, register) for entry in page.entries))


def under(shown: RenderedMessage, data: str, **fields: Any) -> Json:  # Any: fields of a message
    """An update with a button pressed under this message."""
    update = presses(data, **fields)
    update["callback_query"]["message"]["text"] = shown.plain
    return update


def keys(call: Json) -> list[list[str]]:
    """The data of the buttons under a message that was sent, row by row."""
    return [[key["callback_data"] for key in row] for row in call["reply_markup"]["inline_keyboard"]]


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("/canbo", Kind.OFFICIALS, ""),
        ("/canbo bùi văn thăng", Kind.OFFICIALS, "bùi văn thăng"),
        ("/canbo bui van thang", Kind.OFFICIALS, "bui van thang"),
        ("/canbo@dan_nguon_bot\nBÙI   Thăng ", Kind.OFFICIALS, "BÙI Thăng"),
        ("/hoinghi", Kind.MEETINGS, ""),
        ("/hoinghi lần thứ nhất", Kind.MEETINGS, "lần thứ nhất"),
        ("/vanban 05-CT/HU", Kind.DOCUMENTS, "05-CT/HU"),
        ("/vanban không có gì", Kind.DOCUMENTS, "không có gì"),
    ],
)
def test_command_lists_entries(
    text: str, kind: Kind, words: str, core: Core, register: Registry, telegram: RecordingRequest
) -> None:
    """A command gets the typing sign, then the first page of what has the words."""
    play(core, telegram, says(text))
    assert [name for name, _ in telegram.calls] == ["sendChatAction", "sendMessage"]
    expected = listed(register, kind, words)
    assert texts(telegram) == [expected.html]
    if expected.buttons:
        assert keys(telegram.sent()[0]) == [[button.data] for button in expected.buttons]


def test_buttons_to_other_pages_stand_side_by_side(
    answerer: FakeAnswerer, tmp_path: Path, telegram: RecordingRequest
) -> None:
    """Under the entries, one a row, stand the buttons to the pages before and after in one row."""
    register = make_people(tmp_path, [f"An {letter}" for letter in "ABCDEGHIKLMN"])
    with Core(FakeLibrary(answerer=answerer, register=register), workers=1) as core:
        second = ListButton(Kind.OFFICIALS, 2, "an").data
        play(core, telegram, under(listed(register, Kind.OFFICIALS, "an"), second))
    (call,) = telegram.sent("editMessageText")
    assert [len(row) for row in keys(call)] == [1] * 5 + [2]
    assert keys(call)[-1] == ["l:c:1:=an", "l:c:3:=an"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("/canbo 😀🎉", said("words_without_letters")),
        ("/canbo ?!", said("words_without_letters")),
        ("/hoinghi " + "a" * 201, said("words_too_long", length=201, limit=200)),
        ("/vanban " + "chỉ thị " * 500, said("words_too_long", length=3999, limit=200)),
    ],
    ids=["emoji", "punctuation", "201", "3999"],
)
def test_words_that_cannot_be_looked_for(text: str, sentence: str, core: Core, telegram: RecordingRequest) -> None:
    """Words without a letter, and too many, are answered with what to do."""
    play(core, telegram, says(text))
    assert texts(telegram) == [sentence]


@pytest.mark.parametrize("words", ["<b>x</b> & y", "\u202ex\u2066", "𝔄 👍🏽 a", "a” “b", "' OR 1=1 --", "%s {0} \\"])
def test_odd_words_are_looked_for_as_they_are(words: str, core: Core, telegram: RecordingRequest) -> None:
    """Markup, other directions of writing and quotation marks in the words break nothing."""
    play(core, telegram, says(f"/canbo {words}"))
    (text,) = texts(telegram)
    assert text.startswith("Không có mục nào trong sổ cán bộ khớp với “")
    assert "<" not in text


def test_group_browses_in_its_topic(core: Core, telegram: RecordingRequest) -> None:
    """In a group the list is a reply to the command, in the same topic; an edited command and another bot's are not."""
    update = says("/canbo@dan_nguon_bot", chat=group(), **TOPIC)
    play(core, telegram, update, edits("/canbo", chat=group()), says("/canbo@bot_khac", chat=group()))
    (call,) = telegram.sent()
    assert (call["chat_id"], call["message_thread_id"]) == (GROUP, 5)
    assert call["reply_parameters"]["message_id"] == update["message"]["message_id"]


def test_stranger_sees_nothing_of_the_register(core: Core, telegram: RecordingRequest) -> None:
    """Neither a command nor a button of somebody who is not on the list shows an entry."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({LAN})) as bot:
            await receive(bot, says("/canbo", user_id=2002))
            await receive(bot, presses("l:c:1:=", user_id=2002), presses("e:0123456789", user_id=2002))

    run(scene())
    assert texts(telegram) == [messages.said("stranger", id=2002)]
    assert telegram.sent("editMessageText") == []


def test_help_names_the_commands(core: Core, telegram: RecordingRequest) -> None:
    """The help says how to browse, and the menu of commands has the same."""
    play(core, telegram, says("/help"))
    assert how_to_browse() in texts(telegram)[0]
    for command in COMMAND_OF.values():
        what = messages.named("command")[command]
        assert f"/{command}: {what}" in how_to_browse()
        assert len(what) <= 256


# --- pages -----------------------------------------------------------------------------------------------------------


def test_paging_changes_the_message(core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """A button to another page changes the message it is under, and sends none."""
    shown = listed(register, Kind.OFFICIALS)
    update = under(shown, ListButton(Kind.DOCUMENTS, 1, "").data)
    play(core, telegram, update)
    assert [name for name, _ in telegram.calls] == ["answerCallbackQuery", "editMessageText"]
    (call,) = telegram.sent("editMessageText")
    assert call["message_id"] == update["callback_query"]["message"]["message_id"]
    assert call["chat_id"] == LAN
    assert call["parse_mode"] == "HTML"
    assert call["text"] == listed(register, Kind.DOCUMENTS).html


def test_words_that_do_not_fit_are_read_off_the_list(
    core: Core, register: Registry, telegram: RecordingRequest
) -> None:
    """Where words are too long for a button, they are those of the message under which it is."""
    data = ListButton.of(Kind.OFFICIALS, 1, LONG).data
    assert "#" in data
    shown = listed(register, Kind.OFFICIALS, LONG)
    assert len(shown.buttons) == 1
    play(core, telegram, under(shown, data))
    assert [call["text"] for call in telegram.sent("editMessageText")] == [shown.html]


@pytest.mark.parametrize("kind", ["other words", "no list", "too old"])
def test_words_that_are_forgotten(kind: str, core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """Where the message no longer says what was looked for, the person is asked to type the command again."""
    data = ListButton.of(Kind.OFFICIALS, 1, LONG).data
    update = under(listed(register, Kind.OFFICIALS, "thăng"), data)
    if kind == "no list":
        update["callback_query"]["message"]["text"] = "Câu trả lời"
    elif kind == "too old":
        update["callback_query"]["message"] = {"chat": message("x")["chat"], "message_id": 8, "date": 0}
    play(core, telegram, update)
    assert texts(telegram) == [messages.said("words_forgotten")]
    assert telegram.sent("editMessageText") == []


def test_page_that_is_shown_already(core: Core, telegram: RecordingRequest) -> None:
    """A page that is on the screen already, because of a second press, is no fault."""
    description = "Bad Request: message is not modified: specified new message content is exactly the same"
    telegram.prepare("editMessageText", (400, {"ok": False, "description": description}))
    play(core, telegram, presses("l:c:1:="))
    assert texts(telegram) == []
    assert len(telegram.sent("editMessageText")) == 1


def test_message_that_cannot_be_changed_is_sent_anew(
    core: Core, register: Registry, telegram: RecordingRequest
) -> None:
    """Where Telegram lets the message not be changed any more, the page is a new message."""
    description = "Bad Request: message can't be edited"
    telegram.prepare("editMessageText", (400, {"ok": False, "description": description}))
    play(core, telegram, presses("l:c:1:="))
    assert texts(telegram) == [listed(register, Kind.OFFICIALS).html]


def test_page_whose_markup_is_refused_is_plain(core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """Where Telegram refuses the markup, the page is shown without."""
    description = "Bad Request: can't parse entities: unsupported start tag"
    telegram.prepare("editMessageText", (400, {"ok": False, "description": description}))
    play(core, telegram, presses("l:c:1:="))
    first, second = telegram.sent("editMessageText")
    assert "parse_mode" not in second
    assert (first["text"], second["text"]) == (
        listed(register, Kind.OFFICIALS).html,
        listed(register, Kind.OFFICIALS).plain,
    )


def test_page_after_a_fault_of_the_network(core: Core, telegram: RecordingRequest) -> None:
    """A fault of the network on the way is mended by another attempt."""
    telegram.prepare("editMessageText", NetworkError("connection reset"))
    play(core, telegram, presses("l:c:1:="))
    assert len(telegram.sent("editMessageText")) == 2
    assert texts(telegram) == []


# --- cards -----------------------------------------------------------------------------------------------------------


def test_entry_button_sends_its_card(core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """An entry's button sends its card as a new message, so that the list stays."""
    for entry in (register.officials()[0], register.meetings()[0], register.documents()[0]):
        telegram.calls.clear()
        play(core, telegram, presses(CardButton(entry.id).data))
        expected = render_card(card_of(entry, register))
        assert [name for name, _ in telegram.calls] == ["answerCallbackQuery", "sendMessage"]
        assert texts(telegram) == [expected.html]
        assert keys(telegram.sent()[0]) == [[button.data] for button in expected.buttons]


def test_page_of_a_card_changes_the_message(core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """A button to another page of a card changes the card."""
    entry = register.meetings("lần thứ 2")[0]
    play(core, telegram, presses(CardButton(entry.id, 1).data))
    assert texts(telegram) == []
    (call,) = telegram.sent("editMessageText")
    assert call["text"] == render_card(card_of(entry, register)).html


def test_source_button_of_a_card_shows_the_passage(core: Core, register: Registry, telegram: RecordingRequest) -> None:
    """A card's source button shows the passage in its document, as that of an answer does."""
    card = render_card(card_of(register.meetings("lần thứ 2")[0], register))
    play(core, telegram, presses(card.buttons[0].data))
    start = REPORT.index("Hội nghị lần thứ 2")
    held = document(1, REPORT, DAY, "Hội nghị lần thứ 2")
    assert texts(telegram) == [render_passage(held, start, start + len("Hội nghị lần thứ 2"))[0].html]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("e:0123456789", messages.said("entry_gone")),
        ("e:0123456789:3", messages.said("entry_gone")),
        ("e:x", messages.said("button_unknown")),
        ("l:z:1:=a", messages.said("button_unknown")),
        ("l:c:1:", messages.said("button_unknown")),
    ],
)
def test_button_that_leads_nowhere(data: str, sentence: str, core: Core, telegram: RecordingRequest) -> None:
    """A button of an entry that is gone, or of another version, is answered politely."""
    play(core, telegram, presses(data))
    assert texts(telegram) == [sentence]


def test_document_that_is_removed_meanwhile(
    core: Core, register: Registry, telegram: RecordingRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry whose document is gone when its card is written is answered politely."""

    def removed(_: Registry, held: DocumentSummary) -> Document:
        raise DocumentNotFound("document_unknown", reference=held.source)

    identity = register.officials()[0].id
    monkeypatch.setattr(Registry, "text", removed)
    play(core, telegram, presses(CardButton(identity).data))
    assert texts(telegram) == [messages.said("entry_gone")]


def test_press_that_is_too_old_to_acknowledge_is_still_served(core: Core, telegram: RecordingRequest) -> None:
    """Telegram's refusal of a late acknowledgement does not keep the page back."""
    description = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    telegram.prepare("answerCallbackQuery", (400, {"ok": False, "description": description}))
    play(core, telegram, presses("l:c:1:="))
    assert len(telegram.sent("editMessageText")) == 1
