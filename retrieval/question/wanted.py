"""What a question asks for beside its kind: a telephone number, a year of birth, the hour, a reason."""

import re

from index.language.text import fold
from index.lexicon.tables import alternatives, from_lexicon, rows, words
from retrieval.question.types import QuestionKind, Wanted

_ANY_TIME = frozenset({Wanted.HOUR, Wanted.WEEKDAY, Wanted.DAY, Wanted.MONTH, Wanted.YEAR})
_WHAT_DATE = r"\bwhat (?:date|day)"


def wanted_in(said: str, kind: QuestionKind, *, folded: bool) -> frozenset[Wanted]:
    """What is asked for in a question; a unit of time only where it is asked when that was.

    Args:
        said: The question's words, normalised, with a blank between; without marks if it is compared so.
        kind: What would answer it.
        folded: Whether it is.
    """
    found = {wanted for wanted, asks in _asked(folded=folded).items() if asks.search(said)}
    if kind is not QuestionKind.WHEN or found & {Wanted.BORN, Wanted.DEADLINE}:
        found -= _ANY_TIME
    return frozenset(found)


@from_lexicon
def _asked(*, folded: bool) -> dict[Wanted, re.Pattern[str]]:
    """How each is asked for."""
    change = fold if folded else str
    said = {
        wanted: [change(row.key) for row in rows("wanted", wanted=wanted.value, where="question")] for wanted in Wanted
    }
    days = alternatives(map(change, words("questions", uses="day")))
    which = alternatives(map(change, words("questions", uses="which_day")))
    made = {wanted: rf"\b(?:{alternatives(phrases)})(?!\w)" for wanted, phrases in said.items() if phrases}
    made[Wanted.DAY] = rf"\b(?:{days}) (?:{which})|{_WHAT_DATE}"
    return {wanted: re.compile(source) for wanted, source in made.items()}
