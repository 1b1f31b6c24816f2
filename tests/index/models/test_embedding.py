"""Any sentence-transformers model gives unit vectors, in order, with its own prompts."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import ModelUnavailable
from index.models import packaged as packaged_model
from index.models.embedding import Prompts, SentenceTransformerEmbedder, choose_prompts, open_embedder
from index.types import Embedder
from tests.index.tiny_models import DIMENSION, MAX_TOKENS, write_tiny_bert, write_tiny_decoder
from tests.sentences import saying, sentence

TEXTS = ["hội nghị", "huyện ủy nam sách quý", "", "hội", "nam sách", "thử " * 20, "hội nghị huyện ủy"]


def silent(_notice: object) -> None:
    """A report that nobody reads."""


@pytest.fixture(scope="module")
def bert_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT."""
    return write_tiny_bert(tmp_path_factory.mktemp("models") / "tiny-bert")


def open_folder(folder: Path) -> SentenceTransformerEmbedder:
    """The model of a folder, as a setting names it."""
    return open_embedder(str(folder), models_folder=folder.parent / "unused", threads=2, report=silent)


@pytest.fixture(scope="module")
def bert(bert_folder: Path) -> SentenceTransformerEmbedder:
    """The tiny BERT, opened as a folder from the settings."""
    return open_folder(bert_folder)


def reference(folder: Path, texts: list[str]) -> np.ndarray[Any, Any]:
    """What sentence-transformers itself makes of texts, each alone."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu")
    rows = [model.encode([text], normalize_embeddings=True)[0] for text in texts]
    return np.stack(rows)


def test_importing_the_module_loads_no_library_of_models() -> None:
    """The module is imported without torch, transformers or sentence-transformers."""
    program = (
        "import sys, index.models.embedding;"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])"
    )

    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert output.strip() == "[]"


def test_vectors_are_those_of_the_library_with_the_prompt_before(
    bert: SentenceTransformerEmbedder, bert_folder: Path
) -> None:
    """Questions and passages have the vectors the library gives to the prompted text, in the order they came."""
    embedder: Embedder = bert
    bare = embedder.embed_passages(["hội nghị"])[0]

    np.testing.assert_allclose(
        embedder.embed_question("hội nghị"), reference(bert_folder, ["query: hội nghị"]), atol=1e-5
    )
    cosines = (embedder.embed_passages(TEXTS) * reference(bert_folder, ["passage: " + text for text in TEXTS])).sum(1)
    assert cosines.min() > 0.999
    assert float(bare @ reference(bert_folder, ["hội nghị"])[0]) < 0.999


def test_left_padding_does_not_change_a_vector(tmp_path: Path) -> None:
    """A model that pads on the left gives a short text beside a long one the vector it has alone."""
    folder = write_tiny_decoder(tmp_path / "tiny-decoder")

    vectors = open_folder(folder).embed_passages(TEXTS)

    assert (vectors * reference(folder, TEXTS)).sum(axis=1).min() > 0.999


def test_vectors_are_float32_of_length_one(bert: SentenceTransformerEmbedder) -> None:
    """Vectors are float32 and of length 1, although this model has no normalising module."""
    for vectors in (bert.embed_passages(TEXTS), bert.embed_question("hội nghị")):
        assert vectors.dtype == np.float32
        assert vectors.shape[1] == bert.dimension == DIMENSION
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_passages_give_no_vectors(bert: SentenceTransformerEmbedder) -> None:
    """An empty list gives an empty array of the right dimension."""
    assert bert.embed_passages([]).shape == (0, DIMENSION)
    assert bert.count_tokens([]) == []


def test_tokens_count_prompt_and_special_tokens(bert: SentenceTransformerEmbedder) -> None:
    """A passage counts its words, its prompt and both special tokens, also beyond the model's limit."""
    assert bert.max_tokens == MAX_TOKENS
    assert bert.count_tokens(["", "hội nghị", "hội " * 100]) == [3, 5, 103]


def test_text_beyond_the_limit_is_cut_before_the_last_special_token(
    bert: SentenceTransformerEmbedder, bert_folder: Path
) -> None:
    """A text too long for the model has the vector of its beginning, closed as the library closes it."""
    beginning = "hội nghị huyện " * 5
    expected = reference(bert_folder, ["query: " + beginning])

    np.testing.assert_allclose(bert.embed_question(beginning * 100_000), expected, atol=1e-5)
    np.testing.assert_allclose(bert.embed_question(" " * 10_000 + beginning), expected, atol=1e-5)


def test_progress_counts_the_passages_done(bert: SentenceTransformerEmbedder) -> None:
    """Progress rises with each batch and ends at the number of passages."""
    done: list[int] = []

    bert.embed_passages(["hội nghị"] * 500, progress=done.append)

    assert len(done) > 1
    assert done == sorted(set(done))
    assert done[-1] == 500


def test_threads_may_share_an_embedder(bert: SentenceTransformerEmbedder) -> None:
    """Calls from several threads at once give what they give alone."""
    alone = bert.embed_passages(TEXTS)

    def call(number: int) -> bool:
        if number % 2:
            return bert.count_tokens(TEXTS[:3]) == [5, 8, 3]
        return bool(np.allclose(bert.embed_passages(TEXTS), alone, atol=1e-5))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(call, range(40))) == [True] * 40


def test_number_of_threads_is_set(bert_folder: Path) -> None:
    """Opening a model sets the threads that torch computes with."""
    import torch

    before = torch.get_num_threads()
    open_embedder(str(bert_folder), models_folder=bert_folder, threads=1, report=silent)

    assert torch.get_num_threads() == 1
    torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("name", "configured", "prompts"),
    [
        ("intfloat/multilingual-e5-base", {}, Prompts("query: ", "passage: ")),
        ("multilingual-e5-small", {"query": "", "document": ""}, Prompts("query: ", "passage: ")),
        ("me5_vietnamese", {}, Prompts()),
        ("BAAI/bge-m3", {}, Prompts()),
        ("Alibaba-NLP/gte-multilingual-base", {}, Prompts()),
        ("bkai-foundation-models/vietnamese-bi-encoder", {}, Prompts()),
        ("e5-owner/other", {}, Prompts()),
        ("x/e5-fine-tuned", {"query": "câu hỏi: ", "document": "đoạn: "}, Prompts("câu hỏi: ", "đoạn: ")),
        ("Qwen/Qwen3-Embedding-0.6B", {"query": "Instruct: …\nQuery:", "document": ""}, Prompts("Instruct: …\nQuery:")),
        ("x/y", {"query": None, "passage": "p: "}, Prompts("", "p: ")),
    ],
)
def test_prompts_come_from_the_model_else_from_its_family(
    name: str, configured: dict[str, str | None], prompts: Prompts
) -> None:
    """A model's configured prompts are used where it has any, else those that its name asks for."""
    assert choose_prompts(name, configured) == prompts


def test_instructed_e5_wants_a_task_before_the_question_only() -> None:
    """An instruct model of the e5 family gets an instruction before questions and nothing before passages."""
    prompts = choose_prompts("intfloat/multilingual-e5-large-instruct", {})

    assert prompts.question.startswith("Instruct: ")
    assert prompts.question.endswith("\nQuery: ")
    assert prompts.passage == ""


def change_configuration(folder: Path) -> None:
    """Let the configuration say one thing more."""
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "layer_norm_eps": 1e-6}))


def add_description(folder: Path) -> None:
    """Add files that change no vector."""
    (folder / "NOTES.md").write_text("a description")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "download").write_text("hidden")


@pytest.mark.parametrize(
    ("change", "same"),
    [(change_configuration, False), (add_description, True)],
    ids=["configuration", "description"],
)
def test_name_changes_with_the_vectors(
    bert_folder: Path, tmp_path: Path, change: Callable[[Path], None], same: bool
) -> None:
    """A folder's name in the manifest changes with its configuration, not with a description or hidden files."""
    folder = tmp_path / "tiny-bert"
    shutil.copytree(bert_folder, folder)
    before = open_folder(folder).name
    change(folder)

    assert before.startswith("tiny-bert:")
    assert (open_folder(folder).name == before) is same


@pytest.mark.parametrize("model", ["/srv/no-such-model", "./no-such-model", "~/no-such-model", "a/b/c"])
def test_missing_folder_is_said(model: str, tmp_path: Path) -> None:
    """A path that is no folder is refused with its name and the setting to correct, without asking the hub."""
    with pytest.raises(ModelUnavailable, check=saying("Không có thư mục mô hình")) as refusal:
        open_embedder(model, models_folder=tmp_path, threads=2, report=silent)
    assert model in sentence(refusal.value)
    assert "DANNGUON_EMBEDDING_MODEL" in sentence(refusal.value)


def test_folder_without_a_model_is_said(tmp_path: Path) -> None:
    """A folder that holds no model is refused with its path and what to set instead."""
    (tmp_path / "config.json").write_text("{}")

    with pytest.raises(ModelUnavailable, check=saying("không chứa mô hình dùng được")) as refusal:
        open_folder(tmp_path)
    assert str(tmp_path) in sentence(refusal.value)
    assert "DANNGUON_EMBEDDING_MODEL=packaged" in sentence(refusal.value)


def test_damaged_packaged_model_is_said(tmp_path: Path) -> None:
    """Where the packaged model's own folder is damaged, the folder is named, to be deleted, and no other setting."""
    folder = tmp_path / packaged_model.FOLDER_NAME
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    packaged_model._write_marker(folder, packaged_model._fingerprint(packaged_model.packaged_weights()))

    with pytest.raises(ModelUnavailable) as refusal:
        open_embedder("packaged", models_folder=tmp_path, threads=2, report=silent)

    assert sentence(refusal.value).startswith(f"Thư mục {folder} không chứa mô hình dùng được: ")
    assert sentence(refusal.value).endswith(". Xin xóa thư mục ấy rồi chạy lại để lập lại mô hình kèm theo.")
    assert "DANNGUON" not in sentence(refusal.value)


def test_hub_out_of_reach_is_said(tmp_path: Path) -> None:
    """A hub id that cannot be loaded is refused with what to do where there is no network."""
    with pytest.raises(
        ModelUnavailable, check=saying("Không tải được mô hình nobody/nothing từ kho mô hình")
    ) as refusal:
        open_embedder("nobody/nothing", models_folder=tmp_path, threads=2, report=silent)
    assert "Nếu máy không có mạng, xin đặt DANNGUON_EMBEDDING_MODEL=packaged" in sentence(refusal.value)


@pytest.mark.model
def test_packaged_model_knows_what_belongs_together(packaged_embedder: SentenceTransformerEmbedder) -> None:
    """A question is nearest to the passage that answers it, and the model's name says what it is."""
    passages = [
        "Ông Nguyễn Văn An là Chủ tịch Ủy ban nhân dân huyện Nam Sách.",
        "Lúa vụ đông xuân năm nay cho năng suất cao.",
        "Trạm y tế xã tiêm phòng cho trẻ em vào sáng thứ Bảy.",
    ]

    scores = packaged_embedder.embed_passages(passages) @ packaged_embedder.embed_question("Ai đứng đầu huyện?")[0]

    assert int(scores.argmax()) == 0
    assert packaged_embedder.prompts == Prompts("query: ", "passage: ")
    assert packaged_embedder.name == "packaged:multilingual-e5-small:1"
    assert (packaged_embedder.dimension, packaged_embedder.max_tokens) == (384, 512)


@pytest.mark.model
def test_packaged_vectors_do_not_depend_on_precision_or_batch(
    packaged_embedder: SentenceTransformerEmbedder, packaged_model_folder: Path
) -> None:
    """Passages embedded together have a cosine above 0.999 to the library's vector in full precision of each alone."""
    passages = [f"Điều {number}. " + "Người lao động có quyền được nghỉ phép. " * number for number in (1, 3, 9)]

    together = packaged_embedder.embed_passages(passages)

    alone = reference(packaged_model_folder, ["passage: " + passage for passage in passages])
    assert (together * alone).sum(axis=1).min() > 0.999
