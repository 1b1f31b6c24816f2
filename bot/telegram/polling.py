"""Receiving updates by long polling: patient with the network, clear about what will not mend itself."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterator

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.log import masked
from bot.messages import messages
from bot.telegram.app import BotApplication
from bot.telegram.updates import UNREADABLE
from index.errors import SettingsError

log = logging.getLogger(__name__)

UPDATE_KINDS = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)

POLL_TIMEOUT_S = 25
STOP_TIMEOUT_S = 8.0
"""Shorter than the ten seconds that Docker waits before it kills."""

MAX_DELAY_S = 30.0
CONFLICT_DELAY_S = 1.0
NEWCOMER_S = 60.0
NEWCOMER_CONFLICTS, SETTLED_CONFLICTS = 3, 30


async def poll(application: BotApplication, *, say: Callable[[str], None]) -> None:
    """Connect, then handle updates until cancelled; questions that were taken are answered before it returns.

    Raises:
        SettingsError: If Telegram rejects the token or another program polls for the same bot.
    """
    receiver = _Receiver(application, say)
    try:
        await _connect(application, say)
        await application.start()
        try:
            await receiver.run()
        finally:
            await receiver.finish()
    finally:
        await application.shutdown()


async def _connect(application: BotApplication, say: Callable[[str], None]) -> None:
    delays_s = _delays_s()
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()  # a webhook that is set elsewhere would make polling impossible
            break
        except InvalidToken:
            raise SettingsError("token_rejected") from None  # the cause's text holds the token
        except TelegramError as error:
            await _wait(error, next(delays_s), say)
    with contextlib.suppress(TelegramError):  # the list of commands is a convenience
        await application.bot.set_my_commands(list(messages.named("command").items()))
    say(messages.said("telegram_on", username=application.bot.username))


class _Receiver:
    """Takes updates from Telegram into the application's queue."""

    def __init__(self, application: BotApplication, say: Callable[[str], None]) -> None:
        self._application = application
        self._say = say
        self._offset: int | None = None

    async def run(self) -> None:
        """Receive until cancelled.

        Raises:
            SettingsError: If Telegram rejects the token or another program polls for the same bot.
        """
        delays_s: Iterator[float] | None = None
        conflicts = Conflicts()
        while True:
            try:
                updates = await self._application.bot.get_updates(
                    offset=self._offset, timeout=POLL_TIMEOUT_S, allowed_updates=UPDATE_KINDS
                )
            except InvalidToken as error:
                if await self._is_rejected():
                    raise SettingsError("token_rejected") from None  # the cause's text holds the token
                delays_s = delays_s or _delays_s()
                await _wait(error, next(delays_s), self._say)
                continue
            except Conflict as error:
                conflicts.count()
                log.warning("Another program polls for this bot: %s", error)
                await asyncio.sleep(CONFLICT_DELAY_S)
                continue
            except (TelegramError, *UNREADABLE) as error:
                delays_s = delays_s or _delays_s()
                await _wait(error, next(delays_s), self._say)
                continue
            if delays_s:
                self._say(messages.said("telegram_back"))
            delays_s = None
            for update in updates:
                await self._application.update_queue.put(update)
                self._offset = update.update_id + 1  # the next call tells Telegram that this one has arrived

    async def _is_rejected(self) -> bool:
        """Whether Telegram rejects the token again: what stands between, as a proxy, may say "not found" once too."""
        try:
            await self._application.bot.get_me()
        except InvalidToken:
            return True
        except (TelegramError, *UNREADABLE):
            return False
        return False

    async def finish(self) -> None:
        """Answer what was taken, for some seconds, and tell Telegram; what was not answered comes again."""
        try:
            async with asyncio.timeout(STOP_TIMEOUT_S):
                await self._application.stop()
                if self._offset is not None:
                    await self._application.bot.get_updates(offset=self._offset, timeout=0, limit=1)
        except TimeoutError:
            log.warning("Some questions were not answered before the stop")
        except TelegramError as error:
            log.info("Telegram could not be told which updates were taken: %s", error)


async def _wait(error: Exception, delay_s: float, say: Callable[[str], None]) -> None:
    if isinstance(error, RetryAfter):
        delay_s = max(delay_s, error._retry_after.total_seconds())  # the public property's type is about to change
    say(messages.said("telegram_unreachable", reason=masked(str(error)), seconds=round(delay_s)))
    await asyncio.sleep(delay_s)


def _delays_s() -> Iterator[float]:
    delay_s = 1.0
    while True:
        yield delay_s
        delay_s = min(delay_s * 2, MAX_DELAY_S)


class Conflicts:
    """Decides when two programs that poll for one bot are no passing overlap, and which of them yields.

    Each poll ends the other program's, so that both see conflicts in turn; an overlap at a restart passes by itself.
    A program that has polled for more than a minute outlasts one that has just started; of two that have both just
    started either may yield, since neither can know of the other.
    """

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._started = clock_s()
        self._seen: list[float] = []

    def count(self) -> None:
        """Note a conflict.

        Raises:
            SettingsError: At the third within a minute for a newcomer, the thirtieth for one that has settled.
        """
        now = self._clock_s()
        self._seen = [moment for moment in self._seen if now - moment < NEWCOMER_S] + [now]
        settled = self._seen[0] - self._started > NEWCOMER_S
        if len(self._seen) >= (SETTLED_CONFLICTS if settled else NEWCOMER_CONFLICTS):
            raise SettingsError("already_polling")
