"""How much a word says."""

import math
from pathlib import Path

import pytest

from index.caches.lexical import LexicalIndex
from index.types import IndexedChunk
from retrieval.search.rarity import rarity_in

TEXTS = ["Trồng cây gây rừng", "Trồng rừng", "Trồng ngô", "Chuông, hợp tác xã", "Chợ"]


def test_rarity_is_the_inverse_frequency_among_passages(tmp_path: Path) -> None:
    """As BM25 has it: ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N passages, for words and for pairs."""
    (tmp_path / "lexical").mkdir()
    chunks = [IndexedChunk(number, "a", None, None, text) for number, text in enumerate(TEXTS)]
    rarity = rarity_in(LexicalIndex.build(tmp_path / "lexical", chunks))

    def expected(n: int) -> float:
        return math.log(1 + (5 - n + 0.5) / (n + 0.5))

    assert rarity("rừng", folded=False) == pytest.approx(expected(2))
    assert rarity("trồng", folded=False) == pytest.approx(expected(3))
    assert rarity("hợp_tác", folded=False) == pytest.approx(expected(1))
    assert rarity("rung", folded=False) == pytest.approx(expected(0))
    assert rarity("rung", folded=True) == pytest.approx(expected(2))
    assert rarity("trong_cay", folded=True) == pytest.approx(expected(1))
    assert rarity("", folded=True) == pytest.approx(expected(0))
