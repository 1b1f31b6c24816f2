"""The manifest of a folder of caches notices every change to it."""

import json
from pathlib import Path

import pytest

from index.caches.manifest import MANIFEST_FILE, Manifest, verify_manifest, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files and its manifest."""
    (tmp_path / "lexical").mkdir()
    (tmp_path / "lexical" / "meta.json").write_text("{}")
    (tmp_path / "lexical" / ".writer.lock").touch()
    (tmp_path / "vectors.faiss").write_bytes(b"vectors")
    write_manifest(tmp_path, generation=4, stamp="AB12", built_with={"model": "mô hình", "dimension": "2"})
    return tmp_path


def test_an_untouched_folder_is_whole(folder: Path) -> None:
    """What was written is read, with the digests of all files but the locks."""
    assert verify_manifest(folder) == Manifest(
        generation=4,
        stamp="AB12",
        built_with={"model": "mô hình", "dimension": "2"},
        files={
            "lexical/meta.json": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            "vectors.faiss": "29a6a5e3c39862766d200557894f42fe0afed05234816b0ca9cbb59bbc1d6023",
        },
    )


@pytest.mark.parametrize("name", ["lexical/meta.json", "vectors.faiss"])
def test_an_altered_file_is_named(folder: Path, name: str) -> None:
    """A file with other bytes is named."""
    (folder / name).write_bytes(b"vectorS")

    with pytest.raises(ValueError, match=rf"^{folder / name} is altered$"):
        verify_manifest(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    """A file that is gone is named; a lock file is not missed."""
    (folder / "lexical" / ".writer.lock").unlink()
    verify_manifest(folder)
    (folder / "vectors.faiss").unlink()

    with pytest.raises(ValueError, match=r"No such file or directory: .*vectors\.faiss"):
        verify_manifest(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        "\x00",
        "[" * 100_000,
        '{"generation": null, "stamp": "", "built_with": {}, "files": {}}',
        '{"generation": 1, "stamp": "", "built_with": 5, "files": {}}',
        '{"generation": 1, "stamp": "", "built_with": {}, "files": ["vectors.faiss"]}',
        '{"generation": 1, "stamp": "", "built_with": {}, "files": {"..": 5}}',
        '{"generation": 1, "built_with": {}, "files": {}}',
    ],
    ids=range(12),
)
def test_an_unreadable_manifest_is_an_error(folder: Path, text: str) -> None:
    """A manifest that is empty, cut, no JSON, or of other fields raises a ValueError."""
    (folder / MANIFEST_FILE).write_text(text)

    with pytest.raises(ValueError, match=r"."):
        verify_manifest(folder)


def test_a_manifest_that_is_no_text_is_an_error(folder: Path) -> None:
    """A manifest of bytes that are no UTF-8 raises a ValueError."""
    (folder / MANIFEST_FILE).write_bytes(b"\xff\xfe\xff")

    with pytest.raises(ValueError, match="utf-8"):
        verify_manifest(folder)


def test_a_missing_manifest_means_unfinished(folder: Path) -> None:
    """A folder without a manifest, and no folder at all, raise a ValueError with the path."""
    (folder / MANIFEST_FILE).unlink()

    for place in (folder, folder / "nowhere"):
        with pytest.raises(ValueError, match=rf"^{place}: "):
            verify_manifest(place)


def test_it_can_be_read_by_people(folder: Path) -> None:
    """The file is JSON with Vietnamese as it is written."""
    text = (folder / MANIFEST_FILE).read_text(encoding="utf-8")

    assert json.loads(text)["stamp"] == "AB12"
    assert "mô hình" in text
