"""How much of what a question asks about stands in a sentence, in what it belongs to, and nowhere near."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from index.entities.holders.officials import find_officials
from index.entities.periods import PARTS_OF_YEAR, with_quarters
from index.language.initials import is_short, spelled
from index.language.text import fold, normalise_word
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.sentences.scope import Scope
from retrieval.evidence.everyday import Words, said_otherwise
from retrieval.evidence.matching import Pair, Weights
from retrieval.question.question import Question
from retrieval.question.roles import longest_at, phrases
from retrieval.question.types import QuestionKind


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
def light_words(*, folded: bool) -> frozenset[str]:
    """Words that a question may say and a sentence that answers it need not."""
    return frozenset(fold(word) if folded else normalise_word(word) for word in words("answers", uses="light"))


@dataclass(frozen=True, slots=True)
class Matter:
    """The words by which a question says what it is about, with how much each says, by rarity.

    Attributes:
        words: Without names, numbers, times, and what any question may say.
        pairs: Two of them that stand side by side, without those of speech.
        speech: Those that tell how something was said, where it is asked who said it.
        otherwise: What is said as people say it, with what papers have for it.
        folded: Whether they are compared without marks.
        restored: Whether marks were not typed: a word that was restored wrongly is met by another beside its neighbour.
    """

    words: Mapping[str, float]
    pairs: Mapping[Pair, float]
    speech: frozenset[str]
    otherwise: tuple[tuple[Words, tuple[Words, ...]], ...]
    folded: bool
    restored: bool

    def neighbours(self, word: str) -> Sequence[Pair]:
        """The pairs that a word is in, without marks."""
        return [(fold(a), fold(b)) for a, b in self.pairs if word in (a, b)]


def matter_of(question: Question, weights: Weights) -> Matter:
    """What a question is about."""
    apart = {*question.wording.weak, *_of_times(question), *_general_term(question)}
    apart |= light_words(folded=question.folded)
    said = {word: weight for word, weight in weights.topic.items() if word not in apart}
    speech = frozenset(_of_speech(question)) if question.kind is QuestionKind.WHO else frozenset()
    meant = said.keys() - speech
    pairs = {pair: weight for pair, weight in weights.topic_pairs.items() if meant >= set(pair)}
    otherwise = tuple(said_otherwise(question.wording.words, folded=question.folded))
    return Matter(said, pairs, speech, otherwise, question.folded, question.restored)


def _of_times(question: Question) -> Iterator[str]:
    """The words of the parts of a year that a question names, and of lunar years with what says that they are some."""
    marked = question.marked
    plain = with_quarters([fold(word) for word in marked.words])
    for period in marked.periods:
        length = len(period.words)
        places = [at for at in range(len(plain)) if tuple(plain[at : at + length]) == period.words]
        yield from (word for at in places for word in marked.words[at : at + length])
    # "cuối 2022"
    yield from (
        word
        for word, (part, year) in zip(marked.words, pairwise((*plain, "")), strict=True)
        if part in PARTS_OF_YEAR and year.isdecimal() and int(year) in question.times.years
    )
    for year in marked.lunar_years:
        yield from marked.comparable(Span(year.start, year.end))
        yield from (word for word in marked.comparable(Span(0, year.start))[-1:] if fold(word) in _before_lunar())


@from_lexicon
def _before_lunar() -> frozenset[str]:
    return frozenset(map(fold, words("dates", uses="before_lunar")))


def _of_speech(question: Question) -> Iterator[str]:
    """The words of a question that tell how something was said."""
    said, table = question.wording.words, phrases("said", folded=question.folded)
    for at in range(len(said)):
        yield from said[at : at + longest_at(said, at, table)]


def _general_term(question: Question) -> tuple[str, ...]:
    """What is asked for by a name for anything of its kind: "công trình" of "khởi công công trình gì"."""
    said = question.wording.words
    for at, word in enumerate(said):
        if fold(word) in ("gi", "nao"):
            known = (term for term in phrases("general", folded=question.folded) if said[at - len(term) : at] == term)
            return next(known, ())
    return ()


def where_met(matter: Matter, scope: Scope) -> dict[str, Met]:
    """Where each word of the matter stands, seen from a sentence."""
    texts = _texts(scope)
    met = {word: _met(word, texts, matter) for word in matter.words}
    for said, office in matter.otherwise:
        unmet = [word for word in said if word in met and met[word] not in OF_IT]
        held = (
            next((where for where, text in texts[: len(OF_IT)] if _has(text, office, matter)), None) if unmet else None
        )
        met |= dict.fromkeys(unmet, held) if held else {}
    unsaid = [word for word in matter.speech & met.keys() if met[word] not in OF_IT]
    return met | dict.fromkeys(unsaid, Met.BEFORE) if unsaid and is_reported(matter, scope) else met


def _has(text: str, phrases: Sequence[Words], matter: Matter) -> bool:
    """Whether a text has one of these phrases."""
    return any(contains(comparable(text, folded=matter.folded), phrase) for phrase in phrases)


def is_reported(matter: Matter, scope: Scope) -> bool:
    """Whether it is asked who said something and the paragraph names before it an official who speaks."""
    if not matter.speech:
        return False
    said, table = comparable(scope.before, folded=False), phrases("said", folded=False)
    speaks = any(longest_at(said, at, table) for at in range(len(said)))
    return speaks and next(find_officials(scope.before), None) is not None


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
