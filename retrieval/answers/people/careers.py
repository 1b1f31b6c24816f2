"""What offices someone holds, held before another, or has come to, from the register."""

from collections.abc import Iterator, Sequence

from index.facts.types import Office, OfficialFact
from index.language.text import fold, tokens
from index.language.words import comparable, contains
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.fitting import fit
from retrieval.answers.people.holders import MAX_PEOPLE, with_office
from retrieval.answers.people.sought import asked_offices, unmarked
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.register.entries import Record, newest_first

_earlier = unmarked(r"(?<!\w){answers:before_office}(?!\w).*(?<!\w){answers:where_to}\W*$")
_moved = unmarked(r"(?<!\w){answers:moved}(?!\w).*(?<!\w){answers:where_to}\W*$")


def asks_earlier(question: Question) -> bool:
    """Whether it is asked what someone did before an office: "Ông A trước khi làm Bí thư thì giữ chức gì?"."""
    return bool(question.names) and _earlier().search(fold(question.text)) is not None


def asks_next(question: Question) -> bool:
    """Whether it is asked where someone went: "Ông A được điều động đi đâu?"."""
    return bool(question.names) and _moved().search(fold(question.text)) is not None


def find_earlier(look: Lookup) -> list[Finding]:
    """The offices that the person named has left, or held by an older paper, without the one that came after them."""
    named = asked_offices(look.question.offices.mentioned)
    people = sorted(_records_of(look, _asked(look.question)), key=lambda record: newest_first(record.date))
    left = [(record, office) for record in people for office in record.fact.offices if office.former]
    after = min((record.date for record, _ in _holding(look, people, named) if record.date), default=None)
    older = [
        (record, office)
        for record in people
        if after is not None and record.date is not None and record.date < after
        for office in record.fact.offices
    ]
    return _each(look, [(record, office) for record, office in left or older if not _is_one(look, office, named)])


def find_next(look: Lookup) -> list[Finding]:
    """The offices to which the person named came from others, as the newest paper that tells of both has it."""
    people = sorted(_records_of(look, _asked(look.question)), key=lambda record: newest_first(record.date))
    for record in people:
        held = [office for office in record.fact.offices if not office.former]
        if held and any(office.former for office in record.fact.offices):
            return _each(look, [(record, office) for office in held])
    return []


def _holding(
    look: Lookup, people: Sequence[Record[OfficialFact]], named: Sequence[tuple[str, ...]]
) -> list[tuple[Record[OfficialFact], Office]]:
    return [
        (record, office)
        for record in people
        for office in record.fact.offices
        if not office.former and _is_one(look, office, named)
    ]


def _is_one(look: Lookup, office: Office, named: Sequence[tuple[str, ...]]) -> bool:
    """Whether an office is one that the question names."""
    return any(fit(asked, look.words(office.name)) for asked in named)


def _each(look: Lookup, held: Sequence[tuple[Record[OfficialFact], Office]]) -> list[Finding]:
    """Each office once, with the name where one sentence has both."""
    once = {fold(office.name): (record, office) for record, office in reversed(held)}
    found = [look.finding(record.document, with_office(look, record, office)) for record, office in once.values()]
    return found[::-1][:MAX_PEOPLE]


def _asked(question: Question) -> list[tuple[str, ...]]:
    """The folded words of the names that are asked about, or else the question's own."""
    asked = [tuple(map(fold, name.words)) for name in question.names]
    return asked or [tuple(fold(term) for term in question.wording.terms if term not in question.wording.weak)]


def find_offices_of(look: Lookup) -> list[Finding]:
    """Where the documents give the offices of the person asked about, the fullest of each first."""
    asked = _asked(look.question)
    known: dict[tuple[tuple[str, ...], str | None], set[str]] = {}
    found: list[Finding] = []
    for record in sorted(_records_of(look, asked), key=lambda record: -len(record.fact.offices)):
        name = tuple(map(fold, tokens(record.fact.name)))
        held = known.setdefault((name, record.fact.place), set())
        offices = {fold(office.name) for office in record.fact.offices}
        candidate = look.any_candidate(record.document, record.fact.span)
        if not offices <= held and candidate and not _lacks_more_than_name(look, candidate, record, name):
            held |= offices
            found.append(look.finding(record.document, record.fact.span))
    return found[:MAX_PEOPLE]


def _records_of(look: Lookup, asked: Sequence[tuple[str, ...]]) -> Iterator[Record[OfficialFact]]:
    """What is said of the people with one of these names, which may be given in part."""
    for entry in look.registry.officials():
        name = tuple(map(fold, tokens(entry.name)))
        if any(set(name) <= set(part) or part == name[-len(part) :] for part in asked if part):
            yield from entry.records


def _lacks_more_than_name(
    look: Lookup, candidate: Candidate, record: Record[OfficialFact], name: tuple[str, ...]
) -> bool:
    """Whether something is not met beside the person's own name, which may be asked for in part.

    A place is met by the units of the offices; one that nothing tells of by the whole name of a person whom the corpus
    has once.
    """
    own = {named.text for named in look.question.names if set(map(fold, named.words)) <= set(name)}
    fact = record.fact
    said = (fact.place, *(part for office in fact.offices for part in (office.name, office.place)))
    units = comparable(" . ".join(filter(None, said)), folded=True)
    is_whole = len(name) >= _WHOLE and any(tuple(map(fold, named.words)) == name for named in look.question.names)
    is_unplaced = is_whole and fact.place is None and record.document.header.place is None
    places = {
        named.text
        for named in look.question.names
        if named.text not in own and (is_unplaced or contains(units, [fold(word) for word in named.words]))
    }
    return any(text not in own | places for text in unmet(look.question, candidate))


_WHOLE = 3
"""So many syllables of a name are hardly another's."""
