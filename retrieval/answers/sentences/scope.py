"""What a sentence belongs to: the lines it hangs on, what its paragraph said before it, what its document is.

What a report says of one day, place or organisation is said of no other, though it stands a line away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Outline
from index.types import HEADINGS, Document
from retrieval.evidence.found import document_numbers_in
from retrieval.evidence.matching import describe, on_one_line
from retrieval.types import ScoredSentence

_NEAR = 2
"""So many sentences on either side stand beside one."""
_HEAD = 6
"""Before so many sentences of which none ends with a stop nothing is said yet."""
_LABEL_WORDS, _LABELLED_CHARS, _LABELLED = 10, 200, 8
"""Most words of a label, most characters of its line, and so many such lines may stand below what they are about."""
_FAR = 12
"""So many before it may have said of what the text goes on to tell."""
_OPENING_CHARS = 40
"""What stands so early in a sentence is what that and the following ones are about: "Ngày 3/2, tại xã Phú Khê, …"."""

_STOPS = (".", ";", ":")
"""What says something ends so, a heading does not."""
_head_line = pattern(r"\W*(?:{answers:head_line}\b|số\s*:)")


def is_labelled(text: str) -> bool:
    """Whether a text is a label and a value: "Thời gian thực hiện: Tháng 12/2025."."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and len(label.split()) <= _LABEL_WORDS and len(text) <= _LABELLED_CHARS


def _opening(said: str) -> str:
    """The first words of a sentence, the last of them whole: "năm học 2025-2026"."""
    return said[:_OPENING_CHARS] + re.split(r"\s", said[_OPENING_CHARS:], maxsplit=1)[0]


@dataclass(frozen=True)
class Scope:
    """A sentence where it stands.

    Attributes:
        sentences: Those of the document, in order.
        at: Which of them it is.
        outline: The parts of the document.
    """

    document: Document
    sentences: Sequence[ScoredSentence]
    at: int
    outline: Outline

    @cached_property
    def own(self) -> str:
        """What it says."""
        return self._said(self.at)

    @cached_property
    def lead(self) -> str:
        """The headings and lines that it hangs on, the innermost last."""
        text, sentence = self.document.text, self.sentences[self.at]
        lines = [on_one_line(text[span.start : span.end]) for span in self.lead_lines]
        lines += [self.item_above] if self.is_labelled else []
        return " . ".join((*(sentence.heading or "").split(HEADINGS), *lines, self.question_above))

    @cached_property
    def lead_lines(self) -> tuple[Span, ...]:
        """Those of these lines that stand in its document's outline, the innermost last."""
        return tuple(self.outline.lead_ins(self.sentences[self.at].start))

    @property
    def is_labelled(self) -> bool:
        """Whether it is a line that gives one thing of what stands above it: "Thời gian thực hiện: Tháng 12/2025."."""
        return is_labelled(self.own)

    @property
    def item_above(self) -> str:
        """What stands above it and the lines with labels beside it."""
        for at in range(self.at - 1, max(-1, self.at - 1 - _LABELLED), -1):
            above = Scope(self.document, self.sentences, at, self.outline)
            if not above.is_labelled:
                return above.own
        return ""

    @property
    def question_above(self) -> str:
        """The question on a line of its own that the sentence stands below: "Lệ phí là bao nhiêu?"."""
        above = (self._said(at) for at in range(self.at - 1, max(-1, self.at - 1 - _NEAR), -1))
        return next((said for said in above if said.rstrip().endswith("?")), "")

    @cached_property
    def before(self) -> str:
        """What its paragraph says before it."""
        return " ".join(map(self._said, range(self._first, self.at)))

    @cached_property
    def beside(self) -> str:
        """The sentences around it that are not its paragraph's beginning."""
        first, last = max(0, self.at - _NEAR), min(len(self.sentences), self.at + _NEAR + 1)
        return " . ".join(self._said(at) for at in range(first, last) if not self._first <= at <= self.at)

    @cached_property
    def head(self) -> str:
        """What its document says that it is: title, place, issuer, number."""
        return describe(self.document, None)

    @cached_property
    def opening(self) -> str:
        """How it begins."""
        return _opening(self.own)

    @cached_property
    def is_heading(self) -> bool:
        """Whether it only says what stands below it."""
        start = self.sentences[self.at].start
        at = self.outline.at(start)
        if at is None or self.own.rstrip().endswith("?"):
            return at is not None or self.own.rstrip().endswith("?")
        part, end = self.outline.parts[at], self.sentences[self.at].end
        is_all = part.heading.start <= start and end <= part.heading.end and end < part.span.end
        # "Tờ trình: TTr" says something though it is a short line alone.
        says_something = part.kind is PartKind.HEADING and self.is_labelled
        return (
            is_all
            and part.kind is not PartKind.LEAD_IN
            and not self.own.rstrip().endswith(_STOPS)
            and not says_something
        )

    @cached_property
    def is_of_frame(self) -> bool:
        """Whether it is of what stands around what a paper says: its head, who receives and signed it."""
        said = (*map(self._said, range(self.at + 1)), self._rest_of_line)
        is_head = self.at < _HEAD and not (self.is_labelled or any(text.rstrip().endswith(_STOPS) for text in said))
        return is_head or PartKind.CLOSING in self._kinds or _head_line().match(self.own) is not None

    @cached_property
    def names_another_paper(self) -> bool:
        """Whether it names a paper by its number that is not the one in which it stands."""
        own = self.document.header.number or ""
        if _head_line().match(self.own):
            return False
        return any(number.symbol and number.symbol not in own for number in document_numbers_in(self.own))

    @cached_property
    def names_paper(self) -> bool:
        """Whether it names a paper by a number."""
        return bool(document_numbers_in(self.own))

    @cached_property
    def is_recital(self) -> bool:
        """Whether it is of the grounds of a paper."""
        return PartKind.RECITAL in self._kinds

    @cached_property
    def _kinds(self) -> frozenset[PartKind]:
        """What it is a part of."""
        return frozenset(part.kind for part in self.outline.chain(self.outline.at(self.sentences[self.at].start)))

    @property
    def said_before(self) -> int:
        """How many sentences of its paragraph stand before it."""
        return self.at - self._first

    @cached_property
    def openings_before(self) -> str:
        """How the sentences of its paragraph before it begin."""
        return " . ".join(_opening(self._said(at)) for at in range(self._first, self.at))

    def openings(self, *, whole: bool) -> Iterator[str]:
        """How the sentences before it begin, or all that they say, the nearest first."""
        for at in range(self.at - 1, max(-1, self.at - 1 - _FAR), -1):
            yield self._said(at) if whole else _opening(self._said(at))

    @property
    def _rest_of_line(self) -> str:
        """From where it begins: a long sentence is cut into several."""
        return self.document.text[self.sentences[self.at].start :].partition("\n")[0]

    def _said(self, at: int) -> str:
        sentence = self.sentences[at]
        return on_one_line(self.document.text[sentence.start : sentence.end])

    @cached_property
    def _first(self) -> int:
        """The first sentence of its paragraph."""
        text, first = self.document.text, self.at
        while first and "\n" not in text[self.sentences[first - 1].end : self.sentences[first].start]:
            first -= 1
        return first
