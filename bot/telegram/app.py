"""The Telegram application: which handler comes when, and how requests to Telegram are limited."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    ApplicationHandlerStop,
    ContextTypes,
    Defaults,
    TypeHandler,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.core import Core
from bot.log import hide_secret
from bot.settings import Settings
from bot.telegram.gate import Gate
from bot.telegram.handlers.browsing import Browsing
from bot.telegram.handlers.failures import Failures
from bot.telegram.handlers.pictures import Pictures
from bot.telegram.handlers.questions import Questions
from bot.telegram.handlers.sources import Sources
from bot.telegram.handlers.welcome import greeting_handlers, last_handlers
from bot.telegram.turns import Remembered, Turns
from bot.telegram.updates import ReadableUpdates
from index.errors import SettingsError

BotApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]  # Any: none of our state is kept in it

CONCURRENT_UPDATES = 256
FLOOD_RETRIES = 3
UPDATES_REMEMBERED = 10_000
DEDUPLICATION, ACCESS, HANDLING = -2, -1, 0


class _RateLimiter(AIORateLimiter):
    """Keeps Telegram's limits; the typing sign is sent outside of them, since in a group it would halve the answers."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],  # Any: as in the library
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)


def build_application(settings: Settings, core: Core, *, request: BaseRequest | None = None) -> BotApplication:
    """The application with all handlers, not yet connected; its token is kept out of the logs from now on.

    Args:
        request: What carries requests to Telegram, for tests; HTTP by default.

    Raises:
        SettingsError: If no token is set.
    """
    if settings.token is None:
        raise SettingsError("telegram_off")
    hide_secret(settings.token)
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.telegram_base_url}/bot")
        .base_file_url(f"{settings.telegram_base_url}/file/bot")
        .request(request or HTTPXRequest(connect_timeout=10, read_timeout=20, write_timeout=20, pool_timeout=20))
        .get_updates_request(
            ReadableUpdates(request or HTTPXRequest(connection_pool_size=2, connect_timeout=10, read_timeout=10))
        )
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(_RateLimiter(max_retries=FLOOD_RETRIES))
        .concurrent_updates(CONCURRENT_UPDATES)
        .updater(None)
        .job_queue(None)
        .build()
    )
    _add_handlers(application, core, Gate(settings.allowed_ids))
    return application


def _add_handlers(application: BotApplication, core: Core, gate: Gate) -> None:
    turns, seen = Turns(), Remembered(UPDATES_REMEMBERED)

    async def drop_duplicate(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if not seen.is_new(update.update_id):
            raise ApplicationHandlerStop

    application.add_handler(TypeHandler(Update, drop_duplicate), group=DEDUPLICATION)
    application.add_handler(TypeHandler(Update, gate.check), group=ACCESS)
    for handler in (
        *greeting_handlers(),
        *Questions(core, turns).handlers(),
        *Browsing(core, turns).handlers(),
        *Pictures(core, turns).handlers(),
        *Sources(core, turns).handlers(),
        *last_handlers(),
    ):
        application.add_handler(handler, group=HANDLING)
    application.add_error_handler(Failures(gate).on_error)
