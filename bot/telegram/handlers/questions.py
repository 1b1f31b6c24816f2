"""A question in any form: `/ask`, a private message, in a group a reply to the bot or a mention of it, or a button."""

import re
from collections.abc import Sequence
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.core import Core, read_question
from bot.messages import messages
from bot.telegram.buttons import QuestionButton, read_button
from bot.telegram.conversations import AskedByButtons, Conversations
from bot.telegram.delivery import Place, acknowledge, edit, place_of, send, typing
from bot.telegram.render.answers import render_answer
from bot.telegram.render.blocks import render_text
from bot.telegram.turns import Turns
from retrieval.types import Answer

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
        self._by_buttons = AskedByButtons()

    def handlers(self) -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
        """In the order in which they are asked."""
        new_text = filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
        return (
            CommandHandler("ask", self.on_command, filters=filters.UpdateType.MESSAGE),
            MessageHandler(new_text & filters.ChatType.PRIVATE, self.on_text),
            MessageHandler(new_text & _SpeaksToBot(), self.on_text),
            CallbackQueryHandler(self.on_press, pattern=_asks),
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
        await self._ask(update, place, read_question(text, when_empty=when_empty))

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """What was chosen is asked and answered as a new message; a page of a list takes the place of another."""
        query, place = update.callback_query, place_of(update)
        if query is None:
            return
        await acknowledge(query)
        button = read_button(query.data or "")
        if place is None or query.message is None or not isinstance(button, QuestionButton):
            return
        question = button.question or self._by_buttons.question(button.digest)
        if question is None:
            await send(update.get_bot(), place, render_text(messages.said("question_forgotten")))
        elif button.first == 0:
            await self._ask(update, place, read_question(question))
        else:
            await self._turn(update, place, query.message.message_id, read_question(question), button.first)

    async def _ask(self, update: Update, place: Place, question: str) -> None:
        """The question is answered and remembered in the conversation of whoever asks or presses."""
        bot = update.get_bot()
        # In a group everybody has a conversation of their own with the bot.
        person = update.effective_user.id if update.effective_user else None
        conversation = (place.chat_id, place.thread_id, person)
        async with self._turns.turn((place.chat_id, place.thread_id)), typing(bot, place) as stop_typing:
            answer = await self._core.answer(question, self._conversations.earlier(conversation))
            self._conversations.add(conversation, answer)
            self._remember(answer)
            stop_typing()
            await send(bot, place, render_answer(answer))

    async def _turn(self, update: Update, place: Place, message_id: int, question: str, first: int) -> None:
        """The message turns to other items; to the first ones where the documents have changed and there are none."""
        async with self._turns.turn((place.chat_id, place.thread_id)):
            answer = await self._core.answer(question, (), first)
            if not answer.said.form.items:
                answer = await self._core.answer(question)
            self._remember(answer)
            rendered = render_answer(answer)
            if len(rendered) == 1:
                await edit(update.get_bot(), place, message_id, rendered[0])
            else:
                await send(update.get_bot(), place, rendered)

    def _remember(self, answer: Answer) -> None:
        """What the answer's buttons ask."""
        self._by_buttons.add((answer.read.text, *(choice.question for choice in answer.said.form.choices)))


def _asks(data: object) -> bool:
    return isinstance(data, str) and isinstance(read_button(data), QuestionButton)


def _mention_of(username: str) -> re.Pattern[str]:
    """Finds @username, not @username_of_another."""
    return re.compile(rf"@{re.escape(username)}(?!\w)", re.IGNORECASE)
