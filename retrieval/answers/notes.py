"""What is said beside what is quoted: that a document is no longer in force, what an administrator corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.language.text import fold_space
from retrieval.answers.lookup import Lookup
from retrieval.citations import cite
from retrieval.register.entries import DocumentEntry, Edge
from retrieval.types import ANSWER_MAX_CHARS, MAX_RELATED, Citation, Draft, QuotedCorrection, Superseded

LINE_CHARS = 45
"""So much of a line is kept where an answer has no room for it."""


def with_notes(said: Draft, look: Lookup) -> Draft:
    """The draft with which of the documents that it quotes is no longer in force, and what of it was corrected."""
    noted = _with_successors(said, look) if said.text else _with_related_successors(said, look)
    return replace(noted, corrected=tuple(_corrections(noted, look)))


def _corrections(said: Draft, look: Lookup) -> Iterator[QuotedCorrection]:
    """What an administrator corrected of what is quoted."""
    for citation in (*said.citations, *said.related):
        for record in look.registry.corrected(citation.document_id, citation.start, citation.end):
            if (held := record.correction) is not None:
                values = None if held.values is None else tuple(held.values.items())
                yield QuotedCorrection(citation.marker, held.made_at, values, held.note)


def _with_successors(answer: Draft, look: Lookup) -> Draft:
    """The answer with the words that say which document replaced one that it quotes, or is of."""
    text, citations, superseded = answer.text, list(answer.citations), list[Superseded]()
    for citation in answer.citations:
        for entry, edge in _ended(citation, look):
            if any(held.title == entry.title for held in superseded):
                continue
            marker = _marker_of(citations, edge)
            if marker is None:
                marker = len(citations) + 1
                cited = _cited(edge, look, marker)
                text = _with_line(text, cited)
                citations.append(cited)
            superseded.append(_superseded(entry, edge, marker))
    return replace(answer, text=text, citations=tuple(citations), superseded=tuple(superseded))


def _with_related_successors(answer: Draft, look: Lookup) -> Draft:
    """The same of what is only related: the passages, best first, that have room with the words that say so.

    One that quotes what an administrator has marked wrong is left out.
    """
    kept, superseded = list[Citation](), list[Superseded]()
    for passage in (held for held in answer.related if not _is_marked_wrong(held, look)):
        shown, told = [*kept, replace(passage, marker=len(kept) + 1)], list[Superseded]()
        for entry, edge in _ended(passage, look):
            marker = _marker_of(shown, edge)
            if marker is None:
                marker = len(shown) + 1
                shown.append(_cited(edge, look, marker))
            told.append(_superseded(entry, edge, marker))
        if len(shown) > MAX_RELATED:
            continue
        titles = {held.title for held in superseded}
        kept, superseded = shown, [*superseded, *(held for held in told if held.title not in titles)]
    return replace(answer, related=tuple(kept), superseded=tuple(superseded))


def _is_marked_wrong(citation: Citation, look: Lookup) -> bool:
    corrected = look.registry.corrected(citation.document_id, citation.start, citation.end)
    return any(record.correction and record.correction.values is None for record in corrected)


def _ended(citation: Citation, look: Lookup) -> Iterator[tuple[DocumentEntry, Edge]]:
    """The documents that are quoted and no longer in force, with what says so."""
    for entry in look.registry.quoted(citation.document_id, citation.start, citation.end):
        edge = next(iter(look.registry.ended_by(entry)), None)
        if edge is not None:
            yield entry, edge


def _superseded(entry: DocumentEntry, edge: Edge, marker: int) -> Superseded:
    return Superseded(entry.title, edge.name, edge.by.title, edge.by.date, marker)


def _cited(edge: Edge, look: Lookup, marker: int) -> Citation:
    """The citation of the words that say that one document took another's place."""
    span = look.around(edge.record.document, edge.span)
    document = look.view.document(edge.record.document.id)
    return cite(document, span.start, span.end, marker=marker, heading=None, score=0.5)


def _with_line(text: str, cited: Citation) -> str:
    """The answer's text with another line, both as far as they fit; the line is what must not be left out."""
    line = f"{fold_space(cited.quote).rstrip(',;:. ')} [{cited.marker}]"
    if len(text) + 1 + len(line) > ANSWER_MAX_CHARS:
        line = f"{fold_space(cited.quote)[:LINE_CHARS].rsplit(' ', 1)[0]}… [{cited.marker}]"
    return f"{text}\n{line}"


def _marker_of(citations: Sequence[Citation], edge: Edge) -> int | None:
    """The mark of the citation that says it already, if one does."""
    held = edge.record.document.id
    for citation in citations:
        if citation.document_id == held and citation.start <= edge.span.start and edge.span.end <= citation.end:
            return citation.marker
    return None
