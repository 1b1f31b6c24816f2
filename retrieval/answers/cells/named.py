"""What a question names and a row of a table must hold: names, documents, days, years and figures."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.periods import period_words
from index.language.text import fold, has_marks
from index.language.words import comparable, contains
from retrieval.answers.cells.asked import Asked, Figure, documents_named
from retrieval.answers.cells.phrases import UNDER
from retrieval.answers.cells.texts import Text
from retrieval.evidence.tables import HeldCell, HeldRow, HeldTable, said_of
from retrieval.question.types import QuestionKind

_DAY = "ngày"
_TELLING = 3
"""Digits of a number that tells a row wherever it stands."""
_LINE_CHARS = 120
_BARE_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s*/\s*(?:0?[1-9]|1[0-2])")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
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
        self._outside: dict[tuple[str, ...], bool] = {}

    def all_met(self, row: HeldRow, title: str, keys: Sequence[HeldCell]) -> bool:
        """Whether documents, days, parts of a year and years are those of the row, the column or the table.

        Names that were typed with marks must be met too.
        """
        question = self._asked.question
        near = self._near(row, title, keys)
        whole = f"{near} . {self._described}"
        documents = documents_named(question)
        found = list(find_document_numbers(whole)) if documents else []
        return (
            (self._asked.folded or self.are_names_whole(row, title, keys))
            and all(any(asked.agrees_with(held) for held in found) for asked in documents)
            and all(self._is_day(day, near) for day in question.times.dates)
            and (not question.times.ranges or any(map(self.tells_day, keys)))
            and all(
                contains(period_words(whole), period.words) or self._is_of_keys(period.words[0], keys)
                for period in question.times.periods
            )
            and self._are_years(title, near)
        )

    def are_names_whole(self, row: HeldRow, title: str, keys: Sequence[HeldCell]) -> bool:
        """Whether all names are those of the row, the column or the table."""
        whole = f"{self._near(row, title, keys)} . {self._described}"
        return all(self._is_named(name, whole, keys) for name in self._asked.names)

    @staticmethod
    def _near(row: HeldRow, title: str, keys: Sequence[HeldCell]) -> str:
        return " . ".join((*row.over, title, *(f"{key.title} . {_with_days(key.text)}" for key in keys)))

    def _is_named(self, name: Sequence[str], near: str, keys: Sequence[HeldCell]) -> bool:
        """Whether a name is met, with its marks if it was typed with any: "Nguyễn Dữ" is not "Nguyễn Du"."""
        is_bare = self._asked.folded or not any(map(has_marks, name))
        said = [fold(word) for word in name] if is_bare else list(name)
        if contains(comparable(near, folded=is_bare), said):
            return True
        plain = [fold(word) for word in name]
        if (outside := tuple(plain)) not in self._outside:
            self._outside[outside] = self._stands_outside(outside)
        return self._outside[outside] or self._is_of_parts(plain, near, keys)

    def _stands_outside(self, name: tuple[str, ...]) -> bool:
        """Whether a name stands in the text around the tables of a document that does not say of what place it is."""
        document = self._table.document
        if document.header.place is not None or contains(comparable(self._table.text, folded=True), name):
            return False
        return contains(comparable(document.text, folded=True), name)

    def _is_of_keys(self, word: str, keys: Sequence[HeldCell]) -> bool:
        """Whether what looks like a part of the year without marks is a row's name: "ban cuoi nam 2025"."""
        return self._asked.folded and any(self._asked.met_in_text(key.text).get(word) == 1.0 for key in keys)

    def _is_of_parts(self, name: Sequence[str], near: str, keys: Sequence[HeldCell]) -> bool:
        """Whether what looks like a name without marks is of several: "co dao van phong" is Đào, of Văn phòng."""
        if not self._asked.folded:
            return False
        met = {*self._asked.met_in_text(near), *(word for key in keys for word in self._asked.met_in_cell(key))}
        return met >= set(name) & self._asked.weights.keys()

    @cached_property
    def _has_days(self) -> bool:
        return any(find_dates(_with_days(cell.text)) for row in self._table.rows for cell in row.cells)

    def tells_day(self, cell: HeldCell) -> bool:
        """Whether a cell holds a day that the question names."""
        days = self._asked.question.times.dates
        return bool(days) and any(
            self._agree(asked, day) for day in find_dates(_with_days(cell.text)) for asked in days
        )

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

    def _are_years(self, title: str, near: str) -> bool:
        """Whether each year asked for is that of the column or row, or of the table where no column beside has it."""
        beside = self._years_beside(title)
        of_figure = self._asked.question.kind is QuestionKind.HOW_MANY and self._years_of_titles
        here = _years(title if of_figure else near)
        over = self._years_over if not of_figure else self._years_over - self._in_ranges
        return all(
            year in here or (not here and year in over and year not in beside)
            for year in self._asked.question.times.years
        )

    def _years_beside(self, title: str) -> set[int]:
        """The years of the columns under the same title as this one."""
        group = title.rpartition(UNDER)[0]
        return _years(" . ".join(held for held in self._table.titles if held.rpartition(UNDER)[0] == group))

    @cached_property
    def _in_ranges(self) -> frozenset[int]:
        """The years above the table that only begin or end a span of years."""
        spans = _SPAN.findall(self._described)
        return frozenset(map(int, chain.from_iterable(spans))) - _years(_SPAN.sub(" ", self._described))

    @cached_property
    def _years_of_titles(self) -> set[int]:
        return _years(" . ".join(self._table.titles))

    def figures_met(self, row: HeldRow, title: str, keys: Sequence[HeldCell]) -> float | None:
        """How surely the row is the one of the numbers that the question names, in [0, 1]; None if one is not there."""
        asked = self._asked
        if not asked.figures:
            return 0.0
        near = asked.text(" . ".join((title, *row.over, *map(said_of, keys))))
        number = asked.text(row.number).order
        alone = {asked.text(key.text).order for key in keys} - {number}
        described = asked.text(self._described).words
        sure = 0.0
        cells = [asked.text(cell.text).order for cell in row.cells]
        for figure in asked.figures:
            if any(figure.is_another(said) for said in cells):
                return None
            if figure.stands_in(near) or (figure.number,) in alone:
                sure += _BESIDE_SAME_WORD
            elif self._is_told(figure, near) or (number == (figure.number,) and figure not in self._figures_of_cells):
                sure += _OWN_NUMBER
            elif figure.number not in described:
                return None
        return sure / max(1, len(asked.figures))

    @staticmethod
    def _is_told(figure: Figure, near: Text) -> bool:
        """Whether a number that tells a row wherever it stands is there: "15h45", "503"."""
        return len(figure.number) >= _TELLING and figure.number in near.words

    def numbers_row(self, row: HeldRow) -> bool:
        """Whether a row has one of the question's numbers, which stands behind the same words in no cell or heading."""
        number = self._asked.text(row.number).order
        return any(
            number == (figure.number,) and figure not in self._figures_of_cells for figure in self._asked.figures
        )

    @cached_property
    def _figures_of_cells(self) -> frozenset[Figure]:
        """The numbers that stand elsewhere behind the same two words: "đơn vị bầu cử số 2" is no row's."""
        texts = {cell.text for row in self._table.rows for cell in row.cells if cell.text != row.number}
        texts.add(self._described)
        return frozenset(
            figure
            for figure in self._asked.figures
            if any(figure.stands_in(self._asked.text(text), words_before=2) for text in texts)
            or self._is_in_line(figure)
        )

    def _is_in_line(self, figure: Figure) -> bool:
        """Whether a short line of the document ends with a number behind the same two words: a heading does."""
        said = (*figure.before[-2:], figure.number)
        lines = (line for line in self._table.document.text.splitlines() if len(line) <= _LINE_CHARS)
        ending = (line for line in lines if line.rstrip(" .:").endswith(figure.number))
        return len(said) > 2 and any(self._asked.text(line.rstrip(" .:")).order[-3:] == said for line in ending)


def _with_days(text: str) -> str:
    """A cell that is only "03/9" says a day, as such a one in a sentence may not."""
    return f"{_DAY} {text}" if _BARE_DAY.fullmatch(text) else text


def _years(text: str) -> set[int]:
    return {
        int(word)
        for word in comparable(text, folded=True)
        if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
    }
