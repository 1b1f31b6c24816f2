"""The stretches of a text that may be told, with how much each tells, and the choice of so many that tell of all."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.language.sentences import trim
from index.language.text import fold_space
from index.language.words import comparable
from index.layout import Span
from index.types import Document
from retrieval.answers.documents.telling import MARKER, rests_on, says, told
from retrieval.answers.lookup import Lookup
from retrieval.evidence.tables import is_row

PIECE_CHARS, WHOLE_CHARS = 240, 300
"""Most characters of what is told in one line, and of a sentence that is left whole."""
_OF_CENTRAL, _OF_TITLE, _FIRST, _OF_COUNTING = 1.6, 1.0, 0.4, 1.0
_SAME_GROUP, _SAID_AGAIN = 0.7, 2.0
"""What is taken off for each piece of the same paragraph or part that is told, and for what is said already."""
_MOST_TIMES, _SHORT = 5, 5
_BLANKS, _LONG_LEAD = 3, 60
_FIRM = re.compile(r"[;:.!?…]\s+")
_COMMA = re.compile(r",\s+")

Weights = Mapping[str, float]
"""How much each folded word stands for what a text speaks of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that may be told.

    Attributes:
        worth: How much it tells, and of what the whole speaks of; higher is better.
        words: Its folded words.
        group: Of the paragraph or part in which it stands.
        is_cut: Whether the sentence goes on behind it.
        begins: Whether a sentence begins with it; another is told behind the one before it only.
    """

    span: Span
    worth: float
    words: frozenset[str]
    group: int
    is_cut: bool = False
    begins: bool = False

    @property
    def length(self) -> int:
        """Its characters."""
        return self.span.end - self.span.start


@dataclass(frozen=True)
class Whole:
    """A document as what its pieces are held against.

    Attributes:
        weights: Of its words, by how often it says them and how few others do.
        title: The folded words of its title.
        most_central: What the sentence has that has most of them.
        beside: Stretches that count as so much more.
    """

    look: Lookup
    document: Document
    weights: Weights
    title: frozenset[str]
    most_central: float
    beside: Sequence[tuple[Span, float]] = ()

    def pieces(self, start: int, end: int, *, group: int | None = None) -> list[Piece]:
        """What may be told of a stretch, in order.

        Args:
            group: Of all of them; by default of each paragraph another.
        """
        text, found = self.document.text, list[Piece]()
        spans = list(_spans(self.look, self.document, start, end))
        of = group or 0
        for before, span in pairwise([Span(start, start), *spans]):
            if group is None and "\n" in text[before.end : span.start]:
                of += 1
            found += self._cut(span, of)
        return found

    def _cut(self, span: Span, group: int) -> list[Piece]:
        """The pieces of a sentence; the first counts for something of what those behind it tell."""
        found = [self._piece(cut, group, of=span) for cut in cuts(self.document.text, span)]
        first, *others = found
        more = max((piece.worth for piece in others), default=first.worth) - first.worth
        return [replace(first, worth=first.worth + _FIRST + max(0.0, more / 2), begins=True), *others]

    def _piece(self, span: Span, group: int, *, of: Span) -> Piece:
        text = self.document.text
        words = frozenset(comparable(text[span.start : span.end], folded=True))
        more = sum(value for held, value in self.beside if span.start <= held.start < span.end)
        rare = sum(self.weights.get(word, 0.0) for word in self.title)
        shared = sum(self.weights.get(word, 0.0) for word in self.title & words) / rare if rare else 0.0
        worth = told(text, span) + more + _OF_TITLE * shared
        if text[: span.end].endswith(":") and any(map(str.isdigit, text[span.start : span.end])):
            worth += _OF_COUNTING
        worth += _OF_CENTRAL * _central(self.weights, words) / self.most_central
        ends = text[: span.end].rstrip()[-1:]
        return Piece(span, worth, words, group, is_cut=span.end < of.end and ends not in ".;:!?…")


def whole(look: Lookup, document: Document, title: str, beside: Sequence[tuple[Span, float]] = ()) -> Whole:
    """A document as what its pieces are held against."""
    times = Counter(comparable(look.view.content(document), folded=True))
    weights = {
        word: math.log1p(min(count, _MOST_TIMES)) * look.view.rarity(word, folded=True)
        for word, count in times.items()
        if len(word) > 1
    }
    said = (document.text[held.start : held.end] for held in look.view.sentences(document.id))
    most = max((_central(weights, frozenset(comparable(one, folded=True))) for one in said), default=0.0)
    return Whole(look, document, weights, frozenset(comparable(title, folded=True)), most or 1.0, beside)


def _central(weights: Weights, words: frozenset[str]) -> float:
    """How much of what a document speaks of these words have, for how many they are."""
    return sum(weights.get(word, 0.0) for word in words) / math.sqrt(len(words) + _SHORT)


def chosen(whole: Whole, pieces: Sequence[Piece], most: int, *, chars: int, taken: Sequence[Piece] = ()) -> list[Piece]:
    """So many pieces at most, in order: those worth most, of what is not told yet before what is told again.

    Args:
        chars: Most characters of all of them.
        taken: What is told already.
    """
    left, kept, room = list(pieces), list[Piece](), chars
    while left and len(kept) < most:
        told = [*taken, *kept]
        ends = {place for held in told for place in range(held.span.end, held.span.end + _BLANKS)}
        worths = [
            (_worth(whole, piece, told), -piece.span.start, piece)
            for piece in left
            if piece.begins or piece.span.start in ends
        ]
        if not worths:
            break
        *_, best = max(worths, key=lambda held: held[:2])
        left.remove(best)
        if best.length <= room:
            kept.append(best)
            room -= best.length
    return sorted(kept, key=lambda piece: piece.span.start)


def _worth(whole: Whole, piece: Piece, told: Sequence[Piece]) -> float:
    """What a piece is worth beside those that are told."""
    of = sum(whole.weights.get(word, 0.0) for word in piece.words) or 1.0
    again = max((sum(whole.weights.get(word, 0.0) for word in piece.words & held.words) for held in told), default=0.0)
    beside = sum(held.group == piece.group for held in told)
    return piece.worth - _SAME_GROUP * beside - _SAID_AGAIN * again / of


def said(document: Document, piece: Piece) -> str:
    """A piece as it is told: without the dash before it."""
    marker = MARKER.match(document.text, piece.span.start, piece.span.end)
    start = marker.end() if marker and not marker[0][:1].isalnum() else piece.span.start
    text = fold_space(document.text[start : piece.span.end])
    return f"{text}…" if piece.is_cut else text.rstrip(" ,;:./")


def _spans(look: Lookup, document: Document, start: int, end: int) -> Iterator[Span]:
    """The sentences that begin in a stretch; one that leads to others with as many of them as have room."""
    text = document.text
    sentences = [held for held in look.view.sentences(document.id) if start <= held.start < end]
    held = [Span(one.start, min(one.end, end)) for one in sentences if not is_row(document, one)]
    at = 0
    while at < len(held):
        span = held[at]
        at += 1
        if text[: span.end].rstrip().endswith(":"):
            first = at
            while at < len(held) and (held[at].end - span.start <= PIECE_CHARS or at == first):
                at += 1
            if at > first and not rests_on(text, span):
                yield from _led(text, span, held[first:at])
        elif not rests_on(text, span) and says(text, span) and not _is_loud(text, span):
            yield trim(text, span.start, span.end)


def _led(text: str, lead: Span, held: Sequence[Span]) -> Iterator[Span]:
    """A line that leads to others with those; by itself, if it counts something, before one that is long."""
    if len(held) > 1 or held[0].end - lead.start <= WHOLE_CHARS:
        yield trim(text, lead.start, held[-1].end)
        return
    if any(map(str.isdigit, text[lead.start : lead.end])) or lead.end - lead.start > _LONG_LEAD:
        yield trim(text, lead.start, lead.end)
    yield from held


def _is_loud(text: str, span: Span) -> bool:
    """Whether a line is all in capitals and counts nothing: the head of a page."""
    return text[span.start : span.end].isupper() and not any(map(str.isdigit, text[span.start : span.end]))


def cuts(text: str, span: Span) -> Iterator[Span]:
    """A stretch, or where it is long its clauses, as many together as have room."""
    start = span.start
    while span.end - start > WHOLE_CHARS:
        most = start + PIECE_CHARS
        ends = [end.end() for end in _FIRM.finditer(text, start, most)]
        ends = [end for end in ends if end - start > PIECE_CHARS // 3] or [
            end.end() for end in _COMMA.finditer(text, start + PIECE_CHARS // 2, most)
        ]
        end = max(ends, default=0) or text.rfind(" ", start, most) + 1 or most
        yield trim(text, start, end)
        start = end
    if start < span.end:
        yield trim(text, start, span.end)
