"""The paragraphs and headings of a text, what is broken over several lines put together, each with its sentences."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.language.sentences import split_sentences
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.lines import Line
from index.structure.pages.news import is_caption
from index.structure.rows import TableRow, first_rows, names_table, row_sentences, stands_beside

_HEADING_MAX_CHARS = 200
_JOINED_HEADING_MAX_CHARS = 300
_WRAPPED_CHARS = (55, 120)
"""Length of a line that may be wrapped, in a text none of whose lines is longer."""
_HALF_LINE_CHARS = 35
_MANY_LINES, _LONGER_SHARE = 60, 0.1

# Levels follow Nghị định 30/2020/NĐ-CP, Phụ lục I: phần, chương, mục, điều, then I., 1., 1.1., 1), a).
# The grammar of headings: how each kind of part is numbered, and its level.
_NUMBERED = (
    (r"#\s+\S", 0),
    (r"(?:PHẦN|Phần)\s+(?:[IVXLC]+|thứ)\b", 1),
    (r"(?:CHƯƠNG|Chương)\s+[IVXLC\d]+\b", 2),
    (r"(?:MỤC|Mục)\s+[IVXLC\d]+\b", 3),
    (r"##\s+\S", 3),
    (r"[IVXLC]+\s*[-.)/–]\s*\S", 4),
    (r"(?:ĐIỀU|Điều)\s+\d+\b", 5),
    (r"###+\s+\S", 5),
    (r"\d{1,2}\s*[-.]\s*[^\s\d]", 6),
    (r"\d{1,2}\.\d{1,2}\s*[-.)/]?\s*[^\W\d]", 7),
    (r"\d{1,2}(?:\.\d{1,2}){2,}\s*[-.)/]?\s*[^\W\d]", 8),
    (r"\d{1,2}\s*[)/]\s*[^\s\d]", 9),
    (r"[a-zđ]\s*[).]\s*\S", 10),
)
_NUMBER = re.compile("|".join(f"({pattern})" for pattern, _ in _NUMBERED))
_CAPITALS_LEVEL = 1
TABLE_LEVEL = 20
"""The level of a table's name; those of lines that name rows in it follow, and all of them end with the table."""
_GROUP_LEVEL = TABLE_LEVEL + 4
_LETTER = re.compile(r"[A-ZĐ]\s*[-.)/–]\s*\S")
_ITEM_LEVEL = 4
_DOCUMENT_NUMBER = re.compile(r"\d+[-/][A-ZĐ]\w*[-/][A-ZĐ]")
# Of that grammar too: a part with its number and no title.
_UNIT_ALONE = re.compile(r"(?:phần|chương|mục)\s+(?:thứ\s+\w+|[ivxlc\d]+)\W*", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:về|Về|V/v)\s")
_ITEM = pattern(r"[-+•*–]|\d{1,2}(?:\.\d{1,2})*\s*[.)/-]|[a-zđ]\s*[).]|[IVXLC]+\s*[-.)/–]|{part_title}\s", flags=0)
_OPEN_END = pattern(r"(?<!\S)(?:{leaves_open}|{form_of_address}(?:\s\w+)?)$|\s(?:sáng|chiều)$")
_LABELLED = pattern(r"(?=[^\W\d_a-zđ])(?i:{columns:title})\s*:", flags=0)
"""A line that says what stands behind its colon, and so goes on with none: "Địa chỉ: …"."""
_UNIT_AT_END = pattern(r"(?<!\S){unit_kinds:unit}$", flags=0)
_BEFORE_NUMBER = pattern(r"(?<!\S){before_number}$")
_MANY_BROKEN, _ENDS_INSIDE, _ENDS_APART = 12, 0.2, 0.5
"""From so many lines on, with and without a blank one below; shares of them that end a sentence."""
_LEAST_LETTERS = 12
_STOPS = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item or caption; wrapped lines of one are together.

    Attributes:
        start, end: Offsets into the text, without the white space around it.
        level: None for a paragraph, small for an important heading.
        is_caption: Whether it says what a picture shows.
        sentences: In order; together they hold every word of it. A heading is one.
        row: The row of a table that it is; None for text. One that names those below it is a heading.
    """

    start: int
    end: int
    level: int | None
    is_caption: bool
    sentences: tuple[Span, ...]
    row: TableRow | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading in capitals or with a number."""
        return self.level is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together; `first` is the first of them, `row` the row of a table that it is."""

    span: Span
    level: int | None
    first: Line
    row: TableRow | None = None


def find_paragraphs(
    text: str,
    lines: Sequence[Line],
    rows: Mapping[int, TableRow] | None = None,
    title: Collection[int] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs and headings that these lines of a text make, in order.

    Args:
        text: As stored.
        lines: In order, without page furniture.
        rows: The rows of tables, by the offset at which each one's line begins.
        title: The offsets at which the lines of the paper's title begin, which make one heading.
    """
    rows = rows or {}
    spans = [line.trimmed for line in lines]
    is_wrapped, is_spaced = _is_wrapped(spans), _is_spaced(lines)
    blocks: list[_Block] = []
    for at, (line, span) in enumerate(zip(lines, spans, strict=True)):
        words, row = text[span.start : span.end], rows.get(line.start)
        block = _Block(span, _heading_level(words) if row is None else _group_level(words, row), line, row)
        is_below = at > 0 and lines[at - 1].end + 1 == line.start
        above = spans[at - 1] if is_below else None
        joined = None
        if blocks and line.start in title and lines[at - 1].start in title:
            joined = _join_title(text, blocks[-1], block)
        if blocks and joined is None:
            joined = _join(text, blocks[-1], block, above, is_wrapped=is_wrapped, is_spaced=is_spaced)
        if joined is None:
            blocks.append(block)
        else:
            blocks[-1] = joined
    _name_tables(text, blocks)
    return tuple(_paragraphs(text, _without_bare_headings(blocks)))


def _is_wrapped(spans: Sequence[Span]) -> bool:
    """Whether a text may be broken at a fixed width: no line of it is longer, or of very many full ones hardly one."""
    longer = sum(span.end - span.start > _WRAPPED_CHARS[1] for span in spans)
    full = sum(span.end - span.start >= _WRAPPED_CHARS[0] for span in spans)
    return longer == 0 or (len(spans) >= _MANY_LINES and longer <= full * _LONGER_SHARE)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines part the paragraphs of a text, so that lines without one between are of one paragraph.

    Then hardly a line ends a sentence above another, and most of those above a blank line do.
    """
    inside = [above.text.endswith(_STOPS) for above, line in pairwise(lines) if above.end + 1 == line.start]
    apart = [above.text.endswith(_STOPS) for above, line in pairwise(lines) if above.end + 1 < line.start]
    if len(inside) < _MANY_BROKEN or len(apart) < _MANY_BROKEN:
        return False
    return sum(inside) <= _ENDS_INSIDE * len(inside) and sum(apart) >= _ENDS_APART * len(apart)


def _paragraphs(text: str, blocks: Sequence[_Block]) -> Iterator[Paragraph]:
    for block in blocks:
        start, end = block.span.start, block.span.end
        if block.row is not None:
            sentences = list(row_sentences(text, block.row, block.span))
        else:
            sentences = [block.span] if block.level is not None else split_sentences(text, start, end)
        is_picture = block.row is None and is_caption(block.first)
        yield Paragraph(start, end, block.level, is_picture, tuple(sentences), block.row)


def _group_level(words: str, row: TableRow) -> int | None:
    """The level of a line that names the rows below it in a table; None for a row with values."""
    if not row.is_group:
        return None
    level = numbered_level(words)
    if level is None:
        return TABLE_LEVEL + 3 if _LETTER.match(words) or words.isupper() else _GROUP_LEVEL
    return TABLE_LEVEL + level


def _name_tables(text: str, blocks: list[_Block]) -> None:
    """Make the paragraph above a table that names it a heading of what stands in the table."""
    for first in first_rows([block.row for block in blocks]):
        for at in range(first - 1, max(-1, first - 4), -1):
            block = blocks[at]
            words = text[block.span.start : block.span.end]
            if block.row is not None or block.level is not None:
                break
            if names_table(words):
                blocks[at] = replace(block, level=TABLE_LEVEL)
                break
            if not stands_beside(words):
                break


def _join(
    text: str, before: _Block, line: _Block, above: Span | None, *, is_wrapped: bool, is_spaced: bool
) -> _Block | None:
    """The block with the next line, if that belongs to it.

    So do wrapped text, a heading over several lines, the title below "CHƯƠNG I", and the subject ("về …") below a
    document's name in capitals.

    Args:
        above: The line directly above; None where a blank line is between.
        is_wrapped: Whether the whole text may be broken at a fixed width.
        is_spaced: Whether blank lines part its paragraphs.
    """
    if before.row is not None or line.row is not None:
        return None
    span = Span(before.span.start, line.span.end)
    words = text[line.span.start : line.span.end]
    if before.level is None:
        if above is None or line.level is not None:
            return None
        goes_on = _goes_on(text[above.start : above.end], words, is_wrapped=is_wrapped, is_spaced=is_spaced)
        return replace(before, span=span) if goes_on else None
    if text[before.span.end : line.span.start].strip():
        return None  # furniture stands between
    heading = text[before.span.start : before.span.end]
    is_title = line.level == _CAPITALS_LEVEL or (line.level is None and above is not None and words[-1] not in _STOPS)
    is_short = span.end - span.start <= _JOINED_HEADING_MAX_CHARS
    if is_short and is_title and _UNIT_ALONE.fullmatch(heading):
        return replace(before, span=span)
    if above is None:
        return None
    if before.level == _CAPITALS_LEVEL:
        is_subject = _SUBJECT.match(words) or (words[0].islower() and not heading.isupper())
        return replace(before, span=span) if is_short and (line.level == _CAPITALS_LEVEL or is_subject) else None
    is_full = is_wrapped and above.end - above.start >= _WRAPPED_CHARS[0] and heading[-1] not in _STOPS
    if line.level is None and (
        _is_number(heading, words) or (not _ITEM().match(words) and (is_full or _must_go_on(heading, words)))
    ):
        return replace(before, span=span, level=_heading_level(text[span.start : span.end]))
    return None


def _join_title(text: str, before: _Block, line: _Block) -> _Block | None:
    """The block with the next line of a paper's title, which is set over several paragraphs of their own."""
    span = Span(before.span.start, line.span.end)
    is_short = span.end - span.start <= _JOINED_HEADING_MAX_CHARS
    if not is_short or text[before.span.end : line.span.start].strip():
        return None  # furniture stands between
    return replace(before, span=span, level=line.level if before.level is None else before.level)


def _goes_on(above: str, words: str, *, is_wrapped: bool, is_spaced: bool) -> bool:
    """Whether a line goes on with the paragraph of the line directly above it."""
    if _is_number(above, words):
        return True
    is_row = above.endswith("|") and words.startswith("|")
    if above.endswith(_STOPS) or is_row or _ITEM().match(words) or _LABELLED().match(words):
        return False
    if is_spaced and sum(map(str.isalpha, above)) >= _LEAST_LETTERS:
        return True
    is_full = len(above) >= _WRAPPED_CHARS[0] and (is_wrapped or above.endswith(","))
    is_of_unit = is_wrapped and len(above) >= _HALF_LINE_CHARS and _UNIT_AT_END().search(above) is not None
    return is_full or is_of_unit or _must_go_on(above, words)


def _must_go_on(above: str, words: str) -> bool:
    """Whether a line ends so, or the next one begins so, that both are one."""
    return words[0].islower() or _is_number(above, words) or _OPEN_END().search(above) is not None


def _is_number(above: str, words: str) -> bool:
    """Whether a line begins with the number that the one above announces: "a) Quyết định số", "12/2023/QĐ-UBND"."""
    return words[0].isdigit() and _BEFORE_NUMBER().search(above) is not None


def _without_bare_headings(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, a heading with nothing below it made a paragraph: it is an item of a list, or a signature."""
    kept: list[_Block] = []
    bare: int | None = None
    for at, block in enumerate(blocks):
        level, following = block.level, blocks[at + 1].level if at + 1 < len(blocks) else 0
        ends_section = level is not None and following is not None and following <= level
        is_last_item = level is not None and level == bare and level >= _ITEM_LEVEL
        bare = level if ends_section or is_last_item else None
        kept.append(block if bare is None else replace(block, level=None))
    return kept


def _heading_level(words: str) -> int | None:
    """0 is the most important; None is a paragraph."""
    if len(words) > _HEADING_MAX_CHARS or (words.endswith((".", ";", ":", ",")) and not words.isupper()):
        return None
    level = numbered_level(words)
    is_capitals = words.isupper() and sum(map(str.isalpha, words)) >= 4 and not _DOCUMENT_NUMBER.match(words)
    return _CAPITALS_LEVEL if level is None and is_capitals else level


def numbered_level(words: str) -> int | None:
    """The level that the number before a heading or paragraph gives it; None without a number."""
    number = _NUMBER.match(words)
    if number is None or number.lastindex is None or _DOCUMENT_NUMBER.match(words):
        return None
    return _NUMBERED[number.lastindex - 1][1]
