"""Folders followed: what is new, changed, moved or gone in them is told within seconds, once it is written to its end.

The folders are looked at when the system says that something happened, and at intervals, since a network drive says
nothing. A look is a walk: no file is opened, but once those whose names do not say what they are. What two looks find
alike is told, all that happens at a time together.
"""

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from index.ingest.files import find_files
from index.readers.formats import SUFFIXES

_log = logging.getLogger(__name__)

Look: TypeAlias = dict[Path, tuple[int, int, int]]
"""When each file was written last, its size and its number in the file system."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon what happens is told, in seconds.

    Attributes:
        quiet_s: How long a file is as it is before it counts as written to its end.
        most_s: How long what is quiet waits for what is not.
        interval_s: Between two looks where the system says nothing, and before what failed is told again.
    """

    quiet_s: float = 1.0
    most_s: float = 10.0
    interval_s: float = 60.0


class Tell(Protocol):
    """Takes what happened."""

    def __call__(self, changed: frozenset[Path], /) -> frozenset[Path] | None:
        """Those of the files that are to be told again after a while; None where all of them are."""


def follow(folders: Sequence[Path], tell: Tell, stop: threading.Event, *, pace: Pace = Pace()) -> None:
    """Tell what happens in these folders until `stop` is set; first of all that is there.

    Args:
        folders: They need not be there yet.
        tell: Takes the files that are new, changed or gone.
        stop: Ends it within a moment, once `tell` has returned.
        pace: How soon.
    """
    wake = threading.Event()
    notices = threading.Thread(target=_notice, args=(folders, wake, stop, pace.interval_s), name="watch", daemon=True)
    notices.start()
    followed = _Followed(folders, tell, pace)
    while not stop.is_set():
        wake.clear()
        _wait(wake, stop, followed.turn())
    notices.join(timeout=5)


def _wait(wake: threading.Event, stop: threading.Event, seconds: float | None) -> None:
    """Wait so long, or until something happens where there is nothing to wait for."""
    if seconds is not None:
        stop.wait(seconds)
        return
    while not (wake.is_set() or stop.is_set()):
        wake.wait(0.2)


class _Followed:
    """What was told of some folders, beside what is there."""

    def __init__(self, folders: Sequence[Path], tell: Tell, pace: Pace) -> None:
        self._folders = [folder.resolve() for folder in folders]
        self._tell = tell
        self._pace = pace
        self._told: Look = {}
        self._again: set[Path] = set()
        self._again_at = 0.0
        self._before: Look | None = None
        self._waiting_since: float | None = None

    def turn(self) -> float | None:
        """Look once, and tell what was so at the look before; after how many seconds to look again, if soon."""
        before, look = self._before, _look(self._folders)
        self._before = look
        if time.monotonic() >= self._again_at:
            for path in self._again.intersection(look):
                self._told.pop(path, None)
            self._again.clear()
        differs = {path for path in look.keys() | self._told.keys() if look.get(path) != self._told.get(path)}
        differs -= self._of_emptied(look)
        is_first = before is None
        ready = {path for path in differs if before is not None and before.get(path) == look.get(path)}
        if not differs and not is_first:
            self._waiting_since = None
            return None
        if self._waiting_since is None:
            self._waiting_since = time.monotonic()
        if not ready or (ready != differs and time.monotonic() - self._waiting_since < self._pace.most_s):
            return self._pace.quiet_s
        self._waiting_since = None
        again = self._tell(frozenset(ready))
        if again is None:
            return self._pace.interval_s
        if again:
            self._again |= again
            self._again_at = time.monotonic() + self._pace.interval_s
        for path in ready:
            if path in look:
                self._told[path] = look[path]
            else:
                del self._told[path]
        return self._pace.quiet_s if ready != differs else None

    def _of_emptied(self, look: Look) -> set[Path]:
        """The files of folders in which there is none any more: more likely drives that are not mounted."""
        emptied = [folder for folder in self._folders if not any(path.is_relative_to(folder) for path in look)]
        return {path for path in self._told if any(path.is_relative_to(folder) for folder in emptied)}


def _look(folders: Sequence[Path]) -> Look:
    look: Look = {}
    for item in find_files(folders, SUFFIXES, refuse=lambda _source, _why: None, skip=lambda _source: None):
        try:
            seen = item.path.stat()
        except OSError:  # gone this moment
            continue
        look[item.path] = seen.st_mtime_ns, seen.st_size, seen.st_ino
    return look


def _notice(folders: Sequence[Path], wake: threading.Event, stop: threading.Event, interval_s: float) -> None:
    """Wake whoever waits whenever the system says that something happened, and at intervals."""
    from watchfiles import watch

    fault = ""
    while not stop.is_set():
        there = [folder for folder in folders if folder.is_dir()]
        try:
            changes = watch(
                *there,
                watch_filter=None,
                debounce=200,
                stop_event=stop,
                rust_timeout=int(interval_s * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            )
            for change in changes if there else ():
                wake.set()
                if not change:  # a folder may be there again, or another in its place
                    break
            if there:
                continue
        except Exception as error:  # as when the system watches no more folders: there are still the intervals
            if fault != str(error):
                fault = str(error)
                _log.warning("the system tells no changes, looking every %s s: %s", interval_s, error)
        stop.wait(interval_s)
        wake.set()
