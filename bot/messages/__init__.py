"""Every sentence that a person reads: codes and values come in, words go out; nothing here is escaped.

`Messages` is Vietnamese. Another language is a subclass that says the same in its own words.
"""

from bot.messages.chat import ChatMessages
from bot.messages.commands import CommandMessages
from bot.messages.errors import ErrorMessages
from bot.messages.explanation import ExplanationMessages
from bot.messages.register import RegisterMessages
from bot.messages.service import ServiceMessages
from bot.messages.usage import UsageMessages


class Messages(
    RegisterMessages, ErrorMessages, ChatMessages, ServiceMessages, CommandMessages, UsageMessages, ExplanationMessages
):
    """All that is said, in one language."""


messages = Messages()
"""The language that is spoken."""
