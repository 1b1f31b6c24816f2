"""Where the sentences of a paragraph are, and the clauses of a sentence that is too long."""

import itertools
import re
from collections.abc import Callable, Sequence

from index.layout import Span
from index.lexicon.kinds import words_around
from index.lexicon.patterns import pattern

TokenCounter = Callable[[Sequence[str]], list[int]]
"""Tokens of each text as the embedder counts them."""

_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s|$)|(?<=[^\W\d_A-Z]|[)])[.](?=[^\W\d_a-z][^\W\d_A-Z])")
_ITEM_NUMBER = pattern(r"\(?(?:{around:item}\s+)?(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\)?")
_LOOK_BACK_CHARS = 80
_SEMICOLON = re.compile(r";")
_COMMA = re.compile(r"[,:](?=\s)")
_SPACE = re.compile(r"\s")


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them.

    A stop ends a sentence when white space follows, or a capitalised word without white space ("dân.Các"), but not
    where the text goes on in lower case ("rau, quả… được"), inside a number, after an abbreviation ("TP."), after an
    initial ("Nguyễn V. An") or after an item's number ("1. ", "Điều 5. ").
    """
    spans = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, match):
            spans.append(trim(text, begin, match.end()))
            begin = match.end()
    spans.append(trim(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 40].lstrip()
    if after[:1].islower():
        return False
    if match[0][0] != ".":
        return True
    before = text[max(begin, match.start() - _LOOK_BACK_CHARS) : match.start()].strip()
    last = before.rsplit(maxsplit=1)[-1].lstrip("(\"“'") if before else ""
    if last.lower() in words_around("inner_stop") or (len(last) == 1 and last.isupper()):
        return False
    return not _ITEM_NUMBER().fullmatch(before)


def split_clauses(text: str, span: Span, count_tokens: TokenCounter, *, max_tokens: int) -> list[Span]:
    """The sentence itself if it has at most `max_tokens`, else its clauses, each within it where words allow.

    Cut at semicolons first, then at commas and colons, then at spaces; neighbouring pieces are joined again as long as
    they fit, so a sentence is cut as seldom as possible. A single word that is too long stays whole.
    """
    pieces = [span]
    for boundary in (_SEMICOLON, _COMMA, _SPACE):
        counts = count_tokens([text[piece.start : piece.end] for piece in pieces])
        if all(count <= max_tokens for count in counts):
            return pieces
        cut: list[Span] = []
        for piece, count in zip(pieces, counts, strict=True):
            cut.extend([piece] if count <= max_tokens else _cut(text, piece, boundary, count_tokens, max_tokens))
        pieces = cut
    return pieces


def _cut(text: str, span: Span, boundary: re.Pattern[str], count_tokens: TokenCounter, max_tokens: int) -> list[Span]:
    """The piece cut at every boundary, neighbours joined again while together they fit."""
    edges = [span.start, *(match.end() for match in boundary.finditer(text, span.start, span.end)), span.end]
    parts = [trim(text, a, b) for a, b in itertools.pairwise(edges)]
    parts = [part for part in parts if part.start < part.end]
    # Every text has the prefix and the special tokens once; between white space tokens simply add up.
    around, *counts = count_tokens(["", *(text[part.start : part.end] for part in parts)])
    joined: list[Span] = []
    total = 0
    for part, count in zip(parts, counts, strict=True):
        if joined and total + count - around <= max_tokens:
            joined[-1] = Span(joined[-1].start, part.end)
            total += count - around
        else:
            joined.append(part)
            total = count
    return joined


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at either end; empty at `start` if there is nothing else."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
