"""Which tables a question may be about: rows have few words, and sentences crowd them out of the best passages."""

from collections.abc import Iterator
from itertools import islice

from index.types import Document
from retrieval.question.question import Question
from retrieval.search.retriever import LexicalSearcher
from retrieval.view import View

CANDIDATES = 60
"""Passages looked at by their words, whether rows or not."""
MAX_DOCUMENTS = 8


class TableSearcher:
    """Finds documents that have tables by the question's words."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lexical = LexicalSearcher(view)

    def search(self, question: Question) -> list[Document]:
        """The documents with tables, those with the best passages first, each once."""
        return list(islice(self._documents(question), MAX_DOCUMENTS))

    def _documents(self, question: Question) -> Iterator[Document]:
        hits = self._lexical.search(question, CANDIDATES)
        for identity in self._view.documents_of([hit.chunk_id for hit in hits]):
            document = self._view.document(identity)
            if document.layout.cells:
                yield document
