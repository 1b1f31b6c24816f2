"""What is found out of one file, before anything is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from index.facts.types import Facts
from index.ingest.report import Refusal
from index.types import Chunk, Document, DocumentSummary, Place


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be embedded.

    Attributes:
        before: What is stored of the same id.
        moved_from: A document of the same words whose file is gone: it becomes this one.
    """

    document: Document
    chunks: tuple[Chunk, ...]
    facts: Facts
    before: DocumentSummary | None = None
    moved_from: DocumentSummary | None = None

    @property
    def embedded_texts(self) -> list[str]:
        """What is given to the embedder, in the order of the sentences."""
        return [sentence.embedded_text for chunk in self.chunks for sentence in chunk.sentences]

    @property
    def is_the_same(self) -> bool:
        """Whether the file is as it was when other readers read the same words in it."""
        before, content = self.before, self.document.upkeep.content
        return before is not None and before.place == self.place and before.upkeep.content == content

    @property
    def place(self) -> Place:
        """The file that was read."""
        return Place(self.document.root, self.document.source, self.document.digest)

    @property
    def summary(self) -> DocumentSummary:
        """What is known of it from now on."""
        held = self.document
        return DocumentSummary(held.id, held.root, held.source, held.digest, held.header, held.upkeep)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose words are stored as they are."""

    place: Place


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the same words as another; `is_new` tells that this was not known."""

    copy: Place
    of: DocumentSummary
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """A file that holds no document any more.

    Attributes:
        document: What it held.
        path: The file, where another one holds the document's words; None where the document goes with it.
    """

    document: DocumentSummary
    path: Path | None = None


Outcome: TypeAlias = PreparedDocument | Unchanged | Copied | Left | Refusal
Written: TypeAlias = PreparedDocument | Copied | Left
"""What is to be written, in its order."""
