"""The sample documents with the real model, indexed once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.models.embedding import SentenceTransformerEmbedder
from index.store.corpus import Corpus, open_corpus
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import index_folder, silent
from tests.paths import DATA, SEEDS


@dataclass(frozen=True, slots=True)
class SeedOffice:
    """Some papers and what answers over them."""

    corpus: Corpus
    answerer: QuestionAnswerer


@pytest.fixture(scope="session")
def seed_office(
    tmp_path_factory: pytest.TempPathFactory, packaged_embedder: SentenceTransformerEmbedder
) -> Iterator[SeedOffice]:
    """An index of the five seeds."""
    with _office(tmp_path_factory.mktemp("seeds"), SEEDS, packaged_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def register_office(
    tmp_path_factory: pytest.TempPathFactory, packaged_embedder: SentenceTransformerEmbedder
) -> Iterator[SeedOffice]:
    """An index of the 25 papers of three districts that `register.jsonl` asks about."""
    with _office(tmp_path_factory.mktemp("register"), DATA / "register", packaged_embedder) as office:
        yield office


@contextmanager
def _office(data_dir: Path, papers: Path, embedder: SentenceTransformerEmbedder) -> Iterator[SeedOffice]:
    index_folder(data_dir, [papers], embedder)
    with open_corpus(data_dir) as corpus:
        yield SeedOffice(corpus, assemble_answerer(corpus, embedder, data_dir, silent))
