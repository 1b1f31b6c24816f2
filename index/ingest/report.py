"""What became of the files that a command meant."""

from dataclasses import dataclass, field
from pathlib import Path

from index.errors import Notice


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was left out, and why; the path of one that was looked at."""

    source: str
    why: Notice
    path: Path | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files by their sources: a copy and the one that it is a copy of, an older paper and the newer one."""

    source: str
    other: str


@dataclass(slots=True)
class IngestReport:
    """What became of each file, by its source.

    Attributes:
        copies: New files of words that are in the corpus already, each with the file that it is a copy of.
        superseded: Documents that are answered from no more, each with the newer one.
        skipped: Files of other formats.
        left_out: What a document's file holds beside what was read, by source.
        documents: How many the corpus holds afterwards.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    copies: list[Pair] = field(default_factory=list)
    superseded: list[Pair] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    left_out: dict[str, tuple[Notice, ...]] = field(default_factory=dict)
    documents: int = field(default=0, compare=False)
