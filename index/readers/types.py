"""What every reader gives: a file's text with its layout."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from index.layout import NO_LAYOUT, Layout

READERS_VERSION = 9
"""Raised when a reader makes another text or layout of the same file; `dannguon index` then reads files again."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read.

    Attributes:
        text: As it is stored, by `normalise_text`; offsets of the layout count its code points.
    """

    text: str
    layout: Layout = NO_LAYOUT


class Reader(Protocol):
    """Reads the files of one family of formats."""

    def __call__(self, data: bytes, name: str, /) -> Read:
        """What a file's bytes hold; the name is for messages.

        Raises:
            DocumentRefused: If they hold no sound text.
        """


Pages = Callable[[int, int], None]
"""Told how many pages of a file are read, and of how many."""

TELL_PAGES: ContextVar[Pages] = ContextVar("TELL_PAGES", default=lambda _done, _of: None)
"""What a reader of long files calls after every page: `TELL_PAGES.get()(3, 17)`; a reading that says nothing for long
is given up."""
