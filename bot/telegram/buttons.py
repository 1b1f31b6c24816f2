"""What a button carries: at most 64 bytes, enough to act on without remembering anything.

- `s:<document id>:<start>:<end>:<digest>`: a passage; the digest tells whether its text is still the same
- `p:<document id>:<start>:<end>:<digest>`: the picture of the page with that passage
- `d:<document id>`: a document
- `e:<entry id>`: an entry of the register; `e:<entry id>:<page>`: another page of its card, in the same message
- `l:<kind>:<page>:=<words>`: a page of a list, in the same message; `l:<kind>:<page>:#<digest>` where the words are too
  long: they stand in the message itself, and the digest tells whether they are still the same
- `q:<first>:=<question>`: the items from number `first` of the answer to a question, in the same message; of 0 the
  answer itself as a new message; `q:<first>:#<digest>` where the question is too long: it is remembered for a while
"""

import hashlib
import re
from dataclasses import dataclass

from bot.presentation.lists import Kind
from index.language.text import fold, split_words

_PASSAGE = re.compile(r"([sp]):([0-9a-f]{12}):([0-9]{1,12}):([0-9]{1,12}):([0-9a-f]{6})", re.ASCII)
_DOCUMENT = re.compile(r"d:([0-9a-f]{12})", re.ASCII)
_CARD = re.compile(r"e:([0-9a-f]{10})(?::([0-9]{1,5}))?", re.ASCII)
_LIST = re.compile(r"l:([chv]):([0-9]{1,6}):(?:=(.*)|#([0-9a-f]{8}))", re.ASCII | re.DOTALL)
_QUESTION = re.compile(r"q:([0-9]{1,6}):(?:=(.+)|#([0-9a-f]{16}))", re.ASCII | re.DOTALL)
DATA_MAX_BYTES = 64


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
class PageButton:
    """Shows the page of a passage as a picture."""

    passage: PassageButton

    @property
    def data(self) -> str:
        """The callback data."""
        return f"p{self.passage.data[1:]}"


@dataclass(frozen=True, slots=True)
class DocumentButton:
    """Shows the opening of a document."""

    document_id: str

    @property
    def data(self) -> str:
        """The callback data."""
        return f"d:{self.document_id}"


@dataclass(frozen=True, slots=True)
class CardButton:
    """Shows an entry of the register.

    Attributes:
        page: Of its card, to which the message turns; None for a new message.
    """

    entry_id: str
    page: int | None = None

    @property
    def data(self) -> str:
        """The callback data."""
        return f"e:{self.entry_id}" if self.page is None else f"e:{self.entry_id}:{self.page}"


@dataclass(frozen=True, slots=True)
class ListButton:
    """Turns to a page of a list.

    Attributes:
        kind: Of the entries.
        words: What was looked for; None where only their digest fits.
        digest: First eight hexadecimal digits of the SHA-256 of the folded words, where only these fit.
    """

    kind: Kind
    page: int
    words: str | None
    digest: str = ""

    @classmethod
    def of(cls, kind: Kind, page: int, words: str) -> "ListButton":
        """The button to a page of the entries with these words."""
        whole = cls(kind, page, words)
        return whole if len(whole.data.encode()) <= DATA_MAX_BYTES else cls(kind, page, None, _digest_of_words(words))

    @property
    def data(self) -> str:
        """The callback data."""
        return f"l:{self.kind}:{self.page}:" + (f"#{self.digest}" if self.words is None else f"={self.words}")

    def words_from(self, shown: str | None) -> str | None:
        """The words, if need be those that the message shows; None if these are others."""
        if self.words is not None:
            return self.words
        return shown if shown is not None and _digest_of_words(shown) == self.digest else None


@dataclass(frozen=True, slots=True)
class QuestionButton:
    """Asks a question, or turns to other items of its answer.

    Attributes:
        first: The number of the first item that is shown, in the same message; 0 for the answer as a new message.
        question: What is asked; None where only its digest fits.
        digest: First sixteen hexadecimal digits of the SHA-256 of the question, where only these fit.
    """

    first: int
    question: str | None
    digest: str = ""

    @classmethod
    def of(cls, first: int, question: str) -> "QuestionButton":
        """The button to the items from this number of the answer to a question."""
        whole = cls(first, question)
        fits = len(whole.data.encode()) <= DATA_MAX_BYTES
        return whole if fits else cls(first, None, digest_of_question(question))

    @property
    def data(self) -> str:
        """The callback data."""
        return f"q:{self.first}:" + (f"#{self.digest}" if self.question is None else f"={self.question}")


AnyButton = PassageButton | PageButton | DocumentButton | CardButton | ListButton | QuestionButton


def digest_of_question(question: str) -> str:
    """Sixteen hexadecimal digits by which a question is remembered."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def digest_of(quote: str) -> str:
    """Six hexadecimal digits that change when the quote does."""
    return hashlib.sha256(quote.encode()).hexdigest()[:6]


def _digest_of_words(words: str) -> str:
    return hashlib.sha256(" ".join(map(fold, split_words(words))).encode()).hexdigest()[:8]


def read_button(data: str) -> AnyButton | None:
    """What was pressed, or None for data that no version of ours writes."""
    if match := _PASSAGE.fullmatch(data):
        passage = PassageButton(match[2], int(match[3]), int(match[4]), match[5])
        return passage if match[1] == "s" else PageButton(passage)
    if match := _DOCUMENT.fullmatch(data):
        return DocumentButton(match[1])
    if match := _CARD.fullmatch(data):
        return CardButton(match[1], int(match[2]) if match[2] else None)
    if match := _LIST.fullmatch(data):
        return ListButton(Kind(match[1]), int(match[2]), match[3], match[4] or "")
    if match := _QUESTION.fullmatch(data):
        return QuestionButton(int(match[1]), match[2], match[3] or "")
    return None
