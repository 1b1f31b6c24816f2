"""A data folder that an earlier version made is refused with what to run, and brought up to date without loss."""

import datetime
import shutil
import sqlite3
from pathlib import Path

import pytest

from index.errors import CorpusMismatch
from index.facts.types import DocumentFact, MeetingFact, OfficialFact
from index.ingest.built_with import built_with, check_built_with, check_rules
from index.readers.types import READERS_VERSION
from index.store.corpus import CORPUS_FILE, open_corpus
from index.store.corrections import Corrections, fact_id
from retrieval.register.registry import Registry
from tests.fakes import HashedEmbedder, index_folder, write_files
from tests.paths import DATA
from tests.sentences import said, sentence

IDS = {"giong.txt": "90b65eb067b0", "hop.txt": "1d855ed9b1b7"}
OLD = (("chunking", "1"), ("dimension", "32"), ("facts", "1"), ("model", "hashed"), ("text_rules", "1"))

# Their title stands over two paragraphs, which were two headings by the rules of then.
TITLED = [
    "KẾ HOẠCH trồng cây",
    "KẾ HOẠCH trồng cây\nMỗi thôn trồng 50 cây bên kênh.",
    "KẾ HOẠCH trồng cây\nHạn trồng là ngày 30/4/2021.",
]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the data folder of rules 1."""
    return Path(shutil.copytree(DATA / "corpora" / "rules_1", tmp_path / "var"))


def fact_ids(data_dir: Path, copied: Path) -> set[str]:
    """The ids of all facts, from a copy that may be added to."""
    with open_corpus(Path(shutil.copytree(data_dir, copied)), create=True) as corpus:
        found = [held for kind in (OfficialFact, MeetingFact, DocumentFact) for held in corpus.facts(kind)]
    return {fact_id(document, fact) for document, fact in found}


def test_an_earlier_corpus_is_not_answered_from(data_dir: Path) -> None:
    """Its tables are refused, and where they are as they are now its rules, each time with what is to be run."""
    with pytest.raises(CorpusMismatch) as refused:
        open_corpus(data_dir)
    assert sentence(refused.value) == said("corpus_of_earlier_version", path=data_dir / CORPUS_FILE)

    with open_corpus(data_dir, create=True) as corpus, pytest.raises(CorpusMismatch) as raised:
        assert tuple(sorted(corpus.built_with().items())) == OLD
        check_built_with(corpus, HashedEmbedder(dimension=32))

    parts = ("chunking", "text_rules", "facts", "lexicon", "readers")
    assert sentence(raised.value) == said("corpus_of_other_rules", parts=parts)


def test_an_earlier_corpus_is_brought_up_to_date(data_dir: Path, tmp_path: Path) -> None:
    """The next run embeds what is new or put together anew, keeps the ids, and a correction goes on counting."""
    before = fact_ids(data_dir, tmp_path / "before")
    embedder = HashedEmbedder(dimension=32)
    report = index_folder(data_dir, [write_files(tmp_path / "documents", {"moi.txt": "Nuôi cá."})], embedder)

    assert report.added == ["moi.txt"]
    assert embedder.embedded == [*TITLED, "Nuôi cá."]
    assert fact_ids(data_dir, tmp_path / "after") == before
    with open_corpus(data_dir) as corpus:
        assert corpus.built_with() == built_with(embedder)
        check_built_with(corpus, embedder)
        assert {held.source: held.id for held in corpus.summaries() if held.source in IDS} == IDS
        (meeting,) = Registry(corpus, Corrections(data_dir)).meetings("")
    assert meeting.date == datetime.date(2020, 7, 8)


def test_files_are_read_again_when_readers_change(tmp_path: Path) -> None:
    """Those that are there, wherever they are, get what the readers of now make of them; the others keep their text."""
    folder = write_files(tmp_path / "in", {"a.txt": "Trồng cây.", "b.txt": "Nuôi cá."})
    elsewhere = write_files(tmp_path / "other", {"c.txt": "Nuôi tôm."})
    index_folder(tmp_path / "var", [folder, elsewhere])
    connection = sqlite3.connect(tmp_path / "var" / CORPUS_FILE)
    connection.executescript(
        "UPDATE documents SET text = 'Trồng sai.', read_by = 0 WHERE source IN ('a.txt', 'b.txt');"
    )
    connection.executescript("UPDATE documents SET read_by = 0; UPDATE meta SET value = 0 WHERE key = 'readers';")
    connection.close()
    (folder / "b.txt").unlink()
    with open_corpus(tmp_path / "var") as corpus, pytest.raises(CorpusMismatch) as raised:
        check_rules(corpus)
    assert sentence(raised.value) == said("corpus_of_other_rules", parts=("readers",))

    report = index_folder(tmp_path / "var", [elsewhere])

    assert (report.changed, report.unchanged, report.added) == ([], ["c.txt", "a.txt"], [])
    with open_corpus(tmp_path / "var") as corpus:
        texts = {held.source: corpus.document(held.id).text for held in corpus.summaries()}
        read_by = {held.source: held.upkeep.read_by for held in corpus.summaries()}
        check_rules(corpus)
    assert texts == {"a.txt": "Trồng cây.", "b.txt": "Trồng sai.", "c.txt": "Nuôi tôm."}
    assert read_by == {"a.txt": READERS_VERSION, "b.txt": 0, "c.txt": READERS_VERSION}
