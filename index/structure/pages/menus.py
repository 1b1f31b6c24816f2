"""Where an article begins below the menus of a page that was saved whole: its headline, and what stands beside that."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from index.lexicon.patterns import pattern
from index.structure.lines import Line

_MOST_LINES = 300
"""So far down an article may begin."""
_LEAST_SHORT, _LEAST_KNOWN = 10, 4
"""So many short lines stand above it at least, and so many of them are known to be a page's."""
_BODY_CHARS = 400
"""One paragraph so long is an article's; of shorter ones two stand near each other, where a notice stands alone."""
_APART = 3
_LISTED = re.compile(r"(\d{1,2})\s?[.)]\s")
_ABOVE_BODY = 5
"""So near above the first paragraph the headline stands."""
_HEADLINE_WORDS, _SHORT_HEADLINE_WORDS = 5, 3
_OPENS_WITH_DAY = pattern(r"(?:{part_of_day},? )?(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?, ")
"""How the first sentence of news begins: "Sáng ngày 22/11, …"."""


def menus_above(
    lines: Sequence[Line], is_known: Callable[[int], bool], is_beside: Callable[[Line], bool]
) -> tuple[int, int] | None:
    """Where the headline stands and where the article below it begins; None for a text without menus above it.

    Args:
        is_known: Whether the line of a number is a page's own by its words.
        is_beside: Whether a line may stand between a headline and its text: a time, a caption.
    """
    body = _body(lines)
    if body is None:
        return None
    short = [at for at in range(body) if not lines[at].is_paragraph]
    if len(short) < _LEAST_SHORT or sum(map(is_known, short)) < _LEAST_KNOWN:
        return None
    near = [
        at
        for at in range(body - 1, max(-1, body - 1 - _ABOVE_BODY), -1)
        if not (is_known(at) or is_beside(lines[at]) or lines[at].is_paragraph)
    ]
    for least in (_HEADLINE_WORDS, _SHORT_HEADLINE_WORDS):
        held = [at for at in near if len(lines[at].text.split()) >= least]
        # A short lead stands below the headline.
        headline = next((at for at in held if not _OPENS_WITH_DAY().match(lines[at].text)), next(iter(held), None))
        if headline is not None:
            return headline, body
    return body, body


def _body(lines: Sequence[Line]) -> int | None:
    """The first paragraph that is no notice among menus."""
    paragraphs = [at for at, line in enumerate(lines[:_MOST_LINES]) if line.is_paragraph]
    near = (at for at, following in pairwise(paragraphs) if following - at <= _APART)
    long = (at for at in paragraphs if len(lines[at].text) >= _BODY_CHARS)
    first = min(next(near, _MOST_LINES), next(long, _MOST_LINES))
    if first == _MOST_LINES:
        first = max(paragraphs, key=lambda at: len(lines[at].text), default=-1)
    return _first_of_list(lines, first) if first >= 0 else None


def _first_of_list(lines: Sequence[Line], at: int) -> int:
    """The first line of the numbered list that a line stands in, each directly below the one before it."""
    numbers = [_LISTED.match(line.text) for line in lines[: at + 1]]
    while at and (own := numbers[at]) and (above := numbers[at - 1]) and int(above[1]) + 1 == int(own[1]):
        at -= 1
    return at
