"""What is stored, by file, by bytes and by words, in step with what a run decides before it is written."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from index.errors import DocumentRefused
from index.ingest.files import is_gone
from index.layout import Layout
from index.readers.formats import read_bytes
from index.readers.paged.scans.tesseract import find_tesseract
from index.readers.types import READERS_VERSION
from index.store.corpus import document_id
from index.types import DocumentSummary, Place, Upkeep

_MISSING = "recognition_missing"
_PASSING = frozenset({"page_too_slow", "page_not_recognised"})
"""Why pages are left out that another time may be read."""


class Known:
    """The documents that there are, or will be once all that was decided is written."""

    def __init__(self, summaries: Iterable[DocumentSummary]) -> None:
        self._documents: dict[str, DocumentSummary] = {}
        self._by_path: dict[Path, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_words: dict[bytes, str] = {}
        for summary in summaries:
            self.put(summary)

    def all(self) -> list[DocumentSummary]:
        """Every document, in the order in which they came."""
        return list(self._documents.values())

    def put(self, summary: DocumentSummary) -> None:
        """Note a document, in place of one with the same id; its files hold no other."""
        self.remove(summary.id)
        for place in summary.places:
            self.leave(place.path)
            self._by_path[place.path] = self._by_digest[place.digest] = summary.id
        self._by_words[summary.upkeep.content] = summary.id
        self._documents[summary.id] = summary

    def remove(self, identity: str) -> None:
        """Forget a document, if it is there."""
        if summary := self._documents.pop(identity, None):
            for place in summary.places:
                self._by_path.pop(place.path, None)

    def leave(self, path: Path) -> None:
        """Note that this file holds no document any more; one whose text is of it stays, of another file."""
        if owner := self._documents.get(self._by_path.pop(path, "")):
            copies = tuple(copy for copy in owner.upkeep.copies if copy.path != path)
            self._documents[owner.id] = replace(owner, upkeep=replace(owner.upkeep, copies=copies))

    def join(self, identity: str, copy: Place) -> None:
        """Note that this file, too, holds a document, and no other."""
        self.leave(copy.path)
        owner = self._documents[identity]
        self.put(replace(owner, upkeep=replace(owner.upkeep, copies=(*owner.upkeep.copies, copy))))

    def at(self, path: Path) -> DocumentSummary | None:
        """The document that this file held when it was looked at last."""
        return self._documents.get(self._by_path.get(path, ""))

    def of_bytes(self, digest: str) -> DocumentSummary | None:
        """One that a file of this digest holds."""
        found = self._documents.get(self._by_digest.get(digest, ""))
        return found if found and any(place.digest == digest for place in found.places) else None

    def of_words(self, content: bytes) -> DocumentSummary | None:
        """One of these words."""
        found = self._documents.get(self._by_words.get(content, ""))
        return found if found and found.upkeep.content == content else None

    def free_id(self, path: Path, digest: str) -> str:
        """The id of a new document: that of its path, unless a document whose file was moved away has it still."""
        identity = document_id(str(path))
        return document_id(f"{path}\0{digest}") if identity in self._documents else identity


def read_by(layout: Layout) -> int:
    """The version of the readers to be stored with a text: 0 where some page may be read another time.

    It is below 0 where pages wait for a program that recognises them.
    """
    left_out = {left.code for left in layout.left_out}
    if left_out & _PASSING:
        return 0
    return -READERS_VERSION if _MISSING in left_out else READERS_VERSION


def is_read_by_now(upkeep: Upkeep) -> bool:
    """Whether the readers of now, on this machine as it is, would make the same text of the same file."""
    return upkeep.read_by == (READERS_VERSION if upkeep.read_by > 0 or find_tesseract() else -READERS_VERSION)


def is_held_elsewhere(document: DocumentSummary, path: Path) -> bool:
    """Whether another file than this one still holds the document."""
    return any(holds(place.path, place.digest) for place in document.places if place.path != path)


def holds(path: Path, digest: str) -> bool:
    """Whether a file is there and its content is of this digest now."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest() == digest
    except (OSError, DocumentRefused):
        return False


def is_moved(document: DocumentSummary) -> bool:
    """Whether the file that its text is of is gone, and there are others."""
    return bool(document.upkeep.copies) and is_gone(document.place.path)
