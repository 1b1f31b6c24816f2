"""How the parts of a paper hang together, found block by block."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.layout import Span
from index.structure.outline.blocks import Block
from index.structure.outline.marks import (
    ARTICLE_RANK,
    BULLET_RANK,
    HEADING_RANK,
    LEAD_IN_RANK,
    LEAF_RANK,
    LIST_RANK,
    NAMED,
    PAPER_RANK,
    TITLE_RANK,
    Mark,
    PartKind,
    goes_with_another,
    is_kind_title,
    is_recital,
    is_short_title,
    is_text,
    leads_in,
    mark_of,
    next_letters,
)
from index.structure.outline.nodes import Node, quotes_closed, whole_text

MOST_DEEP = 24
_GAP = 4
"""So many numbers of a list may be missing."""
_BLOCKS_TO_NOTE, _BLOCKS_TO_LIST = 3, 12
_TAIL_BLOCKS = 3
_LINE_CHARS = 700
_TITLE_CHARS = 220
_BEFORE_COLON = re.compile(r"[^:.;!?\n]{2,160}:(?=\s)")
_OPENS_QUOTE = '“"«'
_NUMBERS = range(2, BULLET_RANK)
_TITLED = frozenset({PartKind.PART, PartKind.CHAPTER, PartKind.SECTION, PartKind.ANNEX, PartKind.PAPER})
_STRUCTURE = (PartKind.PART, PartKind.CHAPTER, PartKind.SECTION)


class Tree:
    """Grows the nodes of a text, in order; those of `stack` are open, the first of which is the whole text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.nodes: list[Node] = []
        self._text, self._blocks = text, blocks
        self._marks: dict[int, Mark | None] = {}
        self._stack: list[tuple[int | None, Node]] = [(None, whole_text())]
        self._least = 1  # so much of the stack stays open
        self._quoted_until = -1
        self._titled_until = 0
        self._last_end = 0

    def grow(self) -> None:
        """Find all nodes."""
        closes = quotes_closed(self._text, self._blocks)
        for at, block in enumerate(self._blocks):
            if at > self._quoted_until >= 0:
                self._cut(self._least)
                self._least, self._quoted_until = 1, -1
            if block.is_row:
                self._top.filled = True
            else:
                self._read(at, block, closes[at])
            self._last_end = block.end
        self._least = 1
        self._cut(1)

    @property
    def _top(self) -> Node:
        return self._stack[-1][1]

    def _words(self, at: int) -> str:
        block = self._blocks[at]
        return self._text[block.start : min(block.end, block.start + _LINE_CHARS)]

    def _mark(self, at: int) -> Mark | None:
        """What a block begins, if there is one at this place; found once."""
        if at not in self._marks:
            there = at < len(self._blocks) and not self._blocks[at].is_row
            self._marks[at] = mark_of(self._text, self._blocks[at]) if there else None
        return self._marks[at]

    def _read(self, at: int, block: Block, closed: int) -> None:
        if self._top.mark.rank == LEAF_RANK:
            self._cut(len(self._stack) - 1)
        if at < self._titled_until:
            self._top.heading = Span(self._top.start, block.end)
            return
        mark = self._mark(at)
        if mark is None and self._text[block.start] in _OPENS_QUOTE and self._quoted_until < 0:
            inner = replace(block, start=block.start + 1) if block.end > block.start + 1 else block
            mark = mark_of(self._text, inner)
            if mark is not None:
                self._least, self._quoted_until = len(self._stack), closed
        mark = self._judged(at, mark)
        if mark is not None:
            self._begin(block, mark)
        elif not self._is_closing():
            self._paragraph(at, block)

    def _is_closing(self) -> bool:
        return any(node.mark.kind is PartKind.CLOSING for _, node in self._stack)

    def _judged(self, at: int, mark: Mark | None) -> Mark | None:
        """The mark as it counts here: a title may begin another paper, below a signature most begin nothing."""
        closing = self._is_closing()
        if mark is not None and mark.kind is PartKind.TITLE:
            return self._title(at, mark, closing=closing)
        if mark is not None and closing and mark.kind is not PartKind.ANNEX:
            anew = mark.kind in NAMED and mark.style not in ("A.",) and (mark.number == 1 or mark.style != "I.")
            return mark if anew else None
        return mark

    def _title(self, at: int, mark: Mark, *, closing: bool) -> Mark | None:
        """The mark of a line in capitals: of a paper that goes with another, or of what stands below; None of none."""
        words = self._words(at)
        following = range(at + 1, min(at + 1 + _BLOCKS_TO_NOTE, len(self._blocks)))
        note = next((held for held in following if goes_with_another(self._words(held))), None)
        if note or goes_with_another(words.rpartition("\n")[2]) or (closing and is_kind_title(words)):
            self._titled_until = note or 0
            return replace(mark, kind=PartKind.PAPER, rank=PAPER_RANK)
        below = self._mark(at + 1)
        bare = at + 1 >= len(self._blocks) or (below is not None and below.rank <= TITLE_RANK)
        return None if closing or bare or self._goes_on_below(at) else mark

    def _goes_on_below(self, at: int) -> bool:
        """Whether a list that is open goes on below a line in capitals, which is an example in it then."""
        for below in range(at + 1, at + 1 + _BLOCKS_TO_LIST):
            mark = self._mark(below)
            if mark is not None and mark.number is not None:
                return mark.number > 1 and self._continued(mark, gap=1) is not None
        return False

    def _begin(self, block: Block, mark: Mark) -> None:
        """Open the part that a block begins."""
        top = self._top
        if mark.kind is PartKind.TITLE and top.mark.kind in _TITLED and top.is_open and not top.filled:
            top.heading = Span(top.heading.start, block.end)  # "CHƯƠNG II", its title over two lines
            return
        if self._begins_paper(mark):
            self._open_paper(block)
        if mark.style == "I." and any(node.mark.kind is PartKind.ARTICLE for _, node in self._stack[self._least :]):
            mark = replace(mark, rank=ARTICLE_RANK + 0.5)  # within an article
        self._cut(self._place(block, mark))
        self._top.lists[mark.style] = mark.number or 0
        self._top.bulleted |= mark.kind is PartKind.BULLET
        self._push(block, mark, self._heading(block, mark))

    def _push(self, block: Block, mark: Mark, heading: Span) -> None:
        words = self._text[max(block.start, block.end - 2) : block.end]
        whole = heading.end == block.end and mark.rank < LEAF_RANK
        is_open = whole and (words.endswith(":") or (mark.rank < BULLET_RANK and words[-1:] not in ".;,"))
        quoted = self._quoted_until >= 0
        self._top.filled = True
        node = Node(mark, block.start, block.end, heading, self._stack[-1][0], quoted, is_open)
        self._stack.append((len(self.nodes), node))
        self.nodes.append(node)

    def _begins_paper(self, mark: Mark) -> bool:
        """Whether articles or chapters begin anew, without a title that says of what."""
        paper = next(node for _, node in reversed(self._stack) if node.mark.rank <= PAPER_RANK)
        if self._quoted_until >= 0:
            return False
        if mark.kind is PartKind.ARTICLE:
            before, paper.articles = paper.articles, mark.number or 0
            is_first_of_chapter = self._top.mark.kind in _STRUCTURE and not self._top.filled
            return mark.number == 1 and before > 1 and not is_first_of_chapter
        return mark.kind in _STRUCTURE[:2] and mark.number == 1 and paper.articles > 0 and mark.style not in paper.lists

    def _open_paper(self, block: Block) -> None:
        """Begin a paper at a block, or with the title that stands right above."""
        _, node = self._stack[-1]
        paper = Mark(PartKind.PAPER, "", PAPER_RANK)
        if node.mark.kind is PartKind.TITLE and not node.filled:
            self._stack.pop()
            self._cut(1)
            node.mark, node.parent = paper, None
            self._stack.append((len(self.nodes) - 1, node))
        else:
            self._cut(1)
            self._push(block, paper, Span(block.start, block.start))

    def _cut(self, length: int) -> None:
        """Close what is open beyond this much of the stack."""
        while len(self._stack) > max(length, self._least):
            _, node = self._stack.pop()
            node.end = max(node.end, self._last_end)

    def _place(self, block: Block, mark: Mark) -> int:
        """How much of the stack stays open for a part: what it belongs to is the last of it."""
        below_title = self._top.is_open and not self._top.filled and len(self._stack) < MOST_DEEP
        if mark.rank <= TITLE_RANK:
            return self._below(mark.rank)
        if mark.number is not None and (found := self._continued(mark, gap=1)):
            return found
        if below_title and mark.number in (None, 1) and mark.style != self._top.mark.style:
            return len(self._stack)
        if below_title and mark.number == 1 and self._top.mark.number != 0:
            return len(self._stack)
        if mark.kind is PartKind.BULLET and (found := self._continued(mark, gap=0)):
            return found
        if mark.number not in (None, 1) and (found := self._continued(mark, gap=_GAP)):
            return found
        kept = self._below(mark.rank)
        beside = self._stack[kept - 1][1]
        if mark.number not in (None, 1) and mark.rank >= LIST_RANK and kept > self._least:
            # "d) Phòng Tài chính:" below "1. Phòng Kinh tế:", the numbers of one list mixed up
            closes = self._text.endswith(":", block.start, block.end) and beside.mark.rank >= LIST_RANK
            return kept - 1 if closes and beside.is_open else kept
        return kept

    def _below(self, rank: float) -> int:
        """So much of the stack is of a smaller rank."""
        kept = len(self._stack)
        while kept > self._least and self._stack[kept - 1][1].mark.rank >= rank:
            kept -= 1
        return kept

    def _continued(self, mark: Mark, *, gap: int) -> int | None:
        """So much of the stack, if the innermost list of this style that is open goes on with this number."""
        for kept in range(len(self._stack), self._least - 1, -1):
            last = self._stack[kept - 1][1].lists.get(mark.style)
            if last is None:
                continue
            number = mark.number or 0
            follows = (
                next_letters(last) if mark.style == "a)" and gap == 1 else range(last + min(1, gap), last + gap + 1)
            )
            if number in follows:
                return kept
        return None

    def _heading(self, block: Block, mark: Mark) -> Span:
        """The line or the words that what stands below hangs on."""
        text, start, end = self._text, block.start, block.end
        if not mark.end or mark.kind is PartKind.ANNEX:
            return Span(start, end)
        last = text[end - 1]
        if last == ":" or (last not in ".;,…" and end - start <= _TITLE_CHARS):
            return Span(start, end)
        colon = _BEFORE_COLON.match(text, mark.end, end)
        if colon:
            return Span(start, colon.end())
        if mark.kind in NAMED and mark.end < block.first_end < end and block.first_end - start <= _TITLE_CHARS:
            return Span(start, block.first_end)
        return Span(start, mark.end)

    def _paragraph(self, at: int, block: Block) -> None:
        """A paragraph: what a line above leads to, a line that leads on, a heading, a reason, or none of these."""
        words = self._words(at)
        leads = leads_in(words) and block.end - block.start < _LINE_CHARS
        top = self._top
        if is_recital(words) and not any(node.mark.rank in _NUMBERS for _, node in self._stack):
            self._push(block, Mark(PartKind.RECITAL, "", LEAF_RANK), Span(block.start, block.end))
            return
        is_short = False
        if not top.is_open or top.filled or (top.mark.kind is PartKind.LEAD_IN and leads):
            is_short = is_short_title(words) and self._has_text_below(at)
            if not (top.mark.kind is PartKind.LEAD_IN and self._text.endswith(";", 0, self._last_end)):
                self._close_lists(at, words)
        if leads or is_short:
            kind = PartKind.LEAD_IN if leads else PartKind.HEADING
            mark = Mark(kind, kind.value, LEAD_IN_RANK if leads else HEADING_RANK)
            below_open = top is self._top and top.is_open and not top.filled and len(self._stack) < MOST_DEEP
            self._cut(len(self._stack) if below_open else self._below(mark.rank))
            self._push(block, mark, Span(block.start, block.end))
        self._top.filled = self._top.filled or not (leads or is_short)

    def _has_text_below(self, at: int) -> bool:
        """Whether what stands below a short line is no other short line."""
        if at + 1 >= len(self._blocks) or self._blocks[at + 1].is_row:
            return False
        below = self._mark(at + 1)
        return below.rank > TITLE_RANK if below is not None else is_text(self._words(at + 1))

    def _close_lists(self, at: int, words: str) -> None:
        """Close what a paragraph of its own ends: bullets, the line above them; a paper's last words all lists."""
        if not words[:1].isupper():
            return
        self._cut(self._below(BULLET_RANK))
        top = self._top
        leads = top.bulleted and top.mark.rank >= LIST_RANK and self._text[top.heading.end - 1] == ":"
        if top.mark.kind is PartKind.LEAD_IN or (leads and top.is_open):
            self._cut(len(self._stack) - 1)
        if self._is_tail(at):
            self._cut(self._below(LIST_RANK))

    def _is_tail(self, at: int) -> bool:
        """Whether only paragraphs follow up to the signature or the end."""
        for following in range(at + 1, min(len(self._blocks), at + 1 + _TAIL_BLOCKS)):
            mark = self._mark(following)
            if mark is not None:
                return mark.kind is PartKind.CLOSING
        return at + 1 + _TAIL_BLOCKS >= len(self._blocks)
