"""Cross-encoders that a setting may name."""

from pathlib import Path

import pytest

from index.errors import ModelUnavailable
from index.models.cross_encoder import open_cross_encoder
from tests.index.tiny_models import write_tiny_cross_encoder
from tests.sentences import saying, telling

pytestmark = pytest.mark.model


def test_a_folder_scores_pairs(tmp_path: Path) -> None:
    """A score a passage, in order, the same each time, whatever stands beside it; none of none."""
    scorer = open_cross_encoder(str(write_tiny_cross_encoder(tmp_path)), report=lambda notice: pytest.fail(str(notice)))
    passages = ["hội nghị", "huyện ủy nam sách quý thử a", "", "🙂" * 200]

    scores = scorer.score_pairs("hội nghị huyện ủy", passages)

    assert len(scores) == 4
    assert scores == pytest.approx([scorer.score_pairs("hội nghị huyện ủy", [p])[0] for p in passages], abs=1e-4)
    assert scores[0] != scores[1]
    assert scorer.score_pairs("hội nghị", []) == []


def test_a_model_with_several_scores_is_refused(tmp_path: Path) -> None:
    """A classifier of three classes is no reranker."""
    folder = write_tiny_cross_encoder(tmp_path, scores=3)

    with pytest.raises(ModelUnavailable, check=saying("3 điểm")):
        open_cross_encoder(str(folder), report=lambda _: None)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    """The message names the setting."""
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")

    with pytest.raises(ModelUnavailable, check=saying("DANNGUON_RERANKER")):
        open_cross_encoder(str(tmp_path), report=lambda _: None)


def test_an_id_that_cannot_be_fetched_is_told() -> None:
    """Without a network a hub's id is an error that names the setting, after what was tried was said."""
    told: list[str] = []

    with pytest.raises(ModelUnavailable, check=saying("DANNGUON_RERANKER")):
        open_cross_encoder("nobody/nothing", report=telling(told))

    assert told == ["Đang tải mô hình xếp lại nobody/nothing…"]
