"""Whom documents give tasks: each unit that a task names, and whether it leads or only takes part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.facts.types import DocumentFact, Task
from index.language.text import fold
from index.language.words import comparable
from index.lexicon.patterns import pattern
from retrieval.register.entries import DocumentEntry, Record

_UNIT = pattern(r"{cues_tasks:addressed}(?!\w)")
_EDGES = " -–+•*.:"
_LEAST_WORDS = 2
LONGEST_WORDS = 12
"""Of more words no unit is looked for in a question."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Charge:
    """A task of a document as one unit has it.

    Attributes:
        unit: Its comparable words.
        leads: Whether it is to do it, and does not only take part.
    """

    unit: Words
    task: Task
    record: Record[DocumentFact]
    entry: DocumentEntry
    leads: bool


def charges_by_unit(documents: Iterable[DocumentEntry]) -> dict[Words, list[Charge]]:
    """The tasks of documents by the folded words of each unit that they name, in the order of the text."""
    found: dict[Words, list[Charge]] = {}
    for entry in documents:
        for task, record in entry.tasks:
            for leads, names in ((True, task.who), (False, task.with_whom)):
                for unit in map(tuple, _units(names or "")):
                    if _LEAST_WORDS <= len(unit) <= LONGEST_WORDS:
                        charge = Charge(unit, task, record, entry, leads)
                        found.setdefault(tuple(map(fold, unit)), []).append(charge)
    return found


def named_in(words: Sequence[str], charges: Mapping[Words, Sequence[Charge]]) -> list[Charge]:
    """The charges of the units that these folded words name; of names within one another the longest."""
    spans = [
        (start, end)
        for start in range(len(words))
        for end in range(start + _LEAST_WORDS, min(len(words), start + LONGEST_WORDS) + 1)
        if tuple(words[start:end]) in charges
    ]
    longest = [(a, b) for a, b in spans if not any(c <= a and b <= d and (c, d) != (a, b) for c, d in spans)]
    units = dict.fromkeys(tuple(words[start:end]) for start, end in longest)
    return [charge for unit in units for charge in charges[unit]]


def _units(names: str) -> Iterator[list[str]]:
    """The units of a list; "Phòng Văn hóa, Khoa học và Thông tin" is one, for what follows its comma is none."""
    for piece in names.split(";"):
        parts = [part.strip(_EDGES) for part in piece.split(",")]
        whole = len(parts) == 1 or not all(_UNIT().match(part) for part in parts)
        yield from (comparable(part, folded=False) for part in ([piece.strip(_EDGES)] if whole else parts))
