"""Every sentence that a person reads: codes and values come in, words go out; nothing here is escaped.

`Messages` is Vietnamese. Another language is a subclass with a table of its own, that builds in its own way what no
table can.
"""

from bot.messages.register import RegisterMessages
from bot.messages.usage import UsageMessages


class Messages(RegisterMessages, UsageMessages):
    """All that is said, in one language."""


messages = Messages()
"""The language that is spoken."""
