"""Files are looked at by what they are where their names do not say it."""

import io
import zipfile
from pathlib import Path

import pytest

from index.readers.kinds.unnamed import is_worth_a_look
from tests.paths import DATA

WORD = (DATA / "readers/word/paper.doc").read_bytes()
MAIL = b"From: a@b.vn\nTo: c@d.vn\nSubject: Hop\nDate: Mon, 1 Jan 2024 08:00:00 +0700\n\nMoi hop."


def zipped(**parts: bytes) -> bytes:
    """An archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "is_looked_at"),
    [
        ("KH so 12", WORD, True),
        ("KH so 12.2024", WORD, True),
        ("KH so 12.bak", b"%PDF-1.4 x", True),
        ("thu moi", MAIL, True),
        ("trang", b"<html><body>x", True),
        ("a.zip", zipped(a=b"x"), True),
        ("a.rar", b"Rar!\x1a\x07\0", True),
        ("a.exe", b"MZ" + bytes(70), True),
        ("a.heic", b"\0\0\0\x18ftypheic", True),
        ("a.jfif", b"\xff\xd8\xff\xe0", True),
        ("a.php", b"<html><body>x", False),
        ("a.py", b"#!/usr/bin/env python", False),
        ("README", b"Doc", False),
        ("a.gif", b"GIF89a", False),
        ("a.mp4", b"\0\0\0\x18ftypisom", False),
        ("a.db", b"SQLite format 3\0", False),
        ("~WRD0001.tmp", WORD, False),
        ("a.doc.part", WORD, False),
        ("empty", b"", False),
    ],
)
def test_what_is_looked_at(tmp_path: Path, name: str, data: bytes, *, is_looked_at: bool) -> None:
    """Documents by their real kind, archives and programs to be refused with a word; no code, film or database."""
    (tmp_path / name).write_bytes(data)

    assert is_worth_a_look(tmp_path / name) == is_looked_at


def test_a_file_that_becomes_a_document_is_looked_at(tmp_path: Path) -> None:
    """What was found out holds only as long as the file is as it was."""
    path = tmp_path / "KH so 12"
    assert not is_worth_a_look(path)
    path.write_bytes(b"x")
    assert not is_worth_a_look(path)
    path.write_bytes(WORD)
    assert is_worth_a_look(path)
