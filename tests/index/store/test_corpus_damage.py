"""A damaged or foreign corpus file: named, and left alone."""

import os
import sqlite3
from pathlib import Path

import pytest

from index.errors import CorpusBusy, CorpusCorrupted, DataFolderError
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.fakes import HashedEmbedder, make_corpus
from tests.paths import SEEDS
from tests.sentences import saying, sentence

REMEDY = r"Hãy khôi phục từ bản sao lưu, hoặc chuyển tệp ấy đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC$"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a corpus with one document, closed."""
    (seed,) = SEEDS.glob("001_*")
    make_corpus(tmp_path, HashedEmbedder(), {seed.name: seed.read_text(encoding="utf-8")}).close()
    return tmp_path / CORPUS_FILE


def overwrite(path: Path, start: int, data: bytes) -> None:
    """Put bytes into the middle of a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def read_everything(path: Path) -> None:
    """Open the corpus and read all of it."""
    with open_corpus(path.parent) as corpus:
        for summary in corpus.summaries():
            corpus.document(summary.id)
        corpus.chunks(list(corpus.chunk_owners()))
        corpus.all_vectors(512)
        corpus.check_integrity()


def test_a_whole_file_is_read(path: Path) -> None:
    """Nothing is found wrong with a sound file."""
    read_everything(path)


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database_is_refused(path: Path, create: bool) -> None:
    """A file of other bytes is an error that names it and the remedy, and keeps its bytes."""
    path.write_bytes(b"x" * 5000)

    with pytest.raises(CorpusCorrupted, check=saying(REMEDY)) as raised:
        open_corpus(path.parent, create=create)

    assert sentence(raised.value).startswith(f"Kho tài liệu {path} bị hỏng. ")
    assert path.read_bytes() == b"x" * 5000


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8, 0.95])
def test_damage_inside_is_found(path: Path, share: float) -> None:
    """Pages overwritten anywhere are found by reading everything, and the file is left as it is."""
    size = path.stat().st_size
    overwrite(path, int(size * share) // 4096 * 4096, b"\xff" * 8192)
    damaged = path.read_bytes()

    with pytest.raises(CorpusCorrupted, check=saying(REMEDY)):
        read_everything(path)

    assert path.read_bytes() == damaged


def test_a_file_cut_short_is_found(path: Path) -> None:
    """A file whose second half is missing is an error that names the remedy."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])

    with pytest.raises(CorpusCorrupted, check=saying(REMEDY)):
        read_everything(path)


def test_a_newer_schema_is_refused(path: Path) -> None:
    """A corpus of a newer version is not touched; the message says both versions."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 7")
    connection.close()

    with pytest.raises(CorpusCorrupted) as raised:
        open_corpus(path.parent, create=True)

    assert sentence(raised.value) == (
        f"{path} không phải kho tài liệu của phiên bản này (lược đồ 7, cần 4). "
        "Hãy chuyển tệp ấy đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC"
    )


def test_the_database_of_another_program_is_not_written_to(tmp_path: Path) -> None:
    """A database with tables of its own gets none of ours."""
    path = tmp_path / CORPUS_FILE
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()

    with pytest.raises(CorpusCorrupted, check=saying(r"lược đồ 0, cần 4")):
        open_corpus(tmp_path, create=True)

    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("notes",)]
    connection.close()


def test_missing_tables_are_damage(path: Path) -> None:
    """A corpus without one of its tables is damaged, not short of space."""
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE sentences")
    connection.close()

    with pytest.raises(CorpusCorrupted, check=saying(REMEDY)), open_corpus(path.parent) as corpus:
        corpus.all_vectors(512)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """A folder or a pipe where the file should be is named, to be moved away, and nothing waits for ever."""
    path = tmp_path / CORPUS_FILE
    message = f"{path} không phải là tệp. Hãy chuyển nó đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC"
    path.mkdir()

    for create in (False, True):
        with pytest.raises(DataFolderError) as raised:
            open_corpus(tmp_path, create=create)
        assert sentence(raised.value) == message
    path.rmdir()
    os.mkfifo(path)
    for create in (False, True):
        with pytest.raises(DataFolderError) as raised:
            open_corpus(tmp_path, create=create)
        assert sentence(raised.value) == message


def test_a_file_in_place_of_the_data_folder(tmp_path: Path) -> None:
    """A file where the data folder, or one above it, should be is named, with what to do."""
    (tmp_path / "var").write_text("")
    message = (
        f"{tmp_path / 'var'} là một tệp, không phải thư mục dữ liệu. Hãy chuyển tệp ấy đi nơi khác, "
        "hoặc đặt DANNGUON_DATA_DIR thành một thư mục."
    )

    for data_dir in (tmp_path / "var", tmp_path / "var" / "below"):
        for create in (False, True):
            with pytest.raises(DataFolderError) as raised:
                open_corpus(data_dir, create=create)
            assert sentence(raised.value) == message


@pytest.mark.parametrize("create", [False, True])
def test_an_empty_file_is_damage(tmp_path: Path, create: bool) -> None:
    """A file of no bytes is no new corpus: what was in it was lost, which is not passed over in silence."""
    path = tmp_path / CORPUS_FILE
    path.touch()

    with pytest.raises(CorpusCorrupted, check=saying(REMEDY)):
        open_corpus(tmp_path, create=create)

    assert path.stat().st_size == 0


ROWS = {
    "text that is no UTF-8": "UPDATE documents SET text = CAST(x'42c3ed206d617420ff' AS TEXT)",
    "a day that does not exist": "UPDATE documents SET date = '2020-99-99'",
    "a generation that is no number": "UPDATE meta SET value = 'abc' WHERE key = 'generation'",
    "a dimension that is no number": "UPDATE meta SET value = 'abc' WHERE key = 'dimension'",
}


@pytest.mark.parametrize("statement", ROWS.values(), ids=ROWS.keys())
def test_a_damaged_row_is_found(path: Path, statement: str) -> None:
    """A value that cannot have been written is damage, told in one line that quotes nothing of it."""
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()

    with open_corpus(path.parent) as corpus, pytest.raises(CorpusCorrupted, check=saying(REMEDY)) as raised:
        corpus.check_integrity()

    assert sentence(raised.value).splitlines() == [sentence(raised.value)]
    assert sentence(raised.value).startswith(f"Kho tài liệu {path} bị hỏng. Hãy")


def test_a_file_that_another_process_writes_to(path: Path) -> None:
    """Where another process holds the file for longer than is waited for, the error says that it is busy."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_corpus(path.parent) as corpus:
        with corpus.errors_named():
            corpus._connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(
            CorpusBusy, check=saying(r"^Một tiến trình khác đang ghi vào kho .* Hãy đợi nó xong rồi chạy lại\.$")
        ):
            corpus.remove_documents([])
        other.execute("ROLLBACK")
        corpus.remove_documents([])
    other.close()
