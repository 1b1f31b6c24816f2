"""What the commands share: help and what is said of wrong usage in Vietnamese, of errors, of files that cannot be had.

Typer writes help and wrong usage in English and has no translations. What it has written is translated as text, which
needs nothing of its inside; what a new version words in another way stays English until it is entered here.
"""

import io
import re
from pathlib import Path
from typing import IO, Annotated, Any, Protocol, TypeAlias, runtime_checkable

import typer
from typer.core import TyperCommand, TyperGroup

from bot.messages import messages
from index.errors import DanNguonError

AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="In dạng JSON.")]


class Command(TyperCommand):
    """A command whose help is Vietnamese."""

    def get_help(self, ctx: Any) -> str:  # Any: typer's context, whose class has no public name
        """The help."""
        return in_vietnamese(super().get_help(ctx))


class Group(TyperGroup):
    """Commands of one name whose help is Vietnamese."""

    def get_help(self, ctx: Any) -> str:  # Any: as above
        """The help."""
        return in_vietnamese(super().get_help(ctx))


@runtime_checkable
class WrongUsage(Protocol):
    """The error for a command that is not written as it should be; typer has no public name for it."""

    exit_code: int

    def show(self, file: IO[str] | None = None) -> None:
        """Write what is wrong, after how it is written."""


def explain(error: WrongUsage) -> str:
    """What typer writes of the error, in Vietnamese."""
    written = io.StringIO()
    error.show(written)
    return in_vietnamese(written.getvalue().rstrip())


def in_vietnamese(text: str) -> str:
    """The help or error text with typer's English words in Vietnamese."""
    for english, vietnamese in messages.USAGE:
        text = re.sub(english, vietnamese, text, flags=re.MULTILINE)
    return text


class Failed(DanNguonError):
    """The thing asked for failed although nothing is broken: exit status 1."""


def sentence_of(error: Exception) -> str:
    """What is said of an error; the system's own words, which are English, are shown by --debug only."""
    if isinstance(error, DanNguonError):
        return messages.sentence(error)
    if isinstance(error, OSError) and error.filename is not None:
        return messages.said("file_inaccessible", path=error.filename)
    return messages.said("unexpected", error=repr(error))


def check_output(output: Path, *, read: Path) -> None:
    """Nothing, if there is a folder for this file, so that hours of work do not end with a file that cannot be had.

    Args:
        read: A file or folder of questions, which must not be lost under what is written.

    Raises:
        Failed: If there is none, or the file is one that is read, under whatever name.
    """
    try:
        output.parent.stat()
        files = [read, *read.rglob("*")] if output.is_file() else ()
        is_read = any(file.samefile(output) for file in files if file.exists())
    except OSError as error:
        raise unwritable(output) from error
    if is_read:
        raise Failed("output_is_read", path=output)


def unwritable(output: Path) -> Failed:
    """The error for a file that cannot be written."""
    return Failed("output_unwritable", path=output)
