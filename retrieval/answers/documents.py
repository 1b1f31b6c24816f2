"""What a directive, plan or resolution is about, who issued it and when, and what took its place, from the register."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter

from index.entities.dates import find_dates
from index.facts.types import DocumentFact
from index.language.sentences import trim
from index.language.text import fold, fold_space, tokens
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows, words
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import ENOUGH, Lookup
from retrieval.evidence.clauses import answering_clauses
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.register.entries import DocumentEntry, Edge, Record
from retrieval.types import Detail, Unstated

_HEAD_CHARS = 2000
"""So far into its text a document's own day is looked for."""
_GAP_CHARS = 120
"""Most characters between a document's name and what it is about."""
_LEAST_WORDS = 3
"""A name with more words than this beside kind and number says what the document is about."""
_issued = pattern(r"\b{answers:issued}\b")
_SIGNED = re.compile(r"\b(?:ký|người ký)\b", re.IGNORECASE)
IN_FORCE = "hiệu lực"
_relation_cue = pattern(r"(?P<passive>\b(?:được|bị)\s+)?\b(?P<name>{answers:relation})\b")
"""How it is asked what one document does to another."""
_ENDING = (IN_FORCE, "thay thế", "bãi bỏ")
_MAX_EDGES = 8
_MATTER = (QuestionKind.ABOUT, QuestionKind.WHAT, QuestionKind.OTHER)


@from_lexicon
def _relation_of() -> dict[str, str]:
    """The relations' names by the folded words for them."""
    return {fold(row.key): row["relation"] for row in rows("answers", uses="relation")}


@from_lexicon
def _of_relations() -> frozenset[str]:
    """The folded words of which a question of a relation says nothing but the relation."""
    phrases = (*words("answers", uses="relation"), *words("answers", uses="beside_relation"))
    return frozenset(fold(word) for phrase in phrases for word in phrase.split())


_issued_on: Callable[[DocumentFact], object] = attrgetter("origin.date")
_signer: Callable[[DocumentFact], object] = attrgetter("origin.signer")
"""What of a document is asked for."""
_any_kind = pattern(r"\b{documents:numbered}\b")
_which = pattern(r"\b(?:{documents:numbered}|tài liệu)\s+(?:số\s+)?(?:nào|mấy)\b")


def find_in_documents(look: Lookup) -> list[Finding] | Unstated:
    """The fact of a document that answers; none for a question that asks for more than the register has."""
    text = fold_space(look.question.text)
    kinds = {fold(match[0]) for match in _any_kind().finditer(text)}
    wanted = _wanted(look.question, text)
    if not (kinds or look.question.numbers.documents) or wanted is None:
        return []
    relation = _relation(text)
    entries = list(_asked(look, kinds, beside=_of_relations() if relation else ()))
    if relation:
        return _related(look, [entry for _, entry in entries], relation, text)
    found: list[tuple[tuple[float, bool], Record[DocumentFact], Finding]] = []
    for share, entry in entries:
        for record in (record for record in entry.records if wanted(record.fact)):
            candidate = look.candidate(record.document, record.fact.span)
            if candidate is None:
                continue
            span = answering_clauses(look.question, candidate)
            if look.question.kind is not QuestionKind.NUMBER:
                span = look.reaching(record.document, record.fact.span, record.fact.subject, _GAP_CHARS)
            rank = (round(share, 2), entry.own is not None)
            found.append((rank, record, look.finding(record.document, span)))
            break
    if not found:
        return _unstated(look, entries, wanted)
    highest = max(rank for rank, _, _ in found)
    equal = [(record, finding) for rank, record, finding in found if rank == highest]
    if len(equal) > 1:  # only then what was retrieved decides
        equal.sort(key=lambda item: -look.support(item[0].document, item[0].fact.span))
    best, finding = equal[0]
    if wanted is _issued_on:
        return [*_day_of_itself(look, best, finding), finding]
    return _signature(look, best) if wanted is _signer else [finding]


def _day_of_itself(look: Lookup, record: Record[DocumentFact], finding: Finding) -> Iterator[Finding]:
    """The line of a document's head that says its day, where the finding, which is its title, does not."""
    text, fact = finding.document.text, record.fact
    said = (day.value for day in find_dates(text[finding.span.start : finding.span.end]))
    if not fact.is_self or fact.origin.date in said:
        return
    day = next((day for day in find_dates(text[:_HEAD_CHARS]) if day.value == fact.origin.date), None)
    if day is not None:
        start, end = text.rfind("\n", 0, day.start) + 1, text.find("\n", day.end)
        yield look.finding(record.document, trim(text, start, end if end >= 0 else len(text)))


def _wanted(question: Question, text: str) -> Callable[[DocumentFact], object] | None:
    """What of a document is asked for."""
    if _relation(text) or question.kind in _MATTER:
        return _matter
    if question.kind is QuestionKind.WHEN and _issued().search(text):
        return _issued_on
    if question.kind is QuestionKind.WHO and _SIGNED.search(text):
        return _signer
    if question.kind is QuestionKind.WHO and _issued().search(text):
        return lambda fact: fact.origin.issuer
    if question.kind is QuestionKind.NUMBER and not question.numbers.documents:
        return lambda fact: fact.number
    return None


def _unstated(
    look: Lookup, entries: Sequence[tuple[float, DocumentEntry]], wanted: Callable[[DocumentFact], object]
) -> list[Finding] | Unstated:
    """That no document says it, where the question names a document that the register knows."""
    what = Detail.ISSUED_ON if wanted is _issued_on else Detail.SIGNER if wanted is _signer else None
    known = next((entry for _, entry in entries if look.names_document(entry)), None)
    return Unstated(what, known.title) if what and known and look.question.numbers.documents else []


def _relation(text: str) -> re.Match[str] | None:
    """What is asked that one document does to another; "thực hiện ở xã nào" asks no such thing."""
    cue = _relation_cue().search(text)
    is_clear = cue is not None and (_relation_of()[fold(cue["name"])] in _ENDING or _which().search(text) is not None)
    return cue if is_clear else None


def _related(look: Lookup, entries: Sequence[DocumentEntry], cue: re.Match[str], text: str) -> list[Finding] | Unstated:
    """What other documents do to the one asked about, or what it does to them."""
    name = _relation_of()[fold(cue["name"])]
    known = [entry for entry in entries if look.names_document(entry)] if look.question.numbers.documents else []
    asks_actor = cue["passive"] is not None or any(asked.start() < cue.start() for asked in _which().finditer(text))
    edges: list[Edge] = []
    for entry in known:
        done_to, done_by = look.registry.relations(entry)
        if name == IN_FORCE:
            edges += look.registry.ended_by(entry)
        else:
            edges += [edge for edge in (done_to if asks_actor else done_by) if edge.name == name]
    if known and not edges:
        return Unstated(Detail.IN_FORCE if name == IN_FORCE else Detail.RELATION, known[0].title)
    return [
        look.finding(edge.record.document, look.around(edge.record.document, edge.span)) for edge in edges[:_MAX_EDGES]
    ]


def _matter(fact: DocumentFact) -> bool:
    """Whether the facts say what the document is about, after its name or within: "Kế hoạch Cải cách … số 210"."""
    before = fact.name.split(fact.number, 1)[0] if fact.number else fact.name
    return bool(fact.subject) or len(tokens(before)) - len(tokens(fact.type or "")) > _LEAST_WORDS


def _asked(look: Lookup, kinds: set[str], *, beside: Collection[str]) -> Iterator[tuple[float, DocumentEntry]]:
    """The documents that the question may mean, each with how much of its matter they have."""
    if look.question.numbers.documents:
        meant = [entry for number in look.question.numbers.documents for entry in look.registry.numbered(number)]
    else:
        meant = [entry for entry in look.registry.documents_of(look.evidence) if fold(entry.type or "") in kinds]
    for entry in meant:
        texts = [(record, list(_described(look, entry, record))) for record in entry.records]
        share = max(
            (look.share(said, beside=beside) for record, said in texts if look.may_be_of(record.document, said)),
            default=0.0,
        )
        if share >= ENOUGH:
            yield share, entry


def _described(look: Lookup, entry: DocumentEntry, record: Record[DocumentFact]) -> Iterator[str | None]:
    """What is known of a document: its own facts, and for a question of its number the sentence that names it."""
    header = record.document.header
    yield from (entry.title, record.fact.name, record.fact.origin.issuer, record.fact.subject, header.place)
    if record.fact.is_self:
        yield header.title
    if look.question.kind is QuestionKind.NUMBER:
        text = look.view.document(record.document.id).text
        for sentence in look.view.sentences(record.document.id):
            if sentence.start <= record.fact.span.start < sentence.end:
                yield text[sentence.start : sentence.end]


def _signature(look: Lookup, record: Record[DocumentFact]) -> list[Finding]:
    """Where the name of who signed a document stands with the office."""
    signer = " ".join(tokens(record.fact.origin.signer or ""))
    for held in (held for entry in look.registry.officials(signer) for held in entry.records):
        if held.document.id == record.document.id and " ".join(tokens(held.fact.name)) == signer:
            return [look.finding(held.document, held.fact.span)]
    return []
