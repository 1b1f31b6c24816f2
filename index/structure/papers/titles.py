"""The title of an official paper: its kind, what it is about, and who decides below it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.entities.bodies import is_body
from index.entities.office_words import head_length
from index.language.text import line_key, normalise_word
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon
from index.structure.lines import Line
from index.structure.papers.marks import is_stamp
from index.structure.papers.mottos import ABOUT, NOTE, NUMBER, NUMBER_LINE, PLACE_DATE, is_motto

APPENDIX = "Phụ lục"
"""The kind of a paper that goes with another and has neither number nor day of its own."""
_APPENDIX = pattern(r"{appendix}(?:\s+(?:số\s+)?(?:[ivx]{1,5}|\d{1,3}|[a-z]))?")
_TITLE_CELLS = 8
_TITLE_CHARS = 300
_DECIDING_LINES = 4
"""So many lines name who decides, with the term and session of a council."""
_PART = r"{part}\s+(?:thứ|[ivx\d]).*|(?!v/v)(?:[ivx]{1,4}|[a-e]|\d{1,2})\s*[-./)].*"
_SECTION = pattern(rf"{_PART}|{{begins_text}}|{{leads_into_text}}\b.*")
_BRACKET = re.compile(r"\(\D{2}")
_OPENING = pattern(r"{opens_text}\b")
_RECITAL = pattern(r"{recital}\b")
_OPEN_END = pattern(r"(?<!\S){leaves_open}$")
_UNIT = pattern(r"{unit_kinds:unit}\s")
_DRAFT_FIRST = pattern(r"^{cues_pages:not_issued}\s+")
_KIND_FIRST = pattern(r"{kinds}\b", flags=0, kinds=lambda: alternatives(_kinds()))
_NUMBERED = re.compile(rf"\s*số\s*:?\s*(?P<number>{NUMBER})(?!\w)", re.IGNORECASE)


def kind_heading(cell: Line) -> tuple[str | None, bool]:
    """The kind that a heading names, and whether it is certain: a kind alone on its line, or with its number."""
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
    return kinds[match[0]], number_in_heading(cell) is not None


def number_in_heading(cell: Line) -> str | None:
    """The number behind the kind of a heading in capitals: "THÔNG BÁO SỐ 61/TB-UBND VỀ VIỆC …"."""
    match = _KIND_FIRST().match(cell.key) if cell.text.isupper() else None
    numbered = _NUMBERED.match(cell.text, match.end()) if match else None
    return numbered["number"] if numbered else None


def begins_with_kind(key: str) -> bool:
    """Whether a line begins with the kind of a paper."""
    return _KIND_FIRST().match(key) is not None


@from_lexicon
def _kinds() -> dict[str, str]:
    """The kinds that stand above the title of a paper, by their form for matching."""
    return {line_key(spelling): kind for spelling, kind in document_kinds("heads").items()}


def _ends_title(cell: Line) -> bool:
    """Whether what stands above this line is still the title: a rule below it, who decides in capitals, the reasons."""
    return not re.search(r"\w", cell.text) or cell.text.isupper() or _OPENING().match(cell.key) is not None


def _is_subject(cell: Line) -> bool:
    """Whether what stands right below the kind may be what the paper is about: "Thực hiện quy chế dân chủ"."""
    return not cell.is_paragraph and _SECTION().fullmatch(cell.key) is None


def begins_body(cell: Line) -> bool:
    """Whether a line begins the text below a heading."""
    return bool(_SECTION().fullmatch(cell.key) or (_OPENING().match(cell.key) and not cell.text.isupper()))


def find_heading(cells: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a title: the kind, then what it is about, until the body begins.

    Lines in capitals go on until a line says what the document is about; after it only lines of the same block do.
    """
    title = [cells[0]]
    about = ABOUT().match(cells[0].key) is not None
    for at, cell in enumerate(cells[1:_TITLE_CELLS], start=1):
        following = cells[at + 1] if at + 1 < len(cells) else None
        if PLACE_DATE.fullmatch(cell.text) or NUMBER_LINE.match(cell.text) or is_stamp(cell):
            continue  # the other column
        if not re.search(r"\w", cell.text) or (NOTE().match(cell.key) and not about):
            break
        capitals, is_block = cell.text == cell.text.upper(), not cell.after_gap
        goes_on = (cell.text[:1].islower() or cell.text[:1] == "(") and not title[-1].text.endswith(".")
        is_listed = cell.text.endswith(";") and is_block  # "(1) …; (2) …" in one block
        opens = begins_body(cell) and not (goes_on or (len(title) == 1 and _is_subject(cell)))
        if opens or (cell.text.endswith((".", ";", ":")) and not is_listed) or len(cell.text) > _TITLE_CHARS:
            break
        if len(title) > 1 and (_BRACKET.match(cell.text) or find_deciding(cells[at:], above=title[-1])):
            break  # who adopted it, with what it was issued; who decides
        goes_on |= not capitals and not cell.is_paragraph and (following is None or _ends_title(following))
        goes_on |= is_block and capitals and _OPEN_END().search(line_key(title[-1].text)) is not None
        names_body = capitals and is_body(cell.text) and not goes_on
        if about and ((cell.after_gap and not goes_on) or names_body or is_motto(cell.text)):
            break
        title.append(cell)
        about = about or not capitals or ABOUT().match(cell.key) is not None
    return tuple(title)


def find_deciding(cells: Sequence[Line], *, above: Line | None = None) -> str | None:
    """Who decides, where these lines begin with a body in capitals above the reasons; a person by office and body.

    The name may go on in the next line ("HỘI ĐỒNG NHÂN DÂN", "TỈNH ĐỒNG THÁP"); term and session may follow.

    Args:
        above: The line of the title before them, which may be open ("… CỦA").
    """
    if not cells or (above is not None and _OPEN_END().search(line_key(above.text))):
        return None
    name = _body_of(cells[0].text)
    if name is None or not cells[0].text.isupper():
        return None
    above_reasons = list(takewhile(lambda cell: _is_above_reasons(cell), cells[: _DECIDING_LINES + 1]))
    following = cells[len(above_reasons)] if len(above_reasons) < len(cells) else None
    if not above_reasons or following is None or not _reasons(following):
        return None
    goes_on = len(above_reasons) > 1 and _UNIT().match(cells[1].key) and not cells[1].after_gap
    return f"{name} {cells[1].text.strip(' |*_-')}" if goes_on else name


def _reasons(cell: Line) -> bool:
    """Whether a line begins the reasons of a decision."""
    return bool(_RECITAL().match(cell.key) or (_OPENING().match(cell.key) and not cell.text.isupper()))


def _is_above_reasons(cell: Line) -> bool:
    return not re.search(r"\w", cell.text) or cell.text.isupper() or cell.text.startswith("(")


def _body_of(words: str) -> str | None:
    """A body, or that of which an office is the head: "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN NAM SÁCH"."""
    bare = words.strip(" |*_-/")
    parts = bare.split(" ")
    rest = " ".join(parts[head_length([normalise_word(part) for part in parts], 0) :])
    return next((name for name in (rest, bare) if name and is_body(name)), None)
