"""The labels of lists ("1.", "a)", "Điều 5.") as word processors count them: they stand outside the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.letters.signs import with_signs

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_LETTERS = 26
_LARGEST = 32_767
"""No word processor counts further; a number out of a damaged file does not fill the memory with letters."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled.

    Attributes:
        format: Of its number, by the names of Office Open XML (ST_NumberFormat): "decimal", "lowerLetter", …
        text: The label, with %1 for the number of the first level and so on; a bullet's sign.
        start: What it counts from.
        restart: The level, counted from 1, at or above which a paragraph makes it start again; 0 for never, None for
            any above it.
        is_legal: Whether the numbers of the levels above are decimal in its label.
        after: What stands between the label and the text: a space, or nothing.
    """

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    is_legal: bool = False
    after: str = " "


class Counter:
    """How far the levels of one list have been counted, as Word counts them.

    A level that is used before those above it were makes them count as used once: "1.1" is followed by "2".
    """

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._used: set[int] = set()

    def label(self, levels: Sequence[Level], at: int, *, start: int | None = None) -> str:
        """The label of the next paragraph, with what stands after it; empty where none is shown.

        Args:
            levels: Of the list, from the outermost; they may differ from one paragraph to the next.
            at: The paragraph's level, counted from 0.
            start: The number that this paragraph has, where it does not go on from the one before.
        """
        level = levels[at]
        for above in range(at - 1, -1, -1) if at not in self._used else ():
            if above in self._used:
                break
            self._counts[above] = levels[above].start
            self._used.add(above)
        self._used.add(at)
        counted = self._counts.get(at)
        self._counts[at] = start if start is not None else level.start if counted is None else counted + 1
        for lower in [key for key in self._counts if key > at]:
            restart = levels[lower].restart if lower < len(levels) else None
            if restart is None or at < restart:
                del self._counts[lower]
        if level.format == "bullet":
            return level.text + level.after if level.text else ""
        shown = _PLACE.sub(lambda place: self._number(levels, int(place[1]) - 1, below=at), level.text)
        return shown + level.after if shown.strip() else ""

    def _number(self, levels: Sequence[Level], at: int, *, below: int) -> str:
        if at >= len(levels):
            return ""
        is_decimal = levels[below].is_legal and at < below and levels[at].format != "none"
        return number(self._counts.get(at, levels[at].start), "decimal" if is_decimal else levels[at].format)


def bullet(sign: str, font: str | None = None) -> str:
    """A bullet as text has it: the sign of a font of signs, and a letter that only looks like one, is "•"."""
    shown = with_signs(sign, font)
    return "•" if len(shown) == 1 and shown.isalpha() else shown


def number(value: int, format: str) -> str:
    """A number as a format of Office Open XML shows it; decimal for a format of another language."""
    value = max(min(value, _LARGEST), -_LARGEST)
    match format:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "upperRoman" | "lowerRoman" if value > 0:
            shown = _roman(value)
            return shown.upper() if format == "upperRoman" else shown
        case "upperLetter" | "lowerLetter" if value > 0:
            shown = chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)
            return shown.upper() if format == "upperLetter" else shown
        case "numberInDash":
            return f"- {value} -"
        case "decimalEnclosedParen":
            return f"({value})"
        case "decimalEnclosedFullstop":
            return f"{value}."
        case _:
            return str(value)


def _roman(value: int) -> str:
    shown = ""
    for worth, letters in _ROMAN:
        shown += letters * (value // worth)
        value %= worth
    return shown
