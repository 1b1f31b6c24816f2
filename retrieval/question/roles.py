"""What each word does in a question: asks or joins, says little, or says what is looked for."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from index.language.text import fold
from index.language.words import comparable
from retrieval.question.types import Language
from retrieval.question.vocabulary import (
    CLEAR_WITHOUT_MARKS,
    FOLDED_STOP_PHRASES,
    SPEECH_PHRASES,
    STOP_PHRASES,
    WEAK_PHRASES,
)


class Role(StrEnum):
    """What a word does in a question."""

    STOP = "stop"
    WEAK = "weak"
    TERM = "term"


@cache
def _phrases(language: Language, *, asks_who: bool) -> dict[tuple[str, ...], Role]:
    """The phrases that are not looked for, or count little, as comparable words."""
    if language is Language.ENGLISH:
        stop = ""
    else:
        stop = STOP_PHRASES if language is Language.VIETNAMESE else FOLDED_STOP_PHRASES
    weak = WEAK_PHRASES if asks_who else f"{WEAK_PHRASES}, {SPEECH_PHRASES}"
    folded = language is not Language.VIETNAMESE
    table = {
        tuple(comparable(phrase, folded=folded)): Role.WEAK
        for phrase in weak.split(", ")
        # Without marks "năm" is also the "Nam" of many a place; only what is longer stays plain.
        if not folded or " " in phrase or phrase in CLEAR_WITHOUT_MARKS
    }
    table.update((tuple(comparable(phrase, folded=folded)), Role.STOP) for phrase in stop.split(", ") if phrase)
    return table


def roles_of(said: Sequence[str], language: Language, *, asks_who: bool = False) -> list[Role]:
    """The role of each word, by the longest phrase that begins at it."""
    table = _phrases(language, asks_who=asks_who)
    roles: list[Role] = []
    while len(roles) < len(said):
        at = len(roles)
        for length in (4, 3, 2, 1):
            role = table.get(tuple(said[at : at + length]))
            if role and at + length <= len(said):
                roles += [role] * length
                break
        else:
            roles.append(Role.TERM)
    return roles


@cache
def asking_words() -> frozenset[str]:
    """The folded words of phrases that ask, join or point."""
    return frozenset(fold(word) for phrase in STOP_PHRASES.split(", ") for word in phrase.split())
