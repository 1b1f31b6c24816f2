"""What a plan, a decision or a letter gives to whom to do, from the register."""

from collections.abc import Iterator, Sequence
from itertools import chain

from index.facts.types import DocumentFact, Task
from index.language.text import fold, fold_space
from index.language.words import contains
from index.layout import Cell, Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from index.types import Document
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.answers.meetings import names_meeting
from retrieval.question.types import QuestionKind
from retrieval.register.charges import Charge
from retrieval.register.entries import DocumentEntry, Record
from retrieval.types import QUOTE_MAX_CHARS

_asks_charge = pattern(r"\b{answers:charged}\b")
_leads = pattern(r"\b{columns:leads}\b")
_joins = pattern(r"\b{columns:joins}\b")
_which_body = pattern(r"\b(?:{columns:body})\s+nào\b")
_must = pattern(r"\bphải (?P<verb>\w+(?: \w+)?) (?:những )?gì\b")
"""What a unit is asked to have to do, which says nothing of what its tasks are about."""
_of_whom = pattern(r"\b{answers:by_whom}\b")
_by_when = pattern(r"\b{answers:by_when}\b")
_MISSING = 0.25
"""So much of what a question names beside a unit may be missing in all that stands under the unit's name."""
_LEAST_WORDS = 2
"""So many words of a question a task must have that it speaks of."""


def find_in_tasks(look: Lookup) -> list[Finding]:
    """What is asked of the tasks of documents; none where more is asked than the register has.

    The tasks of a unit that the question names, what it leads first; else those of a document; or of one task who does
    it or until when.
    """
    text = fold_space(look.question.text)
    if names_meeting(text):
        return []
    told = _listed(look, text) or _told(look, text)
    return [
        finding
        for task, record, wanted in told
        if task.said.end - task.said.start <= QUOTE_MAX_CHARS // 2
        for document in (look.view.document(record.document.id),)
        if _meets(look, record, document, task)
        for finding in _findings(look, document, task, wanted)
    ]


def _meets(look: Lookup, record: Record[DocumentFact], document: Document, task: Task) -> bool:
    """Whether a task has what the question names: whose it is the line above it says."""
    if (look.question.numbers.documents or not look.question.times.named) and _heading(
        look, document, task
    ) is not None:
        return True
    return look.candidate(record.document, Span(task.said.start, task.said.end)) is not None


_Told = tuple[Task, Record[DocumentFact], tuple[str | None, ...]]
"""A task, and which of its words are said beside it."""


def _listed(look: Lookup, text: str) -> list[_Told]:
    """The tasks of the unit that is named, each with its time or who leads it; or of the document, with who does."""
    asks = _asks_charge().search(text) or _must().search(text)
    if look.question.kind not in (QuestionKind.WHAT, QuestionKind.OTHER, QuestionKind.ABOUT) or not asks:
        return []
    charges = _of_role(_each_once(_of_unit(look)), text)
    if charges:
        return [(c.task, c.record, (c.task.by_when if c.leads else c.task.with_whom,)) for c in charges]
    if look.question.kind is QuestionKind.ABOUT:
        return []  # "Chỉ thị 03 nói về việc gì?"
    return [(task, record, (task.who,)) for entry in _documents(look) for task, record in entry.tasks]


def _told(look: Lookup, text: str) -> list[_Told]:
    """The tasks that the question speaks of, with who does them, takes part or until when: the nearest of those."""
    kind, whom, when = look.question.kind, _of_whom().search(text), _by_when().search(text)
    which = _which_body().search(text)
    role = {fold(word) for word in look.question.offices.mentioned} if which else set[str]()  # "là thường trực"
    asks_who = (whom is not None or bool(role)) and (
        kind is QuestionKind.WHO
        or (kind is QuestionKind.WHEN and when is not None)
        or (kind is QuestionKind.WHAT and which is not None)
    )
    asks_when = when is not None and kind in (QuestionKind.WHEN, QuestionKind.WHO, QuestionKind.OTHER)
    rest = _rest(look) | role
    if not (asks_who or asks_when) or len(rest) < _LEAST_WORDS:
        return []
    found: list[tuple[int, _Told]] = []
    for entry in look.registry.documents_of(look.evidence) if not look.question.numbers.documents else _numbered(look):
        for task, record in entry.tasks:
            said, who = _words(look, [task.said.text]), task.with_whom if _joins().search(text) else task.who
            beside = _words(look, (*_described(entry), task.who, task.with_whom))
            wanted = (*([who] if asks_who else []), *([task.by_when] if asks_when else []))
            if all(wanted) and len(rest & said) >= _LEAST_WORDS and rest <= said | beside and role <= said:
                found.append((len(said - rest), (task, record, wanted)))
    nearest = min((apart for apart, _ in found), default=0)
    return [told for apart, told in found if apart == nearest and (_is_of_row(look, told) or _is_headed(look, told))]


def _is_of_row(look: Lookup, told: _Told) -> bool:
    """Whether a table says it: what a sentence says of who and when is answered from the sentence."""
    task, record, _ = told
    return look.view.document(record.document.id).layout.row_at(task.said.start) is not None


def _is_headed(look: Lookup, told: _Told) -> bool:
    """Whether it stands under a line that says who is to do it: the sentence does not."""
    task, record, _ = told
    return _heading(look, look.view.document(record.document.id), task) is not None


def _heading(look: Lookup, document: Document, task: Task) -> Span | None:
    """The line above a task that says who is to do it, where its own words do not."""
    who = look.words(task.who or "")
    if not who or contains(look.words(task.said.text), who):
        return None
    above = look.view.outline(document).lead_ins(task.said.start)
    return next(
        (span for span in reversed(above) if contains(look.words(document.text[span.start : span.end]), who)), None
    )


def _of_unit(look: Lookup) -> list[Charge]:
    """The tasks of whom the question names; of the documents and matters that it names, if any."""
    asked = look.question.wording.words
    named = [
        charge
        for charge in look.registry.charges([fold(word) for word in asked])
        if look.question.folded or look.question.restored or contains(asked, charge.unit)
    ]
    meant = {entry.id for entry in _numbered(look)}
    return [
        charge
        for charge in named
        if (charge.entry.id in meant or not look.question.numbers.documents)
        and look.may_be_of(charge.record.document, [charge.task.said.text, charge.task.who, charge.task.with_whom])
        and _is_of_matter(look, charge)
    ]


def _each_once(charges: Sequence[Charge]) -> list[Charge]:
    return list({(held.record.document.id, held.task.said.start, held.leads): held for held in charges}.values())


def _is_of_matter(look: Lookup, charge: Charge) -> bool:
    """Whether a task, its paper and the lines above it have what the question names beside the unit.

    What stands in a list under the unit's name need not each have it: the list has.
    """
    rest = _rest(look, beside=charge.unit)
    known = _words(look, (*_described(charge.entry), charge.task.said.text))
    if rest <= known:
        return True
    document = look.view.document(charge.record.document.id)
    heading = _heading(look, document, charge.task)
    if heading is None:
        return False
    outline = look.view.outline(document)
    at = outline.at(heading.start)
    whole = outline.parts[at].span if at is not None else heading
    missing = rest - known - _words(look, [document.text[whole.start : whole.end]])
    return len(missing) <= _MISSING * len(rest)


def _of_role(charges: Sequence[Charge], text: str) -> list[Charge]:
    """Those where the unit does what is asked: leads, takes part, or either."""
    asked = [leads for leads, cue in ((True, _leads), (False, _joins)) if cue().search(text)] or [True, False]
    return [charge for leads in asked for charge in charges if charge.leads is leads]


def _documents(look: Lookup) -> Iterator[DocumentEntry]:
    """The documents that the question names, by their number or by all of its matter."""
    if look.question.numbers.documents:
        named = _numbered(look)
    else:
        rest = _rest(look)
        named = [entry for entry in look.registry.documents_of(look.evidence) if entry.tasks] if rest else []
    yield from (held for held in named if _rest(look) <= _words(look, _described(held)) and look.names_document(held))


def _numbered(look: Lookup) -> list[DocumentEntry]:
    return [entry for number in look.question.numbers.documents for entry in look.registry.numbered(number)]


def _described(entry: DocumentEntry) -> Iterator[str | None]:
    """What is known of a document that gives tasks."""
    for record in entry.records:
        yield from (entry.title, record.fact.name, record.fact.subject, record.fact.origin.issuer)
        if record.fact.is_self:
            yield from (record.document.header.title, record.document.header.place)


def _words(look: Lookup, texts: Sequence[str | None] | Iterator[str | None]) -> set[str]:
    return {fold(word) for text in texts for word in look.words(text or "")}


def _rest(look: Lookup, *, beside: Sequence[str] = ()) -> set[str]:
    """The folded words of the question's matter that are neither the unit's nor ask for tasks."""
    weak = look.question.wording.weak
    said = {fold(word) for word in look.matter() if word not in weak}
    must = _must().search(fold_space(look.question.text))
    said -= {fold(word) for word in look.words(must["verb"])} if must else set()
    return said - _asking() - {fold(word) for word in beside}


@from_lexicon
def _asking() -> frozenset[str]:
    """The folded words by which any such question asks."""
    of_answers = (words("answers", uses=use) for use in ("charged", "sets_task", "by_whom", "by_when"))
    phrases = chain(*of_answers, words("columns", uses="leads"), words("columns", uses="joins"))
    return frozenset(fold(word) for phrase in phrases for word in phrase.split())


def _findings(look: Lookup, document: Document, task: Task, wanted: Sequence[str | None]) -> Iterator[Finding]:
    """A task, after the line that says whose it is where that is wanted and stands above it."""
    heading = _heading(look, document, task) if task.who in wanted else None
    if heading is not None:
        yield Finding(document, heading, None, 0.9)
    yield _finding(document, task, wanted)


def _finding(document: Document, task: Task, wanted: Sequence[str | None]) -> Finding:
    """A task as its text has it; of a table with the cells that say what is wanted, and its row."""
    row = document.layout.row_at(task.said.start)
    if row is None or row.end - row.start > QUOTE_MAX_CHARS:
        return Finding(document, Span(task.said.start, task.said.end), None, 0.9)
    cells = [cell for cell in document.layout.cells if row.start <= cell.start and cell.end <= row.end]
    held = (next((cell for cell in cells if said and _holds(document, cell, said)), None) for said in wanted)
    shown = [_titled(document, cell) for cell in dict.fromkeys(held) if cell]
    return Finding(document, row, None, 0.9, " – ".join([task.said.text.rstrip(" ,;:."), *shown]))


def _holds(document: Document, cell: Cell, words_of_task: str) -> bool:
    """Whether a cell says so; one that names who leads and who takes part holds either."""
    text = fold_space(document.text[cell.start : cell.end])
    return text == words_of_task or words_of_task in text


def _titled(document: Document, cell: Cell) -> str:
    heading = cell.heading
    title = fold_space(document.text[heading.start : heading.end]) if heading else ""
    return ": ".join(filter(None, (title, fold_space(document.text[cell.start : cell.end]))))
