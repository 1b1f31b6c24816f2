"""What happens when a handler fails: a log entry, and one sentence to the person instead of silence."""

import logging

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.core import CoreBusy, QuestionUnusable
from bot.messages import messages
from bot.telegram.delivery import place_of, send
from bot.telegram.gate import Gate
from bot.telegram.render.blocks import render_text
from bot.telegram.turns import ConversationBusy
from index.errors import DanNguonError

log = logging.getLogger(__name__)


class Failures:
    """The error handler; it speaks only to those whom the gate admits."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The error is logged, the person told in one sentence; questions are not logged."""
        error = context.error
        said = _said_of(error)
        if not isinstance(update, Update) or said is None or not self._gate.admits(update):
            return
        place = place_of(update)
        if place is None:
            return
        try:
            await send(update.get_bot(), place, render_text(said))
        except TelegramError as second:
            log.error("Update %s: the failure could not be told either: %s", update.update_id, second)


def _said_of(error: Exception | None) -> str | None:
    """What the person is told of the error, which is logged; None for nothing."""
    if isinstance(error, ConversationBusy):
        return None if error.told else messages.sentence(error)
    if isinstance(error, (QuestionUnusable, CoreBusy)):
        return messages.sentence(error)
    if isinstance(error, DanNguonError):
        log.error("%s: %s", type(error).__name__, messages.sentence(error))
        return messages.said("out_of_order")  # the error speaks to the administrator, of paths and settings
    if isinstance(error, Forbidden):
        log.info("The person or group does not let the bot write: %s", error)
        return None
    log.error("A handler failed", exc_info=error)
    return messages.said("failed")
