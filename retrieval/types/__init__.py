"""The values between a question and its answer."""

from retrieval.types.answer import ANSWER_MAX_CHARS, MAX_RELATED, Answer, Draft, Status
from retrieval.types.citing import (
    QUOTE_MAX_CHARS,
    Citation,
    Detail,
    QuotedCorrection,
    Standing,
    Suggestion,
    Superseded,
    Unstated,
)
from retrieval.types.evidence import Answerer, Evidence, Hit, Reranker, ScoredSentence
from retrieval.types.form import MOST_CHOICES, MOST_ITEMS, PLAIN, AnswerKind, Choice, Form, Item, Verdict
from retrieval.types.parts import OF_RETRIEVAL, Part

__all__ = [
    "ANSWER_MAX_CHARS",
    "MAX_RELATED",
    "MOST_CHOICES",
    "MOST_ITEMS",
    "OF_RETRIEVAL",
    "PLAIN",
    "QUOTE_MAX_CHARS",
    "Answer",
    "AnswerKind",
    "Answerer",
    "Choice",
    "Citation",
    "Detail",
    "Draft",
    "Evidence",
    "Form",
    "Hit",
    "Item",
    "Part",
    "QuotedCorrection",
    "Reranker",
    "ScoredSentence",
    "Standing",
    "Status",
    "Suggestion",
    "Superseded",
    "Unstated",
    "Verdict",
]
