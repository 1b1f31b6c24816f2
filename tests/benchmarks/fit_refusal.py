"""Fits the probability that a sentence answers and writes `retrieval/evidence/refusal.json`.

    python -m tests.benchmarks.fit_refusal --questions FILE [FILE ...] --folders FOLDER [FOLDER ...]

The files hold questions over the indexed corpus, some without an answer there (as `dannguon eval` takes them), asked
with marks and without. Every question of a folder in BEIR layout is asked twice: as it is, and with its own paragraphs
left out, which makes it one without an answer whose neighbours in the same article stay. Figures on a folder are
cross-validated in five folds by paragraph; the questions of the files are always in the fit, and count several times,
for they are what the program is for.
"""

import argparse
import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bot.assembly.assemble import assemble_answerer, assemble_embedder, served
from bot.settings import read_settings
from index.language.text import fold
from index.store.corpus import open_corpus
from index.types import Embedder
from retrieval.answers.sentences.confidence import Signs
from retrieval.answers.sentences.passages import choose, rank
from retrieval.evidence.matching import Rarity, candidates
from retrieval.measure.cache import CachingEmbedder
from retrieval.measure.judged import open_judged, read_rows
from retrieval.question.question import Question
from retrieval.question_reader import QuestionReader
from retrieval.search.rerank import FittedReranker, fitted_weights
from retrieval.search.retriever import Retriever
from retrieval.types import Evidence, Hit
from tests.paths import ROOT

FOLDS = 5
OWN_WEIGHT = 4
FALSELY_REFUSED = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
WRITTEN = ROOT / "retrieval" / "evidence" / "refusal.json"
NAMES = [field.name for field in fields(Signs)]


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of the best sentence for a question, whether it has an answer, and the fold of its paragraph."""

    signs: Signs
    answerable: bool
    fold: int


class LeavingOut(Retriever):
    """A retriever that does not see some passages."""

    hidden: Collection[int] = ()

    def _fused(self, question: Question, vector: NDArray[np.float32], within: Collection[str] = ()) -> list[Hit]:
        return [hit for hit in super()._fused(question, vector, within) if hit.chunk_id not in self.hidden]


def row(question: Question, evidence: Sequence[Evidence], rarity: Rarity, *, answerable: bool, fold: int) -> list[Row]:
    """The row of a question; none if nothing at all was found, which is refused anyway."""
    chosen = (
        choose(question, rank(question, candidates(question, evidence, rarity))) if question.wording.terms else None
    )
    return [Row(chosen.signs, answerable, fold)] if chosen else []


def ask_folder(folder: Path, embedder: Embedder) -> list[Row]:
    """Two rows for each question of the folder."""
    rows: list[Row] = []
    with open_judged(folder, embedder, progress=lambda *_: None) as held:
        view = served(embedder, print, ())(held.corpus).retriever.view
        retriever = LeavingOut(view, embedder, FittedReranker(view.rarity, fitted_weights()))
        reader = QuestionReader(view.spelling)
        for identity, asked in held.asked.items():
            question = reader.read(asked)
            digest = hashlib.sha256(min(held.judged[identity]).encode()).digest()
            own = {chunk for chunk, document in held.document_of.items() if document in held.judged[identity]}
            for hidden in ((), own):
                retriever.hidden = hidden
                evidence = retriever.retrieve(question)
                rows += row(question, evidence, view.rarity, answerable=not hidden, fold=digest[0] % FOLDS)
    return rows


def ask_files(files: Sequence[Path], data_dir: Path, embedder: Embedder) -> list[Row]:
    """Two rows for each question of the files that is answered by sentences: with its marks and without."""
    rows: list[Row] = []
    with open_corpus(data_dir) as corpus:
        answerer = assemble_answerer(corpus, embedder, data_dir, print)
        retriever, rarity = answerer.retriever, answerer.retriever.view.rarity
        for held in (held for file in files for held in read_rows(file, required=("question",))):
            for asked in (held["question"], fold(held["question"])):
                question = answerer.understand(asked)
                if not question.offices.asked:
                    evidence = retriever.retrieve(question)
                    rows += row(question, evidence, rarity, answerable=held["answerable"], fold=-1)
    return rows


def fit(rows: Sequence[Row], weights: Sequence[float]) -> LogisticRegression:
    """The regression of the answerable on the signs."""
    shown = np.array([astuple(held.signs) for held in rows])
    return LogisticRegression(C=1.0, max_iter=1000).fit(shown, [held.answerable for held in rows], weights)


def rightly_refused(scores: NDArray[np.float64], answerable: NDArray[np.bool_], falsely: float) -> float:
    """The share of those without an answer that is refused where this share of the others is."""
    least = np.quantile(scores[answerable], falsely, method="lower")
    return round(float((scores[~answerable] < least).mean()), 4)


def curves(rows: Sequence[Row], scores: NDArray[np.float64]) -> dict[str, dict[str, float]]:
    """Points of the curve of rightly against falsely refused, of the fit and of each sign alone."""
    answerable = np.array([held.answerable for held in rows])
    signs = np.array([astuple(held.signs) for held in rows]) * np.array(
        [-1 if name in ("missing", "constraints") else 1 for name in NAMES]
    )
    ways = {"fitted": scores, **{name: signs[:, at] for at, name in enumerate(NAMES)}}
    return {
        name: {str(point): rightly_refused(held, answerable, point) for point in FALSELY_REFUSED}
        for name, held in ways.items()
    }


def reliability(rows: Sequence[Row], probabilities: NDArray[np.float64]) -> list[tuple[float, float, int]]:
    """For ten equal ranges of the probability: its mean, the share that is answerable, and how many there are."""
    answerable = np.array([held.answerable for held in rows])
    bins = np.minimum((probabilities * 10).astype(int), 9)
    return [
        (
            round(float(probabilities[bins == at].mean()), 3),
            round(float(answerable[bins == at].mean()), 3),
            int((bins == at).sum()),
        )
        for at in range(10)
        if (bins == at).any()
    ]


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", nargs="+", type=Path, required=True)
    parser.add_argument("--folders", nargs="+", type=Path, required=True)
    arguments = parser.parse_args()
    settings = read_settings()
    embedder = CachingEmbedder(assemble_embedder(settings, print), settings.data_dir / "eval" / "vectors.sqlite3")
    own = ask_files(arguments.questions, settings.data_dir, embedder)
    sets = {folder.name: ask_folder(folder, embedder) for folder in arguments.folders}
    others = [held for rows in sets.values() for held in rows]
    # Own questions together count as much as a quarter of the others, however many these are.
    own_weight = OWN_WEIGHT * len(others) / 16 / max(1, len(own))
    models = {
        held: fit(
            [*own, *(r for r in others if r.fold != held)],
            [own_weight] * len(own) + [1.0] * sum(r.fold != held for r in others),
        )
        for held in range(FOLDS)
    }
    last = fit([*own, *others], [own_weight] * len(own) + [1.0] * len(others))
    report: dict[str, object] = {}
    for name, rows in {**sets, "own questions, in the fit": own}.items():
        probabilities = np.array(
            [models.get(r.fold, last).predict_proba([astuple(r.signs)])[0, 1] for r in rows], np.float64
        )
        report[name] = {
            "rows": len(rows),
            "rightly refused at falsely refused": curves(rows, probabilities),
            "reliability": reliability(rows, probabilities),
        }
        print(name, json.dumps(report[name], indent=1))
    weights = dict(zip(NAMES, last.coef_[0].round(4).tolist(), strict=True))
    made = {
        "made_by": "tests/benchmarks/fit_refusal.py",
        "weights": weights,
        "bias": round(float(last.intercept_[0]), 4),
    }
    print(made)
    WRITTEN.write_text(json.dumps({**made, "figures": report}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
