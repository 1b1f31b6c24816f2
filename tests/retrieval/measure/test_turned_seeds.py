"""Questions about the seeds are answered over Word files, PDFs, scans and old text made of them as over the seeds."""

from pathlib import Path

import pytest

from index.readers.paged.scans.tesseract import find_tesseract
from retrieval.measure.answers import AnswerFigures
from retrieval.measure.cache import CachingEmbedder
from tests.benchmarks.turned_seeds import figures_over, lost, questions_about
from tests.paths import DATA, SEEDS
from tests.turned import VERSIONS, turn

QUESTIONS = DATA / "questions" / "seeds.jsonl"
NEEDS_TESSERACT = pytest.mark.skipif(
    find_tesseract() is None,
    reason="tesseract with Vietnamese is missing: sudo apt install tesseract-ocr tesseract-ocr-vie",
)
# How many of the 82 questions may go wrong that are right over the seeds; only what was recognised may lose some.
MAY_BE_LOST = {"docx": 0, "pdf": 0, "scan": 3, "tcvn3": 2, "vni": 0}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, remembering_embedder: CachingEmbedder) -> AnswerFigures:
    """What is answered over the seeds as they are."""
    return figures_over(SEEDS, QUESTIONS, remembering_embedder, tmp_path_factory.mktemp("before"))


@pytest.mark.model
@pytest.mark.parametrize(
    "version", [pytest.param(name, marks=[NEEDS_TESSERACT] if name == "scan" else []) for name in VERSIONS]
)
def test_a_version_is_answered_from_as_the_seeds(
    tmp_path: Path, remembering_embedder: CachingEmbedder, before: AnswerFigures, version: str
) -> None:
    """Hardly a question is lost because the paper it is about came as another kind of file."""
    asked = questions_about(QUESTIONS, VERSIONS[version][0], tmp_path)
    papers = turn(SEEDS, version, tmp_path / "papers")

    after = figures_over(papers, asked, remembering_embedder, tmp_path / "after")

    gone = lost(before, after)
    assert len(gone) <= MAY_BE_LOST[version], "\n".join(gone)
    assert after.counts["verbatim"][0] == after.counts["verbatim"][1]
