"""Folders are followed: what happens in them is told once it is written to its end."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.ingest.watching import Pace, follow

QUICK = Pace(quiet_s=0.15, most_s=1.0, interval_s=0.5)
SOON_S = 20.0
"""So long is waited for what comes in a moment on a machine that does nothing else."""


class Told:
    """What was told, the names of each time; `fails` so often, and cannot have files of these names."""

    def __init__(self, *, fails: int = 0, locked: Iterable[str] = ()) -> None:
        self.times: list[list[str]] = []
        self.fails = fails
        self.locked = set(locked)

    def __call__(self, changed: frozenset[Path], /) -> frozenset[Path] | None:
        self.times.append(sorted(path.name for path in changed))
        self.fails -= 1
        return None if self.fails >= 0 else frozenset(path for path in changed if path.name in self.locked)

    def until(self, times: list[list[str]]) -> None:
        """Wait until this was told and nothing else."""
        wait_until(lambda: self.times == times)
        assert self.times == times


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return as soon as something is so, or after long."""
    end = time.monotonic() + SOON_S
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)


@contextmanager
def following(folders: list[Path], told: Told, pace: Pace = QUICK) -> Iterator[None]:
    """Follow these folders meanwhile; it ends within moments."""
    stop = threading.Event()
    thread = threading.Thread(target=follow, args=(folders, told, stop), kwargs={"pace": pace})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(SOON_S)
        assert not thread.is_alive()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document."""
    path = tmp_path / "watched"
    path.mkdir()
    (path / "a.txt").write_text("một")
    return path


def test_what_happens_is_told(folder: Path) -> None:
    """What is there, is new, changes, is moved into a folder below and goes, each at a time and once."""
    told = Told()
    with following([folder], told):
        told.until([["a.txt"]])
        (folder / "b.txt").write_text("hai")
        told.until([["a.txt"], ["b.txt"]])
        (folder / "b.txt").write_text("hai ba")
        told.until([["a.txt"], ["b.txt"], ["b.txt"]])
        told.times.clear()
        (folder / "below").mkdir()
        (folder / "b.txt").rename(folder / "below" / "c.txt")
        told.until([["b.txt", "c.txt"]])
        (folder / "below" / "c.txt").unlink()
        told.until([["b.txt", "c.txt"], ["c.txt"]])


def test_a_burst_is_told_together(folder: Path) -> None:
    """Files that come within moments are one batch."""
    told = Told()
    with following([folder], told):
        told.until([["a.txt"]])
        for number in range(30):
            (folder / f"{number:02}.txt").write_text("x")
        told.until([["a.txt"], [f"{number:02}.txt" for number in range(30)]])


def test_a_file_that_is_being_written_is_waited_for(folder: Path) -> None:
    """Others are told after a while; it is told when it is as it was a moment ago."""
    told, is_done = Told(), threading.Event()

    def write() -> None:
        with (folder / "long.txt").open("w") as file:
            while not is_done.wait(0.03):
                file.write("thêm ")
                file.flush()

    with following([folder], told):
        told.until([["a.txt"]])
        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(0.2)
        (folder / "b.txt").write_text("hai")
        told.until([["a.txt"], ["b.txt"]])
        is_done.set()
        writer.join()
        told.until([["a.txt"], ["b.txt"], ["long.txt"]])


def test_what_is_no_document_is_not_told(folder: Path) -> None:
    """Word's locks, hidden files, and files in the making have names of their own."""
    told = Told()
    with following([folder], told):
        told.until([["a.txt"]])
        for name in ("~$b.docx", ".~lock.b.odt#", "b.tmp", "b.txt.part", "~WRD0001.tmp"):
            (folder / name).write_text("x")
        (folder / "b.txt").write_text("hai")
        told.until([["a.txt"], ["b.txt"]])


def test_a_folder_that_is_emptied_keeps_what_was_told(folder: Path) -> None:
    """It may be a drive that is not mounted; once there is something in it again, what is missing is told."""
    told = Told()
    (folder / "b.txt").write_text("hai")
    with following([folder], told):
        told.until([["a.txt", "b.txt"]])
        away = folder.with_name("away")
        folder.rename(away)
        time.sleep(1.5)
        (away / "a.txt").unlink()
        away.rename(folder)
        told.until([["a.txt", "b.txt"], ["a.txt"]])


def test_what_failed_is_told_again(folder: Path) -> None:
    """After an interval."""
    told = Told(fails=2)
    with following([folder], told):
        told.until([["a.txt"]] * 3)


def test_a_file_that_cannot_be_had_is_told_again(folder: Path) -> None:
    """After an interval and as often as it takes; what happens meanwhile is told at once, and its end is too."""
    told = Told(locked=["a.txt"])
    with following([folder], told, Pace(quiet_s=0.15, most_s=1.0, interval_s=3.0)):
        told.until([["a.txt"]])
        (folder / "b.txt").write_text("hai")
        told.until([["a.txt"], ["b.txt"]])
        told.until([["a.txt"], ["b.txt"], ["a.txt"]])
        told.locked.clear()
        told.until([["a.txt"], ["b.txt"], ["a.txt"], ["a.txt"]])
        time.sleep(4)
        (folder / "a.txt").unlink()
        told.until([["a.txt"], ["b.txt"], ["a.txt"], ["a.txt"], ["a.txt"]])


def test_a_folder_that_is_not_there_yet(folder: Path) -> None:
    """It is looked for at intervals."""
    told = Told()
    with following([folder, folder.with_name("later")], told):
        told.until([["a.txt"]])
        (folder.with_name("later")).mkdir()
        (folder.with_name("later") / "b.txt").write_text("hai")
        told.until([["a.txt"], ["b.txt"]])
