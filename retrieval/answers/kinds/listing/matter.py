"""Which papers are about a matter: by their titles, else by their sentences, which are found by the index of words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from index.caches.lexical import Field, Term
from index.language.words import comparable, contains
from index.layout import Span
from index.types import Document
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.reading.vocabulary import Words
from retrieval.answers.lookup import Lookup
from retrieval.question.roles import phrases

MOST_PASSAGES = 2000
"""What more passages speak of tells no papers apart."""
_GAP = 2
"""So many other words may stand between two words of a matter."""
T = TypeVar("T")


def by_title(listed: Listed, held: Sequence[T], titles: Callable[[T], Iterable[str | None]]) -> list[T]:
    """Those whose titles have all words of the matter, or where none has, of one of its parts."""
    said = {at: _words(titles(thing), listed) for at, thing in enumerate(held)}
    whole, parts = listed.matter[:1], listed.matter[1:]
    for ways in (whole, parts):
        wanted = [frozenset(_telling(way, listed)) for way in ways]
        found = [held[at] for at, words in said.items() if any(way and way <= words for way in wanted)]
        if found:
            return found
    return []


def _words(texts: Iterable[str | None], listed: Listed) -> frozenset[str]:
    return frozenset(word for text in texts if text for word in comparable(text, folded=listed.folded))


def _telling(matter: Words, listed: Listed) -> Words:
    """The words of a matter without those that join or begin any: "công tác", "của"."""
    rest = matter
    for begins in phrases("matter", folded=listed.folded):
        if rest[: len(begins)] == begins and len(rest) > len(begins):
            rest = rest[len(begins) :]
    joins = phrases("stop", folded=False) if not listed.folded else frozenset[Words]()
    return tuple(word for word in rest if (word,) not in joins) or rest


def speaking(look: Lookup, listed: Listed) -> Mapping[str, Span] | None:
    """Where each document that speaks of the matter first does, by its id; None where too many passages do.

    Its words stand side by side in one sentence.
    """
    for ways in (listed.matter[:1], listed.matter[1:]):
        found: dict[str, Span] = {}
        for way in ways:
            documents = having(look, way, folded=listed.folded)
            if documents is None:
                return None
            for identity in documents - found.keys():
                if span := _sentence(look, look.view.document(identity), way, listed):
                    found[identity] = span
        if found:
            return found
    return {}


def having(look: Lookup, words: Sequence[str], *, folded: bool) -> set[str] | None:
    """The documents with a passage that has the rarest of these words, or of their pairs; None if it is in too many.

    A sign or another word may stand between two of them.
    """
    field = Field.FOLDED if folded else Field.MARKED
    lexical = look.view.lexical
    for terms in (list(words), ["_".join(pair) for pair in pairwise(words)]):
        known = [(lexical.document_frequency(field, term), term) for term in terms]
        frequency, rarest = min(known, default=(0, ""))
        if frequency <= MOST_PASSAGES:
            break
    else:
        return None
    found = lexical.search([Term(field, rarest)], frequency) if frequency else []
    return {look.view.owners[chunk] for chunk, _ in found if chunk in look.view.owners}


def _sentence(look: Lookup, document: Document, words: Words, listed: Listed) -> Span | None:
    """The first sentence of a document in which these words stand side by side, or with few others between."""
    for test in (contains, _near):
        for held in look.view.sentences(document.id):
            if test(comparable(document.text[held.start : held.end], folded=listed.folded), words):
                return Span(held.start, held.end)
    return None


def _near(said: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in their order with at most a few others between two: "dịch covid" in "dịch bệnh Covid"."""
    ends = [at for at, word in enumerate(said) if word == words[0]]
    for word in words[1:]:
        ends = [at for end in ends for at in range(end + 1, min(len(said), end + _GAP + 2)) if said[at] == word]
    return bool(ends)
