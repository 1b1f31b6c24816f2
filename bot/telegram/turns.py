"""Who is served when: each update once, each conversation's questions one after another."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from index.errors import DanNguonError


class ConversationBusy(DanNguonError):
    """Too many questions of one conversation wait.

    Attributes:
        told: Whether this conversation was told so already since it was last idle.
    """

    def __init__(self, *, max_waiting: int, told: bool) -> None:
        super().__init__("conversation_busy", max_waiting=max_waiting)
        self.told = told


class Remembered:
    """The last `max_items` things that were remembered; older ones are forgotten."""

    def __init__(self, max_items: int) -> None:
        self._max_items = max_items
        self._items: OrderedDict[Hashable, None] = OrderedDict()

    def is_new(self, item: Hashable) -> bool:
        """Whether the item was not remembered until now; it is from now on."""
        new = item not in self._items
        self._items[item] = None
        self._items.move_to_end(item)
        if len(self._items) > self._max_items:
            self._items.popitem(last=False)
        return new


@dataclass(slots=True)
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0
    told: bool = False


class Turns:
    """One question at a time in a conversation, in the order of arrival, and only so many waiting."""

    def __init__(self, *, max_waiting: int = 10) -> None:
        self._max_waiting = max_waiting
        self._queues: dict[Hashable, _Queue] = {}

    @asynccontextmanager
    async def turn(self, conversation: Hashable) -> AsyncIterator[None]:
        """Wait for this conversation's turn and hold it.

        Raises:
            ConversationBusy: If as many wait as may.
        """
        queue = self._queues.setdefault(conversation, _Queue())
        if queue.length > self._max_waiting:
            told, queue.told = queue.told, True
            raise ConversationBusy(max_waiting=self._max_waiting, told=told)
        queue.length += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.length -= 1
            if not queue.length:
                del self._queues[conversation]
