"""The service: page and bot together, from start to stop, over real loopback sockets."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap

import httpx
import pytest

from bot.core import Core
from bot.messages import messages
from bot.service import serve_until
from index.errors import SettingsError
from tests.bot.conversation import run, settings
from tests.paths import ROOT
from tests.sentences import said, sentence


def serve(core: Core, **values: object) -> tuple[list[str], httpx.Response | None]:
    """Start the service, ask its health where it says that it listens, stop it; what it said and answered."""
    lines: list[str] = []

    async def scene() -> httpx.Response:
        stop = asyncio.Event()
        service = asyncio.create_task(serve_until(stop, settings(page_port=0, **values), core, say=lines.append))
        while not any(line.startswith("Trang") for line in lines) and not service.done():
            await asyncio.sleep(0.01)
        if service.done():
            await service
        (url,) = [match[1] for line in lines if (match := re.search(r"(http://\S+)", line)) and "Trang" in line]
        async with httpx.AsyncClient(trust_env=False) as client:
            response = await client.get(url.replace("0.0.0.0", "127.0.0.1") + "/healthz")
        stop.set()
        await service
        return response

    response = run(scene())
    return lines, response


def test_page_without_telegram(core: Core) -> None:
    """Without a token the page listens at the address that is said, and that Telegram is off is said too."""
    lines, response = serve(core, telegram_token=None)
    assert response is not None
    assert response.json() == {"status": "ok"}
    assert re.fullmatch(r"Trang hỏi đáp: http://127\.0\.0\.1:[1-9]\d*", lines[-1])
    assert messages.said("telegram_off") in lines


def test_page_works_while_telegram_cannot_be_reached(core: Core) -> None:
    """Without a network the page is served, and that nobody is allowed yet is said."""
    lines, response = serve(core, telegram_base_url="http://127.0.0.1:1", allowed_ids=frozenset())
    assert response is not None
    assert response.status_code == 200
    assert messages.said("nobody_allowed") in lines


def test_page_that_others_can_reach_is_warned_of(core: Core) -> None:
    """An address that other machines can reach is served with a warning."""
    lines, response = serve(core, telegram_token=None, page_host="0.0.0.0")
    assert response is not None
    assert response.status_code == 200
    assert messages.said("page_open_to_others", host="0.0.0.0") in lines


def test_port_in_use_ends_in_one_sentence(core: Core) -> None:
    """A taken port ends the start with a sentence that names the port and the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as refused:
            run(serve_until(asyncio.Event(), settings(page_port=port), core, say=lambda _: None))
    assert sentence(refused.value) == said("port_in_use", host="127.0.0.1", port=port)
    assert "DANNGUON_PAGE_PORT" in sentence(refused.value)


@pytest.mark.parametrize("host", ["192.0.2.1", "::zz", "a" * 300])
def test_foreign_address_ends_in_one_sentence(host: str, core: Core) -> None:
    """An address that this machine does not have ends the start with a sentence that names the setting."""
    with pytest.raises(SettingsError) as refused:
        run(serve_until(asyncio.Event(), settings(page_host=host, page_port=0), core, say=lambda _: None))
    assert sentence(refused.value) == (
        f"Không mở được trang ở địa chỉ {host}: hãy sửa DANNGUON_PAGE_HOST, thường là 127.0.0.1."
    )


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_service_cleanly(number: signal.Signals) -> None:
    """SIGINT and SIGTERM end the service within seconds, with status 0 and without a traceback."""
    program = textwrap.dedent("""
        from bot.core import Core
        from bot.service import run_service
        from tests.bot.conversation import settings
        from tests.bot.fakes import FakeAnswerer, FakeLibrary

        with Core(FakeLibrary(), workers=1) as core:
            run_service(settings(telegram_token=None, page_port=0), core)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while "Trang" not in process.stdout.readline():
            pass
        process.send_signal(number)
        said, errors = process.communicate(timeout=10)
    assert process.returncode == 0
    assert messages.said("stopping") in said
    assert errors == ""
