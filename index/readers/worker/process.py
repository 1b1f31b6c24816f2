"""Files read in a process of its own, which may die without harm."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Protocol, Self

import index
from index.errors import DocumentRefused
from index.layout import decoded_layout
from index.lexicon.tables import lexicon
from index.readers.formats import read_data
from index.readers.types import Pages, Read
from index.readers.worker.frames import Frame, FrameTooLarge, receive, send
from index.readers.worker.limits import LIMITS, Limits

_log = logging.getLogger(__name__)
_PACKAGES = Path(index.__file__).parent.parent
_PROGRAM = "index.readers.worker.worker"
_TRIES = 2
"""A file whose reading dies is read once more: the system may have ended the process for no fault of the file."""


class FileReading(Protocol):
    """Reads files one after the other."""

    def start(self, data: bytes, name: str) -> "Future[Read]":
        """Begin to read a file's bytes; the result, or the error with which it is refused, comes later."""


class ReadingHere:
    """Reads in this process, at once."""

    def start(self, data: bytes, name: str) -> "Future[Read]":
        """What the bytes hold."""
        read: Future[Read] = Future()
        try:
            read.set_result(read_data(data, name=name))
        except Exception as error:
            read.set_exception(error)
        return read


class ReadingProcess:
    """Reads in a process of its own with limits, started with the first file and again where it died.

    Use it in a `with` statement, or close it; where this process ends without, the other ends too.
    """

    def __init__(
        self, limits: Limits = LIMITS, *, pages: Pages = lambda _done, _of: None, program: str = _PROGRAM
    ) -> None:
        """Nothing runs yet.

        Args:
            limits: What reading may use.
            pages: Told, from another thread, how many pages of a long file are read.
            program: The module that the process runs.
        """
        self._limits = limits
        self._program = program
        self._pages = pages
        self._worker: _Worker | None = None
        self._closed = threading.Event()
        self._thread = ThreadPoolExecutor(1, "reading")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stop(self) -> None:
        """Have what is read now and later fail within moments; waits for nothing, so that a signal may call it."""
        self._closed.set()
        if (worker := self._worker) is not None:
            worker.kill()

    def close(self) -> None:
        """End the process, whatever it does; what was begun and is not done fails."""
        self.stop()
        self._thread.shutdown(cancel_futures=True)
        self._end()

    def start(self, data: bytes, name: str) -> "Future[Read]":
        """Begin to read a file's bytes, after those begun before.

        The future raises `DocumentRefused` where the file is refused, or its reading dies, lasts too long or takes
        too much, and `CancelledError` once this is stopped.
        """
        return self._thread.submit(self._read, data, name)

    def read(self, data: bytes, name: str) -> Read:
        """What a file's bytes hold.

        Raises:
            DocumentRefused: If it cannot be read.
        """
        return self.start(data, name).result()

    def ask(self, call: str, data: bytes, name: str, **values: object) -> Frame:
        """The answer of another call of the worker's `CALLS`, after those begun before.

        Raises:
            DocumentRefused: As for `read`.
        """
        return self._thread.submit(self._asked, Frame({"call": call, "name": name} | values, data)).result()

    def _read(self, data: bytes, name: str) -> Read:
        answer = self._asked(Frame({"call": "read", "name": name}, data))
        return Read(answer.data.decode(errors="surrogatepass"), decoded_layout(answer.said["layout"]))

    def _asked(self, asked: Frame) -> Frame:
        name = asked.said["name"]
        for _ in range(_TRIES):
            if self._closed.is_set():
                break
            worker = self._worker or _Worker(self._limits, self._program)
            self._worker = worker
            if self._closed.is_set():  # since it was asked
                worker.kill()
            try:
                answer = worker.answer(asked, self._pages)
            except EOFError:
                _log.warning("reading %s ended with status %s", name, self._end())
            except TimeoutError as error:
                self._end()
                raise DocumentRefused("file_reading_too_long", file=name) from error
            except FrameTooLarge as error:
                self._end()
                raise DocumentRefused("file_reading_too_large", file=name) from error
            else:
                if worker.is_used_up(answer):
                    self._end()
                return _checked(answer, name)
        if self._closed.is_set():
            raise CancelledError
        raise DocumentRefused("file_reading_died", file=name)

    def _end(self) -> int | None:
        worker, self._worker = self._worker, None
        return worker.end() if worker is not None else None


def _checked(answer: Frame, name: str) -> Frame:
    if "refused" in answer.said:
        code, values = answer.said["refused"]
        held = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        raise DocumentRefused(code, **held)
    if "failed" in answer.said:
        _log.error("%s cannot be read: %s", name, answer.said["traceback"])
        raise DocumentRefused("file_unexpected", cause=answer.said["failed"])
    return answer


def _absolute(path: Path | None) -> str:
    """The path for a process with another working folder; empty for none."""
    return str(path.resolve()) if path is not None else ""


class _Worker:
    """A running process and the connection to it."""

    def __init__(self, limits: Limits, program: str) -> None:
        self._limits = limits
        self._files = 0
        self._connection, theirs = socket.socketpair()
        lifeline, self._lifeline = os.pipe()
        numbers = (theirs.fileno(), lifeline, limits.memory_bytes, limits.output_bytes)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", program, *map(str, numbers), *map(_absolute, lexicon().places)],
                cwd=_PACKAGES,
                pass_fds=(theirs.fileno(), lifeline),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        os.close(lifeline)

    def answer(self, asked: Frame, pages: Pages) -> Frame:
        """What the process answers; see `receive` for what is raised, with `EOFError` where it dies."""
        self._files += 1
        silence = self._limits.silence_of(asked.data)
        began, finished = time.monotonic(), 0
        self._connection.settimeout(silence)
        try:
            send(self._connection, asked)
        except ConnectionError as error:
            raise EOFError from error
        while True:
            deadline = min(time.monotonic() + silence, began + self._limits.total_of(finished))
            answer = receive(self._connection, most_bytes=self._limits.output_bytes, deadline=deadline)
            if "pages" not in answer.said:
                return answer
            finished, of = answer.said["pages"]
            pages(finished, of)

    def is_used_up(self, answer: Frame) -> bool:
        """Whether a fresh process should read the next file."""
        grown = answer.said["peak_bytes"] > self._limits.grown_bytes
        return grown or self._files >= self._limits.files or "is_last" in answer.said

    def kill(self) -> None:
        """Send it and all that it started the signal to end."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> int:
        """End it and let go of all; its status."""
        self.kill()
        status = self._process.wait()
        self._connection.close()
        with suppress(OSError):
            os.close(self._lifeline)
        return status
