"""The program tesseract: whether it is here with Vietnamese, and the words that it finds on a picture.

The same engine inside kreuzberg needs the same data files: a page of 300 dpi took it 4.8 s and the program 2.9 s, and a
process of its own can be given a time and ended.
"""

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from index.readers.paged.geometry import Word

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "vie"
MOST_PIXELS_A_SIDE = 32_000
"""Tesseract takes 32,767."""

_ONE_COLUMN = "4"
"""The way of looking at a page: one column of text of different sizes."""
_WORD_LEVEL = "5"
_TIME_TO_ANSWER_S = 20


@cache
def find_tesseract() -> str | None:
    """The program with its data for Vietnamese; None where one of them is not on the machine."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        run = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=_TIME_TO_ANSWER_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if LANGUAGE in (run.stdout + run.stderr).split() else None


def find_words(image: "Image.Image", *, program: str, dpi: int, timeout_s: float) -> list[Word]:
    """The words on a grey picture, one column of text, with places in pixels.

    Raises:
        subprocess.TimeoutExpired: If it takes longer; the program is ended.
        subprocess.CalledProcessError: If the program fails.
    """
    data = io.BytesIO()
    image.save(data, "PPM")
    # One thread each: pages go side by side. Light letters on a dark ground are not looked for.
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", _ONE_COLUMN, "--dpi", str(dpi)]
    run = subprocess.run(
        [*_with_one_thread(), *command, "-c", "tessedit_do_invert=0", "tsv"],
        input=data.getvalue(),
        capture_output=True,
        timeout=timeout_s,
        check=True,
    )
    return list(_words_in(run.stdout.decode("utf-8", "replace")))


@cache
def _with_one_thread() -> tuple[str, ...]:
    """What sets the variable for a program without a shell; nothing on a system that has no such command."""
    command = shutil.which("env")
    return (command, "OMP_THREAD_LIMIT=1") if command else ()


def _words_in(table: str) -> Iterator[Word]:
    """The words of tesseract's table, a line each. Source: the manual of tesseract, "tsv"."""
    for line in table.splitlines()[1:]:
        level, *_, left, top, width, height, confidence, text = line.split("\t", 11)
        if level == _WORD_LEVEL and text.strip():
            x, y = int(left), int(top)
            sure = min(1.0, max(0.0, float(confidence) / 100))
            yield Word(text.strip(), x, y, x + int(width), y + int(height), sure)
