"""What a paper lists: below a heading or a line that leads in, in the sentences of a paragraph, or within one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from index.language.sentences import split_sentences, trim
from index.language.text import fold_space
from index.layout import Span
from index.structure.outline.marks import NAMED, PartKind, is_recital
from index.structure.outline.outline import Outline, Part
from index.types import Document
from retrieval.answers.lookup import Lookup
from retrieval.types import QUOTE_MAX_CHARS, ScoredSentence

LEAST = 2
"""So many things are a list."""
_NO_ITEMS = frozenset(
    {PartKind.PAPER, PartKind.ANNEX, PartKind.CLOSING, PartKind.TITLE, PartKind.RECITAL, PartKind.HEADING,
     PartKind.LEAD_IN, PartKind.PART, PartKind.CHAPTER, PartKind.ARTICLE}
)  # fmt: skip
_NO_ABOVE = frozenset({PartKind.CLOSING, PartKind.RECITAL})
_FIRST_LABEL = re.compile(r"\n\s*1\s*[.)]$")
_NUMBER, _NEXT = re.compile(r"(\d{1,2})[.)]\s"), re.compile(r"\n\s*(\d{1,2})[.)]\s")
_LEAD = re.compile(r"[^:;]{4,400}?:\s+(?=\S)")
_LEAD_CHARS, _LEAST_PIECE = 400, 12
_BLANK, _LINE_END = re.compile(r"\n\s*\n"), re.compile(r"(?<=[.;:!?])[^\S\n]*\n")
_PARTED = re.compile(r";\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of a paper.

    Attributes:
        above: The headings and lines that it hangs on, outermost first.
        lead: What leads to it: the innermost of those, or the words before it in its sentence.
        items: What is listed, in order.
        written: Whether the paper has it as a list, and not as sentences one after another.
        led: Whether a heading or a colon leads to it; else its lead is the first of the sentences.
        deep: Whether most of the items hold lists themselves.
    """

    document: Document
    above: tuple[str, ...]
    lead: str
    items: tuple[Span, ...]
    written: bool
    led: bool = True
    deep: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        """What the paper is called, of whom it is, and the lines above the list."""
        header = self.document.header
        return *filter(None, (header.title, header.subject, header.place, header.issuer)), *self.above

    def text(self, item: Span) -> str:
        """The words of an item."""
        return self.document.text[item.start : item.end]


def lists_of(look: Lookup, document: Document) -> list[Listed]:
    """All lists of a document."""
    outline = look.view.outline(document)
    found = list(_in_outline(document, outline))
    held = [(listed.items[0].start, listed.items[-1].end) for listed in found]
    for paragraph in _paragraphs(document, _out_of_tables(document, look.view.sentences(document.id))):
        if not any(start <= paragraph.start < end for start, end in held):
            found += _in_paragraph(document, outline, paragraph)
    found = [listed for listed in found if not any(in_table(document, item) for item in listed.items)]
    return [replace(listed, deep=_is_deep(listed, found)) for listed in found]


def _is_deep(listed: Listed, lists: Sequence[Listed]) -> bool:
    """Whether most of the items of a list are lists, or one is as long as such."""
    inner = [held.items[0].start for held in lists if held is not listed]
    holding = sum(any(item.start < start < item.end for start in inner) for item in listed.items)
    longest = max(item.end - item.start for item in listed.items)
    return longest > QUOTE_MAX_CHARS or 2 * holding > len(listed.items)


def children_of(document: Document, outline: Outline, at: int | None) -> list[Span]:
    """The items that a part has right below its heading, the first of which may be no part of its own."""
    below = outline.inside(at) if at is not None else iter(range(len(outline.parts)))
    own = [place for place in below if outline.parts[place].parent == at]
    runs = [list(run) for _, run in groupby(own, key=lambda place: _style(outline.parts[place]))]
    listed = [run for run in runs if outline.parts[run[0]].kind not in _NO_ITEMS]
    if not listed:
        return []
    longest = max(listed, key=len)
    items = [outline.parts[place].span for place in longest if not outline.parts[place].quoted]
    first = outline.parts[longest[0]]
    if at is not None and first.number == LEAST and longest[0] == own[0]:
        items.insert(0, _before(document.text, outline.parts[at], first))
    whole = (trim(document.text, item.start, item.end) for item in items if item.start < item.end)
    pieces = [piece for item in whole for piece in _numbered_on(document.text, item)]
    last = longest[-1]
    if next(outline.inside(last), None) is None:  # a paragraph of its own behind the last is none of the list
        blank = _BLANK.search(document.text, pieces[-1].start, pieces[-1].end)
        if blank and document.text[blank.start() - 1] in ".;/":
            pieces[-1] = Span(pieces[-1].start, blank.start())
    return pieces


def _numbered_on(text: str, item: Span) -> Iterator[Span]:
    """The item; those of its lines that go on with its number each apart ("3. 100% xã …")."""
    own = _NUMBER.match(text, item.start, item.end)
    begin, number = item.start, int(own[1]) if own else None
    for line in _NEXT.finditer(text, item.start, item.end) if number is not None else ():
        if number is not None and int(line[1]) == number + 1:
            yield trim(text, begin, line.start())
            begin, number = line.start(1), number + 1
    yield trim(text, begin, item.end)


def _before(text: str, part: Part, first: Part) -> Span:
    """What stands between a heading and the second of a list: the first of it, whose number the heading may have."""
    label = _FIRST_LABEL.search(text, part.heading.start, part.heading.end)
    return trim(text, label.start() if label else part.heading.end, first.span.start)


def _style(part: Part) -> tuple[PartKind, bool]:
    return part.kind, part.label.isdigit()


def _in_outline(document: Document, outline: Outline) -> Iterator[Listed]:
    """The lists of parts, and the sentences below a heading that has no parts."""
    for at in (None, *range(len(outline.parts))):
        part = outline.parts[at] if at is not None else None
        if part is not None and (part.kind in _NO_ABOVE or part.quoted):
            continue
        items = children_of(document, outline, at)
        above = _above(document, outline, at)
        if len(items) >= LEAST:
            yield Listed(document, above, above[-1] if above else "", tuple(items), written=True)
        elif part is not None and _is_headed(part) and next(outline.inside(at or 0), None) is None:
            pieces = _below(document.text, trim(document.text, part.heading.end, part.span.end))
            if len(pieces) >= LEAST and above:
                yield Listed(document, above, above[-1], tuple(pieces), written=False)


def _below(text: str, span: Span) -> list[Span]:
    """The paragraphs of a stretch, or of one its sentences."""
    blank = _BLANK.search(text, span.start, span.end) is not None
    breaks = [match.end() for match in (_BLANK if blank else _LINE_END).finditer(text, span.start, span.end)]
    found: list[Span] = []
    for start, end in pairwise((span.start, *breaks, span.end)):
        line = trim(text, start, end)
        if found and text[line.start : line.start + 1].islower():
            found[-1] = Span(found[-1].start, line.end)
        elif any(map(str.isalpha, text[line.start : line.end])):
            found.append(line)
    return found if len(found) >= LEAST else _pieces(text, span)


def _is_headed(part: Part) -> bool:
    """Whether a part has more of a heading than its number."""
    return part.kind in NAMED | {PartKind.CLAUSE, PartKind.POINT, PartKind.LEAD_IN} and (
        part.heading.end - part.heading.start > len(part.label) + 2
    )


def above_of(document: Document, outline: Outline, start: int) -> tuple[str, ...]:
    """The headings above a place of a document, outermost first."""
    return _above(document, outline, outline.at(start))


def _above(document: Document, outline: Outline, at: int | None) -> tuple[str, ...]:
    """The headings above; of a line that leads in its last sentence does, what stands before it is above that."""
    found: list[str] = []
    for part in outline.chain(at):
        if part.kind is PartKind.LEAD_IN:
            sentences = split_sentences(document.text, part.heading.start, part.heading.end)
            found += [fold_space(document.text[held.start : held.end]) for held in sentences]
        elif part.kind not in _NO_ABOVE:
            found.append(fold_space(document.text[part.heading.start : part.heading.end]))
    return tuple(text for text in found if len(text) > LEAST)


def _out_of_tables(document: Document, sentences: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """The sentences that are no row of a table: its cells are asked for by their titles."""
    return [held for held in sentences if not in_table(document, Span(held.start, held.end))]


def in_table(document: Document, span: Span) -> bool:
    """Whether a stretch of a text has a cell of a table in it."""
    cells = document.layout.cells
    at = bisect_right(cells, span.start, key=lambda cell: cell.end)
    return at < len(cells) and cells[at].start < span.end


def _paragraphs(document: Document, sentences: Sequence[ScoredSentence]) -> Iterator[Span]:
    """The sentences that stand on one line together."""
    start, end = -1, -1
    for held in sentences:
        if start >= 0 and "\n" not in document.text[end : held.start]:
            end = held.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = held.start, held.end
    if start >= 0:
        yield Span(start, end)


def _in_paragraph(document: Document, outline: Outline, paragraph: Span) -> Iterator[Listed]:
    """What stands behind each colon of a paragraph up to its end, and the paragraph as one."""
    text = document.text
    place = outline.at(paragraph.start)
    if is_recital(text[paragraph.start : paragraph.end]):
        return
    if any(part.kind in _NO_ABOVE for part in outline.chain(place)):
        return
    above = _above(document, outline, place)
    sentences = split_sentences(text, paragraph.start, paragraph.end)
    for at, sentence in enumerate(sentences):
        lead = _LEAD.match(text, sentence.start, sentence.end)
        if lead is None and at:
            continue
        begin = lead.end() if lead else sentence.start
        words = text[sentence.start : begin] if lead else text[sentence.start : min(sentence.end, begin + _LEAD_CHARS)]
        items = _pieces(text, Span(begin, paragraph.end))
        if len(items) >= LEAST:
            yield Listed(document, above, fold_space(words), tuple(items), written=False, led=lead is not None)


def _pieces(text: str, span: Span) -> list[Span]:
    """The sentences of a stretch, parted at semicolons too."""
    found: list[Span] = []
    for sentence in split_sentences(text, span.start, span.end):
        begin = sentence.start
        for parting in (*_PARTED.finditer(text, sentence.start, sentence.end), None):
            end = parting.start() if parting else sentence.end
            if end - begin >= _LEAST_PIECE:
                found.append(trim(text, begin, end))
            begin = parting.end() if parting else end
    return found
