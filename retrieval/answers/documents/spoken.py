"""Where documents speak of a matter, a thing or a person: its words side by side, written out or as their letters."""

from collections.abc import Iterator, Sequence

from index.caches.lexical import Field, Term, pairs
from index.language.text import fold, normalise_word, tokens, words
from index.layout import Span
from index.lexicon.abbreviations import abbreviations
from index.lexicon.tables import from_lexicon
from index.types import Document
from retrieval.view import View

_MOST_PASSAGES = 3000
"""A matter of more passages is none that could be told by where it is spoken of."""
_BETWEEN = " \n\t\u00a0–-"
Words = tuple[str, ...]


def ways_of_saying(said: Words, *, folded: bool) -> list[Words]:
    """The words, then the abbreviation that stands for nothing else, or what it stands for.

    Args:
        said: Normalised, and without marks where that is told.
        folded: Whether marks count for nothing.
    """
    return [said, *_other_ways(folded=folded).get(said, ())]


@from_lexicon
def _other_ways(*, folded: bool) -> dict[Words, list[Words]]:
    found: dict[Words, list[Words]] = {}
    for held in abbreviations():
        if len(held.expansions) == 1 and held.short[:2].isupper():
            pair = [tuple(tokens(text)) for text in (held.short, held.expansions[0])]
            short, full = (tuple(map(fold, words)) for words in pair) if folded else pair
            found.setdefault(short, []).append(full)
            found.setdefault(full, []).append(short)
    return found


def documents_with(view: View, ways: Sequence[Words], *, folded: bool) -> list[Document]:
    """The documents in whose text the words of one of these ways stand side by side; none of too common ones."""
    field = Field.FOLDED if folded else Field.MARKED
    found: set[str] = set()
    for way in ways:
        terms = sorted(pairs(way) or way, key=lambda term: view.lexical.document_frequency(field, term))
        count = view.lexical.document_frequency(field, terms[0])
        if count > _MOST_PASSAGES:
            return []
        hits = view.lexical.search([Term(field, terms[0])], count) if count else []
        found |= {view.owners[chunk] for chunk, _ in hits if chunk in view.owners}
    documents = map(view.document, sorted(found))
    return [held for held in documents if next(places_of(held.text, ways, folded=folded), None) is not None]


def places_of(text: str, ways: Sequence[Words], *, folded: bool) -> Iterator[Span]:
    """Where the words of one of these ways stand side by side in a text, nothing but blanks and dashes between."""
    spans = list(words(text))
    said = [normalise_word(text[span.start : span.end]) for span in spans]
    said = [fold(word) for word in said] if folded else said
    for at, word in enumerate(said):
        for way in ways:
            if word != way[0] or tuple(said[at : at + len(way)]) != way:
                continue
            gaps = (text[spans[i].end : spans[i + 1].start] for i in range(at, at + len(way) - 1))
            if all(not gap.strip(_BETWEEN) for gap in gaps):
                yield Span(spans[at].start, spans[at + len(way) - 1].end)
