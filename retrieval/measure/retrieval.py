"""Measures retrieval over a folder of judged questions."""

import random
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.language.text import fold
from index.store.corpus import Corpus
from index.types import Embedder
from retrieval.measure.intervals import Interval, interval_of_mean
from retrieval.measure.judged import Progress, open_judged
from retrieval.pipeline import QuestionAnswerer
from retrieval.question.types import QuestionKind
from retrieval.search.retriever import CANDIDATES

NAMES = {"nDCG@10": "nDCG@10", "MRR@10": "RR@10", "R@1": "R@1", "R@5": "R@5", "R@10": "R@10", "P@1": "P@1"}
"""The usual names of the figures, and what ir_measures calls them."""
OF_A_KIND = ("nDCG@10", "P@1")
"""The figures that are told for each kind of question."""
_SEED = 20201


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """Figures in [0, 1], higher is better.

    Attributes:
        by_question: For each figure its value for each question, in the order of `kinds`.
        kinds: What each question asks for, as it was understood.
        passages: How many there are to find.
    """

    by_question: dict[str, tuple[float, ...]]
    kinds: tuple[QuestionKind, ...]
    passages: int

    @property
    def questions(self) -> int:
        """How many were asked."""
        return len(self.kinds)

    @property
    def values(self) -> dict[str, float]:
        """The means over the questions."""
        return {name: _mean(values) for name, values in self.by_question.items()}

    @property
    def intervals(self) -> dict[str, Interval | None]:
        """For each mean where it lies with 95 % confidence."""
        return {name: interval_of_mean(values) for name, values in self.by_question.items()}

    @property
    def by_kind(self) -> dict[str, dict[str, float]]:
        """The number and the main figures of the questions of each kind that was asked."""
        places = {kind: [at for at, held in enumerate(self.kinds) if held is kind] for kind in QuestionKind}
        return {
            kind.value: {
                "questions": len(held),
                **{name: _mean([self.by_question[name][at] for at in held]) for name in OF_A_KIND},
            }
            for kind, held in places.items()
            if held
        }

    def as_json(self) -> dict[str, Any]:  # Any: JSON values
        """One object with the figures' usual names."""
        counts = {"questions": self.questions, "passages": self.passages}
        return {**self.values, **counts, "intervals": self.intervals, "by_kind": self.by_kind}


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def evaluate_retrieval(
    folder: Path,
    embedder: Embedder,
    assemble: Callable[[Corpus], QuestionAnswerer],
    *,
    strip_marks: bool,
    progress: Progress,
    sample: int | None = None,
) -> RetrievalFigures:
    """Index the folder's corpus in a throw-away place, ask its questions, and compare with its judgements.

    Args:
        folder: In BEIR layout.
        embedder: A `CachingEmbedder` makes a second run quick.
        assemble: Makes what is served over a corpus.
        strip_marks: Ask the questions as typed without Vietnamese marks.
        progress: Told the step, how many are done and of how many.
        sample: How many of the questions are asked, drawn always the same; all of them if there are no more, or if
            it is not given. The corpus is whole in any case.

    Raises:
        QuestionsUnreadable: If a file is missing, a line is malformed or no question is judged.
    """
    with open_judged(folder, embedder, progress=progress) as held:
        answerer = assemble(held.corpus)
        run: dict[str, dict[str, float]] = {}
        kinds = []
        drawn = _drawn(held.asked, sample)
        for done, (identity, asked) in enumerate(drawn.items(), start=1):
            question = answerer.understand(fold(asked) if strip_marks else asked)
            best: dict[str, float] = {}
            for item in answerer.retriever.retrieve(question, limit=CANDIDATES):
                best.setdefault(held.document_of[item.chunk_ids[0]], item.score)
            run[identity] = best
            kinds.append(question.kind)
            progress("ask", done, len(drawn))
        judged = {identity: held.judged[identity] for identity in drawn}
        return RetrievalFigures(measures_by_question(judged, run), tuple(kinds), len(held.document_of))


def _drawn(asked: Mapping[str, str], sample: int | None) -> dict[str, str]:
    """So many of the questions, in their order."""
    if sample is None or sample >= len(asked):
        return dict(asked)
    places = random.Random(_SEED).sample(range(len(asked)), sample)
    held = list(asked.items())
    return dict(held[at] for at in sorted(places))


def measures_by_question(
    judged: dict[str, dict[str, int]], run: dict[str, dict[str, float]]
) -> dict[str, tuple[float, ...]]:
    """The usual figures, each by its name, for each judged question in order, in [0, 1]; 0 where nothing was found."""
    import ir_measures

    names = {ir_measures.parse_measure(parsed): name for name, parsed in NAMES.items()}
    found = {name: dict.fromkeys(judged, 0.0) for name in NAMES}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for metric in ir_measures.iter_calc(list(names), judged, run):
            found[names[metric.measure]][metric.query_id] = float(metric.value)
    return {name: tuple(values.values()) for name, values in found.items()}
