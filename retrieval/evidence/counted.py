"""Which meeting an ordinal counts: the thirteenth session of a council is no thirteenth conference of a committee."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.language.numerals import find_ordinals
from index.language.text import fold
from index.lexicon.tables import alternatives, from_lexicon, rows

_BEFORE = 90
"""Characters between a meeting's word and its ordinal at most."""
_STOP = re.compile(r"[.;\n]\s")


@dataclass(frozen=True, slots=True)
class Counted:
    """An ordinal and what it counts.

    Attributes:
        what: As `Ordinal.what`.
        meeting: The word for the kind of meeting that stands before it, None where none does.
    """

    what: str
    value: int
    meeting: str | None

    def counts_alike(self, other: "Counted") -> bool:
        """Whether both can count the same, whatever their number."""
        return self.what == other.what and len({self.meeting, other.meeting} - {None}) < 2

    def agrees_with(self, other: "Counted") -> bool:
        """Whether both can be one."""
        return self.counts_alike(other) and self.value == other.value


@from_lexicon
@lru_cache(maxsize=4096)
def counted_in(text: str) -> tuple[Counted, ...]:
    """What the ordinals of a text count, in its order."""
    return tuple(_counted(text))


def counted_at(text: str, start: int, end: int) -> Counted | None:
    """What the ordinal that stands there counts."""
    return next((held for at, held in _placed(text) if start <= at < end), None)


def _counted(text: str) -> Iterator[Counted]:
    return (held for _, held in _placed(text))


def _placed(text: str) -> Iterator[tuple[int, Counted]]:
    for ordinal in find_ordinals(text):
        before = text[max(0, ordinal.start - _BEFORE) : ordinal.start]
        before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
        last = next(reversed(list(_meeting().finditer(fold(before)))), None)
        is_term = ordinal.what == "khóa"
        yield (
            ordinal.start,
            Counted(ordinal.what, ordinal.value, None if last is None or is_term else _kinds()[last[0]] or None),
        )


@from_lexicon
def _kinds() -> dict[str, str]:
    """The word for the kind of each word for a meeting, without marks; empty for one that may be of any kind."""
    said = (row for row in rows("meetings", uses="asked") if row["kind"])
    return {fold(row.key): row["kind"] for row in said} | {"hn": "hội nghị", "dh": "đại hội", "hop": ""}


@from_lexicon
def _meeting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_kinds())})\b")
