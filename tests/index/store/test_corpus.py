"""The corpus in SQLite: what goes in comes out, whole or not at all, whatever happens to the file."""

import datetime
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import CorpusCorrupted, DataFolderError, DocumentNotFound
from index.store.corpus import CORPUS_FILE, Corpus, document_id, open_corpus
from index.store.schema import SCHEMA_VERSION
from index.types import (
    Chunk,
    Document,
    DocumentSummary,
    Header,
    IndexedChunk,
    Sentence,
    StoredChunk,
    StoredSentence,
    Vectors,
)
from tests.sentences import saying, sentence

TEXT = "I. CHUNG\nHọp sáng. Nghỉ chiều."
HEADER = Header("Nghị quyết", "05-NQ/HU", datetime.date(2021, 12, 21), True, "Huyện ủy", "huyện Nam Sách", "NGHỊ QUYẾT")


def document(path: str = "/d/a.txt", text: str = TEXT, header: Header = HEADER) -> Document:
    """A document of the file at this path."""
    root, source = path.rsplit("/", 1)
    return Document(document_id(path), root, source, "digest of " + path, text, header)


CHUNKS = (
    Chunk(0, 18, "I. CHUNG", (Sentence(0, 8, "NGHỊ QUYẾT\nI. CHUNG"), Sentence(9, 18, "Họp sáng."))),
    Chunk(19, 31, None, (Sentence(19, 31, "Nghỉ chiều."),)),
)


def vectors(count: int = 3, first: float = 0.0) -> Vectors:
    """Rows that begin with consecutive numbers."""
    return np.array([[first + row, 1.0] for row in range(count)], np.float32)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus."""
    with open_corpus(tmp_path, create=True) as opened:
        yield opened


def test_an_empty_corpus(corpus: Corpus) -> None:
    """An empty corpus has no document, generation 0, no stamp, and was built with nothing."""
    assert (len(corpus), corpus.generation, corpus.stamp, corpus.built_with()) == (0, 0, "", {})
    assert corpus.summaries() == []
    ids, chunk_ids, rows = corpus.all_vectors(2)
    assert (ids.tolist(), chunk_ids.tolist(), rows.shape) == ([], [], (0, 2))


@pytest.mark.parametrize("header", [HEADER, Header()])
def test_a_document_comes_back_as_it_went_in(corpus: Corpus, header: Header) -> None:
    """Text and header, known or unknown, are read as they were stored, by id, source and file name."""
    stored = document(header=header)
    corpus.replace_document(stored, CHUNKS, vectors())

    assert corpus.document(stored.id) == stored
    assert corpus.document("a.txt") == stored
    assert corpus.summaries() == [DocumentSummary(stored.id, "/d", "a.txt", "digest of /d/a.txt", header)]


def test_the_sentences_of_a_document_come_with_their_headings(corpus: Corpus) -> None:
    """Every sentence of the document is there in order with the headings above it, and none of another's."""
    stored = document()
    corpus.replace_document(stored, CHUNKS, vectors())
    corpus.replace_document(document("/d/b.txt"), CHUNKS, vectors())

    assert corpus.sentences(stored.id) == [
        (StoredSentence(1, 0, 8), "I. CHUNG"),
        (StoredSentence(2, 9, 18), "I. CHUNG"),
        (StoredSentence(3, 19, 31), None),
    ]
    assert corpus.sentences("unknown") == []


def test_chunks_come_back_in_the_order_asked_for(corpus: Corpus) -> None:
    """Chunks have their text, heading and sentences with ids; unknown ids are left out, the order is the caller's."""
    stored = document()
    corpus.replace_document(stored, CHUNKS, vectors())
    first = StoredChunk(
        1, stored.id, 0, 0, 18, "I. CHUNG", "I. CHUNG\nHọp sáng.", (StoredSentence(1, 0, 8), StoredSentence(2, 9, 18))
    )
    second = StoredChunk(2, stored.id, 1, 19, 31, None, "Nghỉ chiều.", (StoredSentence(3, 19, 31),))

    assert corpus.chunks([2, 99, 1]) == [second, first]
    assert corpus.chunks([]) == []
    assert corpus.chunk_owners() == {1: stored.id, 2: stored.id}
    assert corpus.owners_of([2, 99]) == {2: stored.id}
    assert list(corpus.indexed_chunks()) == [
        IndexedChunk(1, stored.id, "NGHỊ QUYẾT", "I. CHUNG", "I. CHUNG\nHọp sáng."),
        IndexedChunk(2, stored.id, "NGHỊ QUYẾT", None, "Nghỉ chiều."),
    ]


def test_more_chunks_than_one_statement_takes(corpus: Corpus) -> None:
    """Forty thousand ids, more than SQLite takes in one statement, can be asked for at once."""
    corpus.replace_document(document(), CHUNKS, vectors())

    assert [chunk.id for chunk in corpus.chunks(list(range(40_000, 0, -1)))] == [2, 1]
    assert corpus.known_vectors([number.to_bytes(16) for number in range(40_000)]) == {}


def test_vectors_come_back_by_sentence(corpus: Corpus) -> None:
    """Every sentence's vector comes with its id and its chunk's."""
    corpus.replace_document(document(), CHUNKS, vectors())

    ids, chunk_ids, rows = corpus.all_vectors(2)

    assert (ids.tolist(), chunk_ids.tolist()) == ([1, 2, 3], [1, 1, 2])
    assert rows.tolist() == [[0.0, 1.0], [1.0, 1.0], [2.0, 1.0]]


def test_vectors_of_another_dimension_are_named(corpus: Corpus) -> None:
    """Stored vectors of another dimension than asked for are an error that names the remedy."""
    corpus.replace_document(document(), CHUNKS, vectors())

    with pytest.raises(CorpusCorrupted, check=saying(r"sai số chiều\. Hãy chạy: dannguon index --rebuild$")):
        corpus.all_vectors(3)


def test_replacing_leaves_nothing_of_the_old_text(corpus: Corpus) -> None:
    """A replaced document's chunks, sentences and vectors are gone, and no id is ever given twice."""
    corpus.replace_document(document(), CHUNKS, vectors())
    changed = document(text="Mới.")
    corpus.replace_document(changed, [Chunk(0, 4, None, (Sentence(0, 4, "Mới."),))], vectors(1, 9.0))

    ids, chunk_ids, rows = corpus.all_vectors(2)
    assert (ids.tolist(), chunk_ids.tolist(), rows.tolist()) == ([4], [3], [[9.0, 1.0]])
    assert corpus.document(changed.id).text == "Mới."
    assert len(corpus) == 1


def test_removing_takes_all_that_belongs_to_a_document(corpus: Corpus) -> None:
    """A removed document is gone with its chunks and sentences; others stay."""
    corpus.replace_document(document("/d/a.txt"), CHUNKS, vectors())
    corpus.replace_document(document("/d/b.txt"), CHUNKS, vectors())

    corpus.remove_documents([document_id("/d/a.txt")])

    assert [summary.source for summary in corpus.summaries()] == ["b.txt"]
    assert corpus.all_vectors(2)[0].tolist() == [4, 5, 6]


def test_a_document_without_its_vectors_is_refused(corpus: Corpus) -> None:
    """One vector too few or too many is an error, and nothing is stored."""
    for count in (2, 4):
        with pytest.raises(ValueError, match=rf"^{count} vectors do not go with the sentences of a.txt$"):
            corpus.replace_document(document(), CHUNKS, vectors(count))
    assert (len(corpus), corpus.generation) == (0, 0)


def test_known_vectors_are_found_by_what_was_embedded(corpus: Corpus) -> None:
    """The vector of an embedded text is found by its digest, and only if it is stored."""
    from index.store.rows import embedded_digest

    corpus.replace_document(document(), CHUNKS, vectors())
    digests = [embedded_digest("Họp sáng."), embedded_digest("Khác.")]

    assert corpus.known_vectors(digests) == {digests[0]: np.array([1, 1], np.float32).tobytes()}


def test_every_write_raises_the_generation_and_changes_the_stamp(corpus: Corpus) -> None:
    """Generations count the outermost transactions; no two states have one stamp."""
    corpus.set_built_with({"model": "m", "dimension": "2"})
    states = [(corpus.generation, corpus.stamp)]
    with corpus.transaction():
        corpus.replace_document(document("/d/a.txt"), CHUNKS, vectors())
        corpus.replace_document(document("/d/b.txt"), CHUNKS, vectors())
    states.append((corpus.generation, corpus.stamp))
    corpus.remove_documents([])
    states.append((corpus.generation, corpus.stamp))

    assert [generation for generation, _ in states] == [1, 2, 3]
    assert len({stamp for _, stamp in states}) == 3
    assert corpus.built_with() == {"dimension": "2", "model": "m"}


def test_an_error_undoes_the_whole_transaction(corpus: Corpus) -> None:
    """What was written before an error in the same transaction is not kept."""
    with pytest.raises(ZeroDivisionError), corpus.transaction():
        corpus.replace_document(document(), CHUNKS, vectors())
        raise ZeroDivisionError

    assert (len(corpus), corpus.generation) == (0, 0)
    corpus.replace_document(document(), CHUNKS, vectors())
    assert len(corpus) == 1


def test_a_transaction_of_another_thread_is_waited_for(corpus: Corpus) -> None:
    """A write on another thread does not slip into an open transaction, and is kept when that one is undone."""
    entered = threading.Event()

    def write() -> None:
        entered.set()
        corpus.replace_document(document("/d/b.txt"), CHUNKS, vectors())

    writer = threading.Thread(target=write)
    with pytest.raises(ZeroDivisionError), corpus.transaction():
        corpus.replace_document(document("/d/a.txt"), CHUNKS, vectors())
        writer.start()
        entered.wait()
        writer.join(0.05)
        raise ZeroDivisionError
    writer.join()

    assert [summary.source for summary in corpus.summaries()] == ["b.txt"]


def test_reading_sees_one_moment(tmp_path: Path, corpus: Corpus) -> None:
    """Inside `reading` what another process commits is not seen; afterwards it is."""
    corpus.replace_document(document("/d/a.txt"), CHUNKS, vectors())
    with open_corpus(tmp_path) as other:
        with corpus.reading():
            before = corpus.generation
            other.replace_document(document("/d/b.txt"), CHUNKS, vectors())
            assert (corpus.generation, len(corpus)) == (before, 1)
        assert (corpus.generation, len(corpus)) == (before + 1, 2)


def test_a_reference_must_be_of_one_document(corpus: Corpus) -> None:
    """An unknown reference, and a file name that two documents have, are named with what to do."""
    first, second = document("/d/x/a.txt"), document("/d/y/a.txt")
    for stored in (first, second):
        corpus.replace_document(stored, CHUNKS, vectors())

    with pytest.raises(DocumentNotFound, check=saying(r"^Không có tài liệu “b\.txt” trong kho\.$")):
        corpus.document("b.txt")
    with pytest.raises(DocumentNotFound) as raised:
        corpus.document("a.txt")
    ids = ", ".join(sorted([first.id, second.id]))
    assert sentence(raised.value) == f"Có 2 tài liệu tên “a.txt”; hãy dùng một trong các mã: {ids}."


def test_a_file_name_finds_a_source_in_a_folder(corpus: Corpus) -> None:
    """The last part of a source is enough, and signs of SQL's patterns in it are no signs."""
    stored = Document(document_id("/d/x/100%_b.txt"), "/d", "x/100%_b.txt", "d", TEXT, HEADER)
    corpus.replace_document(stored, CHUNKS, vectors())

    assert corpus.document("100%_b.txt") == stored
    with pytest.raises(DocumentNotFound):
        corpus.document("1%b.txt")


def test_what_is_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    """A closed corpus opens with all it held, and the schema's version is recorded."""
    with open_corpus(tmp_path, create=True) as corpus:
        corpus.replace_document(document(), CHUNKS, vectors())
    with open_corpus(tmp_path, create=True) as corpus:
        assert corpus.document(document().id) == document()
        corpus.check_integrity()
    with sqlite3.connect(tmp_path / CORPUS_FILE) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_there_is_no_corpus_yet(tmp_path: Path) -> None:
    """Opening where nothing was indexed, or where a process was killed in its first moment, says what to run."""
    (tmp_path / f"{CORPUS_FILE}.new").write_bytes(b"half of it")

    with pytest.raises(DataFolderError) as missing:
        open_corpus(tmp_path)

    assert sentence(missing.value) == f"Chưa có kho tài liệu trong {tmp_path}. Hãy chạy: dannguon index THƯ_MỤC"
    open_corpus(tmp_path, create=True).close()
    assert [path.name for path in tmp_path.iterdir()] == [CORPUS_FILE]


def test_what_is_pinned_stays_as_it_was(tmp_path: Path, corpus: Corpus) -> None:
    """A pinned corpus is read as of one moment for as long as it is open, and nobody waits for it."""
    corpus.replace_document(document(), CHUNKS, vectors())
    with open_corpus(tmp_path) as pinned:
        pinned.pin()
        corpus.remove_documents([document().id])
        with pinned.reading():
            assert pinned.document("a.txt") == document()
        assert (len(pinned), len(corpus)) == (1, 0)
    with open_corpus(tmp_path) as later:
        assert len(later) == 0


def test_nothing_is_pinned_without_a_log(tmp_path: Path, corpus: Corpus) -> None:
    """Where SQLite cannot keep a log beside the file, a reader does not keep others from writing."""
    corpus._connection.execute("PRAGMA journal_mode = DELETE")
    with open_corpus(tmp_path) as reader:
        reader.pin()
        corpus.replace_document(document(), CHUNKS, vectors())
        assert len(reader) == 1
