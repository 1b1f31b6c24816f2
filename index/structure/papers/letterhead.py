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
from index.language.text import fold_space, line_key
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon
from index.structure.lines import Line
from index.structure.papers.marks import columns_of, is_stamp, read_marks, unstamped
from index.structure.papers.mottos import NUMBER, NUMBER_LINE, above_motto, is_motto, opens_number, run_together
from index.structure.papers.recipients import is_addressed, read_recipient
from index.types import NO_MARKS, Marks

_HEAD_CELLS = 60
_TITLE_CELLS = 8
_TITLE_CHARS = 300
_BARE_NUMBER = re.compile(NUMBER)
_PLACE_DATE = re.compile(r"(?P<place>[^\d,:;]{2,50}),\s*ngày\b.{0,45}", re.IGNORECASE)
_OPEN_DATE = re.compile(r"[^\d,:;]{2,50},\s*ngày(?: \d{1,2})?(?: tháng)?", re.IGNORECASE)
APPENDIX = "Phụ lục"
"""The kind of a paper that goes with another and has neither number nor day of its own."""
_APPENDIX = pattern(r"{appendix}(?:\s+(?:số\s+)?(?:[ivx]{1,5}|\d{1,3}|[a-z]))?")
_LETTERS = r"[A-ZĐĂÂÊÔƠƯ][\w&]*"
_SYMBOL_OF = re.compile(rf"[\s.…_\d]*[a-z]?[-–/\s\d]*[-–/]\s?(?P<symbol>{_LETTERS}(?:\s?[-–/.]\s?{_LETTERS}){{0,4}})")
"""The letters of a number, those of one left blank too: "Số:     /KH-UBND"."""
_ORGAN_CHARS = 90
_UNIT = pattern(r"{unit_kinds:unit}\s")
_ACTS = pattern(r"\b{paper_acts}\b")
_ABOUT = pattern(r"{about}\b")
_NOTE = pattern(r"{note}\b.*")
_PART = r"{part}\s+(?:thứ|[ivx\d]).*|(?:[ivx]{1,4}|[a-e]|\d{1,2})\s*[-./)].*"
_SECTION = pattern(rf"{_PART}|{{begins_text}}|{{leads_into_text}}\b.*")
_BRACKET = re.compile(r"\(\D{2}")
_TERM_FIRST = re.compile(r"kh(?:óa|oá)\s")
_OPENING = pattern(r"{opens_text}\b")


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

    Args:
        lines: The document's lines without page furniture.
    """
    head = _read(lines)
    start = above_motto(lines) if head is None or not (head.organs or head.number) else 0
    return (_read(lines[start:]) if start else None) or head


def _read(lines: tuple[Line, ...]) -> Letterhead | None:
    """What a head says that begins with the first of these lines."""
    cells = _cells(lines)
    head = Letterhead()
    end = len(cells)
    for i, cell in enumerate(cells):
        end = i
        if _read_cell(cell, head):
            continue
        kind, certain = _kind_heading(cell)
        if kind is not None and (certain or head.numbered or head.motto):
            head.kind, head.title_cells = kind, _heading(cells[i:])
            _read_decider(cells[i + len(head.title_cells) :], head)
            break
        if _ABOUT().match(cell.key):
            is_title = (head.numbered or head.motto) and not head.title_cells
            head.title_cells = _heading(cells[i:]) if is_title else head.title_cells
        elif is_addressed(cell) or cell.is_paragraph or _begins_body(cell):
            break
    head.kind = head.kind or kind_of_number(head.number)
    head.recipient = read_recipient(cells[end:])
    head.marks = read_marks(cells[: end + len(head.title_cells) + 1], head.title_lines)
    has_title, is_letter = bool(head.title_cells), head.recipient is not None
    if head.kind is None and ((head.numbered and (is_letter or has_title)) or (head.motto and is_letter and has_title)):
        head.kind = "Công văn"
    return head if head.kind or head.numbered or (head.motto and head.organs) else None


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
    if head.organs and not head.numbered and _BARE_NUMBER.fullmatch(cell.text):
        _take_number(cell.text, head)
        return True
    number = NUMBER_LINE.fullmatch(unstamped(cell.text))
    if number and not head.numbered and _is_number(number):
        _take_number(number["number"] or number["rest"], head)
        _read_date(number["rest"].strip(" ,;"), head)
        return True
    if _PLACE_DATE.fullmatch(cell.text):
        _read_date(cell.text, head)
        return True
    is_note = _NOTE().fullmatch(cell.key) and not is_addressed(cell) and _kind_heading(cell)[0] is None
    return _read_organ(cell, head) or bool(is_note)


def _is_number(line: re.Match[str]) -> bool:
    """Whether behind "Số" a number follows, or what a blank or illegible one leaves: "…/QĐ-UBND", "4/35 /SNV-VP"."""
    return bool(line["number"] or re.match(r"[\s.…_]*[-–/]", line["rest"]) or _SYMBOL_OF.match(line["rest"]))


def _take_number(words: str, head: Letterhead) -> None:
    """Take a number with its symbol, or the symbol of a number that is left blank."""
    head.numbered = True
    head.number = fold_space(words) if _BARE_NUMBER.fullmatch(words) else None
    symbol = _SYMBOL_OF.match(words)
    head.symbol = re.sub(r"\s+", "", symbol["symbol"]) if symbol else None


def _read_organ(cell: Line, head: Letterhead) -> bool:
    """Take a line of the issuer's name; whether it was one."""
    if head.numbered or cell.is_paragraph or len(cell.text) > _ORGAN_CHARS or _KIND_FIRST().match(cell.key):
        return False
    if is_body(cell.text) and (cell.text.isupper() or not _ACTS().search(cell.key)):
        head.organs += split_bodies(cell.text.strip(" |*_-"))
        return True
    if head.organs and (_UNIT().match(cell.key) or (cell.text.isupper() and not cell.after_gap)):
        joined = f"{head.organs.pop()} {cell.text.strip(' |*_-')}"  # "ỦY BAN NHÂN DÂN" above "HUYỆN NAM SÁCH"
        head.organs += split_bodies(joined)
        return True
    return False


def _read_decider(cells: list[Line], head: Letterhead) -> None:
    """Take who decides, in capitals below the title, where nothing above it names the issuer."""
    if not head.organs and cells and cells[0].text.isupper() and is_body(cells[0].text):
        below = [cell.text for cell in cells[1:2] if cell.text.isupper() and _UNIT().match(cell.key)]
        head.organs = [" ".join((cells[0].text, *below)).strip(" |*_-")]


def _decides(cell: Line, following: Line | None) -> bool:
    """Whether a line of a title is who decides: a body in capitals above its term or the reasons."""
    goes_on = following and (
        _TERM_FIRST.match(following.key) or _begins_body(following) or _UNIT().match(following.key)
    )
    return bool(goes_on and cell.text.isupper() and is_body(cell.text))


def _read_date(text: str, head: Letterhead) -> None:
    """Take place and day from a line such as "Nam Sách, ngày 15 tháng 01 năm 2021"."""
    match = _PLACE_DATE.fullmatch(text)
    if head.has_date_line or not (match or find_dates(text)):
        return
    head.has_date_line = True
    head.date = next((date.value for date in find_dates(text) if date.value), None)
    if match is not None and match["place"].strip(" .…"):
        head.place = match["place"].strip(" .…(*")


def _kind_heading(cell: Line) -> tuple[str | None, bool]:
    """The kind that a heading names, and whether it is certain: a kind alone on its line."""
    if cell.text.endswith(":"):
        return None, False  # "QUYẾT ĐỊNH:" above the articles
    if _APPENDIX().fullmatch(cell.key) and cell.after_gap:
        return APPENDIX, True
    kinds, key = _kinds(), _DRAFT_FIRST().sub("", cell.key)
    if key in kinds:
        return kinds[key], cell.text.isupper()
    match = _KIND_FIRST().match(key)
    if match is None or re.match(r"\s*:", key[match.end() :]) or not cell.text.isupper() or cell.is_paragraph:
        return None, False
    return kinds[match[0]], False


@from_lexicon
def _kinds() -> dict[str, str]:
    """The kinds that stand above the title of a paper, by their form for matching."""
    return {line_key(spelling): kind for spelling, kind in document_kinds("heads").items()}


_DRAFT_FIRST = pattern(r"^{cues_pages:not_issued}\s+")
_KIND_FIRST = pattern(r"{kinds}\b", flags=0, kinds=lambda: alternatives(_kinds()))


def _ends_title(cell: Line) -> bool:
    """Whether what stands above this line is still the title: a rule, who decides in capitals, the reasons."""
    return not re.search(r"\w", cell.text) or cell.text.isupper() or _OPENING().match(cell.key) is not None


def _is_subject(cell: Line) -> bool:
    """Whether what stands right below the kind may be what the paper is about: "Thực hiện quy chế dân chủ"."""
    return not cell.is_paragraph and _SECTION().fullmatch(cell.key) is None


def _begins_body(cell: Line) -> bool:
    """Whether a line begins the text below a heading."""
    return bool(_SECTION().fullmatch(cell.key) or (_OPENING().match(cell.key) and not cell.text.isupper()))


def is_place_and_date(line: str) -> bool:
    """Whether a line is the place and day above a document: "Nam Sách, ngày 15 tháng 01 năm 2021"."""
    return _PLACE_DATE.fullmatch(line) is not None


def _heading(cells: list[Line]) -> tuple[Line, ...]:
    """The lines of a title: the kind, then what it is about, until the body begins.

    Lines in capitals go on until a line says what the document is about; after it only lines of the same block do.
    """
    title = [cells[0]]
    about = _ABOUT().match(cells[0].key) is not None
    for cell, following in zip(cells[1:_TITLE_CELLS], [*cells[2:], None], strict=False):
        capitals = cell.text == cell.text.upper()
        if _PLACE_DATE.fullmatch(cell.text) or NUMBER_LINE.match(cell.text) or is_stamp(cell):
            continue  # the other column
        if not re.search(r"\w", cell.text) or (_NOTE().match(cell.key) and not about):
            break
        goes_on = (cell.text[:1].islower() or cell.text[:1] == "(") and not title[-1].text.endswith(".")
        is_listed = cell.text.endswith(";") and not cell.after_gap  # "(1) …; (2) …" in one block
        opens = _begins_body(cell) and not (goes_on or (len(title) == 1 and _is_subject(cell)))
        if opens or (cell.text.endswith((".", ";", ":")) and not is_listed) or len(cell.text) > _TITLE_CHARS:
            break
        if len(title) > 1 and (_BRACKET.match(cell.text) or _decides(cell, following)):
            break  # who adopted it, with what it was issued; who decides
        goes_on |= not capitals and not cell.is_paragraph and (following is None or _ends_title(following))
        if about and ((cell.after_gap and not goes_on) or (capitals and is_body(cell.text)) or is_motto(cell.text)):
            break
        title.append(cell)
        about = about or not capitals or _ABOUT().match(cell.key) is not None
    return tuple(title)
