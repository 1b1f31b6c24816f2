"""Sentence vectors from any sentence-transformers model; the only importer of that library."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import ModelUnavailable, Report, notice
from index.models.packaged import CONVERTER_VERSION, FOLDER_NAME, convert_packaged_model, packaged_weights
from index.types import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "packaged"
"""The setting that stands for the model that comes with the installation."""

# Of 256 to 8192, on 2 cores with 1 MB of cache each: more no longer fits the cache, fewer has more overhead.
_PACKAGED_NAME = f"{PACKAGED}:{FOLDER_NAME}:{CONVERTER_VERSION}"
_TOKENS_A_BATCH = 1024
_DEFAULT_MAX_TOKENS = 512
_MAX_CHARS_A_TOKEN = 20
_HUB_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model wants before a question and before a passage; empty for most."""

    question: str = ""
    passage: str = ""


def choose_prompts(model_name: str, configured: Mapping[str, str | None]) -> Prompts:
    """The prompts of a model's own configuration where it has any, else those of the family its name shows.

    Args:
        model_name: Hub id or folder name.
        configured: The `prompts` of the model's configuration, by name.
    """
    question = configured.get("query") or configured.get("question") or ""
    passage = configured.get("passage") or configured.get("document") or configured.get("corpus") or ""
    if question or passage:
        return Prompts(question, passage)
    words = re.split(r"[^a-z0-9]+", model_name.rsplit("/", 1)[-1].lower())
    if "e5" not in words:
        return Prompts()
    if "instruct" in words:
        # Source: model card of intfloat/multilingual-e5-large-instruct.
        task = "Given a web search query, retrieve relevant passages that answer the query"
        return Prompts(f"Instruct: {task}\nQuery: ")
    return Prompts("query: ", "passage: ")


class SentenceTransformerEmbedder:
    """An `Embedder` over a loaded sentence-transformers model, on the processor.

    It takes over the model's tokenizer and must be its only user. Calls from several threads are safe.
    """

    def __init__(self, model: "SentenceTransformer", *, name: str, prompts: Prompts) -> None:
        """Take a loaded model over and embed one word with it, as a trial.

        Args:
            model: In evaluation mode, on the processor, in float32.
            name: See `Embedder.name`.
            prompts: Put before every text.

        Raises:
            ValueError: If it gives no finite sentence vector.
        """
        self.name = name
        self.prompts = prompts
        self._model = model
        self._tokenizer: Any = model.tokenizer  # Any: the tokenizers of transformers share no typed base
        self._backend: Any = getattr(self._tokenizer, "backend_tokenizer", None)  # Any: a class written in Rust
        if self._backend is not None:
            self._backend.no_padding()
            self._backend.no_truncation()
        self.max_tokens = model.get_max_seq_length() or _DEFAULT_MAX_TOKENS
        self._pad = self._tokenizer.pad_token_id or 0
        self._pads_left = self._tokenizer.padding_side == "left"
        self._ending = self._special_tokens_at_end()
        self._bfloat16 = _has_fast_bfloat16()
        vector = self.embed_question("thử")
        if not np.isfinite(vector).all():
            raise ValueError("no finite sentence vector")
        self.dimension = int(vector.shape[1])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, special tokens and prefix included, before anything is cut off."""
        return [len(ids) for ids in self._token_ids([self.prompts.passage + text for text in texts])]

    def embed_question(self, question: str) -> Vectors:
        """The question's vector in full precision, shape (1, dimension)."""
        (ids,) = self._token_ids([self.prompts.question + self._cut_text(question)])
        return self._forward([self._cut_ids(ids)])

    def embed_passages(
        self, passages: Sequence[str], *, progress: Callable[[int], None] = lambda _done: None
    ) -> Vectors:
        """The passages' vectors in their order, shape (n, dimension).

        Texts of like length share a batch. Where the processor multiplies bfloat16 in hardware the matrices do, which
        leaves the cosine to the vector in full precision above 0.9999 (1,000 sentences of viquad1_dev).

        Args:
            progress: Called after each batch with the number of passages done.
        """
        import torch

        texts = [self.prompts.passage + self._cut_text(passage) for passage in passages]
        ids = [self._cut_ids(one) for one in self._token_ids(texts)]
        vectors = np.empty((len(ids), self.dimension), np.float32)
        done = 0
        for batch in _batches([len(one) for one in ids], _TOKENS_A_BATCH):
            with torch.autocast("cpu", torch.bfloat16, enabled=self._bfloat16):
                vectors[batch] = self._forward([ids[index] for index in batch])
            done += len(batch)
            progress(done)
        return vectors

    def _forward(self, ids: list[list[int]]) -> Vectors:
        import torch

        longest = max(map(len, ids))
        rows, masks = [], []
        for one in ids:
            padding = longest - len(one)
            row, mask = [self._pad] * padding, [0] * padding
            rows.append(row + one if self._pads_left else one + row)
            masks.append(mask + [1] * len(one) if self._pads_left else [1] * len(one) + mask)
        with torch.inference_mode():
            features = self._model({"input_ids": torch.tensor(rows), "attention_mask": torch.tensor(masks)})
            unit = torch.nn.functional.normalize(features["sentence_embedding"].float(), dim=1)
        vectors: Vectors = unit.numpy()
        return vectors

    def _token_ids(self, texts: list[str]) -> list[list[int]]:
        """Token ids of each text with the special tokens, nothing cut off."""
        if self._backend is not None:
            return [encoding.ids for encoding in self._backend.encode_batch(texts)]
        return [list(ids) for ids in self._tokenizer(texts, verbose=False)["input_ids"]] if texts else []

    def _special_tokens_at_end(self) -> int:
        special = set(self._tokenizer.all_special_ids)
        (ids,) = self._token_ids(["a"])
        return next((count for count, one in enumerate(reversed(ids)) if one not in special), 0)

    def _cut_ids(self, ids: list[int]) -> list[int]:
        """The ids the model reads: not more than it can, and not none."""
        if len(ids) <= self.max_tokens:
            return ids or [self._pad]
        kept = self.max_tokens - self._ending
        return ids[:kept] + ids[len(ids) - self._ending :]

    def _cut_text(self, text: str) -> str:
        """The part of a text that can matter: beyond it no token is read, and tokenising it would cost time."""
        return text.lstrip()[: self.max_tokens * _MAX_CHARS_A_TOKEN]


def _batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Positions in groups of like length, longest first; a group padded to its longest holds at most `budget`."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    start = 0
    while start < len(order):
        size = max(1, budget // lengths[order[start]])
        yield order[start : start + size]
        start += size


def _has_fast_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 matrices in hardware (AVX-512 BF16 or AMX)."""
    import torch

    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, check, lambda: False)() for check in checks)


def open_embedder(model: str, *, models_folder: Path, threads: int, report: Report) -> SentenceTransformerEmbedder:
    """Load a model, making the packaged one ready first where that is asked for.

    Args:
        model: "packaged", a sentence-transformers folder, or the id of a model on the hub.
        models_folder: Where the packaged model is unpacked to.
        threads: Threads of computation, of the whole process.
        report: Told what takes long.

    Raises:
        ModelUnavailable: If the folder or the hub cannot be read or the model is unfit.
        DataFolderError: If the packaged model cannot be written.
    """
    import torch

    torch.set_num_threads(threads)
    if model == PACKAGED:
        folder = convert_packaged_model(packaged_weights(), models_folder / FOLDER_NAME, report)
        return _open_folder(folder, _PACKAGED_NAME, refused_as="packaged_model_unusable")
    folder = Path(model).expanduser()
    if name := name_before_loading(model):
        return _open_folder(folder, name, refused_as="model_unusable")
    if folder.is_absolute() or model.startswith((".", "~")) or model.count("/") > 1:
        raise ModelUnavailable("model_folder_missing", model=model)
    return _open_from_hub(model, report)


def name_before_loading(model: str) -> str | None:
    """The name that this model has once loaded, where that can be told without loading it: not for one of the hub."""
    if model == PACKAGED:
        return _PACKAGED_NAME
    folder = Path(model).expanduser()
    return f"{folder.name}:{_folder_digest(folder)}" if folder.is_dir() else None


def _open_folder(folder: Path, name: str, *, refused_as: str) -> SentenceTransformerEmbedder:
    folder = folder.resolve()
    try:
        return _load(str(folder), name, cached=True)
    except Exception as error:  # a model is files of others read by code of others, which raises anything
        raise ModelUnavailable(refused_as, folder=folder, cause=_first_line(error)) from error


def _open_from_hub(model: str, report: Report) -> SentenceTransformerEmbedder:
    """Load from the hub's local cache where the model is there, which asks the hub nothing, else download it."""
    from huggingface_hub import model_info, try_to_load_from_cache

    try:
        cached = isinstance(try_to_load_from_cache(model, "modules.json"), str)
        if not cached:
            model_info(model, timeout=_HUB_TIMEOUT_S)  # the load itself would try for over a minute
            report(notice("model_downloading", model=model))
        return _load(model, model, cached=cached)
    except Exception as error:  # as above
        raise ModelUnavailable("model_not_downloaded", model=model, cause=_first_line(error)) from error


def _load(model: str, name: str, *, cached: bool) -> SentenceTransformerEmbedder:
    """Load without the hub if `cached`; a revision known to the hub becomes part of the name."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    if cached:
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers is half typed
    try:
        loaded = SentenceTransformer(model, device="cpu", local_files_only=cached).float().eval()
    finally:
        logging.enable_progress_bar()  # type: ignore[no-untyped-call]
    # Unset in a model from a folder, and in one without transformers.
    revision = getattr(getattr(loaded[0], "config", None), "_commit_hash", None)
    if revision:
        name = f"{name}@{revision[:12]}"
    prompts = choose_prompts(Path(model).name, loaded.prompts)
    return SentenceTransformerEmbedder(loaded, name=name, prompts=prompts)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).split("\n")[0].rstrip(".")


def _folder_digest(folder: Path) -> str:
    """Changes with any configuration file and with the size of any file that is not hidden or a description."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not path.is_file() or path.suffix == ".md" or any(part.startswith(".") for part in relative.parts):
            continue
        digest.update(f"{relative.as_posix()}:{path.stat().st_size}\n".encode())
        if path.name in ("config.json", "modules.json") or path.name.endswith("_config.json"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
