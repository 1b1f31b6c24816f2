"""The lines of a document as its header and its page furniture are told from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.language.text import fold_space, line_key
from index.types import Span

_PARAGRAPH_CHARS = 160
_LONG_CHARS = 250
_KEY_CHARS = 300
_SENTENCE_WORDS = 14
_FULL_LINE_CHARS = (55, 120)
_ENDS = (".", ";", ":", "…", "!", "?", ".”")
_ITEM = re.compile(r"[-+•*]|\d{1,2}[.)]\s|[a-zđ]\)|[IVX]+[.\-)]|(?:Điều|Chương|Mục|Phần)\s")
_OPENING = re.compile(r"(?:Sáng|Trưa|Chiều|Tối|Ngày|Vừa qua|Trong|Thực hiện|Nhằm|Tại|Hôm nay|Nhân|Căn cứ|Để)\s")
_OPEN_END = re.compile(r"(?:^|\s)(?:ngày|tháng|năm|số|đồng chí|và|của|tại|các|sáng|chiều)$")
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
    """

    start: int
    end: int
    raw: str
    text: str
    key: str
    after_gap: bool

    @property
    def trimmed(self) -> Span:
        """Where it stands without the white space around it."""
        return Span(self.end - len(self.raw.lstrip()), self.start + len(self.raw.rstrip()))

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph of the body and no headline, caption or furniture."""
        return is_paragraph(self.text)

    def part(self, text: str) -> "Line":
        """The same line with one of its columns as its text."""
        return Line(self.start, self.end, text, fold_space(text), line_key(text), self.after_gap)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    lines = []
    start, after_gap = 0, True
    for raw in text.split("\n"):
        if raw.strip():
            shown = fold_space(_MARKDOWN.sub("", raw.strip()))
            lines.append(Line(start, start + len(raw), raw, shown, line_key(shown[:_KEY_CHARS]), after_gap))
        after_gap = not raw.strip()
        start += len(raw) + 1
    return tuple(lines)


def is_paragraph(text: str) -> bool:
    """Whether a text is long enough for a paragraph: a headline is shorter and has no stop."""
    if text.endswith(_ENDS):
        return len(text) >= _PARAGRAPH_CHARS or len(text.split()) >= _SENTENCE_WORDS
    return len(text) >= _LONG_CHARS


def join_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of a text, those that are broken over several lines put together; other lines are left out."""
    groups: list[list[str]] = []
    for previous, line in zip((None, *lines), lines, strict=False):
        if previous is not None and _goes_on(previous, line):
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
    return [text for text in (" ".join(group) for group in groups) if is_paragraph(text)]


def _goes_on(previous: Line, line: Line) -> bool:
    """Whether a line is the rest of a sentence that the line above it begins."""
    apart = line.after_gap or line.start > previous.end + 1 or previous.text.endswith(_ENDS)
    if apart or previous.text.isupper() or line.text.isupper():
        return False
    if line.text[:1].islower():
        return not _ITEM.match(line.text)
    wrapped = _FULL_LINE_CHARS[0] <= len(previous.text) <= _FULL_LINE_CHARS[1] and len(line.text) <= _FULL_LINE_CHARS[1]
    begins = _ITEM.match(line.text) or _OPENING.match(line.text)
    return (wrapped and not begins) or _OPEN_END.search(previous.key) is not None
