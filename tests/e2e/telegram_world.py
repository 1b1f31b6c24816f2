"""What happens in Telegram: chats and their messages, what a bot does to them, and what people do.

Without HTTP (`tests.e2e.fake_bot_api`) and without rules about text (`tests.e2e.telegram_rules`).
"""

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.e2e.telegram_rules import (
    CHAT_ACTIONS,
    MAX_CALLBACK_ANSWER_CHARS,
    BotApiError,
    FormattedText,
    bad_request,
    check_commands,
    check_inline_keyboard,
    formatted_text,
    found_entities,
)
from tests.e2e.telegram_text import Json
from tests.e2e.update_delivery import UpdateDelivery

BOT: Json = {
    "id": 1_000_001,
    "is_bot": True,
    "first_name": "Dẫn Nguồn",
    "username": "dannguon_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
BOT_AS_SENDER = {key: BOT[key] for key in ("id", "is_bot", "first_name", "username")}


@dataclass
class Chat:
    """A private chat or a group: what is on its screen, newest last."""

    info: Json
    privacy_mode: bool = True
    last_message_id: int = 0
    messages: dict[int, Json] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)  # message id -> when it last changed
    threads: set[int] = field(default_factory=set)
    actions: list[str] = field(default_factory=list)


class World:
    """Everything Telegram remembers about the bot and its chats."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self.chats: dict[int, Chat] = {}
        self.callback_query_ids = itertools.count(4_000_000_000_000_000_000)
        self.callback_answers: dict[str, Json | None] = {}  # None: not answered yet
        self.commands: dict[str, list[Json]] = {}
        self.delivery = UpdateDelivery(report)
        self.revision = 0
        self._changed = asyncio.Event()

    def touch(self) -> int:
        """Wake everybody who waits for a change and return its number."""
        self.revision += 1
        self._changed.set()
        self._changed = asyncio.Event()
        return self.revision

    async def wait_for_change(self, deadline: float) -> bool:
        """Return True at the next change, or False at the deadline, a time of the event loop's clock."""
        try:
            async with asyncio.timeout_at(deadline):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True

    def show(self, chat: Chat, message: Json) -> Json:
        """Put a message on the screen, in place of the one with its number."""
        chat.messages[message["message_id"]] = message
        chat.revisions[message["message_id"]] = self.touch()
        return message

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Add a new message; fields that are None or empty are left out, as Telegram does."""
        chat.last_message_id += 1
        head = {"message_id": chat.last_message_id, "date": int(time.time()), "chat": chat.info, "from": sender}
        return self.show(chat, head | {name: value for name, value in content.items() if value})


class BotMethods:
    """The methods of the Bot API by their names in snake case, their parameters those that are implemented."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _chat(self, chat_id: int | str) -> Chat:
        chat = self._world.chats.get(int(chat_id)) if str(chat_id).lstrip("-").isdigit() else None
        if chat is None:
            raise bad_request("Chat not found")
        return chat

    def _message(self, chat: Chat, message_id: int, purpose: str) -> Json:
        if message_id not in chat.messages:
            raise bad_request(f"Message to {purpose} not found")
        return chat.messages[message_id]

    def _thread(self, chat: Chat, thread_id: int) -> Json:
        is_plain_group = chat.info["type"] == "supergroup" and "is_forum" not in chat.info
        if not thread_id or is_plain_group:
            return {}
        if thread_id not in chat.threads:
            raise bad_request("Message thread not found")
        return {"message_thread_id": thread_id, "is_topic_message": True}

    async def get_me(self) -> Json:
        return BOT

    async def log_out(self) -> bool:
        return True

    async def close(self) -> bool:
        return True

    async def get_updates(
        self, offset: int = 0, limit: int = 100, timeout: float = 0, allowed_updates: list[str] | None = None
    ) -> list[Json]:
        self._world.delivery.allow(allowed_updates)
        return await self._world.delivery.poll(offset=offset, limit=limit, timeout_s=timeout)

    async def set_webhook(
        self,
        url: str,
        secret_token: str = "",
        max_connections: int = 40,
        allowed_updates: list[str] | None = None,
        drop_pending_updates: bool = False,
    ) -> bool:
        self._world.delivery.allow(allowed_updates)
        if drop_pending_updates:
            self._world.delivery.drop_pending()
        await self._world.delivery.set_webhook(url, secret_token=secret_token, max_connections=max_connections)
        return True

    async def delete_webhook(self, drop_pending_updates: bool = False) -> bool:
        if drop_pending_updates:
            self._world.delivery.drop_pending()
        await self._world.delivery.set_webhook("")
        return True

    async def get_webhook_info(self) -> Json:
        return self._world.delivery.webhook_info()

    async def send_message(
        self,
        chat_id: int | str,
        text: str,
        parse_mode: str = "",
        entities: list[Json] | None = None,
        reply_markup: Json | None = None,
        reply_parameters: Json | None = None,
        message_thread_id: int = 0,
        link_preview_options: Json | None = None,
        protect_content: bool = False,
    ) -> Json:
        formatted = formatted_text(text, parse_mode=parse_mode, entities=entities)
        _check_markup(reply_markup)
        chat = self._chat(chat_id)
        content = self._thread(chat, message_thread_id) | _content(formatted, reply_markup, link_preview_options)
        content["has_protected_content"] = protect_content
        if reply_parameters:
            replied = chat.messages.get(reply_parameters["message_id"])
            if replied is None and not reply_parameters.get("allow_sending_without_reply"):
                raise bad_request("Message to be replied not found")
            content["reply_to_message"] = _without_reply(replied)
        return self._world.post(chat, BOT_AS_SENDER, content)

    async def edit_message_text(
        self,
        text: str,
        chat_id: int | str,
        message_id: int,
        parse_mode: str = "",
        entities: list[Json] | None = None,
        reply_markup: Json | None = None,
        link_preview_options: Json | None = None,
    ) -> Json:
        formatted = formatted_text(text, parse_mode=parse_mode, entities=entities)
        return self._edit(chat_id, message_id, _content(formatted, reply_markup, link_preview_options))

    async def edit_message_reply_markup(
        self, chat_id: int | str, message_id: int, reply_markup: Json | None = None
    ) -> Json:
        old = self._message(self._chat(chat_id), message_id, "edit")
        kept = {name: old.get(name) for name in ("text", "entities", "link_preview_options")}
        return self._edit(chat_id, message_id, kept | {"reply_markup": reply_markup})

    def _edit(self, chat_id: int | str, message_id: int, content: Json) -> Json:
        _check_markup(content["reply_markup"])
        chat = self._chat(chat_id)
        old = self._message(chat, message_id, "edit")
        if old["from"]["id"] != BOT["id"]:
            raise bad_request("Message can't be edited")
        if all(old.get(name) == (content[name] or None) for name in ("text", "entities", "reply_markup")):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same"
                " as a current content and reply markup of the message"
            )
        kept = {name: value for name, value in old.items() if name not in content}
        new = {name: value for name, value in content.items() if value}
        return self._world.show(chat, kept | new | {"edit_date": int(time.time())})

    async def delete_message(self, chat_id: int | str, message_id: int) -> bool:
        chat = self._chat(chat_id)
        old = self._message(chat, message_id, "delete")
        if old["from"]["id"] != BOT["id"] and chat.info["type"] != "private":
            raise bad_request("message can't be deleted")
        del chat.messages[message_id]
        self._world.touch()
        return True

    async def answer_callback_query(
        self, callback_query_id: str, text: str = "", show_alert: bool = False, url: str = "", cache_time: int = 0
    ) -> bool:
        if callback_query_id not in self._world.callback_answers:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if len(text) > MAX_CALLBACK_ANSWER_CHARS:
            raise bad_request("MESSAGE_TOO_LONG")
        answer = {"text": text, "show_alert": show_alert, "url": url, "cache_time": cache_time}
        self._world.callback_answers[callback_query_id] = answer
        self._world.touch()
        return True

    async def send_chat_action(self, chat_id: int | str, action: str, message_thread_id: int = 0) -> bool:
        if action not in CHAT_ACTIONS:
            raise bad_request("Wrong parameter action in request")
        chat = self._chat(chat_id)
        self._thread(chat, message_thread_id)
        chat.actions.append(action)
        self._world.touch()
        return True

    async def set_my_commands(self, commands: list[Json], scope: Json | None = None, language_code: str = "") -> bool:
        check_commands(commands)
        self._world.commands[f"{scope or {'type': 'default'}} {language_code}"] = commands
        return True

    async def get_my_commands(self, scope: Json | None = None, language_code: str = "") -> list[Json]:
        return self._world.commands.get(f"{scope or {'type': 'default'}} {language_code}", [])


def _check_markup(markup: Json | None) -> None:
    if markup is None:
        return
    if "inline_keyboard" not in markup:
        raise BotApiError(501, f"Not Implemented: the fake Bot API server knows inline keyboards only, not {markup}")
    check_inline_keyboard(markup)


def _content(formatted: FormattedText, reply_markup: Json | None, link_preview_options: Json | None) -> Json:
    return {
        "text": formatted.text,
        "entities": formatted.entities,
        "reply_markup": reply_markup if reply_markup and any(reply_markup["inline_keyboard"]) else None,
        "link_preview_options": link_preview_options,
    }


def _without_reply(message: Json | None) -> Json:
    return {name: value for name, value in (message or {}).items() if name != "reply_to_message"}


class PersonActions:
    """What people do in their Telegram, each an action of ``POST /control/NAME`` with these parameters as JSON."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _chat(self, chat_id: int, user: Json) -> Chat:
        if chat_id not in self._world.chats:
            info: Json = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
            names = {name: user[name] for name in ("first_name", "username") if name in user}
            self._world.chats[chat_id] = Chat(info | (names if chat_id > 0 else {"title": f"Nhóm {-chat_id}"}))
        return self._world.chats[chat_id]

    def open_group(self, chat_id: int, title: str, is_forum: bool, privacy_mode: bool) -> Json:
        """Make a group with the bot in it."""
        info: Json = {"id": chat_id, "type": "supergroup", "title": title}
        if is_forum:
            info["is_forum"] = True
        self._world.chats[chat_id] = Chat(info, privacy_mode)
        return info

    def say(self, user: Json, chat_id: int, text: str, reply_to: int = 0, thread_id: int = 0) -> Json:
        """Send a text; in a group with privacy mode the bot gets only commands and replies to it."""
        chat = self._chat(chat_id, user)
        content: Json = {"text": text, "entities": found_entities(text)}
        if thread_id:
            chat.threads.add(thread_id)
            content |= {"message_thread_id": thread_id, "is_topic_message": True}
        if reply_to:
            content["reply_to_message"] = _without_reply(chat.messages[reply_to])
        message = self._world.post(chat, user, content)
        reaches_bot = chat.info["type"] == "private" or not chat.privacy_mode or _is_for_bot(message)
        delivered = reaches_bot and self._world.delivery.put("message", message)
        return {"message_id": message["message_id"], "delivered": delivered, "revision": self._world.revision}

    def edit(self, user: Json, chat_id: int, message_id: int, text: str) -> Json:
        """Change the text of a message sent before."""
        chat = self._chat(chat_id, user)
        kept = {name: value for name, value in chat.messages[message_id].items() if name != "entities"}
        entities = found_entities(text)
        content = {"text": text, "edit_date": int(time.time())} | ({"entities": entities} if entities else {})
        message = self._world.show(chat, kept | content)
        delivered = self._world.delivery.put("edited_message", message)
        return {"message_id": message_id, "delivered": delivered, "revision": self._world.revision}

    def press(self, user: Json, chat_id: int, message_id: int, data: str) -> Json:
        """Press a button that carries data for the bot."""
        query_id = str(next(self._world.callback_query_ids))
        self._world.callback_answers[query_id] = None
        query = {"id": query_id, "from": user, "chat_instance": str(chat_id), "data": data}
        message = self._world.chats[chat_id].messages[message_id]
        self._world.delivery.put("callback_query", query | {"message": message})
        return {"callback_query_id": query_id, "revision": self._world.revision}

    def inject(self, kind: str, content: Json) -> bool:
        """Queue an update of any kind as it stands."""
        return self._world.delivery.put(kind, content)

    def repeat_last_update(self) -> bool:
        """Deliver the last update once more under its own number."""
        self._world.delivery.repeat_last()
        return True

    def expire_callback_queries(self) -> bool:
        """Let every button press so far be too old to answer."""
        self._world.callback_answers.clear()
        return True

    async def look(self, chat_id: int, after: int = 0, timeout_s: float = 0) -> Json:
        """Return a chat as soon as the bot has changed it after revision `after`, or as it is after `timeout_s`."""
        deadline = asyncio.get_running_loop().time() + timeout_s
        while True:
            chat = self._world.chats.get(chat_id) or Chat({})
            own = [i for i, message in chat.messages.items() if message["from"]["id"] == BOT["id"]]
            if any(chat.revisions[i] > after for i in own) or not await self._world.wait_for_change(deadline):
                shown = [{"message": chat.messages[i], "revision": chat.revisions[i]} for i in sorted(chat.messages)]
                return {"messages": shown, "actions": chat.actions}

    async def callback_answer(self, callback_query_id: str, timeout_s: float) -> Json | None:
        """Return the bot's answer to a button press as soon as there is one, or None after `timeout_s`."""
        deadline = asyncio.get_running_loop().time() + timeout_s
        while not (answer := self._world.callback_answers.get(callback_query_id)):
            if not await self._world.wait_for_change(deadline):
                return None
        return answer


def _is_for_bot(message: Json) -> bool:
    """Whether a group message reaches a bot in privacy mode: a command that is not another bot's, or a reply to it."""
    if message.get("reply_to_message", {}).get("from", {}).get("id") == BOT["id"]:
        return True
    command, _, addressee = message["text"].split(maxsplit=1)[0].partition("@")
    return command.startswith("/") and addressee.lower() in ("", BOT["username"])
