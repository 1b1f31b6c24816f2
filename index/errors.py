"""Every error this project raises on purpose.

    DanNguonError                 what happened, with which value, and what to do, in one Vietnamese sentence
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

The first line of a message is for whoever runs the program: the command line shows it as it is. Those who ask in
Telegram or on the page are only told that something is out of order, unless the error is about their question.
"""


class DanNguonError(Exception):
    """The root: its text is one Vietnamese sentence that says what to do."""


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
