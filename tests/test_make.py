"""The one command that tests everything, or a room alone."""

import os
import shutil
import subprocess

import pytest

from tests.paths import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """What `make` would do, as if everything were installed, without doing it."""
    command = ["make", "--assume-old=README.md", "STAMP=README.md", "BIN=bin", *arguments]
    # Not as a part of the `make test` that runs this, which would say so in lines of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("room", "code", "tests"),
    [
        ("index/entities", "index/entities", "tests/index/entities"),
        ("bot/cli/", "bot/cli", "tests/bot/cli"),
        ("bot/core.py", "bot/core.py", "tests/bot/test_core.py"),
        ("retrieval/pipeline", "retrieval/pipeline.py", "tests/retrieval/test_pipeline.py"),
        ("./index/entities/", "index/entities", "tests/index/entities"),
        ("./bot/core.py", "bot/core.py", "tests/bot/test_core.py"),
    ],
)
def test_a_room_is_tested_alone(room: str, code: str, tests: str) -> None:
    """A folder or a module is examined with the tests that have its place."""
    said = make("--dry-run", "test", f"ROOM={room}").stdout.splitlines()

    assert said[-4:] == [
        f"bin/ruff check {code} {tests}",
        f"bin/ruff format --check {code} {tests}",
        f"bin/mypy {code} {tests}",
        f"HF_HUB_OFFLINE=1 bin/pytest {tests}",
    ]


@pytest.mark.parametrize("room", ["index/entitie", "tests/index", "/tmp"])
def test_an_unknown_room_is_named(room: str) -> None:
    """What is no room of the three packages is refused with the rooms that there are."""
    said = make("test", f"ROOM={room}")

    assert said.returncode == 2
    assert said.stderr.startswith(f"Không có phòng {room}. Các phòng là: bot bot/assembly bot/cli ")


def test_help_tells_every_target() -> None:
    """`make help` has a line for each target that a person calls."""
    told = {line.split()[1] for line in make("help").stdout.splitlines() if line.startswith("make ")}

    assert told == {"install", "run", "test", "lint", "clean"}
