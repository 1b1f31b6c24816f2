"""How the corpus spells: its syllables and which stands after which; restores marks that were not typed.

A syllable-trigram model with interpolated back-off. Counts come from the corpus; phrases of general Vietnamese
(`lexicon/phrases.tsv`) stand beside them, because documents hold few of the words by which people ask, and not the
names of other districts, which a question must not lose.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.language.counted import EDGE, NOTHING_COUNTED, Counted, Line, Numbers, count_lines, counts_of
from index.language.name_parts import NameParts
from index.language.text import fold, normalise_word, words
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as phrases_of

_RULES_VERSION = 2
"""Raised when a change here makes a kept spelling differ."""
_BACK_OFF = 6.0
_NEW_SHARE = 0.8
"""Back-off mass of a syllable: a constant and a share of the different syllables seen after it (Witten-Bell)."""
_BACK_OFF_FROM_TWO = 10.0
_NEW_SHARE_OF_TWO = 3.0
"""The same of two syllables."""
_FAR_BEHIND = 9.0
_MOST_PROMISING = 6
"""How far, as a logarithm, and how many choices behind the likeliest one of a place is still looked at in triples."""
_MAX_SPELLINGS = 24
"""Spellings of one unmarked syllable that are considered, the most frequent ones."""
_MOST_OTHERS = 4
"""Other spellings of a recognised word that are considered, the most frequent ones."""
_LINE = re.compile(r"[\n.;:!?,()“”\"]+")
_FIELDS = tuple(field.name for field in fields(Counted))


class Spelling:
    """The syllables of a corpus and how often each stands after others. Read-only; safe to share between threads.

    Args:
        counted: What was counted in its lines and in general ones.
    """

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._syllables = counted.syllables
        self._counts = counted.counts
        size, pairs = len(counted.syllables), counted.pairs
        followers = np.bincount(pairs // size, minlength=size)
        self._before = np.bincount(pairs // size, counted.pair_counts, minlength=size)
        self._back_off = _NEW_SHARE * followers + _BACK_OFF
        self._followers_of_two = np.bincount(counted.triples // size, minlength=len(pairs))
        self._share = (self._counts + 1e-4) / max(1, self._counts.sum())
        self._ids = {syllable: at for at, syllable in enumerate(self._syllables)}
        self._name_parts = NameParts(self._ids)
        self._spellings: dict[str, list[int]] = {}
        for at in np.argsort(-self._counts, kind="stable").tolist():
            spellings = self._spellings.setdefault(fold(self._syllables[at]), [])
            if len(spellings) < _MAX_SPELLINGS:
                spellings.append(at)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "Spelling":
        """The spelling of these texts and of the general phrases."""
        return cls(count_lines(_lines(texts), _general_lines()))

    def write(self, path: Path) -> None:
        """Keep it in a file."""
        kept = {name: np.array(getattr(self._counted, name)) for name in _FIELDS}
        np.savez(path, allow_pickle=False, rules=np.array(_rules()), **kept)

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
                syllables, *arrays = (held[name] for name in _FIELDS)
                return cls(Counted(tuple(syllables.tolist()), *arrays))
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
        return at is not None and bool(2 * self._counted.name_counts[at] > self._counted.pair_counts[at])

    def _place(self, first: str, second: str) -> int | None:
        """Where the pair is among the pairs."""
        a, b = self._ids.get(first), self._ids.get(second)
        if a is None or b is None:
            return None
        at = int(np.searchsorted(self._counted.pairs, key := a * len(self._syllables) + b))
        return at if at < len(self._counted.pairs) and self._counted.pairs[at] == key else None

    def most_likely(self, choices: Sequence[Sequence[str]]) -> list[str]:
        """Of the choices for each place the sequence that the model finds most likely.

        Those that are nowhere near the likeliest by pairs alone are left out before triples are looked at.

        Args:
            choices: One or more syllables a place; one that does not occur may stand for itself.

        Source: Viterbi, "Error bounds for convolutional codes", 1967.
        """
        if all(len(choice) == 1 for choice in choices):
            return [only for (only,) in choices]  # as of nearly all that is typed with marks
        layers: list[list[str]] = [[EDGE], *map(list, choices), [EDGE]]
        pairs = [self._probabilities(before, following) for before, following in pairwise(layers)]
        kept = _promising([np.log(probability) for probability in pairs])
        layers = [[layer[at] for at in places] for layer, places in zip(layers, kept, strict=True)]
        pairs = [probability[np.ix_(*places)] for probability, places in zip(pairs, pairwise(kept), strict=True)]
        best, back = np.log(pairs[0]), []
        for before, middle, following, probability in zip(layers, layers[1:], layers[2:], pairs[1:], strict=False):
            scores = best[:, :, None] + np.log(self._behind_two(before, middle, following, probability))
            back.append(scores.argmax(axis=0))
            best = scores.max(axis=0)
        path = [0, int(best[:, 0].argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1], path[-2]]))
        return [layer[at] for layer, at in zip(layers[1:-1], path[-2:0:-1], strict=True)]

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
        named, masses = self._name_parts.counts(first, second)
        seen, counted = self._pair_count(first, second), _before_counted()
        for row, syllable in enumerate(before):
            if syllable in counted:
                seen[row] = np.maximum(seen[row] - 1, 0)
        every = seen + named + back_off[:, None] * share
        probabilities: NDArray[np.float64] = every / (total + masses + back_off)[:, None]
        return probabilities

    def _pair_count(self, first: Numbers, second: Numbers) -> Numbers:
        """How often each second stands after each first, shape (len(first), len(second)); an id of -1 is unknown."""
        keys = np.where((first[:, None] >= 0) & (second >= 0), first[:, None] * len(self._syllables) + second, -1)
        return counts_of(keys, self._counted.pairs, self._counted.pair_counts)

    def _behind_two(
        self, before: Sequence[str], middle: Sequence[str], following: Sequence[str], behind: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The probability of each syllable after each two, shape (len(before), len(middle), len(following)).

        Args:
            behind: That after the one in the middle alone, shape (len(middle), len(following)).
        """
        found = [[self._place(first, second) for second in middle] for first in before]
        places = np.array([[-1 if place is None else place for place in row] for row in found])
        places[:, [syllable in _before_counted() for syllable in middle]] = -1
        known = places >= 0
        total = np.where(known, self._counted.pair_counts[places], 0) if known.any() else np.zeros(places.shape)
        followers = self._followers_of_two[places] if known.any() else 0
        back_off = _BACK_OFF_FROM_TWO + _NEW_SHARE_OF_TWO * np.where(known, followers, 0)
        third = np.array([self._ids.get(syllable, -1) for syllable in following])
        keys = np.where((places[:, :, None] >= 0) & (third >= 0), places[:, :, None] * len(self._syllables) + third, -1)
        seen = counts_of(keys, self._counted.triples, self._counted.triple_counts)
        probabilities: NDArray[np.float64] = (seen + back_off[:, :, None] * behind) / (total + back_off)[:, :, None]
        return probabilities


def _promising(pairs: Sequence[NDArray[np.float64]]) -> list[NDArray[np.int64]]:
    """Which choices of each place a sequence runs through that is nearly as likely as the likeliest.

    Args:
        pairs: The logarithm of how likely each choice of a place is after each of the place before.
    """
    forward, backward = [np.zeros(1)], [np.zeros(1)]
    for log in pairs:
        forward.append((forward[-1][:, None] + log).max(axis=0))
    for log in reversed(pairs):
        backward.append((log + backward[-1][None, :]).max(axis=1))
    through = [left + right for left, right in zip(forward, reversed(backward), strict=True)]
    ordered = [np.argsort(-scores, kind="stable")[:_MOST_PROMISING] for scores in through]
    return [
        places[scores[places] >= scores.max() - _FAR_BEHIND] for places, scores in zip(ordered, through, strict=True)
    ]


NO_SPELLING = Spelling(NOTHING_COUNTED)
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


def _lines(texts: Iterable[str]) -> Iterator[Line]:
    """The normalised words of each line that has any, and which of them begin alone in a capital."""
    for line in (line for text in texts for line in _LINE.split(text)):
        written = [line[span.start : span.end] for span in words(line)]
        if written:  # a word all in capitals is an abbreviation
            yield tuple(normalise_word(word) for word in written), tuple(word.istitle() for word in written)


@from_lexicon
def _general_lines() -> tuple[Line, ...]:
    """The lines of the general phrases."""
    return tuple(_lines(_general_phrases()))


@from_lexicon
def _general_phrases() -> tuple[str, ...]:
    """Phrases, and the names of provinces and districts, which a question must not lose."""
    names = (row["name"] for kind in ("province", "district") for row in rows("units", kind=kind))
    return (*(row.key for row in rows("phrases")), *names)
