"""Tasks, conclusions, aims, reasons and whatever else a paper has as a list: item by item, each cited."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.language.sentences import split_sentences
from index.language.text import fold, fold_space
from index.language.words import comparable, contains
from index.layout import Span
from index.types import Document
from retrieval.answers.findings import draft
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.clauses.asked import ONE_THING, Asked, asked_in, phrases_of, without
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.fitting import are_names, counts_met, is_of, of_targets, plain, targets, times_met
from retrieval.answers.parts.listed import LEAST, Listed, children_of, in_table, lists_of
from retrieval.answers.parts.parts import asks_only_part, place_named
from retrieval.answers.tasks import find_in_tasks
from retrieval.types import QUOTE_MAX_CHARS, AnswerKind, Draft, Form

LEAST_SHARE = (0.7, 0.55)
"""Least share of what the question names that stands where the list does, by rarity; and where a name does too."""
ITEM_CHARS = 480
"""A longer item is said by what it begins with."""
_OF_TEXT, _OF_ABOVE = 0.5, 0.4
"""What a word is worth that stands elsewhere in the paper, and one by which it is asked above what leads to a list."""
_ALIKE, _SAME = 0.05, 0.02
"""Lists of two papers that fit so nearly alike are not told apart; those of one that do are of the same."""
_HEAD_CHARS, _HEADING_CHARS, _BEGINNING, _LONG_PART_CHARS = 1500, 120, 3, 600
_SCORE = 0.9
_MARKUP = re.compile(r"^[\s>#*_–—+•-]+(?=\w)|[*_]+$")
_EDGE = re.compile("[;,] ")


def find_clauses(asking: Asking) -> Draft | None:
    """The list that is asked for; None where one thing is asked for, or it is not sure which list is."""
    look = asking.look
    part = _of_part(look)
    if part is not None:
        return _draft(part, asking.first)
    asked = asked_in(look)
    if asked is None:
        return None
    rows = _of_rows(look) if "to_do" in asked.matters else []
    if rows:
        said = _draft(rows, asking.first) if len(rows) >= LEAST else None  # one is a lookup
        return replace(said, from_register=True) if said else None
    found = _chosen(asked, [rated for document in _papers(look) for rated in _rated(asked, document)])
    items = _together(found)
    if len(items) >= LEAST:
        return _draft(items, asking.first)
    return draft(items[0].findings) if items and not _is_said(asking, items[0]) else None


def _of_rows(look: Lookup) -> list[Told]:
    """The tasks that are asked for where rows of tables have them, each with the cells beside it."""
    found = find_in_tasks(look)
    if not all(in_table(held.document, held.span) for held in found):
        return []
    texts = (held.document.text[held.span.start : held.span.end] for held in found)
    return [Told(held.said or fold_space(text), (held,)) for held, text in zip(found, texts, strict=True)]


def _is_said(asking: Asking, item: Told) -> bool:
    """Whether the lookup says what the only item does."""
    (finding,) = item.findings
    said = asking.ask(asking.look.question.asked).said.citations
    return any(
        held.document_id == finding.document.id and held.start < finding.span.end and finding.span.start < held.end
        for held in said
    )


def _draft(items: Sequence[Told], first: int) -> Draft | None:
    shown = items[first - 1 :]
    form = Form(AnswerKind.TASKS, total=len(items), first=first)
    return draft_of(shown, form) if shown else None


def _of_part(look: Lookup) -> list[Told] | None:
    """What an article or section has below it, where the question asks for nothing but it and it is long."""
    if look.question.kind in ONE_THING:
        return None
    place = place_named(look)
    if place is None or not asks_only_part(look, place):
        return None
    document, outline, at = place.paper.document, place.paper.outline, place.at
    part = outline.parts[at]
    if part.span.end - part.span.start <= _LONG_PART_CHARS:
        return None
    items = children_of(document, outline, at)
    listed = Listed(document, (), "", tuple(items), written=True)
    return [_told(look, listed, item) for item in items] if len(items) >= LEAST else None


@dataclass(frozen=True)
class _Rated:
    """A list that may be asked for, with those of its items that are, and how well it fits."""

    listed: Listed
    items: tuple[Told, ...]
    share: float
    score: float
    narrowed: bool


def _papers(look: Lookup) -> list[Document]:
    """The papers that the question numbers, else those that were retrieved."""
    numbers = look.question.numbers.documents
    if numbers:
        entries = [entry for number in numbers for entry in look.registry.numbered(number)]
        return [look.view.document(held) for held in dict.fromkeys(entry.own.id for entry in entries if entry.own)]
    return [held.document for held in look.evidence.values()]


def _rated(asked: Asked, document: Document) -> Iterator[_Rated]:
    """The lists of a paper that are of what is asked for and have what the question names."""
    for listed in lists_of(asked.look, document):
        rated = _rate(asked, listed)
        if rated is not None:
            yield rated


def _rate(asked: Asked, listed: Listed) -> _Rated | None:
    """How well a list fits; None if it is of something else or lacks what the question names."""
    near = _of_matter(asked, listed)
    look = asked.look
    around = [*listed.titles, listed.lead, listed.document.text[: min(_HEAD_CHARS, listed.items[0].start)]]
    if not near or not times_met(look, listed, around) or not counts_met(look, listed, around):
        return None
    of_someone = asked.matters & {"to_do", "demanded", "concluded"}
    sought = targets(look, listed, asked.runs if of_someone else (), around)
    if sought is None:
        return None
    chosen = of_targets(look, listed, sought)
    if not chosen or (2 * len(chosen) > len(listed.items) and not are_names(look, sought)):
        chosen = list(listed.items)
    share = _share(asked, listed, (*around, *map(listed.text, chosen)))
    if share < LEAST_SHARE[bool(look.question.names or look.question.numbers.documents)]:
        return None
    score = share + near + _of_lead(asked, listed) + 0.2 * _runs_met(asked, around) + _of_shape(listed)
    items = tuple(_told(look, listed, item) for item in chosen)
    return _Rated(listed, items, share, score, len(chosen) < len(listed.items))


def _share(asked: Asked, listed: Listed, near: Sequence[str]) -> float:
    """How much of what is named stands near the list, and half of that elsewhere in the paper."""
    said = set(comparable(" . ".join(near), folded=asked.folded))
    everywhere = set(comparable(asked.look.view.content(listed.document), folded=asked.folded))
    met = sum(w if term in said else w * _OF_TEXT * (term in everywhere) for term, w in asked.terms.items())
    return met / asked.total if asked.total else 1.0


def _of_lead(asked: Asked, listed: Listed) -> float:
    """How much of what is named, and of whom, what leads to the list has."""
    lead, question = set(comparable(listed.lead, folded=asked.folded)), asked.look.question
    met = sum(weight for term, weight in asked.terms.items() if term in lead)
    named = (word for name in question.names for word in name.words)
    who = {fold(word) for word in (*question.offices.mentioned, *named)}
    by = len(who & set(plain(listed.lead))) / len(who) if who else 0.0
    return 0.5 * (met / asked.total if asked.total else 0.0) + 0.2 * by


def _of_shape(listed: Listed) -> float:
    """What a list of a paper is worth before sentences, and one of items before one of lists."""
    return 0.1 * listed.written - 0.1 * (not listed.led) - 0.3 * listed.deep


def _of_matter(asked: Asked, listed: Listed) -> float:
    """How near what leads to a list is to what is asked for; 0 if it is of something else."""
    look, lead = asked.look, _nearness(asked, listed.lead)
    if not listed.led:
        said = _line(listed.lead)
        speaks = any(f" {phrase} " in said for phrase in phrases_of("speaks", folded=False))
        people = [look.question.text[span.start : span.end] for span in look.question.marked.people]
        if not all(contains(plain(listed.lead), plain(name)) for name in people):
            return 0.0
        is_of_speaker = asked.matters & {"concluded", "demanded"} or not _names_doer(look)
        ends = any(f" {phrase} " in said for phrase in phrases_of("concluded", folded=False))
        return lead + 0.05 * ends if lead and speaks and is_of_speaker else 0.0
    if lead or not asked.terms.keys() & set(comparable(listed.lead, folded=asked.folded)):
        return lead
    return _OF_ABOVE * _nearness(asked, " . ".join(listed.above))


def _names_doer(look: Lookup) -> bool:
    """Whether the question names a person or body: what one is to do is not what one says."""
    return bool(look.question.organisations or look.question.marked.people)


def _nearness(asked: Asked, text: str) -> float:
    """How near a line is by the words by which it is asked: most where it has the same ones."""
    line, pairs = _line(text), list(pairwise(plain(text)))
    alike = sum(any(f" {phrase} " in line for phrase in phrases_of(use, folded=False)) for use in asked.matters)
    is_called = bool((asked.called | asked.headed) & set(pairs[:_BEGINNING]))
    is_called |= bool(asked.called & set(pairs) and len(text) <= _HEADING_CHARS)
    is_same = any(f" {phrase} " in line for phrase in asked.phrases)
    return 0.4 + 0.1 * (alike > 0 and is_called) + 0.05 * alike + 0.1 * is_same if alike or is_called else 0.0


def _line(text: str) -> str:
    return f" {' '.join(without(comparable(text, folded=False), folded=False))} "


def _runs_met(asked: Asked, near: Sequence[str]) -> float:
    """How many of the words that the question has side by side stand so in the paper's head."""
    said = plain(" . ".join(near))
    return sum(is_of(said, run) for run in asked.runs) / len(asked.runs) if asked.runs else 0.0


def _chosen(asked: Asked, found: Sequence[_Rated]) -> list[_Rated]:
    """The list that fits best, with those of its paper that say the same of whom is asked about; none if unsure."""
    ranked = sorted(found, key=lambda rated: -rated.score)
    if not ranked:
        return []
    best = ranked[0]
    others = (rated for rated in ranked if rated.listed.document.id != best.listed.document.id)
    if next((rated for rated in others if best.score - rated.score < _ALIKE), None) is not None:
        return []
    if not best.narrowed or "to_do" not in asked.matters:
        return [best]
    return [
        rated
        for rated in ranked
        if rated.listed.document.id == best.listed.document.id and rated.narrowed and best.share - rated.share < _SAME
    ]


def _together(found: Sequence[_Rated]) -> list[Told]:
    """The items in the order of the text, none that is part of another."""
    items = sorted((item for rated in found for item in rated.items), key=lambda item: item.findings[0].span.start)
    kept: list[Told] = []
    for item in items:
        span = item.findings[0].span
        if not kept or span.start >= kept[-1].findings[0].span.end:
            kept.append(item)
    return kept


def _told(look: Lookup, listed: Listed, item: Span) -> Told:
    """An item as it is said: whole where that is short, else by its first sentences."""
    text = listed.document.text
    span = Span(item.start, item.end)
    if span.end - span.start > ITEM_CHARS:
        span = _beginning(text, span)
    said = fold_space(_MARKUP.sub("", text[span.start : span.end]))
    quoted = span if span.end - span.start <= QUOTE_MAX_CHARS else Span(span.start, span.start + QUOTE_MAX_CHARS)
    return Told(said, (look.finding(listed.document, quoted, _SCORE),))


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
