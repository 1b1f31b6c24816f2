"""Fits the weights by which sentences are judged and writes `retrieval/answers/sentences/judge.json`.

    python -m tests.benchmarks.fit_sentences FOLDER QUESTIONS.jsonl [FOLDER QUESTIONS.jsonl ...]
    python -m tests.benchmarks.fit_sentences --folders FOLDER [FOLDER ...] [--questions NUMBER]

A set is a folder of papers, indexed alone, with questions over them as `dannguon eval` takes them, with an answer there
or without. Boosted trees hold the sentences that answer against those that do not, whether or not they may be said:
what is related is ranked by them too. The figures printed are cross-validated: each set is judged by what was fitted on
the others, and only what may be said is.

A folder in BEIR layout is measured with the judge that is written, in which it has no part: each of its questions is
asked as it is, and with its own paragraphs left out, which makes it one without an answer whose neighbours in the same
article stay.
"""

import argparse
import json
import math
import random
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped]

from bot.assembly.assemble import assemble_answerer, assemble_embedder, served
from bot.settings import read_settings
from index.language.text import fold_space, normalise_text
from index.store.corpus import open_corpus
from index.types import Embedder
from retrieval.answers.sentences.confidence import SIGNS, Judge, Node, Trees, fitted_judge
from retrieval.answers.sentences.judging import Judged, judged
from retrieval.answers.sentences.passages import THRESHOLD
from retrieval.measure.cache import CachingEmbedder
from retrieval.measure.judged import open_judged, read_rows
from retrieval.question.question import Question
from retrieval.question_reader import QuestionReader
from retrieval.search.rerank import FittedReranker, fitted_weights
from retrieval.search.retriever import Retriever
from retrieval.types import Hit
from tests.fakes import index_folder, silent
from tests.paths import ROOT

WRITTEN = ROOT / "retrieval" / "answers" / "sentences" / "judge.json"
TREES, DEEPEST, LEAST_IN_LEAF = 120, 4, 20
RATE, OF_SENTENCES, OF_SIGNS = 0.08, 0.5, 0.2
"""What of a tree counts, and the shares of sentences and signs that each is grown on."""
WRONG_WEIGHT = 1 / 3
"""What a sentence that does not answer counts: of a question there are many."""
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
FALSELY_WITHHELD = (0.01, 0.02, 0.05, 0.1, 0.2)
PIECE_CHARS, STEP_CHARS = 30, 10
"""A sentence is the evidence if a piece of that so long stands in it."""
NEVER = Trees((), 0.0, 0)
"""A judge to whom all sentences are alike."""
RIGHT, WRONG, NEITHER = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its sentences.

    Attributes:
        signs: Shape (sentences, signs).
        may_answer: Which of them may be said.
        is_right: `RIGHT` where a sentence is of the evidence and has the answer, `NEITHER` where only one is so.
    """

    id: str
    is_answerable: bool
    signs: NDArray[np.float64]
    may_answer: NDArray[np.bool_]
    is_right: NDArray[np.int8]


# Questions over papers


def read(folder: Path, questions: Path, embedder: Embedder, *, part: str) -> list[Asked]:
    """The questions of a set; of one that has parts, those of this part."""
    rows = [row for row in read_rows(questions, required=("question",)) if row.get("part", part) == part]
    with tempfile.TemporaryDirectory() as name:
        index_folder(Path(name), [folder], embedder)
        return list(read_over(Path(name), rows, embedder))


def read_over(data: Path, rows: Sequence[dict[str, Any]], embedder: Embedder) -> Iterator[Asked]:
    """The same over a corpus that is there."""
    with open_corpus(data) as corpus:
        answerer = assemble_answerer(corpus, embedder, data, silent)
        retriever = answerer.retriever
        for row in rows:
            question = answerer.understand(row["question"])
            if question.wording.terms:
                found = judged(question, retriever.retrieve(question), retriever.view, NEVER)
                yield asked(row, found)


def asked(row: Mapping[str, Any], found: Sequence[Judged]) -> Asked:
    """A question of a file with its sentences."""
    return Asked(
        row.get("id", row["question"]),
        row["answerable"],
        as_array(found),
        np.array([held.may_answer for held in found], dtype=np.bool_),
        np.array([right(row, held) for held in found], dtype=np.int8),
    )


def as_array(found: Sequence[Judged]) -> NDArray[np.float64]:
    """The signs of sentences, shape (sentences, signs)."""
    return np.array([[held.signs[sign] for sign in SIGNS] for held in found]).reshape(len(found), len(SIGNS))


def right(row: Mapping[str, Any], held: Judged) -> int:
    """Whether a sentence is of the evidence and has the answer, neither of both, or only one."""
    if not row["answerable"]:
        return WRONG
    name, said = Path(held.candidate.evidence.document.source).name, _plain(held.candidate.text)
    places = [place for place in (row, *row.get("also", ())) if place["document"] == name]
    is_evidence = any(_stands_in(said, _plain(place["evidence"])) for place in places)
    has_answer = bool(places) and all(any(_plain(value) in said for value in values) for values in row["answers"])
    if is_evidence and has_answer:
        return RIGHT
    return NEITHER if is_evidence or has_answer else WRONG


def _stands_in(said: str, evidence: str) -> bool:
    pieces = range(0, max(1, len(evidence) - PIECE_CHARS), STEP_CHARS)
    return said in evidence or any(evidence[at : at + PIECE_CHARS] in said for at in pieces)


def _plain(text: str) -> str:
    return fold_space(normalise_text(text)).replace("*", "").lower()  # emphasis is read as what it is


# The fit


def fit(questions: Sequence[Asked]) -> Trees:
    """The judge of these questions' sentences."""
    signs = np.concatenate([item.signs for item in questions])
    is_right = np.concatenate([item.is_right for item in questions])
    kept = is_right != NEITHER
    model = GradientBoostingClassifier(
        n_estimators=TREES, max_depth=DEEPEST, min_samples_leaf=LEAST_IN_LEAF, learning_rate=RATE,
        subsample=OF_SENTENCES, max_features=OF_SIGNS, random_state=0,
    )  # fmt: skip
    counts = np.where(is_right[kept] == RIGHT, 1.0, WRONG_WEIGHT)
    model.fit(signs[kept], is_right[kept], sample_weight=counts)
    share = float(np.average(is_right[kept], weights=counts))
    trees = [grown(tree.tree_, RATE) for tree in model.estimators_[:, 0]]
    return Trees(trees, round(math.log(share / (1 - share)), 4), DEEPEST)


def grown(tree: Any, rate: float) -> list[Node]:  # Any: a class written in C
    """A tree of the library's as ours, of which this share counts; a leaf goes on at itself."""
    nodes = []
    for at, (left, right) in enumerate(zip(tree.children_left.tolist(), tree.children_right.tolist(), strict=True)):
        if left < 0:
            nodes.append(Node(0, 0.0, at, at, round(rate * float(tree.value[at].item()), 4)))
        else:
            nodes.append(Node(int(tree.feature[at]), round(float(tree.threshold[at]), 5), left, right, 0.0))
    return nodes


@dataclass(frozen=True, slots=True)
class Outcome:
    """The likeliest sentence of a question; of none 0 and not right."""

    is_answerable: bool
    probability: float
    is_right: bool


def outcome(item: Asked, judge: Judge) -> Outcome:
    """What would be said first."""
    likely = judge.probabilities([dict(zip(SIGNS, row, strict=True)) for row in item.signs.tolist()])
    if not item.may_answer.any():
        return Outcome(item.is_answerable, 0.0, is_right=False)
    best = int(np.argmax(np.where(item.may_answer, likely, -1.0)))
    return Outcome(item.is_answerable, likely[best], is_right=item.is_answerable and bool(item.is_right[best] != WRONG))


def figures(outcomes: Sequence[Outcome]) -> str:
    """Of the answerable the share that is answered rightly, and of all those wrongly, at several thresholds."""
    answerable = sum(held.is_answerable for held in outcomes)
    first = sum(held.is_right for held in outcomes)
    shown = [f"likeliest right {first}/{answerable}"]
    for threshold in THRESHOLDS:
        said = [held.is_right for held in outcomes if held.probability >= threshold]
        correct, misled = sum(said) / max(1, answerable), said.count(False) / max(1, len(outcomes))
        shown.append(f"{threshold}: {correct:.2f} correct, {misled:.2f} misled")
    return " | ".join(shown)


def cross_validate(sets: Mapping[str, Sequence[Asked]]) -> Iterator[tuple[str, list[Outcome]]]:
    """Each set judged by what was fitted on the others."""
    for name, held_out in sets.items():
        judge = fit([item for other, items in sets.items() if other != name for item in items])
        yield name, [outcome(item, judge) for item in held_out]


# Questions whose own paragraph is left out


class LeavingOut(Retriever):
    """A retriever that does not see some passages."""

    hidden: Collection[int] = ()

    def _fused(self, question: Question, vector: NDArray[np.float32], within: Collection[str] = ()) -> list[Hit]:
        return [hit for hit in super()._fused(question, vector, within) if hit.chunk_id not in self.hidden]


def confidence(found: Sequence[Judged]) -> float:
    """How sure it is that there is an answer: by the score that a citation of the best sentence carries, in [0, 1]."""
    return max((held.candidate.score for held in found), default=0.0)


def is_said(found: Sequence[Judged]) -> bool:
    """Whether a sentence would be said."""
    return any(held.may_answer and held.probability >= THRESHOLD for held in found)


def asked_twice(folder: Path, embedder: Embedder, judge: Judge, *, most: int | None) -> NDArray[np.float64]:
    """The confidence for a folder's questions and whether they are answered, shape (2, 2, questions).

    First with their own paragraphs, then without.
    """
    sure: list[list[tuple[float, float]]] = []
    with open_judged(folder, embedder, progress=lambda *_: None) as held:
        view = served(embedder, silent, ())(held.corpus).retriever.view
        retriever = LeavingOut(view, embedder, FittedReranker(view.rarity, fitted_weights()))
        reader = QuestionReader(view.spelling)
        identities = sorted(held.asked)
        random.Random(5).shuffle(identities)
        for identity in identities[:most]:
            question = reader.read(held.asked[identity])
            own = {chunk for chunk, document in held.document_of.items() if document in held.judged[identity]}
            both = []
            for retriever.hidden in ((), own):
                found = judged(question, retriever.retrieve(question), view, judge)
                both.append((confidence(found), float(is_said(found))))
            sure.append(both)
    return np.array(sure).T.swapaxes(0, 1)


def rightly(with_own: NDArray[np.float64], without: NDArray[np.float64], falsely: float) -> float:
    """The share of those without an answer that is withheld where this share of the others is."""
    least = np.quantile(with_own, falsely, method="lower")
    return round(float((without < least).mean()), 4)


def main() -> None:
    """Fit and write, or measure what is written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", type=Path, metavar="FOLDER QUESTIONS.jsonl")
    parser.add_argument("--part", default="development")
    parser.add_argument("--folders", nargs="+", type=Path, default=[])
    parser.add_argument("--questions", type=int, metavar="NUMBER", help="of each of these folders, at most")
    arguments = parser.parse_args()
    settings = read_settings()
    embedder = CachingEmbedder(assemble_embedder(settings, print), settings.data_dir / "eval" / "vectors.sqlite3")
    pairs = list(zip(arguments.pairs[::2], arguments.pairs[1::2], strict=True))
    sets = {str(questions): read(folder, questions, embedder, part=arguments.part) for folder, questions in pairs}
    every: list[Outcome] = []
    for name, outcomes in cross_validate(sets) if len(sets) > 1 else ():
        every += outcomes
        print(name, figures(outcomes))
    judge: Judge = fitted_judge() if not sets else NEVER
    if sets:
        print("all", figures(every))
        fitted = fit([item for items in sets.values() for item in items])
        write(fitted, SIGNS, WRITTEN, made_by="tests/benchmarks/fit_sentences.py")
        judge = fitted
    for folder in arguments.folders:
        (with_own, said_with), (without, said_without) = asked_twice(folder, embedder, judge, most=arguments.questions)
        shown = {falsely: rightly(with_own, without, falsely) for falsely in FALSELY_WITHHELD}
        print(folder.name, len(with_own), "questions, rightly withheld at a share of falsely withheld:", shown)
        said = {"with it": said_with, "without": said_without}
        print("said at", THRESHOLD, {way: round(float(shares.mean()), 4) for way, shares in said.items()})


def write(judge: Trees, signs: Sequence[str], path: Path, *, made_by: str) -> None:
    """Keep a judge as the project's own: of a node the sign's place among these, and the rest as `Node`."""
    trees = [[[node.sign, node.most, node.below, node.above, node.value] for node in tree] for tree in judge.trees]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    held = {"made_by": made_by, "constant": judge.constant, "deepest": judge.deepest, "signs": signs}
    head = json.dumps(held, indent=1)[:-2]
    path.write_text(f'{head},\n "trees": [\n{lines}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
