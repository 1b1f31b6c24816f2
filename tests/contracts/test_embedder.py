"""What every `Embedder` does: unit vectors, in order, near where the meaning is."""

import numpy as np
import pytest

from index.types import Embedder
from tests.fakes import HashedEmbedder

PASSAGES = [
    "Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy Nam Sách, chủ trì hội nghị.",
    "Tổng giá trị sản xuất nông nghiệp đạt 4854,7 tỷ đồng.",
    "Lễ giao nhận quân năm 2021 được tổ chức vào tháng 2.",
    "Các trường học tổ chức cho học sinh đi thăm bảo tàng.",
]
QUESTIONS = [
    "Bí thư Huyện ủy Nam Sách là ai?",
    "Giá trị sản xuất nông nghiệp đạt bao nhiêu tỷ đồng?",
    "Lễ giao nhận quân năm 2021 tổ chức khi nào?",
    "Học sinh các trường học đi thăm đâu?",
]


@pytest.fixture(params=["hashed", pytest.param("packaged", marks=pytest.mark.model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """Each implementation."""
    if request.param == "hashed":
        return HashedEmbedder()
    packaged: Embedder = request.getfixturevalue("packaged_embedder")
    return packaged


def test_vectors_are_unit_rows_of_the_dimension(embedder: Embedder) -> None:
    """Questions and passages become rows of length 1, of the dimension that is told, in single precision."""
    question, passages = embedder.embed_question(QUESTIONS[0]), embedder.embed_passages(PASSAGES)

    assert question.shape == (1, embedder.dimension)
    assert passages.shape == (len(PASSAGES), embedder.dimension)
    assert (question.dtype.name, passages.dtype.name) == ("float32", "float32")
    np.testing.assert_allclose(np.linalg.norm(np.vstack([question, passages]), axis=1), 1.0, atol=1e-5)


def test_no_passages_give_no_rows(embedder: Embedder) -> None:
    """An empty list becomes an array without rows, of the right width."""
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert embedder.count_tokens([]) == []


def test_each_passage_has_its_own_row(embedder: Embedder) -> None:
    """A passage's vector is in its place and, to rounding, the same as when it is embedded alone."""
    together = embedder.embed_passages(PASSAGES)
    alone = np.vstack([embedder.embed_passages([passage]) for passage in PASSAGES])

    assert np.all(np.sum(together * alone, axis=1) > 0.999)
    assert np.argmax(together @ alone.T, axis=1).tolist() == [0, 1, 2, 3]


def test_the_same_passages_have_the_same_vectors(embedder: Embedder) -> None:
    """Embedding the same list twice gives equal vectors."""
    np.testing.assert_array_equal(embedder.embed_passages(PASSAGES), embedder.embed_passages(PASSAGES))


def test_a_question_is_nearest_to_the_passage_that_answers_it(embedder: Embedder) -> None:
    """Of four passages, each question's nearest is the one that speaks of the same."""
    questions = np.vstack([embedder.embed_question(question) for question in QUESTIONS])

    assert np.argmax(questions @ embedder.embed_passages(PASSAGES).T, axis=1).tolist() == [0, 1, 2, 3]


def test_progress_rises_to_the_number_of_passages(embedder: Embedder) -> None:
    """Progress is told in rising numbers, the last of which is the number of passages."""
    told: list[int] = []

    embedder.embed_passages(PASSAGES, progress=told.append)

    assert told == sorted(set(told))
    assert told[-1] == len(PASSAGES)


def test_tokens_are_counted_with_the_special_ones_and_not_cut(embedder: Embedder) -> None:
    """An empty text has its special tokens, every word adds some, and nothing is cut off before counting."""
    word = "hội nghị "
    counts = embedder.count_tokens(["", word, word * 2, word * 2 * embedder.max_tokens])

    assert counts[0] >= 2
    assert counts == sorted(set(counts))
    assert counts[3] > embedder.max_tokens


@pytest.mark.parametrize("text", ["", " \n", "🙂", "hội nghị " * 5000, "a" * 20_000, "\u0301"])
def test_odd_texts_have_vectors_too(embedder: Embedder, text: str) -> None:
    """Empty, very long and meaningless texts have finite unit vectors."""
    vectors = np.vstack([embedder.embed_question(text), embedder.embed_passages([text])])

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_the_name_is_stable_and_not_empty(embedder: Embedder) -> None:
    """The name that the manifest records is there and does not change by use."""
    name = embedder.name
    embedder.embed_question("hội nghị")

    assert name
    assert embedder.name == name
