"""The path of a question: understand, retrieve, answer."""

import time
from collections.abc import Sequence
from functools import partial

from retrieval.correction import correct
from retrieval.retriever import Retriever
from retrieval.types import Answer, Answerer, Evidence, Status, Suggestion
from retrieval.understanding import understand

MAX_SUGGESTIONS = 3


class QuestionAnswerer:
    """Answers questions over one snapshot of a corpus. Safe to share between threads."""

    def __init__(self, retriever: Retriever, answerer: Answerer) -> None:
        self.retriever = retriever
        self._answerer = answerer

    def answer(self, question: str) -> Answer:
        """The answer with its citations, or not found with the nearest documents; no text of a question raises."""
        started = time.perf_counter()
        understood = understand(question, correct=partial(correct, spelling=self.retriever.snapshot.spelling))
        evidence = self.retriever.retrieve(understood) if understood.words else []
        draft = self._answerer.answer(understood, evidence)
        return Answer(
            question=question,
            status=Status.FOUND if draft.citations else Status.NOT_FOUND,
            text=draft.text,
            citations=draft.citations,
            suggestions=() if draft.citations else _suggestions(evidence),
            elapsed_ms=(time.perf_counter() - started) * 1000,
            understood=understood.text if understood.text.casefold() != understood.asked.casefold() else None,
        )


def _suggestions(evidence: Sequence[Evidence]) -> tuple[Suggestion, ...]:
    """The documents of the best evidence, each once."""
    titles = {item.document.id: item.document.display_title for item in evidence}
    return tuple(Suggestion(*item) for item in list(titles.items())[:MAX_SUGGESTIONS])
