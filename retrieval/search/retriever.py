"""Finds the evidence: by words over passages, by meaning over sentences, both merged."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from index.caches.lexical import Field, Term, pairs
from index.language.text import fold, has_marks, tokens
from index.types import Embedder, Vectors
from retrieval.evidence.constraints import lacks_count
from retrieval.evidence.matching import describe
from retrieval.evidence.pieces import whole
from retrieval.question.question import Question
from retrieval.question.types import Language
from retrieval.search.fusion import convex_combination
from retrieval.search.neighbours import merge_neighbours
from retrieval.search.scope import Scope
from retrieval.types import Evidence, Hit, Reranker, ScoredSentence
from retrieval.view import View

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
KEPT = 10
"""The best hits that are looked at again whether or not they have what is named; of no worth over office papers, but on
viquad1_dev, where "thứ hai" is seldom a meeting's, nDCG@10 is 0.9260 with it and 0.9248 without."""
EVIDENCE_CHUNKS = 10
"""Chunks that an answer is sought in."""
TIMES_WITHIN = 2
"""So many times as many where the documents are known that the question is about."""


class LexicalSearcher:
    """By the question's syllables and pairs of syllables."""

    def __init__(self, view: View) -> None:
        self._view = view

    def search(self, question: Question, limit: int, *, documents: Collection[str] | None = None) -> list[Hit]:
        """The chunks with any of them, best first, ties by chunk id; scores are BM25, above 0.

        Args:
            question: What is asked.
            limit: How many at most.
            documents: Only their chunks are found; those of every document where it is None.
        """
        # Restored marks may be wrong: folded, nDCG@10 is 0.002 better on viquad1_dev with its marks stripped.
        folded = question.folded or question.restored
        field = Field.FOLDED if folded else Field.MARKED
        # Both as typed and comparable: a passage may have "UBND" or "Ủy ban nhân dân", "khóa VII" or "khóa 7".
        spellings = [tokens(question.text), list(question.wording.words)]
        if folded:
            spellings = [[fold(word) for word in said] for said in spellings]
        looked_up = dict.fromkeys(term for said in spellings for term in (*said, *pairs(said)))
        terms = [Term(field, text) for text in looked_up]
        return [Hit(*hit) for hit in self._view.lexical.search(terms, limit, documents=documents)]


class DenseSearcher:
    """By the meaning of the question's nearest sentences; a chunk counts as its best sentence."""

    def __init__(self, view: View) -> None:
        self._view = view

    def search(self, vector: Vectors, limit: int, *, documents: Collection[str] | None = None) -> list[Hit]:
        """The chunks nearest to a question's vector, shape (1, dimension), best first; scores are cosines in [-1, 1].

        Args:
            vector: The question's.
            limit: How many at most.
            documents: As of `LexicalSearcher.search`; of theirs every sentence is looked at.
        """
        snapshot = self._view.snapshot
        within = None if documents is None else snapshot.sentences_of(self._view.chunk_ids(documents))
        sentences = SENTENCE_CANDIDATES if within is None else max(1, len(within))
        ids, scores = snapshot.vectors.search(vector, sentences, within=within)
        best: dict[int, float] = {}
        for chunk_id, score in zip(snapshot.chunks_of(ids).tolist(), scores.tolist(), strict=True):
            best.setdefault(chunk_id, score)  # by its first sentence, which is its best
        return sorted((Hit(*item) for item in best.items()), key=lambda hit: (-hit.score, hit.chunk_id))[:limit]


class Retriever:
    """Both ways of searching over what a reader may see, merged by score, the best looked at again."""

    def __init__(
        self, view: View, embedder: Embedder, reranker: Reranker, *, dense_weight: float = DENSE_WEIGHT
    ) -> None:
        self.view = view
        self._embedder = embedder
        self._reranker = reranker
        self._dense_weight = dense_weight
        self._lexical = LexicalSearcher(view)
        self._dense = DenseSearcher(view)
        self._scope = Scope(view)

    def retrieve(self, question: Question, *, limit: int = EVIDENCE_CHUNKS) -> list[Evidence]:
        """The best passages, neighbours of one document merged, best first.

        Args:
            question: What is asked.
            limit: Most passages; twice as many where the documents are known that the question is about.
        """
        vector = self._embedder.embed_question(question.text)
        with self.view.reading():  # else a document replaced meanwhile would be quoted at its old text's offsets
            within = self._scope.documents(question)
            times = TIMES_WITHIN if within else 1
            hits = self._fused(question, vector, within)
            hits = [*hits[:KEPT], *self._with_what_is_named(question, hits[KEPT:])]
            passages, ordinals = self._passages(hits[: times * max(limit, RERANKED)], vector)
        best = self._reranked(question, passages, times * RERANKED)[: times * limit]
        evidence = merge_neighbours(best, ordinals)
        return sorted(evidence, key=lambda item: (-item.score, item.document.id, item.sentences[0].start))

    def _reranked(self, question: Question, passages: Sequence[Evidence], count: int) -> list[Evidence]:
        """The first so many looked at again; those that were not come after those that were."""
        best, rest = self._reranker.rerank(question, passages[:count]), passages[count:]
        scale = min(1.0, best[-1].score / rest[0].score) if best and rest and rest[0].score else 1.0
        return [*best, *(replace(item, score=item.score * scale) for item in rest)]

    def _fused(self, question: Question, vector: Vectors, within: Collection[str] = ()) -> list[Hit]:
        """Both ways merged, in these documents only where there are any."""
        weight = self._dense_weight
        if question.language is Language.ENGLISH and 0 < weight < 1:
            weight = DENSE_WEIGHT_ENGLISH
        elif question.language is Language.WITHOUT_MARKS and not has_marks(question.text) and weight < 1:
            # The model was not trained on Vietnamese without marks: nDCG@10 0.24 by meaning against 0.85 by words.
            weight = 0.0
        by_meaning = self._dense.search(vector, CANDIDATES, documents=within or None) if weight > 0 else []
        by_words = self._lexical.search(question, CANDIDATES, documents=within or None) if weight < 1 else []
        if not by_words and not by_meaning:
            return []
        return convex_combination([by_meaning, by_words], [weight, 1 - weight])

    def _with_what_is_named(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The hits, those first that have every document's number and ordinal that the question names."""
        if not question.numbers.documents and not question.numbers.ordinals:
            return hits
        chunks = {chunk.id: chunk for chunk in self.view.chunks([hit.chunk_id for hit in hits])}
        texts = (
            f"{describe(self.view.document(held.document_id), held.heading)} . {held.text}" if held else ""
            for held in (chunks.get(hit.chunk_id) for hit in hits)
        )
        lacking = {hit.chunk_id: lacks_count(question, text) for hit, text in zip(hits, texts, strict=True)}
        return sorted(hits, key=lambda hit: lacking[hit.chunk_id])

    def _passages(self, hits: Sequence[Hit], vector: Vectors) -> tuple[list[Evidence], dict[int, int]]:
        """Each hit's chunk as evidence, and the chunks' places in their documents."""
        chunks = {chunk.id: chunk for chunk in self.view.chunks([hit.chunk_id for hit in hits])}
        held = [(chunks[hit.chunk_id], hit.score) for hit in hits if hit.chunk_id in chunks]
        ids = np.array([sentence.id for chunk, _ in held for sentence in chunk.sentences], dtype=np.int64)
        similarities = iter((self.view.vectors.vectors(ids) @ vector[0]).tolist() if held else [])
        passages = [
            Evidence(
                self.view.document(chunk.document_id),
                score,
                whole(
                    self.view.document(chunk.document_id).text,
                    [ScoredSentence(s.start, s.end, chunk.heading, next(similarities)) for s in chunk.sentences],
                ),
                (chunk.id,),
                self.view.content,
            )
            for chunk, score in held
        ]
        return passages, {chunk.id: chunk.ordinal for chunk in chunks.values()}
