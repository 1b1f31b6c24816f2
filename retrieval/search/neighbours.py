"""Neighbouring passages of one document as one piece of evidence."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from retrieval.types import Evidence


def merge_neighbours(passages: Sequence[Evidence], ordinals: Mapping[int, int]) -> list[Evidence]:
    """Passages that follow each other in a document put together, by document and position.

    Args:
        passages: Of one chunk each, in any order.
        ordinals: The place of each chunk in its document, by the chunk's id.

    Returns:
        Evidence with the score of its best passage, and the sentences and chunks of all in the order of the text.
    """
    ordered = sorted(passages, key=lambda item: (item.document.id, ordinals[item.chunk_ids[0]]))
    # Neighbours have ordinals that grow with their position.
    runs = groupby(enumerate(ordered), key=lambda at: (at[1].document.id, ordinals[at[1].chunk_ids[0]] - at[0]))
    return [_merge([item for _, item in run]) for _, run in runs]


def _merge(passages: Sequence[Evidence]) -> Evidence:
    return Evidence(
        passages[0].document,
        max(item.score for item in passages),
        tuple(sentence for item in passages for sentence in item.sentences),
        tuple(chunk for item in passages for chunk in item.chunk_ids),
    )
