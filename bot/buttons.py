"""What a button carries: at most 64 bytes, enough to act on without remembering anything.

- `s:<document id>:<start>:<end>:<digest>`: a passage; the digest tells whether its text is still the same
- `d:<document id>`: a document
"""

import hashlib
import re
from dataclasses import dataclass

_PASSAGE = re.compile(r"s:([0-9a-f]{12}):([0-9]{1,12}):([0-9]{1,12}):([0-9a-f]{6})", re.ASCII)
_DOCUMENT = re.compile(r"d:([0-9a-f]{12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class PassageButton:
    """Shows a passage in its context.

    Attributes:
        digest: First six hexadecimal digits of the SHA-256 of the quote.
    """

    document_id: str
    start: int
    end: int
    digest: str

    @property
    def data(self) -> str:
        """The callback data."""
        return f"s:{self.document_id}:{self.start}:{self.end}:{self.digest}"

    def is_current(self, text: str) -> bool:
        """Whether the document's text still has the quote between the offsets."""
        return digest_of(text[self.start : self.end]) == self.digest


@dataclass(frozen=True, slots=True)
class DocumentButton:
    """Shows the opening of a document."""

    document_id: str

    @property
    def data(self) -> str:
        """The callback data."""
        return f"d:{self.document_id}"


def digest_of(quote: str) -> str:
    """Six hexadecimal digits that change when the quote does."""
    return hashlib.sha256(quote.encode()).hexdigest()[:6]


def read_button(data: str) -> PassageButton | DocumentButton | None:
    """What was pressed, or None for data that no version of ours writes."""
    if match := _PASSAGE.fullmatch(data):
        return PassageButton(match[1], int(match[2]), int(match[3]), match[4])
    if match := _DOCUMENT.fullmatch(data):
        return DocumentButton(match[1])
    return None
