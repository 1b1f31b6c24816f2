"""The head of an official document: issuer, number, place and date, kind and title.

The layout is that of Nghị định 30/2020/NĐ-CP, Phụ lục I, and of the Party's Hướng dẫn 36-HD/VPTW: issuer and number on
the left, motto, place and date on the right, then the kind in capitals and what it is about. Converted files give the
two columns as cells of a row, as lines one after the other, or side by side.
"""

import datetime
import re
from dataclasses import dataclass, field

from index.entities.bodies import is_body, split_bodies
from index.entities.dates import find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.office_words import head_length
from index.language.text import fold_space, normalise_word
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.lines import Line
from index.structure.papers.marks import columns_of, read_marks, unstamped
from index.structure.papers.mottos import (
    ABOUT,
    BARE_NUMBER,
    NOTE,
    NUMBER_LINE,
    PLACE_DATE,
    above_motto,
    is_motto,
    opens_number,
    run_together,
)
from index.structure.papers.recipients import is_addressed, read_recipient
from index.structure.papers.titles import (
    begins_body,
    begins_with_kind,
    find_deciding,
    find_heading,
    kind_heading,
    number_in_heading,
)
from index.types import NO_MARKS, Marks

_HEAD_CELLS = 60
_MOST_ABOVE = 3000
"""So much of a page may stand above a head."""
_OPEN_DATE = re.compile(r"[^\d,:;]{2,50},\s*ngày(?: \d{1,2})?(?: tháng)?", re.IGNORECASE)
_LETTERS = r"[A-ZĐĂÂÊÔƠƯ][\w&]*"
_SYMBOL_OF = re.compile(rf"[\s.…_\d]*[a-z]?[-–/\s\d]*[-–/]\s?(?P<symbol>{_LETTERS}(?:\s?[-–/.]\s?{_LETTERS}){{0,4}})")
"""The letters of a number, those of one left blank too: "Số:     /KH-UBND"."""
_ORGAN_CHARS = 90
_AROUND = " |*_-/"
_CELLS_BELOW = 3
"""How far below a title its place and day may stand."""
_UNIT = pattern(r"{unit_kinds:unit}\s")
_ACTS = pattern(r"\b{paper_acts}\b")


@dataclass(slots=True)
class Letterhead:
    """What the head of an official document says, as far as it was read.

    Attributes:
        organs: The lines that name the issuer, from the highest body to the lowest, as written.
        numbered: Whether there is a line for the number, even one left blank.
        symbol: The letters of the number, of one left blank too ("KH-UBND").
        motto: Whether the state's or the Party's name stands above.
        recipient: To whom it goes; empty where it is addressed and nobody is named.
        marks: What is stamped beside.
        place: Name before the date ("Nam Sách"), without its level.
        has_date_line: Whether there is a line for place and date, even one left blank.
        title_cells: Those that say kind and subject, or the subject of a letter.
    """

    organs: list[str] = field(default_factory=list)
    kind: str | None = None
    number: str | None = None
    numbered: bool = False
    symbol: str | None = None
    motto: bool = False
    recipient: str | None = None
    marks: Marks = NO_MARKS
    date: datetime.date | None = None
    place: str | None = None
    has_date_line: bool = False
    title_cells: tuple[Line, ...] = ()

    @property
    def title_lines(self) -> tuple[str, ...]:
        """Kind and subject as the lines give them, without rules around them."""
        return tuple(cell.text.strip(" |_*") for cell in self.title_cells)

    @property
    def title(self) -> str | None:
        """Kind and subject on one line."""
        return fold_space(" ".join(self.title_lines)) or None


def read_letterhead(lines: tuple[Line, ...]) -> Letterhead | None:
    """What the head of an official document says; None for a text that has no such head.

    It stands at the beginning, or below what a page says above it, if that is short.

    Args:
        lines: The document's lines without page furniture.
    """
    head = _head_of(lines)
    start = above_motto(lines) if head is None or not (head.organs or head.number) else 0
    is_near = sum(len(line.text) for line in lines[:start]) <= _MOST_ABOVE
    return (_head_of(lines[start:]) if start and is_near else None) or head


def _head_of(lines: tuple[Line, ...]) -> Letterhead | None:
    """The head that begins with the first of these lines."""
    cells = _cells(lines)
    head = Letterhead()
    end = len(cells)
    for i, cell in enumerate(cells):
        end = i
        if _read_cell(cell, head):
            continue
        kind, certain = kind_heading(cell)
        if kind is not None and (certain or head.numbered or head.motto):
            head.kind, head.title_cells = kind, find_heading(cells[i:])
            _read_below(cells[i:], head)
            break
        if ABOUT().match(cell.key):
            is_title = (head.numbered or head.motto) and not head.title_cells
            head.title_cells = find_heading(cells[i:]) if is_title else head.title_cells
        elif is_addressed(cell) or cell.is_paragraph or begins_body(cell):
            break
    head.kind = head.kind or kind_of_number(head.number)
    head.recipient = read_recipient(cells[end:])
    head.marks = read_marks(cells[: end + len(head.title_cells) + 1], head.title_lines)
    has_title, is_letter = bool(head.title_cells), head.recipient is not None
    if head.kind is None and ((head.numbered and (is_letter or has_title)) or (head.motto and is_letter and has_title)):
        head.kind = "Công văn"
    return head if head.kind or head.numbered or (head.motto and head.organs) else None


def _read_below(cells: list[Line], head: Letterhead) -> None:
    """Take what stands in and below a title and not above it: number, place and day, who decides."""
    number = number_in_heading(cells[0])
    if number is not None and not head.numbered:
        _take_number(number, head)
    last = head.title_cells[-1].start
    below = [cell for cell in cells if cell.start > last]
    between = [cell for cell in cells if cells[0].start < cell.start <= last]
    for cell in (*between, *below[:_CELLS_BELOW]):
        if PLACE_DATE.fullmatch(cell.text) and find_dates(cell.text):
            _read_date(cell.text, head)
    deciding = find_deciding(below) if not head.organs else None
    if deciding is not None:
        head.organs += split_bodies(deciding)


def kind_of_number(number: str | None) -> str | None:
    """The kind that a number's symbol names: "05-CT/HU" is a Chỉ thị; None for a letter's symbol."""
    if number is None:
        return None
    if re.match(r"\d+[a-z]?\s?[-–]\s?QĐ", number):
        return None  # the Party writes QĐ for Quyết định and for Quy định
    named = (document.kind for document in find_document_numbers(number) if document.kind)
    return next((document_kinds("heads").get(kind) for kind in named), None)


def _cells(lines: tuple[Line, ...]) -> list[Line]:
    """The lines of the head, those of two columns apart."""
    cells: list[Line] = []
    for line in lines[:_HEAD_CELLS]:
        parts = [part for column in columns_of(line.raw) for part in run_together(column.strip())]
        if cells and (_OPEN_DATE.fullmatch(cells[-1].text) or opens_number(cells[-1], line)):
            cells[-1] = cells[-1].part(f"{cells[-1].text} {line.text}")
        elif len(parts) > 1 and parts[1][:3].lower() == "v/v":
            cells += [line.part(part) for part in parts]
        elif len(parts) < 2 or (line.is_paragraph and line.text[0] != "|") or NUMBER_LINE.match(line.text):
            cells.append(line)
        else:
            cells += [line.part(part) for part in parts]
    return cells


def _read_cell(cell: Line, head: Letterhead) -> bool:
    """Take what a cell says of the document itself; whether it was a line of the head other than the title."""
    if not re.search(r"\w", cell.text):
        return True
    if is_motto(cell.text):
        head.motto = True
        return True
    if head.organs and not head.numbered and BARE_NUMBER.fullmatch(cell.text):
        _take_number(cell.text, head)
        return True
    number = NUMBER_LINE.fullmatch(unstamped(cell.text))
    if number and not head.numbered and _is_number(number):
        rest = number["rest"]
        blank = None if number["number"] else _SYMBOL_OF.match(rest)
        _take_number(number["number"] or rest, head)
        _read_date((rest[blank.end() :] if blank else rest).strip(" ,;"), head)
        return True
    if PLACE_DATE.fullmatch(cell.text):
        _read_date(cell.text, head)
        return True
    is_note = NOTE().fullmatch(cell.key) and not is_addressed(cell) and kind_heading(cell)[0] is None
    return _read_organ(cell, head) or bool(is_note)


def _is_number(line: re.Match[str]) -> bool:
    """Whether behind "Số" a number follows, or what a blank or illegible one leaves: "…/QĐ-UBND", "4/35 /SNV-VP"."""
    return bool(line["number"] or re.match(r"[\s.…_]*[-–/]", line["rest"]) or _SYMBOL_OF.match(line["rest"]))


def _take_number(words: str, head: Letterhead) -> None:
    """Take a number with its symbol, or the symbol of a number that is left blank."""
    head.numbered = True
    head.number = fold_space(words) if BARE_NUMBER.fullmatch(words) else None
    head.symbol = symbol_of(words)


def symbol_of(number: str | None) -> str | None:
    """The letters of a number, of one left blank too: "KH-UBND"."""
    symbol = _SYMBOL_OF.match(number or "")
    return re.sub(r"\s+", "", symbol["symbol"]) if symbol else None


def _read_organ(cell: Line, head: Letterhead) -> bool:
    """Take a line of the issuer's name; whether it was one."""
    if head.numbered or cell.is_paragraph or len(cell.text) > _ORGAN_CHARS or begins_with_kind(cell.key):
        return False
    words = cell.text.strip(_AROUND)
    names_issuer = is_body(words) or (not head.organs and _is_person_of_state(words))
    if names_issuer and (cell.text.isupper() or not _ACTS().search(cell.key)):
        head.organs += split_bodies(words)
        return True
    if head.organs and (_UNIT().match(cell.key) or (cell.text.isupper() and not cell.after_gap)):
        joined = f"{head.organs.pop()} {words}"  # "ỦY BAN NHÂN DÂN" above "HUYỆN NAM SÁCH"
        head.organs += split_bodies(joined)
        return True
    return False


def _is_person_of_state(words: str) -> bool:
    """Whether a line is an office alone that issues papers itself: "THỦ TƯỚNG CHÍNH PHỦ"."""
    parts = [normalise_word(part) for part in words.split(" ")]
    return words.isupper() and len(parts) > 1 and head_length(parts, 0) == len(parts)


def _read_date(text: str, head: Letterhead) -> None:
    """Take place and day from a line such as "Nam Sách, ngày 15 tháng 01 năm 2021"."""
    match = PLACE_DATE.fullmatch(text)
    if head.has_date_line or not (match or find_dates(text)):
        return
    head.has_date_line = True
    head.date = next((date.value for date in find_dates(text) if date.value), None)
    if match is not None and match["place"].strip(" .…"):
        head.place = match["place"].strip(" .…(*")
