"""How much of a question a row and a column of a table meet, and what they do not meet."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.language.text import fold
from index.language.words import comparable
from retrieval.answers.cells.asked import Asked
from retrieval.answers.cells.phrases import STRICT, UNDER, kinds_of
from retrieval.answers.cells.signs import Sign
from retrieval.evidence.tables import HeldCell, HeldRow, HeldTable, is_figure

_IN_ROW, _IN_TITLE, _ABOVE = 1.0, 0.9, 0.8
"""What a word of the question counts where it is met: in the row or the column's title, in others, above the table."""
_SURE = 0.7
"""From so much on a word is met for certain, though a cell goes on otherwise where it should stand."""
_OF_SOMEONE = ("phone", "mail")
_PART = re.compile(r"[;,:()]|\s[-–]\s")
_NUMBER = "số"
_WORDS = 3
_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A row and a column that is asked for; `cell` is None where the row has none there.

    Attributes:
        keys: The cells of its row by which the row is told.
    """

    row: HeldRow
    title: str
    cell: HeldCell | None
    keys: tuple[HeldCell, ...]


class Covering:
    """One question held against the places of one table.

    Args:
        description: What stands above the table, its document's description among it.
    """

    def __init__(self, asked: Asked, table: HeldTable, description: str) -> None:
        self._asked = asked
        self._table = table
        self._description = description
        self._times = frozenset(map(str, asked.question.times.years))

    def met(self, place: Place, kinds: frozenset[str], noun: tuple[str, ...]) -> dict[str, float]:
        """What each word of the question counts here; without those that are met nowhere.

        Args:
            kinds: What the column holds.
            noun: The words that the question asks by and the cell begins with.
        """
        asked = self._asked
        subject = self._table.titles[self._table.subject] if self._table.titles else ""
        others = (subject, *(key.title for key in place.keys))
        parts = [(_ABOVE, self._description), *((_ABOVE, over) for over in place.row.over)]
        parts += [(_IN_TITLE, title) for title in others]
        found = [(share, asked.met_in_text(text)) for share, text in (*parts, (_IN_ROW, place.title))]
        found += [(_IN_ROW, asked.met_in_cell(key)) for key in place.keys]
        found.append((_ABOVE, self._in_name_of_file))
        if "who" not in kinds | {
            kind for kind, _ in asked.told
        }:  # "chi bộ thôn Xóm Lò", of which a column has the secretary
            found.append((_ABOVE, asked.met_in_text(" . ".join(self._titles_of_people))))
        if place.cell is not None and not is_figure(place.cell.text):
            found.append((_ABOVE, asked.met_in_cell(place.cell)))
        met: dict[str, float] = {}
        for share, words in found:
            for word, value in words.items():
                met[word] = max(met.get(word, 0.0), share * value)
        untitled = asked.nouns[0] if asked.nouns and not any(self._table.titles) else ()
        met |= dict.fromkeys((*noun, *(untitled if place.cell is not None else ())), _IN_ROW)
        return self._met_by_kind(place, kinds) | met

    def _met_by_kind(self, place: Place, kinds: frozenset[str]) -> dict[str, float]:
        """What is met since the column holds what is asked for, whatever it is called."""
        asked = self._asked
        met: dict[str, float] = {}
        if place.cell is not None and is_figure(place.cell.text):
            met |= dict.fromkeys(asked.text(_NUMBER).order, _ABOVE)
        if "share" in kinds:  # of what other columns count
            met |= dict.fromkeys(asked.met_in_text(" . ".join(self._table.titles)), _ABOVE)
        for kind, phrase in asked.told:
            if kind in kinds:
                met |= dict.fromkeys(phrase, _IN_TITLE)
            if kind in kinds & STRICT:  # "bao nhiêu phần trăm phiếu"
                if kind in _OF_SOMEONE:  # "điện thoại của người đại diện"
                    met = dict.fromkeys(asked.met_in_text(" . ".join(self._titles_of_people)), _ABOVE) | met
                counted = next((noun for noun in asked.nouns if noun[: len(phrase)] == phrase), ())
                met = dict.fromkeys(counted, _ABOVE) | met
        return met

    @cached_property
    def _in_name_of_file(self) -> dict[str, float]:
        """The words of the question that the name of the document's file has, which is seldom written with marks."""
        name = set(comparable(self._table.document.source.rpartition("/")[2].replace("_", " "), folded=True))
        return {word: 1.0 for word in self._asked.weights if fold(word) in name}

    def apart(self, place: Place, met: Mapping[str, float]) -> set[str]:
        """The words that go on otherwise than a cell of the row that has those before them."""
        return {word for word in self._going_on_otherwise(place) if met.get(word, 0.0) < _SURE}

    def unmet(self, place: Place, met: Mapping[str, float], apart: Collection[str]) -> dict[str, Sign]:
        """The words of the question that are met nowhere here, and not `apart`, each with the sign that it is."""
        asked = self._asked
        left, right = self._beside(place)
        named = {word for noun in asked.nouns if len(noun) < _WORDS for word in noun}
        what: tuple[tuple[Sign, Callable[[str], bool]], ...] = (
            (Sign.UNMET_TITLES, lambda word: self._tells_column(word) or word in asked.parts_of_day),
            (Sign.UNMET_WEAK, asked.weak.__contains__),
            (Sign.UNMET_LIGHT, asked.light.__contains__),
            (Sign.UNMET_NUMBER, lambda word: not word.isalpha()),
            (Sign.UNMET_ASKED, named.__contains__),
            (Sign.UNMET_ROWS, self._words_of_table.__contains__),
            (Sign.UNMET_RIGHT, right.__contains__),
            (Sign.UNMET_LEFT, left.__contains__),
            (Sign.UNMET_OTHER, lambda _: True),
        )
        gone = [word for word in asked.weights if word not in met and word not in apart and word not in self._times]
        return {word: next(sign for sign, holds in what if holds(word)) for word in gone}

    def _going_on_otherwise(self, place: Place) -> Iterator[str]:
        """The words of the question behind some that a key has too and goes on otherwise: another one is meant."""
        asked = self._asked
        parts = [part for key in place.keys for part in _PART.split(key.text)]
        for text, sure in ((asked.text(part), asked.met_in_text(part)) for part in parts):
            following = dict(text.pairs)
            ends = set(text.order[-2:-1])
            for before, word in pairwise(asked.words):
                is_light = word in asked.light and before not in ends
                goes_on = following.get(before, word) if sure.get(before, 1.0) == 1.0 else word
                if word in asked.weights and not is_light and word not in text.words and goes_on not in asked.words:
                    yield word

    def _beside(self, place: Place) -> tuple[set[str], set[str]]:
        """The words of the question right before and right behind those that tell the row."""
        asked = self._asked
        in_keys = {word for key in place.keys for word in asked.met_in_cell(key)}
        said = [word for word in asked.words if word in asked.weights and word not in asked.weak]
        return {a for a, b in pairwise(said) if b in in_keys}, {b for a, b in pairwise(said) if a in in_keys}

    def _tells_column(self, word: str) -> bool:
        """Whether a word stands in a title of values; one that says little only where such a title begins."""
        if word in self._asked.light:
            return word in self._beginnings_of_values
        return word in self._words_of_values

    @cached_property
    def _words_of_values(self) -> frozenset[str]:
        return self._words_of(self._titles_of_values)

    @cached_property
    def _beginnings_of_values(self) -> frozenset[str]:
        texts = (self._asked.text(title.rpartition(UNDER)[2]) for title in self._titles_of_values)
        return frozenset(word for text in texts for word in text.order[:_BEGINNING])

    def _words_of(self, titles: Sequence[str]) -> frozenset[str]:
        return frozenset(word for title in titles for word in self._asked.text(title).words)

    @cached_property
    def _titles_of_people(self) -> tuple[str, ...]:
        return tuple(title for title in self._table.titles if "who" in kinds_of(title, "", ""))

    @cached_property
    def _titles_of_values(self) -> tuple[str, ...]:
        """The titles without those of columns of people: "Người nộp" tells no figure from another."""
        return tuple(title for title in self._table.titles if title not in self._titles_of_people)

    @cached_property
    def _words_of_table(self) -> frozenset[str]:
        """All words of its rows."""
        return frozenset().union(*(self._table.folded_words if self._asked.folded else self._table.words))
