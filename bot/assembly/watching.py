"""Folders are followed: what happens in them is indexed, whatever goes wrong with one file or for a while."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Self

from bot.assembly.live import LiveAnswerer
from bot.messages import messages
from bot.settings import Settings
from index.errors import CorpusBusy, DanNguonError
from index.ingest.files import Task
from index.ingest.index import Model, index_documents
from index.ingest.report import NO_RECOGNITION, IngestReport
from index.ingest.watching import Pace, follow
from index.readers.worker.process import ReadingProcess

_log = logging.getLogger(__name__)
_LOCK_TIMEOUT_S = 1.0
_JOIN_TIMEOUT_S = 10.0
_PASSING = frozenset({"file_unreadable", "file_forbidden", "file_changing"})
"""Why files are refused that may be read another time as they are."""


class _Stopped(Exception):
    """The end was asked for in the middle of indexing; what is stored by then stays."""


def following(settings: Settings, library: LiveAnswerer) -> AbstractContextManager[object]:
    """Follows the folders that are set, if any, beside a service that answers from the same corpus."""
    if not settings.watch:
        return nullcontext()

    def done(report: IngestReport) -> None:
        for refusal in report.refused:
            if refusal.why.code != NO_RECOGNITION:
                _log.warning("%s: %s", refusal.source, messages.sentence(refusal.why))
        if (unread := report.without_recognition()) is not None:
            _log.warning(messages.sentence(unread))
        library.refresh()

    return Watching(settings, settings.watch, Model(lambda: library.embedder, library.embedder.name), done=done)


class Watching:
    """Follows folders until it is stopped; in a `with` statement beside whatever goes on inside.

    Args:
        settings: Where the corpus is, how often to look, what may go in.
        folders: They need not be there yet.
        model: What embeds.
        done: Told what became of the files, each time that something happened.
    """

    def __init__(
        self, settings: Settings, folders: Sequence[Path], model: Model, *, done: Callable[[IngestReport], None]
    ) -> None:
        self._settings = settings
        self._folders = folders
        self._model = model
        self._done = done
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.run, name="watching", daemon=True)
        self._fault = ""
        self._is_first = True
        self._reading = ReadingProcess()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._thread.join(_JOIN_TIMEOUT_S)

    def stop(self) -> None:
        """End `run` as soon as what is being written is whole; what is being read is given up."""
        self._stop.set()
        self._reading.stop()

    def run(self) -> None:
        """Follow the folders until `stop` is called."""
        with self._reading:
            follow(self._folders, self._index, self._stop, pace=Pace(interval_s=self._settings.watch_interval_s))

    def _index(self, changed: frozenset[Path]) -> frozenset[Path] | None:
        """Index these files; those that could not be had now, None where nothing could be done."""
        only = Task(
            self._folders,
            prune=True,
            only=changed,
            looks_again=self._is_first,
            secrecy=self._settings.secrecy,
            lock_timeout_s=_LOCK_TIMEOUT_S,
        )
        while not self._stop.is_set():
            try:
                told = index_documents(
                    self._settings.data_dir,
                    only,
                    self._model,
                    reading=self._reading,
                    progress=self._check_stopped,
                    report=lambda notice: _log.info("%s", messages.sentence(notice)),
                )
                self._done(told)
            except (_Stopped, CancelledError):
                return None
            except CorpusBusy as error:  # another process indexes: it is waited for
                self._note(messages.sentence(error))
            except DanNguonError as error:
                self._note(messages.sentence(error))
                return None
            except Exception:
                _log.exception("the watched folders cannot be indexed")
                return None
            else:
                self._fault = ""
                self._is_first = False
                return frozenset(held.path for held in told.refused if held.path and held.why.code in _PASSING)
        return None

    def _check_stopped(self, _step: str, _done: int, _total: int) -> None:
        if self._stop.is_set():
            raise _Stopped

    def _note(self, fault: str) -> None:
        """Log what is wrong, once as long as it is wrong."""
        if fault != self._fault:
            self._fault = fault
            _log.warning("%s", fault)
