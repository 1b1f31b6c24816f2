"""The path of a question: understand, retrieve, answer."""

import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from retrieval.conversation.followup import complete
from retrieval.question.mistyped import correct
from retrieval.question.question import Question
from retrieval.question.read import understand
from retrieval.question.relative_dates import resolve_dates
from retrieval.search.retriever import Retriever
from retrieval.types import Answer, Answerer, Evidence, Status, Suggestion, verify_said

MAX_SUGGESTIONS = 3


class QuestionAnswerer:
    """Answers questions over one snapshot of a corpus. Safe to share between threads."""

    def __init__(self, retriever: Retriever, answerer: Answerer, *, today: Callable[[], date] = date.today) -> None:
        self.retriever = retriever
        self._answerer = answerer
        self._today = today

    def understand(self, question: str, earlier: Sequence[Answer] = ()) -> Question:
        """What the question asks: marks restored, completed from the answers before it, relative dates written out.

        Args:
            question: As typed.
            earlier: The answers before in the same conversation, oldest first.
        """
        return understand(
            question,
            correct=lambda typed: complete(correct(typed, self.retriever.snapshot.spelling), earlier),
            resolve=partial(resolve_dates, today=self._today()),
        )

    def answer(self, question: str, earlier: Sequence[Answer] = ()) -> Answer:
        """The answer with its citations, or not found with the nearest documents; no text of a question raises.

        Args:
            question: As typed.
            earlier: The answers before in the same conversation, oldest first.
        """
        started = time.perf_counter()
        understood = self.understand(question, earlier)
        evidence = self.retriever.retrieve(understood) if understood.wording.words else []
        draft = self._answerer.answer(understood, evidence)
        verify_said(draft.text, draft.citations)
        return Answer(
            question=question,
            status=Status.FOUND if draft.citations else Status.NOT_FOUND,
            text=draft.text,
            citations=draft.citations,
            suggestions=() if draft.citations else _suggestions(evidence),
            elapsed_ms=(time.perf_counter() - started) * 1000,
            read=understood.text,
            absent=() if draft.citations else self.retriever.unmentioned(understood),
            unmet=draft.unmet,
            from_register=draft.from_register,
            as_of=draft.as_of,
            superseded=draft.superseded,
            corrected=draft.corrected,
            more=draft.more,
            unstated=draft.unstated,
            understood=understood.text if understood.text.casefold() != understood.asked.casefold() else None,
        )


def _suggestions(evidence: Sequence[Evidence]) -> tuple[Suggestion, ...]:
    """The documents of the best evidence, each once."""
    titles = {item.document.id: item.document.display_title for item in evidence}
    return tuple(Suggestion(*item) for item in list(titles.items())[:MAX_SUGGESTIONS])
