"""Pictures of the pages that passages stand on, made when they are asked for and kept on disk up to a limit."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from index.errors import DocumentRefused
from index.layout import Box, Span
from index.readers.formats import FORMATS, read_bytes
from index.readers.kinds.kinds import kind_of
from index.readers.worker.frames import Frame
from index.types import Document, Place

PAGES_FOLDER = "pages"
"""Of the data folder, for the pictures of pages."""
MOST_BYTES = 512 * 1024 * 1024
_VERSION = 1
"""Raised when the same page is to be drawn anew."""
_DIGEST_CHARS = 64
"""How every file's name begins: with the digest of the paper."""


class Asking(Protocol):
    """Reads files elsewhere; `ReadingProcess` does."""

    def ask(self, call: str, data: bytes, name: str, **values: object) -> Frame:
        """The answer of one of its calls.

        Raises:
            DocumentRefused: If there is none.
        """


@dataclass(frozen=True, slots=True)
class PagePng:
    """A page's picture; `page` counts from 1."""

    data: bytes
    page: int


class PagePictures:
    """Makes pictures of pages, and keeps them in a folder of its own."""

    def __init__(self, folder: Path, asking: Asking, *, most_bytes: int = MOST_BYTES) -> None:
        """Nothing is made yet.

        Args:
            folder: Made when it is needed; what was used longest ago is deleted from it.
            asking: What opens the files, which nobody has checked: a process of its own.
            most_bytes: That the folder may hold.
        """
        self._folder = folder
        self._asking = asking
        self._most_bytes = most_bytes

    def of(self, document: Document, *, page: int | None = None, marked: Span | None = None) -> PagePng:
        """The page of a document with a passage of it marked where its words are found.

        Args:
            document: As it was read.
            page: Counted from 1; None for the page of the passage.
            marked: The passage.

        Raises:
            DocumentRefused: If the file is gone or is another by now, has no pages, or cannot be shown.
        """
        wanted = page or (document.layout.page_at(marked.start) if marked else None)
        texts = () if marked is None or wanted in document.layout.recognised else _texts(document, marked)
        known = _known(document.layout.boxes, marked, wanted) if marked else ()
        return self._kept_or_made(document, wanted, texts, known)

    def _kept_or_made(
        self, document: Document, page: int | None, texts: Sequence[str], known: Sequence[tuple[float, ...]]
    ) -> PagePng:

        def key(number: int | None) -> str:
            asked = sha256(repr((_VERSION, number, texts, known)).encode()).hexdigest()[:32]
            return f"{document.digest}-{asked}"

        kept = next(self._kept(f"{key(page)}-*.png"), None)
        if kept is not None:
            return PagePng(kept.read_bytes(), int(kept.stem.rpartition("-")[2]))
        name = Path(document.source).name
        data = _bytes_of(document)
        kind = kind_of(data, name)
        if kind not in FORMATS or not FORMATS[kind].pictures:
            raise DocumentRefused("picture_without_pages", file=name)
        if FORMATS[kind].pictures == "office":
            data, kind = self._as_pdf(data, name, document.digest, kind), "pdf"
        answer = self._asking.ask("picture", data, name, kind=kind, page=page, texts=list(texts), known=list(known))
        made = PagePng(answer.data, answer.said["page"])
        for number in dict.fromkeys((page, made.page)):  # who asked for a passage asks for its page next
            self._keep(f"{key(number)}-{made.page}.png", made.data)
        return made

    def _as_pdf(self, data: bytes, name: str, digest: str, kind: str) -> bytes:
        file = f"{digest}.pdf"
        if (kept := next(self._kept(file), None)) is not None:
            return kept.read_bytes()
        pdf = self._asking.ask("as_pdf", data, name, kind=kind).data
        self._keep(file, pdf)
        return pdf

    def _kept(self, pattern: str) -> Iterator[Path]:
        for path in self._folder.glob(pattern):
            with suppress(OSError):
                os.utime(path)
                yield path

    def _keep(self, file: str, data: bytes) -> None:
        """Write a file whole or not at all, and delete the oldest beyond the limit; a full disk keeps none."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as part:
                try:
                    part.write(data)
                    part.close()
                    Path(part.name).replace(self._folder / file)
                except OSError:
                    Path(part.name).unlink(missing_ok=True)
            self._forget()

    def _forget(self) -> None:
        files = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in self._folder.iterdir())
        held = sum(size for _, size, _ in files)
        for _, size, path in files[:-1]:
            if held <= self._most_bytes:
                break
            path.unlink(missing_ok=True)
            held -= size


def forget_pictures(folder: Path, digests: Collection[str]) -> None:
    """Delete the pictures of all papers but these, and what was left unfinished.

    Args:
        folder: As for `PagePictures`; it need not be there.
        digests: Of the papers that are in the corpus.
    """
    if not folder.is_dir():
        return
    for path in list(folder.iterdir()):
        if path.name[:_DIGEST_CHARS] not in digests:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _bytes_of(document: Document) -> bytes:
    """The bytes that were read, from any of the places where the file is."""
    refused = DocumentRefused("file_gone", file=document.source)
    for place in (Place(document.root, document.source, document.digest), *document.upkeep.copies):
        try:
            data = read_bytes(Path(place.root, place.source))
        except DocumentRefused as error:
            refused = error
            continue
        if sha256(data).hexdigest() == document.digest:
            return data
        refused = DocumentRefused("picture_of_changed", file=place.source)
    raise refused


def _texts(document: Document, marked: Span) -> tuple[str, ...]:
    """What is looked for on the page: the cells of a row one by one, or the passage."""
    cells = [cell for cell in document.layout.cells if cell.start < marked.end and marked.start < cell.end]
    spans = [Span(cell.start, cell.end) for cell in cells] or [marked]
    return tuple(document.text[span.start : span.end] for span in spans)


def _known(boxes: Sequence[Box], marked: Span, page: int | None) -> tuple[tuple[float, float, float, float], ...]:
    """Where the lines of the passage stand on the page, a part of a line by its share of the letters."""
    known = []
    for box in boxes:
        start, end = max(box.start, marked.start), min(box.end, marked.end)
        if start < end and box.page == page:
            width = (box.right - box.left) / (box.end - box.start)
            left, right = box.left + (start - box.start) * width, box.left + (end - box.start) * width
            known.append((left, box.top, right, box.bottom))
    return tuple(known)
