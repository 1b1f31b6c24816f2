"""How much a word says: the fewer passages hold it, the more."""

import math

from index.caches.lexical import Field, LexicalIndex
from retrieval.evidence.matching import Rarity


def rarity_in(index: LexicalIndex) -> Rarity:
    """The inverse frequency of a word or pair among the chunks, as BM25 has it; above 0."""
    count = len(index)

    def rarity(text: str, *, folded: bool) -> float:
        frequency = index.document_frequency(Field.FOLDED if folded else Field.MARKED, text)
        return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))

    return rarity
