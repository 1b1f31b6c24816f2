"""A running service beside `index`: what it answers stays whole while documents are replaced under it."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot.assembly.live import LiveAnswerer
from bot.settings import read_settings
from index.caches.snapshot import CACHES_FOLDER, finished_caches, open_snapshot
from index.errors import CorpusMismatch
from index.ingest.ingest import rebuild
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.fakes import HashedEmbedder, index_folder, silent, write_files
from tests.sentences import saying, telling

BEFORE, AFTER = "Bùi Văn Thăng", "Hồ Ngọc Lâm"
OLD = f"Bí thư Huyện ủy Nam Sách là đồng chí {BEFORE}."
NEW = f"Bí thư Huyện ủy Nam Sách là đồng chí {AFTER}."
QUESTION = "Ai là Bí thư Huyện ủy Nam Sách?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two documents, indexed."""
    folder = write_files(tmp_path / "documents", {"a.txt": OLD, "b.txt": "Trồng cây phân tán ở xã Thượng Kiệm."})
    index_folder(tmp_path / "var", [folder])
    return folder


Start = Callable[[], LiveAnswerer]


@pytest.fixture
def start(folder: Path) -> Start:
    """Starts the answerer of a service over these documents."""
    settings = read_settings(_env_file=None, data_dir=folder.parent / "var")
    return lambda: LiveAnswerer(settings, silent, open_model=lambda _settings, _report: HashedEmbedder())


def named(answerer: LiveAnswerer) -> list[str]:
    """Who the quotes say holds the office."""
    quotes = [citation.quote for citation in answerer.answer(QUESTION).citations]
    return [name for name in (BEFORE, AFTER) if any(name in quote for quote in quotes)]


def test_a_document_is_found_while_it_is_replaced(tmp_path: Path, folder: Path, start: Start) -> None:
    """At every step of another process's run the old text is quoted and shown, and afterwards the new one."""
    live = start()
    write_files(folder, {"a.txt": NEW})
    seen: list[tuple[list[str], str]] = []

    index_folder(
        tmp_path / "var",
        [folder],
        progress=lambda *_: seen.append((named(live), live.document("a.txt").text)),
    )

    assert len(seen) > 4
    assert set(map(str, seen)) == {str(([BEFORE], OLD))}
    assert named(live) == [AFTER]
    assert live.document("a.txt").text == NEW


def test_a_document_is_found_between_its_commit_and_its_caches(tmp_path: Path, folder: Path, start: Start) -> None:
    """Where a process was killed before it made caches, the old ones answer, and a fresh start has the new text."""
    live = start()
    write_files(folder, {"a.txt": NEW})
    index_folder(tmp_path / "other", [folder])
    with open_corpus(tmp_path / "other") as other, open_corpus(tmp_path / "var") as corpus:
        corpus.replace_document(other.document("a.txt"), [], np.empty((0, 512), np.float32))

    assert named(live) == [BEFORE]
    assert named(start()) == []


def test_another_model_is_told_and_logged_once(tmp_path: Path, start: Start, caplog: pytest.LogCaptureFixture) -> None:
    """After a rebuild with another model every question says what is wrong; the log has it once."""
    live = start()
    with open_corpus(tmp_path / "var", create=True) as corpus:
        rebuild(corpus, HashedEmbedder("other"), progress=lambda *_: None)
        open_snapshot(corpus, tmp_path / "var", report=silent)

    with caplog.at_level(logging.INFO, "bot"):
        for _ in range(3):
            with pytest.raises(
                CorpusMismatch, check=saying(r"^Kho tài liệu được lập với mô hình other, nay là hashed\. Hãy")
            ):
                live.answer(QUESTION)

    assert [record.message for record in caplog.records] == ["the new caches cannot be opened"]
    with open_corpus(tmp_path / "var", create=True) as corpus:
        rebuild(corpus, HashedEmbedder(), progress=lambda *_: None)
        open_snapshot(corpus, tmp_path / "var", report=silent)
    assert named(live) == [BEFORE]


def test_a_backup_that_was_put_back_and_indexed_is_answered_from(tmp_path: Path, folder: Path, start: Start) -> None:
    """Another file in the corpus's place is read after it was indexed, though its generation is an earlier one."""
    data_dir = tmp_path / "var"
    shutil.copy(data_dir / CORPUS_FILE, tmp_path / "backup")
    for text in (NEW, NEW + " Hết.", "Khác."):
        write_files(folder, {"a.txt": text})
        index_folder(data_dir, [folder])
    live = start()
    assert named(live) == []
    for path in data_dir.glob(f"{CORPUS_FILE}*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", data_dir / CORPUS_FILE)
    write_files(folder, {"a.txt": NEW})

    index_folder(data_dir, [folder])

    assert named(live) == [AFTER]


def test_caches_that_cannot_be_written_are_held_in_memory(folder: Path) -> None:
    """With a corpus later than its caches and no place for new ones, all of it is answered from, with one warning."""
    data_dir = folder.parent / "var"
    shutil.rmtree(data_dir / CACHES_FOLDER)
    (data_dir / CACHES_FOLDER).write_text("")
    told: list[str] = []

    live = LiveAnswerer(
        read_settings(_env_file=None, data_dir=data_dir), telling(told), open_model=lambda *_: HashedEmbedder()
    )

    assert named(live) == [BEFORE]
    assert told == [
        f"{data_dir / CACHES_FOLDER} là một tệp, không phải thư mục bộ nhớ đệm. Hãy xóa hoặc chuyển tệp ấy đi nơi khác "
        "rồi chạy lại; kho tài liệu vẫn nguyên vẹn. Lần này bộ nhớ đệm chỉ nằm trong bộ nhớ máy."
    ]
    assert finished_caches(data_dir) == frozenset()


def test_an_answerer_lets_go_of_the_corpus_it_no_longer_uses(tmp_path: Path, folder: Path, start: Start) -> None:
    """A corpus that was replaced is closed as soon as no question uses it."""
    live = start()
    old = live._opened.corpus
    write_files(folder, {"a.txt": NEW})
    index_folder(tmp_path / "var", [folder])

    assert named(live) == [AFTER]
    with pytest.raises(Exception, match="closed database"):
        len(old)
