"""Meetings as a list asks for them: those that the corpus reports, else those that it mentions."""

from collections.abc import Mapping, Sequence

from index.language.text import fold, tokens
from index.layout import Span
from index.lexicon.tables import from_lexicon, rows
from retrieval.answers.kinds.listing.matter import by_title, speaking
from retrieval.answers.kinds.listing.origin import origin_of
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.times import is_of_time
from retrieval.answers.lookup import Lookup
from retrieval.register.entries import MeetingEntry


def find_meetings(look: Lookup, listed: Listed) -> list[MeetingEntry]:
    """The meetings that are asked for, newest first: those reported, or where none is, those only mentioned."""
    kinds = listed.kinds or _kinds()
    met = [meeting for meeting in look.registry.meetings() if kind_of(meeting.name) in kinds]
    met = [
        meeting for meeting in met if is_of_time(look, listed, meeting.date) and _is_of_origin(look, listed, meeting)
    ]
    reported = [meeting for meeting in met if meeting.is_reported]
    for held in (reported, [meeting for meeting in met if not meeting.is_reported]):
        if found := _of_matter(look, listed, held) if listed.matter else held:
            return found
    return []


def kind_of(name: str) -> str:
    """The kind of a meeting by the first word for one in its name, folded; empty if there is none."""
    said = tuple(tokens(name))
    heads = _heads()
    for at in range(len(said)):
        for length in (3, 2, 1):
            if kind := heads.get(said[at : at + length]):
                return kind
    return ""


@from_lexicon
def _heads() -> dict[tuple[str, ...], str]:
    named = (row for row in rows("meetings") if row["kind"] and (row.says(uses="head") or row.says(uses="asked")))
    return {tuple(row.key.split()): fold(row["kind"]) for row in named}


@from_lexicon
def _kinds() -> frozenset[str]:
    """The kinds that a word for any meeting means: what people sit in, and no ceremony."""
    return frozenset(fold(row["kind"]) for row in rows("meetings", uses="asked") if row["kind"])


def _is_of_origin(look: Lookup, listed: Listed, meeting: MeetingEntry) -> bool:
    if not listed.named:
        return True
    own = [record.document for record in meeting.records if record.fact.reported]
    document = own[0] if own else meeting.main.document
    said = [meeting.body, *(held.header.issuer for held in own), meeting.place, meeting.name]
    origin = origin_of(look, said, document, folded=listed.folded, own=True)
    return origin.is_of(listed.named)


def _of_matter(look: Lookup, listed: Listed, held: Sequence[MeetingEntry]) -> list[MeetingEntry]:
    """Those about the matter by name, title or agenda; where none is, those whose report speaks of it."""
    titled = by_title(listed, held, _titles)
    if titled:
        return titled
    spoken: Mapping[str, Span] = speaking(look, listed) or {}
    return [
        meeting
        for meeting in held
        if any(record.fact.reported and record.document.id in spoken for record in meeting.records)
    ]


def _titles(meeting: MeetingEntry) -> list[str | None]:
    """What a meeting is called, and what it was about."""
    found: list[str | None] = []
    for record in meeting.records:
        found += [record.fact.name, *(said.text for said in record.fact.course.agenda)]
        found += [record.document.header.title] if record.fact.reported else []
    return found
