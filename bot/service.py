"""The service: the page and the bot in one event loop, until a signal or a failure that will not mend itself."""

import asyncio
import contextlib
import errno
import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator

import uvicorn

from bot.core import Core
from bot.messages import messages
from bot.settings import Settings
from bot.telegram.app import BotApplication, build_application
from bot.telegram.polling import poll
from bot.web.app import build_page
from index.errors import SettingsError

GRACE_S = 5

Say = Callable[[str], None]


def print_line(line: str) -> None:
    """Print at once, also into a pipe or a log file."""
    print(line, flush=True)


def run_service(settings: Settings, core: Core, *, say: Say = print_line) -> None:
    """Serve the page, and Telegram if a token is set, until SIGINT or SIGTERM; the core stays open.

    Args:
        say: Where the few lines for the administrator go.

    Raises:
        SettingsError: If the page's port is taken, the token is rejected or another program polls for the bot.
    """
    asyncio.run(_serve_until_signal(settings, core, say))


async def _serve_until_signal(settings: Settings, core: Core, say: Say) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)  # a second one ends the process at once
        say(messages.said("stopping"))
        stop.set()

    with contextlib.suppress(NotImplementedError):  # on Windows an interrupt cancels this task, to the same end
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, on_signal)
    await serve_until(stop, settings, core, say=say)


async def serve_until(stop: asyncio.Event, settings: Settings, core: Core, *, say: Say) -> None:
    """Serve until the event is set; then both parts end what they have begun.

    Raises:
        SettingsError: As for `run_service`.
    """
    with open_listener(settings.page_host, settings.page_port) as listener:
        # Built before anything is served, so that an unfit setting ends the program at once.
        application = build_application(settings, core) if settings.token else None
        server = _PageServer(_page_config(settings, core), on_listening=lambda: _say_page(settings, listener, say))
        page = asyncio.create_task(server.serve(sockets=[listener]))
        bot = asyncio.create_task(_serve_telegram(settings, application, say))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((page, bot, stopping), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            server.should_exit = True
            bot.cancel()
            results = await asyncio.gather(page, bot, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def _serve_telegram(settings: Settings, application: BotApplication | None, say: Say) -> None:
    if application is None:
        say(messages.said("telegram_off"))
        await asyncio.Event().wait()
    else:
        if settings.allowed_ids is not None and not settings.allowed_ids:
            say(messages.said("nobody_allowed"))
        await poll(application, say=say)


class _PageServer(uvicorn.Server):
    """A uvicorn server that leaves signals to us and says when it listens."""

    def __init__(self, config: uvicorn.Config, *, on_listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_listening = on_listening

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_listening()


def _page_config(settings: Settings, core: Core) -> uvicorn.Config:
    local = ("localhost", "127.0.0.1", "::1", "[::1]", settings.page_host)
    page = build_page(
        core,
        token_is_set=settings.token is not None,
        allowed_hosts=local if _is_loopback(settings.page_host) else ("*",),
    )
    return uvicorn.Config(
        page,
        log_config=None,
        log_level="warning",
        access_log=False,  # addresses hold questions
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE_S,
    )


def open_listener(host: str, port: int) -> socket.socket:
    """A socket that listens at the page's address.

    Raises:
        SettingsError: If the address or port cannot be had.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except UnicodeError as error:  # no name of a host: a part of it is empty or has more than 63 letters
        raise SettingsError("host_unusable", host=host) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError("port_in_use", host=host, port=port) from error
        if error.errno == errno.EACCES:
            raise SettingsError("port_forbidden", port=port) from error
        raise SettingsError("host_unusable", host=host) from error


def _say_page(settings: Settings, listener: socket.socket, say: Say) -> None:
    host, port = settings.page_host, listener.getsockname()[1]
    say(messages.said("page_listens", url=f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"))
    if not _is_loopback(host):
        say(messages.said("page_open_to_others", host=host))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
