"""The caches: built from SQLite alone, rebuilt whenever they are missing, old, damaged or of another corpus."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from index.caches.lexical import Field, Term
from index.caches.manifest import MANIFEST_FILE
from index.caches.snapshot import CACHES_FOLDER, Snapshot, finished_caches, open_snapshot, open_snapshot_in_memory
from index.errors import CorpusMismatch, DataFolderError
from index.store.corpus import CORPUS_FILE, Corpus, open_corpus
from tests.fakes import HashedEmbedder, make_corpus, make_document, silent, store
from tests.sentences import sentence, telling

TEXTS = {"a.txt": "Bí thư Huyện ủy Nam Sách chủ trì.", "b.txt": "Trồng cây phân tán. Trồng rừng."}
EMBEDDER = HashedEmbedder()
REBUILT = "Bộ nhớ đệm tìm kiếm bị hỏng hoặc đã cũ, đang dựng lại từ kho tài liệu…"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """A corpus of two documents, without caches."""
    with make_corpus(tmp_path, EMBEDDER, TEXTS) as opened:
        yield opened


def searched(snapshot: Snapshot) -> object:
    """What a few searches find: sentences, their chunks and scores; chunks by words."""
    found = []
    for question in ("Bí thư Huyện ủy", "trồng rừng"):
        ids, scores = snapshot.vectors.search(EMBEDDER.embed_question(question), 10)
        found.append((ids.tolist(), snapshot.chunks_of(ids).tolist(), scores.tolist()))
    return found, snapshot.lexical.search([Term(Field.FOLDED, "trong")], 10), snapshot.generation


def caches(data_dir: Path) -> list[str]:
    """The folders of caches, by name."""
    return sorted(path.name for path in (data_dir / CACHES_FOLDER).iterdir() if path.is_dir())


def test_sentences_and_their_chunks_are_found(tmp_path: Path, corpus: Corpus) -> None:
    """A sentence's id leads to its chunk, and both indexes hold all of the corpus."""
    snapshot = open_snapshot(corpus, tmp_path, report=silent)

    ids, scores = snapshot.vectors.search(EMBEDDER.embed_question("trồng rừng"), 10)

    assert (ids.tolist(), snapshot.chunks_of(ids).tolist()) == ([3, 2, 1], [2, 2, 1])
    assert scores.tolist() == pytest.approx([1.0, 1 / 8**0.5, 0.0])
    assert [chunk for chunk, _ in snapshot.lexical.search([Term(Field.FOLDED, "trong")], 10)] == [2]
    assert (len(snapshot.vectors), len(snapshot.lexical), snapshot.generation) == (3, 2, corpus.generation)


def test_whole_caches_are_used_as_they_are(tmp_path: Path, corpus: Corpus) -> None:
    """Opening a second time builds nothing and reports nothing."""
    told: list[str] = []
    first = open_snapshot(corpus, tmp_path, report=telling(told))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / CACHES_FOLDER).rglob("*.*") if path.is_file()}
    second = open_snapshot(corpus, tmp_path, report=telling(told))

    assert searched(first) == searched(second)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert told == []


def overwrite(pattern: str) -> Callable[[Path], None]:
    """Write zeros into the first file of this pattern."""

    def damage(folder: Path) -> None:
        path = sorted(folder.glob(pattern))[0]
        path.write_bytes(bytes(path.stat().st_size))

    return damage


def cut(pattern: str) -> Callable[[Path], None]:
    """Take the second half from the first file of this pattern."""

    def damage(folder: Path) -> None:
        path = sorted(folder.glob(pattern))[0]
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return damage


def remove(pattern: str) -> Callable[[Path], None]:
    """Remove the first file of this pattern."""
    return lambda folder: sorted(folder.glob(pattern))[0].unlink()


def change_manifest(**fields: object) -> Callable[[Path], None]:
    """Put other fields into the manifest."""

    def damage(folder: Path) -> None:
        path = folder / MANIFEST_FILE
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), encoding="utf-8")

    return damage


def forget_and_cut(name: str) -> Callable[[Path], None]:
    """Damage a file of which the manifest says nothing."""

    def damage(folder: Path) -> None:
        change_manifest(files={})(folder)
        (folder / name).write_bytes(b"")

    return damage


DAMAGES = {
    "vectors overwritten": overwrite("vectors.faiss"),
    "vectors cut": cut("vectors.faiss"),
    "vectors gone": remove("vectors.faiss"),
    "ids overwritten": overwrite("sentence_ids.npy"),
    "chunk ids gone": remove("chunk_ids.npy"),
    "words overwritten": overwrite("lexical/*.idx"),
    "words cut": cut("lexical/*.term"),
    "words gone": remove("lexical/meta.json"),
    "word folder gone": lambda folder: shutil.rmtree(folder / "lexical"),
    "manifest gone": remove(MANIFEST_FILE),
    "manifest overwritten": overwrite(MANIFEST_FILE),
    "manifest cut": cut(MANIFEST_FILE),
    "manifest of another generation": change_manifest(generation=2),
    "manifest of another corpus": change_manifest(stamp="0"),
    "manifest without files, vectors empty": forget_and_cut("vectors.faiss"),
    "manifest without files, ids empty": forget_and_cut("sentence_ids.npy"),
    "everything gone": lambda folder: [path.unlink() for path in folder.glob("*.*")] and None,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damaged_caches_are_rebuilt_and_it_is_told(
    tmp_path: Path, corpus: Corpus, damage: Callable[[Path], None]
) -> None:
    """Whatever is damaged, the same is found again without an embedder, and one line says so."""
    expected = searched(open_snapshot(corpus, tmp_path, report=silent))
    damage(tmp_path / CACHES_FOLDER / "3")
    told: list[str] = []

    again = open_snapshot(corpus, tmp_path, report=telling(told))

    assert searched(again) == expected
    assert told == [REBUILT]
    assert caches(tmp_path) == ["3"]
    assert searched(open_snapshot(corpus, tmp_path, report=telling(told))) == expected
    assert told == [REBUILT]


def test_missing_caches_are_built_in_silence(tmp_path: Path, corpus: Corpus) -> None:
    """Caches that were deleted come back."""
    told: list[str] = []
    expected = searched(open_snapshot(corpus, tmp_path, report=telling(told)))
    shutil.rmtree(tmp_path / CACHES_FOLDER)

    assert searched(open_snapshot(corpus, tmp_path, report=telling(told))) == expected
    assert told == []


def test_a_write_to_the_corpus_makes_new_caches_and_removes_the_old(tmp_path: Path, corpus: Corpus) -> None:
    """After a write the new documents are found, older caches and half built ones are gone."""
    old = open_snapshot(corpus, tmp_path, report=silent)
    (tmp_path / CACHES_FOLDER / "building-of-a-killed-process").mkdir()
    store(corpus, EMBEDDER, make_document("c.txt", "Trồng lúa."))

    new = open_snapshot(corpus, tmp_path, report=silent)

    assert [chunk for chunk, _ in new.lexical.search([Term(Field.MARKED, "lúa")], 5)] == [3]
    assert caches(tmp_path) == ["4"]
    assert [caches.generation for caches in finished_caches(tmp_path)] == [4]
    # What is searched already goes on being searched.
    assert old.lexical.search([Term(Field.MARKED, "lúa")], 5) == []
    assert len(old.vectors) == 3


def test_the_caches_of_a_corpus_that_is_no_more_are_not_used(tmp_path: Path, corpus: Corpus) -> None:
    """Another corpus in the file's place gets caches of its own, even at the same generation."""
    for generation in range(6):
        corpus.remove_documents([f"no document {generation}"])
    open_snapshot(corpus, tmp_path, report=silent)
    corpus.close()
    for path in tmp_path.glob(f"{CORPUS_FILE}*"):
        path.unlink()
    told: list[str] = []

    with make_corpus(tmp_path, EMBEDDER, {"z.txt": "Nuôi cá."}) as other:
        for _ in range(7):
            other.remove_documents([])
        snapshot = open_snapshot(other, tmp_path, report=telling(told))
        assert snapshot.generation == 9
        assert snapshot.lexical.document_frequency(Field.MARKED, "cá") == 1
        assert snapshot.lexical.document_frequency(Field.MARKED, "rừng") == 0
    assert told == [REBUILT]


def test_caches_of_a_later_generation_than_the_corpus_are_removed(tmp_path: Path, corpus: Corpus) -> None:
    """After a backup is put back, no newer caches are left that would be taken for the newest."""
    backup = tmp_path / "backup.sqlite3"
    corpus.close()
    shutil.copy(tmp_path / CORPUS_FILE, backup)
    with open_corpus(tmp_path) as later:
        store(later, EMBEDDER, make_document("c.txt", "Trồng lúa."))
        open_snapshot(later, tmp_path, report=silent)
    for path in tmp_path.glob(f"{CORPUS_FILE}*"):
        path.unlink()
    shutil.copy(backup, tmp_path / CORPUS_FILE)

    with open_corpus(tmp_path) as restored:
        open_snapshot(restored, tmp_path, report=silent)

    assert caches(tmp_path) == ["3"]
    assert [caches.generation for caches in finished_caches(tmp_path)] == [3]


def test_a_corpus_never_built_is_told_from_an_empty_one(tmp_path: Path) -> None:
    """Without a model's vectors there is nothing to build; with a model and no document the caches are empty."""
    with open_corpus(tmp_path, create=True) as corpus:
        with pytest.raises(CorpusMismatch) as raised:
            open_snapshot(corpus, tmp_path, report=silent)
        assert sentence(raised.value) == "Kho tài liệu còn trống. Hãy chạy: dannguon index THƯ_MỤC"
        corpus.set_built_with({"dimension": "4"})
        snapshot = open_snapshot(corpus, tmp_path, report=silent)

    assert (len(snapshot.vectors), len(snapshot.lexical)) == (0, 0)
    ids, scores = snapshot.vectors.search(np.zeros((1, 4), np.float32), 3)
    assert (ids.tolist(), scores.tolist()) == ([], [])


def test_there_are_no_finished_caches_at_first(tmp_path: Path) -> None:
    """No folder, an empty one and half built caches give none."""
    assert finished_caches(tmp_path) == frozenset()
    (tmp_path / CACHES_FOLDER / "building-x").mkdir(parents=True)
    assert finished_caches(tmp_path) == frozenset()


def test_caches_built_anew_are_told_from_those_whose_place_they_take(tmp_path: Path, corpus: Corpus) -> None:
    """Finished caches stay the same while they are read, and are others once they were rebuilt."""
    open_snapshot(corpus, tmp_path, report=silent)
    first = finished_caches(tmp_path)
    open_snapshot(corpus, tmp_path, report=silent)
    assert finished_caches(tmp_path) == first
    (tmp_path / CACHES_FOLDER / "3" / MANIFEST_FILE).unlink()

    open_snapshot(corpus, tmp_path, report=silent)

    assert finished_caches(tmp_path) != first
    assert len(finished_caches(tmp_path)) == 1


def test_the_same_is_found_without_writing(tmp_path: Path, corpus: Corpus) -> None:
    """A snapshot in memory finds what one on disk finds, and makes no file."""
    in_memory = searched(open_snapshot_in_memory(corpus))

    assert not (tmp_path / CACHES_FOLDER).exists()
    assert in_memory == searched(open_snapshot(corpus, tmp_path, report=silent))


def test_a_pinned_corpus_gets_the_caches_of_its_moment(tmp_path: Path, corpus: Corpus) -> None:
    """Caches built for an earlier moment leave the later ones of another process alone."""
    with open_corpus(tmp_path) as pinned:
        pinned.pin()
        store(corpus, EMBEDDER, make_document("c.txt", "Trồng lúa."))
        open_snapshot(corpus, tmp_path, report=silent)
        old = open_snapshot(pinned, tmp_path, report=silent)

    assert (old.generation, len(old.lexical)) == (3, 2)
    assert caches(tmp_path) == ["3", "4"]


def test_a_file_in_place_of_the_folder(tmp_path: Path, corpus: Corpus) -> None:
    """A file of the folder's name is named, with what to do and that nothing is lost."""
    (tmp_path / CACHES_FOLDER).write_text("")

    with pytest.raises(DataFolderError) as raised:
        open_snapshot(corpus, tmp_path, report=silent)

    assert sentence(raised.value) == (
        f"{tmp_path / CACHES_FOLDER} là một tệp, không phải thư mục bộ nhớ đệm. Hãy xóa hoặc chuyển tệp ấy đi nơi khác "
        "rồi chạy lại; kho tài liệu vẫn nguyên vẹn."
    )
    assert len(corpus) == 2
