"""What a question that names a part of a paper is answered with: that part, or that the paper has none such."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.language.text import fold, fold_space
from index.language.words import comparable
from index.layout import Span
from index.structure.outline.marks import PartKind
from index.types import Document
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import ENOUGH, Lookup
from retrieval.answers.parts.named import PartName, parts_named
from retrieval.answers.parts.opening import opened
from retrieval.answers.parts.papers import (
    Paper,
    beside_of,
    kinds_named,
    names_met,
    papers_meant,
    said_of_paper,
    scope_meant,
)
from retrieval.evidence.wanted import wanted_spans
from retrieval.question.types import QuestionKind, Wanted
from retrieval.types import Detail, Unstated

LEAST_OF_TITLE = (0.15, 0.5)
"""Least share of the question's matter that the title of a paper must have that is not numbered, where it has all names
that are named, and where it has not."""
_TIMES = frozenset({Wanted.DAY, Wanted.MONTH, Wanted.YEAR, Wanted.DEADLINE})
"""What a part may say in other words: "kể từ ngày ký"."""
LEAST_WITHIN = 0.6
"""The same of what is asked of a part and its title does not say, in the part."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper has the part that is named."""

    paper: Paper
    at: int

    @property
    def rank(self) -> tuple[bool, float]:
        """How well the head of the paper fits the question."""
        return self.paper.fits_names, round(self.paper.share, 2)


def find_in_parts(look: Lookup) -> list[Finding] | Unstated | None:
    """The part that the question names; none where it is not sure which is meant; None if it names no part."""
    names = parts_named(look.question)
    if not names or look.question.kind is QuestionKind.NUMBER:
        return None
    papers = papers_meant(look, names)
    places = _likeliest(look, papers, names)
    if not places:
        return _lacking(look, papers, names)
    if len({place.paper.document.id for place in places}) > 1:
        return []
    place = places[0]
    return opened(place.paper.document, place.paper.outline, place.at)


def place_named(look: Lookup) -> Place | None:
    """Where the part is that the question names; None if it names none or it is not sure which is meant."""
    names = parts_named(look.question)
    places = _likeliest(look, papers_meant(look, names), names) if names else []
    return places[0] if len({place.paper.document.id for place in places}) == 1 else None


def _likeliest(look: Lookup, papers: Sequence[Paper], names: Sequence[PartName]) -> list[Place]:
    """Where papers have the part that is named, of those whose head fits best."""
    places = [place for paper in papers if (place := _place(look, paper, names)) and _is_sure(look, place, names)]
    best = max((place.rank for place in places), default=None)
    return [place for place in places if place.rank == best]


def asks_only_part(look: Lookup, place: Place) -> bool:
    """Whether all that the question names is the part, its paper, or what stands in its heading."""
    names = parts_named(look.question)
    part, text = place.paper.outline.parts[place.at], place.paper.document.text
    said = (*said_of_paper(place.paper), text[part.heading.start : part.heading.end])
    held = {word for line in said if line for word in comparable(line, folded=True)}
    beside = {*beside_of(names), *(word for kind in kinds_named(look) for word in kind.split())}
    return all(fold(term) in held | beside for term in look.matter())


def asks_of_part(look: Lookup) -> bool:
    """Whether more is asked than what the part that the question names says."""
    return _asks_more(look, parts_named(look.question))


def names_part(look: Lookup, document: Document, start: int, end: int) -> bool:
    """Whether a stretch of a text, of which more is asked than a part, is of that part or speaks of it by its name."""
    names = parts_named(look.question)
    if not _asks_more(look, names):
        return False
    outline = look.view.outline(document)
    within = (names[-1].fits(part) is not None for part in outline.chain(outline.at(start)))
    if not look.question.numbers.documents and any(within):
        return True
    said = fold(fold_space(document.text[start:end]))
    return all(re.search(rf"\b{fold(name.shown)}\b", said) is not None for name in names)


def _asks_more(look: Lookup, names: Sequence[PartName]) -> bool:
    """Whether more is asked than what a part says: "Điều 12 Nghị định 97 quy định gì" asks no more."""
    beside = {*beside_of(names), *(word for kind in kinds_named(look) for word in kind.split())}
    return any(fold(term) not in beside for term in look.matter())


def _place(look: Lookup, paper: Paper, names: Sequence[PartName]) -> Place | None:
    """The part of a paper that is named, in the one of its papers that is meant, or in the only one that has it."""
    scope, is_certain = scope_meant(look, paper, names)
    at = _part(paper, scope, names)
    if at is None and not is_certain:
        elsewhere = [found for place in paper.annexed() if (found := _part(paper, place, names)) is not None]
        at = elsewhere[0] if len(elsewhere) == 1 else None
    return None if at is None else Place(paper, at)


def _part(paper: Paper, scope: int | None, names: Sequence[PartName]) -> int | None:
    """The place of the part that the names lead to, from the outermost in; "mục 2.1 Điều 1" is in the article."""
    found = _led_to(paper, scope, names)
    if found is None and any(name.kind is PartKind.ARTICLE for name in names):
        found = _led_to(paper, scope, sorted(names, key=lambda name: name.kind is not PartKind.ARTICLE))
    return found


def _led_to(paper: Paper, scope: int | None, names: Sequence[PartName]) -> int | None:
    parts = paper.outline.parts
    within: Iterable[int] = (at for at in range(len(parts)) if paper.scope(at) == scope)
    found: int | None = None
    for name in names:
        fitting = [
            (worse, len(paper.outline.chain(at)), at)
            for at in within
            if not parts[at].quoted and (worse := name.fits(parts[at])) is not None
        ]
        if not fitting:
            return None
        found = min(fitting)[2]
        within = paper.outline.inside(found)
    return found


def _is_sure(look: Lookup, place: Place, names: Sequence[PartName]) -> bool:
    """Whether paper and part have what the question is about."""
    paper = place.paper
    part = paper.outline.parts[place.at]
    text = paper.document.text
    above = (held.heading for held in paper.outline.chain(part.parent))
    said = [
        *said_of_paper(paper),
        text[part.span.start : part.span.end],
        *(text[span.start : span.end] for span in above),
    ]
    if not (paper.fits_names or names_met(look, said, names)) or not _figures_met(look, said, names):
        return False
    strictly = look.question.wanted - _TIMES
    if strictly and not wanted_spans(look.question, text[part.span.start : part.span.end]):
        return False
    whole = look.share(said, beside=beside_of(names))
    if paper.numbered:
        return whole >= LEAST_WITHIN
    return whole >= ENOUGH and paper.share >= LEAST_OF_TITLE[not paper.fits_names]


def _figures_met(look: Lookup, texts: Iterable[str | None], names: Sequence[PartName]) -> bool:
    """Whether these texts have every number of the question that numbers no part."""
    held = {word for text in texts if text for word in comparable(text, folded=True)}
    labels = {word for name in names for word in comparable(name.label, folded=True)}
    return look.question.numbers.figures - labels <= held


def _lacking(look: Lookup, papers: Sequence[Paper], names: Sequence[PartName]) -> list[Finding] | Unstated:
    """That the paper has no such part, where it is sure which paper is meant."""
    best = [paper for paper in papers if paper.fits_names and (paper.numbered or paper.share >= ENOUGH)]
    if len(best) != 1 or (not best[0].numbered and not look.matter()):
        return []
    paper = best[0]
    scope, is_certain = scope_meant(look, paper, names)
    if _place(look, paper, names) or not _has_any(paper, names[0].kind) or _is_written(paper, scope, names):
        return []
    title = paper.annexed()[scope] if is_certain and scope is not None else paper.title
    return Unstated(Detail.PART, f"{' '.join(name.shown for name in reversed(names))} {title}")


def _has_any(paper: Paper, kind: PartKind) -> bool:
    return any(part.kind is kind for part in paper.outline.parts) or kind is PartKind.ANNEX


def _is_written(paper: Paper, scope: int | None, names: Sequence[PartName]) -> bool:
    """Whether a line begins with the first part of the names that was not found, though it was told as none."""
    span, text = Span(0, len(paper.document.text)), paper.document.text
    for upto in range(1, len(names) + 1):
        at = _part(paper, scope, names[:upto])
        if at is None:
            name = names[upto - 1]
            label = (
                re.escape(name.shown) if upto == 1 else rf"(?:{re.escape(name.shown)}|{re.escape(name.label)}\s*[.)])"
            )
            line = re.compile(rf"^\W*{label}(?!\w)", re.MULTILINE | re.IGNORECASE)
            return line.search(text, span.start, span.end) is not None
        span = paper.outline.parts[at].span
    return False
