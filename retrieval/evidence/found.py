"""What stands in a text of the documents, found once: the same sentences come up question after question."""

from functools import lru_cache

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.entities.names import find_names
from index.layout import Span
from index.lexicon.tables import from_lexicon
from retrieval.question.organisations import find_organisations

_KEPT = 8192
"""Texts of which is kept what was found in them, for each kind: the sentences of about a hundred documents."""


@from_lexicon
@lru_cache(maxsize=_KEPT)
def names_in(text: str) -> tuple[Span, ...]:
    """As `find_names`."""
    return tuple(find_names(text))


@from_lexicon
@lru_cache(maxsize=_KEPT)
def days_in(text: str) -> tuple[WrittenDate, ...]:
    """As `find_dates`."""
    return tuple(find_dates(text))


@from_lexicon
@lru_cache(maxsize=_KEPT)
def document_numbers_in(text: str) -> tuple[DocumentNumber, ...]:
    """As `find_document_numbers`."""
    return tuple(find_document_numbers(text))


@from_lexicon
@lru_cache(maxsize=_KEPT)
def organisations_in(text: str) -> tuple[Span, ...]:
    """As `find_organisations`."""
    return tuple(find_organisations(text))
