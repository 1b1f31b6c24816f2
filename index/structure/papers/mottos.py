"""The lines that every head is made of: motto, number, place and day; and where among the lines of a page it begins."""

import re
from itertools import pairwise

from index.entities.bodies import is_body
from index.language.text import fold, line_key
from index.lexicon.patterns import pattern
from index.structure.lines import Line

_SITE_LINES, _LINES_ABOVE_MOTTO = 160, 8
_STATE = r"cong hoa xa hoi(?: chu nghia viet ?nam\b.*)?|chu nghia viet nam(?: doc lap.*)?"
_WHOLE_STATE = "cong hoa xa hoi chu nghia viet ?nam"
_PARTY = r"dang cong san viet nam|doan (?:tncs|thanh nien cong san) ho chi minh"
_MOTTO = re.compile(rf"{_STATE}|doc lap\W+tu do\W+hanh phuc|{_PARTY}")
_MOTTO_INSIDE = re.compile(rf"\b(?:{_WHOLE_STATE}|doc lap\W+tu do\W+hanh phuc|{_PARTY})\b", re.IGNORECASE)
_BELOW_STARS = re.compile(r"\s+\*{1,5}\s*(?=Số\s*:)")
"""The stars of the Party and the Youth Union below an issuer."""
_BEFORE_NUMBER = re.compile(rf"\s+(?=Số\s*:?\s*\d)|{_BELOW_STARS.pattern}")
_BEFORE_ABOUT = re.compile(r"\s+(?=[Vv]/v\s)")
_SYMBOL = r"\s?[-–/.]\s?[A-ZĐĂÂÊÔƠƯ][\w&]*"
NUMBER = rf"\d{{1,5}}[a-z]?(?:\s?[-–/]\s?\d{{4}})?(?:{_SYMBOL}){{1,5}}"
"""A document's number with its symbol: "210/KH-UBND", "05-CT/HU", "111/UBND-TH1", "30/2020/NĐ-CP"."""

NUMBER_LINE = re.compile(rf"(?:Số|SỐ)\s*:?\s*(?P<number>{NUMBER})?(?P<rest>.*)")
BARE_NUMBER = re.compile(NUMBER)
PLACE_DATE = re.compile(r"(?P<place>[^\d,:;]{2,50}),\s*ngày\b.{0,45}", re.IGNORECASE)
ABOUT = pattern(r"{about}\b")
NOTE = pattern(r"{note}\b.*")
_NUMBER_OPENS = re.compile(r"(?:Số|SỐ)\s*:?")


def is_motto(line: str) -> bool:
    """Whether a line is the state's or the Party's name above every document."""
    return _MOTTO.fullmatch(fold(line_key(line))) is not None


def is_place_and_date(line: str) -> bool:
    """Whether a line is the place and day above a document: "Nam Sách, ngày 15 tháng 01 năm 2021"."""
    return PLACE_DATE.fullmatch(line) is not None


def run_together(words: str) -> list[str]:
    """The parts of a column that a converter wrote on one line: what stands before, between and behind the mottos."""
    folded = fold(words)
    mottos = list(_MOTTO_INSIDE.finditer(folded)) if len(folded) == len(words) else []
    if not any(words[motto.start() : motto.end()] != words for motto in mottos):
        return [piece for part in _BELOW_STARS.split(words) for piece in _BEFORE_ABOUT.split(part) if piece]
    edges = sorted({0, len(words), *(edge for motto in mottos for edge in motto.span())})
    parts = [words[start:end] for start, end in pairwise(edges)]
    return [piece for part in parts for piece in (held.strip(" *") for held in _BEFORE_NUMBER.split(part)) if piece]


def above_motto(lines: tuple[Line, ...]) -> int:
    """Where a head begins behind what a site lays before it; 0 where its motto is not found, or stands at once."""
    motto = next((at for at, line in enumerate(lines[:_SITE_LINES]) if is_motto(line.text.strip(" *"))), 0)
    start = motto
    while start and motto - start < _LINES_ABOVE_MOTTO and not lines[start - 1].is_paragraph:
        above = lines[start - 1].text.strip(" *|")
        if not (above == above.upper() or is_body(above) or NUMBER_LINE.fullmatch(above)):
            break
        start -= 1
    return start


def opens_number(above: Line, line: Line) -> bool:
    """Whether the line above is "Số:" alone and this one the number."""
    return _NUMBER_OPENS.fullmatch(above.text) is not None and re.fullmatch(NUMBER, line.text) is not None
