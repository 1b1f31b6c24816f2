"""The sample documents with the real model, indexed once."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.assembly.assemble import assemble_answerer
from index.models.embedding import SentenceTransformerEmbedder
from index.store.corpus import Corpus, open_corpus
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import index_folder, silent
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
        yield SeedOffice(corpus, assemble_answerer(corpus, packaged_embedder, data_dir, silent))
