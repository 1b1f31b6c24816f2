"""What a person sees when something fails, and when many ask at once; no network is used."""

import asyncio

import pytest
from telegram.error import NetworkError, TimedOut

from bot.core import Core
from bot.messages import messages
from bot.telegram.render.answers import render_answer
from bot.telegram.render.blocks import render_text
from index.errors import CorpusMismatch
from retrieval.types import Answer
from tests.bot.conversation import (
    GROUP,
    bot_for,
    group,
    play,
    receive,
    run,
    says,
    texts,
)
from tests.bot.fakes import (
    FakeAnswerer,
    FakeLibrary,
    Gatekeeper,
    RecordingRequest,
    found_answer,
)
from tests.sentences import said

ANSWER = render_answer(found_answer())[0]
TOPIC = {"message_thread_id": 5, "is_topic_message": True}
PLAIN_400 = (400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse entities"})


# --- failures --------------------------------------------------------------------------------------------------------


def test_refused_markup_is_sent_as_plain_text(core: Core, telegram: RecordingRequest) -> None:
    """When Telegram cannot parse the HTML, the same answer arrives as plain text with its buttons."""
    telegram.prepare("sendMessage", PLAIN_400)
    play(core, telegram, says("nam sách"))
    first, second = telegram.sent()
    assert first["text"] == ANSWER.html
    assert second["text"] == ANSWER.plain
    assert "parse_mode" not in second
    assert second["reply_markup"] == first["reply_markup"]


def test_refused_buttons_are_left_out(core: Core, telegram: RecordingRequest) -> None:
    """When even the plain text is refused, it is sent without buttons and reply: never nothing."""
    telegram.prepare("sendMessage", PLAIN_400, PLAIN_400)
    play(core, telegram, says("/ask nam sách", chat=group()))
    last = telegram.sent()[-1]
    assert last["text"] == ANSWER.plain
    assert "reply_markup" not in last
    assert "reply_parameters" not in last


@pytest.mark.parametrize("fault", [NetworkError("httpx.ConnectError"), TimedOut()])
def test_fault_of_the_network_is_tried_again(
    fault: NetworkError, core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """An answer that did not get through is sent again; the question is not asked again."""
    telegram.prepare("sendMessage", fault)
    play(core, telegram, says("nam sách"))
    assert texts(telegram) == [ANSWER.html, ANSWER.html]
    assert answerer.asked == ["nam sách"]


# python-telegram-bot warns of its own attribute when it makes this error.
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2:telegram.warnings.PTBDeprecationWarning")
def test_flood_control_is_waited_for(core: Core, telegram: RecordingRequest) -> None:
    """After "too many requests" the answer is sent again by itself."""
    telegram.prepare("sendMessage", (429, {"ok": False, "description": "Too Many", "parameters": {"retry_after": 1}}))
    play(core, telegram, says("nam sách"))
    assert texts(telegram) == [ANSWER.html, ANSWER.html]


def test_group_that_became_a_supergroup_is_answered_there(core: Core, telegram: RecordingRequest) -> None:
    """An answer to a group that has moved goes to its new id."""
    moved = {"ok": False, "description": "upgraded", "parameters": {"migrate_to_chat_id": -777}}
    telegram.prepare("sendMessage", (400, moved))
    play(core, telegram, says("/ask nam sách", chat=group()))
    assert [call["chat_id"] for call in telegram.sent()] == [GROUP, -777]


def test_failed_typing_sign_does_not_matter(core: Core, telegram: RecordingRequest) -> None:
    """An answer arrives although the typing sign could not be shown."""
    telegram.prepare("sendChatAction", NetworkError("down"))
    play(core, telegram, says("nam sách"))
    assert texts(telegram) == [ANSWER.html]


def test_failure_that_the_administrator_can_mend(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """An error about paths and settings is logged whole; the person is told only whom to turn to."""

    def fail(_: str) -> Answer:
        raise CorpusMismatch("corpus_of_earlier_version", path="/srv/kho")

    answerer.act = fail
    play(core, telegram, says("nam sách"))
    assert texts(telegram) == [messages.said("out_of_order")]
    assert caplog.messages == [
        "CorpusMismatch: /srv/kho là kho của phiên bản trước. Hãy chạy: dannguon index để nâng cấp."
    ]


def test_unknown_failure_ends_in_one_sentence(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Any other error is logged with its cause, without the question, and the person gets one polite sentence."""

    def fail(_: str) -> Answer:
        raise ZeroDivisionError("division by zero")

    answerer.act = fail
    play(core, telegram, says("bí mật nam sách"))
    assert texts(telegram) == [messages.said("failed")]
    assert "ZeroDivisionError: division by zero" in caplog.text
    assert "bí mật" not in caplog.text


def test_person_who_blocked_the_bot_causes_no_further_message(core: Core, telegram: RecordingRequest) -> None:
    """Where the bot may not write, it does not try to say so."""
    telegram.prepare("sendMessage", (403, {"ok": False, "description": "Forbidden: bot was blocked by the user"}))
    play(core, telegram, says("nam sách"))
    assert len(telegram.sent()) == 1


# --- several at once -------------------------------------------------------------------------------------------------


def test_questions_of_one_chat_are_answered_in_order(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """Questions that come at once in one chat are answered one after another, in their order."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene() -> None:
        async with bot_for(core, telegram) as bot:
            asked = asyncio.create_task(receive(bot, *(says(f"nam sách {number}") for number in range(4))))
            await asyncio.sleep(0.1)
            assert len(answerer.asked) == 1
            gatekeeper.opened.set()
            await asked

    run(scene())
    assert answerer.asked == [f"nam sách {number}" for number in range(4)]
    assert gatekeeper.most_inside == 1


def test_several_chats_and_topics_are_served_at_once(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """A slow question holds up neither another chat nor another topic of the same group."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene() -> None:
        async with bot_for(core, telegram) as bot:
            asked = asyncio.create_task(
                receive(
                    bot,
                    says("/ask nam sách", chat=group(), **TOPIC),
                    says("/ask nam sách", chat=group(), message_thread_id=6, is_topic_message=True),
                )
            )
            while gatekeeper.inside < 2:
                await asyncio.sleep(0.01)
            gatekeeper.opened.set()
            await asked

    run(scene())
    assert sorted(call["message_thread_id"] for call in telegram.sent()) == [5, 6]


def test_flood_of_one_chat_is_told_once(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """A chat with more than eleven questions at once is told once how many wait; the sign is that of one question."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene() -> None:
        async with bot_for(core, telegram) as bot:
            asked = asyncio.create_task(receive(bot, *(says(f"nam sách {number}") for number in range(20))))
            await asyncio.sleep(0.1)
            assert len(telegram.sent("sendChatAction")) == 1
            gatekeeper.opened.set()
            await asked

    run(scene())
    assert texts(telegram).count(said("conversation_busy", max_waiting=10)) == 1
    assert "chỉ giữ được 10 câu chờ" in said("conversation_busy", max_waiting=10)
    assert len(answerer.asked) == 11


def test_busy_core_is_told_politely(answerer: FakeAnswerer, library: FakeLibrary, telegram: RecordingRequest) -> None:
    """When no more questions may wait, the person is asked to try again in a moment."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene(core: Core) -> None:
        async with bot_for(core, telegram) as bot:
            first = asyncio.create_task(receive(bot, says("nam sách", user_id=1)))
            await asyncio.sleep(0.05)
            await receive(bot, says("nam sách", user_id=2))
            gatekeeper.opened.set()
            await first

    with Core(library, workers=1, max_waiting=0) as core:
        run(scene(core))
    assert texts(telegram) == [render_text(messages.said("busy"))[0].html, ANSWER.html]
