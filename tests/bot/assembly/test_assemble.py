"""From settings to how passages are looked at again."""

from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_reranking
from bot.settings import read_settings
from retrieval.search.rerank import CrossEncoderReranker, FittedReranker, KeepOrder
from tests.index.tiny_models import write_tiny_cross_encoder
from tests.retrieval.made_evidence import equally_rare


@pytest.mark.parametrize(("value", "kind"), [("fitted", FittedReranker), ("none", KeepOrder)])
def test_reranking_is_chosen_by_name(monkeypatch: pytest.MonkeyPatch, value: str, kind: type) -> None:
    """The two that need no model have names of their own."""
    monkeypatch.setenv("DANNGUON_RERANKER", value)

    assert isinstance(assemble_reranking(read_settings(), print)(equally_rare), kind)


@pytest.mark.model
def test_reranking_by_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Anything else is a cross-encoder, loaded once."""
    monkeypatch.setenv("DANNGUON_RERANKER", str(write_tiny_cross_encoder(tmp_path)))
    reranking = assemble_reranking(read_settings(), print)

    assert isinstance(reranking(equally_rare), CrossEncoderReranker)
    assert reranking(equally_rare) is reranking(equally_rare)
