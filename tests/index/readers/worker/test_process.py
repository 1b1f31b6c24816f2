"""Reading in a process of its own, which may die without harm."""

import os
import signal
from concurrent.futures import Future
from pathlib import Path

import pytest

from index.errors import DocumentRefused
from index.lexicon.tables import lexicon, use_lexicon
from index.readers.types import Read
from index.readers.worker.process import ReadingHere, ReadingProcess
from tests.paths import SEEDS
from tests.sentences import saying

pytestmark = pytest.mark.process

PAGE = "<h1>Họp</h1><table><tr><th>Thôn</th><th>Hộ</th></tr><tr><td>Đông</td><td>95</td></tr></table>".encode()


def worker_of(reading: ReadingProcess) -> int:
    """The id of the process that reads."""
    assert reading._worker is not None
    return reading._worker._process.pid


def is_running(pid: int) -> bool:
    """Whether there is such a process and it is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_reads_what_is_read_here() -> None:
    """Texts, layouts and refusals are the same as those of reading in this process."""
    files = [(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("*.txt"))] + [(PAGE, "a.html")]
    with ReadingProcess() as reading:
        begun: list[Future[Read]] = [reading.start(data, name) for data, name in files]

        assert [one.result() for one in begun] == [ReadingHere().start(*file).result() for file in files]
        with pytest.raises(DocumentRefused, check=saying("không có nội dung")):
            reading.read(b"", "a.txt")
        with pytest.raises(DocumentRefused, check=saying("định dạng chưa được hỗ trợ")):
            reading.read(b"a", "a.xyz")


def test_a_killed_process_is_replaced() -> None:
    """After its death the file is read by another, and so are those that follow."""
    with ReadingProcess() as reading:
        reading.read(b"a", "a.txt")
        first = worker_of(reading)
        os.kill(first, signal.SIGKILL)

        assert reading.read("Họp.".encode(), "a.txt").text == "Họp."
        assert worker_of(reading) != first
        assert not is_running(first)


def test_closing_ends_the_process() -> None:
    """After the end nothing is left running."""
    with ReadingProcess() as reading:
        reading.read(b"a", "a.txt")
        worker = worker_of(reading)

    assert not is_running(worker)


def test_it_reads_with_the_office_s_own_words(tmp_path: Path) -> None:
    """The tables that are in force here are in force there, whatever the working folder."""
    own = tmp_path / "abbreviations.tsv"
    own.write_text("PNN\tPhòng Nông nghiệp\t\n", encoding="utf-8")
    try:
        use_lexicon(None, abbreviations=own)
        with ReadingProcess(program="tests.index.readers.worker.faulty") as reading:
            assert reading.read(b"lexicon", "a.txt").text == lexicon().digest
    finally:
        use_lexicon(None)
