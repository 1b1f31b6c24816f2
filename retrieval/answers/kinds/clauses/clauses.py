"""Tasks, conclusions, conditions, reasons and whatever else a place of a paper says in several clauses, each cited."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from index.language.sentences import split_sentences
from index.language.text import fold_space
from index.layout import Span
from index.types import Document
from retrieval.answers.findings import Finding, draft
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.clauses.asked import matters_of
from retrieval.answers.kinds.clauses.blocks import Block, blocks_of
from retrieval.answers.kinds.clauses.signs import SIGNS, signs_of
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.kinds.recognising.recognise import AskedKind
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.listed import LEAST, children_of, in_table
from retrieval.answers.parts.named import parts_named
from retrieval.answers.parts.parts import asks_only_part, place_named
from retrieval.answers.sentences.confidence import Trees, fitted_judge, read_trees
from retrieval.answers.sentences.judging import Judged, judged
from retrieval.answers.sentences.passages import THRESHOLD
from retrieval.answers.tasks import find_in_tasks
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import QUOTE_MAX_CHARS, AnswerKind, Draft, Form

LEAST_ASKED, LEAST_OF_ONE_THING, LEAST_LIKELY = 0.4, 0.7, 0.35
"""Least probability that several clauses are asked for, the same where a day, place or person seems to be, and that a
block is what is asked for."""
_ONE_THING = frozenset(
    {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.HOW_MANY, QuestionKind.NUMBER,
     QuestionKind.OFFICE, QuestionKind.ATTENDANCE}
)  # fmt: skip
LEAST_BEFORE_TASKS = 0.7
"""The same where the register knows tasks of whom is asked about."""
ITEM_CHARS = 480
"""A longer item is said by what it begins with."""
_LONG_PART_CHARS, _MOST_NAMES = 600, 12
_SCORE = 0.9
_MARKUP = re.compile(r"^[\s>#*_–—+•-]+(?=\w)|[*_]+$")
_EDGE = re.compile("[;,] ")


def find_clauses(asking: Asking) -> Draft | None:
    """The clauses that are asked for; None where one thing is asked for, or it is not sure which clauses are."""
    look = asking.look
    part = _of_part(look)
    if part is not None:
        return _draft(part, asking.first)
    least = LEAST_OF_ONE_THING if look.question.kind in _ONE_THING else LEAST_ASKED
    if asking.kinds[AskedKind.CLAUSES] < least or parts_named(look.question) or not _is_asked_of(look.question):
        return None
    tasks = find_in_tasks(look) if "to_do" in matters_of(look) else []
    if tasks and (rows := _of_rows(tasks, asking.first)) is not None:
        return rows
    block = _likeliest(look, least=LEAST_BEFORE_TASKS if tasks else LEAST_LIKELY)
    if block is None:
        return None
    items = [told(look, block.document, item) for item in block.listed.items]
    return _draft(items, asking.first) if len(items) >= LEAST else draft(items[0].findings)


def _is_asked_of(question: Question) -> bool:
    """Whether a question names what it is about, and not more than anybody asks about at once."""
    return bool(question.wording.terms) and len(question.names) + len(question.organisations) <= _MOST_NAMES


def _of_rows(tasks: Sequence[Finding], first: int) -> Draft | None:
    """The tasks where rows of tables have them, each with the cells beside it; others are a lookup, as one alone is."""
    if len(tasks) < LEAST or not all(in_table(held.document, held.span) for held in tasks):
        return None
    texts = (held.document.text[held.span.start : held.span.end] for held in tasks)
    rows = [Told(held.said or fold_space(text), (held,)) for held, text in zip(tasks, texts, strict=True)]
    said = _draft(rows, first)
    return replace(said, from_register=True) if said else None


def _draft(items: Sequence[Told], first: int) -> Draft | None:
    shown = items[first - 1 :]
    form = Form(AnswerKind.TASKS, total=len(items), first=first)
    return draft_of(shown, form) if shown else None


def _of_part(look: Lookup) -> list[Told] | None:
    """What an article or section has below it, where the question asks for nothing but it and it is long."""
    if look.question.kind in _ONE_THING:
        return None
    place = place_named(look)
    if place is None or not asks_only_part(look, place):
        return None
    document, outline, at = place.paper.document, place.paper.outline, place.at
    part = outline.parts[at]
    if part.span.end - part.span.start <= _LONG_PART_CHARS:
        return None
    items = children_of(document, outline, at)
    return [told(look, document, item) for item in items] if len(items) >= LEAST else None


@cache
def fitted_trees() -> Trees:
    """What tells whether a block is what is asked for; fitted by `tests/benchmarks/fit_clauses.py`."""
    return read_trees("retrieval.answers.kinds.clauses", SIGNS)


def _likeliest(look: Lookup, *, least: float) -> Block | None:
    """The block that most likely is what is asked for; None if none is so likely."""
    found = judged(look.question, look.found, look.view, fitted_judge())
    blocks = [block for document in _papers(look) for block in blocks_of(look, document, found)]
    likely = fitted_trees().of(signs_of(look, blocks, found))
    best = max(range(len(blocks)), key=likely.__getitem__, default=None)
    if best is None or likely[best] < least or _is_elsewhere(found, blocks[best]):
        return None
    return blocks[best]


def _is_elsewhere(found: Sequence[Judged], block: Block) -> bool:
    """Whether a sentence that would be said by itself stands outside of a run; a list may be headed far above."""
    said = next((held.candidate for held in found if held.may_answer and held.probability >= THRESHOLD), None)
    if said is None or not block.is_run:
        return False
    is_inside = block.span.start <= said.sentence.start < block.span.end
    return said.evidence.document.id != block.document.id or not is_inside


def _papers(look: Lookup) -> list[Document]:
    """The papers that the question numbers, else those that were retrieved."""
    numbers = look.question.numbers.documents
    if numbers:
        entries = [entry for number in numbers for entry in look.registry.numbered(number)]
        return [look.view.document(held) for held in dict.fromkeys(entry.own.id for entry in entries if entry.own)]
    return [held.document for held in look.evidence.values()]


def told(look: Lookup, document: Document, item: Span) -> Told:
    """An item as it is said: whole where that is short, else by its first sentences."""
    text = document.text
    span = Span(item.start, item.end)
    if span.end - span.start > ITEM_CHARS:
        span = _beginning(text, span)
    said = fold_space(_MARKUP.sub("", text[span.start : span.end]))
    quoted = span if span.end - span.start <= QUOTE_MAX_CHARS else Span(span.start, span.start + QUOTE_MAX_CHARS)
    return Told(said, (look.finding(document, quoted, _SCORE),))


def _beginning(text: str, item: Span) -> Span:
    """The first sentences of a long item, or of one sentence its first clauses."""
    end = item.start
    for sentence in split_sentences(text, item.start, item.end):
        if sentence.end - item.start > ITEM_CHARS and end > item.start:
            break
        end = sentence.end
    if end - item.start <= ITEM_CHARS:
        return Span(item.start, end)
    edges = [edge.start() for edge in _EDGE.finditer(text[item.start : item.start + ITEM_CHARS])]
    return Span(item.start, item.start + edges[-1]) if edges else Span(item.start, end)
