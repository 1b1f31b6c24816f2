"""From a file on disk to its stored text: one function a format, chosen by the file's suffix."""

import stat
from collections.abc import Callable
from pathlib import Path

from index.errors import DocumentRefused
from index.language.text import normalise_text
from index.readers.html import read_html
from index.readers.plain import read_plain

MAX_BYTES = 50 * 1024 * 1024

Reader = Callable[[bytes, str], str]
"""From a file's bytes and its name (for messages) to its text; raises `DocumentRefused`."""

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
}

SUFFIXES = frozenset(READERS)
"""Suffixes of the files that can become documents, in lower case with the point."""


def read_file(path: Path) -> str:
    """The file's text as it is stored: NFC, line feeds, never empty.

    Raises:
        DocumentRefused: If the file cannot be read, is too large, of an unknown format, empty, or no sound text.
    """
    reader = reader_of(path)
    return text_of(read_bytes(path), reader=reader, name=path.name)


def reader_of(path: Path) -> Reader:
    """What reads a file with this suffix.

    Raises:
        DocumentRefused: If the format is unknown.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(SUFFIXES))
        raise DocumentRefused(
            f"Tệp “{path.name}” có định dạng chưa được hỗ trợ; vui lòng chuyển sang một trong các định dạng {known}."
        )
    return reader


def text_of(data: bytes, *, reader: Reader, name: str) -> str:
    """The stored text of a file's bytes.

    Raises:
        DocumentRefused: If there is no text in them, or no sound text.
    """
    text = normalise_text(reader(data, name)) if data else ""
    if not text.strip():
        raise DocumentRefused(f"Tệp “{name}” không có nội dung; vui lòng kiểm tra lại tệp gốc.")
    return text


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most `MAX_BYTES`.

    Raises:
        DocumentRefused: If it cannot be read or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise DocumentRefused(f"“{path.name}” không phải là tệp; vui lòng chọn một tệp tài liệu.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentRefused(
            f"Tệp “{path.name}” không còn ở đó, có thể đã bị xóa hoặc chuyển đi; vui lòng kiểm tra lại rồi thử lại."
        ) from error
    except PermissionError as error:
        raise DocumentRefused(
            f"Không có quyền đọc tệp “{path.name}”; vui lòng cấp quyền đọc cho tài khoản đang chạy chương trình."
        ) from error
    except OSError as error:
        raise DocumentRefused(f"Không đọc được tệp “{path.name}”; vui lòng kiểm tra ổ đĩa rồi thử lại.") from error
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise DocumentRefused(f"Tệp “{path.name}” lớn hơn {limit} MB; vui lòng chia nhỏ tệp rồi thử lại.")
    return data
