"""Who signed a document: an office in capitals, and the name that stands alone below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.bodies import office_in_sentence_case
from index.entities.names import find_names
from index.entities.offices import find_offices
from index.entities.unit_names import RANK
from index.language.sentences import trim
from index.language.text import UPPER, fold, fold_space, is_syllable
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.paragraphs import Paragraph
from index.types import Signer

_SIGNATURE_CHARS = 160
_TAIL_CHARS, _LAST_CHARS = 40, 4
_LINES_BELOW = 3
"""How far below the office the name of who signed stands, in paragraphs."""
_LINES_BELOW_IN_COLUMN = 12
"""The same where the lines of a list of receivers stand between."""
_ASIDE = 8
"""So many characters a name may stand aside of the office above it."""
_CELL_EDGE = re.compile(r"\t+|\|\s*|[ \u00a0]{3,}")
_ITEMS = "-–+•"
_ITEM_EDGE = re.compile(rf"{_CELL_EDGE.pattern}|(?<=;)\s(?=[(A-ZĐ])")
"""Behind one who receives the paper, what stood beside in the other column may follow on the line."""
_ALONE = pattern(rf"(?:{RANK}|\(?đã ký\)?|[\s.,])*")
"""What may stand before the name of who signed."""
_SIGNED_BEFORE = pattern(rf"\s*(?:{RANK}|\(?đã ký\)?|[\s.,])*$")
_CAPITALS = 2
_DRAWN = "|*- \t\n\u00a0"
"""What a drawn table may leave behind its last cell."""
_CAPITALS_FIRST = re.compile(rf"(?:[{UPPER}./]+\s+)+(?:\(?[Đđ]ã ký\)?\s+)?(?=[{UPPER}][^\W\d_{UPPER}])")
_LAST_PARAGRAPHS = 12
_ABOVE_CHARS = 60
_ROLE_WORDS, _MOST_OF_ROLE = 3, 5
_STOPS = ".,;:"
_RECEIVERS = pattern(r"[*_\s]*{receives}\s*:")
_SYLLABLES_OF_NAME = range(3, 6)
_ITEM = re.compile(r"[-+•*–]|\d")
_INSTEAD = re.compile(r"(?:KT|K/T)\.?\s*(\S[^\n]*?)\s*$")
_ACTING = re.compile(r"(?<!\w)[Qq]\.\s*$")
_CAPITAL_PART = pattern(r"(?<=Phó ){offices:speaks}|(?<=Quyền ){offices:speaks}|(?<=Chánh )văn phòng")
"""What keeps its capital inside an office: "Phó Chủ tịch"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Where who signed is named and the office stands, and whether both stand in the last one of columns."""

    name: Span
    office: Span
    is_column: bool


def find_signatures(original: str, text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Signature]:
    """Who signed: a line in capitals that ends with an office, then, a line or two below, a name alone.

    The two may stand in the right one of two columns, beside the list of those who receive the document.

    Args:
        original: The text as it is stored, whose blanks tell the columns.
        text: The same with plain blanks.
        paragraphs: Those of the text.
    """
    for at, block in enumerate(paragraphs):
        tail = text[max(block.start, block.end - _TAIL_CHARS) : block.end].rstrip(_DRAWN)[-_LAST_CHARS:]
        if tail != tail.upper():  # most paragraphs, told without a pattern
            if signed := _in_one_cell(original, text, block) or _beside_receivers(original, text, block):
                yield signed
            continue
        cell, is_column = _last_cell(original, block)
        offices = _signing_offices(text, cell)
        for below in _below(text, paragraphs[at + 1 :], is_column=is_column) if offices else ():
            under, _ = _last_cell(original, below)
            if _signing_offices(text, under):
                break  # "KT. GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC"
            if is_column and not _is_below(original, cell, under):
                continue
            names = list(find_names(text, under.start, under.end)) or _unknown_name(text, under)
            if len(names) != 1 or names[0].end != under.end:
                continue
            if _ALONE().fullmatch(text, under.start, names[0].start):
                yield Signature(names[0], offices[-1], is_column)
                break


def _in_one_cell(original: str, text: str, block: Paragraph) -> Signature | None:
    """Who signed, where office and name were run together: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An"."""
    cell, is_column = _last_cell(original, block)
    if cell.end - cell.start > _SIGNATURE_CHARS or not text[cell.start : cell.start + _CAPITALS].isupper():
        return None
    capitals = _CAPITALS_FIRST.match(text, cell.start, cell.end)
    name = Span(capitals.end(), cell.end) if capitals else None
    if name is None or not (name in list(find_names(text, name.start, name.end)) or _unknown_name(text, name)):
        return None
    before = _SIGNED_BEFORE().sub("", text[cell.start : name.start])
    offices = _signing_offices(text, Span(cell.start, cell.start + len(before)))
    return Signature(name, offices[-1], is_column) if offices else None


def _beside_receivers(original: str, text: str, block: Paragraph) -> Signature | None:
    """Who signed, where one row has those who receive the paper, the office and, behind blanks, the name."""
    if not _RECEIVERS().match(text, block.start):
        return None
    edges = list(_CELL_EDGE.finditer(original, block.start, block.end))
    starts, ends = (block.start, *(edge.end() for edge in edges)), (*(edge.start() for edge in edges), block.end)
    cells = [trim(text, start, end) for start, end in zip(starts, ends, strict=True)]
    *before, name = [cell for cell in cells if not _ALONE().fullmatch(text, cell.start, cell.end)]
    if not before or not (name in list(find_names(text, name.start, name.end)) or _unknown_name(text, name)):
        return None
    role = before[-1]
    offices = _signing_offices(text, role)
    is_role = role != cells[0] and len(text[role.start : role.end].split()) <= _MOST_OF_ROLE
    if not offices and (not is_role or text[role.start] in _ITEMS or text[role.end - 1] in _STOPS):
        return None
    return Signature(name, offices[-1] if offices else role, True)


def _unknown_name(text: str, line: Span) -> list[Span]:
    """The line where it can be nothing but a name, of a family that no table has: "Sái Công Minh"."""
    words = text[line.start : line.end].split(" ")
    is_name = len(words) in _SYLLABLES_OF_NAME and all(word.istitle() and is_syllable(word.lower()) for word in words)
    return [line] if is_name else []


def _below(text: str, paragraphs: Sequence[Paragraph], *, is_column: bool) -> Iterator[Paragraph]:
    """The paragraphs below an office in which the name may stand, those who receive the paper between them or not."""
    others = 0
    for held in paragraphs[:_LINES_BELOW_IN_COLUMN]:
        others += is_column or text[held.start] not in _ITEMS
        if others > (_LINES_BELOW_IN_COLUMN if is_column else _LINES_BELOW):
            return
        yield held


def _last_cell(text: str, block: Paragraph) -> tuple[Span, bool]:
    """The last column of a paragraph, and whether there is another one before it; a row may close with "|"."""
    end = block.start + len(text[block.start : block.end].rstrip(_DRAWN))
    near = max(block.start, end - _SIGNATURE_CHARS)
    edge_of = _ITEM_EDGE if text[block.start] in _ITEMS else _CELL_EDGE
    edges = [edge.end() for edge in edge_of.finditer(text, near, end)]
    start = edges[-1] if edges else block.start
    start += len(text[start:end]) - len(text[start:end].lstrip("*"))
    return Span(start, end), bool(edges)


def _is_below(text: str, above: Span, cell: Span) -> bool:
    """Whether a cell stands under another by the blanks before them; what an electronic stamp says stands beside."""
    places = []
    for held in (above, cell):
        start = text.rfind("\n", 0, held.start) + 1
        if not text[start : held.start].isprintable() or "|" in text[start : held.start] or start == held.start:
            return True  # laid out by other means than blanks
        places.append((held.start - start, held.end - start))
    (first, last), (left, right) = places
    return left <= last + _ASIDE and right >= first - _ASIDE


def _signing_offices(text: str, cell: Span) -> tuple[Span, ...]:
    """The offices at the end of a line in capitals."""
    if not text[cell.start : cell.end].isupper() or cell.end - cell.start > _SIGNATURE_CHARS:
        return ()
    offices = list(find_offices(text, cell.start, cell.end, no_name))
    ending = tuple(office for office in offices if not text[office.end : cell.end].strip(" .,"))
    if not ending and offices and offices[0].start == cell.start:
        return (cell,)  # "CỤC TRƯỞNG CỤC ĐƯỜNG SẮT", of a body that no table has
    return ending


def signer_of(text: str, signatures: Sequence[Signature], paragraphs: Sequence[Paragraph]) -> Signer | None:
    """Who signed first, with the office that stands above the name; None for a paper that nobody signed.

    Where no office in capitals stands above a name, it is who stands alone at the end below a short line.
    """
    if signatures:
        name, office = signatures[0].name, signatures[0].office
        return Signer(as_name(text[name.start : name.end]), _as_office(text, office))
    for at in range(len(paragraphs) - 1, max(0, len(paragraphs) - _LAST_PARAGRAPHS), -1):
        line, above = paragraphs[at], paragraphs[at - 1]
        if at > 1 and text[above.start] == "(":
            above = paragraphs[at - 2]  # "(Ký, ghi rõ họ tên)"
        names = list(find_names(text, line.start, line.end))
        if len(names) == 1 and (names[0].start, names[0].end) == (line.start, line.end):
            words = text[above.start : above.end]
            if len(words) > _ABOVE_CHARS or words.endswith((".", ";", ",")) or _ITEM.match(words):
                return None
            offices = list(find_offices(text, above.start, above.end, no_name))
            is_role = words.isupper() and len(words.split()) <= _ROLE_WORDS  # "CHỦ TỌA", who is so for a meeting only
            role = _as_office(text, offices[-1]) if offices else words.capitalize() if is_role else None
            return Signer(as_name(text[line.start : line.end]), role)
    return None


def _as_office(text: str, office: Span) -> str:
    """An office of a signature as a sentence writes it: "Q. CHÁNH VĂN PHÒNG" → "Quyền Chánh Văn phòng"."""
    acting = _ACTING.search(text, max(0, office.start - 4), office.start)
    words = text[office.start : office.end]
    held = f"{'quyền ' if acting else ''}{office_in_sentence_case(words)}"
    instead = _INSTEAD.search(text, max(0, office.start - _SIGNATURE_CHARS), office.start)
    if instead is not None and fold(instead[1]) == fold(words):
        held = (
            f"phó {held}"  # only a deputy signs instead (Nghị định 30/2020/NĐ-CP, Điều 13); the seal lies on the word
        )
    return _CAPITAL_PART().sub(lambda part: part[0][:1].upper() + part[0][1:], held[:1].upper() + held[1:])


def no_name(_text: str, _at: int) -> bool:
    """Whether a name begins there, where an office is looked for that stands alone: never."""
    return False


def as_name(name: str) -> str:
    """A name on one line; one in capitals as names are written."""
    name = fold_space(name)
    return name.title() if name.isupper() and len(name) > 3 else name
