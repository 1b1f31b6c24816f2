"""Which cell of a table answers: the row that holds what the question names, the column that it asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.entities.dates import find_dates
from index.entities.names import find_names
from index.entities.periods import find_periods
from index.language.words import contains
from retrieval.answers.cells.asked import Asked, Text, denials, kinds_of
from retrieval.answers.cells.named import Named
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
    said_of,
)
from retrieval.question.types import QuestionKind

_IN_ROW, _IN_TITLE, _ABOVE = 1.0, 0.9, 0.8
"""What a word of the question counts where it is met: in the row or the column's title, in others, above the table."""
_UNMET = 0.05
"""Most of the question, by rarity, that may be met nowhere, and no two words of it side by side."""
_OF_TITLE, _OF_KIND, _OF_NOUN, _OF_FIGURES = 0.1, 0.06, 0.1, 0.2
_OF_TOTAL, _OF_SUMS, _OF_PERSON, _OF_SUM = 0.03, 0.08, 0.04, 0.15
_SOMEBODY = (QuestionKind.WHO, QuestionKind.ATTENDANCE)
_EXTRA_TITLE, _EXTRA_KEY = 0.04, 0.05
_VALUE_CHARS = 60
_ROWS_LOOKED_AT = 200
"""Rows of one table that are held against a question word by word; a longer list is narrowed by its words first."""
_SHORT = 4
_BEGINNING = 6
"""So many words of a cell are its beginning: "8h00: Hội nghị …"."""
_STRICT = frozenset({"phone", "mail", "share", "money"})
"""What is asked for by its own word: a column that holds something else answers nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell that may answer.

    Attributes:
        keys: The cells of its row by which the row is told.
        score: Best first; about the share of the question that is met, by rarity.
        is_named: Whether the question has words of the column's title.
    """

    table: HeldTable
    row: HeldRow
    cell: HeldCell
    keys: tuple[HeldCell, ...]
    score: float
    is_named: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A row and a column that is asked for; `cell` is None where the row has none there."""

    row: HeldRow
    title: str
    cell: HeldCell | None
    keys: tuple[HeldCell, ...]


class Chooser:
    """One question over one table.

    Attributes:
        nearest: The most of the question, by rarity, that any of the rows looked at meets, in [0, 1].
    """

    def __init__(self, asked: Asked, table: HeldTable) -> None:
        self.nearest = 0.0
        self._asked = asked
        self._table = table
        self._total = sum(asked.weights.values()) or 1.0
        self._description = " . ".join((describe(table.document, None), *table.over))
        self._named = Named(asked, table, self._description)
        self._times = frozenset(map(str, asked.question.times.years))

    def choices(self) -> Iterator[Choice]:
        """The cells that meet all that the question names, in the order of the table; an empty one answers nothing."""
        titles = self._table.titles
        columns = [at for at, title in enumerate(titles) if not is_ordinal_title(title) and not is_unit_title(title)]
        for row in self._rows():
            found = (self._choice(self._place(row, column)) for column in columns)
            yield from (choice for choice in found if choice is not None)

    def _rows(self) -> Iterator[HeldRow]:
        """The rows that may answer: all of a table of usual length, of a longer one those that meet most."""
        rows, asked = self._table.rows, self._asked
        if len(rows) <= _ROWS_LOOKED_AT:
            yield from rows
            return
        numbers = {figure.number for figure in asked.figures}
        days = [re.compile(rf"(?<!\d)0?{day.day}(?!\d)") for day in asked.question.times.dates]
        scores = []
        for at, (row, words) in enumerate(zip(rows, self._row_words, strict=True)):
            met = sum(weight for word, weight in asked.weights.items() if word in words)
            is_told = row.number.strip("(). ") in numbers or any(d.search(c.text) for d in days for c in row.cells)
            scores.append((-(met + self._total * is_told), at))
        yield from (rows[at] for at in sorted(at for _, at in sorted(scores)[:_ROWS_LOOKED_AT]))

    @property
    def _row_words(self) -> tuple[frozenset[str], ...]:
        return self._table.folded_words if self._asked.folded else self._table.words

    def _place(self, row: HeldRow, column: int) -> _Place:
        title = self._table.titles[column]
        cell = next((held for held in row.cells if held.column == column), None)
        if cell is None and title:  # a cell over several columns
            cell = next((c for c in row.cells if c.column < column and title in c.title.split(", ")), None)
        above = self._asked.text(" . ".join((title, *row.over)))
        keys = [held for held in row.cells if held is not cell and self._tells(row, held, above)]
        return _Place(row, title, cell, tuple(self._needed(keys)))

    def _tells(self, row: HeldRow, cell: HeldCell, above: Text) -> bool:
        """Whether a row is told by a cell: it holds what the question says and nothing above it does."""
        if is_ordinal_title(cell.title) or (row.number and cell.text == row.number):
            return any(self._asked.text(row.number).order == (figure.number,) for figure in self._asked.figures)
        if self._named.tells_day(cell) or (self._asked.is_of_total and is_total(row) and cell is self._subject_of(row)):
            return True
        met = {word for word, value in self._met_in_cell(cell).items() if value == 1.0}
        known = above.words | self._asked.text(cell.title).words
        return bool(met - known) or (bool(met - self._asked.weak) and not is_figure(cell.text))

    def _subject_of(self, row: HeldRow) -> HeldCell | None:
        return next((cell for cell in row.cells if cell.column >= self._table.subject), None)

    def _needed(self, keys: Sequence[HeldCell]) -> Iterator[HeldCell]:
        """The cells without those that hold nothing of the question but what others hold."""
        met = {id(key): set(self._met_in_cell(key)) for key in keys}
        for key in keys:
            others = set().union(*(words for held, words in met.items() if held != id(key)))
            if met[id(key)] and met[id(key)] <= others and not self._named.tells_day(key):
                del met[id(key)]
            else:
                yield key

    def _met_in(self, text: str) -> dict[str, float]:
        return self._asked.met_in(self._asked.text(text))

    def _met_in_cell(self, cell: HeldCell) -> dict[str, float]:
        """The same of a cell, alone and with its title; nothing of one that denies what the question does not."""
        said = self._asked.text(cell.text)
        if len(said.order) <= _SHORT and said.words & denials(folded=self._asked.folded) - set(self._asked.words):
            return {}
        return self._met_in(said_of(cell)) | self._met_in(cell.text)

    def _choice(self, place: _Place) -> Choice | None:
        met = self._met(place)
        covered = sum(weight for word, weight in self._asked.weights.items() if word in met) / self._total
        self.nearest = max(self.nearest, covered)
        if not place.keys or place.cell is None or not self._is_all_met(met):
            return None
        if not self._named.all_met(place.row, place.title, place.keys):
            return None
        column = self._column(place, place.cell)
        figures = self._named.figures_met(place.row, place.title, place.keys)
        if column is None or figures is None:
            return None
        said = [word for key in place.keys for word in self._asked.text(key.text).order]
        extra = sum(word not in self._asked.words for word in said) / max(1, len(said))
        weighed = sum(weight * met.get(word, 0.0) for word, weight in self._asked.weights.items()) / self._total
        summed = _OF_SUM * (self._asked.is_of_total and is_total(place.row))
        score = weighed + column + _OF_FIGURES * figures + summed - _EXTRA_KEY * extra
        is_named = bool(self._met_in(place.title))
        return Choice(self._table, place.row, place.cell, place.keys, score, is_named)

    def _met(self, place: _Place) -> dict[str, float]:
        """What each word of the question counts here; without those that are met nowhere."""
        asked = self._asked
        subject = self._table.titles[self._table.subject] if self._table.titles else ""
        others = (subject, *(key.title for key in place.keys))
        parts = [(_ABOVE, self._description), *((_ABOVE, over) for over in place.row.over)]
        parts += [(_IN_TITLE, title) for title in others]
        found = [(share, self._met_in(text)) for share, text in (*parts, (_IN_ROW, place.title))]
        found += [(_IN_ROW, self._met_in_cell(key)) for key in place.keys]
        met: dict[str, float] = {}
        for share, words in found:
            for word, value in words.items():
                met[word] = max(met.get(word, 0.0), share * value)
        if place.cell is not None:
            untitled = asked.nouns[0] if asked.nouns and not any(self._table.titles) else ()
            met |= dict.fromkeys((*self._noun_of(place.cell), *untitled), _IN_ROW)
        kinds = self._kinds(place)
        for kind, phrase in asked.told:
            if kind in kinds:
                met |= dict.fromkeys(phrase, _IN_TITLE)
            if kind in kinds & _STRICT:  # "bao nhiêu phần trăm phiếu"
                counted = next((noun for noun in asked.nouns if noun[: len(phrase)] == phrase), ())
                met = dict.fromkeys(counted, _ABOVE) | met
        return met

    def _is_all_met(self, met: Mapping[str, float]) -> bool:
        """Whether next to nothing of the question is met nowhere, and nothing by which the table tells things apart."""
        weights, weak = self._asked.weights, self._asked.weak
        unmet = {word for word in weights if word not in met and word not in self._times}
        strong = unmet - weak
        if unmet & self._words_of_titles or any(w in self._words_of_table or not w.isalpha() for w in strong):
            return False
        if any((a in strong and b in unmet) or (a in unmet and b in strong) for a, b in pairwise(self._asked.words)):
            return False
        return sum(weights[word] for word in strong) <= _UNMET * self._total

    @cached_property
    def _words_of_titles(self) -> frozenset[str]:
        return frozenset(word for title in self._table.titles for word in self._asked.text(title).words)

    @cached_property
    def _words_of_table(self) -> frozenset[str]:
        """All words of its rows."""
        return frozenset().union(*self._row_words)

    def _kinds(self, place: _Place) -> frozenset[str]:
        """What a column holds, by its title, its unit and the cell."""
        of_row = (held.text for held in place.row.cells if is_unit_title(held.title))
        unit = next(of_row, self._table.unit)
        text = place.cell.text if place.cell is not None else ""
        return kinds_of(place.title, text if len(text) <= _VALUE_CHARS else "", unit, folded=self._asked.folded)

    def _noun_of(self, cell: HeldCell) -> tuple[str, ...]:
        """The words that the question asks by and the cell begins with: "Thôn Đoài" for "thôn nào"."""
        begins = self._asked.text(cell.text).order[:_BEGINNING]
        return next((noun for noun in self._asked.nouns if contains(begins, noun)), ())

    def _column(self, place: _Place, cell: HeldCell) -> float | None:
        """How much speaks for a column, by its title and by what its cell holds; None if it cannot answer."""
        asked, said = self._asked, self._asked.text(place.title)
        kinds, keys = self._kinds(place), [asked.text(key.text) for key in place.keys]
        holds = {kind for kind, phrase in asked.told if not phrase or not any(contains(k.order, phrase) for k in keys)}
        if not holds & _STRICT <= kinds:
            return None
        in_keys = {word for key in keys for word in key.words}
        named = sum(asked.weights[word] for word in asked.met_in(said) if word not in in_keys)
        fits = self._fits(cell, is_kind=bool(holds & kinds))
        signs = (
            (_OF_KIND, bool(holds & kinds) or bool(fits)),
            (_OF_PERSON, asked.question.kind in _SOMEBODY and any(find_names(cell.text))),
            (_OF_NOUN, bool(self._noun_of(cell)) or any(contains(said.order, noun) for noun in asked.nouns)),
            (_OF_SUMS if asked.is_of_total else _OF_TOTAL, is_total_title(place.title)),
            (0.0, not any(self._table.titles)),
        )
        if fits is False or not (named or any(shown for _, shown in signs)):
            return None
        extra = sum(word not in asked.words for word in said.order) / max(1, len(said.order))
        shown = sum(weight for weight, is_shown in signs if is_shown)
        return _OF_TITLE * named / self._total + shown - _EXTRA_TITLE * extra

    def _fits(self, cell: HeldCell, *, is_kind: bool) -> bool | None:
        """Whether a cell holds the kind of thing asked for; None where any may."""
        question = self._asked.question
        match question.kind:
            case QuestionKind.HOW_MANY:
                return any(map(str.isdigit, cell.text))
            case QuestionKind.WHEN:
                return is_kind or bool(find_dates(cell.text)) or any(True for _ in find_periods(cell.text))
            case kind if kind in _SOMEBODY:
                who = replace(question, kind=QuestionKind.WHO)
                is_somebody = any(find_names(cell.text)) or bool(held_in(who, cell.text))
                return is_somebody or (is_kind and not is_figure(cell.text))
            case QuestionKind.WHERE:
                return True if is_kind else False if is_figure(cell.text) else None
            case _:
                return None
