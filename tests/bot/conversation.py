"""A person or a group that writes to the bot, in process: updates in, recorded calls out."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from telegram import Update

from bot.core import Core
from bot.settings import Settings, read_settings
from bot.telegram.app import BotApplication, build_application
from tests.bot.fakes import RecordingRequest

TOKEN = "123456:TEST-token-of-the-bot"
LAN, GROUP = 1001, -500
Json = dict[str, Any]  # Any: JSON

Result = TypeVar("Result")

_numbers = itertools.count(1)


def run(scene: Coroutine[Any, Any, Result]) -> Result:
    """Play a scene in an event loop of its own."""
    return asyncio.run(scene)


def settings(**values: Any) -> Settings:
    """Settings with a token and everybody allowed, apart from the environment; Any: the fields of Settings."""
    return read_settings(_env_file=None, **({"telegram_token": TOKEN, "allowed_ids": "*"} | values))


@asynccontextmanager
async def bot_for(core: Core, telegram: RecordingRequest, **values: Any) -> AsyncIterator[BotApplication]:
    """The application, connected to the recorded Telegram; the calls of its start are forgotten."""
    application = build_application(settings(**values), core, request=telegram)
    await application.initialize()
    telegram.calls.clear()
    try:
        yield application
    finally:
        await application.shutdown()


async def receive(application: BotApplication, *updates: Json) -> None:
    """The application handles these updates, all at once."""
    decoded = [Update.de_json(update, application.bot) for update in updates]
    await asyncio.gather(*(application.process_update(update) for update in decoded))


def private(user_id: int = LAN) -> Json:
    """The private chat with a person."""
    return {"id": user_id, "type": "private", "first_name": "Lan"}


def group(chat_id: int = GROUP) -> Json:
    """A group."""
    return {"id": chat_id, "type": "supergroup", "title": "Văn phòng"}


def person(user_id: int = LAN) -> Json:
    """A person."""
    return {"id": user_id, "is_bot": False, "first_name": "Lan"}


def message(text: str | None, *, chat: Json | None = None, user_id: int = LAN, **fields: Any) -> Json:
    """A message; a text that begins with a slash is marked as a command, as Telegram does."""
    body: Json = {
        "message_id": next(_numbers),
        "date": 0,
        "chat": chat or private(user_id),
        "from": person(user_id),
        **fields,
    }
    if text is not None:
        body["text"] = text
        if text.startswith("/"):
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return body


def says(text: str | None, **fields: Any) -> Json:
    """An update with a new message."""
    return {"update_id": next(_numbers), "message": message(text, **fields)}


def edits(text: str, **fields: Any) -> Json:
    """An update with an edited message."""
    return {"update_id": next(_numbers), "edited_message": message(text, edit_date=1, **fields)}


def presses(data: str, *, chat: Json | None = None, user_id: int = LAN, **fields: Any) -> Json:
    """An update with a pressed button under a message of the bot."""
    below = message("Câu trả lời", chat=chat or private(user_id), **fields)
    below["from"] = {"id": 99, "is_bot": True, "first_name": "Dẫn Nguồn", "username": "dan_nguon_bot"}
    return {
        "update_id": next(_numbers),
        "callback_query": {
            "id": "7",
            "from": person(user_id),
            "chat_instance": "1",
            "data": data,
            "message": below,
        },
    }


def adds_bot(*, chat: Json, user_id: int = LAN, before: str = "left", after: str = "member") -> Json:
    """An update that says the bot's place in a chat has changed."""
    bot = {"id": 99, "is_bot": True, "first_name": "Dẫn Nguồn", "username": "dan_nguon_bot"}
    return {
        "update_id": next(_numbers),
        "my_chat_member": {
            "chat": chat,
            "from": person(user_id),
            "date": 0,
            "old_chat_member": {"user": bot, "status": before},
            "new_chat_member": {"user": bot, "status": after},
        },
    }


def play(core: Core, telegram: RecordingRequest, *updates: Json) -> None:
    """The bot, open to everybody, receives the updates one after another."""

    async def scene() -> None:
        async with bot_for(core, telegram) as bot:
            for update in updates:
                await receive(bot, update)

    run(scene())


def texts(telegram: RecordingRequest) -> list[str]:
    """What was sent, in order."""
    return [call["text"] for call in telegram.sent()]
