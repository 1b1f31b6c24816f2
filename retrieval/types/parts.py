"""The parts of the way of a question."""

from enum import StrEnum


class Part(StrEnum):
    """A part of the way of a question that can be left out, to see what it is worth."""

    CORRECTION = "correction"
    WORDS = "words"
    MEANING = "meaning"
    RERANKING = "reranking"
    FOLLOW_UPS = "follow-ups"
    DATES = "dates"
    REFUSAL = "refusal"
    REGISTER = "register"
    KINDS = "kinds"


OF_RETRIEVAL = (Part.CORRECTION, Part.WORDS, Part.MEANING, Part.RERANKING)
"""The parts that can be left out where retrieval is measured."""
