"""Fits the weights by which cells of tables are judged and writes `retrieval/answers/cells/judge.json`.

    python -m tests.benchmarks.fit_cells FOLDER QUESTIONS.jsonl [FOLDER QUESTIONS.jsonl ...]

Every folder of files with tables is indexed once, all of them together; the questions have an answer, with a cell that
is evidence in the same row, or none. A logistic regression holds the right cells of each question against the others.
The figures printed are cross-validated: each set of questions is judged by weights fitted on the other sets.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from bot.assembly.assemble import assemble_answerer, assemble_embedder
from bot.settings import read_settings
from index.language.text import fold_space
from index.store.corpus import open_corpus
from index.types import Embedder
from retrieval.answers.cells.answerer import CellAnswerer
from retrieval.answers.cells.choosing import Candidate
from retrieval.answers.cells.signs import Judge, Sign, is_contradicted
from retrieval.types import Draft
from tests.fakes import index_folder, silent
from tests.paths import ROOT

WRITTEN = ROOT / "retrieval" / "answers" / "cells" / "judge.json"
AGAINST = 40
"""Wrong cells that each question's right ones are held against, those that cover most of the question."""
STRENGTH = 3.0
"""Inverse of how strongly weights are held near 0: of 1, 3, 10 and 100 the best by a hair."""
WRONG = 1.5
"""What a wrong answer costs, where one that is missing costs 1."""
SIGNS = tuple(Sign)
NEVER = Judge(dict.fromkeys(SIGNS, 0.0), 0.0, 2.0)
"""A judge that says no cell."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the signs of its cells, shape (cells, signs), and which of them are right."""

    id: str
    is_answerable: bool
    signs: NDArray[np.float64]
    is_right: NDArray[np.bool_]


class Nothing:
    """An answerer that says nothing."""

    def answer(self, *_: object) -> Draft:
        """No answer."""
        return Draft("", ())


def is_right(row: dict[str, Any], held: Candidate) -> bool:
    """Whether a cell holds an expected answer in the row of the evidence."""
    if not row["answerable"] or not held.table.document.source.endswith(row["document"]):
        return False
    texts = [_plain(cell.text) for cell in held.row.cells]
    if row.get("evidence") and not any(
        _plain(row["evidence"]) in text for text in (*texts, *map(_plain, held.row.over))
    ):
        return False
    said = _plain(held.cell.text)
    return all(any(_plain(value) in said for value in values) for values in row["answers"])


def _plain(text: str) -> str:
    return fold_space(text).lower()


def read(folders: Sequence[Path], questions: Sequence[Path]) -> list[list[Asked]]:
    """The cells of every question, by set."""
    embedder = assemble_embedder(read_settings(), silent)
    with tempfile.TemporaryDirectory() as name:
        index_folder(Path(name), list(folders), embedder)
        return read_over(Path(name), questions, embedder)


def read_over(data: Path, questions: Sequence[Path], embedder: Embedder) -> list[list[Asked]]:
    """The same over a corpus that is there."""
    sets: list[list[Asked]] = []
    with open_corpus(data) as corpus:
        answerer = assemble_answerer(corpus, embedder, data, silent)
        cells = CellAnswerer(answerer.retriever.view, Nothing(), judge=NEVER)
        for path in questions:
            sets.append([])
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                question = answerer.understand(row["question"])
                held = cells.candidates(question, answerer.retriever.retrieve(question))
                held = [item for item in held if not is_contradicted(item.signs)]
                right = np.array([is_right(row, item) for item in held], dtype=bool)
                signs = np.array([[item.signs[sign] for sign in SIGNS] for item in held]).reshape(len(held), len(SIGNS))
                sets[-1].append(Asked(row["id"], row["answerable"], signs, right))
    return sets


def fit(asked: Sequence[Asked]) -> tuple[NDArray[np.float64], float]:
    """The weights of the signs, and the constant."""
    shown, right, weight = [], [], []
    for item in asked:
        wrong = np.flatnonzero(~item.is_right)
        nearest = wrong[np.argsort(item.signs[wrong, SIGNS.index(Sign.BEHIND)], kind="stable")[:AGAINST]]
        kept = [*np.flatnonzero(item.is_right), *nearest]
        shown.append(item.signs[kept])
        right.append(item.is_right[kept])
        weight.append(np.where(item.is_right[kept], 1.0 / max(1, item.is_right.sum()), 3.0 / max(1, len(nearest))))
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(np.concatenate(shown), np.concatenate(right), sample_weight=np.concatenate(weight))
    return model.coef_[0], float(model.intercept_[0])


def outcome(item: Asked, weights: NDArray[np.float64], constant: float) -> tuple[float, bool]:
    """The best cell's probability, and whether it is right."""
    if not len(item.signs):
        return 0.0, False
    scores = item.signs @ weights + constant
    best = int(np.argmax(scores))
    return float(1 / (1 + np.exp(-scores[best]))), bool(item.is_right[best])


def best_threshold(outcomes: Sequence[tuple[float, bool, bool]]) -> float:
    """The threshold that costs least."""

    def cost(threshold: float) -> float:
        said = [(right, answerable) for score, right, answerable in outcomes if score >= threshold]
        found = sum(right for right, _ in said)
        answerable = sum(held for *_, held in outcomes)
        return (answerable - found) + WRONG * (len(said) - found)

    return min(np.arange(0.05, 0.96, 0.01), key=cost)


def main() -> None:
    """Read, cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    arguments = parser.parse_args()
    sets = read(arguments.pairs[::2], arguments.pairs[1::2])
    every: list[tuple[float, bool, bool]] = []
    for left_out, path in enumerate(arguments.pairs[1::2]):
        weights, constant = fit([item for at, held in enumerate(sets) if at != left_out for item in held])
        outcomes = [(*outcome(item, weights, constant), item.is_answerable) for item in sets[left_out]]
        every += outcomes
        print(
            path.parent.name, _figures(outcomes, 0.5), "reachable", sum(item.is_right.any() for item in sets[left_out])
        )
    threshold = float(best_threshold(every))
    print("all", _figures(every, threshold), f"threshold {threshold:.2f}")
    weights, constant = fit([item for held in sets for item in held])
    found = {"weights": dict(zip(SIGNS, np.round(weights, 3).tolist(), strict=True)), "constant": round(constant, 3)}
    WRITTEN.write_text(json.dumps(found | {"threshold": threshold}, indent=2) + "\n", encoding="utf-8")


def _figures(outcomes: Sequence[tuple[float, bool, bool]], threshold: float) -> str:
    answerable = [held for held in outcomes if held[2]]
    absent = [held for held in outcomes if not held[2]]
    correct = sum(score >= threshold and right for score, right, _ in answerable)
    first = sum(right for _, right, _ in answerable)
    refused = sum(score < threshold for score, *_ in absent)
    misled = sum(score >= threshold and not right for score, right, _ in outcomes)
    return f"correct {correct}/{len(answerable)} (first {first}) refused {refused}/{len(absent)} misled {misled}"


if __name__ == "__main__":
    main()
