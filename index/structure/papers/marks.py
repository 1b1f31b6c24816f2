"""What is stamped or printed on a paper beside its text: how urgent and how secret it is, and that it is a draft.

A stamp is a line of its own above the text, in capitals or behind its label ("Độ mật: Mật"); the same words inside a
line say nothing of the paper.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from index.language.text import line_key
from index.lexicon.patterns import pattern
from index.structure.lines import Line
from index.types import Marks

_LABEL = pattern(r"{stamp_label}\s*:?\s*")
_STAMP = pattern(r"(?P<urgency>{urgency})|(?P<secrecy>{secrecy})|(?P<draft>{not_issued})(?:\s+(?:\w+\s+)?\d.*)?")
_UNTIL = pattern(r"(?P<urgency>{urgency})\s+(?:hẹn giờ|đến)\b.*")
_TITLE_OF_DRAFT = pattern(r"{not_issued}\b")
_BETWEEN = re.compile(r"\s*[-–+/,;]\s*")
_HEAD_LINES = 8


def read_marks(cells: Iterable[Line], title: Sequence[str]) -> Marks:
    """The marks that stand in the head of a paper.

    Args:
        cells: Its lines above the text, those of two columns apart.
        title: The lines of its title, one of which may say that it is a draft.
    """
    found: dict[str, str] = {}
    for cell in cells:
        for name, value in _stamp(cell).items():
            found.setdefault(name, value)
    is_draft = "draft" in found or any(_says_draft(line, is_first=not at) for at, line in enumerate(title))
    return Marks(found.get("urgency"), found.get("secrecy"), is_draft)


def marks_above(lines: Sequence[Line]) -> Marks:
    """The marks that stand above the text of a paper without a head."""
    above = takewhile(lambda line: not line.is_paragraph, lines[:_HEAD_LINES])
    return read_marks(above, ())


def is_stamp(cell: Line) -> bool:
    """Whether a line is such a stamp and nothing else."""
    return bool(_stamp(cell))


def _stamp(cell: Line) -> dict[str, str]:
    """What a line stamps, by its kind; nothing for another line."""
    words = cell.key.strip(" []()*_-.:|\"'")
    label = _LABEL().match(words)
    if label is None and cell.text != cell.text.upper() and not _STAMP().fullmatch(words, 0):
        return {}
    stamp = _STAMP().fullmatch(words, label.end() if label else 0) or _UNTIL().fullmatch(words)
    if stamp is None:
        return _several(cell, words)
    if label is None and not _is_set_off(cell, stamp):
        return {}
    return _values(stamp)


def _several(cell: Line, words: str) -> dict[str, str]:
    """What a line in capitals stamps that holds nothing but stamps: "HỎA TỐC - MẬT"."""
    stamps = [_STAMP().fullmatch(part) for part in _BETWEEN.split(words)]
    if len(stamps) < 2 or cell.text != cell.text.upper() or not all(stamps):
        return {}
    return {name: value for stamp in stamps if stamp for name, value in _values(stamp).items()}


def _values(stamp: re.Match[str]) -> dict[str, str]:
    return {name: value.capitalize() for name, value in stamp.groupdict().items() if value}


def _is_set_off(cell: Line, stamp: re.Match[str]) -> bool:
    """Whether a line without a label is a stamp: in capitals, or a draft's note in brackets or with its day."""
    return cell.text == cell.text.upper() or bool(stamp.groupdict().get("draft"))


def _says_draft(line: str, *, is_first: bool) -> bool:
    """Whether a line of a title says that the paper is a draft: "DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH (Dự thảo)".

    Below the kind the word begins what the paper is about: "BÁO CÁO THẨM TRA / Dự thảo Nghị quyết về …".
    """
    words = line_key(line)
    bracket = words.rfind("(")
    places = {0, bracket + 1} if is_first or _STAMP().fullmatch(words.strip("()")) else {bracket + 1} - {0}
    return any(_TITLE_OF_DRAFT().match(words, at) for at in places)
