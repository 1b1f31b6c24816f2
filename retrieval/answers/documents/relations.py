"""What documents do to each other: which one replaces, amends or carries out which, and whether one is in force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.facts.types import RelationName
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows, words
from retrieval.answers.documents.attributes import ground_asked
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.register.entries import DocumentEntry, Edge
from retrieval.types import Detail, Unstated

IN_FORCE = "hiệu lực"
_cue = pattern(r"(?P<passive>\b(?:được|bị)\s+)?\b(?P<name>{answers:relation})\b")
"""How it is asked what one document does to another."""
_which = pattern(r"\b(?:{documents:numbered}|tài liệu)\s+(?:số\s+)?(?:nào|mấy)\b")
_makes = pattern(r"\b{answers:makes}\b")
_ENDING = (IN_FORCE, RelationName.REPLACES, RelationName.REPEALS)
_MAX_EDGES = 8


@from_lexicon
def _relation_of() -> dict[str, str]:
    """The relations' names by the folded words for them."""
    return {fold(row.key): row["relation"] for row in rows("answers", uses="relation")}


@from_lexicon
def of_relations() -> frozenset[str]:
    """The folded words of which a question of a relation says nothing but the relation."""
    phrases = (*words("answers", uses="relation"), *words("answers", uses="beside_relation"))
    return frozenset(fold(word) for phrase in phrases for word in phrase.split())


def relation_asked(text: str) -> re.Match[str] | None:
    """What is asked that one document does to another; "thực hiện ở xã nào" asks no such thing."""
    cue = _cue().search(text)
    is_clear = cue is not None and (_relation_of()[fold(cue["name"])] in _ENDING or _which().search(text) is not None)
    return cue if is_clear else None


def without_other(look: Lookup, text: str) -> Lookup:
    """The question without the names and years that are said of the paper that it asks for, behind "quyết định nào"."""
    said = _said_of_other(look, text)
    if said is None:
        return look
    question = look.question
    names = tuple(name for name in question.names if name.text not in said)
    years = frozenset(year for year in question.times.years if str(year) not in said)
    return replace(look, question=replace(question, names=names, times=replace(question.times, years=years)))


def _said_of_other(look: Lookup, text: str) -> str | None:
    """What a question that names one paper by its number says of the other; None where it says nothing."""
    which, cue = _which().search(text), _cue().search(text)
    if which is None or cue is None or not look.question.numbers.documents:
        return None
    ends = [number.start for number in look.question.numbers.documents if number.start >= which.end()]
    ends += [cue.start()] if cue.start() >= which.end() else []
    return text[which.end() : min(ends, default=len(text))]


def find_relations(
    look: Lookup, entries: Sequence[DocumentEntry], cue: re.Match[str], text: str
) -> list[Finding] | Unstated:
    """What other documents do to the one asked about, or what it does to them.

    Args:
        entries: The documents that the question may mean.
        cue: What is asked, as `relation_asked` has it.
        text: The question.
    """
    name = _relation_of()[fold(cue["name"])]
    apart = without_other(look, text)
    known = [entry for entry in entries if apart.names_document(entry)] if look.question.numbers.documents else []
    asks_actor = cue["passive"] is not None or any(asked.start() < cue.start() for asked in _which().finditer(text))
    edges: list[Edge] = []
    for entry in known:
        done_to, done_by = look.registry.relations(entry)
        if name == IN_FORCE and _ends_others(look, cue, text):
            edges += [edge for edge in done_by if edge.name in _ENDING]
        elif name == IN_FORCE:
            edges += look.registry.ended_by(entry)
        else:
            edges += [edge for edge in (done_to if asks_actor else done_by) if edge.name == name]
    edges = [e for e in edges if _is_other(look, e, text)] or [e for e in edges if _is_other(look, e, text, own=True)]
    if known and not edges:
        return Unstated(Detail.IN_FORCE if name == IN_FORCE else Detail.RELATION, known[0].title)
    return list(_each_said_once(look, edges))[:_MAX_EDGES]


def _ends_others(look: Lookup, cue: re.Match[str], text: str) -> bool:
    """Whether it is asked which papers the one that is named ends: "từ khi có … quyết định nào hết hiệu lực"."""
    number = look.question.numbers.documents[0]
    between = text[number.end : cue.start()]
    return bool(_which().search(between) or _makes().search(between))


def _is_other(look: Lookup, edge: Edge, text: str, *, own: bool = False) -> bool:
    """Whether what says an edge has the names and years that are asked of the other paper.

    Args:
        own: Whether the place of the document that says so may be the one named.
    """
    asked = _said_of_other(look, text)
    if asked is None:
        return True
    span = look.around(edge.record.document, edge.span)
    near = look.view.document(edge.record.document.id).text[span.start : span.end]
    titles = (edge.by.title, edge.to.title, *(r.fact.origin.issuer for e in (edge.by, edge.to) for r in e.records))
    place = edge.record.document.header.place if own else None
    held = comparable(" . ".join(filter(None, (near, *titles, place))), folded=True)
    names = [name.words for name in look.question.names if name.text in asked]
    years = [(str(year),) for year in look.question.times.years if str(year) in asked]
    return all(contains(held, [fold(word) for word in words]) for words in (*names, *years))


def _each_said_once(look: Lookup, edges: Sequence[Edge]) -> Iterator[Finding]:
    """Where the edges are said, each stretch of a text once: one sentence may replace two documents."""
    spans = [(edge.record.document, look.around(edge.record.document, edge.span)) for edge in edges]
    for at, (document, span) in enumerate(spans):
        others = [other for i, (held, other) in enumerate(spans) if i != at and held.id == document.id]
        if any(_is_in(span, other) and (span != other or other in others[:at]) for other in others):
            continue
        if any(held.id == document.id and other == span for held, other in spans[:at]):
            continue
        yield look.finding(document, span)


def _is_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and span != other


def find_basis(look: Lookup, entry: DocumentEntry) -> list[Finding]:
    """The documents that a paper rests on, as its recitals name them, in their order; those of the kind asked for."""
    own = entry.own
    if own is None:
        return []
    _, done_by = look.registry.relations(entry)
    of = (RelationName.BASIS, RelationName.CARRIES_OUT)
    edges = [edge for edge in done_by if edge.name in of and edge.record.document.id == own.id]
    if grounds := [edge for edge in edges if edge.name == RelationName.BASIS]:
        last = max(edge.span.end for edge in grounds)
        edges = [*grounds, *(edge for edge in edges if edge.name != RelationName.BASIS and edge.span.start < last)]
    if asked := ground_asked(look.question):
        edges = [edge for edge in edges if _is_asked(edge, asked)] or edges
    return [look.finding(own, span) for span in sorted(_named_once(edges), key=lambda span: span.start)]


def _is_asked(edge: Edge, asked: str) -> bool:
    """Whether a ground is a paper of a kind that is asked for."""
    kind = edge.record.fact.type
    return kind is not None and re.search(rf"(?<!\w){fold(kind)}(?!\w)", asked) is not None


def _named_once(edges: Sequence[Edge]) -> Iterator[Span]:
    """Where each ground is named, with the word before it ("Căn cứ Luật …") unless that is another's too."""
    for edge in edges:
        span, named = edge.span, edge.record.fact.span
        others = (other.span for other in edges if other is not edge)
        yield named if any(other.start < span.end and span.start < other.end for other in others) else span
