"""What a person sees in Telegram: questions, buttons, greetings; no network is used."""

from typing import Any

import pytest

from bot.core import Core
from bot.messages import messages
from bot.telegram.render.answers import render_answer
from bot.telegram.render.passages import render_document, render_passage
from tests.bot.conversation import (
    GROUP,
    LAN,
    adds_bot,
    edits,
    group,
    message,
    play,
    presses,
    private,
    says,
    texts,
)
from tests.bot.fakes import (
    NAM_DONG,
    NAM_SACH,
    QUOTE,
    FakeAnswerer,
    FakeLibrary,
    RecordingRequest,
    found_answer,
    make_document,
    refusal,
)
from tests.sentences import said

ANSWER = render_answer(found_answer())[0]
TOPIC = {"message_thread_id": 5, "is_topic_message": True}
BOT = {"id": 99, "is_bot": True, "first_name": "Dẫn Nguồn", "username": "dan_nguon_bot"}
PHOTO: dict[str, Any] = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}
VOICE: dict[str, Any] = {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}}


# --- questions -------------------------------------------------------------------------------------------------------


def test_private_message_is_answered(core: Core, telegram: RecordingRequest) -> None:
    """A private message gets the typing sign, then the answer as HTML with a button for each source."""
    play(core, telegram, says("bí thư huyện ủy nam sách là ai"))
    assert [name for name, _ in telegram.calls] == ["sendChatAction", "sendMessage"]
    (call,) = telegram.sent()
    assert call["text"] == ANSWER.html
    assert call["parse_mode"] == "HTML"
    assert call["chat_id"] == LAN
    assert call["link_preview_options"] == {"is_disabled": True}
    assert call["reply_markup"] == {
        "inline_keyboard": [[{"text": "[1] Xem trong tài liệu", "callback_data": ANSWER.buttons[0].data}]]
    }
    assert "reply_parameters" not in call


@pytest.mark.parametrize("text", ["/ask nam sách?", "/ask@dan_nguon_bot nam sách?", "/ask\nnam sách?"])
def test_ask_command_is_answered(text: str, core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """`/ask` passes what follows it to the core."""
    play(core, telegram, says(text))
    assert answerer.asked == ["nam sách?"]


def test_refusal_offers_the_nearest_documents(core: Core, telegram: RecordingRequest) -> None:
    """Where nothing is found, the nearest documents are buttons."""
    play(core, telegram, says("Giá vàng hôm nay bao nhiêu?"))
    (call,) = telegram.sent()
    assert call["text"] == render_answer(refusal())[0].html
    assert [row[0]["callback_data"] for row in call["reply_markup"]["inline_keyboard"]] == [
        "d:278d4475dbe9",
        "d:6927e2e0a3ef",
    ]


@pytest.mark.parametrize(
    "speech",
    [
        {"text": "/ask nam sách"},
        {"text": "nam sách?", "reply_to_message": {**message("Câu trả lời"), "from": BOT}},
        {"text": "@dan_nguon_bot nam sách?"},
        {"text": "nam sách? @Dan_Nguon_Bot"},
    ],
    ids=["command", "reply", "mention", "mention-in-capitals"],
)
def test_group_asks_by_command_reply_or_mention(
    speech: dict[str, Any], core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """In a group `/ask`, a reply to the bot and a mention of it are questions, answered as a reply."""
    update = says(chat=group(), **speech)
    play(core, telegram, update)
    assert [question.rstrip("?") for question in answerer.asked] == ["nam sách"]
    (call,) = telegram.sent()
    assert call["chat_id"] == GROUP
    assert call["reply_parameters"]["message_id"] == update["message"]["message_id"]
    assert call["reply_parameters"]["allow_sending_without_reply"] is True


@pytest.mark.parametrize(
    "speech",
    [
        {"text": "nam sách?"},
        {"text": "@dan_nguon_bot_khac nam sách?"},
        {"text": "nam sách?", "reply_to_message": message("của người khác")},
        {
            "text": "nam sách?",
            "reply_to_message": {**message(None), "from": BOT, "forum_topic_created": {"name": "Họp", "icon_color": 1}},
        },
        {"text": "@thoitiet_bot hôm nay mưa không?", "reply_to_message": {**message("Câu trả lời"), "from": BOT}},
        {"text": "/ask@bot_khac nam sách?"},
        {"text": "/lenhla"},
        {"text": None, "photo": []},
    ],
)
def test_group_talk_that_is_not_for_the_bot_is_left_alone(
    speech: dict[str, Any], core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """What people in a group say among themselves is neither answered nor looked up."""
    play(core, telegram, says(chat=group(), **speech))
    assert answerer.asked == []
    assert telegram.calls == []


def test_each_person_has_a_conversation(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """The answers before in a person's conversation are given to the core, and not those of others in the group."""
    asked = [says(f"/ask câu {at}", chat=group(), user_id=person) for at, person in enumerate((1, 2, 1))]
    play(core, telegram, *asked)

    assert answerer.asked == ["câu 0", "câu 1", "câu 2"]
    assert answerer.earlier == [(), (), ("câu 0",)]


def test_answer_stays_in_its_topic(core: Core, telegram: RecordingRequest) -> None:
    """In a group with topics the typing sign and the answer go to the topic of the question."""
    play(core, telegram, says("/ask nam sách", chat=group(), **TOPIC))
    assert [parameters["message_thread_id"] for _, parameters in telegram.calls] == [5, 5]


def test_chain_of_replies_is_no_topic(core: Core, telegram: RecordingRequest) -> None:
    """In a group without topics the number of a chain of replies is not sent as a topic."""
    play(core, telegram, says("/ask nam sách", chat=group(), message_thread_id=5))
    assert ["message_thread_id" in parameters for _, parameters in telegram.calls] == [False, False]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("/ask", messages.said("question_empty_after_command")),
        ("/ask   ", messages.said("question_empty_after_command")),
        ("@dan_nguon_bot", messages.said("question_empty")),
        ("😀👍🏽", messages.said("question_without_words")),
        ("?!…", messages.said("question_without_words")),
        ("a" * 1001, said("question_too_long", length=1001, limit=1000)),
        ("câu hỏi " * 500, said("question_too_long", length=3999, limit=1000)),
    ],
    ids=["empty", "spaces", "mention", "emoji", "punctuation", "1001", "3999"],
)
def test_what_is_no_question_is_explained(
    text: str, sentence: str, core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """An empty, wordless or too long question is not asked; the person is told what to do."""
    play(core, telegram, says(text))
    assert texts(telegram) == [sentence]
    assert answerer.asked == []


def test_question_in_decomposed_letters_is_composed(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """A question typed in NFD reaches the core in NFC."""
    play(core, telegram, says("bi\u0301 thu\u031b nam sa\u0301ch"))
    assert answerer.asked == ["bí thư nam sách"]


def test_edited_message_is_not_answered(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """Editing a question, also one with `/ask`, does not answer it again."""
    play(core, telegram, edits("nam sách"), edits("/ask nam sách"), edits("/start"))
    assert answerer.asked == []
    assert telegram.calls == []


def test_duplicate_update_is_answered_once(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """An update that Telegram delivers twice is handled once."""
    update = says("nam sách")
    play(core, telegram, update, update)
    assert answerer.asked == ["nam sách"]
    assert len(telegram.sent()) == 1


@pytest.mark.parametrize("content", [PHOTO, {**PHOTO, "caption": "nam sách"}, VOICE], ids=["photo", "caption", "voice"])
def test_what_is_not_text_is_asked_for_in_words(
    content: dict[str, Any], core: Core, telegram: RecordingRequest
) -> None:
    """A picture, sticker or voice message in private is answered with the request to type."""
    play(core, telegram, says(None, **content))
    assert texts(telegram) == [messages.said("question_not_text")]


# --- buttons ---------------------------------------------------------------------------------------------------------


def test_source_button_shows_the_passage(core: Core, telegram: RecordingRequest) -> None:
    """Pressing a source's button shows the quote in bold in its document, in the same topic."""
    play(core, telegram, presses(ANSWER.buttons[0].data, chat=group(), **TOPIC))
    start = NAM_SACH.text.index(QUOTE)
    assert [name for name, _ in telegram.calls] == ["answerCallbackQuery", "sendChatAction", "sendMessage"]
    (call,) = telegram.sent()
    assert call["text"] == render_passage(NAM_SACH, start, start + len(QUOTE))[0].html
    assert f"<b>{QUOTE}</b>" in call["text"]
    assert call["message_thread_id"] == 5


def test_document_button_shows_the_opening(core: Core, telegram: RecordingRequest) -> None:
    """Pressing a suggestion shows how the document begins."""
    play(core, telegram, presses("d:6927e2e0a3ef"))
    assert texts(telegram) == [render_document(NAM_DONG)[0].html]


def test_stale_button_says_that_the_document_changed(
    core: Core, library: FakeLibrary, telegram: RecordingRequest
) -> None:
    """A button whose passage has moved shows no wrong passage but asks to ask again."""
    library.documents[NAM_SACH.id] = make_document("Mới. " + NAM_SACH.text)
    play(core, telegram, presses(ANSWER.buttons[0].data))
    assert texts(telegram) == [messages.said("passage_changed")]


def test_button_of_a_removed_document_says_so(core: Core, library: FakeLibrary, telegram: RecordingRequest) -> None:
    """A button of a document that was removed says that it is gone."""
    library.documents.clear()
    play(core, telegram, presses(ANSWER.buttons[0].data))
    assert texts(telegram) == [messages.said("document_gone")]


def test_unknown_button_says_so(core: Core, telegram: RecordingRequest) -> None:
    """A button of another version is answered with the request to ask again."""
    play(core, telegram, presses("v0:abc"))
    assert texts(telegram) == [messages.said("button_unknown")]


def test_press_that_is_too_old_to_acknowledge_is_still_served(core: Core, telegram: RecordingRequest) -> None:
    """Telegram's refusal of a late acknowledgement does not keep the passage back."""
    description = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    telegram.prepare("answerCallbackQuery", (400, {"ok": False, "description": description}))
    play(core, telegram, presses("d:6927e2e0a3ef"))
    assert texts(telegram) == [render_document(NAM_DONG)[0].html]


def test_press_under_a_message_of_long_ago_is_served(core: Core, telegram: RecordingRequest) -> None:
    """A button under a message that Telegram no longer gives in full still works, as a reply to it."""
    update = presses("d:6927e2e0a3ef", chat=group())
    update["callback_query"]["message"] = {"chat": group(), "message_id": 8, "date": 0}
    play(core, telegram, update)
    (call,) = telegram.sent()
    assert call["reply_parameters"]["message_id"] == 8


# --- greeting --------------------------------------------------------------------------------------------------------


def test_start_and_help_give_examples(core: Core, telegram: RecordingRequest) -> None:
    """`/start` and `/help` say how to ask, with every example."""
    play(core, telegram, says("/start"), says("/start payload"), says("/help"))
    assert len(texts(telegram)) == 3
    for text in texts(telegram):
        assert all(example in text for example in messages.named("example").values())


def test_unknown_command_points_to_help(core: Core, telegram: RecordingRequest) -> None:
    """An unknown command in private is answered with where to find help."""
    play(core, telegram, says("/lenhla"))
    assert texts(telegram) == [messages.said("command_unknown")]


def test_group_is_greeted_when_the_bot_joins(core: Core, telegram: RecordingRequest) -> None:
    """Being added to a group is answered with how to ask there; a change of rights or being removed is not."""
    play(
        core,
        telegram,
        adds_bot(chat=group()),
        adds_bot(chat=group(), before="member", after="member"),
        adds_bot(chat=group(), before="member", after="left"),
        adds_bot(chat=private()),
    )
    assert texts(telegram) == [messages.said("group_greeting")]
