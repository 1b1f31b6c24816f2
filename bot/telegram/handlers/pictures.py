"""The buttons that show the page of a source as a picture."""

import logging
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.core import Core
from bot.messages import messages
from bot.presentation.documents.pages import page_name
from bot.telegram.buttons import PageButton, read_button
from bot.telegram.delivery import Picture, acknowledge, place_of, send, send_picture, typing
from bot.telegram.render.blocks import TITLE_MAX_CHARS, render_text, shorten
from bot.telegram.turns import Turns
from index.errors import DocumentNotFound, DocumentRefused
from index.layout import Span
from index.types import Document

log = logging.getLogger(__name__)


class Pictures:
    """Shows pages, the quoted words marked; the gate has checked who pressed."""

    def __init__(self, core: Core, turns: Turns) -> None:
        self._core = core
        self._turns = turns

    def handlers(self) -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
        """One, for the buttons of pages."""
        return (CallbackQueryHandler(self.on_press, pattern=_is_of_a_page),)

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The button stops spinning at once; the picture follows, or why there is none.

        Only the sending takes the conversation's turn: a page may take seconds, and questions are not to wait for it.
        """
        query, place = update.callback_query, place_of(update)
        if query is None:
            return
        await acknowledge(query)
        button = read_button(query.data or "")
        if place is None or not isinstance(button, PageButton):
            return
        bot = update.get_bot()
        async with typing(bot, place, ChatAction.UPLOAD_PHOTO) as stop_typing:
            made = await self._made(button)
            stop_typing()
        async with self._turns.turn((place.chat_id, place.thread_id)):
            if isinstance(made, str):
                await send(bot, place, render_text(made))
            else:
                await send_picture(bot, place, made)

    async def _made(self, button: PageButton) -> Picture | str:
        """The picture, or the sentence that says why there is none."""
        passage = button.passage
        try:
            document = await self._core.document(passage.document_id)
            if not passage.is_current(document.text):
                return messages.said("passage_changed")
            made = await self._core.picture(document, marked=Span(passage.start, passage.end))
        except DocumentNotFound:
            return messages.said("document_gone")
        except DocumentRefused as refused:
            log.info("No picture of a page: %s", refused)
            return messages.sentence(refused)
        return Picture(made.data, _caption(document, made.page))


def _caption(document: Document, page: int) -> str:
    return f"{shorten(document.display_title, TITLE_MAX_CHARS)}, {page_name(document.source, page)}"


def _is_of_a_page(data: object) -> bool:
    return isinstance(data, str) and isinstance(read_button(data), PageButton)
