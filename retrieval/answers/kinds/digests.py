"""What a paper or a meeting is about as a whole: what it is, then its parts with what each of them tells most."""

from collections.abc import Sequence

from index.facts.types import Task
from index.language.text import fold
from index.language.words import comparable
from index.types import Document
from retrieval.answers.documents.attributes import Attribute, attributes_asked
from retrieval.answers.documents.meant import by_number, kinds_asked
from retrieval.answers.documents.parted import parted
from retrieval.answers.documents.reported import reported
from retrieval.answers.documents.telling import NEWS, Line, clause_of, what_it_is
from retrieval.answers.documents.whole import papers_named, spans_of, the_one, the_retrieved, words_beside
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.choosing.choosing import find_choices
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.kinds.recognising.recognise import AskedKind
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.named import parts_named
from retrieval.answers.people.sought import unmarked
from retrieval.register.entries import DocumentEntry
from retrieval.types import MAX_RELATED, AnswerKind, Draft, Form

MOST_LINES = 8
"""So many things fit the screen of a telephone."""
_LEAST, _LEAST_LEAD, _LEAST_WHOLE, _LEAST_RETRIEVED = 0.7, 0.85, 0.9, 0.45
"""Least share of the words of the question in a paper's head, or in what it tells first; in the head where it may be
asked for a part of it, and where it alone was retrieved."""
_LEAST_LIKELY = 0.7
"""Least probability that a digest is asked for where no such words say so."""
_MOST_OF_IT = 0.6
"""What is no paper by a head of its own has parts if they are so much of it: minutes have, reports of meetings not."""

_asks = unmarked(r"(?<!\w){kinds_asked:digest}(?!\w)")
_may_ask = unmarked(r"(?<!\w){kinds_asked:digest_end}(?!\w)")
_begins = unmarked(r"^{kinds_asked:digest_start}(?= {documents:numbered}(?!\w)| {meetings:asked}(?!\w))")
_this = unmarked(r"(?<!\w){kinds_asked:digest_this}(?!\w)")
_beside = unmarked(r"(?<!\w){kinds_asked:digest_beside}(?!\w)")


def find_digest(asking: Asking) -> Draft | None:
    """The digest of the paper or meeting that is asked for as a whole; None where it is not told which.

    One that is known by its number alone, because only others name it, is said not to be there: what names it is
    related.
    """
    look = asking.look
    plain = look.question.marked.plain
    strong = [*_asks().finditer(plain), *_begins().finditer(plain)]
    weak = list(_may_ask().finditer(plain))
    likely = asking.kinds[AskedKind.DIGEST] >= _LEAST_LIKELY and not look.question.numbers.documents
    if parts_named(look.question) or not (strong or weak or likely):
        return None
    beside = spans_of(look.question, [*strong, *weak, *_beside().finditer(plain)])
    words = words_beside(look, beside)
    if not strong and not (likely and words) and not (weak and _asks_whole(look, plain[weak[-1].start() :], words)):
        return None
    if look.question.numbers.documents:
        return _of_number(look, is_sure=bool(strong))
    document = _named(look, words, is_sure=bool(strong)) if _names_any(look, words) else _last(asking)
    if document is not None:
        return digest_of(look, document)
    return find_choices(asking) or _only_related(asking) if strong or look.question.numbers.ordinals else None


def _only_related(asking: Asking) -> Draft | None:
    """What is nearest to the question, which is no answer: one clause tells nothing of the whole."""
    answer = asking.ask(asking.look.question.asked, asking.earlier)
    return Draft("", (), related=(answer.said.citations or answer.said.related)[:MAX_RELATED])


def _asks_whole(look: Lookup, asked: str, words: Sequence[str]) -> bool:
    """Whether a question that may ask for one thing is meant of all of a paper: "Chỉ thị 5 nói gì".

    Args:
        asked: The plain question from the words that ask.
        words: Those that name what is meant, folded; behind the words that ask they name a part of it.
    """
    question = look.question
    if _this().search(fold(question.asked)):
        return True
    if question.offices.asked or question.offices.mentioned:
        return False  # "Chủ tịch UBND tỉnh nói gì"
    if not kinds_asked(question.text):
        return not question.numbers.documents
    begins = _may_ask().match(asked)
    behind = comparable(asked[begins.end() :], folded=True) if begins else []
    of_whole = ((),) if question.numbers.documents else ((), (Attribute.SUBJECT,))  # a number's subject is one thing
    return attributes_asked(question) in of_whole and not set(behind) & set(words)


def _names_any(look: Lookup, words: list[str]) -> bool:
    question = look.question
    return bool(words or question.names or question.numbers.named or question.times.named)


def _named(look: Lookup, words: list[str], *, is_sure: bool) -> Document | None:
    found = papers_named(look, words)
    if is_sure:
        one = the_one(look, found, least=_LEAST, least_lead=_LEAST_LEAD)
    else:
        one = the_one(look, found, least=_LEAST_WHOLE)
    return one or the_retrieved(look, found, least=_LEAST_RETRIEVED if is_sure else _LEAST, is_sure=is_sure)


def _last(asking: Asking) -> Document | None:
    """What the last answer of the conversation was quoted from."""
    cited = (held.said.citations for held in reversed(asking.earlier) if held.said.citations)
    last = next(cited, None)
    return asking.look.view.document(last[0].document_id) if last else None


def _of_number(look: Lookup, *, is_sure: bool) -> Draft | None:
    """Of the only paper with the number; where none has its text, what names it is no more than related."""
    entries = by_number(look)
    owned = {entry.own.id: entry.own for entry in entries if entry.own}
    if len(owned) == 1:
        return digest_of(look, look.view.document(next(iter(owned))))
    if owned or not entries or not is_sure:
        return None
    spans = [(record.document, look.around(record.document, record.fact.span)) for e in entries for record in e.records]
    held = [Told("", (look.finding(document, span),)) for document, span in spans[:MAX_RELATED]]
    return Draft("", (), related=draft_of(held, Form()).citations)


def digest_of(look: Lookup, document: Document) -> Draft | None:
    """What a document is, then what its parts tell, at most as many lines as a telephone shows."""
    first = what_it_is(look, document)
    entry = next((e for e in look.registry.documents_of([document.id]) if e.own and e.own.id == document.id), None)
    ended = look.registry.ended_by(entry)[:1] if entry else []
    room = MOST_LINES - len(ended)
    title = document.header.subject or document.header.title or ""
    parts: list[Line] = []
    if document.header.kind != NEWS:
        parts = parted(look, document, room - 1, least=0.0 if entry else _MOST_OF_IT, title=title)
    if len(parts) < 2:
        parts = reported(look, document, room, document.header.title or title)
    said = [Told(*line) for line in (first, *parts) if line]
    if len(said) < 2:
        return None
    said += [
        Told(
            *clause_of(look, look.view.document(edge.record.document.id), look.around(edge.record.document, edge.span))
        )
        for edge in ended
    ]
    return draft_of(said, Form(AnswerKind.DIGEST, calculated=_counted(look, document, entry)))


def _counted(look: Lookup, document: Document, entry: DocumentEntry | None) -> str:
    """How many tasks the document gives, and how many of them until when; empty if none."""
    tasks: list[Task] = [task for task, record in entry.tasks if record.document.id == document.id] if entry else []
    for meeting in look.registry.meetings_of([document.id]):
        tasks += [task for task, record in meeting.tasks if record.document.id == document.id and task.concluding]
    if not tasks:
        return ""
    until = sum(task.by_when is not None for task in tasks)
    return f"{len(tasks)} việc được giao" + (f", {until} việc có thời hạn" if until else "")
