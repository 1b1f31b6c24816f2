"""The command line run in this process, where only what it says matters: a process of its own takes a second."""

import io
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from bot.cli.main import main
from bot.settings import PREFIX

_PROGRAM = ModuleType("__main__")
_PROGRAM.__package__ = "bot.cli"
"""What tells typer how the program was started."""


@dataclass(frozen=True)
class Finished:
    """What a command has said and how it has ended."""

    exit_code: int
    stdout: str
    stderr: str


def run_here(folder: Path, *arguments: str, **settings: str) -> Finished:
    """Run the command in this folder with these settings (``DANNGUON_…``) and no others, to its end."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True) for _ in range(2)]
    with (
        _as_a_process_of_its_own(folder, arguments, settings),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    exit_code = ended.value.code
    stdout, stderr = (stream.buffer.getvalue().decode() for stream in streams if isinstance(stream.buffer, io.BytesIO))
    return Finished(exit_code if isinstance(exit_code, int) else 0, stdout, stderr)


@contextmanager
def _as_a_process_of_its_own(folder: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> Iterator[None]:
    """Folder, arguments, environment and log levels are as of a new process, and afterwards as before."""
    here, environment, argv, program = Path.cwd(), dict(os.environ), sys.argv, sys.modules["__main__"]
    levels = {name: logging.getLogger(name).level for name in ("bot", "retrieval", "index")}
    try:
        os.chdir(folder)
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            del os.environ[name]
        os.environ.update(settings)
        sys.argv, sys.modules["__main__"] = ["bot/cli/__main__.py", *arguments], _PROGRAM
        yield
    finally:
        sys.argv, sys.modules["__main__"] = argv, program
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(here)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
