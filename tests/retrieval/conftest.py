"""The sample documents with the real model, indexed once."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from index.models.embedding import SentenceTransformerEmbedder
from index.store.corpus import Corpus, open_corpus
from retrieval.answers.passages import ExtractiveAnswerer
from retrieval.evidence.confidence import fitted_confidence
from retrieval.pipeline import QuestionAnswerer
from retrieval.search.rarity import rarity_in
from retrieval.search.rerank import FittedReranker, fitted_weights
from retrieval.search.retriever import Retriever
from tests.fakes import index_folder, make_snapshot
from tests.paths import SEEDS


@dataclass(frozen=True, slots=True)
class SeedOffice:
    """The five sample documents and what answers over them."""

    corpus: Corpus
    answerer: QuestionAnswerer


@pytest.fixture(scope="session")
def seed_office(
    tmp_path_factory: pytest.TempPathFactory, packaged_embedder: SentenceTransformerEmbedder
) -> Iterator[SeedOffice]:
    """An index of the seeds."""
    data_dir = tmp_path_factory.mktemp("seeds")
    index_folder(data_dir, [SEEDS], packaged_embedder)
    with open_corpus(data_dir) as corpus:
        snapshot = make_snapshot(corpus, data_dir)
        rarity = rarity_in(snapshot.lexical)
        retriever = Retriever(corpus, snapshot, packaged_embedder, FittedReranker(rarity, fitted_weights()))
        yield SeedOffice(corpus, QuestionAnswerer(retriever, ExtractiveAnswerer(rarity, fitted_confidence())))
