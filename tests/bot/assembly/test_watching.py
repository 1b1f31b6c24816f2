"""Folders followed beside a service, and what goes wrong meanwhile."""

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.assembly import watching
from bot.assembly.live import LiveAnswerer
from bot.assembly.watching import Watching, following
from bot.settings import Settings, read_settings
from index.errors import DocumentRefused, ModelUnavailable
from index.ingest import files, prepare
from index.ingest.files import WholeFile
from index.ingest.index import Model, indexing_lock
from index.ingest.report import IngestReport
from index.readers.worker.process import ReadingProcess
from tests.fakes import HashedEmbedder, index_folder, silent, write_files
from tests.index.readers.worker.test_limits import FAULTY
from tests.sentences import said

pytestmark = pytest.mark.process

SOON_S = 40.0
QUESTION = "Ai là Bí thư Huyện ủy Nam Sách?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document, indexed."""
    folder = write_files(tmp_path / "documents", {"a.txt": "Bí thư Huyện ủy Nam Sách là đồng chí Bùi Văn Thăng."})
    index_folder(tmp_path / "var", [folder])
    return folder


@pytest.fixture
def settings(folder: Path) -> Settings:
    """With this folder to be followed."""
    return read_settings(_env_file=None, data_dir=folder.parent / "var", watch=(folder,), watch_interval_s=1)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return as soon as something is so.

    Raises:
        AssertionError: If it is not for long.
    """
    end = time.monotonic() + SOON_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_service_answers_from_what_was_laid_into_its_folder(folder: Path, settings: Settings) -> None:
    """Without a question in between that finds nothing, and without being started again."""
    live = LiveAnswerer(settings, silent, open_model=lambda _settings, _report: HashedEmbedder())
    answers: list[str] = []

    def ask(name: str) -> bool:
        answers.append(live.answer(QUESTION).text)
        return name in answers[-1]

    with following(settings, live):
        write_files(folder, {"a.txt": "Bí thư Huyện ủy Nam Sách là đồng chí Hồ Ngọc Lâm."})
        wait_until(lambda: ask("Hồ Ngọc Lâm"))
        (folder / "a.txt").rename(folder / "b.txt")
        wait_until(lambda: live.answer(QUESTION).citations[0].source == "b.txt")

    assert all(answers)
    assert not [thread for thread in threading.enumerate() if thread.name in ("watching", "watch")]


def test_another_process_that_indexes_is_waited_for(
    folder: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged once, and what was to be indexed is afterwards."""
    reports: list[IngestReport] = []
    model = Model(HashedEmbedder, "hashed")
    with caplog.at_level(logging.WARNING), Watching(settings, [folder], model, done=reports.append):
        wait_until(lambda: bool(reports))
        with indexing_lock(settings.data_dir):
            write_files(folder, {"b.txt": "Nuôi cá."})
            wait_until(lambda: bool(caplog.records))
            time.sleep(2.5)
        wait_until(lambda: len(reports) > 1)

    assert reports[1] == IngestReport(added=["b.txt"])
    assert caplog.messages == [said("indexing_elsewhere", folder=settings.data_dir)]


def test_a_reading_that_goes_on_is_given_up_at_the_end(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan of many pages keeps nobody waiting, and nothing is said or lost of it."""
    folder = write_files(tmp_path / "slow", {"a.txt": "sleep 100"})
    monkeypatch.setattr(watching, "ReadingProcess", partial(ReadingProcess, program=FAULTY))
    reports: list[IngestReport] = []
    followed = Watching(settings, [folder], Model(HashedEmbedder, "hashed"), done=reports.append)
    with followed:
        wait_until(lambda: followed._reading._worker is not None)
        time.sleep(2)
        began = time.monotonic()

    assert time.monotonic() - began < 5
    assert reports == []


def test_a_file_that_cannot_be_had_now_is_told_again(folder: Path, settings: Settings) -> None:
    """Others are done with, whether they were read or not."""
    write_files(folder, {"b.txt": "Nuôi cá.", "c.txt": "", "d.txt": "Trồng cây."})
    followed = Watching(settings, [folder], Model(HashedEmbedder, "hashed"), done=lambda _report: None)

    def read_whole(path: Path) -> WholeFile:
        if path.name == "b.txt":
            raise DocumentRefused("file_unreadable", file=path.name)
        return files.read_whole(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare, "read_whole", read_whole)
        assert followed._index(frozenset(folder.iterdir())) == frozenset({folder / "b.txt"})
    assert followed._index(frozenset({folder / "b.txt"})) == frozenset()
    followed._reading.close()


def test_what_cannot_be_done_now_is_tried_again(
    folder: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """A model that is missing for a while ends nothing."""
    reports: list[IngestReport] = []
    tries: list[int] = []

    def open_model() -> HashedEmbedder:
        tries.append(1)
        if len(tries) < 3:
            raise ModelUnavailable("model_folder_missing", model="x")
        return HashedEmbedder()

    write_files(folder, {"b.txt": "Nuôi cá."})
    with caplog.at_level(logging.WARNING), Watching(settings, [folder], Model(open_model), done=reports.append):
        wait_until(lambda: bool(reports))

    assert reports == [IngestReport(added=["b.txt"], unchanged=["a.txt"])]
    assert caplog.messages == [said("model_folder_missing", model="x")]
