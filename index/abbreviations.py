"""The table of abbreviations that offices use."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One line of the table.

    Attributes:
        short: As written ("UBND").
        expansions: What it may stand for, the most usual first ("Ủy ban nhân dân").
        note: Its group in the table ("document type", "position", …).
    """

    short: str
    expansions: tuple[str, ...]
    note: str


def read_abbreviations(table: str) -> tuple[Abbreviation, ...]:
    """The lines of a tab-separated table: abbreviation, expansions separated by "|" or " / ", note.

    Lines that begin with "#" are left out; several lines of one abbreviation become one, with the first one's note.

    Raises:
        ValueError: If a line has not three fields; the message holds the line.
    """
    found: dict[str, Abbreviation] = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not all(part.strip() for part in fields):
            raise ValueError(f"not abbreviation, expansion and note: {line!r}")
        short, expansions, note = (part.strip() for part in fields)
        parts = (part.strip() for part in expansions.replace(" / ", "|").split("|"))
        known = found.get(short, Abbreviation(short, (), note))
        merged = tuple(dict.fromkeys((*known.expansions, *(part for part in parts if part))))
        found[short] = Abbreviation(short, merged, known.note)
    return tuple(found.values())


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The project's own table, `index/lexicon/abbreviations.tsv`."""
    return read_abbreviations(resources.files("index").joinpath("lexicon/abbreviations.tsv").read_text("utf-8"))
