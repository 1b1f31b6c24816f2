"""Who is answered, checked on every kind of update."""

from typing import Any

import pytest
from telegram import Update
from telegram.error import Forbidden

from bot.core import Core
from bot.messages import messages
from bot.telegram.gate import Gate
from tests.bot.conversation import GROUP, LAN, adds_bot, bot_for, edits, group, presses, private, receive, run, says
from tests.bot.fakes import FakeAnswerer, RecordingRequest

STRANGER = 2002

EVERY_KIND = [
    says("nam sách", user_id=STRANGER),
    says("/ask nam sách", user_id=STRANGER),
    says("/start", user_id=STRANGER),
    says(None, user_id=STRANGER, photo=[]),
    edits("nam sách", user_id=STRANGER),
    presses("d:278d4475dbe9", user_id=STRANGER),
    adds_bot(chat=private(STRANGER), user_id=STRANGER),
    adds_bot(chat=group(-600), user_id=LAN),
    says("/ask nam sách", chat=group(-600), user_id=LAN),
    presses("d:278d4475dbe9", chat=group(-600), user_id=LAN),
]


@pytest.mark.parametrize("update", EVERY_KIND, ids=lambda update: "-".join(list(update)[1:]))
def test_no_kind_of_update_of_a_stranger_reaches_the_core(
    update: dict[str, Any], core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """Whatever a stranger sends, nothing is asked of the core and nothing of a document is shown."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({LAN, GROUP})) as bot:
            await receive(bot, update)

    run(scene())
    assert answerer.asked == []
    assert {parameters["text"] for parameters in telegram.sent()} <= {
        messages.said("stranger", id=STRANGER),
        messages.said("strange_group", id=-600),
    }


def test_stranger_is_told_the_id_once(core: Core, telegram: RecordingRequest) -> None:
    """A stranger's first message is answered with the id to give to an administrator, the next ones with silence."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({LAN})) as bot:
            for text in ("xin chào", "/start", "còn đó không?"):
                await receive(bot, says(text, user_id=STRANGER))

    run(scene())
    assert [call["text"] for call in telegram.sent()] == [messages.said("stranger", id=STRANGER)]
    assert str(STRANGER) in messages.said("stranger", id=STRANGER)
    assert telegram.sent("sendChatAction") == []


def test_empty_list_answers_nobody(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """With an empty list even the first person is only told the id."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset()) as bot:
            await receive(bot, says("nam sách"))

    run(scene())
    assert [call["text"] for call in telegram.sent()] == [messages.said("stranger", id=LAN)]
    assert answerer.asked == []


def test_person_on_the_list_is_answered(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """A person on the list is answered in private."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({LAN})) as bot:
            await receive(bot, says("nam sách"))

    run(scene())
    assert answerer.asked == ["nam sách"]


def test_person_on_the_list_is_not_answered_in_a_strange_group(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """In a group that is not on the list everybody would read the answer, so that it tells only its id."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({LAN})) as bot:
            await receive(bot, says("/ask nam sách", chat=group(-600)))
            await receive(bot, says("/ask nam sách", chat=group(-600)))

    run(scene())
    assert answerer.asked == []
    assert [call["text"] for call in telegram.sent()] == [messages.said("strange_group", id=-600)]


def test_everybody_in_a_group_on_the_list_is_answered(
    core: Core, answerer: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """In a group on the list a person who is not on it is answered, by text and by button."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset({GROUP})) as bot:
            await receive(bot, says("/ask nam sách", chat=group(), user_id=STRANGER))
            await receive(bot, presses("d:278d4475dbe9", chat=group(), user_id=STRANGER))

    run(scene())
    assert answerer.asked == ["nam sách"]
    assert len(telegram.sent()) == 2


def test_chatter_in_a_strange_group_is_met_with_silence(core: Core, telegram: RecordingRequest) -> None:
    """A group that is not on the list is told its id when it calls the bot, not when it talks among itself."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset()) as bot:
            await receive(bot, says("trưa nay ăn gì?", chat=group(-600)))
            assert telegram.calls == []
            await receive(bot, adds_bot(chat=group(-600)))

    run(scene())
    assert [call["text"] for call in telegram.sent()] == [messages.said("strange_group", id=-600)]


def test_stranger_who_presses_a_button_is_told_in_a_notice(core: Core, telegram: RecordingRequest) -> None:
    """A stranger's press stops the button's spinning with a notice; a second press with nothing."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset()) as bot:
            await receive(bot, presses("d:278d4475dbe9"))
            await receive(bot, presses("d:278d4475dbe9"))

    run(scene())
    first, second = telegram.sent("answerCallbackQuery")
    assert first["text"] == messages.said("stranger", id=LAN)
    assert len(first["text"]) <= 200
    assert first["show_alert"] is True
    assert "text" not in second
    assert telegram.sent() == []


def test_stranger_who_blocks_the_bot_breaks_nothing(core: Core, telegram: RecordingRequest) -> None:
    """A stranger who cannot be written to is left alone without an error."""
    telegram.prepare("sendMessage", Forbidden("bot was blocked by the user"))

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids=frozenset()) as bot:
            await receive(bot, says("xin chào"))

    run(scene())
    assert len(telegram.sent()) == 1


def test_update_without_person_or_chat_is_turned_away() -> None:
    """An update that comes from nobody passes only where everybody does."""
    update = Update(1)
    assert not Gate(frozenset({LAN})).admits(update)
    assert Gate(None).admits(update)
