"""Who is answered: checked on every kind of update, before any handler sees it."""

import logging

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.messages import messages
from bot.telegram.delivery import place_of, send
from bot.telegram.render.blocks import render_text
from bot.telegram.turns import Remembered

log = logging.getLogger(__name__)

STRANGERS_REMEMBERED = 10_000
PRESENT = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


class Gate:
    """Lets through the people and groups on the list; tells each stranger once who they are, then keeps silent.

    In private the person must be on the list. In a group the group must be: everybody there sees the answer, so that
    one of its members is on the list is not enough.
    """

    def __init__(self, allowed_ids: frozenset[int] | None) -> None:
        """Args: allowed_ids: Ids of people and groups; None is everybody."""
        self._allowed_ids = allowed_ids
        self._told = Remembered(STRANGERS_REMEMBERED)

    def admits(self, update: Update) -> bool:
        """Whether this update comes from a person or group that is answered."""
        if self._allowed_ids is None:
            return True
        if (chat := update.effective_chat) is not None and chat.type != ChatType.PRIVATE:
            return chat.id in self._allowed_ids
        user = update.effective_user
        return user is not None and user.id in self._allowed_ids

    async def check(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the update pass to the handlers, or turn it away.

        Raises:
            ApplicationHandlerStop: If it is turned away.
        """
        if self.admits(update):
            return
        try:
            await self._turn_away(update)
        except TelegramError as error:
            log.info("A stranger could not be told: %s", error)
        raise ApplicationHandlerStop

    async def _turn_away(self, update: Update) -> None:
        chat, user = update.effective_chat, update.effective_user
        if chat is not None and chat.type != ChatType.PRIVATE:
            whom, sentence = chat.id, messages.said("strange_group", id=chat.id)
        elif user is not None:
            whom, sentence = user.id, messages.said("stranger", id=user.id)
        else:  # an anonymous poll answer and the like: nobody to tell
            return
        if query := update.callback_query:
            new = self._told.is_new(whom)
            await query.answer(sentence if new else None, show_alert=new)
        elif _addresses_bot(update) and (place := place_of(update)) and self._told.is_new(whom):
            log.info("Not on the list: %s", whom)
            await send(update.get_bot(), place, render_text(sentence))


def joined_group(update: Update) -> bool:
    """Whether this update says that the bot was just added to a group."""
    change = update.my_chat_member
    if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return False
    return change.old_chat_member.status not in PRESENT and change.new_chat_member.status in PRESENT


def _addresses_bot(update: Update) -> bool:
    """Whether silence would be impolite: a private message, a command in a group, or being added to one."""
    if message := update.message:
        return message.chat.type == ChatType.PRIVATE or (message.text or "").startswith("/")
    return joined_group(update)
