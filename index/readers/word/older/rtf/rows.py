"""How a row of a table in an RTF file is drawn: the control words before its cells."""

from dataclasses import replace

from index.readers.word.older.flat import CellShape, RowShape

_SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right", "h": "inside_h", "v": "inside_v"}
_CELL, _ROW, _LINE = "clbrdr", "trbrdr", "brdr"
_NO_LINES = ("brdrnone", "brdrnil", "brdrtbl")
_NOT_KINDS = ("brdrw", "brdrcf", "brdrsp", "brdrart", "brdrframe")
_MAX_CELLS = 256


class RowReader:
    """Takes the control words of a row's definition, those after `trowd`, one after the other."""

    def __init__(self) -> None:
        self._shape = RowShape()
        self._begin_cell()
        self._of_row: set[str] = set()
        self._drawing: tuple[set[str], str] | None = None

    def _begin_cell(self) -> None:
        self._sides: set[str] = set()
        self._merge = ""

    def take(self, word: str, number: int | None) -> None:
        """Go on with a control word; one that says nothing of a row ends what was said of a line."""
        if word == "trleft":
            self._shape = replace(self._shape, left=number or 0)
        elif word == "trhdr":
            self._shape = replace(self._shape, is_heading=True)
        elif word in ("clvmgf", "clvmrg", "clmgf", "clmrg"):
            self._merge = word
        elif word == "cellx":
            self._end_cell(number or 0)
        else:
            self._take_line(word)

    def _take_line(self, word: str) -> None:
        if word.startswith((_CELL, _ROW)) and word[len(_CELL) :] in _SIDES:
            sides = self._sides if word.startswith(_CELL) else self._of_row
            self._drawing = sides, _SIDES[word[len(_CELL) :]]
        elif self._drawing is not None and word.startswith(_LINE) and word not in _NOT_KINDS:
            sides, side = self._drawing
            (sides.discard if word in _NO_LINES else sides.add)(side)
        elif not word.startswith(_LINE):
            self._drawing = None

    def _end_cell(self, right: int) -> None:
        cells = self._shape.cells
        of_row = {side for side in ("top", "bottom") if {side, "inside_h"} & self._of_row}
        of_row |= {"left" if not cells else "inside_v", "right", "inside_v"} & self._of_row
        sides = len(self._sides) or len(of_row)
        cell = CellShape(right, sides, goes_on=self._merge == "clvmrg", is_taken=self._merge == "clmrg")
        if len(cells) < _MAX_CELLS:
            self._shape = replace(self._shape, cells=(*cells, cell))
        self._begin_cell()

    def shape(self) -> RowShape:
        """The row as it is defined so far."""
        return self._shape
