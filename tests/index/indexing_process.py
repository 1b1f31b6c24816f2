"""Indexing in a process of its own, that can be killed, starved of disk or stripped of its rights.

Run as `python -m tests.index.indexing_process COMMAND …`; prints one line of JSON and has no other output.
"""

import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.assembly.assemble import assemble_answerer
from index.errors import DanNguonError
from index.facts.find import find_facts
from index.language.spelling import Spelling
from index.store.corpus import open_corpus
from index.structure.chunking import chunk_document
from index.structure.reading import read
from tests.fakes import HashedEmbedder, index_folder, read_file
from tests.paths import SEEDS
from tests.sentences import sentence, telling

NOBODY = 65534
_CHANGING_NAME = re.compile(r"(?<=building-)\w+|\d+")


def index(data_dir: str, folder: str, lock_timeout_s: str = "10") -> dict[str, Any]:
    """Index the folder; the report, or the error as its class and message."""
    try:
        report = index_folder(Path(data_dir), [Path(folder)], lock_timeout_s=float(lock_timeout_s))
    except DanNguonError as error:
        return {"error": type(error).__name__, "message": sentence(error)}
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
        answerer = assemble_answerer(corpus, HashedEmbedder(), data_dir, telling(told))
        return {"texts": [answerer.answer(question).text for question in questions], "told": told}


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def index_killed(root: str, folder: str, which: str) -> dict[str, Any]:
    """Index into root/1, root/2, … with a process each that kills itself at its 1st, 2nd, … step; those it did.

    A step is a call of the progress, or a file or folder below the data folder opened, made, renamed or removed. With
    `which` "every" a process is killed at every one, with "kinds" at the first of those that do the same in a folder.
    """
    _warm(Path(folder))
    kinds = _kinds_of_steps(Path(root), Path(folder))
    steps = [at for at, kind in enumerate(kinds, start=1) if which == "every" or kind not in kinds[: at - 1]]
    for step in steps:
        status = _in_child(partial(_index_watched, Path(root, str(step)), Path(folder), _killer(step)))
        if not os.WIFSIGNALED(status):
            return {"steps": steps, "error": f"exit status {status} at step {step}"}
    return {"steps": steps}


def _warm(folder: Path) -> None:
    """Read each file once here, so that the many processes forked from this one find every table already made.

    Nothing that begins threads may run in a process that forks: no cache is built.
    """
    for path in sorted(folder.iterdir()):
        reading = read(read_file(path))
        chunk_document(reading.text, reading.paragraphs, reading.header.title, HashedEmbedder().count_tokens)
        find_facts(reading)
        Spelling.build([reading.text])


def _kinds_of_steps(root: Path, folder: Path) -> list[str]:
    """What each step of a run that nobody disturbs does and in which folder, in order; it begins as the first does."""
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as told:
        data_dir, steps = root / "undisturbed", Path(told, "steps")
        if (root / "1").exists():
            shutil.copytree(root / "1", data_dir)

        def note(event: str) -> None:
            with steps.open("a") as lines:
                lines.write(f"{event}\n")

        assert _in_child(partial(_index_watched, data_dir, folder, note)) == 0
        shutil.rmtree(data_dir)
        return [_CHANGING_NAME.sub("", line) for line in steps.read_text().splitlines()]


def _in_child(run: Callable[[], None]) -> int:
    """Run in a process of its own; how it ended."""
    child = os.fork()
    if child == 0:
        run()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _index_watched(data_dir: Path, folder: Path, at_step: Callable[[str], None]) -> None:
    sys.addaudithook(lambda event, arguments: _watch(event, arguments, f"{data_dir}", at_step))
    index_folder(data_dir, [folder], progress=lambda name, _done, _total: at_step(name))


def _killer(step: int) -> Callable[[str], None]:
    """What counts calls and ends the process, as a power cut would, at this one."""
    count = 0

    def kill_at(_event: str) -> None:
        nonlocal count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill_at


def _watch(event: str, arguments: tuple[Any, ...], below: str, at_step: Callable[[str], None]) -> None:
    events = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkdtemp")
    if event in events and arguments and str(arguments[0]).startswith(below):
        at_step(f"{event} {Path(str(arguments[0]).removeprefix(below)).parent}")


COMMANDS: dict[str, Callable[..., dict[str, Any]]] = {
    "index": index,
    "little-space": index_with_little_space,
    "nobody": index_as_nobody,
    "ask-as-nobody": ask_as_nobody,
    "killed": index_killed,
}

if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
