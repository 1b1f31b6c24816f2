"""Citations: made of spans of documents, and every word of an answer held against them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.errors import CitationMismatch
from index.ingest.files import first_there
from index.language.text import normalise_word, tokens, words
from index.types import Document
from retrieval.types import (
    QUOTE_MAX_CHARS,
    Citation,
    Draft,
    Standing,
)

_MARKER = re.compile(r"\[\d+\]")


def cite(document: Document, start: int, end: int, *, marker: int, heading: str | None, score: float) -> Citation:
    """A citation whose quote is verified to be `document.text[start:end]`.

    Raises:
        CitationMismatch: If the span is empty, outside the text, or longer than 1,000 characters.
    """
    if not 0 <= start < end <= len(document.text) or end - start > QUOTE_MAX_CHARS:
        raise CitationMismatch("quote_outside_document", start=start, end=end, source=document.source)
    return Citation(
        marker=marker,
        document_id=document.id,
        source=document.source,
        title=document.display_title,
        date=document.header.date,
        date_inferred=document.header.date_inferred,
        standing=_standing(document, start, end, heading),
        start=start,
        end=end,
        quote=document.text[start:end],
        score=score,
        place=document.header.place,
    )


def _standing(document: Document, start: int, end: int, heading: str | None) -> Standing:
    """Where a span stands; a quote that goes on over a page's end is of the page on which it begins."""
    layout, marks = document.layout, document.header.marks
    return Standing(heading, layout.page_at(start), layout.recognition(start, end), draft=marks.is_draft)


def with_file(citation: Citation, document: Document) -> Citation:
    """The citation with the file that holds its document now, or that it is gone.

    Of several files of the same words the first that is there is the source.
    """
    place = first_there(document)
    if place is None:
        return replace(citation, standing=replace(citation.standing, gone=True))
    return citation if place.source == citation.source else replace(citation, source=place.source)


def verify_draft(said: Draft) -> None:
    """Check an answer by `verify_said`, and each of its items by what that cites.

    Raises:
        CitationMismatch: As there.
    """
    verify_said(said.text, said.citations)
    held = {citation.marker: citation for citation in said.citations}
    for item in said.form.items:
        verify_said(item.text, [held[marker] for marker in item.markers])


def verify_said(text: str, citations: Sequence[Citation]) -> None:
    """Check that every number, date and name of an answer stands in a quote that it cites.

    Whatever wrote the text: a number is a run of digits, a name a word with a capital, either way of its tone mark.

    Raises:
        CitationMismatch: If one does not; it tells which.
    """
    quoted = {word for citation in citations for word in tokens(citation.quote)}
    said = _MARKER.sub(" ", text)
    for span in words(said):
        word = said[span.start : span.end]
        if (word[0].isdigit() or word[0].isupper()) and normalise_word(word) not in quoted:
            raise CitationMismatch("word_not_quoted", word=word)
