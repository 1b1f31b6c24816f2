"""How often syllables stand alone, in twos and in threes in lines of text."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EDGE = ""
"""Stands before the first and after the last syllable of a line."""
_MANY_TRIPLES = 1_000_000
"""From so many different triples on, those that a corpus has once are not kept; general ones are."""

Line = tuple[tuple[str, ...], tuple[bool, ...]]
"""The syllables of a line, normalised, and which of them begin alone in a capital."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted; n syllables, m pairs, k triples.

    Attributes:
        syllables: Each once, sorted; the first is the edge.
        counts: How often each occurs, shape (n,).
        pairs: Ascending keys `first * n + second`, shape (m,).
        pair_counts: How often each pair occurs, shape (m,).
        name_counts: How often as two words in capitals inside a line, as names are written, shape (m,).
        triples: Ascending keys `place of the first two among the pairs * n + third`, shape (k,).
        triple_counts: How often each triple occurs, shape (k,).
    """

    syllables: tuple[str, ...]
    counts: Numbers
    pairs: Numbers
    pair_counts: Numbers
    name_counts: Numbers
    triples: Numbers
    triple_counts: Numbers


NOTHING_COUNTED = Counted((EDGE,), np.zeros(1, np.int64), *(np.zeros(0, np.int64) for _ in range(5)))
"""Of no line."""


def count_lines(lines: Iterable[Line], general: Iterable[Line]) -> Counted:
    """What stands in the lines of a corpus and in general ones."""
    ids: dict[str, int] = {EDGE: 0}
    found, capital = [0], [False]
    begins_general = 0
    for part in (lines, general):
        begins_general = len(found)
        for syllables, titled in part:
            found += [ids.setdefault(syllable, len(ids)) for syllable in syllables]
            capital += titled
            found.append(0)
            capital.append(False)
    order = sorted(ids)
    rank = np.empty(len(ids), np.int64)
    rank[[ids[syllable] for syllable in order]] = np.arange(len(ids))
    ranked, capitals = rank[np.array(found)], np.array(capital)
    pairs, places, pair_counts = np.unique(ranked[:-1] * len(ids) + ranked[1:], return_inverse=True, return_counts=True)
    name_counts = np.bincount(places, capitals[:-1] & capitals[1:], minlength=len(pairs)).astype(np.int64)
    triples = _triples(ranked, places, len(ids), begins_general)
    counts = np.bincount(ranked, minlength=len(ids))
    return Counted(tuple(order), counts, pairs, pair_counts, name_counts, *triples)


def _triples(ranked: Numbers, places: Numbers, size: int, begins_general: int) -> tuple[Numbers, Numbers]:
    """The keys of triples inside a line, its ends included, and how often each occurs."""
    inside = ranked[1:-1] != 0
    every = places[:-1] * size + ranked[2:]
    triples, counts = np.unique(every[inside], return_counts=True)
    if len(triples) > _MANY_TRIPLES:
        general = np.unique(every[begins_general:])
        kept = (counts > 1) | np.isin(triples, general)
        triples, counts = triples[kept], counts[kept]
    return triples, counts


def counts_of(keys: Numbers, held: Numbers, counts: Numbers) -> Numbers:
    """How often each of these keys was counted, any shape; a negative key, and one that is not held, never.

    Args:
        keys: What is looked up.
        held: All keys that were counted, ascending.
        counts: How often each of them.
    """
    if not len(held):
        return np.zeros(keys.shape, np.int64)
    places = np.minimum(np.searchsorted(held, keys), len(held) - 1)
    return np.where((held[places] == keys) & (keys >= 0), counts[places], 0)
