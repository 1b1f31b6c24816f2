"""Sentence-transformers folders of a few thousand random weights, for tests of whatever a setting may name."""

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, BertModel, Qwen2Config, Qwen2Model

DIMENSION = 32
MAX_TOKENS = 16

_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
_WORDS = ["hội", "nghị", "huyện", "ủy", "nam", "sách", "quý", "query:", "passage:", "thử", "a"]
_SIZES: dict[str, Any] = {  # Any: handed to parameters of many types
    "vocab_size": len(_SPECIAL + _WORDS),
    "hidden_size": DIMENSION,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": MAX_TOKENS,
}


def write_tiny_bert(folder: Path) -> Path:
    """Write a BERT with mean pooling that asks for prompts of its own."""
    torch.manual_seed(0)
    BertModel(BertConfig(**_SIZES)).save_pretrained(folder)
    return _complete(folder, "mean_tokens", "right", {"query": "query: ", "passage": "passage: "})


def write_tiny_decoder(folder: Path) -> Path:
    """Write a decoder that pads on the left and takes the last token's vector, as Qwen3-Embedding does."""
    torch.manual_seed(0)
    Qwen2Model(Qwen2Config(num_key_value_heads=2, **_SIZES)).save_pretrained(folder)
    return _complete(folder, "lasttoken", "left", {})


def write_tiny_cross_encoder(folder: Path, *, scores: int = 1) -> Path:
    """Write a BERT that gives a pair of texts one score, or several."""
    torch.manual_seed(0)
    sizes = {**_SIZES, "num_labels": scores, "max_position_embeddings": 64}
    BertForSequenceClassification(BertConfig(**sizes)).save_pretrained(folder)
    return _complete(folder, "mean_tokens", "right", {})


def _complete(folder: Path, pooling: str, padding_side: str, prompts: dict[str, str]) -> Path:
    """Add a tokenizer of whole words, `[CLS] … [SEP]`, and what makes the folder one of sentence-transformers."""
    vocabulary = {word: index for index, word in enumerate(_SPECIAL + _WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    parts = ("Transformer", ""), ("Pooling", "1_Pooling")
    files = {
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "model_input_names": ["input_ids", "attention_mask"],
            "padding_side": padding_side,
            **dict(zip(("pad_token", "unk_token", "cls_token", "sep_token"), _SPECIAL, strict=True)),
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (kind, path) in enumerate(parts)
        ],
        "config_sentence_transformers.json": {"prompts": prompts},
        "1_Pooling/config.json": {
            "word_embedding_dimension": DIMENSION,
            "pooling_mode_mean_tokens": False,
            f"pooling_mode_{pooling}": True,
        },
    }
    (folder / "1_Pooling").mkdir()
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return folder
