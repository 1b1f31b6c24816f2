"""Finds the evidence: by words over passages, by meaning over sentences, both merged."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from index.corpus import Corpus
from index.lexical import Field, LexicalIndex, Term, pairs
from index.snapshot import Snapshot
from index.text import fold, tokens
from index.types import Document, Embedder, StoredChunk, Vectors
from retrieval.fusion import convex_combination
from retrieval.types import Evidence, Hit, ScoredSentence
from retrieval.understanding import Language, Question

CANDIDATES = 100
"""Chunks that each way of searching puts forward."""
SENTENCE_CANDIDATES = 400
"""Sentences looked at to find the chunks of the nearest: a chunk has about five."""
DENSE_WEIGHT = 0.4
"""Share of meaning in the merged score, the rest being words: best on viquad1_dev (see README)."""
EVIDENCE_CHUNKS = 10


class LexicalSearcher:
    """By the question's syllables and pairs of syllables."""

    def __init__(self, index: LexicalIndex) -> None:
        self._index = index

    def search(self, question: Question, limit: int) -> list[Hit]:
        """As `Searcher.search`; scores are BM25, above 0."""
        field = Field.FOLDED if question.folded else Field.MARKED
        # Both as typed and comparable: a passage may have "UBND" or "Ủy ban nhân dân", "khóa VII" or "khóa 7".
        typed = [fold(word) if question.folded else word for word in tokens(question.text)]
        looked_up = dict.fromkeys([*typed, *pairs(typed), *question.words, *pairs(question.words)])
        return [Hit(*hit) for hit in self._index.search([Term(field, text) for text in looked_up], limit)]


class DenseSearcher:
    """By the meaning of the question's nearest sentences; a chunk counts as its best sentence."""

    def __init__(self, snapshot: Snapshot, embedder: Embedder) -> None:
        self._snapshot = snapshot
        self._embedder = embedder

    def search(self, question: Question, limit: int) -> list[Hit]:
        """As `Searcher.search`; scores are cosines in [-1, 1]."""
        return self.nearest(self._embedder.embed_question(question.text), limit)

    def nearest(self, vector: Vectors, limit: int) -> list[Hit]:
        """The same for a question's vector, shape (1, dimension)."""
        ids, scores = self._snapshot.vectors.search(vector, SENTENCE_CANDIDATES)
        best: dict[int, float] = {}
        for chunk_id, score in zip(self._snapshot.chunks_of(ids).tolist(), scores.tolist(), strict=True):
            best.setdefault(chunk_id, score)
        return sorted((Hit(*item) for item in best.items()), key=lambda hit: (-hit.score, hit.chunk_id))[:limit]


class Retriever:
    """Both ways of searching over one snapshot, merged by score."""

    def __init__(self, corpus: Corpus, snapshot: Snapshot, embedder: Embedder) -> None:
        self._corpus = corpus
        self.snapshot = snapshot
        self._embedder = embedder
        self._lexical = LexicalSearcher(snapshot.lexical)
        self._dense = DenseSearcher(snapshot, embedder)
        self._documents: dict[str, Document] = {}

    def search(self, question: Question, limit: int) -> list[Hit]:
        """As `Searcher.search`; scores are in [0, 1]."""
        return self._search(question, self._embedder.embed_question(question.text))[:limit]

    def _search(self, question: Question, vector: Vectors) -> list[Hit]:
        # The model was not trained on Vietnamese without marks: nDCG@10 0.24 by meaning against 0.85 by words.
        weight = {Language.WITHOUT_MARKS: 0.0, Language.VIETNAMESE: DENSE_WEIGHT, Language.ENGLISH: 0.6}[
            question.language
        ]
        by_meaning = self._dense.nearest(vector, CANDIDATES) if weight else []
        by_words = self._lexical.search(question, CANDIDATES)
        if not by_words and not by_meaning:
            return []
        return convex_combination([by_meaning, by_words], [weight, 1 - weight])

    def retrieve(self, question: Question) -> list[Evidence]:
        """The best passages, neighbours of one document merged, best first."""
        vector = self._embedder.embed_question(question.text)
        hits = self._search(question, vector)[:EVIDENCE_CHUNKS]
        scores = {hit.chunk_id: hit.score for hit in hits}
        with self._corpus.reading():  # else a document replaced meanwhile would be quoted at its old text's offsets
            chunks = sorted(self._corpus.chunks(list(scores)), key=lambda chunk: (chunk.document_id, chunk.ordinal))
            # Neighbours have ordinals that grow with their position.
            runs = groupby(enumerate(chunks), key=lambda item: (item[1].document_id, item[1].ordinal - item[0]))
            evidence = [self._merge([chunk for _, chunk in run], scores, vector) for _, run in runs]
        return sorted(evidence, key=lambda e: (-e.score, e.document.id, e.sentences[0].start))

    def _merge(self, chunks: Sequence[StoredChunk], scores: dict[int, float], vector: Vectors) -> Evidence:
        ids = np.array([sentence.id for chunk in chunks for sentence in chunk.sentences], dtype=np.int64)
        similarities = iter((self.snapshot.vectors.vectors(ids) @ vector[0]).tolist())
        sentences = tuple(
            ScoredSentence(sentence.start, sentence.end, chunk.heading, next(similarities))
            for chunk in chunks
            for sentence in chunk.sentences
        )
        return Evidence(self._document(chunks[0].document_id), max(scores[chunk.id] for chunk in chunks), sentences)

    def _document(self, identity: str) -> Document:
        """The document, read once while this snapshot is in use."""
        if identity not in self._documents:
            if len(self._documents) >= 512:
                self._documents.clear()
            self._documents[identity] = self._corpus.document(identity)
        return self._documents[identity]
