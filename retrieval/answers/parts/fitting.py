"""Whether a list of a paper is of the times, numbers and names of a question, and whose of its items are asked for."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from index.entities.dates import find_dates
from index.entities.periods import period_words
from index.language.numerals import find_ordinals
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from retrieval.answers.lookup import Lookup, is_spelt
from retrieval.answers.parts.listed import Listed
from retrieval.question.types import Name

_OPENING_CHARS, _SUBJECT_WORDS = 600, 8
"""So much of a paper says who opened a meeting, and so much of an item whose it is."""
_STRETCH = re.compile(r"\b\d{4}\s*[-–]\s*\d{4}\b")
"""A term or stretch of years, which is none of its years."""
Words = Sequence[str]
_MOST_OF_RUN, _THIRD, _RARE = 0.5, 1 / 3, 2.0
"""Shares of words side by side that say that it is the same, that it may be, and how rare two are that say so alone."""


def times_met(look: Lookup, listed: Listed, near: Sequence[str]) -> bool:
    """Whether the days, years and parts of a year that the question names are the paper's or the list's."""
    times, day = look.question.times, listed.document.header.date
    said = " . ".join((*near, *map(listed.text, listed.items)))
    days = {(held.day, held.month) for held in find_dates(said)} | ({(day.day, day.month)} if day else set())
    if not all((held.day, held.month) in days for held in times.dates):
        return False
    stretch = _STRETCH.search(look.question.text) is not None
    dated = " . ".join(near if stretch else (_STRETCH.sub(" ", text) for text in near))
    years = {int(word) for word in plain(dated) if word.isdigit() and len(word) == 4} | ({day.year} if day else set())
    if not times.years <= years:
        return False
    months = period_words(" . ".join((said, look.view.content(listed.document))))
    return all(
        contains(months, period.words) or (day is not None and day.month in period.months) for period in times.periods
    )


def counts_met(look: Lookup, listed: Listed, near: Sequence[str]) -> bool:
    """Whether "lần thứ 7" and other numbers that the question names are the paper's; one may be how many there are."""
    numbers = look.question.numbers
    said = " . ".join((*near, *map(listed.text, listed.items)))
    held = {(ordinal.what, ordinal.value) for ordinal in find_ordinals(said)}
    values = {value for _, value in held}
    if not all((asked.what, asked.value) in held or asked.value in values for asked in numbers.ordinals):
        return False
    figures = numbers.figures - {str(len(listed.items))} - {str(value) for value in values}
    return figures <= set(plain(said))


def targets(look: Lookup, listed: Listed, runs: Sequence[Words], near: Sequence[str]) -> list[Words] | None:
    """What of the question only some of the items have, as folded words; None if a name of it is not of the paper.

    Args:
        runs: Words that the question has side by side.
        near: What stands above the list, and how its paper begins.
    """
    items = [plain(listed.text(item)) for item in listed.items]
    found: list[Words] = []
    for name in (*look.question.names, *look.question.organisations):
        spelt = [fold(word) for word in name.words]
        if _is_around(look, listed, name, near):
            continue
        if any(_has(item, spelt) for item in items):
            found.append(spelt)
        elif not _is_in_text(look, listed, name):
            return None
    above = plain(" . ".join((*listed.titles, listed.lead)))
    office = tuple(map(fold, look.question.offices.mentioned))
    beside = [run for run in (*runs, office) if len(run) > 1 and not is_of(above, run)]
    if found:  # of whom else the items are: "… làm gì, công an huyện làm gì"
        beside = [run for run in beside if any(is_of(item[:_SUBJECT_WORDS], run) for item in items)]
    return found + beside


def _people(look: Lookup) -> Set[str]:
    return {look.question.text[span.start : span.end] for span in look.question.marked.people}


def _is_around(look: Lookup, listed: Listed, name: Name, near: Sequence[str]) -> bool:
    """Whether a name stands above a list: a body's in the lines that lead to it, a person's where the paper begins."""
    spelt = [fold(word) for word in name.words]
    hung = plain(" . ".join((*listed.above, listed.lead)))
    if name in look.question.organisations:
        return _has(hung, spelt)
    if name.text in _people(look):
        return _has([*hung, *plain(" . ".join((*listed.titles, listed.document.text[:_OPENING_CHARS])))], spelt)
    around = plain(" . ".join(near))
    return _has(around, spelt) or is_spelt(name.text, around)


def _is_in_text(look: Lookup, listed: Listed, name: Name) -> bool:
    """Whether a paper, of which nothing says of what place it is, has the name of a place."""
    is_place = name not in look.question.organisations and name.text not in _people(look)
    spelt = [fold(word) for word in name.words]
    return is_place and listed.document.header.place is None and _has(plain(look.view.content(listed.document)), spelt)


def of_targets(look: Lookup, listed: Listed, targets: Sequence[Sequence[str]]) -> list[Span]:
    """The items that have most of one of these."""
    said = [plain(listed.text(item)) for item in listed.items]
    chosen: set[int] = set()
    for run in targets:
        shares = [_share_of(words_of, run) for words_of in said]
        most = max(shares)
        is_rare = any(look.view.rarity(" ".join(pair), folded=True) >= _RARE for pair in _held(said, run))
        if most >= _THIRD or (most and is_rare):
            chosen |= {at for at, share in enumerate(shares) if share == most}
    return [item for at, item in enumerate(listed.items) if at in chosen]


def _held(said: Sequence[Sequence[str]], run: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of words of a run that some text has."""
    return set(pairwise(run)) & {pair for words_of in said for pair in pairwise(words_of)}


def is_of(said: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a text has at least half of the pairs of words that stand side by side."""
    return _share_of(said, run) >= _MOST_OF_RUN


def _share_of(said: Sequence[str], run: Sequence[str]) -> float:
    """How many of the pairs of words that stand side by side do so there; of one word whether it stands there."""
    pairs, held = list(pairwise(run)), set(pairwise(said))
    if not pairs:
        return float(contains(said, run))
    return sum(pair in held for pair in pairs) / len(pairs)


def are_names(look: Lookup, targets: Sequence[Sequence[str]]) -> bool:
    """Whether it is named whose items are asked for, and not of what matter."""
    names = [tuple(map(fold, name.words)) for name in (*look.question.names, *look.question.organisations)]
    return any(tuple(held) in names for held in targets)


def _has(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name stands there, whole or as two of its parts."""
    halves = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return contains(said, name) or any(contains(said, one) and contains(said, other) for one, other in halves)


def plain(text: str) -> list[str]:
    """The comparable words of a text, without marks."""
    return comparable(text, folded=True)
