"""From a file to a document ready to be embedded, and the report of those that are not."""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import DanNguonError, DocumentRefused, notice
from index.facts.find import find_facts
from index.facts.types import Facts
from index.ingest.files import FoundFile, is_gone
from index.ingest.report import Refusal
from index.readers.formats import read_bytes
from index.readers.types import Read
from index.readers.worker.process import FileReading
from index.store.corpus import document_id
from index.structure.chunking import chunk_document
from index.structure.reading import read
from index.types import Chunk, Document, DocumentSummary, Embedder

_log = logging.getLogger(__name__)
_FILES_AHEAD = 2
"""Files that are read while those before them are described and embedded."""


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be embedded.

    Attributes:
        is_known: Whether an earlier text of the same file is stored.
        moved_from: The same content under the path of a file that is gone.
    """

    document: Document
    chunks: tuple[Chunk, ...]
    facts: Facts
    is_known: bool = False
    moved_from: DocumentSummary | None = None

    @property
    def embedded_texts(self) -> list[str]:
        """What is given to the embedder, in the order of the sentences."""
        return [sentence.embedded_text for chunk in self.chunks for sentence in chunk.sentences]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose text is stored as it is."""

    source: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file's bytes, or the error with which they cannot be had, and what they hold as soon as it is read.

    Attributes:
        old: What is stored of the file.
        read: None where the same content is known already.
    """

    item: FoundFile
    old: DocumentSummary | None
    data: bytes | DocumentRefused
    digest: str = ""
    read: "Future[Read] | None" = None


def prepare_files(
    summaries: Sequence[DocumentSummary], embedder: Embedder, found: Sequence[FoundFile], reading: FileReading
) -> Iterator[PreparedDocument | Unchanged | Refusal]:
    """For each file a new or changed document, or why there is nothing to store."""
    known = {summary.id: summary for summary in summaries}
    by_digest = {summary.digest: summary for summary in known.values()}

    def opened(item: FoundFile) -> _Opened:
        old = known.get(document_id(str(item.path)))
        try:
            data = read_bytes(item.path)
        except DocumentRefused as error:
            return _Opened(item, old, error)
        digest = hashlib.sha256(data).hexdigest()
        is_known = digest in by_digest
        return _Opened(item, old, data, digest, None if is_known else reading.start(data, item.path.name))

    for file in _ahead(found, opened):
        item, old = file.item, file.old
        source = old.source if old else item.source
        try:
            prepared = _prepare_one(file, embedder, by_digest, reading)
        except DocumentRefused as error:
            prepared = Refusal(source, error.notice)
        except DanNguonError:
            raise
        except Exception as error:  # one file must not stop the others
            _log.exception("%s cannot be ingested", item.path)
            prepared = Refusal(source, notice("file_unexpected", cause=repr(error)))
        if isinstance(prepared, PreparedDocument):
            held = prepared.document
            by_digest[held.digest] = DocumentSummary(held.id, held.root, held.source, held.digest)
        yield prepared


def _ahead(found: Sequence[FoundFile], opened: Callable[[FoundFile], _Opened]) -> Iterator[_Opened]:
    """The files in their order, some of those after each opened already."""
    waiting: deque[_Opened] = deque()
    for item in found:
        waiting.append(opened(item))
        if len(waiting) > _FILES_AHEAD:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _prepare_one(
    file: _Opened, embedder: Embedder, by_digest: dict[str, DocumentSummary], reading: FileReading
) -> PreparedDocument | Unchanged | Refusal:
    """The document of a file, unless it is unchanged or the same as another.

    Raises:
        DocumentRefused: If it cannot become a document.
    """
    item, old, digest = file.item, file.old, file.digest
    if isinstance(file.data, DocumentRefused):
        raise file.data
    if old is not None and old.digest == digest:
        return Unchanged(old.source)
    root, source = (old.root, old.source) if old else (str(item.root), item.source)
    same = by_digest.get(digest)
    if same is not None and holds(path_of(same), digest):
        if same.source == source:
            why = notice("file_double_elsewhere", other=same.source, folder=same.root)
        else:
            why = notice("file_double", other=same.source)
        return Refusal(source, why, is_duplicate=True)
    described = DocumentSummary(document_id(str(item.path)), root, source, digest)
    held = file.read or reading.start(file.data, item.path.name)
    prepared = prepare_document(held.result(), described, embedder)
    if not prepared.chunks:
        raise DocumentRefused("file_only_furniture")
    moved_from = same if same is not None and is_gone(path_of(same)) else None
    return replace(prepared, is_known=old is not None, moved_from=moved_from)


def holds(path: Path, digest: str) -> bool:
    """Whether a file is there and its content is of this digest now."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest() == digest
    except (OSError, DocumentRefused):
        return False


def prepare_document(held: Read, described: DocumentSummary, embedder: Embedder) -> PreparedDocument:
    """The document of what a file holds, read once for header, chunks and facts, and identified as `described` is."""
    reading = read(held.text, held.layout)
    file = (described.id, described.root, described.source, described.digest)
    document = Document(*file, held.text, reading.header, held.layout)
    chunks = chunk_document(held.text, reading.paragraphs, reading.header.title, embedder.count_tokens)
    return PreparedDocument(document, chunks, find_facts(reading))


def path_of(summary: DocumentSummary) -> Path:
    """Where the document's file was when it was indexed."""
    return Path(summary.root) / summary.source
