"""By which of its cells a row of a table is told: those that hold what the question says of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from retrieval.answers.cells.asked import Asked
from retrieval.answers.cells.named import Named
from retrieval.evidence.tables import HeldCell, HeldRow, HeldTable, is_figure, is_ordinal_title, is_total

_SHORT_WORDS = 3
_COMMON = 0.25
"""What a word says less than this, beside the rarest of the question, is said by many papers."""
_LONG_NUMBER = 6
"""Digits by which a number tells a row alone: of a telephone, an identity card."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A cell of a row, as far as it tells the row whatever column is asked for.

    Attributes:
        tells: Whether it does; None where that is so if it holds a word that nothing above it has.
        words: Its words of the question that its own title has not.
    """

    cell: HeldCell
    tells: bool | None
    words: frozenset[str]


class Keys:
    """One question over the rows of one table.

    Args:
        description: What stands above the table, its document's description among it.
    """

    def __init__(self, asked: Asked, table: HeldTable, named: Named, description: str) -> None:
        self._asked = asked
        self._table = table
        self._named = named
        self._description = description
        self._row: HeldRow | None = None
        self._telling: tuple[_Telling, ...] = ()
        self._over: frozenset[str] = frozenset()

    def of(self, row: HeldRow, title: str, cell: HeldCell) -> tuple[HeldCell, ...]:
        """The cells of a row by which it is told where this one of this column is asked for; none if it is not."""
        asked = self._asked
        if row is not self._row:  # what depends on the row alone is found once for all its columns
            self._row, self._telling = row, tuple(self._telling_of(row))
            self._over = frozenset(word for over in row.over for word in asked.met_in_text(over))
        above = {*asked.met_in_text(title), *self._over}
        others = [held for held in self._telling if held.cell is not cell]
        tell = [bool(held.words - above) if held.tells is None else held.tells for held in others]
        if not any(tell):
            return ()
        keys = [held.cell for held, tells in zip(others, tell, strict=True) if tells]
        met = {*above, *(word for key in keys for word in asked.met_in_cell(key))}
        rest = (held.cell for held, tells in zip(others, tell, strict=True) if not tells)
        return tuple(self._needed([*keys, *(cell for cell in rest if self._tells_alone(cell, met))]))

    def has_own(self, row: HeldRow, keys: Sequence[HeldCell]) -> bool:
        """Whether a row has more of the question than its paper's own names and common words that stand above too.

        Another than such a row is asked for, unless it says no more than the question, or a number or day tells it.
        """
        asked = self._asked
        met = {word for key in keys for word, value in asked.met_in_cell(key).items() if value == 1.0}
        if met - asked.weak - self._known_above:
            return True
        is_told = any(self._named.tells_day(key) or self.is_whole_number(key) or asked.has(key.text) for key in keys)
        return is_told or self._named.numbers_row(row) or bool(asked.figures) or (asked.is_of_total and is_total(row))

    def is_whole_number(self, cell: HeldCell) -> bool:
        """Whether a cell holds a long number that the question has too."""
        return _has_long_number(cell.text) and self._asked.has(cell.text)

    def _telling_of(self, row: HeldRow) -> Iterator[_Telling]:
        """The cells of a row; one tells it if it holds what the question says and nothing above it does."""
        for cell in row.cells:
            met = frozenset(word for word, value in self._asked.met_in_cell(cell).items() if value == 1.0)
            if is_ordinal_title(cell.title) or (row.number and cell.text == row.number):
                tells: bool | None = self._named.numbers_row(row)
            elif self._tells_anyhow(row, cell) or (bool(met - self._asked.weak) and not is_figure(cell.text)):
                tells = True
            else:
                tells = None if met else False
            yield _Telling(cell, tells, met.difference(self._asked.met_in_text(cell.title)))

    def _tells_anyhow(self, row: HeldRow, cell: HeldCell) -> bool:
        """Whether a day, a sum or a long number tells a row."""
        is_sum = self._asked.is_of_total and is_total(row) and cell is self._subject_of(row)
        return self._named.tells_day(cell) or is_sum or self.is_whole_number(cell)

    def _tells_alone(self, cell: HeldCell, met: Collection[str]) -> bool:
        """Whether a short cell holds the only word that is said of it, met nowhere else: "Ca đêm" for "đêm thứ năm"."""
        said = self._asked.met_in_text(cell.text)
        return cell.text.count(" ") < _SHORT_WORDS and bool(said.keys() - met - self._asked.weak)

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

    @cached_property
    def _known_above(self) -> set[str]:
        """The words of the question that name whose paper it is, and those that stand above and are common."""
        header, weights = self._table.document.header, self._asked.weights
        common = {word for word, weight in weights.items() if weight < _COMMON * max(weights.values())}
        own = self._asked.met_in_text(" . ".join(filter(None, (header.issuer, header.place))))
        return {*own, *(common & set(self._asked.met_in_text(self._description)))}


@lru_cache(maxsize=65536)
def _has_long_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _LONG_NUMBER
