"""What becomes of files whose reading crashes, never ends or takes too much."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from index.errors import DocumentRefused
from index.readers.worker.limits import Limits
from index.readers.worker.process import ReadingProcess
from tests.index.readers.worker.test_process import is_running, worker_of
from tests.paths import ROOT

pytestmark = pytest.mark.process

FAULTY = "tests.index.readers.worker.faulty"
LIMITS = Limits(
    memory_bytes=1 << 30,
    output_bytes=1 << 20,
    silence_s=2.0,
    silence_s_per_mib=0,
    total_s=8.0,
    files=5,
    total_s_per_page=0,
)


def still_running(pids: Sequence[int]) -> list[int]:
    """Those of the processes that do not end within seconds."""
    end = time.monotonic() + 10
    while any(map(is_running, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    return [pid for pid in pids if is_running(pid)]


@pytest.fixture
def reading() -> Iterator[ReadingProcess]:
    """A process whose reader does what the file says."""
    with ReadingProcess(LIMITS, program=FAULTY) as reading:
        yield reading


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("crash", "file_reading_died"),
        ("exit 0", "file_reading_died"),
        ("loop", "file_reading_too_long"),
        ("sleep 60", "file_reading_too_long"),
        ("pages 100", "file_reading_too_long"),
        ("take 3000000000", "file_reading_too_large"),
        ("say 2000000", "file_reading_too_large"),
        ("fail 7", "file_unexpected"),
        ("call", "file_unexpected"),
    ],
)
def test_a_bad_file_is_refused_and_the_next_is_read(reading: ReadingProcess, command: str, code: str) -> None:
    """Whatever becomes of the process, the file is refused with its reason in time and the others go on."""
    assert reading.read(b"well", "a.txt").text == "did well"

    started = time.monotonic()
    bad, good = reading.start(command.encode(), "b.txt"), reading.start(b"well", "c.txt")
    with pytest.raises(DocumentRefused) as refused:
        bad.result()

    assert refused.value.notice.code == code
    assert good.result().text == "did well"
    assert time.monotonic() - started < LIMITS.total_s + 5


def test_a_fault_of_a_reader_is_logged_with_its_place(
    reading: ReadingProcess, caplog: pytest.LogCaptureFixture
) -> None:
    """The traceback of the other process goes to the log of this one."""
    with caplog.at_level(logging.ERROR), pytest.raises(DocumentRefused):
        reading.read(b"fail 7", "a.txt")

    assert "a.txt cannot be read" in caplog.text
    assert "raise ZeroDivisionError(value)" in caplog.text


def test_pages_are_told_and_give_more_time() -> None:
    """A file may take longer than the time for one page while its pages are finished."""
    told: list[tuple[int, int]] = []
    with ReadingProcess(LIMITS, pages=lambda done, of: told.append((done, of)), program=FAULTY) as reading:
        assert reading.read(b"pages 14", "a.txt").text == "did pages"

    assert told == [(page, 14) for page in range(1, 15)]


def test_finished_pages_give_a_long_file_more_time() -> None:
    """A file of many pages is read to its end, which a file that finishes none would not be."""
    limits = replace(LIMITS, total_s=1.0, total_s_per_page=1.0)
    with ReadingProcess(limits, program=FAULTY) as reading:
        reading.read(b"well", "a.txt")
        assert reading.read(b"pages 10", "a.txt").text == "did pages"


def test_what_libraries_print_disturbs_nothing(reading: ReadingProcess, capfd: pytest.CaptureFixture[str]) -> None:
    """Words of libraries on either output are dropped."""
    assert reading.read(b"print", "a.txt").text == "did print"
    assert capfd.readouterr() == ("", "")


def test_a_fresh_process_takes_over_after_some_files(reading: ReadingProcess) -> None:
    """No process reads more files than the limit, so that what a library never frees is freed."""
    workers = set()
    for _ in range(2 * LIMITS.files):
        reading.read(b"well", "a.txt")
        if reading._worker is not None:
            workers.add(worker_of(reading))

    assert len(workers) == 2


def test_what_a_reader_started_ends_with_it(reading: ReadingProcess) -> None:
    """A program that a reader left running is ended with its process."""
    child = int(reading.read(b"child", "a.txt").text)
    assert is_running(child)

    reading.close()

    assert still_running([child]) == []


@pytest.mark.parametrize("command", ["well", "loop"])
def test_no_process_outlives_the_one_that_asked(command: str) -> None:
    """Where the main process is killed, its reading process and what that started end too, busy or idle."""
    program = (
        "import time\n"
        "from index.readers.worker.process import ReadingProcess\n"
        f"reading = ReadingProcess(program={FAULTY!r})\n"
        "child = reading.read(b'child', 'a').text\n"
        f"reading.start(b'{command}', 'a')\n"
        "time.sleep(0.5)\n"
        "print(reading._worker._process.pid, child, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        pids = [int(pid) for pid in asking.stdout.readline().split()]
        assert all(map(is_running, pids))
        asking.kill()

    assert still_running(pids) == []
