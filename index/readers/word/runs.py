"""Runs: stretches of a paragraph in one font, from whose characters the text is made."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.readers.letters.capitals import with_sentences
from index.readers.letters.in_unicode import Letters
from index.readers.letters.in_unicode import Run as Part
from index.readers.letters.signs import with_signs
from index.readers.types import Read

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINE_ENDS = re.compile(r"[\r\n\t]+")
_BEFORE = 20
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")
"""The metre and its parts: "m2" is how a square metre is asked for."""
_UNIT_CHARS = 3
"""The longest unit and the character before it."""


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


def in_one_line(text: str | None) -> str:
    """What an element of text holds; where its line ends means nothing, as everywhere in XML."""
    return _LINE_ENDS.sub(" ", text or "")


class Texts:
    """Makes the text of runs, those in old fonts in Unicode.

    What an old font's codes mean is told by all that a document has in it: without letters, parts are only collected.
    """

    def __init__(self, letters: Letters | None = None) -> None:
        self._letters = letters
        self.parts: list[list[Part]] = []

    def text_of(self, runs: Sequence[Run]) -> str:
        """The text of these runs as it is shown.

        Neighbours of one font are put together before their letters are read: programs cut runs inside words. Digits
        above the line stay so ("10⁶"), but in units; after a word they are the mark of a note, and stand apart from it.
        """
        text = ""
        for (font, is_capitals, is_raised), group in groupby(
            runs, lambda run: (run.font, run.is_capitals, run.is_raised)
        ):
            signs = with_signs("".join(run.text for run in group), font)
            said = self._in_unicode(Part(signs, font or ""), text)
            said = said.upper() if is_capitals else said
            if is_raised and said.strip().isdecimal() and text and not _UNIT.search(text[-_UNIT_CHARS:]):
                said = (" " if text[-1].isalpha() else "") + said.translate(_RAISED)
            text += said
        return text

    def _in_unicode(self, part: Part, before: str) -> str:
        if self._letters is None:
            self.parts.append([part])
            return part.text
        said = self._letters.text_of([part])
        return with_sentences(said, before[-_BEFORE:]) if self._letters.lack_capitals([part]) else said


def in_known_letters(read: Callable[[Texts], Read]) -> Read:
    """What a document says, read once, and a second time where it has letters of old fonts."""
    texts = Texts()
    said = read(texts)
    letters = Letters(texts.parts)
    return read(Texts(letters)) if letters.has_old else said
