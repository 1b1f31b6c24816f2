"""The one crossing from the asynchronous application into the synchronous core."""

import asyncio
import threading
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from index.errors import DanNguonError, DocumentRefused
from index.layout import Span
from index.types import Document
from retrieval.question_reader import QUESTION_MAX_CHARS
from retrieval.register.registry import Registry
from retrieval.types import Answer

if TYPE_CHECKING:
    from index.readers.paged.pictures.page_pictures import PagePng

Result = TypeVar("Result")

MAX_PICTURES_WAITING = 8


class CoreBusy(DanNguonError):
    """So many questions wait already that this one is not taken."""


class QuestionUnusable(DanNguonError):
    """The text is no question: empty, too long, or without a word."""


class Library(Protocol):
    """What holds the documents and answers questions about them; called from several threads at once."""

    def answer(self, question: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        """The answer to one question, which may lean on the answers before it, oldest first; a list's from `first`."""

    def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            DocumentNotFound: If there is none.
        """

    def registry(self) -> Registry:
        """The register of the documents as they are now."""


class Pictures(Protocol):
    """Shows pages of the files that documents were read from; called by one thread at a time."""

    def of(self, document: Document, *, page: int | None = None, marked: Span | None = None) -> "PagePng":
        """The page, or that of the passage, with the passage marked.

        Raises:
            DocumentRefused: If there is no such page, or it cannot be shown.
        """


class NoPictures:
    """Shows none."""

    def of(self, document: Document, **_: object) -> "PagePng":
        """Nothing.

        Raises:
            DocumentRefused: Always.
        """
        raise DocumentRefused("picture_without_pages", file=document.source)


NO_PICTURES = NoPictures()


def read_question(text: str, *, when_empty: str = "question_empty") -> str:
    """The question without surrounding space, in NFC.

    Args:
        when_empty: The code of the error for an empty one.

    Raises:
        QuestionUnusable: If it is empty, longer than 1,000 characters or has no letter or digit.
    """
    question = unicodedata.normalize("NFC", text).strip()
    if not question:
        raise QuestionUnusable(when_empty)
    if len(question) > QUESTION_MAX_CHARS:
        raise QuestionUnusable("question_too_long", length=len(question), limit=QUESTION_MAX_CHARS)
    if not any(character.isalnum() for character in question):
        raise QuestionUnusable("question_without_words")
    return question


class _Threads:
    """A bounded number of threads, with a bounded number waiting."""

    def __init__(self, name: str, workers: int, max_waiting: int) -> None:
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._places = threading.Semaphore(workers + max_waiting)

    async def call(self, work: Callable[[], Result]) -> Result:
        """What the work gives.

        Raises:
            CoreBusy: If as many wait as may.
        """
        if not self._places.acquire(blocking=False):
            raise CoreBusy("busy")
        try:
            future = self._executor.submit(work)
        except BaseException:
            self._places.release()
            raise
        # A caller who is gone does not stop a running thread, so the place is free only when the thread is.
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)

    def close(self, *, waits: bool) -> None:
        """Drop what waits, take nothing more, and wait for what runs, if so told."""
        self._executor.shutdown(wait=waits, cancel_futures=True)


class Core:
    """Answers questions on a bounded number of threads, with a bounded number waiting.

    Pictures of pages, which may take seconds, have a thread of their own, so that no answer waits for one.
    """

    def __init__(
        self, library: Library, *, workers: int, max_waiting: int = 32, pictures: Pictures = NO_PICTURES
    ) -> None:
        self._library = library
        self._pictures = pictures
        self._threads = _Threads("core", workers, max_waiting)
        self._drawing = _Threads("pictures", 1, MAX_PICTURES_WAITING)

    async def answer(self, text: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        """The answer to a question, which may lean on the answers before it, oldest first; a list's from `first`.

        Raises:
            CoreBusy: If as many questions wait as may.
            DanNguonError: Whatever the core says is wrong.
        """
        return await self._threads.call(lambda: self._library.answer(text, earlier, first))

    async def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            CoreBusy: If as many questions wait as may.
            DocumentNotFound: If there is none.
        """
        return await self._threads.call(lambda: self._library.document(reference))

    async def picture(self, document: Document, *, page: int | None = None, marked: Span | None = None) -> "PagePng":
        """A page of a document, or that of the passage, as PNG with the passage marked.

        Raises:
            CoreBusy: If as many pictures wait as may.
            DocumentRefused: If there is no such page, or it cannot be shown.
        """
        return await self._drawing.call(lambda: self._pictures.of(document, page=page, marked=marked))

    async def register(self, look: Callable[[Registry], Result]) -> Result:
        """What is seen in the register.

        Raises:
            CoreBusy: If as many questions wait as may.
            DanNguonError: Whatever the look or the register says is wrong.
        """
        return await self._threads.call(lambda: look(self._library.registry()))

    def close(self) -> None:
        """Wait for the answers that are made, drop what waits, and take nothing more.

        A picture is not waited for: it ends with the process that makes it, which somebody else closes.
        """
        self._drawing.close(waits=False)
        self._threads.close(waits=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
