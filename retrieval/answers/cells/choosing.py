"""Which cell of a table answers: the row that holds what the question names, the column that it asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from index.entities.dates import find_dates
from index.entities.names import find_names
from index.entities.periods import find_periods
from index.language.words import contains
from retrieval.answers.cells.asked import Asked
from retrieval.answers.cells.covering import Covering, Place
from retrieval.answers.cells.keys import Keys
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
        self._keys = Keys(asked, table, self._named, self._description)
        self._covering = Covering(asked, table, self._description)

    def candidates(self) -> Iterator[Candidate]:
        """The cells that may answer, in the order of the table; an empty one answers nothing."""
        titles = self._table.titles
        columns = [at for at, title in enumerate(titles) if not is_ordinal_title(title) and not is_unit_title(title)]
        for row in self._rows():
            cells = ((self._table.titles[column], self._cell(row, column)) for column in columns)
            found = (self._candidate(row, title, cell) for title, cell in cells if cell is not None)
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
            is_told = is_told or any(map(self._keys.is_whole_number, row.cells))
            if met or is_told or is_sum:
                scores.append((-(met + is_told + is_sum), at))
        yield from (self._table.rows[at] for at in sorted(at for _, at in sorted(scores)[:_ROWS_LOOKED_AT]))

    def _cell(self, row: HeldRow, column: int) -> HeldCell | None:
        """The cell of a column, perhaps one over several."""
        title = self._table.titles[column]
        cell = next((held for held in row.cells if held.column == column), None)
        if cell is None and title:
            cell = next((c for c in row.cells if c.column < column and title in c.title.split(", ")), None)
        return cell

    def _candidate(self, row: HeldRow, title: str, cell: HeldCell) -> Candidate | None:
        """A place with its signs; None where the row is told by nothing, or is of another name, day or year."""
        keys = self._keys.of(row, title, cell)
        if not keys or not self._named.all_met(row, title, keys) or not self._keys.has_own(row, keys):
            return None
        place = Place(row, title, cell, keys)
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
            # Names typed with marks are met here, else the row would be another's.
            Sign.NAMELESS: float(self._asked.folded and not self._named.are_names_whole(row, title, keys)),
        }
        return Candidate(self._table, row, cell, keys, signs, bool(self._asked.met_in_text(title)))

    def _share(self, words: Iterable[str]) -> float:
        return sum(self._asked.weights.get(word, 0.0) for word in set(words)) / self._total

    def _signs_of_words(self, place: Place, met: Mapping[str, float]) -> dict[Sign, float]:
        """How much of the question is met where, and what is not."""
        asked = self._asked
        in_keys = {word for key in place.keys for word in asked.met_in_cell(key)}
        in_title = set(asked.met_in_text(place.title)) - in_keys
        by_kind = met.keys() - in_keys - in_title - self._above(place)
        apart = self._covering.apart(place, met)
        unmet = self._covering.unmet(place, met, apart)
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
