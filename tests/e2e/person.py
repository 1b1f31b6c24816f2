"""Somebody with Telegram on their phone: writes to the bot, presses its buttons, reads what is on the screen."""

import time
from dataclasses import dataclass
from typing import Any

import httpx

from tests.e2e.telegram_text import Json, utf16_length, utf16_slice

ANSWER_S = 30.0  # longer than the server ever needs, apart from waiting on request


class Control:
    """The fake Bot API server's actions for tests."""

    def __init__(self, client: httpx.Client) -> None:
        if client.base_url.host != "127.0.0.1":
            raise ValueError(f"the fake Bot API server is on 127.0.0.1, not on {client.base_url.host}")
        self._client = client

    def do(self, action: str, *, wait_s: float = 0, **parameters: object) -> Any:  # Any: each action has its own answer
        """Carry out an action, which may take `wait_s` longer than usual, and return its answer."""
        answer = self._client.post(f"/control/{action}", json=parameters, timeout=ANSWER_S + wait_s)
        assert answer.is_success, f"{action}: {answer.text}"
        return answer.json()


@dataclass(frozen=True)
class Group:
    """A group chat."""

    chat_id: int
    title: str


@dataclass(frozen=True)
class Message:
    """A message as it is shown now.

    Args:
        entities: As in the Bot API; offsets in UTF-16 units.
        buttons: Rows of inline buttons as in the Bot API.
        revision: When it last changed; greater is later.
        json: The Bot API's message.
    """

    message_id: int
    sender: str
    is_from_bot: bool
    text: str
    entities: list[Json]
    buttons: list[list[Json]]
    revision: int
    json: Json

    def marked(self, kind: str) -> list[str]:
        """Return the parts of the text marked as `kind`, e.g. ``bold`` or ``expandable_blockquote``, in order."""
        return [utf16_slice(self.text, e["offset"], e["length"]) for e in self.entities if e["type"] == kind]

    def shown(self) -> str:
        """Return the message as a phone shows it: ``sender: text``, «quotes», and a line of [buttons] a row."""
        text = self.text
        for entity in reversed([e for e in self.entities if e["type"].endswith("blockquote")]):
            start, end = entity["offset"], entity["offset"] + entity["length"]
            before, quote = utf16_slice(text, 0, start), utf16_slice(text, start, end - start)
            text = f"{before}«{quote}»{utf16_slice(text, end, utf16_length(text) - end)}"
        rows = [" ".join(f"[{button['text']}]" for button in row) for row in self.buttons]
        return "\n".join([f"{self.sender}: {text}", *rows])


@dataclass(frozen=True)
class Pressed:
    """What a phone does when a button is pressed; only one of these for each kind of button.

    Args:
        notice: The text the bot answered with, empty if it only stopped the button's waiting.
        is_alert: Whether the notice has to be closed by hand.
        opened_url: Where a link button leads.
        copied_text: What a copy button has copied.
    """

    notice: str = ""
    is_alert: bool = False
    opened_url: str = ""
    copied_text: str = ""


class Person:
    """A Telegram user. Chats are by default the private chat with the bot.

    `wait_for_reply` returns each message of the bot once, and again when it is edited; what is on the screen as the
    person writes or presses is not a reply.
    """

    def __init__(self, control: Control, first_name: str, *, user_id: int, username: str = "") -> None:
        self._control = control
        self.user_id = user_id
        self.user: Json = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        if username:
            self.user["username"] = username
        self._seen: dict[int, int] = {}  # chat id -> revision

    def say(self, text: str, *, chat_id: int = 0, reply_to: int = 0, thread_id: int = 0) -> int:
        """Send a text and return its message id.

        Args:
            text: Commands and links in it are found as Telegram finds them.
            chat_id: A group; a negative number nobody has used opens one.
            reply_to: The id of the message this replies to.
            thread_id: A topic of a forum; using it opens it.
        """
        chat_id = chat_id or self.user_id
        answer = self._control.do(
            "say", user=self.user, chat_id=chat_id, text=text, reply_to=reply_to, thread_id=thread_id
        )
        self._seen[chat_id] = answer["revision"]
        return int(answer["message_id"])

    def edit(self, message_id: int, text: str, *, chat_id: int = 0) -> None:
        """Change a message sent before."""
        chat_id = chat_id or self.user_id
        answer = self._control.do("edit", user=self.user, chat_id=chat_id, message_id=message_id, text=text)
        self._seen[chat_id] = answer["revision"]

    def press(self, button_text: str, *, chat_id: int = 0, message_id: int = 0, timeout_s: float = 10.0) -> Pressed:
        """Press a button, wait until the bot has answered, and return what the phone does.

        Args:
            button_text: The button with this text in the newest message that has one.
            chat_id: The private chat if 0.
            message_id: The message to look in instead of the newest.
            timeout_s: How long the button may show that it waits.

        Raises:
            AssertionError: If there is no such button, or the bot leaves the press unanswered.
        """
        chat_id = chat_id or self.user_id
        message, button = self._find_button(button_text, chat_id, message_id)
        if "url" in button:
            return Pressed(opened_url=button["url"])
        if "copy_text" in button:
            return Pressed(copied_text=button["copy_text"]["text"])
        query = self._control.do(
            "press", user=self.user, chat_id=chat_id, message_id=message.message_id, data=button["callback_data"]
        )
        self._seen[chat_id] = query["revision"]
        query_id = query["callback_query_id"]
        answer = self._control.do("callback_answer", wait_s=timeout_s, callback_query_id=query_id, timeout_s=timeout_s)
        assert answer is not None, f"[{button_text}] was not answered within {timeout_s} s"
        return Pressed(notice=answer["text"], is_alert=answer["show_alert"], opened_url=answer["url"])

    def _find_button(self, button_text: str, chat_id: int, message_id: int) -> tuple[Message, Json]:
        for message in reversed(self.messages(chat_id=chat_id)):
            for button in (button for row in message.buttons for button in row):
                if button["text"] == button_text and message_id in (0, message.message_id):
                    return message, button
        raise AssertionError(f"no button [{button_text}] on the screen:\n{self.screen(chat_id=chat_id)}")

    def wait_for_reply(self, timeout_s: float = 10.0, *, chat_id: int = 0, containing: str = "") -> Message:
        """Return the next message the bot has sent or edited since the last one seen.

        Args:
            timeout_s: How long to wait for it.
            chat_id: The private chat if 0.
            containing: Pass over messages without this text, such as "searching" before the answer.

        Raises:
            AssertionError: If none comes in time; the message has the screen.
        """
        chat_id = chat_id or self.user_id
        deadline = time.monotonic() + timeout_s
        while (left_s := deadline - time.monotonic()) > 0:
            for message in self._news(chat_id, left_s):
                self._seen[chat_id] = message.revision
                if containing in message.text:
                    return message
        what = f"no reply with {containing!r}" if containing else "no reply"
        raise AssertionError(f"{what} within {timeout_s} s; on the screen:\n{self.screen(chat_id=chat_id)}")

    def expect_silence(self, for_s: float = 0.5, *, chat_id: int = 0) -> None:
        """Return after `for_s` seconds without a message or edit by the bot.

        Raises:
            AssertionError: If it says something; the message has it.
        """
        news = self._news(chat_id or self.user_id, for_s)
        assert not news, "the bot was to stay silent, but said:\n" + "\n".join(one.shown() for one in news)

    def _news(self, chat_id: int, timeout_s: float) -> list[Message]:
        """Return the bot's messages changed since the last one seen, oldest change first; empty after `timeout_s`."""
        after = self._seen.get(chat_id, 0)
        view = self._control.do("look", wait_s=timeout_s, chat_id=chat_id, after=after, timeout_s=timeout_s)
        shown = (_message(one) for one in view["messages"])
        return sorted((m for m in shown if m.is_from_bot and m.revision > after), key=lambda m: m.revision)

    def messages(self, *, chat_id: int = 0) -> list[Message]:
        """Return the chat as it is now, oldest message first."""
        return [_message(one) for one in self._control.do("look", chat_id=chat_id or self.user_id)["messages"]]

    def screen(self, *, chat_id: int = 0) -> str:
        """Return the chat as a phone shows it, oldest message first."""
        return "\n".join(message.shown() for message in self.messages(chat_id=chat_id))

    def actions(self, *, chat_id: int = 0) -> list[str]:
        """Return what the bot was shown doing so far, e.g. ``typing``, oldest first."""
        return list(self._control.do("look", chat_id=chat_id or self.user_id)["actions"])


def _message(view: Json) -> Message:
    message = view["message"]
    return Message(
        message_id=message["message_id"],
        sender=message["from"]["first_name"],
        is_from_bot=message["from"]["is_bot"],
        text=message["text"],
        entities=message.get("entities", []),
        buttons=message.get("reply_markup", {}).get("inline_keyboard", []),
        revision=view["revision"],
        json=message,
    )
