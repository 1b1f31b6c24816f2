"""Which paper a question that names a part means: by its number, its kind, its place, and what it is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.language.text import fold, fold_space
from index.language.words import comparable, contains
from index.lexicon.kinds import document_kinds
from index.lexicon.tables import from_lexicon, words
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Outline
from index.types import Document, DocumentSummary, Header
from retrieval.answers.lookup import Lookup, is_spelt
from retrieval.answers.parts.named import PartName

_PAPERS = (PartKind.PAPER, PartKind.ANNEX)
_MOST = 12
"""So many papers are opened to see which is meant."""
_NUMBER_CHARS, _HEAD_CHARS = 40, 2500
_ASKS_NEXT = 2
"""So many words behind "quy định" tell whether that is what the paper does or what it is."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that may be meant.

    Attributes:
        title: How it is shown.
        share: How much of the question's matter its title has, in [0, 1].
        numbered: Whether the question names its number.
        fits_names: Whether its head has all the names of the question.
    """

    document: Document
    outline: Outline
    title: str
    share: float
    numbered: bool
    fits_names: bool = False

    def scope(self, at: int) -> int | None:
        """The place of the annexed paper that a part is in; None for one of the document itself."""
        chain, above = self.outline.parts[at], None
        while chain.parent is not None:
            at = chain.parent
            chain = self.outline.parts[at]
            above = at if chain.kind in _PAPERS else above
        return above

    def annexed(self) -> dict[int, str]:
        """The papers that go with it, each with its title on one line."""
        text = self.document.text
        return {
            at: _in_sentence_case(fold_space(text[part.heading.start : part.heading.end]))
            for at, part in enumerate(self.outline.parts)
            if part.kind is PartKind.PAPER
        }


def papers_meant(look: Lookup, names: Sequence[PartName]) -> list[Paper]:
    """The papers that the question may mean, the likeliest first."""
    beside = beside_of(names)
    kinds = set(kinds_named(look))
    likely = [
        (look.share((title, *_of_header(held.header)), beside=beside), held, title, numbered)
        for held, title, numbered in _candidates(look)
    ]
    likely.sort(key=lambda item: (-item[0], item[1].id not in look.evidence))
    found = [
        paper
        for share, held, title, numbered in likely[:_MOST]
        if (numbered or share or held.id in look.evidence)
        and (paper := _paper(look, held, title, names, numbered=numbered))
        and (numbered or not kinds or kinds & {kind for kind, _ in _kinds_of(paper)})
        and (numbered or look.question.times.years <= _years(paper))
    ]
    return sorted(found, key=lambda paper: (-paper.fits_names, -paper.share))


def names_met(look: Lookup, texts: Iterable[str | None], names: Sequence[PartName]) -> bool:
    """Whether the texts have every name of the question, one that is two in capitals too ("Internet Hà Nội")."""
    held = comparable(" . ".join(text for text in texts if text), folded=True)
    numbers = [look.question.text[number.start : number.end] for number in look.question.numbers.documents]
    no_names = beside_of(names) | {word for kind in _kinds() for word in kind.split()}
    for name in look.question.names:
        words_of = [fold(word) for word in name.words]
        while words_of and words_of[0] in no_names:  # "Điều", "Mục II Kế"
            words_of = words_of[1:]
        if not words_of or any(name.text in number for number in numbers):  # "TTg" of "12/QĐ-TTg"
            continue
        halves = ((words_of[:at], words_of[at:]) for at in range(1, len(words_of)))
        is_apart = any(contains(held, a) and contains(held, b) for a, b in halves)
        if not (contains(held, words_of) or is_apart or is_spelt(name.text, held)):
            return False
    return True


def _candidates(look: Lookup) -> Iterator[tuple[DocumentSummary, str, bool]]:
    """The documents that the question numbers, each with its title; without a number all official ones."""
    numbers = look.question.numbers.documents
    entries = [entry for number in numbers for entry in look.registry.numbered(number)]
    seen: set[str] = set()
    for entry in entries if numbers else look.registry.documents():
        if entry.own is not None and entry.own.id not in seen:
            seen.add(entry.own.id)
            yield entry.own, entry.title if entry.number else entry.own.display_title, bool(numbers)
    for held in look.evidence.values():
        title = next((number for number in numbers if _is_headed(look, held.document, number)), None)
        if held.document.id not in seen and (title or not numbers):
            shown = look.question.text[title.start : title.end] if title else held.document.display_title
            yield _summary(held.document), shown, bool(numbers)


def _is_headed(look: Lookup, document: Document, number: DocumentNumber) -> bool:
    """Whether a line above the first article of a document is this number, where its head was not read."""
    if document.header.number is not None:
        return False
    articles = (part.span.start for part in look.view.outline(document).parts if part.kind is PartKind.ARTICLE)
    lines = (line.strip(" |*") for line in document.text[: next(articles, 0)].split("\n"))
    found = (held for line in lines if 0 < len(line) <= _NUMBER_CHARS for held in find_document_numbers(line))
    return any(held.symbol is not None and held.agrees_with(number) for held in found)


def _summary(document: Document) -> DocumentSummary:
    return DocumentSummary(document.id, document.root, document.source, document.digest, document.header)


def _paper(look: Lookup, summary: DocumentSummary, title: str, names: Sequence[PartName], *, numbered: bool) -> Paper:
    document, beside = look.view.document(summary.id), beside_of(names)
    paper = Paper(document, look.view.outline(document), title, 0.0, numbered)
    said = said_of_paper(paper)
    head = document.text[:_HEAD_CHARS]
    return replace(paper, share=look.share(said, beside=beside), fits_names=names_met(look, (*said, head), names))


def said_of_paper(paper: Paper) -> tuple[str | None, ...]:
    """What is known of a paper without its text, and of what goes with it."""
    return (paper.title, *_of_header(paper.document.header), *paper.annexed().values())


def _of_header(header: Header) -> tuple[str | None, ...]:
    return header.title, header.subject, header.kind, header.issuer, header.place


def _years(paper: Paper) -> set[int]:
    header = paper.document.header
    said = " ".join(filter(None, (paper.title, header.title, header.number, *paper.annexed().values())))
    days = {header.date.year} if header.date else set()
    return days | {int(word) for word in comparable(said, folded=True) if word.isdigit() and len(word) <= 4}


def _kinds_of(paper: Paper) -> Iterator[tuple[str, int | None]]:
    """The folded kinds of a document and of what goes with it, each with its place in the outline."""
    header = paper.document.header
    own = fold(header.kind or "") or next((kind for kind in _kinds() if fold(header.title or "").startswith(kind)), "")
    if own:
        yield own, None
    for at, title in paper.annexed().items():
        folded = fold(title)
        kind = next((kind for kind in _kinds() if folded.startswith(kind)), None)
        if kind:
            yield kind, at


def scope_meant(look: Lookup, paper: Paper, names: Sequence[PartName]) -> tuple[int | None, bool]:
    """In which of its papers a part is looked for, and whether in no other: the kind that the question names last.

    "Điều 5 Quy chế … kèm theo Quyết định 31" is of the regulation, "Điều 2 Quyết định 31" of the decision.
    """
    of_kind = dict(reversed(list(_kinds_of(paper))))
    named = kinds_named(look, behind=names[-1] if names else None) or kinds_named(look)
    kind = next((kind for kind in named if kind in of_kind), None)
    at = of_kind[kind] if kind is not None else None
    return at, at is not None


def kinds_named(look: Lookup, *, behind: PartName | None = None) -> list[str]:
    """The folded kinds of documents that the question names, in order; "quy định gì" names none.

    Args:
        behind: Only those behind this part.
    """
    said = [fold(word) for word in look.question.wording.words]
    text = f" {' '.join(said)} "
    start = 0
    if behind is not None:
        place = text.find(f" {fold(behind.kind.value)} {fold(behind.label)} ")
        start = max(0, place)
    found = []
    for kind in _kinds():
        at = text.find(f" {kind} ", start)
        following = text[at + len(kind) + 2 :].split()[:_ASKS_NEXT]
        if at >= 0 and not (kind in _verbs() and (not following or set(following) & _asking())):
            found.append((at, kind))
    return [kind for _, kind in sorted(found)]


@from_lexicon
def _kinds() -> tuple[str, ...]:
    return tuple(sorted({fold(kind) for kind in document_kinds("heads")}, key=lambda kind: -len(kind)))


@from_lexicon
def _verbs() -> frozenset[str]:
    return frozenset(fold(word) for word in words("documents", uses="verbal"))


@from_lexicon
def _asking() -> frozenset[str]:
    """The folded words by which it is asked what a part says."""
    return frozenset(fold(word) for phrase in words("answers", uses="asked") for word in phrase.split())


def beside_of(names: Sequence[PartName]) -> frozenset[str]:
    """The folded words of a question that say which part, and that its text is wanted, and nothing of the paper."""
    opens = (fold(word) for phrase in words("answers", uses="opens_part") for word in phrase.split())
    parts = (word for name in names for word in fold(f"{name.kind.value} {name.label}").split())
    return frozenset((*opens, *parts))


def _in_sentence_case(title: str) -> str:
    """The title of a paper, its kind no more in capitals: "Quy chế Quản lý bến đò"."""
    kind = next((kind for kind in document_kinds("heads") if title.startswith(kind.upper())), "")
    return f"{kind.capitalize()}{title[len(kind) :]}"
