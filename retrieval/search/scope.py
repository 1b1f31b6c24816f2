"""Which documents a question is about, where it says so: those of the places that it names, and of its years.

In a corpus of many offices a question about one district is else answered from among its thousand neighbours, for a
passage seldom repeats the place that its document is about.
"""

from collections.abc import Collection, Sequence

from index.caches.lexical import Field, Term, pairs
from index.entities.units import may_lie_in
from index.language.text import fold
from index.language.words import comparable, contains
from index.types import Document
from retrieval.evidence.matching import describe
from retrieval.question.question import Question
from retrieval.view import View

MAX_DOCUMENTS = 300
"""A name that more documents have does not tell them apart."""
MAX_PASSAGES = 2000
"""The same of passages."""
_CHECKED_PASSAGES = 200


class Scope:
    """Finds the documents that a question names, among those of a view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def documents(self, question: Question) -> frozenset[str]:
        """The ids of the documents of the places that the question names; empty where they tell nothing apart.

        A document that says nothing of its own place counts where it has the name somewhere, and so do one of a unit
        that lies there and any that has it in a table.
        """
        names = [[fold(word) for word in name.words] for name in question.names if len(name.words) > 1]
        of_places = [found for name in names if (found := self._of_place(name))]
        found = frozenset.intersection(*of_places) if of_places else frozenset()
        return self._of_years(found, [str(year) for year in question.times.years]) or found

    def _of_place(self, name: Sequence[str]) -> frozenset[str]:
        """The documents of the place with this name; empty if it is none, or that of too many."""
        having = self._having(name)
        if len(having) > MAX_DOCUMENTS:
            return frozenset()
        held = [self._view.document(identity) for identity in having]
        described = {
            document.id for document in held if contains(comparable(describe(document, None), folded=True), name)
        }
        others = {
            document.id
            for document in held
            if document.header.place is None
            or may_lie_in(document.header.place, tuple(name))
            or _has_in_table(document, name)
        }
        return frozenset(described | others) if described else frozenset()

    def _having(self, name: Sequence[str]) -> frozenset[str]:
        """The documents with a passage that has this name; empty if they are too many to tell anything apart."""
        limit = MAX_PASSAGES if len(name) == 2 else _CHECKED_PASSAGES
        rarest = min(self._view.lexical.document_frequency(Field.FOLDED, pair) for pair in pairs(name))
        if not 0 < rarest <= MAX_PASSAGES:
            return frozenset()
        found = [
            chunk for chunk, _ in self._view.lexical.search([Term(Field.FOLDED, pair) for pair in pairs(name)], limit)
        ]
        if len(name) == 2:
            return frozenset(self._view.owners[chunk] for chunk in found)
        # A passage with one pair of the name need not have all of it.
        chunks = self._view.chunks(found)
        texts = (f"{describe(self._view.document(held.document_id), held.heading)} . {held.text}" for held in chunks)
        having = [contains(comparable(text, folded=True), name) for text in texts]
        return frozenset(chunk.document_id for chunk, has in zip(chunks, having, strict=True) if has)

    def _of_years(self, documents: Collection[str], years: Sequence[str]) -> frozenset[str]:
        """Those of the documents that are of one of these years or speak of it."""
        held = [self._view.document(identity) for identity in documents] if years else []
        return frozenset(
            document.id
            for document in held
            if any(
                year in document.text or (document.header.date and year == str(document.header.date.year))
                for year in years
            )
        )


def _has_in_table(document: Document, name: Sequence[str]) -> bool:
    """Whether a name stands in a cell: a table of a district tells of each of its communes."""
    text, cells = document.text, document.layout.cells
    return any(contains(comparable(text[cell.start : cell.end], folded=True), name) for cell in cells)
