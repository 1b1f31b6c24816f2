"""Merges rankings made in different ways into one."""

import math
from collections.abc import Sequence

from retrieval.types import Hit


def convex_combination(rankings: Sequence[Sequence[Hit]], weights: Sequence[float]) -> list[Hit]:
    """Merge rankings by a weighted sum of scores scaled to [0, 1] within each ranking.

    The lowest score of a ranking becomes 0 and the highest 1; a chunk that a ranking does not hold gets 0 from it.

    Args:
        rankings: Best first; scores on any scale, higher is better. An empty one passes its weight to the others.
        weights: One per ranking, each >= 0, summing to 1.

    Returns:
        Each chunk once, by descending score in [0, 1]; ties by chunk id, so the order is fixed.

    Raises:
        ValueError: If the lengths differ or the weights do not sum to 1.

    Source: Bruch, Gai, Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023.
    """
    is_share = all(weight >= 0 for weight in weights) and abs(math.fsum(weights) - 1) <= 1e-9
    if len(rankings) != len(weights) or not is_share:
        raise ValueError(f"{len(rankings)} rankings do not go with weights {list(weights)}")
    held = math.fsum(weight for ranking, weight in zip(rankings, weights, strict=True) if ranking)
    shares: dict[int, list[float]] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        if not ranking or not weight:
            continue
        highest, lowest = ranking[0].score, ranking[-1].score
        for hit in ranking:
            scaled = (hit.score - lowest) / (highest - lowest) if highest > lowest else 1.0
            shares.setdefault(hit.chunk_id, []).append(weight / held * scaled)
    # Exact sums, so that the order of the rankings decides nothing.
    merged = (Hit(chunk_id, min(1.0, math.fsum(parts))) for chunk_id, parts in shares.items())
    return sorted(merged, key=lambda hit: (-hit.score, hit.chunk_id))
