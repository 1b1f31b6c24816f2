"""Every error this project raises on purpose, and what else a person is to be told: codes and values, no sentences.

    DanNguonError                 what happened, as a code, and with which values
    ├── DocumentRefused           one file cannot become a document; the others go on
    ├── DocumentNotFound          no document has this id or source
    ├── DataFolderError           the data folder cannot be created, read or written, or the disk is full
    │   └── CorpusBusy            another process is indexing
    ├── CorpusCorrupted           the SQLite file is damaged or is no corpus
    ├── CorpusMismatch            the corpus was built by another model or other rules than those set
    ├── ModelUnavailable          the embedding model is missing, unreadable or unfit
    ├── CitationMismatch          a quote is not the text between its offsets: a fault of ours, never shown as an answer
    ├── QuestionsUnreadable       a file of questions is missing or a line of it is not a question
    ├── CorrectionRefused         a correction names a field that a fact has not, or a value that it cannot have
    ├── FactNotFound              no fact or entry of the register has this id
    ├── SettingsError             a setting is missing, malformed or unknown
    │
    │                             added by bot/
    ├── CoreBusy                  so many questions wait already that this one is not taken
    ├── QuestionUnusable          the text is no question: empty, too long, or without a word
    ├── ConversationBusy          too many questions of one conversation wait
    └── Failed                    a command did not do what was asked, although nothing is broken

What is said of a code is written where people are spoken to, in `bot/messages/vi.tsv`: one sentence for whoever runs
the program, which the command line shows as it is. Those who ask in Telegram or on the page are only told that
something is out of order, unless the error is about their question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person is to be told, without words.

    Attributes:
        code: What it is.
        values: What its sentence names, by the names that it has there.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.values.items())])


def notice(code: str, **values: object) -> Notice:
    """The notice of this code with these values."""
    return Notice(code, values)


Report = Callable[[Notice], None]
"""Takes what is told while something goes on."""


class DanNguonError(Exception):
    """The root: a code and the values that its sentence names."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.notice = Notice(code, values)

    def __str__(self) -> str:
        return str(self.notice)


class DocumentRefused(DanNguonError):
    """One file cannot become a document; the others go on."""


class DocumentNotFound(DanNguonError):
    """No document has this id or source."""


class DataFolderError(DanNguonError):
    """The data folder cannot be created, read or written, or the disk is full."""


class CorpusBusy(DataFolderError):
    """Another process is indexing."""


class CorpusCorrupted(DanNguonError):
    """The SQLite file is damaged or is no corpus."""


class CorpusMismatch(DanNguonError):
    """The corpus was built by another model or other rules than those set."""


class ModelUnavailable(DanNguonError):
    """The embedding model is missing, unreadable or unfit."""


class CitationMismatch(DanNguonError):
    """A quote is not the text between its offsets."""


class QuestionsUnreadable(DanNguonError):
    """A file of questions is missing or a line of it is not a question."""


class SettingsError(DanNguonError):
    """A setting is missing, malformed or unknown."""


class CorrectionRefused(DanNguonError):
    """A correction names a field that a fact has not, or a value that the field cannot have."""


class FactNotFound(DanNguonError):
    """No fact has this id."""
