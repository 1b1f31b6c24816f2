"""What a question asks of a table: the words that must be met, its numbers, and what kind of column is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import DocumentNumber
from index.language.numerals import number_value
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as lexicon_words
from retrieval.evidence.matching import Rarity, weigh
from retrieval.question.question import Question
from retrieval.question.types import Name, QuestionKind

_ASKED_WORDS = 3
_KINDS = {
    QuestionKind.WHO: "who",
    QuestionKind.ATTENDANCE: "who",
    QuestionKind.WHEN: "when",
    QuestionKind.WHERE: "where",
    QuestionKind.WHAT: "what",
    QuestionKind.ABOUT: "what",
}
_ALONE = 0.6
"""What a word counts that is met without the one beside it: most words of the language have two syllables."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What a text has: its words in order, which they are, and which stand side by side."""

    order: Phrase
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a question, with at most two words before it and one after it."""

    number: str
    before: Phrase
    after: Phrase

    def stands_in(self, text: Text, *, words_before: int = 1) -> bool:
        """Whether a text has it behind the same words, or before the same word."""
        behind = (*self.before[-words_before:], self.number)
        is_behind = len(behind) > 1 and contains(text.order, behind)
        return is_behind or bool(self.after and contains(text.order, (self.number, *self.after)))


@from_lexicon
@lru_cache(maxsize=65536)
def text_of(text: str, *, folded: bool) -> Text:
    """The words of a text as they are compared, without those of days, which are held against each other as days."""
    for day in reversed(find_dates(text)):
        text = f"{text[: day.start]} . {text[day.end :]}"
    order = tuple(comparable(text, folded=folded))
    return Text(order, frozenset(order), frozenset(pairwise(order)))


@dataclass(frozen=True)
class Asked:
    """A question over tables.

    Attributes:
        folded: Whether words are compared without marks.
        words: All of its words, comparable.
        weights: How much it says that a word is met, by word; those that only ask are left out.
        weak: Those that say little.
        figures: Its numbers that are no part of a day or year.
        nouns: What it asks for by name: "đơn vị" in "đơn vị nào", "hộ" in "bao nhiêu hộ"; the longest first.
        told: The kinds of columns that it asks for, whatever their titles, with the words by which it does.
        is_of_total: Whether it asks for a sum.
        names: People and places that it names.
    """

    question: Question
    folded: bool
    words: Phrase
    weights: Mapping[str, float]
    weak: frozenset[str]
    figures: tuple[Figure, ...]
    nouns: tuple[Phrase, ...]
    told: tuple[tuple[str, Phrase], ...]
    is_of_total: bool
    names: tuple[Name, ...]

    def text(self, text: str) -> Text:
        """A text's words as they are compared."""
        return text_of(text, folded=self.folded)

    def met_in(self, text: Text) -> dict[str, float]:
        """What each of its words that stands in a text counts there, in [0, 1]."""
        whole = 1.0 if all(word in self.words for word in text.order) else _ALONE
        met = {word: whole for word in text.words if word in self.weights}
        for name in self.names:
            if contains(text.order, said := [fold(word) if self.folded else word for word in name.words]):
                met |= {word: 1.0 for word in said if word in self.weights}
        for before, word, after in zip(("", *self.words), self.words, (*self.words[1:], ""), strict=False):
            if word in met:
                is_beside = (before, word) in text.pairs or (word, after) in text.pairs
                is_single = before not in self.weights and after not in self.weights
                if is_beside or is_single or not word.isalpha():
                    met[word] = 1.0
        return met


def ask(question: Question, rarity: Rarity) -> Asked:
    """What a question asks of a table."""
    folded = question.folded or question.restored

    def said(word: str) -> str:
        return fold(word) if folded else word

    words = tuple(map(said, question.wording.words))
    days = {word for day in question.times.dates for word in comparable(_written(question, day), folded=True)}
    parts_of_day = {word for _, phrase in _phrases("part_of_day", folded=folded) for word in phrase}
    told = [(kind, phrase) for kind, phrase in _phrases("asks", folded=folded) if contains(words, phrase)]
    beside = {word for _, phrase in _phrases("beside", folded=folded) if contains(words, phrase) for word in phrase}
    return Asked(
        question,
        folded,
        words,
        {
            said(word): weight
            for word, weight in weigh(question, rarity).terms.items()
            if fold(word) not in _asking() and said(word) not in beside and word not in days
        },
        frozenset(map(said, question.wording.weak)) - parts_of_day,
        tuple(_figures(question, words)),
        tuple(_nouns(words)),
        (*told, *(((_KINDS[question.kind], ()),) if question.kind in _KINDS else ())),
        any(contains(words, phrase) for _, phrase in _phrases("total", folded=folded)),
        tuple(name for name in question.names if not _is_weekday(name, words)),
    )


@from_lexicon
def _asking() -> frozenset[str]:
    """The folded words that ask: "nào", "gì", "bao nhiêu"."""
    return frozenset(fold(word) for phrase in lexicon_words("questions", uses="asks") for word in phrase.split())


@from_lexicon
def _phrases(use: str, *, folded: bool) -> tuple[tuple[str, Phrase], ...]:
    """The phrases of a use of `columns.tsv` with the kinds of columns that they tell."""
    found = rows("columns", uses=use)
    return tuple((row["holds"], tuple(comparable(said, folded=folded))) for row in found for said in row.spellings)


@from_lexicon
def denials(*, folded: bool) -> frozenset[str]:
    """The words by which a cell says that something is not so."""
    return frozenset(word for _, phrase in _phrases("denies", folded=folded) for word in phrase)


@from_lexicon
@lru_cache(maxsize=4096)
def kinds_of(title: str, text: str, unit: str, *, folded: bool) -> frozenset[str]:
    """What a cell of a column with this title and unit holds: "who", "when", …; none where nothing says."""
    said = comparable(title, folded=folded)
    kinds = {kind for kind, phrase in _phrases("title", folded=folded) if kind and contains(said, phrase)}
    in_money = {tuple(comparable(word, folded=folded)) for word in lexicon_words("answers", uses="unit_of_money")}
    if "share" in kinds or "%" in f"{title} {text} {unit}":
        return frozenset(kinds | {"share"})
    told = comparable(f"{title} . {text} . {unit}", folded=folded)
    return frozenset(kinds | ({"money"} if any(contains(told, word) for word in in_money) else set()))


def _figures(question: Question, words: Phrase) -> Iterator[Figure]:
    """The numbers that no day, year or document's number holds."""
    named: list[WrittenDate | DocumentNumber] = [*question.times.dates, *documents_named(question)]
    taken = {word for held in named for word in comparable(_written(question, held), folded=True)}
    taken |= {str(year) for year in question.times.years}
    for at, word in enumerate(words):
        if word[0].isdigit() and word not in taken:
            yield Figure(word, words[max(0, at - 2) : at], words[at + 1 : at + 2])


def _written(question: Question, held: WrittenDate | DocumentNumber) -> str:
    return question.marked.bare[held.start : held.end]


def documents_named(question: Question) -> tuple[DocumentNumber, ...]:
    """The documents that it names; "số 4" alone may be the number of a row."""
    return tuple(held for held in question.numbers.documents if held.symbol or held.kind)


def _nouns(words: Phrase) -> Iterator[Phrase]:
    """The words before "nào" and "gì", and those after "bao nhiêu" and "mấy", that do more than ask."""
    for at, word in enumerate(words):
        lengths = range(_ASKED_WORDS, 0, -1)
        if fold(word) in ("nao", "gi"):
            found = [words[at - length : at] for length in lengths if at >= length]
        elif fold(word) in ("nhieu", "may"):
            found = [words[at + 1 : at + 1 + length] for length in lengths if at + length < len(words)]
        else:
            continue
        yield from (noun for noun in found if not any(fold(part) in _asking() or part[0].isdigit() for part in noun))


def _is_weekday(name: Name, words: Phrase) -> bool:
    """Whether a name by its capital is the "Hai" of "thứ Hai"."""
    value = number_value(name.text)
    return value is not None and any(fold(a) == "thu" and b == str(value) for a, b in pairwise(words))
