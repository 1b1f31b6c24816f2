"""How Telegram hands updates to a bot: by long polling or to a webhook, each until it is acknowledged.

Source: ``process_get_updates_query``, ``do_get_updates`` and ``process_set_webhook_query`` in Client.cpp and
WebhookActor.cpp of tdlib/telegram-bot-api. Different here, for quick tests: a webhook is retried from 0.1 s up, not
from 1 s, and called for one update at a time; polls that come too often are not slowed down.
"""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from tests.e2e.telegram_rules import BotApiError, answer_errors, bad_request
from tests.e2e.telegram_text import Json

WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "Conflict: terminated by setWebhook request"
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_UPDATE_ID = 700_000_000
FIRST_RETRY_S = 0.1
LAST_RETRY_S = 1.0
WEBHOOK_TIMEOUT_S = 10.0


@dataclass(eq=False)
class _Pending:
    update: Json
    must_be_seen: bool = False  # a repeated update: an offset beyond it does not acknowledge it before it was sent


class UpdateDelivery:
    """The updates a bot has not acknowledged, and the one poll or webhook through which it gets them."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._next_update_id = FIRST_UPDATE_ID
        self._last: Json = {}
        self._pending: list[_Pending] = []
        self._allowed: list[str] = []
        self._poll: asyncio.Future[None] | None = None
        self._webhook: Json = {}
        self._webhook_error: Json = {}
        self._webhook_task: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()

    def put(self, kind: str, content: Json) -> bool:
        """Queue an update and return True, or return False if the bot did not ask for updates of this kind."""
        if (kind not in self._allowed) if self._allowed else (kind in NOT_BY_DEFAULT):
            return False
        self._last = {"update_id": self._next_update_id, kind: content}
        self._next_update_id += 1
        self._queue(_Pending(self._last))
        return True

    def repeat_last(self) -> None:
        """Queue the last update again under its own number, as after an acknowledgement that was lost."""
        if not self._last:
            raise ValueError("there is no update to repeat: nobody has written yet")
        self._queue(_Pending(self._last, must_be_seen=True))

    def allow(self, kinds: list[str] | None) -> None:
        """Deliver only these kinds from now on; None leaves it as it is, an empty list restores the default."""
        self._allowed = self._allowed if kinds is None else kinds

    def drop_pending(self) -> None:
        """Forget what was not acknowledged."""
        self._pending.clear()

    async def poll(self, *, offset: int, limit: int, timeout_s: float) -> list[Json]:
        """Return the oldest updates that are not acknowledged, waiting for one to arrive.

        Args:
            offset: Updates with lower numbers are acknowledged by this call; if negative, all but the last ones.
            limit: At most so many, 1 to 100.
            timeout_s: How long to wait; 0 does not.

        Raises:
            BotApiError: 409 if a webhook is set, and in an older poll that still waits as this one starts to.
        """
        if self._webhook:
            raise BotApiError(409, WEBHOOK_ACTIVE)
        if offset < 0:
            self._pending = self._pending[offset:]
        self._pending = [one for one in self._pending if one.must_be_seen or one.update["update_id"] >= offset]
        if not self._pending and timeout_s:
            await self._wait(timeout_s)
        batch = self._pending[: max(1, min(limit, 100))]
        for one in batch:
            one.must_be_seen = False
        return [one.update for one in batch]

    async def _wait(self, timeout_s: float) -> None:
        self._end_poll(BotApiError(409, OTHER_POLL))
        self._poll = waiting = asyncio.get_running_loop().create_future()
        await asyncio.wait([waiting], timeout=timeout_s)
        if self._poll is waiting:
            self._poll = None
        if waiting.done():
            waiting.result()

    def _end_poll(self, error: BotApiError | None) -> None:
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)

    def _queue(self, pending: _Pending) -> None:
        self._pending.append(pending)
        self._arrived.set()
        self._end_poll(None)

    async def set_webhook(self, url: str, *, secret_token: str = "", max_connections: int = 40) -> None:
        """Deliver to `url` from now on; an empty one returns to polling.

        Raises:
            BotApiError: If the address is not on this machine or the secret has characters no header may have.
        """
        if url and urlsplit(url).hostname not in ("127.0.0.1", "localhost"):
            raise bad_request("Bad webhook: the fake Bot API server delivers to loopback addresses only")
        if len(secret_token) > 256:
            raise bad_request("Secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret_token):
            raise bad_request("Secret token contains unallowed characters")
        await self._stop_webhook()
        self._webhook_error = {}
        self._webhook = {"url": url, "max_connections": max_connections} if url else {}
        if url:
            self._end_poll(BotApiError(409, WEBHOOK_SET))
            self._webhook_task = asyncio.create_task(self._deliver(url, secret_token))

    async def close(self) -> None:
        """Stop calling the webhook and waiting for updates."""
        self._end_poll(None)
        await self._stop_webhook()

    async def _stop_webhook(self) -> None:
        if self._webhook_task:
            self._webhook_task.cancel()
            await asyncio.gather(self._webhook_task, return_exceptions=True)
            self._webhook_task = None

    def webhook_info(self) -> Json:
        """Return the Bot API's WebhookInfo."""
        info: Json = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._pending),
            **self._webhook,
            **self._webhook_error,
        }
        return info | ({"allowed_updates": self._allowed} if self._allowed else {})

    async def _deliver(self, url: str, secret_token: str) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret_token} if secret_token else {}
        async with httpx.AsyncClient(headers=headers, timeout=WEBHOOK_TIMEOUT_S, trust_env=False) as client:
            delay_s = FIRST_RETRY_S
            while True:
                await self._arrived.wait()
                while self._pending:
                    pending = self._pending[0]
                    error = await self._post(client, url, pending.update)
                    if error:
                        self._webhook_error = {"last_error_date": int(time.time()), "last_error_message": error}
                        await asyncio.sleep(delay_s)
                        delay_s = min(2 * delay_s, LAST_RETRY_S)
                    else:
                        delay_s = FIRST_RETRY_S
                        self._pending = [one for one in self._pending if one is not pending]
                self._arrived.clear()

    async def _post(self, client: httpx.AsyncClient, url: str, update: Json) -> str:
        """Call the webhook and return why Telegram will call again, or nothing."""
        for wrong in answer_errors("getupdates", [update]):
            self._report(wrong)
        try:
            answer = await client.post(url, json=update)
        except httpx.TimeoutException:
            return "Read timeout expired"
        except httpx.HTTPError:
            return "Connection refused"
        if not answer.is_success:
            return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        if b'"method"' in answer.content:
            self._report("webhook: a method call in the answer, which the fake Bot API server does not carry out")
        return ""
