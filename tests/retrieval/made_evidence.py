"""Evidence made by hand, so that answers can be tested without an index and without a model."""

import datetime
import hashlib

from index.language.sentences import split_sentences
from index.types import Document, Header
from retrieval.answers.passages import ExtractiveAnswerer
from retrieval.evidence.confidence import fitted_confidence
from retrieval.evidence.matching import Candidate, candidates
from retrieval.types import Draft, Evidence, ScoredSentence
from tests.fakes import understand

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


def make_evidence(
    document: Document, *, heading: str | None = None, similarity: float = SIMILAR, score: float = 1.0
) -> Evidence:
    """The whole document as evidence, its sentences equally similar to the question."""
    spans = []
    start = 0
    for line in document.text.split("\n"):
        spans += split_sentences(document.text, start, start + len(line))
        start += len(line) + 1
    return Evidence(document, score, tuple(ScoredSentence(s.start, s.end, heading, similarity) for s in spans))


def candidate_of(asked: str, document: Document, sentence: str, *, heading: str | None = None) -> Candidate:
    """The candidate that is the document's sentence with these words."""
    found = candidates(understand(asked), [make_evidence(document, heading=heading)], equally_rare)
    (candidate,) = (held for held in found if held.text.startswith(sentence))
    return candidate


def answer(asked: str, *documents: Document, similarity: float = SIMILAR) -> Draft:
    """What is answered when these documents are all the evidence; the first is the best."""
    evidence = [
        make_evidence(document, similarity=similarity, score=1.0 - 0.1 * at) for at, document in enumerate(documents)
    ]
    return ExtractiveAnswerer(equally_rare, fitted_confidence()).answer(understand(asked), evidence)
