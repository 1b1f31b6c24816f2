"""Runs: stretches of a paragraph in one font, from whose characters the text is made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")
"""The metre and its parts: "m2" is how a square metre is asked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font.

    Attributes:
        font: Its name; None where the file gives none.
        is_capitals: Whether it is shown in capitals.
        is_raised: Whether it stands above the line.
    """

    text: str
    font: str | None = None
    is_capitals: bool = False
    is_raised: bool = False

    def saying(self, text: str, *, font: str | None = None) -> "Run":
        """The same with another text, and another font where one is given."""
        return replace(self, text=text, font=font or self.font)


def text_of(runs: Sequence[Run]) -> str:
    """The text of these runs as it is shown.

    Neighbours of one font are put together before their letters are read: programs cut runs inside words. Digits
    above the line stay so ("10⁶"), but in units; after a word they are the mark of a note, and stand apart from it.
    """
    text = ""
    for (_, is_capitals, is_raised), group in groupby(runs, lambda run: (run.font, run.is_capitals, run.is_raised)):
        said = "".join(run.text for run in group)
        said = said.upper() if is_capitals else said
        if is_raised and said.strip().isdecimal() and text and not _UNIT.search(text):
            said = (" " if text[-1].isalpha() else "") + said.translate(_RAISED)
        text += said
    return text
