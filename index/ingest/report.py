"""What became of the files that a command meant."""

from dataclasses import dataclass, field
from pathlib import Path

from index.errors import Notice, notice
from index.types import Place

NO_RECOGNITION = "recognition_missing"
"""The code of what is told of each file with scans where nothing reads them."""
_MOST_SOURCES = 5


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
        states: "added", "changed" or "unchanged" by the whole path: files of two folders may have one source.
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
    states: dict[Path, str] = field(default_factory=dict, compare=False)
    documents: int = field(default=0, compare=False)

    def tell(self, state: str, place: Place) -> None:
        """Note the state of a file, which is one of those of `states`."""
        getattr(self, state).append(place.source)
        self.states[place.path] = state

    def without_recognition(self) -> Notice | None:
        """Of how many files scans were not read for want of a program; said once, not of each."""
        sources = [refusal.source for refusal in self.refused if refusal.why.code == NO_RECOGNITION]
        sources += [source for source, held in self.left_out.items() if any(why.code == NO_RECOGNITION for why in held)]
        if not sources:
            return None
        more = ["…"] if len(sources) > _MOST_SOURCES else []
        return notice("recognition_missing_of", count=len(sources), sources=(*sources[:_MOST_SOURCES], *more))
