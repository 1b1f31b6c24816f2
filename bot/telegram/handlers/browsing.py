"""Browsing the register: `/canbo`, `/hoinghi`, `/vanban`, the pages of a list, and the cards of its entries."""

import re
from collections.abc import Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes, filters

from bot.core import Core, QuestionUnusable
from bot.messages import messages
from bot.presentation.cards import card_of
from bot.presentation.lists import Kind, list_page
from bot.presentation.summaries import summary_of
from bot.telegram.buttons import CardButton, ListButton, read_button
from bot.telegram.delivery import acknowledge, edit, place_of, send, typing
from bot.telegram.render.blocks import RenderedMessage, render_text
from bot.telegram.render.register import COMMAND_OF, clean, render_card, render_list, words_of
from bot.telegram.turns import Turns
from index.errors import DocumentNotFound, FactNotFound
from retrieval.register.registry import Registry

_COMMAND = re.compile(r"^/(\w+)\S*")
_KIND_OF = {command: kind for kind, command in COMMAND_OF.items()}

WORDS_MAX_CHARS = 200


class Browsing:
    """Lists entries of the register and shows their cards; the gate has checked who asks and who pressed."""

    def __init__(self, core: Core, turns: Turns) -> None:
        self._core = core
        self._turns = turns

    def handlers(self) -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
        """The commands, and the buttons under lists and cards."""
        return (
            CommandHandler([*_KIND_OF], self.on_command, filters=filters.UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_press, pattern=_is_of_the_register),
        )

    async def on_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The first page of what was looked for is sent.

        Raises:
            QuestionUnusable: If the words are too long or none.
        """
        place, text = place_of(update), (update.message.text if update.message else None) or ""
        command = _COMMAND.match(text)
        if place is None or command is None:
            return
        kind, words = _KIND_OF[command[1].lower()], read_words(text[command.end() :])
        bot = update.get_bot()
        async with self._turns.turn((place.chat_id, place.thread_id)), typing(bot, place) as stop_typing:
            listed = await self._core.register(lambda registry: _list(registry, kind, words, 1))
            stop_typing()
            await send(bot, place, (listed,))

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The button stops spinning; the message turns to another page, or a card follows as a new message."""
        query, place = update.callback_query, place_of(update)
        if query is None:
            return
        await acknowledge(query)
        button = read_button(query.data or "")
        if place is None or query.message is None:
            return
        below = (query.message.text if isinstance(query.message, Message) else None) or ""
        async with self._turns.turn((place.chat_id, place.thread_id)):
            shown = await self._shown(button, below)
            is_turned = isinstance(button, ListButton) or (isinstance(button, CardButton) and button.page is not None)
            if isinstance(shown, str):
                await send(update.get_bot(), place, render_text(shown))
            elif is_turned:
                await edit(update.get_bot(), place, query.message.message_id, shown)
            else:
                await send(update.get_bot(), place, (shown,))

    async def _shown(self, button: object, below: str) -> RenderedMessage | str:
        """What a button stands for, or the sentence that says why that is gone."""
        if isinstance(button, CardButton):
            try:
                return await self._core.register(lambda registry: _card(registry, button))
            except (FactNotFound, DocumentNotFound):
                return messages.said("entry_gone")
        if isinstance(button, ListButton):
            words = button.words_from(words_of(below))
            if words is None:
                return messages.said("words_forgotten")
            return await self._core.register(lambda registry: _list(registry, button.kind, words, button.page))
        return messages.said("button_unknown")


def read_words(text: str) -> str:
    """What to look for, on one line; empty for everything.

    Raises:
        QuestionUnusable: If it is too long, or has no letter or digit although it is not empty.
    """
    words = clean(text)
    if len(words) > WORDS_MAX_CHARS:
        raise QuestionUnusable("words_too_long", length=len(words), limit=WORDS_MAX_CHARS)
    if words and not any(character.isalnum() for character in words):
        raise QuestionUnusable("words_without_letters")
    return words


def _is_of_the_register(data: object) -> bool:
    return isinstance(data, str) and isinstance(read_button(data), CardButton | ListButton)


def _list(registry: Registry, kind: Kind, words: str, number: int) -> RenderedMessage:
    page = list_page(registry, kind, words, number)
    return render_list(page, tuple(summary_of(entry, registry) for entry in page.entries))


def _card(registry: Registry, button: CardButton) -> RenderedMessage:
    return render_card(card_of(registry.entry(button.entry_id), registry), button.page or 1)
