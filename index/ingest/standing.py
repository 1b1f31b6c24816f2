"""Of several states of a paper one alone is answered from, by what their heads say or were corrected to say."""

from collections.abc import Collection
from dataclasses import replace

from index.errors import CorrectionRefused
from index.facts.types import DocumentFact
from index.ingest.report import Pair
from index.ingest.revisions import are_alike, find_superseded
from index.store.corpus import Corpus
from index.store.corrections import Correction, Corrections, corrected, fact_id
from index.store.places import set_superseded
from index.types import DocumentSummary, Header


def supersede(corpus: Corpus, changed: Collection[str] = ()) -> list[Pair]:
    """Let of several states of a paper one alone be answered from; those that are not any more, with what is.

    Args:
        corpus: With the corrections beside it.
        changed: The documents whose text is another than when this was done last, by id.
    """
    summaries = corpus.summaries()
    before = {held.id: held.upkeep.newer for held in summaries if held.upkeep.newer is not None}
    source = {held.id: held.source for held in summaries}

    def alike(one: DocumentSummary, other: DocumentSummary, least: float) -> bool:
        if before.get(one.id) == other.id and one.id not in changed and other.id not in changed:
            return True
        return are_alike(corpus.document(one.id).text, corpus.document(other.id).text, least)

    newer = find_superseded(_as_corrected(corpus, summaries), alike, _recognised(corpus))
    if newer != before:
        set_superseded(corpus, newer)
    return [Pair(source[one], source[other]) for one, other in newer.items() if before.get(one) != other]


def _recognised(corpus: Corpus) -> set[str]:
    """The documents of which pages were recognised from pictures, by id."""
    said = "json_valid(layout) AND json_extract(layout, '$.recognised') IS NOT NULL"
    return {identity for (identity,) in corpus.rows(f"SELECT id FROM documents WHERE {said}")}


def _as_corrected(corpus: Corpus, summaries: list[DocumentSummary]) -> list[DocumentSummary]:
    """The documents with what an administrator corrected of their own kind, number, issuer and day in their heads."""
    corrections = Corrections(corpus.path.parent).all()
    if not corrections:
        return summaries
    own = {held: fact for held, fact in corpus.facts(DocumentFact, superseded=True) if fact.is_self}
    said = {held: corrections.get(fact_id(held, fact)) for held, fact in own.items()}
    return [
        replace(held, header=_head(held.header, own[held.id], correction))
        if (correction := said.get(held.id))
        else held
        for held in summaries
    ]


def _head(header: Header, stated: DocumentFact, correction: Correction) -> Header:
    if correction.values is None:  # it is no such document
        return replace(header, number=None)
    try:
        fact = corrected(stated, correction.values)
    except CorrectionRefused:  # of an earlier version
        return header
    number = "/".join(part for part in (fact.number, fact.symbol) if part) if fact.number else None
    return replace(header, kind=fact.type, number=number, issuer=fact.origin.issuer, date=fact.origin.date)
