"""What became of the files that a command meant."""

from dataclasses import dataclass, field

from index.errors import Notice


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was left out, and why.

    Attributes:
        is_duplicate: Whether the same content is in the corpus already, so that nothing is missing.
    """

    source: str
    why: Notice
    is_duplicate: bool = False


@dataclass(slots=True)
class IngestReport:
    """What became of each file, by its source.

    Attributes:
        skipped: Files of other formats.
        documents: How many the corpus holds afterwards.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    documents: int = field(default=0, compare=False)
