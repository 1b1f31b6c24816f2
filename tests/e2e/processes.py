"""Programs under test and the fake Bot API server, each in its own process and ended with the test.

For example:

    command = [sys.executable, "-m", "bot.cli", "serve"]
    with running_fake_bot_api() as api, running(command, env=api.environment()):
        api.wait_for_requests("getUpdates", timeout_s=60)
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import httpx

from tests.e2e.person import Control, Group, Person
from tests.e2e.telegram_text import Json
from tests.paths import ROOT

REPOSITORY = ROOT
POLL_S = 0.02
TOKEN = "1000001:fake-token-of-the-end-to-end-tests"


class RunningProcess:
    """A command in its own process group, with everything it has written so far."""

    def __init__(self, command: Sequence[str], *, env: Mapping[str, str], cwd: Path = REPOSITORY) -> None:
        self.command = list(command)
        self._stdout: list[str] = []
        self._stderr: list[str] = []
        self._popen = subprocess.Popen(
            self.command,
            env=_environment(env),
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        assert self._popen.stdout and self._popen.stderr  # they are pipes
        self._readers = [
            threading.Thread(target=_collect, args=(stream, lines), daemon=True)
            for stream, lines in ((self._popen.stdout, self._stdout), (self._popen.stderr, self._stderr))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def stdout(self) -> str:
        """What it has written to standard output so far."""
        return "".join(self._stdout)

    @property
    def stderr(self) -> str:
        """What it has written to standard error so far."""
        return "".join(self._stderr)

    @property
    def exit_code(self) -> int | None:
        """Its exit code, negative for a signal, or None while it runs."""
        return self._popen.poll()

    def wait_until(self, condition: Callable[[], bool], *, timeout_s: float, what: str) -> None:
        """Return as soon as the condition holds.

        Raises:
            AssertionError: If the process ends or the time is over before; the message has its output.
        """
        deadline = time.monotonic() + timeout_s
        while not condition():
            if self.exit_code is not None:
                self._join()
                if condition():
                    return
                raise AssertionError(f"ended with {self.exit_code} instead of {what}\n{self.transcript()}")
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {timeout_s} s: {what}\n{self.transcript()}")
            time.sleep(POLL_S)

    def wait_for_exit(self, *, timeout_s: float) -> int:
        """Return the exit code once the process has ended by itself or by a signal.

        Raises:
            AssertionError: If it still runs when the time is over.
        """
        self.wait_until(lambda: self.exit_code is not None, timeout_s=timeout_s, what="end of the process")
        self._join()
        return self._popen.returncode

    def send(self, signal_number: signal.Signals) -> None:
        """Send a signal to the process and its children, if it still runs."""
        if self.exit_code is None:
            os.killpg(self._popen.pid, signal_number)

    def stop(self, *, grace_s: float = 5.0) -> int:
        """Ask the process to end, kill it after `grace_s`, and return its exit code."""
        if self.exit_code is None:
            self.send(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(grace_s)
            with suppress(ProcessLookupError):  # nothing of the group is left
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()
        self._join()
        return self._popen.returncode

    def _join(self) -> None:
        for reader in self._readers:
            reader.join(timeout=5)
        if self._popen.stdin:
            self._popen.stdin.close()

    def transcript(self) -> str:
        """Return the command and all of its output, for a failure's message."""
        return f"$ {' '.join(self.command)}\n--- stdout\n{self.stdout}--- stderr\n{self.stderr}"


def _collect(stream: IO[str], lines: list[str]) -> None:
    with stream:
        for line in stream:
            lines.append(line)  # one by one: another thread reads them meanwhile


def _environment(env: Mapping[str, str]) -> dict[str, str]:
    """Return this machine's environment without its proxies and settings of ours, and with `env`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("DANNGUON_")
    }
    return kept | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"} | dict(env)


@contextmanager
def running(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path = REPOSITORY,
    ready: Callable[[RunningProcess], bool] = lambda _process: True,
    ready_timeout_s: float = 60.0,
    grace_s: float = 5.0,
) -> Iterator[RunningProcess]:
    """Run a command until the block ends; its output is printed then, so that a failed test shows it.

    Args:
        command: The program and its arguments.
        env: Set in addition to this machine's environment, of which proxies and ``DANNGUON_*`` are left out.
        cwd: Where it runs; the repository's root if not given.
        ready: The block begins as soon as this holds; see `answers_at`. At once if not given.
        ready_timeout_s: How long that may take.
        grace_s: Seconds between asking it to end and killing it; 0 kills at once.

    Raises:
        AssertionError: If it is not ready in time or ends before; the message has its output.
    """
    process = RunningProcess(command, env=env, cwd=cwd)
    try:
        process.wait_until(lambda: ready(process), timeout_s=ready_timeout_s, what="being ready")
        yield process
    finally:
        process.stop(grace_s=grace_s)
        print(process.transcript())


def answers_at(url: str) -> Callable[[RunningProcess], bool]:
    """Return a condition for `running`: a GET of this address on this machine succeeds."""

    def is_ready(_process: RunningProcess) -> bool:
        try:
            return httpx.get(url, trust_env=False, timeout=5).is_success
        except httpx.TransportError:
            return False

    return is_ready


class FakeBotApiProcess:
    """The test's side of a running fake Bot API server: people, faults, and what the bot has called."""

    token = TOKEN

    def __init__(self, base_url: str, client: httpx.Client) -> None:
        self.base_url = base_url
        self._control = Control(client)

    def environment(self) -> dict[str, str]:
        """Return the settings that make ``dannguon serve`` use this server."""
        return {"DANNGUON_TELEGRAM_TOKEN": self.token, "DANNGUON_TELEGRAM_BASE_URL": self.base_url}

    def person(self, first_name: str = "An", *, user_id: int = 501, username: str = "") -> Person:
        """Return somebody who has Telegram on their phone."""
        return Person(self._control, first_name, user_id=user_id, username=username)

    def group(
        self, title: str, *, chat_id: int = -1001000000001, is_forum: bool = False, privacy_mode: bool = True
    ) -> Group:
        """Return a new group the bot is in.

        With privacy mode, as BotFather sets it for a new bot, it is told of commands and replies to it only.
        """
        self._control.do("open_group", chat_id=chat_id, title=title, is_forum=is_forum, privacy_mode=privacy_mode)
        return Group(chat_id, title)

    def refuse(
        self,
        method: str,
        *,
        status: int,
        description: str,
        retry_after: int = 0,
        times: int = 1,
        html_only: bool = False,
    ) -> None:
        """Answer the next calls of a method with this error instead of carrying them out.

        Args:
            method: For getUpdates, a poll that already waits counts as the first.
            status: The HTTP status, e.g. 500.
            description: Telegram's text, e.g. ``Bad Request: can't parse entities``.
            retry_after: In seconds; 0 leaves it out.
            times: How many calls.
            html_only: Count and refuse calls with ``parse_mode`` HTML only.
        """
        self._control.do(
            "fault",
            method=method,
            status=status,
            description=description,
            retry_after=retry_after,
            times=times,
            html_only=html_only,
        )

    def flood(self, method: str, *, retry_after: int, times: int = 1) -> None:
        """Answer the next calls of a method with 429 and Telegram's text."""
        description = f"Too Many Requests: retry after {retry_after}"
        self.refuse(method, status=429, description=description, retry_after=retry_after, times=times)

    def lose_answer(self, method: str, *, times: int = 1) -> None:
        """Carry out the next calls of a method, but break the connection instead of answering."""
        self._control.do("fault", method=method, times=times)

    def repeat_last_update(self) -> None:
        """Deliver the last update once more with the same number."""
        self._control.do("repeat_last_update")

    def inject(self, kind: str, content: Json) -> None:
        """Deliver an update of any kind, e.g. ``my_chat_member``."""
        self._control.do("inject", kind=kind, content=content)

    def expire_callback_queries(self) -> None:
        """Let every button press so far be too old to answer."""
        self._control.do("expire_callback_queries")

    def requests(self, method: str) -> list[Json]:
        """Return the parameters of every call of a method so far, oldest first."""
        return [one["parameters"] for one in self._control.do("report")["requests"] if one["method"] == method]

    def wait_for_requests(self, method: str, *, count: int = 1, timeout_s: float = 10.0) -> list[Json]:
        """Return the parameters of the calls of a method as soon as there are `count` of them.

        Raises:
            AssertionError: If there are fewer when the time is over.
        """
        deadline = time.monotonic() + timeout_s
        while len(found := self.requests(method)) < count:
            if time.monotonic() > deadline:
                raise AssertionError(f"{len(found)} calls of {method} within {timeout_s} s instead of {count}")
            time.sleep(POLL_S)
        return found

    def protocol_errors(self) -> list[str]:
        """Return everything that contradicted the Bot API's documentation or is not implemented; should be empty."""
        return list(self._control.do("report")["protocol_errors"])

    def reset(self) -> None:
        """Forget every chat, update, fault and error."""
        self._control.do("reset")


@contextmanager
def running_fake_bot_api() -> Iterator[FakeBotApiProcess]:
    """Run the fake Bot API server on a free port of 127.0.0.1 until the block ends."""
    command = [sys.executable, "-m", "tests.e2e.fake_bot_api", "--token", TOKEN, "--port", "0", "--until-stdin-closes"]
    with running(command, env={}, ready=lambda one: "\n" in one.stdout, ready_timeout_s=120, grace_s=0) as process:
        base_url = f"http://127.0.0.1:{int(process.stdout)}"
        with httpx.Client(base_url=base_url, trust_env=False) as client:
            yield FakeBotApiProcess(base_url, client)
