"""Fits the weights of `retrieval.search.rerank.FittedReranker` and writes `retrieval/search/reranker.json`.

    python -m tests.benchmarks.fit_reranker FOLDER [FOLDER ...]

Each folder, in BEIR layout, is asked with its marks and without. For every question the relevant passages among the
best are held against the others by a logistic regression on the difference of their features. The figures printed and
kept are cross-validated in five folds by relevant document, so that no document is in two folds; the weights kept are
those of a last fit on everything.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bot.assembly.assemble import assemble_embedder, served
from bot.settings import read_settings
from index.language.text import fold
from index.types import Embedder
from retrieval.evidence.matching import Rarity
from retrieval.measure.cache import CachingEmbedder
from retrieval.measure.judged import open_judged
from retrieval.measure.retrieval import measures_by_question
from retrieval.question.question import Question
from retrieval.question_reader import QuestionReader
from retrieval.search.rerank import Features, features
from retrieval.search.retriever import CANDIDATES, Retriever
from retrieval.types import Evidence
from tests.paths import ROOT

FOLDS = 5
AGAINST = 8
"""Passages that each relevant one is held against, the best of the others."""
WRITTEN = ROOT / "retrieval" / "search" / "reranker.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's best passages.

    Attributes:
        shown: Their features, shape (passages, features).
        documents: The document of each, and of all that were found.
        relevant: Its relevant documents.
    """

    shown: NDArray[np.float64]
    documents: tuple[str, ...]
    relevant: Mapping[str, int]

    @property
    def fold(self) -> int:
        """By its first relevant document."""
        digest = hashlib.sha256(min(self.relevant).encode()).digest()
        return digest[0] % FOLDS

    def differences(self) -> list[NDArray[np.float64]]:
        """Features of each relevant passage less those of the best others."""
        relevant = [document in self.relevant for document in self.documents[: len(self.shown)]]
        others = [row for row, is_relevant in zip(self.shown, relevant, strict=True) if not is_relevant][:AGAINST]
        mine = [row for row, is_relevant in zip(self.shown, relevant, strict=True) if is_relevant]
        return [row - other for row in mine for other in others]

    def ranking(self, weights: NDArray[np.float64]) -> dict[str, float]:
        """Documents with scores, as weighed; those that were not looked at again come last."""
        order = np.argsort(-(self.shown @ weights), kind="stable").tolist()
        ranked = [*(self.documents[at] for at in order), *self.documents[len(self.shown) :]]
        return {document: -float(place) for place, document in reversed(list(enumerate(ranked)))}


class Recorder:
    """A reranker that keeps what it is shown and changes nothing."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self.shown: NDArray[np.float64] = np.zeros((0, len(fields(Features))))
        self.passages: list[Evidence] = []

    def rerank(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """As `Reranker.rerank`."""
        self.shown = np.array([astuple(held) for held in features(question, evidence, self._rarity)])
        self.passages = list(evidence)
        return list(evidence)


def ask(folder: Path, embedder: Embedder, *, strip_marks: bool) -> list[Asked]:
    """Every question of the folder whose best passages hold a relevant one and another."""
    found = []
    with open_judged(folder, embedder, progress=lambda *_: None) as held:
        view = served(embedder, print, ())(held.corpus).retriever.view
        recorder = Recorder(view.rarity)
        retriever = Retriever(view, embedder, recorder)
        reader = QuestionReader(view.spelling)
        for identity, asked in held.asked.items():
            question = reader.read(fold(asked) if strip_marks else asked)
            rest = retriever.retrieve(question, limit=CANDIDATES)
            ranked = (*recorder.passages, *rest)
            documents = tuple(held.document_of[chunk] for item in ranked for chunk in item.chunk_ids)
            found.append(Asked(recorder.shown, documents, held.judged[identity]))
    return found


def fit(questions: Sequence[Asked]) -> NDArray[np.float64]:
    """Weights of the features as they are."""
    rows = np.array([row for question in questions for row in question.differences()])
    scale = rows.std(axis=0)
    both = np.vstack([rows, -rows]) / scale
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=500)
    model.fit(both, np.repeat([1, 0], len(rows)))
    weights: NDArray[np.float64] = model.coef_[0] / scale
    return weights


def figures(questions: Sequence[Asked], weights_of: Mapping[int, NDArray[np.float64]]) -> dict[str, float]:
    """nDCG@10 and P@1 of the questions, each ranked by the weights of its fold."""
    judged = {str(at): dict(question.relevant) for at, question in enumerate(questions)}
    run = {str(at): question.ranking(weights_of[question.fold]) for at, question in enumerate(questions)}
    found = measures_by_question(judged, run)
    return {name: round(float(np.mean(found[name])), 4) for name in ("nDCG@10", "P@1")}


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    settings = read_settings()
    cache = settings.data_dir / "eval" / "vectors.sqlite3"
    embedder = CachingEmbedder(assemble_embedder(settings, print), cache)
    sets = {
        f"{folder.name}{', marks stripped' if strip else ''}": ask(folder, embedder, strip_marks=strip)
        for folder in arguments.folders
        for strip in (False, True)
    }
    everything = [question for questions in sets.values() for question in questions]
    weights_of = {held: fit([q for q in everything if q.fold != held]) for held in range(FOLDS)}
    fused = np.array([float(field.name == "fused") for field in fields(Features)])
    report = {}
    for name, questions in sets.items():
        before = figures(questions, dict.fromkeys(range(FOLDS), fused))
        report[name] = {"before": before, "cross-validated": figures(questions, weights_of)}
        print(name, len(questions), report[name])
    weights = dict(zip((field.name for field in fields(Features)), fit(everything).round(4).tolist(), strict=True))
    print(weights)
    made = {"made_by": "tests/benchmarks/fit_reranker.py", "figures": report, "weights": weights}
    WRITTEN.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
