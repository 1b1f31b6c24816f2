"""Indexing in a process of its own, that can be killed, starved of disk or stripped of its rights.

Run as `python -m tests.index.indexing_process COMMAND …`; prints one line of JSON and has no other output.
"""

import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.assembly.assemble import assemble_answerer
from index.errors import DanNguonError
from index.store.corpus import open_corpus
from tests.fakes import HashedEmbedder, index_folder
from tests.paths import SEEDS

NOBODY = 65534


def index(data_dir: str, folder: str, lock_timeout_s: str = "10") -> dict[str, Any]:
    """Index the folder; the report, or the error as its class and message."""
    try:
        report = index_folder(Path(data_dir), [Path(folder)], lock_timeout_s=float(lock_timeout_s))
    except DanNguonError as error:
        return {"error": type(error).__name__, "message": str(error)}
    refused = [refusal.source for refusal in report.refused]
    return {"added": report.added, "unchanged": report.unchanged, "refused": refused}


def index_with_little_space(data_dir: str, folder: str, max_bytes: str) -> dict[str, Any]:
    """The same where no file may become larger than this."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(max_bytes), int(max_bytes)))
    return index(data_dir, folder)


def index_as_nobody(data_dir: str, folder: str) -> dict[str, Any]:
    """The same as a user without rights, if this one is root."""
    with tempfile.TemporaryDirectory() as throw_away:  # whoever has no rights may not read our modules either
        index(throw_away, str(SEEDS))
    _become_nobody()
    return index(data_dir, folder)


def ask_as_nobody(data_dir: str, *questions: str) -> dict[str, Any]:
    """What a user without rights is answered, and what is told meanwhile."""
    with tempfile.TemporaryDirectory() as throw_away:  # as above
        index(throw_away, str(SEEDS))
        _answers(Path(throw_away), questions)
    _become_nobody()
    return _answers(Path(data_dir), questions)


def _answers(data_dir: Path, questions: Sequence[str]) -> dict[str, Any]:
    told: list[str] = []
    with open_corpus(data_dir) as corpus:
        answerer = assemble_answerer(corpus, HashedEmbedder(), data_dir, told.append)
        return {"texts": [answerer.answer(question).text for question in questions], "told": told}


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def index_killed_at_every_step(root: str, folder: str) -> dict[str, Any]:
    """Index into root/1, root/2, … with a process each that kills itself at its 1st, 2nd, … step, until one lives.

    A step is a call of the progress, or a file or folder below the data folder opened, made, renamed or removed.
    """
    step = 0
    while True:
        step += 1
        child = os.fork()
        if child == 0:
            _index_until_killed(Path(root, str(step)), Path(folder), step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return {"steps": step - 1}
        if not os.WIFSIGNALED(status):
            return {"steps": step - 1, "error": f"exit status {status} at step {step}"}


def _index_until_killed(data_dir: Path, folder: Path, step: int) -> None:
    kill_at = _killer(step)
    sys.addaudithook(lambda event, arguments: _watch(event, arguments, str(data_dir), kill_at))
    index_folder(data_dir, [folder], progress=lambda name, _done, _total: kill_at(name))


def _killer(step: int) -> Callable[[str], None]:
    """What counts calls and ends the process, as a power cut would, at this one."""
    count = 0

    def kill_at(_event: str) -> None:
        nonlocal count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill_at


def _watch(event: str, arguments: tuple[Any, ...], below: str, kill_at: Callable[[str], None]) -> None:
    events = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkdtemp")
    if event in events and arguments and str(arguments[0]).startswith(below):
        kill_at(event)


COMMANDS: dict[str, Callable[..., dict[str, Any]]] = {
    "index": index,
    "little-space": index_with_little_space,
    "nobody": index_as_nobody,
    "ask-as-nobody": ask_as_nobody,
    "killed": index_killed_at_every_step,
}

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
