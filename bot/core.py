"""The one crossing from the asynchronous application into the synchronous core."""

import asyncio
import threading
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, Self, TypeVar

from index.errors import DanNguonError
from index.types import Document
from retrieval.question_reader import QUESTION_MAX_CHARS
from retrieval.register.registry import Registry
from retrieval.types import Answer

Result = TypeVar("Result")


class CoreBusy(DanNguonError):
    """So many questions wait already that this one is not taken."""


class QuestionUnusable(DanNguonError):
    """The text is no question: empty, too long, or without a word."""


class Library(Protocol):
    """What holds the documents and answers questions about them; called from several threads at once."""

    def answer(self, question: str, earlier: Sequence[Answer] = ()) -> Answer:
        """The answer to one question, which may lean on the answers before it, oldest first."""

    def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            DocumentNotFound: If there is none.
        """

    def registry(self) -> Registry:
        """The register of the documents as they are now."""


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


class Core:
    """Answers questions on a bounded number of threads, with a bounded number waiting."""

    def __init__(self, library: Library, *, workers: int, max_waiting: int = 32) -> None:
        self._library = library
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="core")
        self._places = threading.Semaphore(workers + max_waiting)

    async def answer(self, text: str, earlier: Sequence[Answer] = ()) -> Answer:
        """The answer to a question, which may lean on the answers before it, oldest first.

        Raises:
            CoreBusy: If as many questions wait as may.
            DanNguonError: Whatever the core says is wrong.
        """
        return await self._call(lambda: self._library.answer(text, earlier))

    async def document(self, reference: str) -> Document:
        """The document with this id or source.

        Raises:
            CoreBusy: If as many questions wait as may.
            DocumentNotFound: If there is none.
        """
        return await self._call(lambda: self._library.document(reference))

    async def register(self, look: Callable[[Registry], Result]) -> Result:
        """What is seen in the register.

        Raises:
            CoreBusy: If as many questions wait as may.
            DanNguonError: Whatever the look or the register says is wrong.
        """
        return await self._call(lambda: look(self._library.registry()))

    async def _call(self, work: Callable[[], Result]) -> Result:
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

    def close(self) -> None:
        """Wait for what runs, drop what waits, and take nothing more."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
