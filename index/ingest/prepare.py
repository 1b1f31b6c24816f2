"""From a file to a document ready to be embedded, and what becomes of those that are none."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import DanNguonError, DocumentRefused, notice
from index.facts.find import find_facts
from index.ingest.admission import check_admitted
from index.ingest.files import FoundFile, WholeFile, is_gone, read_whole
from index.ingest.known import Known, is_held_elsewhere, is_moved, is_read_by_now, read_by
from index.ingest.outcomes import Copied, Left, Outcome, PreparedDocument, Unchanged, Written
from index.ingest.report import Refusal
from index.ingest.revisions import marked_by_name
from index.readers.types import Read
from index.readers.worker.process import FileReading
from index.store.rows import content_digest
from index.structure.chunking import chunk_document
from index.structure.reading import read
from index.types import Document, DocumentSummary, Embedder, Place, Upkeep

_log = logging.getLogger(__name__)
_FILES_AHEAD = 2


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file's bytes, or the error with which they cannot be had, and what they hold as soon as it is read.

    Attributes:
        read: None where the same content is known already.
    """

    item: FoundFile
    file: WholeFile | DocumentRefused
    read: "Future[Read] | None" = None


class Preparation:
    """Looks at files and says what is to be written of each.

    Args:
        known: What is stored; it is kept in step with what is said.
        embedder: Counts tokens.
        secrecy: The most secret level that may go in; None for none.
    """

    def __init__(self, known: Known, embedder: Embedder, reading: FileReading, secrecy: str | None) -> None:
        self.known = known
        self._embedder = embedder
        self._reading = reading
        self._secrecy = secrecy
        self._again: list[FoundFile] = []

    def look_at(self, items: Iterable[FoundFile]) -> Iterator[Iterator[Outcome]]:
        """What becomes of each file, and of others that held the same words, in the order in which it is written.

        Some files are read ahead, while what was said of those before is written.
        """
        waiting: deque[_Opened] = deque()
        for item in items:
            waiting.append(self._opened(item))
            if len(waiting) > _FILES_AHEAD:
                yield self._said_of(waiting.popleft())
        while waiting:
            yield self._said_of(waiting.popleft())

    def look_again(self) -> Iterator[Iterator[Outcome]]:
        """What becomes of the files that were copies of a text before it was read by the readers of now."""
        again, self._again = self._again, []
        return self.look_at(again)

    def _opened(self, item: FoundFile) -> _Opened:
        try:
            file = read_whole(item.path)
        except DocumentRefused as error:
            return _Opened(item, error)
        held = self.known.of_bytes(file.digest)
        is_known = held is not None and is_read_by_now(held.upkeep)
        return _Opened(item, file, None if is_known else self._reading.start(file.data, item.path.name))

    def _said_of(self, opened: _Opened) -> Iterator[Outcome]:
        item = opened.item
        held = self.known.at(item.path)
        source = next((place.source for place in held.places if place.path == item.path), "") if held else item.source
        try:
            yield from map(self._noted, self._outcomes(opened, held))
        except DocumentRefused as error:
            yield Refusal(source, error.notice, item.path)
        except (DanNguonError, CancelledError):
            raise
        except Exception as error:  # one file must not stop the others
            _log.exception("%s cannot be ingested", item.path)
            yield Refusal(source, notice("file_unexpected", cause=repr(error)))

    def settle(self, document: DocumentSummary) -> Iterator[PreparedDocument]:
        """The document as another of its files has it, where the file that its text is of is gone."""
        if is_moved(document):
            yield from map(self._noted, self._of_heir(document, is_new=False))

    def _noted(self, outcome: Outcome) -> Outcome:
        match outcome:
            case PreparedDocument():
                if outcome.moved_from is not None:
                    self.known.remove(outcome.moved_from.id)
                self.known.put(outcome.summary)
            case Copied():
                self.known.join(outcome.of.id, outcome.copy)
            case Left(document, None):
                self.known.remove(document.id)
            case Left(_, Path() as path):
                self.known.leave(path)
        return outcome

    def _outcomes(self, opened: _Opened, held: DocumentSummary | None) -> Iterator[Outcome]:
        """What becomes of a file.

        Raises:
            DocumentRefused: If it cannot become a document.
        """
        item, file = opened.item, opened.file
        if isinstance(file, DocumentRefused):
            raise file
        place = Place(str(item.root), item.source, file.digest)
        if held is not None:
            before = next(known for known in held.places if known.path == item.path)
            place = replace(before, digest=file.digest)
            if before == place and is_read_by_now(held.upkeep):
                yield Unchanged(place)
                return
        same = self.known.of_bytes(file.digest)
        if same is not None and same is not held and is_held_elsewhere(same, item.path):
            yield from self._copied(place, same, held)
            return
        own = held if held is not None and held.place.path == item.path else None
        identity = own.id if own else self.known.free_id(item.path, file.digest)
        prepared = self._prepared(file, place, identity, opened.read)
        try:
            check_admitted(prepared.document.header, item.path.name, self._secrecy)
        except DocumentRefused:
            if held is not None:
                yield from self._left(held, item.path)
            raise
        if not prepared.chunks:
            raise DocumentRefused("file_only_furniture")
        same = self.known.of_words(prepared.document.upkeep.content)
        if same is not None and same is not own and is_held_elsewhere(same, item.path):
            yield from self._copied(place, same, held)
        elif same is not None and same is not own and is_gone(same.place.path):
            yield _in_place_of(prepared, same, own)
        else:
            yield from self._replaced(prepared, own)

    def _prepared(
        self, file: WholeFile, place: Place, identity: str, read_ahead: "Future[Read] | None" = None
    ) -> PreparedDocument:
        """The document of a file's bytes.

        Raises:
            DocumentRefused: If they are none.
        """
        held = (read_ahead or self._reading.start(file.data, place.path.name)).result()
        upkeep = Upkeep(modified_ns=file.modified_ns, read_by=read_by(held.layout))
        described = DocumentSummary(identity, place.root, place.source, place.digest, upkeep=upkeep)
        return prepare_document(held, described, self._embedder)

    def _replaced(self, prepared: PreparedDocument, own: DocumentSummary | None) -> Iterator[Outcome]:
        """A document in place of what was stored of its file, whose copies hold what they held."""
        if own is None or not own.upkeep.copies:
            yield replace(prepared, before=own)
            return
        kept = own.upkeep.copies
        if prepared.document.upkeep.content != own.upkeep.content:
            if prepared.document.digest == own.digest:  # by other readers: those who read its copies are others too
                kept = tuple(copy for copy in kept if copy.digest == own.digest)
                for copy in set(own.upkeep.copies).difference(kept):
                    self._again.append(FoundFile(copy.path, Path(copy.root)))
                    yield Left(own, copy.path)
            else:
                yield from self._of_heir(own, is_new=True)
                kept = ()
        yield replace(_with_copies(prepared, kept), before=own)

    def _copied(self, place: Place, same: DocumentSummary, held: DocumentSummary | None) -> Iterator[Outcome]:
        """A file of the same words as another."""
        if held is not None and held is not same:
            yield from self._left(held, place.path)
        yield Copied(place, same, is_new=held is not same)

    def _left(self, held: DocumentSummary, path: Path) -> Iterator[Written]:
        """What becomes of a document when this file holds it no more."""
        if path != held.place.path:
            yield Left(held, path)
        else:
            heirs: list[Written] = list(self._of_heir(held, is_new=False))
            yield from heirs or [Left(held)]

    def _of_heir(self, document: DocumentSummary, *, is_new: bool) -> Iterator[PreparedDocument]:
        """The document as the first of its copies has it that still holds its words, under a new id or its own."""
        for copy in document.upkeep.copies:
            try:
                file = read_whole(copy.path)
                identity = self.known.free_id(copy.path, copy.digest) if is_new else document.id
                prepared = self._prepared(file, copy, identity)
                check_admitted(prepared.document.header, copy.path.name, self._secrecy)
            except DocumentRefused:
                continue
            if file.digest == copy.digest and prepared.chunks:
                others = tuple(other for other in document.upkeep.copies if other != copy)
                yield replace(_with_copies(prepared, others), before=None if is_new else document)
                return


def _in_place_of(prepared: PreparedDocument, gone: DocumentSummary, own: DocumentSummary | None) -> PreparedDocument:
    """The document of a file that was moved; under the id that it had, with what was corrected of it."""
    if own is not None:
        return replace(prepared, before=own, moved_from=gone)
    return replace(prepared, document=replace(prepared.document, id=gone.id), moved_from=gone)


def _with_copies(prepared: PreparedDocument, copies: tuple[Place, ...]) -> PreparedDocument:
    document = prepared.document
    return replace(prepared, document=replace(document, upkeep=replace(document.upkeep, copies=copies)))


def prepare_document(held: Read, described: DocumentSummary, embedder: Embedder) -> PreparedDocument:
    """The document of what a file holds, read once for header, chunks and facts, and identified as `described` is."""
    reading = read(held.text, held.layout)
    reading = replace(reading, header=marked_by_name(reading.header, described.source))
    header = reading.header
    upkeep = replace(described.upkeep, content=content_digest(held.text))
    file = (described.id, described.root, described.source, described.digest)
    document = Document(*file, held.text, header, held.layout, upkeep)
    chunks = chunk_document(held.text, reading.paragraphs, header.title, embedder.count_tokens)
    return PreparedDocument(document, chunks, find_facts(reading))
