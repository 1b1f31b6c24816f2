"""The lines of a document as its header and its page furniture are told from them."""

import re
from dataclasses import dataclass

from index.language.text import fold_space, line_key
from index.layout import Span

_PARAGRAPH_CHARS = 160
_LONG_CHARS = 250
_KEY_CHARS = 300
_SENTENCE_WORDS = 14
LEAST_CHARS = 2 * _SENTENCE_WORDS - 1
"""No text that is shorter is a paragraph of the body."""
_ENDS = (".", ";", ":", "…", "!", "?", ".”")
_MARKDOWN = re.compile(r"^#{1,6}\s+|^>\s*|[*_]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        start, end: Offsets of the whole line without its line feed.
        raw: The line as it stands, its blanks kept: columns are told by them.
        text: The line with single blanks, none around it, and without marks of Markdown.
        key: The first 300 characters in lower case and one spelling, without punctuation around them: for matching.
        after_gap: Whether a blank line, or the beginning, is before it.
        is_paragraph: Whether it is a paragraph of the body and no headline, caption or furniture.
    """

    start: int
    end: int
    raw: str
    text: str
    key: str
    after_gap: bool
    is_paragraph: bool

    @property
    def trimmed(self) -> Span:
        """Where it stands without the white space around it."""
        return Span(self.end - len(self.raw.lstrip()), self.start + len(self.raw.rstrip()))

    @property
    def is_whole(self) -> bool:
        """Whether it is the line and not one of its columns."""
        return len(self.raw) == self.end - self.start

    def part(self, text: str) -> "Line":
        """The same line with one of its columns as its text."""
        words = fold_space(text)
        return Line(self.start, self.end, text, words, line_key(text), self.after_gap, is_paragraph(words))


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    lines = []
    start, after_gap = 0, True
    for raw in text.split("\n"):
        if raw.strip():
            words = shown(raw)
            key = line_key(words[:_KEY_CHARS])
            lines.append(Line(start, start + len(raw), raw, words, key, after_gap, is_paragraph(words)))
        after_gap = not raw.strip()
        start += len(raw) + 1
    return tuple(lines)


def shown(text: str) -> str:
    """The words of a line or paragraph on one line, without marks of Markdown."""
    bare = text.strip()
    has_marks = bare[:1] in "#>" or "*" in bare or "_" in bare
    return fold_space(_MARKDOWN.sub("", bare) if has_marks else bare)


def is_paragraph(text: str) -> bool:
    """Whether a text is long enough for a paragraph: a headline is shorter and has no stop."""
    if text.endswith(_ENDS):
        return len(text) >= _PARAGRAPH_CHARS or len(text.split()) >= _SENTENCE_WORDS
    return len(text) >= _LONG_CHARS
