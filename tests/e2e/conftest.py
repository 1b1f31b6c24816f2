"""An office's folder for the real command, in which the seeds are put into a corpus once for all end-to-end tests."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.models.packaged import FOLDER_NAME
from tests.command import Finished, run_here
from tests.e2e.processes import REPOSITORY, FakeBotApiProcess, RunningProcess, running, running_fake_bot_api

ONE_THREAD = {"DANNGUON_EMBEDDING_THREADS": "1"}
"""Threads of several processes that wait for each other make each many times slower."""


class Office:
    """A folder with ``var/`` as an administrator has it, where commands run with no setting but those given."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder = folder
        self.data = folder / "var"
        models = self.data / "models"
        models.mkdir(parents=True)
        (models / FOLDER_NAME).symlink_to(model)

    def run(self, *arguments: str, **settings: str) -> Finished:
        """Run the command with these arguments and settings (``DANNGUON_…``) to its end."""
        with self.started(*arguments, **settings) as process:
            exit_code = process.wait_for_exit(timeout_s=120)
        return Finished(exit_code, process.stdout, process.stderr)

    def run_here(self, *arguments: str, **settings: str) -> Finished:
        """The same in this process, for what needs none of its own."""
        return run_here(self.folder, *arguments, **{**ONE_THREAD, **settings})

    @contextmanager
    def started(self, *arguments: str, until: str = "", **settings: str) -> Iterator[RunningProcess]:
        """Run the command until the block ends, which begins when standard output has the text `until`."""
        command = [sys.executable, "-m", "bot.cli", *arguments]
        env = {"PYTHONPATH": os.fspath(REPOSITORY), **ONE_THREAD, **settings}
        with running(
            command, env=env, cwd=self.folder, ready=lambda one: until in one.stdout, ready_timeout_s=120
        ) as process:
            yield process


@pytest.fixture(scope="session")
def first_index(tmp_path_factory: pytest.TempPathFactory, packaged_model_folder: Path) -> tuple[Office, Finished]:
    """An office with ``seeds/``, and how its first ``dannguon index`` ended (12 seconds)."""
    office = Office(tmp_path_factory.mktemp("Văn phòng Huyện ủy "), packaged_model_folder)
    shutil.copytree(REPOSITORY / "seeds", office.folder / "seeds")
    return office, office.run("index")


@pytest.fixture(scope="session")
def office(first_index: tuple[Office, Finished]) -> Office:
    """An office that has the seeds in its corpus; tests leave the corpus as it is."""
    office, finished = first_index
    assert finished.exit_code == 0, finished.stderr
    return office


@pytest.fixture
def new_office(tmp_path: Path, packaged_model_folder: Path) -> Office:
    """An office that has never indexed anything."""
    return Office(tmp_path, packaged_model_folder)


@pytest.fixture(scope="session")
def fake_bot_api() -> Iterator[FakeBotApiProcess]:
    """A Bot API server for all tests: starting one takes 6 seconds of processor time."""
    with running_fake_bot_api() as api:
        yield api


@pytest.fixture(scope="module")
def server(fake_bot_api: FakeBotApiProcess) -> FakeBotApiProcess:
    """The Bot API server for one file, as if just started."""
    fake_bot_api.reset()
    return fake_bot_api
