"""What each word does in a question: asks or joins, says little, or says what is looked for."""

from collections.abc import Container, Sequence
from enum import StrEnum

from index.language.text import fold
from index.language.words import comparable
from index.lexicon.tables import from_lexicon, words
from retrieval.question.types import Language


class Role(StrEnum):
    """What a word does in a question."""

    STOP = "stop"
    WEAK = "weak"
    TERM = "term"


def roles_of(said: Sequence[str], language: Language, *, asks_who: bool = False) -> list[Role]:
    """The role of each word, by the longest phrase that begins at it."""
    table = _phrases(language, asks_who=asks_who)
    roles: list[Role] = []
    while len(roles) < len(said):
        length = longest_at(said, len(roles), table)
        roles += [table[tuple(said[len(roles) : len(roles) + length])]] * length if length else [Role.TERM]
    return roles


def longest_at(said: Sequence[str], at: int, phrases: Container[tuple[str, ...]]) -> int:
    """How many words the longest of these phrases has that begins at a word; 0 if none does."""
    lengths = range(min(4, len(said) - at), 0, -1)
    return next((length for length in lengths if tuple(said[at : at + length]) in phrases), 0)


@from_lexicon
def phrases(use: str, *, folded: bool) -> frozenset[tuple[str, ...]]:
    """The phrases of a use of `questions.tsv`, as comparable words."""
    return frozenset(tuple(comparable(phrase, folded=folded)) for phrase in words("questions", uses=use))


@from_lexicon
def asking_words() -> frozenset[str]:
    """The folded words of phrases that ask, join or point."""
    return frozenset(fold(word) for phrase in words("questions", uses="stop") for word in phrase.split())


@from_lexicon
def _phrases(language: Language, *, asks_who: bool) -> dict[tuple[str, ...], Role]:
    """The phrases that are not looked for, or count little, as comparable words."""
    folded = language is not Language.VIETNAMESE
    weak = phrases("weak", folded=folded)
    if not asks_who:
        weak |= phrases("speech", folded=folded)
    if folded:  # "năm" is also the "Nam" of many a place: only what is longer stays plain
        weak = frozenset(said for said in weak if len(said) > 1) | phrases("weak_unmarked", folded=True)
    stop = phrases("stop_unmarked" if folded else "stop", folded=folded)
    table = dict.fromkeys(weak, Role.WEAK)
    return table if language is Language.ENGLISH else table | dict.fromkeys(stop, Role.STOP)
