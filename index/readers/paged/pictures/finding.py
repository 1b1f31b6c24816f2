"""Where the words of a passage stand on a page."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import groupby

from index.language.text import tokens
from index.readers.blocks import Place
from index.readers.paged.columns import columns_of
from index.readers.paged.geometry import Line, PageWords, Word, lines_of, place_of
from index.readers.paged.tables.ruled import Grid

_LEAST_WORDS = 4
"""Of a passage that goes on over pages, or whose words are not all found."""


def words_of(page: PageWords, grids: Iterable[Grid], texts: Sequence[str]) -> list[Word]:
    """The words of the page that are those of the texts, each text where most of its words stand side by side.

    Args:
        page: Its words.
        grids: Of the tables on it: the words of a cell are beside each other.
        texts: A passage, or the cells of a row; of cells that are alike the nearest to the longest count.
    """
    runs = _runs(page, grids)
    found: list[Word] = []
    for text in sorted(texts, key=len, reverse=True):
        wanted = tokens(text)
        matches = [match for run in runs if (match := _match(run, wanted))]
        most = max(map(len, matches), default=0)
        best = [match for match in matches if len(match) == most]
        if best:
            found += min(best, key=partial(_distance, found))
    return found


def places_of(page: PageWords, words: Sequence[Word]) -> list[Place]:
    """One place a line of these words, on the page as it is shown."""
    return [place_of(line, page) for line in lines_of(words)]


def _runs(page: PageWords, grids: Iterable[Grid]) -> list[list[Word]]:
    """The words in the order in which they are read: a list a cell, and one a column."""
    runs: list[list[Word]] = []
    rest = list(page.words)
    for cell in (cell for grid in grids for cell in grid.cells):
        left, top, right, bottom = cell.edges
        inside = [
            word
            for word in rest
            if left <= (word.left + word.right) / 2 <= right and top <= (word.top + word.bottom) / 2 <= bottom
        ]
        held = set(map(id, inside))
        rest = [word for word in rest if id(word) not in held]
        runs.append(_in_order(inside, lines_of(inside)))
    runs += [_in_order(rest, column.lines) for column in columns_of(lines_of(rest))]
    return runs


def _in_order(words: Sequence[Word], lines: Sequence[Line]) -> list[Word]:
    """The words that stand on these lines, line by line."""
    ordered = []
    for line in lines:
        on_line = [
            word
            for word in words
            if line.left <= word.left <= line.right and line.top <= (word.top + word.bottom) / 2 <= line.bottom
        ]
        ordered += sorted(on_line, key=lambda word: word.left)
    return ordered


def _match(words: Sequence[Word], wanted: Sequence[str]) -> list[Word]:
    """The longest stretch of words that the wanted ones have too; empty for one that says too little."""
    said = [(token, word) for word in words for token in tokens(word.text)]
    matcher = SequenceMatcher(None, [token for token, _ in said], wanted, autojunk=False)
    match = matcher.find_longest_match()
    if match.size < min(_LEAST_WORDS, len(wanted)) or not match.size:
        return []
    stretch = (word for _, word in said[match.a : match.a + match.size])
    return [next(same) for _, same in groupby(stretch, key=id)]


def _distance(others: Sequence[Word], words: Sequence[Word]) -> float:
    """How far up or down words stand from others."""
    if not others:
        return 0.0
    top, bottom = min(word.top for word in others), max(word.bottom for word in others)
    return max(0.0, words[0].top - bottom, top - words[-1].bottom)
