"""Fits the weights by which the kind of a question is told and writes `recognising/weights.json`.

    python -m tests.benchmarks.fit_kinds

What is fitted on: `tests/data/questions/ways.jsonl`, questions written only for their ways of asking; the questions of
several kinds over papers; and, at a quarter of the weight, those that were all asked as lookups, of which some ask for
more. The figures printed are cross-validated: each file is judged by what was fitted on the others.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from retrieval.answers.kinds.recognising.recognise import AskedKind, likely_kinds, signs_of
from retrieval.measure.judged import read_rows
from tests.paths import DATA, ROOT

QUESTIONS = DATA / "questions"
WRITTEN = ROOT / "retrieval" / "answers" / "kinds" / "recognising" / "weights.json"
OF_KINDS = ("ways", "kinds", "kinds_further", "kinds_third", "clauses")
LOOKUPS = (
    "seeds", "development", "held_out", "unseen", "offices", "offices_second", "offices_third", "tables", "register",
)  # fmt: skip
AS_CALLED = {"tasks": AskedKind.CLAUSES, "two_parts": AskedKind.PARTS}
"""Kinds that the files call otherwise."""
LOOKUP_WEIGHT = 0.25
LEAST_QUESTIONS = 3
"""A sign of fewer questions says nothing."""
STRENGTH = 30.0
LEAST_WEIGHT = 0.2
Asked = tuple[str, AskedKind]


def of_kinds(name: str) -> Iterator[Asked]:
    """The questions of a file with their kinds; those that may be of any, or are asked back, are left out."""
    for row in read_rows(QUESTIONS / f"{name}.jsonl", required=("question",)):
        kind = AS_CALLED.get(row["kind"], row["kind"])
        if kind in set(AskedKind) and row.get("status") != "choose":
            yield row["question"], AskedKind(kind)


def lookups() -> Iterator[Asked]:
    """The questions that were all asked as lookups."""
    for name in LOOKUPS:
        rows = read_rows(QUESTIONS / f"{name}.jsonl", required=("question",))
        yield from ((row["question"], AskedKind.LOOKUP) for row in rows)


def fitted(asked: Sequence[Asked], counts: Sequence[float]) -> dict[str, list[float]]:
    """What each sign says for each kind; under an empty one what is said beforehand."""
    signs = [signs_of(question) for question, _ in asked]
    often = Counter(sign for held in signs for sign in held)
    place = {sign: at for at, sign in enumerate(sorted(s for s, n in often.items() if n >= LEAST_QUESTIONS))}
    known = [[place[sign] for sign in held if sign in place] for held in signs]
    rows = np.repeat(np.arange(len(known)), [len(held) for held in known])
    values = np.repeat([1 / max(1, len(held)) ** 0.5 for held in known], [len(held) for held in known])
    matrix = csr_matrix((values, (rows, [at for held in known for at in held])), shape=(len(known), len(place)))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, [kind for _, kind in asked], sample_weight=counts)
    order = [list(model.classes_).index(kind) for kind in AskedKind]
    weights: NDArray[np.float64] = model.coef_[order]
    said = {sign: weights[:, at].round(2).tolist() for sign, at in place.items()}
    kept = {sign: held for sign, held in said.items() if max(map(abs, held)) >= LEAST_WEIGHT}
    return {"": model.intercept_[order].round(2).tolist(), **kept}


def write(weights: dict[str, list[float]], path: Path) -> None:
    """A sign a line."""
    lines = ",\n".join(f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(held)}" for sign, held in weights.items())
    head = json.dumps({"made_by": "tests/benchmarks/fit_kinds.py", "kinds": list(AskedKind)})[:-1]
    path.write_text(f'{head}, "weights": {{\n{lines}\n}}}}\n', "utf-8")


def fitted_on(asked: Sequence[Asked], beside: Sequence[Asked]) -> dict[str, list[float]]:
    """What is fitted on questions of kinds and, of less weight, on lookups."""
    return fitted([*asked, *beside], [1.0] * len(asked) + [LOOKUP_WEIGHT] * len(beside))


def rightly(weights: dict[str, list[float]], asked: Sequence[Asked]) -> float:
    """The share of questions whose likeliest kind is their own."""
    likely = (likely_kinds(question, weights) for question, _ in asked)
    return sum(max(held, key=held.__getitem__) == kind for held, (_, kind) in zip(likely, asked, strict=True)) / len(
        asked
    )


def main() -> None:
    """Fit and write."""
    files = {name: list(of_kinds(name)) for name in OF_KINDS}
    beside = list(lookups())
    for name in OF_KINDS[1:]:
        others = [pair for other, held in files.items() if other != name for pair in held]
        print(name, len(files[name]), round(rightly(fitted_on(others, beside), files[name]), 3))
    asked = [pair for held in files.values() for pair in held]
    weights = fitted_on(asked, beside)
    write(weights, WRITTEN)
    print(Counter(kind.value for _, kind in asked), len(beside), "lookups", len(weights), "signs")


if __name__ == "__main__":
    main()
