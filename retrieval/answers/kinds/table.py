"""The kinds of answers beside the lookup, in the order in which they are tried.

Each looks at the question by its own words, which stand in `kinds_asked.tsv`, and declines what is none of its kind or
what it cannot say surely: the next is tried then, and at last the question is answered as a lookup.
"""

from collections.abc import Callable
from dataclasses import replace

from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.cards import find_card
from retrieval.answers.kinds.choosing.choosing import find_choices
from retrieval.answers.kinds.claimed.verdicts import find_verdict
from retrieval.answers.kinds.clauses.clauses import find_clauses
from retrieval.answers.kinds.compared.comparing import find_compared
from retrieval.answers.kinds.digests import find_digest
from retrieval.answers.kinds.listing.lists import find_list
from retrieval.answers.kinds.parts_asked import find_parts
from retrieval.answers.kinds.recognising.recognise import AskedKind
from retrieval.answers.parts.named import parts_named
from retrieval.types import Draft

SURELY = 0.7
"""Least probability of a kind by which one clause is no answer: over 320 questions all five such were wrong.

Of questions for clauses eight of nine were, but where a document has one clause alone that is the answer.
"""
_OF_SEVERAL = (AskedKind.LIST, AskedKind.DIGEST)
Finder = Callable[[Asking], Draft | None]
"""An answer of its kind; None where the question asks for none, or there is none that is sure."""

KINDS: tuple[Finder, ...] = (
    find_card, find_digest, find_clauses, find_list, find_verdict, find_compared, find_choices, find_parts,
)  # fmt: skip


def find_in_kinds(asking: Asking) -> Draft | None:
    """The answer of the first kind that has one; None where the question is a lookup."""
    found = (find(asking) for find in KINDS)
    return next((said for said in found if said is not None), None)


def as_related(asking: Asking, said: Draft) -> Draft:
    """What a lookup says; as related only where it is one clause and surely several, or a list, are asked for."""
    several = max(asking.kinds[kind] for kind in _OF_SEVERAL)
    is_whole = said.from_register or len(said.citations) != 1 or bool(parts_named(asking.look.question))
    if is_whole or several < SURELY:
        return said
    return replace(said, text="", citations=(), related=said.citations)
