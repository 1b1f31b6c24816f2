"""A question in any form: `/ask`, a private message, in a group a reply to the bot or a mention of it."""

import re
from collections.abc import Sequence
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.core import Core, read_question
from bot.telegram.conversations import Conversations
from bot.telegram.delivery import place_of, send, typing
from bot.telegram.render import render_answer
from bot.telegram.turns import Turns

_COMMAND = re.compile(r"^/\S+")
_TO_A_BOT = re.compile(r"\s*@\w+bot\b", re.IGNORECASE)
"""What begins with the name of a bot is meant for that one; only names of bots end so."""


class _SpeaksToBot(filters.MessageFilter):
    """In a group: a reply to one of the bot's messages, or a mention of it."""

    def filter(self, message: Message) -> bool:
        if message.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return False
        bot = message.get_bot()
        original = message.reply_to_message
        # In a topic every message formally replies to the one that opened it.
        replies = (
            original is not None
            and original.forum_topic_created is None
            and original.from_user is not None
            and original.from_user.id == bot.id
        )
        text = message.text or ""
        if _mention_of(bot.username).search(text):
            return True
        return replies and not _TO_A_BOT.match(text)


class Questions:
    """Answers questions in their chat and topic, each conversation's one after another."""

    def __init__(self, core: Core, turns: Turns) -> None:
        self._core = core
        self._turns = turns
        self._conversations = Conversations()

    def handlers(self) -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
        """In the order in which they are asked."""
        new_text = filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
        return (
            CommandHandler("ask", self.on_command, filters=filters.UpdateType.MESSAGE),
            MessageHandler(new_text & filters.ChatType.PRIVATE, self.on_text),
            MessageHandler(new_text & _SpeaksToBot(), self.on_text),
        )

    async def on_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """`/ask QUESTION` is answered."""
        if update.message:
            text = _COMMAND.sub("", update.message.text or "")
            await self._answer(update, text, when_empty="question_empty_after_command")

    async def on_text(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A message is answered, the mention of the bot left out."""
        if update.message:
            text = update.message.text or ""
            text = _mention_of(update.get_bot().username).sub(" ", text)
            await self._answer(update, text, when_empty="question_empty")

    async def _answer(self, update: Update, text: str, *, when_empty: str) -> None:
        """The question is answered where it was asked.

        Raises:
            DanNguonError: If it is no question, or the core says what is wrong; the error handler says so.
        """
        place = place_of(update)
        if place is None:
            return
        question = read_question(text, when_empty=when_empty)
        bot = update.get_bot()
        # In a group everybody has a conversation of their own with the bot.
        person = update.effective_user.id if update.effective_user else None
        conversation = (place.chat_id, place.thread_id, person)
        async with self._turns.turn((place.chat_id, place.thread_id)), typing(bot, place) as stop_typing:
            answer = await self._core.answer(question, self._conversations.earlier(conversation))
            self._conversations.add(conversation, answer)
            stop_typing()
            await send(bot, place, render_answer(answer))


def _mention_of(username: str) -> re.Pattern[str]:
    """Finds @username, not @username_of_another."""
    return re.compile(rf"@{re.escape(username)}(?!\w)", re.IGNORECASE)
