"""What a question asks of a table: the words that must be met, its numbers, and what kind of column is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber
from index.language.initials import is_short, spelled
from index.language.text import fold, looks_like_syllable
from index.language.words import comparable, contains
from retrieval.answers.cells.naming import HOW_MANY, asks_number, names_of, nouns_of
from retrieval.answers.cells.phrases import addresses, asking, denials, measures, parts_of_day, phrases
from retrieval.answers.cells.texts import Phrase, Text, in_digits, on_the_clock, text_of
from retrieval.evidence.matching import Rarity, weigh
from retrieval.evidence.tables import HeldCell, said_of
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind

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
_SHORT = 4
"""A cell of so many words that denies denies all of it."""
_BEGUN = 4
"""Letters of a word that may be the beginning of a longer one."""
_COUNTED = 2
_DAY = "ngay"
_SURE_SHORT = 3
"""Letters of an abbreviation of a table's that stands for words of the question: two of a text stand for many."""


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

    def is_another(self, said: Phrase) -> bool:
        """Whether a cell says no more than another number behind the same word: "Số 2" where number 8 is asked for."""
        return len(said) == _COUNTED and said[1].isdigit() and said[1] != self.number and said[:1] == self.before[-1:]


@dataclass(frozen=True, slots=True)
class _Known:
    """What texts, cells by title and text, and abbreviations have of a question, each found once."""

    texts: dict[str, Mapping[str, float]]
    cells: dict[tuple[str, str], Mapping[str, float]]
    short: dict[str, Phrase]


@dataclass(frozen=True)
class Asked:
    """A question over tables.

    Attributes:
        folded: Whether words are compared without marks.
        words: All of its words, comparable.
        weights: How much it says that a word is met, by word; those that only ask are left out.
        weak: Those that say little.
        light: Those that a table need not say: "nộp … được", "khoản", "phải xong trước".
        figures: Its numbers that are no part of a day or year.
        nouns: What it asks for by name: "đơn vị" in "đơn vị nào", "hộ" in "bao nhiêu hộ"; the longest first.
        told: The kinds of columns that it asks for, whatever their titles, with the words by which it does.
        names: People and places that it names, the words of each as typed.
    """

    question: Question
    folded: bool
    words: Phrase
    weights: Mapping[str, float]
    weak: frozenset[str]
    light: frozenset[str]
    figures: tuple[Figure, ...]
    nouns: tuple[Phrase, ...]
    told: tuple[tuple[str, Phrase], ...]
    names: tuple[Phrase, ...]
    _known: _Known = field(default_factory=lambda: _Known({}, {}, {}), compare=False, repr=False)

    @cached_property
    def asks_who(self) -> bool:
        """Whether it asks for somebody, whatever else."""
        return self._says("somebody")

    @cached_property
    def asks_day(self) -> bool:
        """Whether it asks for a day, and no hour: "ngày nào"."""
        return any(fold(noun[-1]) == _DAY for noun in self.nouns)

    @cached_property
    def is_of_total(self) -> bool:
        """Whether it asks for a sum."""
        return self._says("total")

    def _says(self, use: str) -> bool:
        return any(contains(self.words, phrase) for _, phrase in phrases(use, folded=self.folded))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its words that stand side by side."""
        return frozenset(pairwise(self.words))

    @cached_property
    def parts_of_day(self) -> frozenset[str]:
        """The words for parts of the day: a row of another is not the one asked for."""
        return parts_of_day(folded=self.folded)

    @cached_property
    def _called(self) -> frozenset[str]:
        """The words behind a form of address: "chị Hoa"."""
        return frozenset(name for address, name in self.pairs if address in addresses(folded=self.folded))

    @cached_property
    def _measures(self) -> tuple[tuple[str, Phrase], ...]:
        """Its words for what is measured, with the sign that a title may have instead: "mét", "m"."""
        return tuple(row for row in measures(folded=self.folded) if contains(self.words, row[1]))

    @cached_property
    def _begun(self) -> tuple[str, ...]:
        return tuple(filter(_is_begun, self.weights))

    @cached_property
    def _short(self) -> tuple[str, ...]:
        """Its words that may stand for several of a text."""
        return tuple(filter(is_short, self.weights))

    @cached_property
    def _denials(self) -> tuple[Phrase, ...]:
        """The words by which a cell denies something and this question does not."""
        return tuple(phrase for phrase in denials(folded=self.folded) if not contains(self.words, phrase))

    def text(self, text: str) -> Text:
        """A text's words as they are compared."""
        return text_of(text, folded=self.folded)

    def has(self, text: str) -> bool:
        """Whether it has all words of a text, one behind another."""
        said = self.text(text).order
        return bool(said) and contains(self.words, said)

    def met_in_text(self, text: str) -> Mapping[str, float]:
        """As `met_in`, of a text that is read once: titles and names come up with every cell."""
        if (met := self._known.texts.get(text)) is None:
            met = self._known.texts[text] = self.met_in(self.text(text))
        return met

    def met_in_cell(self, cell: HeldCell) -> Mapping[str, float]:
        """The same of a cell, alone and with its title; nothing of one that denies what the question does not."""
        if (met := self._known.cells.get((cell.title, cell.text))) is None:
            met = self._known.cells[cell.title, cell.text] = self._met_in_cell(cell)
        return met

    def _met_in_cell(self, cell: HeldCell) -> Mapping[str, float]:
        said = self.text(cell.text).order
        if len(said) <= _SHORT and any(contains(said, phrase) for phrase in self._denials):
            return {}
        return {**self.met_in_text(said_of(cell)), **self.met_in_text(cell.text)}

    def met_in(self, text: Text) -> dict[str, float]:
        """What each of its words that stands in a text counts there, in [0, 1]."""
        met = self._met_as_said(text) if not text.words.isdisjoint(self.weights) else {}
        return met | dict.fromkeys(self._said_otherwise(text), 1.0)

    def _met_as_said(self, text: Text) -> dict[str, float]:
        whole = 1.0 if text.words.issubset(self.words) else _ALONE
        met = {word: whole for word in text.words if word in self.weights}
        for name in self.names:
            if contains(text.order, said := [fold(word) if self.folded else word for word in name]):
                met |= {word: 1.0 for word in said if word in self.weights}
        for before, word, after in zip(("", *self.words), self.words, (*self.words[1:], ""), strict=False):
            if word in met:
                is_beside = (before, word) in text.pairs or (word, after) in text.pairs
                is_single = before not in self.weights and after not in self.weights
                if is_beside or is_single or not word.isalpha():
                    met[word] = 1.0
        return met

    def _said_otherwise(self, text: Text) -> Iterator[str]:
        """Its words that a text has by their beginnings, whole where they are short here, by a sign, or as a name."""
        yield from (word for word in self._begun if any(held.startswith(word) for held in text.words))
        yield from (word for word in self._short if any(spelled(word, text.order)))
        for short in text.short:
            yield from self._spelt_by(short)
        for sign, said in self._measures:
            if sign in text.words:
                yield from (word for word in said if word in self.weights)
        if text.order and text.order[-1] in self._called and text.order[-1] in self.weights:
            yield text.order[-1]

    def _spelt_by(self, short: str) -> tuple[str, ...]:
        """Its words that an abbreviation of a text may stand for."""
        if short not in self._known.short:
            found = spelled(short, self.words) if len(short) >= _SURE_SHORT else ()
            self._known.short[short] = tuple(word for said in found for word in said if word in self.weights)
        return self._known.short[short]

    def runs_in(self, text: Text) -> dict[str, int]:
        """How many words of the question stand in a text one behind another, by each of these words; the most."""
        runs: dict[str, int] = {}
        run: list[str] = []
        for word in (*self.words, ""):
            if run and (run[-1], word) not in text.pairs:
                runs |= {held: max(len(run), runs.get(held, 0)) for held in run}
                run = []
            if word in text.words:
                run.append(word)
        return runs


def ask(question: Question, rarity: Rarity) -> Asked:
    """What a question asks of a table."""
    folded = question.folded or question.restored

    def said(word: str) -> str:
        return on_the_clock(fold(word) if folded else word)

    words = tuple(in_digits(map(said, question.wording.words)))
    written = dict(zip(question.wording.words, words, strict=True))
    days = {word for day in question.marked.dates for word in comparable(_written(question, day), folded=True)}
    addressed = {word for word in words if word in addresses(folded=folded)}
    measured = set(_measured(words, folded=folded))
    before_years = {a for a, b in pairwise(words) if b in map(str, question.times.years) and words.count(a) == 1}
    which = {words[at - 1 : at + 1] for at in range(1, len(words)) if asks_number(words, at)}
    told = [row for row in phrases("asks", folded=folded) if _is_said(row[1], words) and row[1] not in which]
    light = {word for _, phrase in phrases("light", folded=folded) if contains(words, phrase) for word in phrase}
    return Asked(
        question,
        folded,
        words,
        {
            written.get(word, said(word)): weight
            for word, weight in weigh(question, rarity).terms.items()
            if fold(word) not in asking() and word not in days and said(word) not in before_years
        },
        frozenset(map(said, question.wording.weak - set(question.offices.mentioned))) - parts_of_day(folded=folded),
        frozenset(light | addressed | measured),
        tuple(_figures(question, words)),
        tuple(nouns_of(words)),
        (*told, *(((_KINDS[question.kind], ()),) if question.kind in _KINDS else ())),
        tuple(names_of(question, words, light | addressed)),
    )


def _is_said(phrase: Phrase, words: Phrase) -> bool:
    """Whether a phrase stands in the question, before no number: "ngày 24/5" does not ask for a day."""
    ends = [at + len(phrase) for at in range(len(words)) if words[at : at + len(phrase)] == phrase]
    return any(end == len(words) or not words[end][0].isdigit() for end in ends)


def _is_begun(word: str) -> bool:
    """Whether a word may be the beginning of a longer one: "photo" of "photocopy"."""
    return len(word) >= _BEGUN and not looks_like_syllable(fold(word))


def _measured(words: Phrase, *, folded: bool) -> Iterator[str]:
    """The words of units behind a number or one that asks for it: "bao nhiêu mét"."""
    said = {phrase for sign, unit in measures(folded=folded) for phrase in ((sign,), unit)}
    for at, word in enumerate(words[:-1], 1):
        if word[0].isdigit() or word in HOW_MANY:
            found = [part for phrase in said if words[at : at + len(phrase)] == phrase for part in phrase]
            yield from ((*found, word) if found and word == "1" else found)


def _figures(question: Question, words: Phrase) -> Iterator[Figure]:
    """The numbers that no day, year or document's number holds."""
    named: list[WrittenDate | DocumentNumber] = [*question.marked.dates, *documents_named(question)]
    taken = {word for held in named for word in comparable(_written(question, held), folded=True)}
    taken |= {str(year) for year in question.times.years}
    taken |= {word for period in question.times.periods for word in period.words}
    units = {(sign,) for sign, _ in measures(folded=False)}
    for at, word in enumerate(words):
        is_unit = word == "1" and words[at + 1 : at + 2] in units  # "bao nhiêu 1 kg"
        if word[0].isdigit() and word not in taken and not is_unit:
            yield Figure(word, words[max(0, at - 2) : at], words[at + 1 : at + 2])


def _written(question: Question, held: WrittenDate | DocumentNumber) -> str:
    return question.marked.bare[held.start : held.end]


def documents_named(question: Question) -> tuple[DocumentNumber, ...]:
    """The documents that it names; "số 4" alone may be the number of a row."""
    return tuple(held for held in question.numbers.documents if held.symbol or held.kind)
