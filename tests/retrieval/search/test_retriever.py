"""From a question to its evidence: the best passages, neighbours merged, in a fixed order."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from index.ingest.built_with import built_with
from index.store.corpus import Corpus, open_corpus
from index.types import Chunk, Sentence, StoredChunk
from retrieval.search.rerank import KeepOrder
from retrieval.search.retriever import EVIDENCE_CHUNKS, Retriever
from retrieval.types import Evidence
from retrieval.view import View
from tests.fakes import HashedEmbedder, make_corpus, make_document, make_view, store, understand

LINE = "Trồng rừng ở xã {} rất tốt và có nhiều việc hay cho người dân trong vùng."


def place(corpus: Corpus, source: str, lines: Sequence[str]) -> str:
    """Store a document whose chunks are its lines, each one sentence; its id."""
    text = "\n".join(lines)
    chunks, start = [], 0
    for line in lines:
        end = start + len(line)
        chunks.append(Chunk(start, end, None, (Sentence(start, end, line),)))
        start = end + 1
    document = make_document(source, text)
    vectors = HashedEmbedder().embed_passages(lines)
    corpus.replace_document(document, chunks, vectors)
    return document.id


@dataclass(frozen=True)
class World:
    """A corpus in its folder, with its caches and a retriever over them."""

    folder: Path
    corpus: Corpus
    view: View
    retriever: Retriever

    def texts(self, asked: str) -> list[tuple[str, list[str]]]:
        """Source and sentences of each piece of evidence, best first."""
        return [(item.document.source, sentences(item)) for item in self.retriever.retrieve(understand(asked))]


def sentences(item: Evidence) -> list[str]:
    """The words of the evidence's sentences."""
    return [item.document.text[s.start : s.end] for s in item.sentences]


def open_world(folder: Path, corpus: Corpus) -> World:
    """The corpus as it is now, searchable."""
    view = make_view(corpus, folder)
    return World(folder, corpus, view, Retriever(view, HashedEmbedder(), KeepOrder()))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Corpus]:
    """A corpus without documents."""
    with open_corpus(tmp_path, create=True) as corpus:
        corpus.set_built_with(built_with(HashedEmbedder()))
        yield corpus


def test_neighbouring_passages_of_a_document_are_merged(empty: Corpus, tmp_path: Path) -> None:
    """Passages next to each other in one document are one piece of evidence, in the order of the text."""
    lines = ["Rừng xanh ở bản.", "Rừng đẹp.", "Chợ đông.", "Rừng già."]
    place(empty, "a.txt", lines)
    place(empty, "b.txt", ["Rừng thưa.", "Rừng non."])

    found = open_world(tmp_path, empty).texts("rung")

    assert sorted(found) == [
        ("a.txt", ["Rừng già."]),
        ("a.txt", ["Rừng xanh ở bản.", "Rừng đẹp."]),
        ("b.txt", ["Rừng thưa.", "Rừng non."]),
    ]


def test_passages_of_two_documents_are_never_merged(empty: Corpus, tmp_path: Path) -> None:
    """The last passage of one document is no neighbour of the first of another, though their ids follow each other."""
    for source in ("a.txt", "b.txt", "c.txt"):
        place(empty, source, ["Rừng xanh."])

    found = open_world(tmp_path, empty).retriever.retrieve(understand("rung"))

    assert sorted(item.document.source for item in found) == ["a.txt", "b.txt", "c.txt"]


def test_merged_evidence_has_the_best_score_and_every_similarity(empty: Corpus, tmp_path: Path) -> None:
    """Its score is that of its best passage, and each sentence has its own cosine to the question."""
    lines = ["Trồng rừng.", "Giữ rừng và nuôi ong ở chợ."]
    place(empty, "a.txt", lines)
    world = open_world(tmp_path, empty)
    embedder = HashedEmbedder()
    expected = embedder.embed_passages(lines) @ embedder.embed_question("Trồng rừng thế nào?")[0]

    question = understand("Trồng rừng thế nào?")
    (item,) = world.retriever.retrieve(question)

    assert item.score == 1.0
    np.testing.assert_allclose([s.similarity for s in item.sentences], expected, atol=1e-6)
    assert item.sentences[0].similarity > item.sentences[1].similarity


def test_evidence_comes_best_first_and_equal_evidence_by_document(empty: Corpus, tmp_path: Path) -> None:
    """Pieces come by score, those with the same score by document id, and twice the same."""
    ids = [place(empty, source, ["Trồng rừng ở bản."]) for source in ("c.txt", "a.txt", "b.txt")]
    place(empty, "d.txt", ["Rừng."])
    world = open_world(tmp_path, empty)

    found = world.retriever.retrieve(understand("trong rung o ban"))

    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert [item.document.id for item in found[:3]] == sorted(ids)
    assert found[3].document.source == "d.txt"
    assert world.retriever.retrieve(understand("trong rung o ban")) == found


def test_only_the_best_passages_are_evidence(empty: Corpus, tmp_path: Path) -> None:
    """Of more passages that fit, ten are taken."""
    for at in range(EVIDENCE_CHUNKS + 5):
        place(empty, f"{at:02}.txt", [LINE.format(at)])

    found = open_world(tmp_path, empty).retriever.retrieve(understand("trong rung o xa"))

    assert sum(len(item.sentences) for item in found) == EVIDENCE_CHUNKS == 10


@pytest.mark.parametrize("asked", ["xyzzy plugh", "🙂", "?!", ""])
def test_a_question_without_known_words_has_no_evidence_by_words(empty: Corpus, tmp_path: Path, asked: str) -> None:
    """Typed without marks, words that no passage holds find nothing."""
    place(empty, "a.txt", ["Trồng rừng."])

    assert open_world(tmp_path, empty).texts(asked) == []


@pytest.mark.parametrize("asked", ["Trồng rừng ở đâu?", "trong rung o dau", "Where is the forest of the district?", ""])
def test_an_empty_corpus_has_no_evidence(empty: Corpus, tmp_path: Path, asked: str) -> None:
    """Before the first document every question finds nothing."""
    assert open_world(tmp_path, empty).texts(asked) == []


# While another process indexes


def test_passages_that_are_gone_are_left_out(empty: Corpus, tmp_path: Path) -> None:
    """A document that was removed or replaced after the caches were built is left out, the others stay."""
    for source in ("a.txt", "b.txt", "c.txt"):
        place(empty, source, ["Trồng rừng ở bản."])
    world = open_world(tmp_path, empty)

    empty.remove_documents([make_document("a.txt", "").id])
    place(empty, "b.txt", ["Nuôi ong."])

    assert world.texts("trong rung") == [("c.txt", ["Trồng rừng ở bản."])]


def test_a_gap_left_by_a_passage_outside_the_best_is_kept(empty: Corpus, tmp_path: Path) -> None:
    """Passages on both sides of one that does not fit are two pieces of evidence."""
    place(empty, "a.txt", ["Rừng xanh.", "Chợ.", "Rừng già."])

    assert sorted(open_world(tmp_path, empty).texts("rung")) == [("a.txt", ["Rừng già."]), ("a.txt", ["Rừng xanh."])]


class RacingCorpus(Corpus):
    """A corpus in which another process replaces or removes a document whenever chunks were read."""

    write = "replace"

    def chunks(self, ids: Sequence[int]) -> list[StoredChunk]:
        """As `Corpus.chunks`; then the other writes."""
        found = super().chunks(ids)
        with open_corpus(self.path.parent) as other:
            if self.write == "replace":
                place(other, "a.txt", ["Khác hẳn từ đầu.", "Trồng rừng ở bản."])
            else:
                other.remove_documents([make_document("a.txt", "").id])
        return found


@pytest.mark.parametrize("write", ["replace", "remove"])
def test_evidence_is_of_one_moment(empty: Corpus, tmp_path: Path, write: str) -> None:
    """A document that changes while its passages are read is given as it was, never with another text's offsets."""
    place(empty, "a.txt", ["Trồng rừng ở bản."])

    with RacingCorpus(sqlite3.connect(empty.path, isolation_level=None), empty.path) as racing:
        racing.write = write
        found = open_world(tmp_path, racing).texts("trong rung")

    assert found == [("a.txt", ["Trồng rừng ở bản."])]


def test_documents_of_many_words_are_found_by_their_own(tmp_path: Path) -> None:
    """Documents that were chunked and embedded are found, with their headings beside their sentences."""
    embedder = HashedEmbedder()
    texts = {"a.txt": "I- TRỒNG TRỌT\n\nCác xã trồng chè trên đồi cao.", "b.txt": "Các xã nuôi ong trong rừng già."}
    with make_corpus(tmp_path, embedder, texts) as corpus:
        store(corpus, embedder, make_document("c.txt", "Chợ phiên họp vào chủ nhật."))
        world = open_world(tmp_path, corpus)

        (best, *_) = world.retriever.retrieve(understand("trong che tren doi"))

        assert best.document.source == "a.txt"
        assert [s.heading for s in best.sentences] == ["I- TRỒNG TRỌT"] * 2
        assert sentences(best) == ["I- TRỒNG TRỌT", "Các xã trồng chè trên đồi cao."]
