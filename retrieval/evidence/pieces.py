"""Sentences put together again that were cut at commas to be embedded: they are read and answered whole."""

from collections.abc import Iterable

from retrieval.types import ScoredSentence

MOST_CHARS = 550
"""A sentence longer than this stays in pieces."""
_ENDS = (".", ";", ":", "!", "?", "…", "”", '"')


def whole(text: str, sentences: Iterable[ScoredSentence]) -> tuple[ScoredSentence, ...]:
    """The sentences of a text, in order; what belongs to one has the similarity of its nearest piece."""
    joined: list[ScoredSentence] = []
    for sentence in sentences:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(text, last, sentence):
            similarity = max(last.similarity, sentence.similarity)
            joined[-1] = ScoredSentence(last.start, sentence.end, last.heading, similarity)
        else:
            joined.append(sentence)
    return tuple(joined)


def _goes_on(text: str, before: ScoredSentence, sentence: ScoredSentence) -> bool:
    """Whether what follows a piece is of the same sentence."""
    gap = text[before.end : sentence.start]
    said, following = text[before.start : before.end].rstrip(), text[sentence.start]
    is_near = not gap.strip() and gap.count("\n") < 2 and before.heading == sentence.heading
    # A line may end where a heading or an item does.
    is_cut = "\n" not in gap or said.endswith(",") or following.islower() or following == "("
    return is_near and is_cut and not said.endswith(_ENDS) and sentence.end - before.start <= MOST_CHARS
