"""What a poll brings, made safe to read: an update that the library cannot read must not hide the others."""

import json
import logging
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.request import BaseRequest

log = logging.getLogger(__name__)

UNREADABLE = (AttributeError, KeyError, OverflowError, TypeError, ValueError)
"""What the library raises for what it cannot read, such as an update of a newer or older Bot API server."""


class ReadableUpdates(BaseRequest):
    """Carries polls as another request does, each update that cannot be read reduced to its number.

    The library reads a batch whole or not at all: for one such update it would log all of them with their questions,
    and Telegram would deliver the same batch again for ever. The number alone is read, handled by nobody, and passed.
    """

    def __init__(self, request: BaseRequest) -> None:
        self._request = request

    @property
    def read_timeout(self) -> float | None:
        """The other request's."""
        return self._request.read_timeout

    async def initialize(self) -> None:
        """The other request is ready."""
        await self._request.initialize()

    async def shutdown(self) -> None:
        """The other request is closed."""
        await self._request.shutdown()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # Any: passed on as it comes
        """Status and payload, each update in it readable."""
        status, payload = await self._request.do_request(*args, **kwargs)
        return status, _readable(payload)


def _readable(payload: bytes) -> bytes:
    """The same answer, each update in it that cannot be read reduced to its number; any other answer as it is.

    Raises:
        TelegramError: If an update has no number, so that it could not be passed.
    """
    try:
        answer = json.loads(payload)
        numbers = [update["update_id"] for update in answer["result"]]
    except (KeyError, TypeError, ValueError):  # no updates: the library says what it is instead
        return payload
    if not all(isinstance(number, int) for number in numbers):
        raise TelegramError("update_id")
    pairs = list(zip(numbers, answer["result"], strict=True))
    answer["result"] = [update if _can_be_read(update) else {"update_id": number} for number, update in pairs]
    return json.dumps(answer).encode()


def _can_be_read(update: dict[str, Any]) -> bool:  # Any: JSON
    try:
        Update.de_json(update, None)
    except UNREADABLE as error:
        # Not the error's text, which may hold the question's.
        log.warning("Update %s cannot be read (%s) and is passed over", update["update_id"], type(error).__name__)
        return False
    return True
