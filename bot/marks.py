"""Which marks in an answer are ours: the words it quotes may hold a "[1]" of the document's own."""

from collections.abc import Iterator

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
