"""How sure it is that a sentence answers a question: its signs turned into a probability.

A logistic regression, fitted by `tests/benchmarks/fit_sentences.py` on questions whose answer is there and on questions
whose answer is absent; `judge.json` holds its weights and how well it tells them apart.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from retrieval.answers.sentences.signs import Sign, Signs


@dataclass(frozen=True, slots=True)
class Judge:
    """A fitted sum of signs.

    Attributes:
        weights: By sign.
        constant: What the sum begins with.
    """

    weights: Mapping[Sign, float]
    constant: float

    def probability(self, signs: Signs) -> float:
        """How likely it is that a sentence with these signs answers, in [0, 1]."""
        held = math.fsum(self.weights[sign] * value for sign, value in signs.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, held + self.constant))))


@cache
def fitted_judge() -> Judge:
    """The project's own."""
    held = json.loads(resources.files("retrieval.answers.sentences").joinpath("judge.json").read_text("utf-8"))
    return Judge({sign: float(held["weights"].get(sign, 0.0)) for sign in Sign}, float(held["constant"]))
