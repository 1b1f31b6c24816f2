"""What of a document may answer in several clauses: its lists, those of their items that concern somebody, and runs.

A run is some sentences of one paragraph side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index.language.text import fold_space
from index.layout import Span
from index.types import Document
from retrieval.answers.lookup import Lookup
from retrieval.answers.parts.fitting import Words, counts_met, of_targets, targets, times_met
from retrieval.answers.parts.listed import LEAST, Listed, above_of, in_table, lists_of
from retrieval.answers.sentences.judging import Judged
from retrieval.types import ScoredSentence

_LIKELY = 10
"""A run has one of so many sentences that are likeliest to answer."""
_MOST_OF_RUN, _MOST_OF_PARAGRAPH = 4, 9
"""So many sentences a run has at most, and one that goes on to the end of its paragraph."""
_HEAD_CHARS = 1500


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that may answer.

    Attributes:
        listed: Its items with what leads to them; of a run the sentences, and no lead.
        is_run: Whether it is a run of sentences.
        before, behind: Where the sentences beside a run begin in its paragraph; None if there is none.
    """

    listed: Listed
    is_run: bool = False
    before: int | None = None
    behind: int | None = None

    @property
    def document(self) -> Document:
        """Where it stands."""
        return self.listed.document

    @property
    def span(self) -> Span:
        """From its first item to the end of its last."""
        return Span(self.listed.items[0].start, self.listed.items[-1].end)


def around_of(listed: Listed) -> list[str]:
    """What stands above a list, and how its paper begins."""
    return [*listed.titles, listed.lead, listed.document.text[: min(_HEAD_CHARS, listed.items[0].start)]]


def blocks_of(look: Lookup, document: Document, judged: Sequence[Judged]) -> Iterator[Block]:
    """The blocks of a document that are of the times and counts of the question, lists first."""
    for listed in lists_of(look, document):
        sought = _sought(look, listed)
        if sought is not None:
            yield Block(listed)
            yield from _narrowed(look, listed, sought)
    likely = {held.candidate.sentence.start for held in judged[:_LIKELY] if _stands_in(held, document)}
    sentences = [held for held in look.view.sentences(document.id) if not in_table(document, _span(held))]
    for paragraph in _paragraphs(document, sentences) if likely else ():
        if likely.intersection(held.start for held in paragraph):
            runs = _runs(look, document, paragraph, likely)
            yield from (run for run in runs if _sought(look, run.listed) is not None)


def _stands_in(held: Judged, document: Document) -> bool:
    return held.candidate.evidence.document.id == document.id


def _span(sentence: ScoredSentence) -> Span:
    return Span(sentence.start, sentence.end)


def _sought(look: Lookup, listed: Listed) -> list[Words] | None:
    """What of the question only some of the items have; None of a list of other times, counts, people or places."""
    around = around_of(listed)
    is_of = times_met(look, listed, around) and counts_met(look, listed, around)
    return targets(look, listed, (), around) if is_of else None


def _narrowed(look: Lookup, listed: Listed, sought: Sequence[Words]) -> Iterator[Block]:
    """Only those items that concern whom or what the question names beside what stands above them all."""
    chosen = of_targets(look, listed, sought) if sought and len(listed.items) > LEAST else []
    if 0 < len(chosen) < len(listed.items):
        yield Block(Listed(listed.document, listed.above, listed.lead, tuple(chosen), listed.written, listed.led))


def _paragraphs(document: Document, sentences: Sequence[ScoredSentence]) -> Iterator[list[ScoredSentence]]:
    """The sentences, those that stand on one line together."""
    breaks = [0, *("\n" in document.text[one.end : other.start] for one, other in pairwise(sentences))]
    numbered = zip(_running(breaks), sentences, strict=False)
    for _, held in groupby(numbered, key=lambda pair: pair[0]):
        yield [sentence for _, sentence in held]


def _running(breaks: Sequence[int]) -> Iterator[int]:
    total = 0
    for one in breaks:
        total += one
        yield total


def _runs(look: Lookup, document: Document, paragraph: Sequence[ScoredSentence], likely: set[int]) -> Iterator[Block]:
    """The sentences side by side, one to four of them or up to the end, among which a likely one is."""
    above = above_of(document, look.view.outline(document), paragraph[0].start)
    whole = len(paragraph)
    for first in range(whole):
        ends = list(range(first + 1, min(whole, first + _MOST_OF_RUN) + 1))
        if ends[-1] < whole <= first + _MOST_OF_PARAGRAPH:
            ends.append(whole)
        for end in ends:
            held = paragraph[first:end]
            if not likely.intersection(sentence.start for sentence in held):
                continue
            lead = fold_space(document.text[paragraph[first - 1].start : paragraph[first - 1].end]) if first else ""
            listed = Listed(document, above, lead, tuple(map(_span, held)), written=False, led=False)
            before = paragraph[first - 1].start if first else None
            yield Block(listed, True, before, paragraph[end].start if end < whole else None)
