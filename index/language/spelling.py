"""How the corpus spells: its syllables and which stands after which; restores marks that were not typed.

A syllable-bigram model with interpolated back-off. Counts come from the corpus; phrases of general Vietnamese
(`lexicon/phrases.tsv`) stand beside them, because documents hold few of the words by which people ask, and not the
names of other districts, which a question must not lose.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.language.text import fold, normalise_word, words
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as phrases_of

_RULES_VERSION = 1
"""Raised when a change here makes a kept spelling differ."""
_BACK_OFF = 6.0
_NEW_SHARE = 0.8
"""Back-off mass of a syllable: a constant and a share of the different syllables seen after it (Witten-Bell)."""
_MAX_SPELLINGS = 24
"""Spellings of one unmarked syllable that are considered, the most frequent ones."""
_MOST_OTHERS = 4
"""Other spellings of a recognised word that are considered, the most frequent ones."""
_EDGE = ""
"""Stands before the first and after the last syllable of a line."""
_LINE = re.compile(r"[\n.;:!?,()“”\"]+")

_Line = tuple[tuple[str, ...], tuple[bool, ...]]


class Spelling:
    """The syllables of a corpus and how often each stands after another. Read-only; safe to share between threads.

    Args:
        syllables: Each once, sorted, normalised; the first is the empty one, which stands at both ends of a line.
        counts: How often each occurs, shape (n,).
        pairs: Ascending keys `first * n + second`, shape (m,).
        pair_counts: How often each pair occurs, shape (m,).
        name_counts: How often as two words in capitals inside a line, as names are written, shape (m,).
    """

    def __init__(
        self,
        syllables: Sequence[str],
        counts: NDArray[np.int64],
        pairs: NDArray[np.int64],
        pair_counts: NDArray[np.int64],
        name_counts: NDArray[np.int64],
    ) -> None:
        self._syllables = tuple(syllables)
        self._counts = counts
        self._pairs = pairs
        self._pair_counts = pair_counts
        self._name_counts = name_counts
        size = len(self._syllables)
        followers = np.bincount(pairs // size, minlength=size)
        self._before = np.bincount(pairs // size, pair_counts, minlength=size)
        self._back_off = _NEW_SHARE * followers + _BACK_OFF
        self._share = (counts + 1e-4) / max(1, counts.sum())
        self._ids = {syllable: at for at, syllable in enumerate(self._syllables)}
        self._spellings: dict[str, list[int]] = {}
        for at in np.argsort(-counts, kind="stable").tolist():
            spellings = self._spellings.setdefault(fold(self._syllables[at]), [])
            if len(spellings) < _MAX_SPELLINGS:
                spellings.append(at)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "Spelling":
        """The spelling of these texts and of the general phrases."""
        ids: dict[str, int] = {_EDGE: 0}
        found, capital = [0], [False]
        for syllables, titled in chain(_lines(texts), _general_lines()):
            found += [ids.setdefault(syllable, len(ids)) for syllable in syllables]
            capital += titled
            found.append(0)
            capital.append(False)
        order = sorted(ids)
        rank = np.empty(len(ids), np.int64)
        rank[[ids[syllable] for syllable in order]] = np.arange(len(ids))
        ranked, capitals = rank[np.array(found)], np.array(capital)
        keys = ranked[:-1] * len(ids) + ranked[1:]
        pairs, places, pair_counts = np.unique(keys, return_inverse=True, return_counts=True)
        name_counts = np.bincount(places, capitals[:-1] & capitals[1:], minlength=len(pairs)).astype(np.int64)
        return cls(order, np.bincount(ranked, minlength=len(ids)), pairs, pair_counts, name_counts)

    def write(self, path: Path) -> None:
        """Keep it in a file."""
        np.savez(
            path,
            rules=_rules(),
            syllables=np.array(self._syllables),
            counts=self._counts,
            pairs=self._pairs,
            pair_counts=self._pair_counts,
            name_counts=self._name_counts,
        )

    @classmethod
    def read(cls, path: Path) -> "Spelling":
        """The spelling kept in this file.

        Raises:
            ValueError: If the file holds none, or one built by other rules or with other phrases.
            OSError: If it cannot be read.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
                if str(held["rules"]) != _rules():
                    raise ValueError(f"{path} was built by other rules")
                syllables: list[str] = held["syllables"].tolist()
                return cls(syllables, held["counts"], held["pairs"], held["pair_counts"], held["name_counts"])
        except (KeyError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError(f"{path}: {error}") from error

    def count(self, syllable: str) -> int:
        """How often the syllable occurs in exactly this spelling, normalised."""
        at = self._ids.get(syllable)
        return 0 if at is None else int(self._counts[at])

    def spellings(self, folded: str) -> list[str]:
        """The syllables that look like this without marks, the most frequent first."""
        return [self._syllables[at] for at in self._spellings.get(folded, ())]

    def follows(self, first: str, second: str) -> bool:
        """Whether the second syllable stands after the first anywhere."""
        return self._place(first, second) is not None

    def is_name(self, first: str, second: str) -> bool:
        """Whether the two are mostly written in capitals where they stand side by side, as in "Nam Sách"."""
        at = self._place(first, second)
        return at is not None and bool(2 * self._name_counts[at] > self._pair_counts[at])

    def _place(self, first: str, second: str) -> int | None:
        """Where the pair is among the pairs."""
        a, b = self._ids.get(first), self._ids.get(second)
        if a is None or b is None:
            return None
        key = a * len(self._syllables) + b
        at = int(np.searchsorted(self._pairs, key))
        return at if at < len(self._pairs) and self._pairs[at] == key else None

    def most_likely(self, choices: Sequence[Sequence[str]]) -> list[str]:
        """Of the choices for each place the sequence that the model finds most likely.

        Args:
            choices: One or more syllables a place; one that does not occur may stand for itself.

        Source: Viterbi, "Error bounds for convolutional codes", 1967.
        """
        best, back = np.zeros(1), []
        before: list[str] = [_EDGE]
        for following in [*choices, [_EDGE]]:
            scores = best[:, None] + np.log(self._probabilities(before, following))
            back.append(scores.argmax(axis=0))
            best = scores.max(axis=0)
            before = list(following)
        path = [0]
        for pointers in reversed(back[1:]):
            path.append(int(pointers[path[-1]]))
        return [choice[at] for choice, at in zip(choices, reversed(path[1:]), strict=True)]

    def without_slips(self, written: Sequence[str]) -> list[str]:
        """The words with other marks where these are likelier beside their neighbours: "chông dịch" → "chống dịch".

        Args:
            written: Normalised words in their order, as recognition read them from a picture.
        """
        choices = [
            [word, *[held for held in self.spellings(fold(word)) if held != word][:_MOST_OTHERS]] for word in written
        ]
        return self.most_likely(choices) if written else []

    def _probabilities(self, before: Sequence[str], following: Sequence[str]) -> NDArray[np.float64]:
        """The probability of each syllable after each, shape (len(before), len(following)), above 0."""
        first = np.array([self._ids.get(syllable, -1) for syllable in before])
        second = np.array([self._ids.get(syllable, -1) for syllable in following])
        known = first >= 0
        share = np.where(second >= 0, self._share[second], 1e-4 / max(1, self._counts.sum()))
        back_off = np.where(known, self._back_off[first], _BACK_OFF)
        total = np.where(known, self._before[first], 0.0)
        seen, counted = self._pair_count(first, second), _before_counted()
        for row, syllable in enumerate(before):
            if syllable in counted:
                seen[row] = np.maximum(seen[row] - 1, 0)
        probabilities: NDArray[np.float64] = (seen + back_off[:, None] * share) / (total + back_off)[:, None]
        return probabilities

    def _pair_count(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often each second stands after each first, shape (len(first), len(second)); an id of -1 is unknown."""
        keys = first[:, None] * len(self._syllables) + second
        places = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        found = (self._pairs[places] == keys) & (first[:, None] >= 0) & (second >= 0)
        return np.where(found, self._pair_counts[places], 0)


NO_SPELLING = Spelling([_EDGE], *(np.zeros(size, np.int64) for size in (1, 0, 0, 0)))
"""Of no text: nothing is spelt otherwise than it is written."""


@from_lexicon
def _before_counted() -> frozenset[str]:
    """The syllables behind which anything can be counted ("bao nhiêu"): what stood there once tells nothing."""
    return frozenset(phrase.split()[-1] for phrase in phrases_of("questions", uses="counts"))


@from_lexicon
def _rules() -> str:
    """What stands for the rules and phrases of now."""
    phrases = "\n".join(_general_phrases())
    return f"{_RULES_VERSION} {hashlib.sha256(phrases.encode()).hexdigest()}"


def _lines(texts: Iterable[str]) -> Iterator[_Line]:
    """The normalised words of each line that has any, and which of them begin alone in a capital."""
    for line in (line for text in texts for line in _LINE.split(text)):
        written = [line[span.start : span.end] for span in words(line)]
        if written:  # a word all in capitals is an abbreviation
            yield tuple(normalise_word(word) for word in written), tuple(word.istitle() for word in written)


@from_lexicon
def _general_lines() -> tuple[_Line, ...]:
    """The lines of the general phrases."""
    return tuple(_lines(_general_phrases()))


@from_lexicon
def _general_phrases() -> tuple[str, ...]:
    """Phrases, and the names of provinces and districts, which a question must not lose."""
    names = (row["name"] for kind in ("province", "district") for row in rows("units", kind=kind))
    return (*(row.key for row in rows("phrases")), *names)
