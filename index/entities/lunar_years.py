"""Years of the lunar calendar as Vietnamese texts name them: "Tết Tân Sửu", "xuân Nhâm Dần".

A name is one of ten stems with one of twelve branches and comes again every sixty years; 1984 was Giáp Tý, the first.
A lunar year begins some weeks after the solar one whose number it is given here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.language.text import fold, has_marks, normalise_word

_STEMS = (
    ("giáp",),
    ("ất",),
    ("bính",),
    ("đinh",),
    ("mậu",),
    ("kỷ", "kỉ"),
    ("canh",),
    ("tân",),
    ("nhâm",),
    ("quý", "quí"),
)
_BRANCHES = (
    ("tý", "tí"), ("sửu",), ("dần",), ("mão", "mẹo"), ("thìn",), ("tỵ", "tị"), ("ngọ",), ("mùi",), ("thân",), ("dậu",),
    ("tuất",), ("hợi",),
)  # fmt: skip
_FIRST_YEAR = 1984
_CYCLE = 60
_NAMED_AFTER = "năm|tết|xuân|đán|lịch|mừng|đón"
"""What stands before a year's name, lest a person called Đinh Mùi be taken for one."""


@dataclass(frozen=True, slots=True)
class LunarYear:
    """A year named in a text; `place` is its place in the cycle of sixty, from 0 for Giáp Tý."""

    start: int
    end: int
    place: int

    def is_year(self, year: int) -> bool:
        """Whether this solar year has the name."""
        return (year - _FIRST_YEAR) % _CYCLE == self.place

    def latest(self, limit: int) -> int:
        """The last solar year up to `limit` that has the name."""
        return limit - (limit - _FIRST_YEAR - self.place) % _CYCLE


@cache
def _pattern(*, marked: bool) -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of a name after its word, and each name's place in the cycle."""
    spelled = normalise_word if marked else fold
    places = {
        spelled(f"{stem} {branch}"): place
        for place in range(_CYCLE)
        for stem in _STEMS[place % 10]
        for branch in _BRANCHES[place % 12]
    }
    words = "|".join(spelled(word) for word in _NAMED_AFTER.split("|"))
    return re.compile(rf"\b(?:{words})\s+(?P<name>{'|'.join(places)})\b"), places


def find_lunar_years(text: str) -> Iterator[LunarYear]:
    """The years that a text names so, in order; without marks only where the whole text has none."""
    marked = has_marks(text)
    # Letter by letter, so that offsets stay: only "ð", decomposed or misplaced marks would be read otherwise.
    plain = text.lower() if marked else fold(text)
    pattern, places = _pattern(marked=marked)
    if len(plain) == len(text):
        for match in pattern.finditer(plain):
            yield LunarYear(match.start("name"), match.end("name"), places[match["name"]])
