"""What a question names and a row of a table must hold: names, documents, days, years and figures."""

from collections.abc import Sequence
from functools import cached_property

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.periods import period_words
from index.language.text import fold
from index.language.words import comparable, contains
from retrieval.answers.cells.asked import Asked, Figure, documents_named
from retrieval.evidence.tables import HeldCell, HeldRow, HeldTable, said_of

_BESIDE_SAME_WORD, _OWN_NUMBER = 1.0, 0.9


class Named:
    """What one question names, held against the rows of one table.

    Args:
        described: What stands over the table, its document's description among it.
    """

    def __init__(self, asked: Asked, table: HeldTable, described: str) -> None:
        self._asked = asked
        self._table = table
        self._described = described

    def all_met(self, row: HeldRow, title: str, keys: Sequence[HeldCell]) -> bool:
        """Whether names, documents, days, parts of a year and years are those of the row, the column or the table."""
        question = self._asked.question
        near = " . ".join((*row.over, title, *(f"{key.title} . {key.text}" for key in keys)))
        whole = f"{near} . {self._described}"
        said = comparable(whole, folded=True)
        names = ([fold(word) for word in name.words] for name in self._asked.names)
        documents = documents_named(question)
        found = list(find_document_numbers(whole)) if documents else []
        return (
            all(contains(said, name) or self._stands_outside(name) for name in names)
            and all(any(asked.agrees_with(held) for held in found) for asked in documents)
            and all(self._is_day(day, near) for day in question.times.dates)
            and all(contains(period_words(whole), period.words) for period in question.times.periods)
            and self._are_years(near)
        )

    def _stands_outside(self, name: Sequence[str]) -> bool:
        """Whether a name stands in the text around the tables of a document that does not say of what place it is."""
        document = self._table.document
        if document.header.place is not None or contains(comparable(self._table.text, folded=True), name):
            return False
        return contains(comparable(document.text, folded=True), name)

    @cached_property
    def _has_days(self) -> bool:
        return bool(find_dates(self._table.text))

    def tells_day(self, cell: HeldCell) -> bool:
        """Whether a cell holds a day that the question names."""
        days = self._asked.question.times.dates
        return bool(days) and any(self._agree(asked, day) for day in find_dates(cell.text) for asked in days)

    def _is_day(self, asked: WrittenDate, near: str) -> bool:
        """Whether a day is named in the row, or above a table that has no days in its rows."""
        found = find_dates(near) or ([] if self._has_days else find_dates(self._described))
        return any(self._agree(asked, day) for day in found)

    def _agree(self, asked: WrittenDate, found: WrittenDate) -> bool:
        if (asked.day, asked.month) != (found.day, found.month):
            return False
        if asked.year is None or asked.year == found.year:
            return True
        return found.year is None and (asked.year in self._years_over or not self._years_over)

    @cached_property
    def _years_over(self) -> frozenset[int]:
        """The years that stand over the table, and that of the document's day."""
        day = self._table.document.header.date
        return frozenset(_years(self._described) | ({day.year} if day else set()))

    def _are_years(self, near: str) -> bool:
        """Whether each year asked for is that of the column or row, or where no column has it, of the table."""
        here, asked = _years(near), self._asked.question.times.years
        return all(
            year in here or (not here and year in self._years_over and year not in self._years_of_titles)
            for year in asked
        )

    @cached_property
    def _years_of_titles(self) -> set[int]:
        return _years(" . ".join(self._table.titles))

    def figures_met(self, row: HeldRow, title: str, keys: Sequence[HeldCell]) -> float | None:
        """How surely the row is the one of the numbers that the question names, in [0, 1]; None if one is not there."""
        asked = self._asked
        near = asked.text(" . ".join((title, *row.over, *map(said_of, keys))))
        number = asked.text(row.number).order
        alone = {asked.text(key.text).order for key in keys} - {number}
        described = asked.text(self._described).words
        sure = 0.0
        for figure in asked.figures:
            if figure.stands_in(near) or (figure.number,) in alone:
                sure += _BESIDE_SAME_WORD
            elif number == (figure.number,) and figure not in self._figures_of_cells:
                sure += _OWN_NUMBER
            elif figure.number not in described:
                return None
        return sure / max(1, len(asked.figures))

    @cached_property
    def _figures_of_cells(self) -> frozenset[Figure]:
        """The numbers that a cell of the table has behind the same two words: "đơn vị bầu cử số 2" is no row's."""
        texts = {cell.text for row in self._table.rows for cell in row.cells if cell.text != row.number}
        return frozenset(
            figure
            for figure in self._asked.figures
            if any(figure.stands_in(self._asked.text(text), words_before=2) for text in texts)
        )


def _years(text: str) -> set[int]:
    return {int(word) for word in comparable(text, folded=True) if len(word) == 4 and word[:2] in ("19", "20")}
