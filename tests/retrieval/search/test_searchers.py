"""Both ways of searching and the two merged, against BM25 and cosines written out in plain Python."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.caches.lexical import pairs
from index.language.text import fold, tokens
from index.store.corpus import Corpus
from index.types import Embedder
from retrieval.question.question import Question
from retrieval.search.rerank import KeepOrder
from retrieval.search.retriever import DENSE_WEIGHT, DenseSearcher, LexicalSearcher, Retriever
from retrieval.types import Hit
from retrieval.view import View
from tests.fakes import HashedEmbedder, make_corpus, make_view, understand

TEXTS = {
    "a.txt": "Bí thư Huyện ủy Nam Sách chủ trì hội nghị.",
    "b.txt": "Chủ tịch Ủy ban nhân dân huyện Nam Đông phát biểu.",
    "c.txt": "Hội nghị triển khai nhiệm vụ năm 2021.\n\nTặng quà các hộ nghèo ở xã Thượng Kiệm.",
    "d.txt": "Trồng cây phân tán.",
    "e.txt": "Trồng cây phân tán.",
    "f.txt": "Huyện uỷ họp, huyện ủy bàn, huyện ủy quyết.",
    "g.txt": "Ủy ban kiểm tra làm việc.",
}
QUESTIONS = [
    "Bí thư Huyện ủy Nam Sách là ai?",
    "bi thu huyen uy nam sach la ai",
    "hội nghị năm 2021",
    "trồng cây",
    "huyện uỷ",
    "ủy ban nhân dân huyện Nam Đông",
    "giá vàng hôm nay",
]


@dataclass(frozen=True)
class World:
    """A small corpus with its caches."""

    corpus: Corpus
    view: View
    embedder: Embedder


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Seven documents of a few words, two of them alike."""
    data_dir: Path = tmp_path_factory.mktemp("data")
    embedder = HashedEmbedder()
    with make_corpus(data_dir, embedder, TEXTS) as corpus:
        yield World(corpus, make_view(corpus, data_dir), embedder)


def search(name: str, world: World, question: Question, limit: int) -> list[Hit]:
    """What the way of this name finds."""
    if name == "lexical":
        return LexicalSearcher(world.view).search(question, limit)
    if name == "dense":
        return DenseSearcher(world.view).search(world.embedder.embed_question(question.text), limit)
    found = Retriever(world.view, world.embedder, KeepOrder()).retrieve(question, limit=limit)
    hits = [Hit(item.chunk_ids[0], item.score) for item in found]
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))  # equal ones come by the id of their document


def expected_of(name: str, world: World, question: Question) -> dict[int, float]:
    """Scores by chunk id, by an oracle that shares no code with the implementation."""
    if name == "lexical":
        return bm25(world, question)
    if name == "dense":
        return best_cosines(world, question)
    by_words, by_meaning = bm25(world, question), best_cosines(world, question)
    weight = 0.0 if question.folded else DENSE_WEIGHT
    if not by_words:
        weight = 1.0
    shares = [(weight, scaled(by_meaning)), (1 - weight, scaled(by_words))]
    held = {chunk for share, scores in shares if share for chunk in scores}
    return {chunk: sum(share * scores.get(chunk, 0.0) for share, scores in shares) for chunk in held}


def bm25(world: World, question: Question) -> dict[int, float]:
    """BM25 as Lucene and Tantivy have it (k1 = 1.2, b = 0.75); fields of up to 40 terms have exact lengths."""
    bags: dict[int, Counter[str]] = {}
    for chunk in world.corpus.indexed_chunks():
        bag: Counter[str] = Counter()
        for part in (chunk.title, chunk.heading, chunk.text):
            words = [fold(word) if question.folded else word for word in tokens(part or "")]
            bag.update([*words, *pairs(words)])
        assert bag.total() <= 40
        bags[chunk.id] = bag
    mean = sum(bag.total() for bag in bags.values()) / len(bags)
    scores: dict[int, float] = {}
    for term in dict.fromkeys([*question.wording.words, *pairs(question.wording.words)]):
        holders = [held for held, bag in bags.items() if term in bag]
        idf = math.log(1 + (len(bags) - len(holders) + 0.5) / (len(holders) + 0.5))
        for held in holders:
            count, length = bags[held][term], bags[held].total()
            share = idf * 2.2 * count / (count + 1.2 * (0.25 + 0.75 * length / mean))
            scores[held] = scores.get(held, 0.0) + share
    return scores


def best_cosines(world: World, question: Question) -> dict[int, float]:
    """The greatest cosine between the question and a sentence of each chunk."""
    vector = world.embedder.embed_question(question.text)[0].tolist()
    _, chunks, rows = world.corpus.all_vectors(world.embedder.dimension)
    best: dict[int, float] = {}
    for chunk, row in zip(chunks.tolist(), rows.tolist(), strict=True):
        cosine = sum(a * b for a, b in zip(vector, row, strict=True))
        best[chunk] = max(best.get(chunk, -1.0), cosine)
    return best


def scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """The scores from 0 for the lowest to 1 for the highest."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {chunk: (score - low) / (high - low) if high > low else 1.0 for chunk, score in scores.items()}


every_searcher = pytest.mark.parametrize("name", ["lexical", "dense", "retriever"])
every_question = pytest.mark.parametrize("asked", QUESTIONS)


@every_searcher
@every_question
def test_ids_order_and_scores_are_those_of_the_oracle(world: World, name: str, asked: str) -> None:
    """Chunks, order and scores are those written out by hand, equal scores by chunk id."""
    question = understand(asked)

    hits = search(name, world, question, 100)

    expected = expected_of(name, world, question)
    assert {hit.chunk_id: hit.score for hit in hits} == pytest.approx(expected, abs=1e-5)
    ordered = sorted(expected.items(), key=lambda item: (-round(item[1], 5), item[0]))
    assert [hit.chunk_id for hit in hits] == [chunk for chunk, _ in ordered]


@every_searcher
@every_question
def test_a_limit_cuts_the_ranking_and_changes_nothing_else(world: World, name: str, asked: str) -> None:
    """With a limit, the same best hits come in the same order with the same scores."""
    question = understand(asked)
    every = search(name, world, question, 100)

    for limit in range(1, len(every) + 2):
        assert search(name, world, question, limit) == every[:limit]


@every_searcher
def test_documents_that_are_alike_come_by_chunk_id(world: World, name: str) -> None:
    """Two documents of the same words have the same score, the one stored first before the other."""
    first, second = search(name, world, understand("trồng cây phân tán"), 100)[:2]

    assert first.score == second.score
    assert second.chunk_id == first.chunk_id + 1


@every_searcher
@every_question
def test_scores_are_in_the_documented_range(world: World, name: str, asked: str) -> None:
    """BM25 is above 0, a cosine in [-1, 1], a merged score in [0, 1]."""
    low, high = {"lexical": (1e-9, math.inf), "dense": (-1.0, 1.0 + 1e-6), "retriever": (0.0, 1.0)}[name]

    assert all(low <= hit.score <= high for hit in search(name, world, understand(asked), 100))


@pytest.mark.parametrize("asked", ["", "🙂🙂", "?!…", "xyzzy"])
def test_words_that_no_passage_holds_find_nothing(world: World, asked: str) -> None:
    """By words, a question without words or with unknown ones finds nothing."""
    assert LexicalSearcher(world.view).search(understand(asked), 10) == []
