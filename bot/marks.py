"""Which marks in an answer are ours: the words it quotes may hold a "[1]" of the document's own."""

from collections.abc import Iterator

from bot import messages
from retrieval.types import Answer, Citation


def split_at_marks(answer: Answer) -> Iterator[tuple[str, Citation | None]]:
    """The pieces of the answer's text in order, each mark of ours with its source, every other piece with None.

    Ours is the mark that ends a line after a space, in the order of the sources.
    """
    waiting = list(answer.citations)
    for at, line in enumerate(answer.text.split("\n")):
        if at:
            yield "\n", None
        said, space, end = line.rpartition(" ")
        if waiting and end == f"[{waiting[0].marker}]":
            yield said + space, None
            yield end, waiting.pop(0)
        else:
            yield line, None


def as_of(answer: Answer, source: Citation) -> str:
    """The day of a source, after its mark, where an answer is of several documents that may say different things."""
    several = len({citation.document_id for citation in answer.citations}) > 1
    return f" ({messages.day(source.date)})" if several else ""
