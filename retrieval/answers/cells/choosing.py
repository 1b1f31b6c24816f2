"""Which cell of a table answers: the row that holds what the question names, the column that it asks for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile, pairwise

from index.entities.dates import find_dates
from index.entities.names import find_names
from index.entities.periods import find_periods
from index.language.words import contains
from retrieval.answers.cells.asked import Asked
from retrieval.answers.cells.covering import Covering, Place
from retrieval.answers.cells.named import Named
from retrieval.answers.cells.phrases import STRICT, kinds_of
from retrieval.answers.cells.signs import UNMET, Sign, Signs
from retrieval.evidence.clauses import held_in
from retrieval.evidence.matching import describe
from retrieval.evidence.tables import (
    HeldCell,
    HeldRow,
    HeldTable,
    is_figure,
    is_ordinal_title,
    is_total,
    is_total_title,
    is_unit_title,
)
from retrieval.question.types import QuestionKind

_OF_SOMEONE = frozenset({"phone", "mail"})
_SOMEBODY = (QuestionKind.WHO, QuestionKind.ATTENDANCE)
_OF_WHOLE = 0.12
_NAMED = 0.04
"""From so much on a column is the one that the question says."""
_LOOSELY = 0.7
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOURS = re.compile(r"(?:\d{1,2}\s*(?:h|g|:|giờ)\s*\d{0,2}\W*)+")
_VALUE_CHARS = 60
_ROWS_LOOKED_AT = 12
"""Rows of one table that are held against a question column by column: those that have most of its words."""
_SHORT_WORDS = 3
_COMMON = 0.25
"""What a word says less than this, beside the rarest of the question, is said by many papers."""
_LONG_NUMBER = 6
"""Digits by which a number tells a row alone: of a telephone, an identity card."""
_BORROWED = 0.5
"""What a word counts for a title where what stands above the table has more of the question around it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell that may answer.

    Attributes:
        keys: The cells of its row by which the row is told.
        signs: What speaks for it and against it.
        is_named: Whether the question has words of the column's title.
    """

    table: HeldTable
    row: HeldRow
    cell: HeldCell
    keys: tuple[HeldCell, ...]
    signs: Signs
    is_named: bool


class Chooser:
    """One question over one table."""

    def __init__(self, asked: Asked, table: HeldTable) -> None:
        self._asked = asked
        self._table = table
        self._total = sum(asked.weights.values()) or 1.0
        self._description = " . ".join((describe(table.document, None), *table.over))
        self._named = Named(asked, table, self._description)
        self._covering = Covering(asked, table, self._description)

    def candidates(self) -> Iterator[Candidate]:
        """The cells that may answer, in the order of the table; an empty one answers nothing."""
        titles = self._table.titles
        columns = [at for at, title in enumerate(titles) if not is_ordinal_title(title) and not is_unit_title(title)]
        for row in self._rows():
            found = (self._candidate(self._place(row, column)) for column in columns)
            yield from (candidate for candidate in found if candidate is not None)

    def _rows(self) -> Iterator[HeldRow]:
        """The rows that may answer: those that have most of the question, or its numbers and days."""
        asked = self._asked
        numbers = {figure.number for figure in asked.figures}
        days = [re.compile(rf"(?<!\d)0?{day.day}(?!\d)") for day in asked.question.times.dates]
        scores = []
        for at, row in enumerate(self._table.rows):
            met = self._share(word for cell in row.cells for word in asked.met_in_text(cell.text))
            met += 0.5 * self._share(word for over in row.over for word in asked.met_in_text(over))
            is_told = row.number.strip("(). ") in numbers or any(d.search(c.text) for d in days for c in row.cells)
            is_sum = asked.is_of_total and is_total(row)
            is_told = is_told or any(map(self._is_whole_number, row.cells))
            if met or is_told or is_sum:
                scores.append((-(met + is_told + is_sum), at))
        yield from (self._table.rows[at] for at in sorted(at for _, at in sorted(scores)[:_ROWS_LOOKED_AT]))

    def _place(self, row: HeldRow, column: int) -> Place:
        title = self._table.titles[column]
        cell = next((held for held in row.cells if held.column == column), None)
        if cell is None and title:  # a cell over several columns
            cell = next((c for c in row.cells if c.column < column and title in c.title.split(", ")), None)
        above = {word for text in (title, *row.over) for word in self._asked.met_in_text(text)}
        others = [held for held in row.cells if held is not cell]
        keys = [held for held in others if self._tells(row, held, above)]
        met = {*above, *(word for key in keys for word in self._asked.met_in_cell(key))}
        alone = [held for held in others if held not in keys and self._tells_alone(held, met)] if keys else []
        return Place(row, title, cell, tuple(self._needed([*keys, *alone])))

    def _tells(self, row: HeldRow, cell: HeldCell, above: Collection[str]) -> bool:
        """Whether a row is told by a cell: it holds what the question says and nothing above it does."""
        if is_ordinal_title(cell.title) or (row.number and cell.text == row.number):
            return self._named.numbers_row(row)
        if self._named.tells_day(cell) or (self._asked.is_of_total and is_total(row) and cell is self._subject_of(row)):
            return True
        if self._is_whole_number(cell):
            return True
        met = {word for word, value in self._asked.met_in_cell(cell).items() if value == 1.0}
        known = {*above, *self._asked.met_in_text(cell.title)}
        return bool(met - known) or (bool(met - self._asked.weak) and not is_figure(cell.text))

    def _tells_alone(self, cell: HeldCell, met: Collection[str]) -> bool:
        """Whether a short cell holds the only word that is said of it, met nowhere else: "Ca đêm" for "đêm thứ năm"."""
        said = self._asked.met_in_text(cell.text)
        return cell.text.count(" ") < _SHORT_WORDS and bool(said.keys() - met - self._asked.weak)

    def _is_whole_number(self, cell: HeldCell) -> bool:
        """Whether a cell holds a long number that the question has too."""
        return sum(map(str.isdigit, cell.text)) >= _LONG_NUMBER and self._asked.has(cell.text)

    def _subject_of(self, row: HeldRow) -> HeldCell | None:
        return next((cell for cell in row.cells if cell.column >= self._table.subject), None)

    def _needed(self, keys: Sequence[HeldCell]) -> Iterator[HeldCell]:
        """The cells without those that hold nothing of the question but what others hold."""
        met = {id(key): set(self._asked.met_in_cell(key)) for key in keys}
        for key in keys:
            others = set().union(*(words for held, words in met.items() if held != id(key)))
            if met[id(key)] and met[id(key)] <= others and not self._named.tells_day(key):
                del met[id(key)]
            else:
                yield key

    def _candidate(self, place: Place) -> Candidate | None:
        """A place with its signs; None where the row is told by nothing, or is of another name, day or year."""
        if not place.keys or place.cell is None:
            return None
        row, title, cell, keys = place.row, place.title, place.cell, place.keys
        if not self._named.all_met(row, title, keys) or not self._has_own(row, keys):
            return None
        kinds, noun = self._kinds(place), self._noun_of(cell)
        if not is_figure(cell.text) and self._asked.has(cell.text):  # what is known is no answer
            return None
        is_when = self._asked.question.kind is QuestionKind.WHEN and not self._asked.asks_who
        gives_none = is_when and self._fits(cell, is_kind="when" in kinds, is_named=False) is False
        if gives_none or not {kind for kind, _ in self._asked.told} & _OF_SOMEONE <= kinds:
            return None
        met = self._covering.met(place, kinds, noun)
        signs = {
            **self._signs_of_words(place, met),
            **self._signs_of_column(place, cell, kinds, noun),
            **self._signs_of_row(place, cell),
            Sign.NAMELESS: float(not self._named.are_names_whole(row, title, keys)),
        }
        return Candidate(self._table, row, cell, keys, signs, bool(self._asked.met_in_text(title)))

    def _has_own(self, row: HeldRow, keys: Sequence[HeldCell]) -> bool:
        """Whether a row has more of the question than its paper's own names and common words that stand above too.

        Another than such a row is asked for, unless it says no more than the question, or a number or day tells it.
        """
        asked = self._asked
        met = {word for key in keys for word, value in asked.met_in_cell(key).items() if value == 1.0}
        if met - asked.weak - self._known_above:
            return True
        is_told = any(self._named.tells_day(key) or self._is_whole_number(key) or asked.has(key.text) for key in keys)
        return is_told or self._named.numbers_row(row) or bool(asked.figures) or (asked.is_of_total and is_total(row))

    @cached_property
    def _known_above(self) -> set[str]:
        """The words of the question that name whose paper it is, and those that stand above and are common."""
        header, weights = self._table.document.header, self._asked.weights
        common = {word for word, weight in weights.items() if weight < _COMMON * max(weights.values())}
        own = self._asked.met_in_text(" . ".join(filter(None, (header.issuer, header.place))))
        return {*own, *(common & set(self._asked.met_in_text(self._description)))}

    def _share(self, words: Iterable[str]) -> float:
        return sum(self._asked.weights.get(word, 0.0) for word in set(words)) / self._total

    def _signs_of_words(self, place: Place, met: Mapping[str, float]) -> dict[Sign, float]:
        """How much of the question is met where, and what is not."""
        asked = self._asked
        in_keys = {word for key in place.keys for word in asked.met_in_cell(key)}
        in_title = set(asked.met_in_text(place.title)) - in_keys
        by_kind = {word for word in met if word not in in_keys | in_title and word not in self._above(place)}
        unmet = self._covering.unmet(place, met)
        apart = self._covering.apart(place, met)
        gone = {*apart, *(word for word, what in unmet.items() if what not in (Sign.UNMET_WEAK, Sign.UNMET_LIGHT))}
        shares = {what: self._share(word for word, held in unmet.items() if held is what) for what in UNMET}
        return shares | {
            Sign.IN_ROW: self._share(in_keys - apart),
            Sign.IN_TITLE: self._share(in_title - apart),
            Sign.OVER: self._share(word for over in place.row.over for word in asked.met_in_text(over)),
            Sign.ABOVE: self._share(set(met) - in_keys - in_title - by_kind - apart),
            Sign.BY_KIND: self._share(by_kind - apart),
            Sign.LOOSELY: self._share(word for word, value in met.items() if value < _LOOSELY and word not in apart),
            Sign.APART: self._share(apart),
            Sign.UNMET_RUN: float(any(a in gone and b in gone for a, b in pairwise(asked.words))),
        }

    def _above(self, place: Place) -> set[str]:
        return {word for text in (self._description, *place.row.over) for word in self._asked.met_in_text(text)}

    def _signs_of_column(
        self, place: Place, cell: HeldCell, kinds: frozenset[str], noun: tuple[str, ...]
    ) -> dict[Sign, float]:
        """How much speaks for the column, by its title and by what the cell holds."""
        asked, said = self._asked, self._asked.text(place.title)
        keys = [asked.text(key.text) for key in place.keys]
        in_keys = {word for key in keys for word in key.words}
        holds = {kind for kind, phrase in asked.told if not phrase or not any(contains(k.order, phrase) for k in keys)}
        here, above = asked.runs_in(said), asked.runs_in(asked.text(" . ".join((self._description, *place.row.over))))
        titled = {
            word: _BORROWED if above.get(word, 0) > here.get(word, 0) else 1.0
            for word in asked.met_in_text(place.title)
            if word not in in_keys
        }
        fits = self._fits(cell, is_kind=bool(holds & kinds), is_named=bool(said.pairs & asked.pairs))
        asks_figure = asked.question.kind is QuestionKind.HOW_MANY or bool(holds & STRICT)
        is_sum = is_total_title(place.title)
        return {
            Sign.TITLED: sum(asked.weights[word] * value for word, value in titled.items()) / self._total,
            Sign.WHOLE_TITLE: float(len(said.order) > 1 and contains(asked.words, said.order)),
            Sign.SURPLUS_TITLE: sum(word not in asked.words for word in said.order) / max(1, len(said.order)),
            Sign.NOUN: float(bool(noun) or any(contains(said.order, held) for held in asked.nouns)),
            Sign.KIND: float(bool(holds & kinds)),
            Sign.NO_KIND: float(not holds & STRICT <= kinds),
            Sign.FITS: float(fits is True),
            Sign.UNFIT: float(fits is False),
            Sign.PERSON: float(asked.question.kind in _SOMEBODY and any(find_names(cell.text))),
            Sign.OTHER_SHARE: float("share" in kinds - holds and not titled),
            Sign.FIGURE_CELL: float(is_figure(cell.text) and not asks_figure and not find_dates(cell.text)),
            Sign.TOTAL_TITLE: float(is_sum and not asked.is_of_total),
        }

    def _signs_of_row(self, place: Place, cell: HeldCell) -> dict[Sign, float]:
        """How surely the row is the one that is meant."""
        asked = self._asked
        figures = self._named.figures_met(place.row, place.title, place.keys)
        said = [word for key in place.keys for word in asked.text(key.text).order]
        is_sum = is_total(place.row)
        return {
            Sign.FIGURE: figures or 0.0,
            Sign.NO_FIGURE: float(figures is None),
            Sign.SURPLUS_ROW: sum(word not in asked.words for word in said) / max(1, len(said)),
            Sign.WHOLE_ROW: float(any(not is_figure(key.text) and asked.has(key.text) for key in place.keys)),
            Sign.ONLY_NUMBER: float(all(is_figure(key.text) for key in place.keys)),
            Sign.TOTAL_ROW: float(is_sum and not asked.is_of_total),
            Sign.SUM: float(asked.is_of_total and (is_sum or is_total_title(cell.title))),
        }

    def _kinds(self, place: Place) -> frozenset[str]:
        """What a column holds, by its title, its unit and the cell."""
        of_row = (held.text for held in place.row.cells if is_unit_title(held.title))
        unit = next(of_row, self._table.unit)
        text = place.cell.text if place.cell is not None else ""
        return kinds_of(place.title, text if len(text) <= _VALUE_CHARS else "", unit)

    def _noun_of(self, cell: HeldCell) -> tuple[str, ...]:
        """The words that the question asks by and the cell begins with: "8h00: Hội nghị …" for "hội nghị nào"."""
        begins = tuple(dropwhile(lambda word: not word.isalpha(), self._asked.text(cell.text).order))
        return next((noun for noun in self._asked.nouns if begins[: len(noun)] == noun), ())

    def _fits(self, cell: HeldCell, *, is_kind: bool, is_named: bool) -> bool | None:
        """Whether a cell holds the kind of thing asked for; None where any may."""
        question = self._asked.question
        match QuestionKind.WHO if self._asked.asks_who else question.kind:
            case QuestionKind.HOW_MANY:
                return any(map(str.isdigit, cell.text))
            case QuestionKind.WHEN if self._asked.asks_day and _HOURS.fullmatch(cell.text):
                return False
            case QuestionKind.WHEN:
                is_time = bool(find_dates(cell.text)) or any(True for _ in find_periods(cell.text))
                return is_kind or is_time or _YEAR.search(cell.text) is not None
            case kind if kind in _SOMEBODY:
                who = replace(question, kind=QuestionKind.WHO)
                is_somebody = any(find_names(cell.text)) or bool(held_in(who, cell.text))
                return is_somebody or ((is_kind or is_named) and not is_figure(cell.text))
            case QuestionKind.WHERE:
                return True if is_kind else False if is_figure(cell.text) else None
            case _:
                return None
