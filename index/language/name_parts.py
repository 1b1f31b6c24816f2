"""Family names behind what people type before a name, whoever it is: there are more names than any corpus has."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from index.language.text import normalise_word
from index.lexicon.kinds import family_names, people_words

_AS_OFTEN = 8.0
"""As if so many family names, each as often as another, had been counted behind each such word."""


class NameParts:
    """Which syllables of a corpus begin names, and which stand before one. Read-only.

    Args:
        ids: The syllables, normalised, numbered from 0.
    """

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._before = _among(people_words("before_name"), ids) * _AS_OFTEN
        families = _among(family_names(), ids)
        self._family = families / max(1, families.sum())

    def counts(
        self, first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What is added to how often each second was counted behind each first, and anything behind each first.

        Args:
            first: Numbers of syllables, -1 for one that the corpus does not have, shape (n,).
            second: The same, shape (m,).

        Returns:
            Shapes (n, m) and (n,).
        """
        before = self._before[first]
        return before[:, None] * self._family[second], before


def _among(words: Iterable[str], ids: Mapping[str, int]) -> NDArray[np.float64]:
    """1 for each syllable that is one of the words, else 0; the last, which -1 reaches, is none."""
    found = np.zeros(len(ids) + 1)
    found[[ids[word] for word in map(normalise_word, words) if word in ids]] = 1
    return found
