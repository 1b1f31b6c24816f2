"""Whether a paper is still in force, by what others do to it as the register has it."""

import re

from index.language.text import fold
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from index.structure.papers.own_parts import find_number
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.claimed.claims import Claim, either
from retrieval.answers.kinds.claimed.offices import Decided
from retrieval.answers.lookup import Lookup
from retrieval.register.entries import DocumentEntry, Edge
from retrieval.types import Verdict

_part = pattern(r"(?<!\w){answers:part_of_paper} \d")
"""Before its name: only a part of the paper is meant."""


@from_lexicon
def _ended() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<passive>{either('passive')}\s+)?{either('ends_paper')}(?!\w)", re.IGNORECASE)


@from_lexicon
def _in_force() -> re.Pattern[str]:
    goes_on = rf"(?<!\w){either('still')}\s+(?:\S+\s+){{0,3}}?{either('lasts')}(?!\w)"
    return re.compile(goes_on, re.IGNORECASE)


def decide_paper(claim: Claim, look: Lookup) -> Decided | None:
    """Whether the paper that a claim names was ended, or still is in force; None where the register does not say."""
    numbers = look.question.numbers.documents
    plain = fold(claim.text)  # restored marks may be wrong, and these words are hardly others
    ended, lasting = _ended().search(plain), _in_force().search(plain)
    if not numbers or not (ended or lasting):
        return None
    entry = _meant(look, 0)
    other = _meant(look, 1) if len(numbers) > 1 else None
    if entry is None:
        return None
    if other is not None and ended is not None:
        old, new = (entry, other) if ended["passive"] else (other, entry)
        edges = [edge for edge in look.registry.ended_by(old) if edge.by.id == new.id]
        return (Verdict.YES, _said(look, edges[0])) if edges else None
    edges = [edge for edge in look.registry.ended_by(entry) if not _is_partial(look, edge)]
    if not edges or len(numbers) > 1 or (ended is not None and lasting is None and not _is_object(claim, ended)):
        return None
    return Verdict.NO if lasting else Verdict.YES, _said(look, edges[0])


def _is_object(claim: Claim, ended: re.Match[str]) -> bool:
    """Whether something is done to the paper: "đã bị thay thế", "hết hiệu lực"."""
    return ended["passive"] is not None or claim.text[ended.end() :].strip() == ""


def _meant(look: Lookup, at: int) -> DocumentEntry | None:
    """The only paper that a number of the question can mean: of its place, about what it says."""
    found = look.registry.numbered(look.question.numbers.documents[at])
    found = [entry for entry in found if look.names_document(entry)] or found
    if len(found) > 1:
        found = [entry for entry in found if entry.own is not None or look.registry.ended_by(entry)]
    return found[0] if len(found) == 1 else None


def _is_partial(look: Lookup, edge: Edge) -> bool:
    """Whether only a part of the paper is ended."""
    text = look.view.document(edge.record.document.id).text
    named = edge.record.fact.span
    return _part().search(text[edge.span.start : named.start]) is not None


def _said(look: Lookup, edge: Edge) -> list[Finding]:
    """The clause that ends the paper, and where the number of that which does stands."""
    document = edge.record.document
    span = look.around(document, edge.span)
    text = look.view.document(document.id).text
    number = document.header.number
    is_own = edge.by.own is not None and edge.by.own.id == document.id
    at = find_number(text, number) if is_own and number and number not in text[span.start : span.end] else None
    return [look.finding(document, span), *([look.finding(document, at)] if at else [])]
