"""What the tables of words say of columns: the phrases of each use, and what a column holds by its title."""

from functools import lru_cache

from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as lexicon_words
from retrieval.answers.cells.texts import Phrase
from retrieval.question.question import Question

UNDER = " - "
"""Stands between the title over several columns and that of one."""
STRICT = frozenset({"phone", "mail", "share", "money", "why"})
"""What is asked for by its own word: a column that holds something else answers nothing."""


@from_lexicon
def asking() -> frozenset[str]:
    """The folded words that ask: "nào", "gì", "bao nhiêu"."""
    return frozenset(fold(word) for phrase in lexicon_words("questions", uses="asks") for word in phrase.split())


@from_lexicon
def phrases(use: str, *, folded: bool) -> tuple[tuple[str, Phrase], ...]:
    """The phrases of a use of `columns.tsv` with the kinds of columns that they tell."""
    found = rows("columns", uses=use)
    return tuple((row["holds"], tuple(comparable(said, folded=folded))) for row in found for said in row.spellings)


@from_lexicon
def measures(*, folded: bool) -> tuple[tuple[str, Phrase], ...]:
    """The signs of units, each with how it is said."""
    return tuple((row["sign"], tuple(comparable(row.key, folded=folded))) for row in rows("measures"))


@from_lexicon
def addresses(*, folded: bool) -> frozenset[str]:
    """The words behind which someone is called by the last of his names."""
    said = (tuple(comparable(word, folded=folded)) for word in lexicon_words("people", uses="title"))
    return frozenset(words[-1] for words in said if words)


@from_lexicon
def parts_of_day(*, folded: bool) -> frozenset[str]:
    """The words for parts of the day."""
    return frozenset(word for _, phrase in phrases("part_of_day", folded=folded) for word in phrase)


@from_lexicon
def denials(*, folded: bool) -> tuple[Phrase, ...]:
    """The words by which a cell says that something is not so, or that of it only the second is meant."""
    return tuple(phrase for _, phrase in phrases("denies", folded=folded))


@from_lexicon
def only_asks(word: str) -> bool:
    """Whether a word asks and names nothing that a column may be called by, as "giờ" does in "mấy giờ"."""
    times = {fold(time) for time in lexicon_words("columns", uses="title", holds="when")}
    return fold(word) in asking() and fold(word) not in times


@from_lexicon
@lru_cache(maxsize=4096)
def kinds_of(title: str, text: str, unit: str) -> frozenset[str]:
    """What a cell of a column with this title and unit holds: "who", "when", …; none where nothing says."""
    said = comparable(title, folded=False)
    found = [(kind, phrase) for kind, phrase in phrases("title", folded=False) if contains(said, phrase)]
    kinds = {kind for kind, _ in found if kind}
    heads = {kind for kind, phrase in phrases("title", folded=False) if _is_head(title, phrase)}
    if heads and "who" not in heads:  # "Lĩnh vực phụ trách", "Ca trực", "Số người"
        kinds -= {"who"}
    in_money = {tuple(comparable(word, folded=False)) for word in lexicon_words("answers", uses="unit_of_money")}
    if "share" in kinds or "%" in f"{title} {text} {unit}":
        return frozenset(kinds | {"share"})
    told = comparable(f"{title} . {text} . {unit}", folded=False)
    return frozenset(kinds | ({"money"} if any(contains(told, word) for word in in_money) else set()))


def _is_head(title: str, phrase: Phrase) -> bool:
    """Whether the last part of a title begins with a phrase."""
    said = tuple(comparable(title.rpartition(UNDER)[2], folded=False))
    return said[: len(phrase)] == phrase


def begins_column(title: str, kind: str) -> bool:
    """Whether a title begins as that of a column of a kind does."""
    return any(held == kind and _is_head(title, phrase) for held, phrase in phrases("title", folded=False))


def asked_kinds(question: Question) -> frozenset[str]:
    """The kinds of columns that a question asks for by their own word: a telephone, an address of mail, money."""
    found = phrases("asks", folded=question.folded)
    return frozenset(kind for kind, phrase in found if kind in STRICT and contains(question.wording.words, phrase))
