"""Evidence made by hand, so that answers can be tested without an index and without a model."""

import datetime
import hashlib
import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from index.caches.lexical import LexicalIndex
from index.caches.snapshot import Snapshot
from index.language.sentences import split_sentences
from index.language.spelling import Spelling
from index.store.corpus import open_corpus
from index.store.corrections import Corrections
from index.structure.reading import read
from index.types import Document, Header
from retrieval.answers.register import RegisterAnswerer
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.passages import ExtractiveAnswerer
from retrieval.evidence.matching import Candidate, candidates
from retrieval.register.registry import Registry
from retrieval.types import Draft, Evidence, ScoredSentence
from retrieval.view import View
from tests.fakes import HashedEmbedder, NumpyVectorStore, store, understand

SIMILAR = 0.9
"""A cosine near the upper end of what the packaged model gives."""


def equally_rare(text: str, *, folded: bool) -> float:  # noqa: ARG001
    """A rarity by which every word and pair says the same."""
    return 1.0


def make_document(
    text: str,
    *,
    source: str = "a.txt",
    title: str | None = None,
    place: str | None = None,
    issuer: str | None = None,
    date: datetime.date | None = None,
) -> Document:
    """A document with only what a test is about."""
    identity = hashlib.sha256(source.encode()).hexdigest()[:12]
    return Document(identity, "", source, "", text, Header(title=title, place=place, issuer=issuer, date=date))


def content_of(document: Document) -> str:
    """What the document says, without page furniture."""
    return "\n".join(document.text[said.start : said.end] for said in read(document.text).sentences())


def make_evidence(
    document: Document, *, heading: str | None = None, similarity: float = SIMILAR, score: float = 1.0
) -> Evidence:
    """The whole document as evidence, its sentences equally similar to the question."""
    spans = []
    start = 0
    for line in document.text.split("\n"):
        spans += split_sentences(document.text, start, start + len(line))
        start += len(line) + 1
    scored = tuple(ScoredSentence(s.start, s.end, heading, similarity) for s in spans)
    return Evidence(document, score, scored, content=content_of)


def candidate_of(asked: str, document: Document, sentence: str, *, heading: str | None = None) -> Candidate:
    """The candidate that is the document's sentence with these words."""
    found = candidates(understand(asked), [make_evidence(document, heading=heading)], equally_rare)
    (candidate,) = (held for held in found if held.text.startswith(sentence))
    return candidate


@cache
def no_caches() -> Snapshot:
    """The caches of no document: every word is as rare as any other."""
    none = np.empty(0, np.int64)
    vectors = NumpyVectorStore(none, np.empty((0, 8), np.float32))
    return Snapshot(0, vectors, LexicalIndex.build(None, ()), Spelling.build(()), none, none)


def no_view() -> View:
    """A view of no document."""
    folder = tempfile.mkdtemp()
    corpus = open_corpus(Path(folder), create=True)
    return View(corpus, no_caches(), Registry(corpus, Corrections(Path(folder))))


def answer(asked: str, *documents: Document, similarity: float = SIMILAR) -> Draft:
    """What facts and passages answer when these documents are all there is; the first is the best evidence."""
    evidence = [
        make_evidence(document, similarity=similarity, score=1.0 - 0.1 * at) for at, document in enumerate(documents)
    ]
    with tempfile.TemporaryDirectory() as folder, open_corpus(Path(folder), create=True) as corpus:
        for document in documents:
            store(corpus, HashedEmbedder(dimension=8), document)
        view = View(corpus, no_caches(), Registry(corpus, Corrections(Path(folder))))
        passages = ExtractiveAnswerer(Sentences(view, fitted_judge()))
        return RegisterAnswerer(view, passages).answer(understand(asked), evidence)
