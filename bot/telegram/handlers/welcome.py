"""Saying what the bot does: `/start`, `/help`, being added to a group, and what it cannot read."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ChatMemberHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.messages import messages
from bot.telegram.delivery import place_of, send
from bot.telegram.gate import joined_group
from bot.telegram.render.blocks import render_text
from bot.telegram.render.register import COMMAND_OF


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
    await _say(update, messages.said("start"), _how_to_ask())


async def on_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """How to ask, with examples, how to read an answer, and how to browse."""
    await _say(
        update, _how_to_ask(), messages.said("how_to_read"), how_to_browse(), messages.said("how_to_ask_in_group")
    )


async def on_membership(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A group that the bot was added to is greeted."""
    if joined_group(update):
        await _say(update, messages.said("group_greeting"))


async def on_unknown_command(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """An unknown command is answered with where to find help."""
    await _say(update, messages.said("command_unknown"))


async def on_not_text(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A picture, a voice message, a sticker: the person is asked to type."""
    await _say(update, messages.said("question_not_text"))


def how_to_browse() -> str:
    """The commands that look into the register, each with an example."""
    commands = messages.named("command")
    return "\n".join([messages.said("how_to_browse"), *(f"/{name}: {commands[name]}" for name in COMMAND_OF.values())])


def _how_to_ask() -> str:
    return "\n".join([messages.said("how_to_ask"), *(f"• {example}" for example in messages.named("example").values())])


async def _say(update: Update, *paragraphs: str) -> None:
    if place := place_of(update):
        await send(update.get_bot(), place, render_text(*paragraphs))
