"""What one reader may see: the corpus, what is searched of it, and its register, narrowed once.

Whatever searches, answers or suggests takes a view and nothing wider, so that nothing else can be found, counted, named
in a refusal or used for mending a question. Today every reader sees the whole corpus.
"""

import math
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TypeVar

from index.caches.lexical import Field
from index.caches.snapshot import Snapshot, narrowed
from index.store.corpus import Corpus
from index.structure.outline.outline import Outline, find_outline
from index.types import Document, DocumentSummary, StoredChunk
from retrieval.evidence.pieces import whole
from retrieval.evidence.tables import HeldTable, is_row, tables_in
from retrieval.register.registry import Registry
from retrieval.types import ScoredSentence

HELD = 512
"""So many documents are kept, and the sentences of so many."""
V = TypeVar("V")


class View:
    """Documents with their passages, words, spelling and facts, as of one moment. Safe to share between threads.

    Args:
        corpus: Where they are.
        snapshot: The caches of the corpus, or of the documents that are seen.
        registry: The facts of the same.
        among: The documents that are seen, by id; None for all.
    """

    def __init__(
        self, corpus: Corpus, snapshot: Snapshot, registry: Registry, *, among: frozenset[str] | None = None
    ) -> None:
        self._corpus = corpus
        self._among = among
        self.snapshot = snapshot
        self.lexical, self.vectors, self.spelling = snapshot.lexical, snapshot.vectors, snapshot.spelling
        self.registry = registry
        self._documents: dict[str, Document] = {}
        self._sentences: dict[str, tuple[ScoredSentence, ...]] = {}
        self._contents: dict[str, str] = {}
        self._tables: dict[str, tuple[HeldTable, ...]] = {}
        self._outlines: dict[str, Outline] = {}

    def narrowed(self, documents: Collection[str]) -> "View":
        """The view of those of these documents, by id, that are seen here."""
        among = frozenset(held for held in documents if self._sees(held))
        snapshot = narrowed(self.snapshot, self._corpus, among)
        return View(self._corpus, snapshot, self.registry.narrowed(among), among=among)

    def _sees(self, document_id: str) -> bool:
        return self._among is None or document_id in self._among

    def rarity(self, text: str, *, folded: bool) -> float:
        """As `Rarity`: the inverse frequency of a word or pair among the passages, as BM25 has it."""
        frequency = self.lexical.document_frequency(Field.FOLDED if folded else Field.MARKED, text)
        return math.log(1 + (len(self.lexical) - frequency + 0.5) / (frequency + 0.5))

    # Documents

    def reading(self) -> AbstractContextManager[None]:
        """Lets everything inside be read as of one moment."""
        return self._corpus.reading()

    @cached_property
    def summaries(self) -> tuple[DocumentSummary, ...]:
        """The documents that are seen and answered from, without their text, by source."""
        held = (summary for summary in self._corpus.summaries() if self._sees(summary.id))
        return tuple(summary for summary in held if summary.upkeep.newer is None)

    def document(self, reference: str) -> Document:
        """The document with this id or source, read once.

        Raises:
            DocumentNotFound: If there is none, or it is not seen.
        """
        return _kept(self._documents, reference, lambda held: self._corpus.document(held, among=self._among))

    def sentences(self, document_id: str) -> tuple[ScoredSentence, ...]:
        """A document's sentences as they are cited, in order, held against no question; none if it is not seen."""
        return _kept(self._sentences, document_id, self._read_sentences) if self._sees(document_id) else ()

    def _read_sentences(self, document_id: str) -> tuple[ScoredSentence, ...]:
        stored = self._stored(document_id)
        return whole(self.document(document_id).text, stored) if stored else ()

    def _stored(self, document_id: str) -> list[ScoredSentence]:
        """The same as they were embedded."""
        stored = self._corpus.sentences(document_id)
        return [ScoredSentence(held.start, held.end, heading, 0.0) for held, heading in stored]

    def content(self, document: Document) -> str:
        """All that a document says in sentences: the day a page was saved, or that of a table's row, is of no other."""

        def said(identity: str) -> str:
            found = (held for held in self.sentences(identity) if not is_row(document, held))
            return "\n".join(document.text[held.start : held.end] for held in found)

        return _kept(self._contents, document.id, said)

    def tables(self, document: Document) -> tuple[HeldTable, ...]:
        """The tables of a document, in order, as they are asked about."""
        return _kept(self._tables, document.id, lambda held: tables_in(document, self.sentences(held)))

    def outline(self, document: Document) -> Outline:
        """The parts of a document, and what each place of it hangs on."""

        def read(identity: str) -> Outline:
            return find_outline(document.text, self._stored(identity), document.layout.cells)

        return _kept(self._outlines, document.id, read)

    def chunks(self, ids: Sequence[int]) -> list[StoredChunk]:
        """These passages in this order; one that is gone or not seen is left out."""
        return [chunk for chunk in self._corpus.chunks(ids) if self._sees(chunk.document_id)]

    def documents_of(self, ids: Sequence[int]) -> list[str]:
        """The documents of these passages by id, each once, in this order; of none that is gone or not seen."""
        owners = self._corpus.owners_of(ids)
        return list(dict.fromkeys(owners[held] for held in ids if held in owners and self._sees(owners[held])))

    def chunk_ids(self, documents: Collection[str]) -> list[int]:
        """The passages of these documents, by id."""
        return self._corpus.chunk_ids([held for held in documents if self._sees(held)])

    @cached_property
    def owners(self) -> dict[int, str]:
        """The document of every passage."""
        owners = self._corpus.chunk_owners()
        return {chunk: document for chunk, document in owners.items() if self._sees(document)}


def _kept(held: dict[str, V], key: str, read: Callable[[str], V]) -> V:
    """What is read for a key, read once while there is room."""
    found = held.get(key)
    if found is None:
        found = read(key)
        if len(held) >= HELD:
            held.clear()
        held[key] = found
    return found
