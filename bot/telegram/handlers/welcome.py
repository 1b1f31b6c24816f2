"""Saying what the bot does: `/start`, `/help`, being added to a group, and what it cannot read."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ChatMemberHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.messages import messages
from bot.telegram.delivery import place_of, send
from bot.telegram.gate import joined_group
from bot.telegram.render import render_text


def greeting_handlers() -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
    """Commands and the joining of a group; they go before the questions."""
    new = filters.UpdateType.MESSAGE
    return (
        CommandHandler("start", on_start, filters=new),
        CommandHandler("help", on_help, filters=new),
        ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
    )


def last_handlers() -> Sequence[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]]:  # Any: as in the library
    """What nothing else took, in private only: in a group it was not meant for the bot."""
    private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    return (
        MessageHandler(private & filters.COMMAND, on_unknown_command),
        MessageHandler(private, on_not_text),
    )


async def on_start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Who the bot is and how to ask."""
    await _say(update, messages.START, _how_to_ask())


async def on_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """How to ask, with examples, how to read an answer, and how to browse."""
    await _say(update, _how_to_ask(), messages.HOW_TO_READ, messages.HOW_TO_BROWSE, messages.HOW_TO_ASK_IN_GROUP)


async def on_membership(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A group that the bot was added to is greeted."""
    if joined_group(update):
        await _say(update, messages.GROUP_GREETING)


async def on_unknown_command(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """An unknown command is answered with where to find help."""
    await _say(update, messages.COMMAND_UNKNOWN)


async def on_not_text(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A picture, a voice message, a sticker: the person is asked to type."""
    await _say(update, messages.QUESTION_NOT_TEXT)


def _how_to_ask() -> str:
    return "\n".join([messages.HOW_TO_ASK, *(f"• {example}" for example in messages.EXAMPLES)])


async def _say(update: Update, *paragraphs: str) -> None:
    if place := place_of(update):
        await send(update.get_bot(), place, render_text(*paragraphs))
