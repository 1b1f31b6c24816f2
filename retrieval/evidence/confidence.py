"""How sure it is that a sentence answers a question: a few signs turned into a probability.

A logistic regression, fitted by `tests/benchmarks/fit_refusal.py` on questions whose answer is there and on questions
whose answer is absent; `refusal.json` holds its weights and how well it tells them apart.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Signs:
    """What the best sentence shows.

    Attributes:
        topic: Share of what is asked about that is met in the sentence or nearby, by rarity, in [0, 1].
        pairs: The same for neighbouring words.
        similarity: Cosine to the question, scaled to [0, 1].
        missing: The rarest word met nowhere near, as a share of the question's rarest, in [0, 1].
        kind: Above 0 if the sentence holds the kind of thing asked for, below 0 if it does not.
        constraints: 1 if something that the question names is not met, else 0; such a sentence is never said.
    """

    topic: float
    pairs: float
    similarity: float
    missing: float
    kind: float
    constraints: float


Confidence = Callable[[Signs], float]
"""The probability, in [0, 1], that a sentence with these signs answers."""


def logistic(weights: Mapping[str, float], bias: float) -> Confidence:
    """The probability by a weighted sum of the signs."""
    held = {field.name: float(weights[field.name]) for field in fields(Signs)}

    def confidence(signs: Signs) -> float:
        total = bias + math.fsum(weight * getattr(signs, name) for name, weight in held.items())
        return 1 / (1 + math.exp(-total))

    return confidence


@cache
def fitted_confidence() -> Confidence:
    """The one that the project was measured with."""
    held = json.loads(resources.files("retrieval.evidence").joinpath("refusal.json").read_text("utf-8"))
    return logistic(held["weights"], float(held["bias"]))
