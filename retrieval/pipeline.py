"""The path of a question: read, answer, and retrieve where facts alone do not answer."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.table import as_related, find_in_kinds
from retrieval.answers.lookup import Lookup
from retrieval.citations import verify_draft, with_file
from retrieval.conversation.story import asked_alone
from retrieval.question.question import Question
from retrieval.question_reader import QuestionReader
from retrieval.search.absent import unmentioned
from retrieval.search.retriever import Retriever
from retrieval.types import PLAIN, Answer, Answerer, Citation, Draft, Evidence, Suggestion

MAX_SUGGESTIONS = 3


class QuestionAnswerer:
    """Answers questions over one snapshot of a corpus. Safe to share between threads."""

    def __init__(
        self,
        reader: QuestionReader,
        retriever: Retriever,
        answerer: Answerer,
        *,
        only_lookups: bool = False,
        own_unit: str | None = None,
    ) -> None:
        """Put the hops together.

        Args:
            reader: Reads what is typed.
            retriever: Finds evidence.
            answerer: Answers by one clause.
            only_lookups: Whether lists, counts, verdicts and the like are left out, for measuring.
            own_unit: The unit that is meant where a question names none.
        """
        self.retriever = retriever
        self._reader = reader
        self._answerer = answerer
        self._only_lookups = only_lookups
        self._own_unit = own_unit

    def understand(self, question: str, earlier: Sequence[Answer] = ()) -> Question:
        """What the question asks, as `answer` reads it."""
        return self._reader.read(question, earlier)

    def answer(self, question: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        """The answer with its citations, what is related, or not found with the nearest documents; never raises.

        Of a message that tells more than it asks what it asks alone is answered, where all of it has no answer. Nothing
        is related to what the question names where no document has that.

        Args:
            question: As typed.
            earlier: The answers before in the same conversation, oldest first.
            first: Of a list, the number of the first item that is given, from 1.
        """
        whole = self._answer(question, earlier, first=first)
        alone = None if _is_answered(whole) else asked_alone(whole.read.marked, whole.read.asked)
        held = self._answer(alone, earlier, first=first) if alone else whole
        if held is whole or not _is_answered(held):
            return whole
        return _asked_as(question, whole.read.asked, held)

    def _answer(self, question: str, earlier: Sequence[Answer], *, first: int) -> Answer:
        """The answer to all that is typed, of whatever kind it asks for."""
        started = time.perf_counter()
        read = self._reader.read(question, earlier)
        evidence = _Retrieved(partial(self.retriever.retrieve, read)) if read.wording.words else ()
        said = None
        if read.wording.words and not self._only_lookups:
            look = Lookup(read, self.retriever.view, evidence)
            retrieve = self.retriever.retrieve
            asking = Asking(look, self._lookup, earlier, first, retrieve, self._own_unit)
            said = find_in_kinds(asking) or as_related(asking, self._answerer.answer(read, evidence))
        return self._made(question, read, evidence, said, started)

    def _lookup(self, question: str, earlier: Sequence[Answer] = ()) -> Answer:
        """The answer to a question as one, by one clause."""
        started = time.perf_counter()
        read = self._reader.read(question, earlier)
        evidence = _Retrieved(partial(self.retriever.retrieve, read)) if read.wording.words else ()
        return self._made(question, read, evidence, None, started)

    def _made(
        self, question: str, read: Question, evidence: Sequence[Evidence], said: Draft | None, started: float
    ) -> Answer:
        """The answer with what is known beside it; as a lookup where nothing is said yet."""
        if said is None:
            said = self._answerer.answer(read, evidence)
        verify_draft(said)
        absent = () if said.text or said.form.choices else unmentioned(read, self.retriever.view)
        if absent:
            said = replace(said, related=(), superseded=(), corrected=())
        said = replace(said, citations=self._with_files(said.citations), related=self._with_files(said.related))
        return Answer(
            question,
            read,
            said,
            suggestions=() if said.text or said.related or said.form.choices else _suggestions(evidence),
            absent=absent,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _with_files(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        view = self.retriever.view
        return tuple(with_file(citation, view.document(citation.document_id)) for citation in citations)


def _is_answered(answer: Answer) -> bool:
    """Whether it says something, or asks back what is meant."""
    return bool(answer.text) or answer.said.form != PLAIN


def _asked_as(question: str, asked: str, answer: Answer) -> Answer:
    """The answer to what a question was read as, as that to the question as it was typed."""
    return replace(answer, question=question, read=replace(answer.read, asked=asked))


class _Retrieved(Sequence[Evidence]):
    """Evidence that is retrieved when it is first looked at: the register answers many a question without."""

    def __init__(self, retrieve: Callable[[], Sequence[Evidence]]) -> None:
        self._retrieve = retrieve

    @cached_property
    def _held(self) -> Sequence[Evidence]:
        return self._retrieve()

    def __len__(self) -> int:
        return len(self._held)

    def __getitem__(self, at: Any) -> Any:  # Any: one for a number, several for a slice
        return self._held[at]


def _suggestions(evidence: Sequence[Evidence]) -> tuple[Suggestion, ...]:
    """The documents of the best evidence, each once."""
    titles = {item.document.id: item.document.display_title for item in evidence}
    return tuple(Suggestion(*item) for item in list(titles.items())[:MAX_SUGGESTIONS])
