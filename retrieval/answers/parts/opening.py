"""A part of a paper as it is said: whole with its heading where that fits, else its first clauses."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.language.sentences import split_sentences, trim
from index.language.text import fold_space
from index.layout import Span
from index.structure.outline.outline import Outline
from index.types import HEADINGS, Document
from retrieval.answers.findings import Finding
from retrieval.types import QUOTE_MAX_CHARS

SAID_CHARS = 570
"""So much of a part is said; with its mark it fits an answer."""
_SCORE = 0.95
_CLAUSE = re.compile(r"(?<=[;.])\s+")


def opened(document: Document, outline: Outline, at: int) -> list[Finding]:
    """The findings that say a part: what fits, then what there was no room for, piece by piece."""
    part = outline.parts[at]
    path = path_to(document, outline, at)
    pieces = list(_pieces(document.text, outline, at))
    said, quoted = _fitting(pieces, SAID_CHARS), _fitting(pieces, QUOTE_MAX_CHARS)
    if not said:
        return _cut(document, pieces[0], path)
    first = Span(part.span.start, pieces[max(said, quoted) - 1].end)
    words = fold_space(document.text[part.span.start : pieces[said - 1].end])
    return [
        Finding(document, first, path, _SCORE, words),
        *(Finding(document, piece, path, _SCORE) for piece in pieces[max(said, quoted) :]),
    ]


def is_whole(found: Sequence[Finding]) -> bool:
    """Whether these findings of one part say all of it."""
    first = found[0]
    return len(found) == 1 and first.said == fold_space(first.document.text[first.span.start : first.span.end])


def path_to(document: Document, outline: Outline, at: int) -> str | None:
    """The headings above a part, the outermost first."""
    above = [part for part in outline.chain(outline.parts[at].parent) if part.label]
    shown = (fold_space(document.text[part.heading.start : part.heading.end]) for part in above)
    return HEADINGS.join(shown) or None


def _pieces(text: str, outline: Outline, at: int) -> Iterator[Span]:
    """What a part is made of: its own words up to the first part in it, then each of those, one too long in its own."""
    part = outline.parts[at]
    inner = [place for place in outline.inside(at) if outline.parts[place].parent == at]
    starts = [outline.parts[place].span.start for place in inner]
    edges = [part.span.start, *starts, part.span.end]
    for index, (start, end) in enumerate(pairwise(edges)):
        span = trim(text, start, end)
        if span.start >= span.end:
            continue
        if index and span.end - span.start > SAID_CHARS // 2 and any(True for _ in outline.inside(inner[index - 1])):
            yield from _pieces(text, outline, inner[index - 1])
        elif span.end - span.start > SAID_CHARS:
            yield from split_sentences(text, span.start, span.end)
        else:
            yield span


def _fitting(pieces: Sequence[Span], most: int) -> int:
    """So many of the first pieces are no longer than this together."""
    fitting = 0
    while fitting < len(pieces) and pieces[fitting].end - pieces[0].start <= most:
        fitting += 1
    return fitting


def _cut(document: Document, piece: Span, path: str | None) -> list[Finding]:
    """The first clauses of a sentence that is too long to be said whole."""
    text = document.text[piece.start : piece.start + SAID_CHARS]
    edges = [edge.start() for edge in _CLAUSE.finditer(text)]
    end = edges[-1] if edges else len(text.rpartition(" ")[0]) or len(text)
    return [Finding(document, Span(piece.start, piece.start + end), path, _SCORE)]
