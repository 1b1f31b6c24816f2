"""What speaks for a cell and what against it: the signs by which a fitted sum decides whether it answers."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class Sign(StrEnum):
    """A sign of a row and a column; shares are of the question's words, by rarity, in [0, 1], all others 0 or 1."""

    # Shares that are met.
    IN_ROW = "in_row"  # in the cells by which the row is told
    IN_TITLE = "in_title"  # in the title of the column, and not in the row
    OVER = "over"  # in what stands over the row within the table
    ABOVE = "above"  # only above the table, in other titles or the file's name
    BY_KIND = "by_kind"  # only since the column holds what is asked for
    LOOSELY = "loosely"  # by a word alone, without the one beside it
    # Shares that are met nowhere.
    UNMET_LIGHT = "unmet_light"  # words that a table need not say
    UNMET_WEAK = "unmet_weak"  # words that say little
    UNMET_LEFT = "unmet_left"  # right before what tells the row
    UNMET_RIGHT = "unmet_right"  # right behind it
    UNMET_ASKED = "unmet_asked"  # part of what is asked for by name
    UNMET_TITLES = "unmet_titles"  # only in titles of other columns
    UNMET_ROWS = "unmet_rows"  # only in other rows
    UNMET_NUMBER = "unmet_number"  # a number
    UNMET_OTHER = "unmet_other"  # any other
    # Against the row.
    UNMET_RUN = "unmet_run"  # two that are met nowhere stand side by side
    APART = "apart"  # a share that goes on otherwise than a cell that begins alike: another row is meant
    NAMELESS = "nameless"  # a name is not met as a whole
    NO_FIGURE = "no_figure"  # a number that is asked for is not there
    # For the row.
    FIGURE = "figure"  # how surely it is the one of the numbers, in [0, 1]
    WHOLE_ROW = "whole_row"  # the question has a whole cell by which it is told
    SURPLUS_ROW = "surplus_row"  # share of the words by which it is told that the question has not
    ONLY_NUMBER = "only_number"  # it is told by its number alone
    # The column.
    TITLED = "titled"  # share met in its title, less where what stands above has more of it
    WHOLE_TITLE = "whole_title"  # the question has the whole title
    SURPLUS_TITLE = "surplus_title"  # share of the title's words that the question has not
    NOUN = "noun"  # the title or the cell begins with what is asked for by name
    KIND = "kind"  # it holds the kind of thing that is asked for
    NO_KIND = "no_kind"  # it does not hold what is asked for by its own word
    FITS = "fits"  # the cell is of the kind asked for
    UNFIT = "unfit"  # it is not
    PERSON = "person"  # somebody is asked for, and it names one
    OTHER_SHARE = "other_share"  # it is a share, and none is asked for
    FIGURE_CELL = "figure_cell"  # it is a number, and none is asked for
    TOTAL_TITLE = "total_title"  # the column sums up, and no sum is asked for
    TOTAL_ROW = "total_row"  # the row does
    SUM = "sum"  # one of them does, and a sum is asked for
    # Beside others; shares of the question.
    BEHIND = "behind"  # how much more the best place of all tables meets
    ROW_BEHIND = "row_behind"  # how much more another row of the table meets
    OVER_BEHIND = "over_behind"  # how much more what stands over another row meets
    TITLE_BEHIND = "title_behind"  # how much more another title meets, in the same row
    KIND_BEHIND = "kind_behind"  # another cell of the row is of the kind asked for
    LEAD = "lead"  # how much more than the next best row it meets; 0 of any but the best
    EVIDENCE = "evidence"  # the document's score among the evidence, in [0, 1]


Signs = Mapping[Sign, float]

_CONTRADICTING = {
    Sign.NO_FIGURE: 0.0,
    Sign.APART: 0.0,
    Sign.UNMET_NUMBER: 0.0,
    Sign.UNMET_RUN: 0.0,
    Sign.UNMET_TITLES: 0.03,
    Sign.UNMET_ROWS: 0.03,
    Sign.UNMET_ASKED: 0.05,
}
"""The most of each that a cell may have: found by cross-validation, like the weights."""
_BESIDE = 0.05
"""Share that may be met nowhere beside what tells the row, unless the question has a whole cell that does."""
UNMET = tuple(sign for sign in Sign if sign.startswith("unmet_") and sign is not Sign.UNMET_RUN)
"""What a word can be that is met nowhere."""
_MET = (Sign.IN_ROW, Sign.IN_TITLE, Sign.ABOVE, Sign.BY_KIND)


def is_contradicted(signs: Signs) -> bool:
    """Whether something that the question says is another's here, however much else is met."""
    beside = signs[Sign.UNMET_LEFT] + signs[Sign.UNMET_RIGHT]
    is_another = beside > _BESIDE and not signs[Sign.WHOLE_ROW]
    return is_another or any(signs[sign] > most for sign, most in _CONTRADICTING.items())


def covered(signs: Signs) -> float:
    """Share of the question that is met, in [0, 1]."""
    return sum(signs[sign] for sign in _MET)


@dataclass(frozen=True, slots=True)
class Judge:
    """A fitted sum of signs.

    Attributes:
        weights: By sign; fitted by `tests/benchmarks/fit_cells.py`.
        constant: What the sum begins with.
        threshold: The least probability of a cell that is said.
    """

    weights: Mapping[Sign, float]
    constant: float
    threshold: float

    def probability(self, signs: Signs) -> float:
        """How likely it is that a cell answers, in [0, 1]; none that is contradicted does."""
        if is_contradicted(signs):
            return 0.0
        held = math.fsum(self.weights[sign] * value for sign, value in signs.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, held + self.constant))))


@cache
def fitted_judge() -> Judge:
    """The project's own, see `tests/benchmarks/fit_cells.py`."""
    held = json.loads(resources.files("retrieval.answers.cells").joinpath("judge.json").read_text(encoding="utf-8"))
    return Judge({sign: held["weights"][sign] for sign in Sign}, held["constant"], held["threshold"])
