"""Finds the evidence: by words over passages, by meaning over sentences, both merged."""

from collections.abc import Collection, Sequence
from itertools import groupby

import numpy as np

from index.caches.lexical import Field, LexicalIndex, Term, pairs
from index.caches.snapshot import Snapshot
from index.entities.document_numbers import find_document_numbers
from index.language.text import fold, has_marks, tokens
from index.language.words import comparable, contains
from index.store.corpus import Corpus
from index.types import Document, Embedder, Ids, Vectors
from retrieval.evidence.constraints import lacks_count
from retrieval.evidence.matching import describe
from retrieval.question.question import Question
from retrieval.question.types import Language
from retrieval.search.fusion import convex_combination
from retrieval.search.scope import Scope
from retrieval.types import Evidence, Hit, Reranker, ScoredSentence

CANDIDATES = 100
"""Chunks that each way of searching puts forward."""
SENTENCE_CANDIDATES = 400
"""Sentences looked at to find the chunks of the nearest: a chunk has about five."""
DENSE_WEIGHT = 0.4
"""Share of meaning in the merged score, the rest being words: best on viquad1_dev (see README)."""
DENSE_WEIGHT_ENGLISH = 0.6
"""The same for English questions, of which only names, numbers and what the glossary has can be met by words."""
RERANKED = 20
"""Chunks that are looked at again."""
EVIDENCE_CHUNKS = 10
"""Chunks that an answer is sought in."""
RERANKED_WITHIN, EVIDENCE_WITHIN = 40, 20
"""The same where the documents are known that the question is about."""


class LexicalSearcher:
    """By the question's syllables and pairs of syllables."""

    def __init__(self, index: LexicalIndex) -> None:
        self._index = index

    def search(self, question: Question, limit: int, *, documents: Collection[str] | None = None) -> list[Hit]:
        """As `Searcher.search`, in these documents only where they are given; scores are BM25, above 0."""
        # Restored marks may be wrong: folded, nDCG@10 is 0.002 better on viquad1_dev with its marks stripped.
        folded = question.folded or question.restored
        field = Field.FOLDED if folded else Field.MARKED
        # Both as typed and comparable: a passage may have "UBND" or "Ủy ban nhân dân", "khóa VII" or "khóa 7".
        spellings = [tokens(question.text), list(question.wording.words)]
        if folded:
            spellings = [[fold(word) for word in said] for said in spellings]
        looked_up = dict.fromkeys(term for said in spellings for term in (*said, *pairs(said)))
        terms = [Term(field, text) for text in looked_up]
        return [Hit(*hit) for hit in self._index.search(terms, limit, documents=documents)]


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
        return self._best_of(*self._snapshot.vectors.search(vector, SENTENCE_CANDIDATES), limit)

    def nearest_within(self, vector: Vectors, chunks: Collection[int], limit: int) -> list[Hit]:
        """The same among these chunks."""
        ids = self._snapshot.sentences_of(chunks)
        scores = self._snapshot.vectors.vectors(ids) @ vector[0]
        order = np.argsort(-scores, kind="stable")
        return self._best_of(ids[order], scores[order], limit)

    def _best_of(self, ids: Ids, scores: Vectors, limit: int) -> list[Hit]:
        """The chunks of these sentences, best first, each by its first sentence, which is its best."""
        best: dict[int, float] = {}
        for chunk_id, score in zip(self._snapshot.chunks_of(ids).tolist(), scores.tolist(), strict=True):
            best.setdefault(chunk_id, score)
        return sorted((Hit(*item) for item in best.items()), key=lambda hit: (-hit.score, hit.chunk_id))[:limit]


class Retriever:
    """Both ways of searching over one snapshot, merged by score, the best looked at again."""

    def __init__(
        self,
        corpus: Corpus,
        snapshot: Snapshot,
        embedder: Embedder,
        reranker: Reranker,
        *,
        dense_weight: float = DENSE_WEIGHT,
    ) -> None:
        self._corpus = corpus
        self._dense_weight = dense_weight
        self.snapshot = snapshot
        self._embedder = embedder
        self._reranker = reranker
        self._lexical = LexicalSearcher(snapshot.lexical)
        self._dense = DenseSearcher(snapshot, embedder)
        self._documents: dict[str, Document] = {}
        self._scope = Scope(corpus, snapshot.lexical, self._document)

    def search(self, question: Question, limit: int) -> list[Hit]:
        """As `Searcher.search`; scores are in [0, 1]."""
        vector = self._embedder.embed_question(question.text)
        hits = self._fused(question, vector)
        with self._corpus.reading():
            passages, _ = self._passages(hits[:RERANKED], vector)
        best = [Hit(item.chunk_ids[0], item.score) for item in self._reranker.rerank(question, passages)]
        rest = hits[RERANKED:]
        # Those that were not looked at again come after those that were.
        scale = min(1.0, best[-1].score / rest[0].score) if best and rest and rest[0].score else 1.0
        return [*best, *(Hit(hit.chunk_id, hit.score * scale) for hit in rest)][:limit]

    def retrieve(self, question: Question) -> list[Evidence]:
        """The best passages, neighbours of one document merged, best first."""
        vector = self._embedder.embed_question(question.text)
        with self._corpus.reading():  # else a document replaced meanwhile would be quoted at its old text's offsets
            within = self._scope.documents(question)
            hits = self._with_what_is_named(question, self._fused(question, vector, within))
            passages, ordinals = self._passages(hits[: RERANKED_WITHIN if within else RERANKED], vector)
        best = self._reranker.rerank(question, passages)[: EVIDENCE_WITHIN if within else EVIDENCE_CHUNKS]
        best.sort(key=lambda item: (item.document.id, ordinals[item.chunk_ids[0]]))
        # Neighbours have ordinals that grow with their position.
        runs = groupby(enumerate(best), key=lambda at: (at[1].document.id, ordinals[at[1].chunk_ids[0]] - at[0]))
        evidence = [_merge([item for _, item in run]) for _, run in runs]
        return sorted(evidence, key=lambda item: (-item.score, item.document.id, item.sentences[0].start))

    def unmentioned(self, question: Question) -> tuple[str, ...]:
        """The names, documents and years that the question names, as it names them, and no passage has."""
        absent = []
        for name in question.names:
            asked = tuple(map(fold, name.words))
            if not any(contains(comparable(text, folded=True), asked) for text in self._passages_with(asked)):
                absent.append(name.text)
        for number in question.numbers.documents:
            written = question.text[number.start : number.end]
            asked = tuple(fold(word) for word in tokens(written) if number.symbol or word.isdigit())
            texts = self._passages_with(asked)
            if not any(number.agrees_with(held) for text in texts for held in find_document_numbers(text)):
                absent.append(written)
        years = (str(year) for year in sorted(question.times.years))
        absent += [f"năm {year}" for year in years if not self.snapshot.lexical.document_frequency(Field.FOLDED, year)]
        return tuple(absent)

    def _passages_with(self, syllables: Sequence[str]) -> list[str]:
        """The passages that hold most of these folded syllables side by side, as described and written."""
        terms = [Term(Field.FOLDED, text) for text in (*syllables, *pairs(syllables))]
        hits = self.snapshot.lexical.search(terms, CANDIDATES)
        with self._corpus.reading():
            chunks = self._corpus.chunks([chunk_id for chunk_id, _ in hits])
            return [f"{describe(self._document(held.document_id), held.heading)} . {held.text}" for held in chunks]

    def _fused(self, question: Question, vector: Vectors, within: Collection[str] = ()) -> list[Hit]:
        """Both ways merged, in these documents only where there are any."""
        weight = self._dense_weight
        if question.language is Language.ENGLISH and 0 < weight < 1:
            weight = DENSE_WEIGHT_ENGLISH
        elif question.language is Language.WITHOUT_MARKS and not has_marks(question.text) and weight < 1:
            # The model was not trained on Vietnamese without marks: nDCG@10 0.24 by meaning against 0.85 by words.
            weight = 0.0
        if within:
            chunks = self._corpus.chunk_ids(within)
            by_meaning = self._dense.nearest_within(vector, chunks, CANDIDATES) if weight > 0 else []
        else:
            by_meaning = self._dense.nearest(vector, CANDIDATES) if weight > 0 else []
        by_words = self._lexical.search(question, CANDIDATES, documents=within or None) if weight < 1 else []
        if not by_words and not by_meaning:
            return []
        return convex_combination([by_meaning, by_words], [weight, 1 - weight])

    def _with_what_is_named(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The hits, those first that have every document's number and ordinal that the question names."""
        if not question.numbers.documents and not question.numbers.ordinals:
            return hits
        chunks = {chunk.id: chunk for chunk in self._corpus.chunks([hit.chunk_id for hit in hits])}
        texts = (
            f"{describe(self._document(held.document_id), held.heading)} . {held.text}" if held else ""
            for held in (chunks.get(hit.chunk_id) for hit in hits)
        )
        lacking = {hit.chunk_id: lacks_count(question, text) for hit, text in zip(hits, texts, strict=True)}
        return sorted(hits, key=lambda hit: lacking[hit.chunk_id])

    def _passages(self, hits: Sequence[Hit], vector: Vectors) -> tuple[list[Evidence], dict[int, int]]:
        """Each hit's chunk as evidence, and the chunks' places in their documents."""
        chunks = {chunk.id: chunk for chunk in self._corpus.chunks([hit.chunk_id for hit in hits])}
        held = [(chunks[hit.chunk_id], hit.score) for hit in hits if hit.chunk_id in chunks]
        ids = np.array([sentence.id for chunk, _ in held for sentence in chunk.sentences], dtype=np.int64)
        similarities = iter((self.snapshot.vectors.vectors(ids) @ vector[0]).tolist() if held else [])
        passages = [
            Evidence(
                self._document(chunk.document_id),
                score,
                tuple(ScoredSentence(s.start, s.end, chunk.heading, next(similarities)) for s in chunk.sentences),
                (chunk.id,),
            )
            for chunk, score in held
        ]
        return passages, {chunk.id: chunk.ordinal for chunk in chunks.values()}

    def _document(self, identity: str) -> Document:
        """The document, read once while this snapshot is in use."""
        if identity not in self._documents:
            if len(self._documents) >= 512:
                self._documents.clear()
            self._documents[identity] = self._corpus.document(identity)
        return self._documents[identity]


def _merge(passages: Sequence[Evidence]) -> Evidence:
    """Neighbours of one document as one piece of evidence."""
    return Evidence(
        passages[0].document,
        max(item.score for item in passages),
        tuple(sentence for item in passages for sentence in item.sentences),
        tuple(chunk for item in passages for chunk in item.chunk_ids),
    )
