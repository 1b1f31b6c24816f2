"""What a question names before a table: what it asks for by name, and people and places."""

from collections.abc import Collection, Iterator
from itertools import dropwhile, pairwise

from index.language.initials import is_short
from index.language.numerals import number_value
from index.language.text import fold
from retrieval.answers.cells.phrases import only_asks
from retrieval.answers.cells.texts import Phrase
from retrieval.question.question import Question
from retrieval.question.types import Name

_ASKED_WORDS = 3
_WHICH = ("mấy", "may")
HOW_MANY = ("nhiêu", "nhieu", "bn", *_WHICH)
"""The words that ask for a number."""


def nouns_of(words: Phrase) -> Iterator[Phrase]:
    """The words before "nào" and "gì", and those after "bao nhiêu" and "mấy", that do more than ask."""
    for at, word in enumerate(words):
        lengths = range(_ASKED_WORDS, 0, -1)
        if fold(word) in ("nao", "gi"):
            found = [words[at - length : at] for length in lengths if at >= length]
        elif asks_number(words, at):
            found = [words[at - 1 - length : at - 1] for length in lengths if at - 1 >= length]
        elif word in HOW_MANY:
            found = [words[at + 1 : at + 1 + length] for length in lengths if at + length < len(words)]
        else:
            continue
        yield from (noun for noun in found if not any(only_asks(part) or part[0].isdigit() for part in noun))


def asks_number(words: Phrase, at: int) -> bool:
    """Whether "mấy" asks which: "phòng số mấy"; without marks only at the end, where "so may" is no telephone's."""
    if at < 2 or words[at] not in _WHICH or fold(words[at - 1]) != "so":
        return False
    return words[at] != fold(words[at]) or at + 1 == len(words)


def names_of(question: Question, words: Phrase, light: Collection[str]) -> Iterator[Phrase]:
    """What it names; an abbreviation or a form of address before a name is none of it: "ctmt xom chua"."""
    for name in question.names:
        if not _is_weekday(name, words):
            begins = max((at + 1 for at, word in enumerate(name.words) if is_short(word)), default=0)
            said = tuple(dropwhile(lambda word: word in light, name.words[begins:]))
            if said:
                yield said


def _is_weekday(name: Name, words: Phrase) -> bool:
    """Whether a name by its capital is the "Hai" of "thứ Hai"."""
    value = number_value(name.text)
    return value is not None and any(fold(a) == "thu" and b == str(value) for a, b in pairwise(words))
