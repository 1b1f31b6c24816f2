"""Receiving by long polling, over a recorded Telegram."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.core import Core
from bot.messages import messages
from bot.telegram.app import build_application
from bot.telegram.polling import Conflicts, poll
from bot.telegram.render.answers import render_answer
from index.errors import SettingsError
from tests.bot.conversation import TOKEN, run, says, settings
from tests.bot.fakes import FakeAnswerer, Gatekeeper, RecordingRequest, found_answer
from tests.sentences import sentence

ANSWER = render_answer(found_answer())[0]
CONFLICT = (409, {"ok": False, "description": "Conflict: terminated by other getUpdates request"})
NOT_FOUND = (404, {"ok": False, "description": "Not Found"})
ME = (200, {"ok": True, "result": {"id": 99, "is_bot": True, "first_name": "Dẫn Nguồn", "username": "dan_nguon_bot"}})
UNAUTHORIZED = (401, {"ok": False, "description": "Unauthorized"})


def delivers(*updates: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """A poll's answer with these updates."""
    return 200, {"ok": True, "result": list(updates)}


def poll_until(
    ready: Callable[[], object], core: Core, telegram: RecordingRequest, *, on_stop: Callable[[], None] = lambda: None
) -> list[str]:
    """Poll until something has happened, then stop; what was said to the administrator comes back.

    Args:
        ready: Becomes true when it is time to stop.
        core: What answers.
        telegram: What is polled.
        on_stop: Called just after the stop has begun.
    """
    lines: list[str] = []

    async def scene() -> None:
        application = build_application(settings(), core, request=telegram)
        polling = asyncio.create_task(poll(application, say=lines.append))
        async with asyncio.timeout(20):
            while not ready() and not polling.done():
                await asyncio.sleep(0.01)
            polling.cancel()
            asyncio.get_running_loop().call_later(0.05, on_stop)
            with contextlib.suppress(asyncio.CancelledError):
                await polling

    run(scene())
    return lines


def test_updates_are_answered_and_acknowledged(core: Core, telegram: RecordingRequest) -> None:
    """What is received is answered, and the next poll tells Telegram that it has arrived."""
    update = says("nam sách")
    telegram.prepare("getUpdates", delivers(update))
    lines = poll_until(lambda: telegram.sent(), core, telegram)
    assert lines == ["Telegram: @dan_nguon_bot đang nhận câu hỏi."]
    assert [call["text"] for call in telegram.sent()] == [ANSWER.html]
    polls = telegram.sent("getUpdates")
    assert "offset" not in polls[0]
    assert [call["offset"] for call in polls[1:]] == [update["update_id"] + 1] * len(polls[1:])
    assert polls[0]["allowed_updates"] == ["message", "callback_query", "my_chat_member"]


def test_commands_are_listed_and_a_webhook_removed_at_the_start(core: Core, telegram: RecordingRequest) -> None:
    """At the start the webhook, which would forbid polling, is removed without dropping updates; commands are set."""
    poll_until(lambda: telegram.sent("getUpdates"), core, telegram)
    assert [name for name, _ in telegram.calls] == ["getMe", "deleteWebhook", "setMyCommands", "getUpdates"]
    assert telegram.sent("deleteWebhook") == [{}]
    assert [command["command"] for command in telegram.sent("setMyCommands")[0]["commands"]] == [
        *("ask", "canbo", "hoinghi", "vanban", "help")
    ]


def test_server_without_commands_is_used_all_the_same(core: Core, telegram: RecordingRequest) -> None:
    """A server that refuses the list of commands is polled."""
    telegram.prepare("setMyCommands", (501, {"ok": False, "description": "Not Implemented"}))
    poll_until(lambda: telegram.sent("getUpdates"), core, telegram)
    assert len(telegram.sent("getUpdates")) == 1


def test_stop_finishes_what_was_taken(core: Core, answerer: FakeAnswerer, telegram: RecordingRequest) -> None:
    """At the stop a question in work is still answered, and then its update is confirmed, so that it never returns."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper
    update = says("nam sách")
    telegram.prepare("getUpdates", delivers(update))
    poll_until(lambda: gatekeeper.inside, core, telegram, on_stop=gatekeeper.opened.set)
    assert [call["text"] for call in telegram.sent()] == [ANSWER.html]
    assert telegram.calls[-1] == ("getUpdates", {"timeout": 0, "offset": update["update_id"] + 1, "limit": 1})


@pytest.mark.parametrize("reply", [UNAUTHORIZED, NOT_FOUND])
def test_wrong_token_ends_in_one_sentence(
    reply: tuple[int, dict[str, Any]], core: Core, telegram: RecordingRequest
) -> None:
    """A token that Telegram rejects ends the start with what to do, and without the token in the error or its cause."""
    telegram.prepare("getMe", reply)
    with pytest.raises(SettingsError) as refused:
        poll_until(lambda: False, core, telegram)
    assert sentence(refused.value) == messages.said("token_rejected")
    assert TOKEN not in messages.said("token_rejected")
    assert refused.value.__cause__ is None


def test_token_that_is_revoked_ends_the_polling(core: Core, telegram: RecordingRequest) -> None:
    """A token that is withdrawn while the bot runs ends it instead of leaving it deaf."""
    telegram.prepare("getMe", ME, UNAUTHORIZED)
    telegram.prepare("getUpdates", delivers(), UNAUTHORIZED)
    with pytest.raises(SettingsError) as refused:
        poll_until(lambda: False, core, telegram)
    assert sentence(refused.value) == messages.said("token_rejected")


@pytest.mark.parametrize("then", [[], [(502, {"ok": False, "description": "Bad Gateway"})]])
def test_a_stray_not_found_is_borne(
    then: list[tuple[int, dict[str, Any]]], core: Core, telegram: RecordingRequest
) -> None:
    """A "not found" of something between here and Telegram, which knows the token, does not end the polling."""
    telegram.prepare("getMe", ME, *then)
    telegram.prepare("getUpdates", NOT_FOUND, delivers(says("nam sách")))
    lines = poll_until(lambda: telegram.sent(), core, telegram)
    assert [call["text"] for call in telegram.sent()] == [ANSWER.html]
    assert lines[-1] == messages.said("telegram_back")


def test_second_instance_ends_in_one_sentence(core: Core, telegram: RecordingRequest) -> None:
    """A bot that another program polls for gives up after the third conflict and says why."""
    telegram.prepare("getUpdates", CONFLICT, CONFLICT, CONFLICT)
    with pytest.raises(SettingsError) as refused:
        poll_until(lambda: False, core, telegram)
    assert sentence(refused.value) == messages.said("already_polling")


def test_passing_conflict_is_borne(core: Core, telegram: RecordingRequest) -> None:
    """One conflict, as at a restart, does not end the polling."""
    telegram.prepare("getUpdates", CONFLICT, delivers(says("nam sách")))
    poll_until(lambda: telegram.sent(), core, telegram)
    assert [call["text"] for call in telegram.sent()] == [ANSWER.html]


def test_network_down_at_the_start_is_waited_for(core: Core, telegram: RecordingRequest) -> None:
    """Without a network the start says so and tries again by itself."""
    telegram.prepare("getMe", NetworkError("httpx.ConnectError: no route"), NetworkError(f"bad {TOKEN}"))
    lines = poll_until(lambda: telegram.sent("getUpdates"), core, telegram)
    assert lines == [
        "Telegram: chưa kết nối được (httpx.ConnectError: no route); thử lại sau 1 giây.",
        "Telegram: chưa kết nối được (bad ***); thử lại sau 2 giây.",
        "Telegram: @dan_nguon_bot đang nhận câu hỏi.",
    ]


def test_network_that_comes_back_is_announced(core: Core, telegram: RecordingRequest) -> None:
    """A loss of the network while polling is told once it happens and once it is over."""
    telegram.prepare("getUpdates", delivers(), NetworkError("down"), delivers())
    lines = poll_until(lambda: len(telegram.sent("getUpdates")) == 4, core, telegram)
    assert lines[1:] == ["Telegram: chưa kết nối được (down); thử lại sau 1 giây.", messages.said("telegram_back")]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"message_id": None}, "TypeError"),
        ({"date": 10**15}, "ValueError"),
        ({"date": 10**20}, "OverflowError"),
        ({"reply_to_message": "nam sách"}, "AttributeError"),
    ],
    ids=["no id", "a date far off", "a date beyond", "no message"],
)
def test_update_that_cannot_be_read_is_passed_over(
    change: dict[str, Any], error: str, core: Core, telegram: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Only the update that the library cannot read is passed over, in one line that neither blames nor quotes."""
    before, unreadable, after = says("nam sách", user_id=1), says("bí mật"), says("nam sách", user_id=2)
    fields = unreadable["message"] | change
    unreadable["message"] = {name: value for name, value in fields.items() if value is not None}
    telegram.prepare("getUpdates", delivers(before, unreadable, after))
    lines = poll_until(lambda: len(telegram.sent()) == 2 and len(telegram.sent("getUpdates")) > 1, core, telegram)
    assert lines == ["Telegram: @dan_nguon_bot đang nhận câu hỏi."]
    assert sorted(call["chat_id"] for call in telegram.sent()) == [1, 2]
    assert telegram.sent("getUpdates")[1]["offset"] == after["update_id"] + 1
    assert caplog.messages == [f"Update {unreadable['update_id']} cannot be read ({error}) and is passed over"]


@pytest.mark.parametrize("result", [5, [{"message": {}}], [{"update_id": "5"}]])
def test_answer_without_updates_is_waited_out(
    result: object, core: Core, telegram: RecordingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """A server whose answer to a poll is no list of numbered updates does not end the polling."""
    telegram.prepare("getUpdates", (200, {"ok": True, "result": result}), delivers(says("nam sách")))
    lines = poll_until(lambda: telegram.sent(), core, telegram)
    assert lines[-1] == messages.said("telegram_back")
    assert [call["text"] for call in telegram.sent()] == [ANSWER.html]
    assert caplog.messages == []


def clock(*moments_s: float) -> Callable[[], float]:
    """A clock that shows these moments one after another."""
    moments: Iterator[float] = iter(moments_s)
    return lambda: next(moments)


def test_newcomer_yields_at_the_third_conflict() -> None:
    """A program that has just started yields at its third conflict within a minute."""
    conflicts = Conflicts(clock(0, 1, 2, 3))
    conflicts.count()
    conflicts.count()
    with pytest.raises(SettingsError):
        conflicts.count()


def test_settled_program_outlasts_a_newcomer() -> None:
    """A program that has polled for more than a minute bears 29 conflicts, so that the newcomer yields first."""
    conflicts = Conflicts(clock(0, *range(100, 130)))
    for _ in range(29):
        conflicts.count()
    with pytest.raises(SettingsError):
        conflicts.count()


def test_conflicts_far_apart_do_not_add_up() -> None:
    """Conflicts more than a minute apart are forgotten."""
    conflicts = Conflicts(clock(0, *range(10, 10_000, 100)))
    for _ in range(50):
        conflicts.count()
