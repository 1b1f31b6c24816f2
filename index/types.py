"""The values that the index makes: documents, their headers, chunks and sentences.

All offsets count Unicode code points in `Document.text`, which is NFC with line feeds.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.layout import NO_LAYOUT, Layout

Vectors = NDArray[np.float32]
"""Row vectors, shape (n, dimension), each of length 1 so that an inner product is a cosine."""

HEADINGS = " › "
"""Stands between the headings of a path, from the outermost in."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a paper, and as what ("Phó Chủ tịch"), as it stands in the signature."""

    name: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What is stamped or printed on a paper beside its text.

    Attributes:
        urgency: "Khẩn", "Thượng khẩn" or "Hỏa tốc".
        secrecy: "Mật", "Tối mật" or "Tuyệt mật".
        is_draft: Whether it says that it is a draft ("DỰ THẢO").
    """

    urgency: str | None = None
    secrecy: str | None = None
    is_draft: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself; None is unknown and is never guessed silently.

    Attributes:
        kind: Kind of document in Vietnamese ("Nghị quyết", "Chỉ thị", …), or "Tin" for news of a meeting.
        number: Number with its symbol as written ("05-CT/HU").
        date: Day of the event in news of a meeting, else day of issue; not the day the page was saved or published.
        date_inferred: Whether the year of `date` was taken from elsewhere in the text than beside the day.
        issuer: Body that issued it, or whose meeting it reports.
        place: Unit the document belongs to ("huyện Nam Sách").
        title: Headline, or the heading of an official document, on one line.
        subject: What an official document is about (trích yếu), without its kind.
        recipient: To whom a letter or submission goes ("Kính gửi").
        signer: Who signed it first.
        symbol: The letters of its number ("CT/HU"), of one that is left blank too.
        marks: What else is printed on it.
    """

    kind: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    date_inferred: bool = False
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    subject: str | None = None
    recipient: str | None = None
    signer: Signer | None = None
    symbol: str | None = None
    marks: Marks = NO_MARKS


NO_HEADER = Header()


@dataclass(frozen=True, slots=True)
class Place:
    """A file that holds a document; see `Document`."""

    root: str
    source: str
    digest: str

    @property
    def path(self) -> Path:
        """Where the file was when it was indexed."""
        return Path(self.root) / self.source


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a document is kept in step with its files by.

    Attributes:
        content: What documents of the same words have in common, whatever their format; empty if not yet stored.
        modified_ns: When the file was last written, as its file system says, in nanoseconds since 1970; 0 is unknown.
        read_by: The version of the readers that made the text; 0 where it is to be read again, below 0 once it can be.
        newer: The id of the document that is answered from in place of this one.
        copies: Other files of the same words, in any format.
    """

    content: bytes = b""
    modified_ns: int = 0
    read_by: int = 0
    newer: str | None = None
    copies: tuple[Place, ...] = ()


NO_UPKEEP = Upkeep()


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text as it is stored, shown and cited.

    Attributes:
        id: Twelve hexadecimal digits, the same as long as the file stays, changes or is moved.
        root: Absolute folder that was indexed.
        source: Path of the file relative to `root`, with forward slashes.
        digest: SHA-256 of the file's bytes, hexadecimal.
        text: NFC, line feeds, the original spelling; page furniture included.
        layout: Where its parts stood in the file.
        upkeep: What keeps it in step with its files.
    """

    id: str
    root: str
    source: str
    digest: str
    text: str
    header: Header
    layout: Layout = NO_LAYOUT
    upkeep: Upkeep = field(default=NO_UPKEEP, compare=False)

    @property
    def display_title(self) -> str:
        """How it is called; never empty."""
        return display_title(self.header, self.source)


def display_title(header: Header, source: str) -> str:
    """The title where there is one, else kind and place, else the file's path."""
    if header.title:
        return header.title
    return ", ".join(part for part in (header.kind, header.place) if part) or source


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text; see `Document`."""

    id: str
    root: str
    source: str
    digest: str
    header: Header = NO_HEADER
    upkeep: Upkeep = field(default=NO_UPKEEP, compare=False)

    @property
    def place(self) -> Place:
        """The file that its text is of."""
        return Place(self.root, self.source, self.digest)

    @property
    def places(self) -> tuple[Place, ...]:
        """That and all others of the same words."""
        return (self.place, *self.upkeep.copies)

    @property
    def display_title(self) -> str:
        """As of the document."""
        return display_title(self.header, self.source)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is embedded and cited: a sentence, or a clause of one that is too long.

    Attributes:
        start, end: Offsets into the document's text.
        embedded_text: The text given to the embedder: title or heading, then the sentence.
    """

    start: int
    end: int
    embedded_text: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is searched by words and shown as context: neighbouring sentences under one heading.

    Attributes:
        start, end: Offsets into the document's text; sentences lie inside, in order, without overlap.
        heading: Path of headings above it, joined by `HEADINGS`, or None.
    """

    start: int
    end: int
    heading: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence in the corpus; `id` is also its id among the vectors."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk in the corpus with its text, `document.text[start:end]`; `ordinal` is its place there, from 0."""

    id: int
    document_id: str
    ordinal: int
    start: int
    end: int
    heading: str | None
    text: str
    sentences: tuple[StoredSentence, ...]


@dataclass(frozen=True, slots=True)
class IndexedChunk:
    """What the word index needs to know of a chunk; `is_recognised` tells whether its paper was read from pictures."""

    id: int
    document_id: str
    title: str | None
    heading: str | None
    text: str
    is_recognised: bool = False


class Embedder(Protocol):
    """Turns texts into unit vectors; questions and passages may be treated differently."""

    @property
    def name(self) -> str:
        """What the manifest records: the same name means the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Most tokens of a passage that the model reads, special tokens and prefix included."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, special tokens and prefix included."""

    def embed_question(self, question: str) -> Vectors:
        """The question's vector, shape (1, dimension)."""

    def embed_passages(self, passages: Sequence[str], *, progress: Callable[[int], None] = ...) -> Vectors:
        """The passages' vectors in their order, shape (n, dimension); `progress` is told how many are done."""


class VectorStore(Protocol):
    """Exact search for the vectors with the greatest inner product."""

    def __len__(self) -> int:
        """How many vectors it holds."""

    def search(self, vector: Vectors, limit: int, *, within: Ids | None = None) -> tuple[Ids, NDArray[np.float32]]:
        """Ids and inner products in [-1, 1], best first, ties by id; at most `limit`, fewer if it holds fewer.

        Args:
            vector: Shape (1, dimension).
            limit: At least 1.
            within: The ids that may be found, in any order, others than stored ones among them; None for all.

        Raises:
            ValueError: If the vector's dimension differs from the store's or `limit` is below 1.
        """

    def vectors(self, ids: Ids) -> Vectors:
        """The stored vectors of these ids, in their order.

        Raises:
            KeyError: If an id is not stored.
        """
