"""What a paper with parts tells as a whole: each of its parts by name, with what tells most in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.language.text import fold_space
from index.layout import Span
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Outline, Part
from index.types import Document
from retrieval.answers.documents.central import PIECE_CHARS, Piece, Whole, chosen, said, whole
from retrieval.answers.documents.reported import SCREEN_CHARS
from retrieval.answers.documents.telling import Line, clause_of
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup

_LABEL_CHARS = 4
"""A heading has so many characters more than its label, or it says nothing by itself."""
_NAME_CHARS, _HEADING_CHARS = 90, 150
"""Most characters of a name among others, and of a heading before what is told below it."""
_LEAST_NAMES = 2
_NO_PARTS = frozenset({PartKind.CLOSING, PartKind.RECITAL})
_HOLDERS = frozenset({PartKind.TITLE, PartKind.PAPER, PartKind.LEAD_IN, PartKind.HEADING})
"""Parts that are told by what is in them."""
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class _Unit:
    """A part as it is told.

    Attributes:
        name: Its heading; None of one that begins with what it says.
        span: All of it.
        pieces: What may be told of it.
        names: The headings of the parts in it.
    """

    name: Span | None
    span: Span
    pieces: tuple[Piece, ...]
    names: tuple[Span, ...]


def parted(look: Lookup, document: Document, most: int, *, least: float, title: str) -> list[Line]:
    """A line for each of the parts that a paper is made of, and for what else tells most, in order.

    Of more parts than lines those that have room are named together.

    Args:
        least: Least share of the text that they are; none of less.
        title: What is said of it already.
    """
    outline = look.view.outline(document)
    places = _places(outline, None)
    parts = [outline.parts[at] for at in places]
    if len(parts) < 2 or sum(part.span.end - part.span.start for part in parts) < least * len(document.text):
        return []
    held = whole(look, document, title)
    units = [_unit(outline, held, at, of) for of, at in enumerate(places)]
    units = [*_before(held, document, title, parts[0].span.start), *units]
    return _Telling(look, document, held).lines([unit for unit in units if unit.name or unit.pieces], most)


def _places(outline: Outline, above: int | None) -> list[int]:
    """The parts that a paper is made of: those in a title or behind a line that leads to them count as the paper's.

    Bullets are none beside parts that are numbered or named: those to whom a telegram goes.
    """
    found: list[int] = []
    for at, part in enumerate(outline.parts):
        if part.parent != above or part.kind in _NO_PARTS or part.quoted:
            continue
        held = _places(outline, at) if part.kind in _HOLDERS else []
        if held or part.kind is not PartKind.TITLE:
            found += held or [at]
    firm = [at for at in found if outline.parts[at].kind is not PartKind.BULLET]
    return firm if len(firm) > 1 else found


def _before(held: Whole, document: Document, title: str, end: int) -> list[_Unit]:
    """What stands between the title of a paper and its first part, without the papers on which it rests."""
    at = document.text.lower().find(fold_space(title).lower()[: _LABEL_CHARS * 10]) if title else -1
    start = max(at, 0) + (len(title) if at >= 0 else 0)
    pieces = tuple(piece for piece in held.pieces(start, end, group=-1) if piece.worth > 1)
    return [_Unit(None, pieces[0].span, pieces, ())] if pieces else []


def _unit(outline: Outline, held: Whole, at: int, group: int) -> _Unit:
    part = outline.parts[at]
    has_name = _says_more(part) and part.heading.end - part.heading.start <= _HEADING_CHARS
    start = part.heading.end if has_name else part.span.start
    pieces = held.pieces(start, part.span.end, group=group)
    if not has_name and pieces:  # behind its label
        first = pieces[0]
        span = Span(part.span.start, first.span.end)
        pieces[0] = replace(first, span=span)
    inside = [outline.parts[held] for held in outline.inside(at) if outline.parts[held].parent == at]
    names = tuple(child.heading for child in inside if _is_named(child))
    return _Unit(part.heading if has_name else None, part.span, tuple(pieces), names if has_name else ())


def _says_more(part: Part) -> bool:
    return part.heading.end - part.heading.start > len(part.label) + _LABEL_CHARS


def _is_named(part: Part) -> bool:
    """Whether a part has a name of its own that tells what is below it."""
    return (
        _says_more(part)
        and part.heading.end - part.heading.start <= _NAME_CHARS
        and part.span.end - part.heading.end > _LABEL_CHARS
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    look: Lookup
    document: Document
    whole: Whole

    def lines(self, units: Sequence[_Unit], most: int) -> list[Line]:
        """The lines of these parts, in order."""
        if len(units) > most:
            return self._together(units, most)
        found: list[tuple[int, int, Line]] = []
        taken: list[Piece] = []
        for unit in units:
            line, told = self._line(unit)
            found.append((unit.span.start, 0, line))
            taken += told
        room = SCREEN_CHARS - sum(len(told) for *_, (told, _) in found)
        named = [unit for unit in units if len(unit.names) >= _LEAST_NAMES][: max(0, most - len(found))]
        for unit in named:
            line = self._named(unit)
            at = next(place for place, held in enumerate(found) if held[0] == unit.span.start)
            found[at] = (unit.span.start, 1, self._bare(unit, found[at][2]))
            found.append((unit.span.start, 0, line))
        left = [piece for unit in units for piece in unit.pieces if piece not in taken]
        more = chosen(self.whole, left, most - len(found), chars=room, taken=taken)
        found += [(piece.span.start, 2, (said(self.document, piece), (self._finding(piece.span),))) for piece in more]
        return [line for *_, line in sorted(found, key=lambda held: held[:2])]

    def _line(self, unit: _Unit) -> tuple[Line, list[Piece]]:
        """The heading of a part with what tells most in it, as much as has room; without one its first words."""
        if unit.name is None:
            first = unit.pieces[0] if unit.span.start >= unit.pieces[0].span.start else max(unit.pieces, key=_worth)
            more = chosen(self.whole, unit.pieces[1:], _MOST_BESIDE, chars=PIECE_CHARS - first.length, taken=[first])
            return self._joined("", None, [first, *more]), [first, *more]
        name = fold_space(self.document.text[unit.name.start : unit.name.end]).rstrip(" ,;:.")
        room = PIECE_CHARS - len(name) - 2
        kept = chosen(self.whole, unit.pieces, _MOST_BESIDE, chars=room)
        if kept or not unit.pieces:
            return self._joined(name, unit.name, kept), kept
        best = max(unit.pieces, key=_worth)
        clause, findings = clause_of(self.look, self.document, best.span, room)
        return (f"{name}: {clause}", (self._finding(unit.name), *findings)), [best]

    def _joined(self, name: str, heading: Span | None, pieces: Sequence[Piece]) -> Line:
        told = "; ".join(said(self.document, piece) for piece in pieces)
        spans = ([heading] if heading else []) + [piece.span for piece in pieces]
        return ": ".join(filter(None, (name, told))), tuple(map(self._finding, spans))

    def _named(self, unit: _Unit) -> Line:
        """The heading of a part with those of the parts in it."""
        assert unit.name is not None
        told, findings = "", [self._finding(unit.name)]
        name = fold_space(self.document.text[unit.name.start : unit.name.end]).rstrip(" ,;:.")
        for span in unit.names:
            more = fold_space(self.document.text[span.start : span.end]).rstrip(" ,;:.")
            if len(name) + len(told) + len(more) + 4 > PIECE_CHARS:
                told += "…"
                break
            told = f"{told}; {more}" if told else more
            findings.append(self._finding(span))
        return f"{name}: {told}", tuple(findings)

    def _bare(self, unit: _Unit, line: Line) -> Line:
        """A line without the heading, which another has."""
        told, findings = line
        assert unit.name is not None
        name = fold_space(self.document.text[unit.name.start : unit.name.end]).rstrip(" ,;:.")
        return (told.removeprefix(f"{name}: "), findings[1:]) if len(findings) > 1 else line

    def _together(self, units: Sequence[_Unit], most: int) -> list[Line]:
        """The names of many parts, as many in a line as have room, and between them what tells most."""
        lines: list[tuple[int, Line]] = []
        for unit in units:
            told, findings = self._short(unit)
            if lines and len(lines[-1][1][0]) + len(told) + 2 <= PIECE_CHARS:
                at, (before, held) = lines[-1]
                lines[-1] = (at, (f"{before}; {told}", (*held, *findings)))
            else:
                lines.append((unit.span.start, (told, findings)))
        lines = lines[:most]
        room = SCREEN_CHARS - sum(len(told) for _, (told, _) in lines)
        pieces = [piece for unit in units for piece in unit.pieces]
        for piece in chosen(self.whole, pieces, most - len(lines), chars=room):
            lines.append((piece.span.start, (said(self.document, piece), (self._finding(piece.span),))))
        return [line for _, line in sorted(lines, key=lambda held: held[0])]

    def _short(self, unit: _Unit) -> Line:
        """A part by its heading, or by its first words."""
        span = unit.name or unit.pieces[0].span
        return clause_of(self.look, self.document, span, _NAME_CHARS)

    def _finding(self, span: Span) -> Finding:
        return self.look.finding(self.document, span)


def _worth(piece: Piece) -> float:
    return piece.worth
