"""What speaks for a block and what against it: the signs by which fitted trees tell whether it is what is asked for.

Shares are of what the question asks about, by rarity, in [0, 1]. Beside each sign stands how far it is behind the best
that any block of the question has, in [-1, 0]: `Sign` names both, the second with "behind_" before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.language.sentences import split_sentences
from index.language.text import fold
from index.language.words import comparable, contains
from index.types import Document
from retrieval.answers.kinds.clauses.asked import is_folded, matters_of, matters_said
from retrieval.answers.kinds.clauses.blocks import Block
from retrieval.answers.lookup import Lookup
from retrieval.answers.sentences.judging import Judged
from retrieval.evidence.matching import weigh

_HEAD_CHARS, _MOST_CHARS, _MOST_ITEMS, _MOST_SENTENCES, _MOST_SUM = 500, 3000, 12, 8, 3
_NO_RANK, _NO_NEIGHBOUR = 30, -0.1
Place = tuple[str, int]
"""A document's id and where a sentence begins in it."""


class Sign(StrEnum):
    """A sign of a block."""

    # Shares of the matter, by where it stands.
    LEAD = "lead"
    ABOVE = "above"
    ITEMS = "items"
    NEAR = "near"
    HEAD = "head"
    ANYWHERE = "anywhere"
    BEST_ITEM = "best_item"
    GAP = "gap"  # how much more the best item has than the second
    PAIRS_NEAR = "pairs_near"
    PAIRS_DOCUMENT = "pairs_document"
    PAIRS_LEAD = "pairs_lead"  # of a run in its sentences
    # Shares of the names.
    NAMES_NEAR = "names_near"
    NAMES_ITEMS = "names_items"
    NAMES_NOWHERE = "names_nowhere"
    # How likely its sentences answer by themselves.
    MOST = "most"
    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    FIRST = "first"
    OF_LEAD = "of_lead"
    RANK = "rank"
    BEFORE = "before"
    BEHIND = "behind"
    # How near they are to the question in meaning.
    LIKE_MOST = "like_most"
    LIKE_MEAN = "like_mean"
    LIKE_LEAD = "like_lead"
    LIKE_FIRST = "like_first"
    LIKE_BEHIND = "like_behind"
    RETRIEVED = "retrieved"  # share of its sentences that were
    # What it is.
    SAME_MATTER = "same_matter"  # it is headed by such a word as is asked by
    IS_LIST = "is_list"
    LED = "led"
    ITEMS_COUNT = "items_count"
    CHARS = "chars"
    SENTENCES = "sentences"


SIGNS = (*Sign, *(f"behind_{sign}" for sign in Sign))


def signs_of(look: Lookup, blocks: Sequence[Block], judged: Sequence[Judged]) -> NDArray[np.float32]:
    """The signs of the blocks of a question, shape (blocks, signs), in the order of `SIGNS`."""
    if not blocks:
        return np.zeros((0, len(SIGNS)), np.float32)
    asked = _Asked.of(look, judged)
    own = np.array([[held[sign] for sign in Sign] for held in map(asked.signs, blocks)], np.float32)
    return np.hstack([own, own - own.max(axis=0)])


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a document's head and of all of it, and the pairs of these."""

    head: frozenset[str]
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Asked:
    """What blocks are held against.

    Attributes:
        terms, pairs: What the question asks about, by rarity.
        names: The words of each.
        likely, alike: Of sentences, how likely they answer, and how near they are in meaning.
        ranks: Their places by the first.
    """

    look: Lookup
    folded: bool
    terms: dict[str, float]
    pairs: dict[tuple[str, str], float]
    names: list[list[str]]
    likely: dict[Place, float]
    alike: dict[Place, float]
    ranks: dict[Place, int]
    documents: dict[str, _Said] = field(default_factory=dict)

    @classmethod
    def of(cls, look: Lookup, judged: Sequence[Judged]) -> "_Asked":
        question, folded = look.question, is_folded(look)
        weights = weigh(question, look.view.rarity)
        plain = fold if folded else str
        places = [(held.candidate.evidence.document.id, held.candidate.sentence.start) for held in judged]
        return cls(
            look,
            folded,
            {plain(term): weight for term, weight in weights.topic.items()},
            {(plain(one), plain(other)): weight for (one, other), weight in weights.topic_pairs.items()},
            [[plain(word) for word in name.words] for name in (*question.names, *question.organisations)],
            {place: held.probability for place, held in zip(places, judged, strict=True)},
            {(item.document.id, held.start): held.similarity for item in look.found for held in item.sentences},
            {place: at for at, place in enumerate(places)},
        )

    @cached_property
    def matters(self) -> frozenset[str]:
        """The words by which it is asked, by what they ask for."""
        return matters_of(self.look)

    @cached_property
    def most_alike(self) -> float:
        return max(self.alike.values(), default=1.0)

    def words(self, text: str) -> list[str]:
        return comparable(text, folded=self.folded)

    def share(self, words: set[str] | frozenset[str]) -> float:
        total = sum(self.terms.values())
        return sum(weight for term, weight in self.terms.items() if term in words) / total if total else 0.0

    def share_of_pairs(self, pairs: set[tuple[str, str]] | frozenset[tuple[str, str]]) -> float:
        total = sum(self.pairs.values())
        return sum(weight for pair, weight in self.pairs.items() if pair in pairs) / total if total else 0.0

    def said(self, document: Document) -> _Said:
        held = self.documents.get(document.id)
        if held is None:
            header = document.header
            titles = (header.title, header.subject, header.place, header.issuer, header.kind)
            head = self.words(" . ".join((*filter(None, titles), document.text[:_HEAD_CHARS])))
            words = tuple(self.words(self.look.view.content(document)))
            held = self.documents[document.id] = _Said(frozenset(head), words, frozenset(pairwise(words)))
        return held

    def signs(self, block: Block) -> dict[Sign, float]:
        """All of one block."""
        return {**self._of_words(block), **self._of_sentences(block), **self._of_shape(block)}

    def _of_words(self, block: Block) -> dict[Sign, float]:
        listed, document = block.listed, self.said(block.document)
        lead = [] if block.is_run else self.words(listed.lead)
        above = self.words(" . ".join(listed.above))
        each = [self.words(listed.text(item)) for item in listed.items]
        items = [word for words in each for word in (*words, ".")]
        near = {*lead, *above, *items}
        pairs_lead, pairs_items = set(pairwise(lead)), set(pairwise(items))
        shares = [*sorted((self.share(set(words)) for words in each), reverse=True), 0.0]
        return {
            Sign.LEAD: self.share(set(lead)),
            Sign.ABOVE: self.share(set(above)),
            Sign.ITEMS: self.share(set(items)),
            Sign.NEAR: self.share(near),
            Sign.HEAD: self.share(document.head),
            Sign.ANYWHERE: self.share(near | document.head),
            Sign.BEST_ITEM: shares[0],
            Sign.GAP: shares[0] - shares[1],
            Sign.PAIRS_NEAR: self.share_of_pairs(pairs_lead | set(pairwise(above)) | pairs_items),
            Sign.PAIRS_DOCUMENT: self.share_of_pairs(document.pairs),
            Sign.PAIRS_LEAD: self.share_of_pairs(pairs_items if block.is_run else pairs_lead),
            **self._of_names([*lead, ".", *above, ".", *items], items, document.words),
        }

    def _of_names(self, near: Sequence[str], items: Sequence[str], whole: Sequence[str]) -> dict[Sign, float]:
        count = len(self.names) or 1
        stands = [contains(near, name) for name in self.names]
        return {
            Sign.NAMES_NEAR: sum(stands) / count,
            Sign.NAMES_ITEMS: sum(contains(items, name) for name in self.names) / count,
            Sign.NAMES_NOWHERE: sum(not contains(whole, name) for name in self.names) / count,
        }

    def _of_sentences(self, block: Block) -> dict[Sign, float]:
        document, span, listed = block.document.id, block.span, block.listed
        inside = [place for place in self.likely if place[0] == document and span.start <= place[1] < span.end]
        found = [self.likely[place] for place in inside]
        leading = range(span.start - len(listed.lead) - 5, span.start) if not block.is_run else range(0)
        alike = [held for place, held in self._alike_in(document) if span.start <= place < span.end]
        count = self._sentences(block)
        first = (document, span.start)
        return {
            Sign.MOST: max(found, default=0.0),
            Sign.SUM: min(sum(found), _MOST_SUM) / _MOST_SUM,
            Sign.MEAN: sum(found) / count,
            Sign.LEAST: min(found) if len(found) >= count else 0.0,
            Sign.FIRST: self.likely.get(first, 0.0),
            Sign.OF_LEAD: max((held for place, held in self._likely_in(document) if place in leading), default=0.0),
            Sign.RANK: 1 / (1 + min((self.ranks[place] for place in inside), default=_NO_RANK)),
            Sign.BEFORE: self._beside(document, block.before),
            Sign.BEHIND: self._beside(document, block.behind),
            Sign.LIKE_MOST: max(alike, default=0.0) - self.most_alike,
            Sign.LIKE_MEAN: sum(alike) / len(alike) if alike else 0.0,
            Sign.LIKE_LEAD: max((held for place, held in self._alike_in(document) if place in leading), default=0.0),
            Sign.LIKE_FIRST: self.alike.get(first, 0.0),
            Sign.LIKE_BEHIND: 0.0 if block.behind is None else self.alike.get((document, block.behind), 0.0),
            Sign.RETRIEVED: len(alike) / count,
        }

    def _beside(self, document: str, start: int | None) -> float:
        return _NO_NEIGHBOUR if start is None else self.likely.get((document, start), 0.0)

    def _likely_in(self, document: str) -> Iterator[tuple[int, float]]:
        return ((place[1], held) for place, held in self.likely.items() if place[0] == document)

    def _alike_in(self, document: str) -> Iterator[tuple[int, float]]:
        return ((place[1], held) for place, held in self.alike.items() if place[0] == document)

    def _sentences(self, block: Block) -> int:
        """How many sentences it has."""
        if block.is_run:
            return len(block.listed.items)
        return max(1, len(split_sentences(block.document.text, block.span.start, block.span.end)))

    def _of_shape(self, block: Block) -> dict[Sign, float]:
        listed, span = block.listed, block.span
        headed = listed.text(listed.items[0]) if block.is_run else listed.lead
        return {
            Sign.SAME_MATTER: float(bool(matters_said(headed) & self.matters)),
            Sign.IS_LIST: float(not block.is_run),
            Sign.LED: float(not block.is_run and listed.led),
            Sign.ITEMS_COUNT: min(len(listed.items), _MOST_ITEMS) / _MOST_ITEMS,
            Sign.CHARS: min(span.end - span.start, _MOST_CHARS) / _MOST_CHARS,
            Sign.SENTENCES: min(self._sentences(block), _MOST_SENTENCES) / _MOST_SENTENCES,
        }
