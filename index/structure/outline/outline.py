"""The tree of a paper's parts, and what a place of its text hangs on."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.layout import Cell, Span
from index.structure.outline.blocks import Placed, find_blocks
from index.structure.outline.marks import NAMED, PartKind
from index.structure.outline.tree import Tree
from index.structure.pages.markup import without_markup

_NO_LEAD_IN = frozenset({PartKind.CLOSING, PartKind.RECITAL})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper.

    Attributes:
        label: As written, without what ends it: "Điều 5", "Phụ lục 2", "II", "1.2", "a", "-"; empty where it has none.
        number: Which of its list it is, from 1.
        heading: The line or the words that what is below hangs on: "Điều 5. Kinh phí", "2. Phòng Kinh tế:"; of a part
            that begins with what it says its label alone.
        span: All of it, the parts in it too.
        parent: The place of the part that it belongs to in `Outline.parts`.
        quoted: Whether it is of another paper, whose words are quoted.
    """

    kind: PartKind
    label: str
    number: int | None
    heading: Span
    span: Span
    parent: int | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a paper, each after what it belongs to, in the order of the text."""

    parts: tuple[Part, ...] = ()

    def at(self, offset: int) -> int | None:
        """The place of the innermost part that holds an offset of the text."""
        found = bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1
        at = found if found >= 0 else None
        while at is not None and self.parts[at].span.end <= offset:
            at = self.parts[at].parent
        return at

    def chain(self, at: int | None) -> tuple[Part, ...]:
        """A part and those that it belongs to, outermost first."""
        found: list[Part] = []
        while at is not None:
            found.append(self.parts[at])
            at = self.parts[at].parent
        return tuple(reversed(found))

    def inside(self, at: int) -> Iterator[int]:
        """The places of the parts within a part, in order."""
        end = self.parts[at].span.end
        following = at + 1
        while following < len(self.parts) and self.parts[following].span.start < end:
            yield following
            following += 1

    def lead_ins(self, offset: int) -> tuple[Span, ...]:
        """The headings and lead-in lines that a place of the text hangs on, outermost first; not what it stands in."""
        return tuple(
            part.heading
            for part in self.chain(self.at(offset))
            if part.kind not in _NO_LEAD_IN
            and not part.heading.start <= offset < part.heading.end
            and (part.kind in NAMED or part.heading.end - part.heading.start > len(part.label) + 2)
        )


def find_outline(text: str, sentences: Sequence[Placed], cells: Sequence[Cell] = ()) -> Outline:
    """The outline of any paper; never raises, and takes a time that grows with the text and no faster.

    Numbers decide what belongs to what: Phần, Chương, Mục, Điều, "1.", "a)", "-", "+"; a list that goes on is gone on
    with wherever it was left, one that begins below a line that leads to it belongs to that line. A paper that goes
    with another, an annex, words quoted of another paper, and what stands below the signature are told apart.

    Args:
        sentences: Those of the text, in order; a line without any is furniture of the page.
        cells: Those of its tables, in whose rows no part begins.
    """
    text = without_markup(text)
    tree = Tree(text, find_blocks(text, sentences, cells))
    tree.grow()
    return Outline(
        tuple(
            Part(node.mark.kind, node.mark.label, node.mark.number, node.heading, Span(node.start, node.end),
                 node.parent, node.quoted)
            for node in tree.nodes
        )
    )  # fmt: skip
