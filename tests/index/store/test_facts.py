"""Facts in the corpus: they come and go with their document, and a corpus from before there were facts gets them."""

import json
import sqlite3
from pathlib import Path

import pytest

from index.errors import CorpusCorrupted, CorpusMismatch
from index.facts.find import find_facts
from index.facts.types import DocumentFact, Facts, MeetingFact, OfficialFact
from index.ingest.built_with import built_with
from index.store import facts as table
from index.store.corpus import CORPUS_FILE, Corpus, open_corpus
from index.structure.reading import read
from tests.fakes import HashedEmbedder, index_folder, make_corpus, make_document, store, write_files
from tests.sentences import saying

NO_VECTORS = HashedEmbedder().embed_passages([])
TEXT = (
    "Ngày 09/7/2020, Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII tổ chức Hội nghị lần thứ 2. Đồng chí Bùi Văn "
    "Thăng, Bí thư Huyện ủy chủ trì hội nghị, quán triệt Chỉ thị số 05-CT/HU ngày 15/01/2020 của Ban Thường vụ Huyện "
    "ủy về công tác tiếp công dân. Các đại biểu thảo luận sôi nổi, thống nhất cao với dự thảo báo cáo."
)


def kept(corpus: Corpus) -> tuple[list[str], list[str], list[str]]:
    """Names of the officials, meetings and documents in the corpus."""
    return (
        [fact.name for _, fact in corpus.facts(OfficialFact)],
        [fact.name for _, fact in corpus.facts(MeetingFact)],
        [fact.name for _, fact in corpus.facts(DocumentFact)],
    )


def test_facts_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Every field of every kind comes back the same, with its document."""
    document = make_document("a.txt", TEXT)
    found = find_facts(read(document.text))
    with make_corpus(tmp_path, HashedEmbedder(), {"a.txt": TEXT}) as corpus:
        assert corpus.facts(OfficialFact) == [(document.id, fact) for fact in found.officials]
        assert corpus.facts(MeetingFact) == [(document.id, fact) for fact in found.meetings]
        assert corpus.facts(DocumentFact) == [(document.id, fact) for fact in found.documents]
        assert all(kept(corpus))


def test_the_fields_of_a_part_are_stored_beside_the_others(tmp_path: Path) -> None:
    """As a corpus had them before a meeting's course and a document's origin were values of their own."""
    with make_corpus(tmp_path, HashedEmbedder(), {"a.txt": TEXT}) as corpus, sqlite3.connect(corpus.path) as connection:
        rows = connection.execute("SELECT data FROM facts WHERE kind != 'official' ORDER BY kind").fetchall()
    document, meeting = (json.loads(data) for (data,) in rows)

    assert {"issuer", "date", "signer", "subject"} <= set(document)
    assert {"venue", "chairs", "attendees", "agenda", "tasks", "date"} <= set(meeting)
    assert not {"course", "origin"} & {*document, *meeting}


def test_facts_go_with_their_document(tmp_path: Path) -> None:
    """A document that is replaced has the new text's facts only, and one that is removed has none."""
    with make_corpus(tmp_path, HashedEmbedder(), {"a.txt": TEXT, "b.txt": TEXT}) as corpus:
        before = kept(corpus)
        store(corpus, HashedEmbedder(), make_document("a.txt", "Đồng chí Lê Văn Tám, Chủ tịch UBND huyện phát biểu."))
        assert [fact.name for _, fact in corpus.facts(OfficialFact)] != before[0]
        corpus.remove_documents([summary.id for summary in corpus.summaries()])
        assert kept(corpus) == ([], [], [])


def test_facts_and_document_appear_together_or_not_at_all(tmp_path: Path) -> None:
    """Where a fact cannot be written the document is not there either."""
    document = make_document("b.txt", TEXT)
    with make_corpus(tmp_path, HashedEmbedder(), {"a.txt": TEXT}) as corpus:
        with pytest.raises(AttributeError):
            corpus.replace_document(document, (), NO_VECTORS, Facts(officials=[None]))  # type: ignore[list-item]
        assert [summary.source for summary in corpus.summaries()] == ["a.txt"]


def test_a_fact_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    """Data that are no fact are named as damage of the file."""
    make_corpus(tmp_path, HashedEmbedder(), {"a.txt": TEXT}).close()
    with sqlite3.connect(tmp_path / CORPUS_FILE) as connection:
        connection.execute("""UPDATE facts SET data = '{"name": 7}' WHERE kind = 'official'""")
    connection.close()

    with open_corpus(tmp_path) as corpus, pytest.raises(CorpusCorrupted):
        corpus.facts(OfficialFact)


ADDED_COLUMNS = (
    *("layout", "subject", "recipient", "signer", "signer_office", "symbol", "urgency", "secrecy", "is_draft"),
    *("content", "modified_ns", "read_by"),
)
"""What documents did not have before there were facts."""


def make_old(data_dir: Path) -> None:
    """Turn the corpus into one of the version before there were facts."""
    connection = sqlite3.connect(data_dir / CORPUS_FILE)
    for column in ADDED_COLUMNS:
        connection.execute(f"ALTER TABLE documents DROP COLUMN {column}")
    for added in ("facts", "copies", "superseded"):
        connection.execute(f"DROP TABLE {added}")
    connection.executescript("DELETE FROM meta WHERE key = 'facts'; PRAGMA user_version = 1;")
    connection.close()


def test_an_old_corpus_gets_its_facts_without_embedding(tmp_path: Path) -> None:
    """Indexing again upgrades it and reads every stored document; its files may be gone, and nothing is embedded."""
    folder = write_files(tmp_path / "files", {"a.txt": TEXT, "b.txt": TEXT.replace("Nam Sách", "Yên Mô")})
    data_dir = tmp_path / "data"
    index_folder(data_dir, [folder])
    make_old(data_dir)
    with pytest.raises(CorpusMismatch, check=saying("dannguon index")):
        open_corpus(data_dir)
    (folder / "b.txt").unlink()
    embedder = HashedEmbedder()

    report = index_folder(data_dir, [folder], embedder)

    assert report.unchanged == ["a.txt"]
    assert embedder.embedded == []
    with open_corpus(data_dir) as corpus:
        assert len(corpus) == 2
        assert [name for name, _ in corpus.facts(OfficialFact)] == [
            held.id for held in sorted(corpus.summaries(), key=lambda held: held.id)
        ]


def test_new_rules_read_every_document_again(tmp_path: Path) -> None:
    """A corpus whose facts other rules found gets those of now, whether or not its files have changed."""
    folder = write_files(tmp_path / "files", {"a.txt": TEXT})
    data_dir = tmp_path / "data"
    index_folder(data_dir, [folder])
    with open_corpus(data_dir, create=True) as corpus:
        expected = kept(corpus)
        corpus.replace_facts(corpus.summaries()[0].id, Facts())
        corpus.set_built_with(built_with(HashedEmbedder()) | {"facts": str(table.FACTS_VERSION - 1)})

    index_folder(data_dir, [folder])

    with open_corpus(data_dir) as corpus:
        assert kept(corpus) == expected
