"""The sample documents with the real model, indexed once."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.models.embedding import SentenceTransformerEmbedder
from index.store.corpus import Corpus, open_corpus
from index.types import Embedder
from retrieval.measure.cache import CachingEmbedder
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import index_folder, silent
from tests.paths import DATA, ROOT, SEEDS


@dataclass(frozen=True, slots=True)
class SeedOffice:
    """Some papers and what answers over them."""

    corpus: Corpus
    answerer: QuestionAnswerer


@pytest.fixture(scope="session")
def remembering_embedder(
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
    packaged_embedder: SentenceTransformerEmbedder,
) -> Iterator[CachingEmbedder]:
    """The packaged model, whose vectors are kept in `.pytest_cache` until the code that makes them changes."""
    code = hashlib.sha256()
    for path in sorted((ROOT / "index" / "models").glob("*.py")):
        code.update(path.read_bytes())
    kept = pytestconfig.cache.mkdir("vectors") if pytestconfig.cache else tmp_path_factory.mktemp("vectors")
    embedder = CachingEmbedder(packaged_embedder, kept / f"{code.hexdigest()[:12]}.sqlite")
    yield embedder
    embedder.close()


@pytest.fixture(scope="session")
def seed_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """An index of the five seeds."""
    with _office(tmp_path_factory.mktemp("seeds"), [SEEDS], remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def register_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """An index of the 25 papers of three districts that `register.jsonl` asks about."""
    with _office(tmp_path_factory.mktemp("register"), [DATA / "register"], remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def tables_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """An index of the office files with tables that `tables.jsonl` and `tables_last.jsonl` ask about."""
    tables = DATA / "tables"
    papers = (tables / "files", *(tables / "further" / name for name in "efg"))
    with _office(tmp_path_factory.mktemp("tables"), papers, remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def papers_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """An index of the 24 papers of as many offices that `offices.jsonl` asks about."""
    with _office(tmp_path_factory.mktemp("offices"), [DATA / "offices" / "papers"], remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def second_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """The same of the papers that `offices_second.jsonl` asks about."""
    folder = DATA / "offices" / "second" / "papers"
    with _office(tmp_path_factory.mktemp("second"), [folder], remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def third_office(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder) -> Iterator[SeedOffice]:
    """The same of the papers that `offices_third.jsonl` asks about."""
    folder = DATA / "offices" / "third" / "papers"
    with _office(tmp_path_factory.mktemp("third"), [folder], remembering_embedder) as office:
        yield office


@pytest.fixture(scope="session")
def seeds_and_register_office(
    tmp_path_factory: pytest.TempPathFactory, remembering_embedder: Embedder
) -> Iterator[SeedOffice]:
    """An index of the seeds and of the papers of the register together, over which `kinds.jsonl` asks."""
    with _office(tmp_path_factory.mktemp("kinds"), [SEEDS, DATA / "register"], remembering_embedder) as office:
        yield office


@contextmanager
def _office(data_dir: Path, papers: Sequence[Path], embedder: Embedder) -> Iterator[SeedOffice]:
    index_folder(data_dir, papers, embedder)
    with open_corpus(data_dir) as corpus:
        yield SeedOffice(corpus, assemble_answerer(corpus, embedder, data_dir, silent))
