"""A sentence-transformers cross-encoder, which reads a question and a passage together, for offices that have one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelUnavailable, Report, notice

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 8


class CrossEncoderScorer:
    """Scores pairs with a cross-encoder; scores are its logits, higher is better."""

    def __init__(self, model: "CrossEncoder") -> None:
        self._model = model

    def score_pairs(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers the question, in the passages' order."""
        from torch.nn import Identity

        if not passages:
            return []
        pairs = [(question, passage) for passage in passages]
        scores = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=Identity())
        return [float(score) for score in scores]


def open_cross_encoder(model: str, *, report: Report) -> CrossEncoderScorer:
    """The cross-encoder in this folder or of this id.

    Raises:
        ModelUnavailable: If it cannot be loaded, or gives more than one score a pair.
    """
    folder = Path(model)
    if not folder.is_dir():
        report(notice("reranker_downloading", model=model))
    try:
        from sentence_transformers import CrossEncoder

        loaded = CrossEncoder(
            str(folder.resolve()) if folder.is_dir() else model, device="cpu", trust_remote_code=False
        )
    except Exception as error:  # a model is files of others read by code of others, which raises anything
        raise ModelUnavailable("reranker_unavailable", model=model) from error
    if loaded.num_labels != 1:
        raise ModelUnavailable("reranker_unfit", model=model, scores=loaded.num_labels)
    return CrossEncoderScorer(loaded)
