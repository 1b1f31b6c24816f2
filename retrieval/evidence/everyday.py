"""What people say for what office papers call otherwise."""

from collections.abc import Iterator, Sequence

from index.language.words import comparable
from index.lexicon.tables import from_lexicon, rows

Words = tuple[str, ...]


@from_lexicon
def _office(*, folded: bool) -> dict[Words, tuple[Words, ...]]:
    """Each phrase with what stands for it in papers, as comparable words."""
    found: dict[Words, tuple[Words, ...]] = {}
    for row in rows("everyday"):
        said = tuple(comparable(row.key, folded=folded))
        found[said] = tuple(tuple(comparable(office, folded=folded)) for office in row["office"].split("|"))
    return found


@from_lexicon
def _longest() -> int:
    return max(len(said) for said in _office(folded=True))


def said_otherwise(words: Sequence[str], *, folded: bool) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """The everyday phrases among comparable words, in order, each with what papers have for it.

    Args:
        words: Of a question.
        folded: Whether they are without marks.
    """
    table = _office(folded=folded)
    for at in range(len(words)):
        for length in range(_longest(), 0, -1):
            said = tuple(words[at : at + length])
            if len(said) == length and said in table:
                yield said, table[said]
