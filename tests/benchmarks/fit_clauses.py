"""Fits the trees that tell which clauses of a paper are asked for, and writes `kinds/clauses/judge.json`.

    python -m tests.benchmarks.fit_clauses FOLDER QUESTIONS.jsonl [FOLDER QUESTIONS.jsonl ...]

A set is a folder of papers, indexed alone, with questions over them as `dannguon eval` takes them; those of the kind
`tasks` are taken, and of a file without kinds those that may ask for clauses. A block is right if at least three
quarters of its items are expected, and of those expected said.
The figures printed are cross-validated: each set is judged by what was fitted on the others.
"""

import argparse
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped]

from bot.assembly.assemble import assemble_answerer, assemble_embedder
from bot.settings import read_settings
from index.store.corpus import open_corpus
from index.types import Embedder
from retrieval.answers.kinds.clauses.blocks import Block, blocks_of
from retrieval.answers.kinds.clauses.clauses import told
from retrieval.answers.kinds.clauses.signs import SIGNS, signs_of
from retrieval.answers.kinds.recognising.recognise import AskedKind, likely_kinds
from retrieval.answers.lookup import Lookup
from retrieval.answers.sentences.confidence import Trees, fitted_judge
from retrieval.answers.sentences.judging import judged
from retrieval.measure.cache import CachingEmbedder
from retrieval.measure.forms import LEAST_OF_ITEMS, plain
from retrieval.measure.judged import read_rows
from retrieval.pipeline import QuestionAnswerer
from tests.benchmarks.fit_sentences import grown, write
from tests.fakes import index_folder, silent
from tests.paths import ROOT

WRITTEN = ROOT / "retrieval" / "answers" / "kinds" / "clauses" / "judge.json"
TREES, DEEPEST, LEAST_IN_LEAF, RATE = 250, 4, 8, 0.05
OF_BLOCKS, OF_SIGNS = 0.6, 0.2
"""The shares of blocks and signs that each tree is grown on."""
NEARLY = 0.5
"""A block that is wrong, but with so much right, is not fitted on."""
LEAST_TAKEN, LOOKUP_WEIGHT = 0.1, 0.2
KINDS = frozenset({"list", "yes_no", "tasks", "digest", "compare", "two_parts", "card", "chatty"})
"""The kinds of the questions that are not all lookups."""
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its blocks.

    Attributes:
        signs: Shape (blocks, signs).
        right: How much of each block is expected, or of what is expected it says, whichever is less, in [0, 1].
    """

    is_answerable: bool
    is_lookup: bool
    signs: NDArray[np.float32]
    right: NDArray[np.float64]


def read(folder: Path, questions: Path, embedder: Embedder) -> list[Asked]:
    """The questions of a set."""
    rows = [row for row in read_rows(questions, required=("question",)) if may_be_asked(row)]
    with tempfile.TemporaryDirectory() as name:
        index_folder(Path(name), [folder], embedder)
        with open_corpus(Path(name)) as corpus:
            answerer = assemble_answerer(corpus, embedder, Path(name), silent)
            return list(read_over(answerer, rows))


def may_be_asked(row: dict[str, Any]) -> bool:
    """Whether a question asks for clauses, or is a lookup that may be taken for one."""
    if row.get("kind") in KINDS:
        return bool(row["kind"] == "tasks")
    return likely_kinds(row["question"])[AskedKind.CLAUSES] >= LEAST_TAKEN


def read_over(answerer: QuestionAnswerer, rows: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """The same over a corpus that is there."""
    retriever = answerer.retriever
    for row in rows:
        question = answerer.understand(row["question"])
        look = Lookup(question, retriever.view, retriever.retrieve(question))
        found = judged(question, look.found, look.view, fitted_judge())
        blocks = [block for held in look.evidence.values() for block in blocks_of(look, held.document, found)]
        shares = np.array([right(row, look, block) for block in blocks])
        yield Asked(row["answerable"], row.get("kind") != "tasks", signs_of(look, blocks, found), shares)


def right(row: dict[str, Any], look: Lookup, block: Block) -> float:
    """How much of a block is expected, or of what is expected it says, whichever is less."""
    groups = row.get("items") or row.get("answers") or []
    said = [plain(told(look, block.document, item).text) for item in block.listed.items]
    if not groups or not row["answerable"]:
        return 0.0
    met = [any(plain(text) in " / ".join(said) for text in group) for group in groups]
    own = [any(plain(text) in item for group in groups for text in group) for item in said]
    return min(sum(met) / len(met), sum(own) / len(own))


def fit(questions: Sequence[Asked]) -> Trees:
    """The trees of these questions' blocks."""
    signs = np.concatenate([item.signs for item in questions if len(item.signs)])
    shares = np.concatenate([item.right for item in questions if len(item.signs)])
    counts = np.concatenate([np.full(len(item.signs), LOOKUP_WEIGHT if item.is_lookup else 1.0) for item in questions])
    kept = (shares >= LEAST_OF_ITEMS) | (shares < NEARLY)
    is_right = shares[kept] >= LEAST_OF_ITEMS
    model = GradientBoostingClassifier(
        n_estimators=TREES, max_depth=DEEPEST, min_samples_leaf=LEAST_IN_LEAF, learning_rate=RATE,
        subsample=OF_BLOCKS, max_features=OF_SIGNS, random_state=0,
    )  # fmt: skip
    model.fit(signs[kept], is_right, sample_weight=counts[kept])
    share = float(np.average(is_right, weights=counts[kept]))
    trees = [grown(tree.tree_, RATE) for tree in model.estimators_[:, 0]]
    return Trees(trees, round(math.log(share / (1 - share)), 4), DEEPEST)


def figures(held: Sequence[tuple[bool, float, bool]]) -> str:
    """Of the answerable the share that is answered rightly, and of all those wrongly, at several thresholds."""
    answerable = max(1, sum(is_answerable for is_answerable, _, _ in held))
    shown = [f"likeliest right {sum(is_right for _, _, is_right in held)}/{answerable}"]
    for threshold in THRESHOLDS:
        said = [is_right for _, likely, is_right in held if likely >= threshold]
        shown.append(
            f"{threshold}: {sum(said) / answerable:.2f} correct, {said.count(False) / max(1, len(held)):.2f} misled"
        )
    return " | ".join(shown)


def outcomes(trees: Trees, questions: Sequence[Asked]) -> Iterator[tuple[bool, float, bool]]:
    """Whether a question has an answer, how likely its likeliest block is, and whether that is right."""
    for item in questions:
        likely = trees.of(item.signs)
        best = max(range(len(likely)), key=likely.__getitem__, default=None)
        if best is None:
            yield item.is_answerable, 0.0, False
        else:
            yield item.is_answerable, likely[best], bool(item.right[best] >= LEAST_OF_ITEMS)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="FOLDER QUESTIONS.jsonl")
    pairs = parser.parse_args().pairs
    settings = read_settings()
    embedder = CachingEmbedder(assemble_embedder(settings, print), settings.data_dir / "eval" / "vectors.sqlite3")
    sets = [read(folder, questions, embedder) for folder, questions in zip(pairs[::2], pairs[1::2], strict=True)]
    every: list[tuple[bool, float, bool]] = []
    for at, held_out in enumerate(sets if len(sets) > 1 else ()):
        trees = fit([item for other, items in enumerate(sets) if other != at for item in items])
        every += (held := list(outcomes(trees, held_out)))
        print(pairs[2 * at + 1], figures(held))
    print("all", figures(every) if every else "")
    fitted = fit([item for items in sets for item in items])
    write(fitted, SIGNS, WRITTEN, made_by="tests/benchmarks/fit_clauses.py")


if __name__ == "__main__":
    main()
