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

_VIETNAMESE = tuple(
    (re.compile(english, re.MULTILINE), vietnamese)
    for english, vietnamese in (
        # help
        (r"^Usage: ", "Cách dùng: "),
        (r"\[OPTIONS\]", "[TÙY CHỌN]"),
        (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [THAM SỐ]..."),
        (r"^Arguments:$", "Tham số:"),
        (r"^Options:$", "Tùy chọn:"),
        (r"^Commands:$", "Lệnh:"),
        (r"\[required\]", "[bắt buộc]"),
        (r"Show this message and exit\.", "Hiện hướng dẫn này."),
        (r" <str> ", " " * len(" <str> ")),  # kinds of values; their room is kept, so that columns stay columns
        (r" <path> ", " " * len(" <path> ")),
        (r" <list\[Path\]> ", " " * len(" <list[Path]> ")),
        (r" <list\[str\]> ", " " * len(" <list[str]> ")),
        # wrong usage
        (r"^Try '(.+)' for help\.$", r"Xem hướng dẫn: \1"),
        (r"^Error: Missing command\.$", "dannguon: Thiếu tên lệnh."),
        (r"^Error: No such command (.+?)\.(?= Did|$)", r"dannguon: Không có lệnh \1."),
        (r" Did you mean (.+)\?$", r" Có thể anh/chị muốn gõ \1."),
        (r"^Error: No such option: (.+?)(?= \(Possible| Did|$)", r"dannguon: Không có tùy chọn \1."),
        (r" \(Possible options: (.+)\)$", r" Có thể anh/chị muốn gõ \1."),
        (r"^Error: Option (.+) requires an argument\.$", r"dannguon: Tùy chọn \1 cần một giá trị."),
        (r"^Error: Option (.+) does not take a value\.$", r"dannguon: Tùy chọn \1 không nhận giá trị."),
        (r"^Error: Missing argument (.+)\.$", r"dannguon: Thiếu tham số \1."),
        (r"^Error: Got unexpected extra argument\S* \((.+)\)$", r"dannguon: Thừa tham số: \1"),
        (r"^Error: Invalid value for (.+?): .*$", r"dannguon: Giá trị của \1 không hợp lệ."),
        (r"^Error: (Invalid value: )?", "dannguon: "),
    )
)


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
    for english, vietnamese in _VIETNAMESE:
        text = english.sub(vietnamese, text)
    return text


class Failed(DanNguonError):
    """The thing asked for failed although nothing is broken: exit status 1."""


def sentence_of(error: Exception) -> str:
    """What is said of an error; the system's own words, which are English, are shown by --debug only."""
    if isinstance(error, DanNguonError):
        return messages.sentence(error)
    if isinstance(error, OSError) and error.filename is not None:
        return messages.file_inaccessible(error.filename)
    return messages.unexpected(error)


def check_folder_of(output: Path) -> None:
    """Nothing, if there is a folder for this file, so that hours of work do not end with a file that cannot be had.

    Raises:
        Failed: If there is none.
    """
    try:
        output.parent.stat()
    except OSError as error:
        raise unwritable(output) from error


def unwritable(output: Path) -> Failed:
    """The error for a file that cannot be written."""
    return Failed("output_unwritable", path=output)
