"""Lists and counts: papers, news pages, meetings and people, as the register and the corpus have them.

What a question asks a list of is read whole; one of which any word neither asks, nor names what is listed, nor narrows
it is left to others. What the corpus has itself is listed and counted first, what it only names where it has none.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from index.lexicon.tables import words
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.kinds.listing.meetings import find_meetings
from retrieval.answers.kinds.listing.papers import find_papers
from retrieval.answers.kinds.listing.people.doing import find_doing, tell_doing
from retrieval.answers.kinds.listing.people.holders import find_people
from retrieval.answers.kinds.listing.reading.asked import Listed, listed_in
from retrieval.answers.kinds.listing.reading.target import OF_PEOPLE
from retrieval.answers.kinds.listing.reading.vocabulary import Thing
from retrieval.answers.kinds.listing.telling import tell_meeting, tell_paper, tell_person
from retrieval.answers.lookup import Lookup
from retrieval.answers.notes import with_notes
from retrieval.types import MAX_RELATED, MOST_ITEMS, AnswerKind, Draft, Form

T = TypeVar("T")


def find_list(asking: Asking) -> Draft | None:
    """All that the question asks a list of, counted, from number `first` on.

    Returns:
        None for a question that asks for no list, or by a matter of which nothing is known; what a lookup finds as only
        related where the register has nothing of that kind, time and origin.
    """
    listed = listed_in(asking.look.question)
    if listed is None:
        return None
    said = _found(asking, listed)
    if (said is None or not said.text) and listed.behind and listed.asks and not listed.matter:
        named = tuple(run for run in listed.named if run != listed.behind)
        return _found(asking, replace(listed, named=named, matter=(listed.behind,))) or said
    return said


def _found(asking: Asking, listed: Listed) -> Draft | None:
    """The list as it was read."""
    look = asking.look
    if listed.thing is Thing.PEOPLE:
        return _people(asking, listed)
    if listed.thing is Thing.MEETINGS:
        meetings = find_meetings(look, listed)
        named = bool(meetings) and not meetings[0].is_reported
        return _listed(asking, listed, meetings, tell_meeting, only_named=named)
    papers = find_papers(look, listed)
    return _listed(asking, listed, papers, tell_paper, only_named=bool(papers) and not papers[0].is_own)


def _people(asking: Asking, listed: Listed) -> Draft | None:
    """Those who are asked for; None where nobody is known, whom a passage may name all the same."""
    if not listed.uses.isdisjoint(OF_PEOPLE):
        told = _listed(asking, listed, find_doing(asking.look, listed), tell_doing, only_named=False)
        return told if told and told.text else None
    people = find_people(asking.look, listed)
    with_place = not listed.leaders and len({held.place for held in people}) > 1
    said = _listed(asking, listed, people, partial(tell_person, with_place=with_place), only_named=False)
    return replace(said, as_of=True) if said and said.text else None


def _listed(
    asking: Asking,
    listed: Listed,
    held: Sequence[T],
    tell: Callable[[Lookup, T], Told | None],
    *,
    only_named: bool,
) -> Draft | None:
    """The things as an answer: counted all, told those that are wanted now."""
    if listed.most:
        held = _outermost(held, listed)
    if not held:
        is_known = listed.is_sure and not listed.matter and listed.thing is not Thing.PEOPLE
        return _nothing(asking) if is_known else None
    first = asking.first if 1 <= asking.first <= len(held) else 1
    told = [tell(asking.look, thing) for thing in held[first - 1 : first - 1 + MOST_ITEMS]]
    kind = AnswerKind.COUNT if "count" in listed.uses and "list" not in listed.uses else AnswerKind.LIST
    form = Form(kind, total=len(held), counted=_counted(listed, only_named=only_named), first=first)
    said = draft_of([item for item in told if item], form)
    return with_notes(replace(said, from_register=True), asking.look) if said.text else None


def _outermost(held: Sequence[T], listed: Listed) -> Sequence[T]:
    """The newest or the oldest, as many as are wanted, of those whose day is known."""
    dated = [thing for thing in held if getattr(thing, "date", None) is not None]
    return dated[: -listed.most - 1 : -1] if "oldest" in listed.uses else dated[: listed.most]


def _counted(listed: Listed, *, only_named: bool) -> str:
    """What is counted, in the words of the question."""
    known = {*listed.uses, *(["only_named"] if only_named else [])}
    uses = [use for use in ("in_force", "ended", "newest", "oldest", "only_named") if use in known]
    return " ".join((listed.counted, *(words("kinds_asked", uses=use)[0] for use in uses)))


def _nothing(asking: Asking) -> Draft:
    """What a lookup finds, which is no such thing and is only related."""
    found = asking.ask(asking.look.question.asked)
    return Draft("", (), related=found.citations[:MAX_RELATED])
