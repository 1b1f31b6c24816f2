"""Sending: to the right chat and topic, again after a fault of the network, as plain text when markup is refused."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError

from bot.telegram.render.blocks import Button, RenderedMessage

log = logging.getLogger(__name__)

RETRY_DELAYS_S = (0.5, 2.0)
CAPTION_MAX_CHARS = 1024
TYPING_INTERVAL_S = 4.5
"""Telegram shows the typing sign for five seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes.

    Attributes:
        thread_id: The topic, where the chat has topics.
        reply_to: The message that is answered, in groups.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be sent, as PNG, with the text below it."""

    data: bytes
    caption: str


def place_of(update: Update) -> Place | None:
    """Where to answer this update: the same chat and topic; None where it has no chat."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return None
    # In a group without topics message_thread_id is a chain of replies, to which nothing can be sent.
    in_topic = isinstance(message, Message) and message.is_topic_message
    return Place(
        chat_id=chat.id,
        thread_id=message.message_thread_id if message is not None and in_topic else None,
        reply_to=message.message_id if message is not None and chat.type != ChatType.PRIVATE else None,
    )


async def send(bot: Bot, place: Place, rendered: Sequence[RenderedMessage]) -> None:
    """All messages are sent, in order, the first as a reply.

    Raises:
        TelegramError: If Telegram refuses even the plain text, or cannot be reached after several attempts.
    """
    for message in rendered:
        try:
            await _send_in_some_form(bot, place, message)
        except ChatMigrated as moved:
            place = Place(moved.new_chat_id)
            await _send_in_some_form(bot, place, message)
        place = replace(place, reply_to=None)


async def _send_in_some_form(bot: Bot, place: Place, message: RenderedMessage) -> None:
    """With markup; if that is refused as plain text; if that is refused too, without buttons and reply."""
    keyboard = _keyboard(message)
    bare = replace(place, reply_to=None)
    try:
        await _send_patiently(bot, place, message.html, ParseMode.HTML, keyboard)
    except BadRequest as refused:
        log.warning("Telegram refused a message, sent as plain text instead: %s", refused)
        try:
            await _send_patiently(bot, place, message.plain, None, keyboard)
        except BadRequest as refused_again:
            log.warning("Telegram refused the plain text too, sent without buttons instead: %s", refused_again)
            await _send_patiently(bot, bare, message.plain, None, None)


async def _send_patiently(
    bot: Bot, place: Place, text: str, parse_mode: str | None, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Send once; after a fault of the network again, because an answer twice is better than none."""
    reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to is not None else None
    await _patiently(
        lambda: bot.send_message(
            place.chat_id,
            text,
            parse_mode=parse_mode,
            message_thread_id=place.thread_id,
            reply_parameters=reply,
            reply_markup=keyboard,
        )
    )


async def send_picture(bot: Bot, place: Place, picture: Picture) -> None:
    """The picture is sent, as a file where Telegram does not take it for a photograph.

    Raises:
        TelegramError: If Telegram refuses both, or cannot be reached after several attempts.
    """
    reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to is not None else None
    caption = picture.caption[:CAPTION_MAX_CHARS]

    def sent_as(kind: str) -> Callable[[], Awaitable[object]]:
        send_file = bot.send_photo if kind == "photo" else bot.send_document
        return lambda: send_file(
            place.chat_id,
            picture.data,
            caption=caption,
            parse_mode=None,
            filename="trang.png",
            message_thread_id=place.thread_id,
            reply_parameters=reply,
        )

    try:
        await _patiently(sent_as("photo"))
    except BadRequest as refused:
        log.warning("Telegram refused a photograph, sent as a file instead: %s", refused)
        await _patiently(sent_as("document"))


async def _patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Call once, and after a fault of the network again.

    Raises:
        TelegramError: If Telegram refuses, or cannot be reached after several attempts.
    """
    for delay_s in (*RETRY_DELAYS_S, None):
        try:
            await call()
            return
        except BadRequest:
            raise
        except NetworkError as fault:
            if delay_s is None:
                raise
            log.warning("A message could not be sent, next attempt in %s s: %s", delay_s, fault)
            await asyncio.sleep(delay_s)


async def acknowledge(query: CallbackQuery) -> None:
    """The button that was pressed stops spinning, if it can: what it stands for matters more."""
    try:
        await query.answer()
    except TelegramError as error:  # too old a press, or a fault of the network
        log.info("A press could not be acknowledged: %s", error)


async def edit(bot: Bot, place: Place, message_id: int, rendered: RenderedMessage) -> None:
    """The message is changed to this one, as plain text if its markup is refused; where it cannot be, sent anew.

    Raises:
        TelegramError: If Telegram cannot be reached, or refuses the plain text as a new message too.
    """
    try:
        try:
            await _edit_patiently(bot, place, message_id, rendered, ParseMode.HTML)
        except BadRequest as refused:
            if "parse entities" not in str(refused).lower():
                raise
            log.warning("Telegram refused a page, shown as plain text instead: %s", refused)
            await _edit_patiently(bot, place, message_id, rendered, None)
    except (BadRequest, ChatMigrated) as refused:
        if "not modified" not in str(refused).lower():  # else pressed twice: it is what it should be
            log.warning("Telegram refused to change a message, sent anew instead: %s", refused)
            await send(bot, place, (rendered,))


async def _edit_patiently(
    bot: Bot, place: Place, message_id: int, rendered: RenderedMessage, parse_mode: str | None
) -> None:
    text = rendered.plain if parse_mode is None else rendered.html
    keyboard = _keyboard(rendered)
    await _patiently(
        lambda: bot.edit_message_text(text, place.chat_id, message_id, parse_mode=parse_mode, reply_markup=keyboard)
    )


def _keyboard(message: RenderedMessage) -> InlineKeyboardMarkup | None:
    rows: list[list[Button]] = []
    for button in message.buttons:
        if button.beside and rows:
            rows[-1].append(button)
        else:
            rows.append([button])
    rows += [[*message.last_row]] if message.last_row else []
    keys = [[InlineKeyboardButton(button.text, callback_data=button.data) for button in row] for row in rows]
    return InlineKeyboardMarkup(keys) if keys else None


@asynccontextmanager
async def typing(bot: Bot, place: Place, action: ChatAction = ChatAction.TYPING) -> AsyncIterator[Callable[[], None]]:
    """Show the sign of an action at once and until the function that is given is called; a fault of it is ignored."""
    done = asyncio.Event()
    sign = asyncio.create_task(_keep_typing(bot, place, action, done))
    try:
        yield done.set
    finally:
        done.set()
        await sign


async def _keep_typing(bot: Bot, place: Place, action: ChatAction, done: asyncio.Event) -> None:
    while not done.is_set():
        try:
            await bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)
        except TelegramError as error:
            log.debug("The typing sign could not be shown: %s", error)
            return
        try:
            await asyncio.wait_for(done.wait(), TYPING_INTERVAL_S)
        except TimeoutError:
            continue
