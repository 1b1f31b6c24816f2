"""What every `Reranker` does: the same passages, each once, best first, with scores in [0, 1]."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import tokens
from index.models.cross_encoder import open_cross_encoder
from retrieval.search.rerank import CrossEncoderReranker, FittedReranker, KeepOrder, fitted_weights
from retrieval.types import Evidence, Reranker
from tests.fakes import understand
from tests.index.tiny_models import write_tiny_cross_encoder
from tests.retrieval.made_evidence import equally_rare, make_document, make_evidence

TEXTS = [
    "Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy Nam Sách, chủ trì hội nghị.",
    "Trồng cây phân tán. Trồng rừng ở bản Nà Bai.",
    "Huyện ủy Nam Sách họp bàn nhiệm vụ năm 2021.",
    "Chợ phiên họp vào chủ nhật.",
    "***",
]
QUESTIONS = ["Bí thư Huyện ủy Nam Sách là ai?", "bi thu huyen uy nam sach la ai", "trồng cây", "🙂", "What is it?"]


class SharedWords:
    """A pair scorer by hand: how many of the question's words the passage has."""

    def score_pairs(self, question: str, passages: Sequence[str]) -> list[float]:
        """As `PairScorer.score_pairs`."""
        return [float(len(set(tokens(question)) & set(tokens(passage)))) for passage in passages]


@pytest.fixture(scope="module", params=["keep", "fitted", "by hand", pytest.param("tiny", marks=pytest.mark.model)])
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    """Each implementation, the cross-encoder with a scorer by hand and with a real model of random weights."""
    if request.param == "keep":
        return KeepOrder()
    if request.param == "fitted":
        return FittedReranker(equally_rare, fitted_weights())
    if request.param == "by hand":
        return CrossEncoderReranker(SharedWords())
    folder: Path = write_tiny_cross_encoder(tmp_path_factory.mktemp("cross-encoder"))
    return CrossEncoderReranker(open_cross_encoder(str(folder), report=lambda _: None))


def passages(order: Sequence[int] = range(len(TEXTS))) -> list[Evidence]:
    """The texts in this order, each a passage of its own, with falling scores."""
    return [
        replace(
            make_evidence(make_document(TEXTS[number], source=f"{number}.txt"), similarity=0.85),
            score=1 - 0.1 * place,
            chunk_ids=(number,),
        )
        for place, number in enumerate(order)
    ]


def same(held: Evidence) -> Evidence:
    """The passage without its score."""
    return replace(held, score=0.0)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_the_same_passages_come_back_best_first(reranker: Reranker, asked: str) -> None:
    """Nothing is added, lost or altered but the scores, which fall and are in [0, 1]."""
    found = reranker.rerank(understand(asked), passages())

    assert sorted(map(same, found), key=lambda e: e.chunk_ids) == list(map(same, passages()))
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert scores[0] == 1.0


def test_no_passages(reranker: Reranker) -> None:
    """Of none there are none."""
    assert reranker.rerank(understand("hội nghị"), []) == []


@given(order=st.permutations(range(len(TEXTS))))
def test_the_same_question_has_the_same_ranking(reranker: Reranker, order: list[int]) -> None:
    """Asking twice gives equal scores, and what is given is not changed."""
    given_passages = passages(order)
    question = understand(QUESTIONS[0])

    assert reranker.rerank(question, given_passages) == reranker.rerank(question, given_passages)
    assert given_passages == passages(order)


@pytest.mark.parametrize("name", ["fitted", "by hand"])
def test_what_answers_comes_first_wherever_it_was(name: str) -> None:
    """A passage that holds the question's words in order goes before those with higher scores before."""
    reranker: Reranker = (
        FittedReranker(equally_rare, fitted_weights()) if name == "fitted" else CrossEncoderReranker(SharedWords())
    )

    found = reranker.rerank(understand("Bí thư Huyện ủy Nam Sách là ai?"), passages([3, 1, 2, 0]))

    assert [item.chunk_ids for item in found][:2] == [(0,), (2,)]
