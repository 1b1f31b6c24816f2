"""How much of what a question asks about stands in a sentence, in what it belongs to, and nowhere near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from index.language.initials import is_short, spelled
from index.language.text import fold, normalise_word
from index.language.words import comparable
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.sentences.scope import Scope
from retrieval.evidence.matching import Pair, Weights
from retrieval.question.question import Question


class Met(StrEnum):
    """Where a word of the question stands, the nearest first."""

    OWN = "own"  # in the sentence
    LEAD = "lead"  # in a line that it hangs on
    BEFORE = "before"  # before it in its paragraph
    HEAD = "head"  # in what its document is
    BESIDE = "beside"  # in another paragraph's sentence beside it
    ELSEWHERE = "elsewhere"  # elsewhere in the document
    NOWHERE = "nowhere"


OF_IT = (Met.OWN, Met.LEAD, Met.BEFORE, Met.HEAD)
"""What says that a sentence is about something."""


@from_lexicon
def _light(*, folded: bool) -> frozenset[str]:
    """Words that a question may say and a sentence that answers it need not."""
    return frozenset(fold(word) if folded else normalise_word(word) for word in words("answers", uses="light"))


@dataclass(frozen=True, slots=True)
class Matter:
    """The words by which a question says what it is about, with how much each says, by rarity.

    Attributes:
        words: Without names, numbers, and what any question may say.
        pairs: Two of them that stand side by side.
        folded: Whether they are compared without marks.
        restored: Whether marks were not typed: a word that was restored wrongly is met by another beside its neighbour.
    """

    words: Mapping[str, float]
    pairs: Mapping[Pair, float]
    folded: bool
    restored: bool

    def neighbours(self, word: str) -> Sequence[Pair]:
        """The pairs that a word is in, without marks."""
        return [(fold(a), fold(b)) for a, b in self.pairs if word in (a, b)]


def matter_of(question: Question, weights: Weights) -> Matter:
    """What a question is about."""
    light = _light(folded=question.folded)
    said = {
        word: weight
        for word, weight in weights.topic.items()
        if word not in question.wording.weak and word not in light
    }
    pairs = {pair: weight for pair, weight in weights.topic_pairs.items() if said.keys() >= set(pair)}
    return Matter(said, pairs, question.folded, question.restored)


def where_met(matter: Matter, scope: Scope) -> dict[str, Met]:
    """Where each word of the matter stands, seen from a sentence."""
    texts = _texts(scope)
    return {word: _met(word, texts, matter) for word in matter.words}


def pairs_met(matter: Matter, scope: Scope) -> dict[Pair, Met]:
    """Where each pair stands side by side in what says what a sentence is about; nowhere else."""
    folded = matter.folded or matter.restored
    said = {where: _pairs(text, folded) for where, text in _texts(scope) if where in OF_IT}
    plain = {pair: (fold(pair[0]), fold(pair[1])) if folded else pair for pair in matter.pairs}
    return {pair: next((where for where in said if plain[pair] in said[where]), Met.NOWHERE) for pair in matter.pairs}


def _texts(scope: Scope) -> Sequence[tuple[Met, str]]:
    return (
        (Met.OWN, scope.own),
        (Met.LEAD, scope.lead),
        (Met.BEFORE, scope.before),
        (Met.HEAD, scope.head),
        (Met.BESIDE, scope.beside),
        (Met.ELSEWHERE, scope.document.text),
    )


def _met(word: str, texts: Sequence[tuple[Met, str]], matter: Matter) -> Met:
    found = next((where for where, text in texts if word in _words(text, matter.folded)), None)
    if found is None and matter.restored:
        beside = matter.neighbours(word)
        found = next((where for where, text in texts if any(pair in _pairs(text, True) for pair in beside)), None)
    if found is None and is_short(word):  # "lđtbxh", "tckh"
        found = next((where for where, text in texts[:-1] if _is_spelled(word, text)), None)
    return found or Met.NOWHERE


@from_lexicon
@lru_cache(maxsize=4096)
def _words(text: str, folded: bool) -> frozenset[str]:
    return frozenset(comparable(text, folded=folded))


@from_lexicon
@lru_cache(maxsize=4096)
def _pairs(text: str, folded: bool) -> frozenset[Pair]:
    return frozenset(pairwise(comparable(text, folded=folded)))


@from_lexicon
@lru_cache(maxsize=4096)
def _is_spelled(short: str, text: str) -> bool:
    return any(True for _ in spelled(short, comparable(text, folded=True)))
