"""The buttons under an answer: a passage in its context, or the opening of a document."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.core import Core
from bot.messages import messages
from bot.telegram.buttons import DocumentButton, PassageButton, read_button
from bot.telegram.delivery import acknowledge, place_of, send, typing
from bot.telegram.render.blocks import RenderedMessage, render_text
from bot.telegram.render.passages import render_document, render_passage
from bot.telegram.turns import Turns
from index.errors import DocumentNotFound


class Sources:
    """Shows where an answer comes from; the gate has checked who pressed."""

    def __init__(self, core: Core, turns: Turns) -> None:
        self._core = core
        self._turns = turns

    def handlers(self) -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
        """One, for every button that nothing else has taken."""
        return (CallbackQueryHandler(self.on_press),)

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The button stops spinning at once; what it stands for, or why that is gone, follows as a message."""
        query, place = update.callback_query, place_of(update)
        if query is None:
            return
        await acknowledge(query)
        if place is None:
            return
        bot = update.get_bot()
        async with self._turns.turn((place.chat_id, place.thread_id)), typing(bot, place) as stop_typing:
            shown = await self._show(query.data or "")
            stop_typing()
            await send(bot, place, shown)

    async def _show(self, data: str) -> tuple[RenderedMessage, ...]:
        button = read_button(data)
        if not isinstance(button, PassageButton | DocumentButton):
            return render_text(messages.said("button_unknown"))
        try:
            document = await self._core.document(button.document_id)
        except DocumentNotFound:
            return render_text(messages.said("document_gone"))
        if not isinstance(button, PassageButton):
            return render_document(document)
        if not button.is_current(document.text):
            return render_text(messages.said("passage_changed"))
        return render_passage(document, button.start, button.end)
