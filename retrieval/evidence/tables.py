"""The tables of a document as they are asked about: rows, the title of each column, what stands over a row."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from index.language.text import fold_space, line_key
from index.language.words import comparable
from index.layout import Cell, Span
from index.lexicon.kinds import numbers_rows
from index.lexicon.patterns import pattern
from index.types import HEADINGS, Document
from retrieval.types import ScoredSentence

_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]+|[A-ZĐ]|[a-zđ])\)?[.)/]?")
_FIGURE = re.compile(r"[-–+(≥≤<>~]*\d[\d.,:/\s%()–-]*")
_PART = pattern(r"\s*(?:[-–+*•]\s*(?=\S)|{columns:part}(?!\w))")
_unit_column = pattern(r"{columns:unit}\W*")
_MONEY = r"[^;:.()]{0,12}{answers:unit_of_money}[^;:.()]{0,12}"
_unit = pattern(r"(?<!\w){columns:unit}\s*:\s*(?P<unit>[^;:.()]{1,40})")
_money = pattern(rf"đơn vị\s*:\s*(?P<unit>{_MONEY})|\((?P<bare>{_MONEY})\)\s*$")
_ABOVE, _SHORT_WORDS = 4, 2
_ABOVE_CHARS = 300
_ROMAN = re.compile(r"[IVXLC]+")
_LETTER = re.compile(r"[A-ZĐ]")
_LETTER_DEPTH = 0
_total = pattern(r"{columns:total}(?!\w)")


@dataclass(frozen=True, slots=True)
class HeldCell:
    """A cell of a row with the title of its column, empty where there is none; `title_span` is where that stands."""

    column: int
    span: Span
    text: str
    title: str
    title_span: Span | None

    @property
    def has_title_before(self) -> bool:
        """Whether the title stands right before the cell, and not above it as in a typed table."""
        return self.title_span is not None and 0 < self.span.start - self.title_span.end <= len(": ")

    @property
    def whole(self) -> Span:
        """The cell with its title, where that stands before it."""
        is_before = self.title_span is not None and self.has_title_before
        return Span(self.title_span.start, self.span.end) if self.title_span and is_before else self.span


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row of a table.

    Attributes:
        number: In its first cell where that numbers the rows; else empty.
        over: What stands over it: lines that name the rows below them, rows that it is a part of.
    """

    cells: tuple[HeldCell, ...]
    number: str
    over: tuple[str, ...]

    @property
    def span(self) -> Span:
        """From its first title or cell to the end of its last cell."""
        return Span(self.cells[0].whole.start, self.cells[-1].span.end)


@dataclass(frozen=True)
class HeldTable:
    """A table; the words of its rows are read once, at the first question.

    Attributes:
        titles: Of each column, by its number; empty for one without a title.
        subject: The column that says what a row is about.
        over: What stands over the table: headings, its name.
        heading: The headings over it, as they are shown.
        unit: Of its figures ("triệu đồng"); empty where it says none.
    """

    document: Document
    titles: tuple[str, ...]
    rows: tuple[HeldRow, ...]
    subject: int
    over: tuple[str, ...]
    heading: str | None
    unit: str

    @cached_property
    def text(self) -> str:
        """All that its rows hold, without titles."""
        return " . ".join(cell.text for row in self.rows for cell in row.cells)

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The comparable words of each row and of what stands over it."""
        return tuple(_row_words(row, folded=False) for row in self.rows)

    @cached_property
    def folded_words(self) -> tuple[frozenset[str], ...]:
        """The same without marks."""
        return tuple(_row_words(row, folded=True) for row in self.rows)


def _row_words(row: HeldRow, *, folded: bool) -> frozenset[str]:
    return frozenset(comparable(" . ".join((*row.over, *(cell.text for cell in row.cells))), folded=folded))


def tables_in(document: Document, sentences: Sequence[ScoredSentence]) -> tuple[HeldTable, ...]:
    """The tables of a document, in order.

    Args:
        sentences: Those of the document, which know the headings over them.
    """
    tables = groupby(document.layout.rows(), key=lambda cells: cells[0].table)
    return tuple(table for _, rows in tables if (table := _table(document, list(rows), sentences)) is not None)


def _table(document: Document, rows: list[tuple[Cell, ...]], sentences: Sequence[ScoredSentence]) -> HeldTable | None:
    held = [tuple(_cell(document.text, cell) for cell in row) for row in rows]
    widest = max(map(len, held))
    is_group = [len(row) == 1 and row[0].title_span is None and widest > 1 for row in held]
    values = [row for row, names in zip(held, is_group, strict=True) if not names]
    if not values:
        return None
    titles = _titles(values)
    ordinal = _ordinal_column(titles, values)
    first = held[0][0].span.start
    at = next((i for i, sentence in enumerate(sentences) if sentence.end > first), len(sentences))
    earlier = bisect_right(document.layout.cells, first - 1, key=lambda cell: cell.end)
    before = document.layout.cells[earlier - 1].end if earlier else 0
    near = (held for held in sentences[max(0, at - _ABOVE) : at] if held.start >= before)  # behind the table before
    above = [fold_space(document.text[held.start : held.end]) for held in near]
    groups = {line_key(row[0].text) for row, names in zip(held, is_group, strict=True) if names}
    heading = _above(sentences[at].heading if at < len(sentences) else None, groups)
    name = [text for text in above if len(text) <= _ABOVE_CHARS]
    unit = next(filter(None, map(_unit_said, reversed(name))), "")
    return HeldTable(
        document,
        titles,
        tuple(_with_what_is_over(held, is_group, ordinal)),
        _subject(values, ordinal),
        tuple(filter(None, (heading, *name))),
        heading,
        unit,
    )


def _above(heading: str | None, groups: set[str]) -> str | None:
    """The path of headings over a table without the lines within it that name rows."""
    names = heading.split(HEADINGS) if heading else []
    while names and line_key(names[-1]) in groups:
        names.pop()
    return HEADINGS.join(names) or None


def _unit_said(text: str) -> str:
    """The unit of a table's figures that a line above it gives; empty if none."""
    found = _unit().search(text) or _money().search(text)
    if found is None:
        return ""
    return (found.groupdict().get("unit") or found.groupdict().get("bare") or "").strip().lower()


def _cell(text: str, cell: Cell) -> HeldCell:
    title = fold_space(text[cell.heading.start : cell.heading.end]) if cell.heading else ""
    said = fold_space(text[cell.start : cell.end])
    return HeldCell(cell.column, Span(cell.start, cell.end), said, title, cell.heading)


def _titles(rows: Iterable[Sequence[HeldCell]]) -> tuple[str, ...]:
    """The title of each column: the shortest that stands beside a cell of it, others being those of merged cells."""
    found: dict[int, str] = {}
    for row in rows:
        for cell in row:
            known = found.get(cell.column, "")
            found[cell.column] = min(filter(None, (known, cell.title)), key=len, default="")
    return tuple(found.get(column, "") for column in range(max(found) + 1))


def _ordinal_column(titles: Sequence[str], rows: Sequence[Sequence[HeldCell]]) -> int | None:
    """The column that numbers the rows, by its title or, without one, as the first that holds only such numbers."""
    titled = next((at for at, title in enumerate(titles) if is_ordinal_title(title)), None)
    if titled is not None or titles[0]:
        return titled
    first = [cell.text for row in rows for cell in row[:1] if cell.column == 0]
    return 0 if first and all(_NUMBER.fullmatch(text) for text in first) else None


def _subject(rows: Sequence[Sequence[HeldCell]], ordinal: int | None) -> int:
    """The first column of words beside that of the numbers."""
    columns = sorted({cell.column for row in rows for cell in row if cell.column != ordinal})
    for column in columns:
        texts = [cell.text for row in rows for cell in row if cell.column == column]
        if sum(is_figure(text) for text in texts) * 2 < len(texts):
            return column
    return columns[0] if columns else 0


def _with_what_is_over(
    rows: Sequence[tuple[HeldCell, ...]], is_group: Sequence[bool], ordinal: int | None
) -> Iterator[HeldRow]:
    """The rows with values, each with the groups and rows that it is a part of."""
    over: list[tuple[int, str]] = []
    letter = ""
    for row, names in zip(rows, is_group, strict=True):
        depth, text, number = _depth(row, names=names, ordinal=ordinal, letter=letter)
        letter = _label(number, text, names=names) if depth == _LETTER_DEPTH else letter
        while over and over[-1][0] >= depth:
            over.pop()
        if not names:
            yield HeldRow(row, number, tuple(text for _, text in over))
        over.append((depth, text))


def _label(number: str, text: str, *, names: bool) -> str:
    """How a row is numbered: by a cell of its own, or as the text of a line that names others begins."""
    said = number or (text.split()[0] if names else "")
    return said.strip("(). ")


def _depth(row: Sequence[HeldCell], *, names: bool, ordinal: int | None, letter: str) -> tuple[int, str, str]:
    """How deep a row stands below others, what it is about, and its number.

    Args:
        letter: The last capital letter that numbered a row: "C" after "B" is no hundred.
    """
    number = next((cell.text for cell in row if cell.column == ordinal), "")
    text = next((cell.text for cell in row if cell.column != ordinal), number)
    label = _label(number, text, names=names)
    is_next = letter and label and ord(letter) + 1 == ord(label[0])
    if _LETTER.fullmatch(label) and (is_next or not _ROMAN.fullmatch(label)):
        return _LETTER_DEPTH, text, number
    if _ROMAN.fullmatch(label) or _total().match(text):
        return 1, text, number
    if names:
        return (2 + label.count(".") if label[:1].isdigit() else 2), text, number
    if _PART().match(text) or (ordinal is not None and not number):
        return 9, text, number
    return 3 + label.count("."), text, number


def said_of(cell: HeldCell) -> str:
    """What a cell says, a short one with its title: "Thứ: Tư" is "thứ Tư", "Tuần: 11" is "tuần 11"."""
    return f"{cell.title} {cell.text}" if cell.text.count(" ") < _SHORT_WORDS else cell.text


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, a day or a time and no words."""
    return _FIGURE.fullmatch(text) is not None


def is_unit_title(title: str) -> bool:
    """Whether a column gives the units of a row's figures."""
    return _unit_column().fullmatch(line_key(title)) is not None


def is_ordinal_title(title: str) -> bool:
    """Whether a column numbers the rows."""
    return numbers_rows(line_key(title))


def is_total_title(title: str) -> bool:
    """Whether a column sums up others: "Tổng số", "Tổng số thu"."""
    return _total().match(title.rpartition(" - ")[2]) is not None


def is_total(row: HeldRow) -> bool:
    """Whether a row sums up others: "Tổng cộng", "TỔNG CHI"."""
    return any(_total().match(cell.text) for cell in row.cells[:2])


def is_row(document: Document, sentence: ScoredSentence) -> bool:
    """Whether a sentence is a row of a table or a part of one."""
    cells = document.layout.cells
    at = bisect_right(cells, sentence.start, key=lambda cell: cell.end)
    return at < len(cells) and cells[at].start < sentence.end


def is_of_table(document: Document, sentence: ScoredSentence) -> bool:
    """Whether a sentence is a row of a table or a part of one, or a line without a stop right above one: its name.

    The unit of the figures may stand between.
    """
    cells = document.layout.cells
    at = bisect_right(cells, sentence.start, key=lambda cell: cell.end)
    if at == len(cells):
        return False
    title = cells[at].heading
    following = title.start if title is not None and title.end < cells[at].start else cells[at].start
    if following < sentence.end:
        return True
    between = document.text[sentence.end : following].strip() if following - sentence.end <= _ABOVE_CHARS else "\n"
    is_right_above = not between or ("\n" not in between and bool(_unit_said(between)))
    return is_right_above and not document.text[sentence.start : sentence.end].endswith(".")
