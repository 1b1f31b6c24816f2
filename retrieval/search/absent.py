"""What a question names and no passage has, which a refusal says."""

from collections.abc import Sequence

from index.caches.lexical import Field, Term, pairs
from index.entities.document_numbers import find_document_numbers
from index.language.text import fold, tokens
from index.language.words import comparable, contains
from retrieval.evidence.matching import describe
from retrieval.question.organisations import names_organisation
from retrieval.question.question import Question
from retrieval.view import View

_LOOKED_AT = 100
"""Passages that are looked at for a name or number."""


def unmentioned(question: Question, view: View) -> tuple[str, ...]:
    """The names, documents and years that the question names, as it names them, and no passage has."""
    absent = []
    for name in question.names:
        asked = tuple(map(fold, name.words))
        if not any(contains(comparable(text, folded=True), asked) for text in _passages_with(asked, view)):
            absent.append(name.text)
    for name in question.organisations:
        asked = tuple(map(fold, name.words))
        said = (comparable(text, folded=True) for text in _passages_with(asked, view))
        if not any(names_organisation(held, asked) for held in said):
            absent.append(name.text)
    for number in question.numbers.documents:
        written = question.text[number.start : number.end]
        asked = tuple(fold(word) for word in tokens(written) if number.symbol or word.isdigit())
        texts = _passages_with(asked, view)
        if not any(number.agrees_with(held) for text in texts for held in find_document_numbers(text)):
            absent.append(written)
    years = (str(year) for year in sorted(question.times.years))
    absent += [f"năm {year}" for year in years if not view.lexical.document_frequency(Field.FOLDED, year)]
    return tuple(absent)


def _passages_with(syllables: Sequence[str], view: View) -> list[str]:
    """The passages that hold most of these folded syllables side by side, as described and written."""
    terms = [Term(Field.FOLDED, text) for text in (*syllables, *pairs(syllables))]
    hits = view.lexical.search(terms, _LOOKED_AT)
    with view.reading():
        chunks = view.chunks([chunk_id for chunk_id, _ in hits])
        return [f"{describe(view.document(held.document_id), held.heading)} . {held.text}" for held in chunks]
