"""The conferences, congresses and sessions that a document reports or mentions.

A mention is a meeting's word with what names it: "Đại hội đại biểu Đảng bộ huyện lần thứ 28, nhiệm kỳ 2020 - 2025".
Mentions that agree are one meeting. What only says "hội nghị" means the reported one; a mention without an ordinal, a
term or a day singles out no meeting and is left out, unless it agrees with one that is known.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from index.entities.bodies import in_sentence_case, level_of
from index.entities.names import without_holder
from index.entities.places import place_of
from index.facts.meetings.course import find_agenda, find_attendees, find_chairs, find_holder
from index.facts.meetings.days import nearest
from index.facts.meetings.identity import MeetingMention, agree
from index.facts.meetings.mentions import find_meeting_mentions
from index.facts.meetings.opened import LONGEST_DAYS, opening_day
from index.facts.meetings.reported import Meeting, find_reported
from index.facts.meetings.venues import find_venue
from index.facts.meetings.words import BODY, TERM
from index.facts.own_unit import own_unit, unit_above
from index.facts.tasks.tasks import find_tasks
from index.facts.types import LEAST_CONFIDENCE, Course, MeetingFact
from index.language.text import fold_space
from index.layout import Span
from index.lexicon.kinds import split_label
from index.structure.reading import Reading


def find_meetings(reading: Reading) -> list[MeetingFact]:
    """The meetings that a document reports or mentions, each once, in the order of the text."""
    mentions = list(find_meeting_mentions(reading))
    chosen = find_reported(reading, mentions)
    meetings = [chosen] if chosen else []
    single = [mention for mention in mentions if not mention.several]
    for mention in single:
        if mention.singles_out:
            _add(meetings, mention)
    for mention in single:
        if not mention.singles_out and _names_one(mention):
            _add(meetings, mention)
    reported = _fact(reading, chosen, None) if chosen else None
    day = (reported.date if reported else None) or _day_of(reading)
    facts = [reported] if reported else []
    kinds = [meetings[0].mentions[0].kind] if reported else []
    for meeting in meetings[len(facts) :]:
        if _is_of_known_period(reading, meetings, meeting):
            continue
        if chosen is None or not _is_told_again(chosen, meeting, day):
            facts.append(_fact(reading, meeting, day))
            kinds.append(meeting.mentions[0].kind)
    facts = _with_bodies(facts, kinds)
    own = own_unit(reading) if any(fact.place is None for fact in facts) else None
    named: dict[str, MeetingFact] = {}
    for told in facts:
        fact = _placed(told, own, reading.text)
        if fact.key in named and fact.body:  # the pilot congresses of two communes
            fact = replace(fact, name=f"{fact.name} {fact.body}")
        if fact.confidence >= LEAST_CONFIDENCE:
            named.setdefault(fact.key, fact)
    return sorted(named.values(), key=lambda fact: fact.span.start)


def _with_bodies(facts: Sequence[MeetingFact], kinds: Sequence[str]) -> list[MeetingFact]:
    """The meetings, those with no more than a number with the body of the last one of their kind, or of the first.

    "Kỳ họp thứ 15" in news of the fourteenth is of the same council.
    """
    order = sorted(range(len(facts)), key=lambda at: facts[at].span.start)
    known = list(facts)
    for at in order:
        if facts[at].body or facts[at].ordinal is None or facts[at].place:
            continue
        named = [other for other in order if kinds[other] == kinds[at] and facts[other].body]
        before = [other for other in named if facts[other].span.start < facts[at].span.start]
        if named:
            source = facts[before[-1] if before else named[0]]
            known[at] = replace(facts[at], body=source.body, place=source.place)
    return known


def _placed(fact: MeetingFact, own: str | None, text: str) -> MeetingFact:
    """The meeting with the unit of its body, which is the paper's or above it where the body's words do not say it."""
    level = level_of(fact.body) if fact.place is None and fact.body else None
    if level is None or own is None:
        return fact
    is_own = split_label(own)[0] == level
    return replace(fact, place=own if is_own else unit_above(own, text, lambda place: split_label(place)[0] == level))


def _day_of(reading: Reading) -> datetime.date | None:
    """The day of the document, or of its page."""
    page = reading.page_dates
    return reading.header.date or page.published or page.saved


def _is_of_known_period(reading: Reading, meetings: Sequence[Meeting], meeting: Meeting) -> bool:
    """Whether a session that only its time of the year names may be one that is known, of that year or undated."""
    if any(m.ordinal is not None or m.when.day or m.when.is_later or not m.when.has_period for m in meeting.mentions):
        return False
    years = {year for m in meeting.mentions for year in re.findall(r"\d{4}", reading.text[m.start : m.end])}
    others = (other.mentions for other in meetings if other is not meeting)
    same_kind = (told for told in others if told[0].kind == meeting.mentions[0].kind)
    held = ({str(m.date.year) for m in told if m.date} for told in same_kind)
    return any(not known or known & years for known in held)


def _is_told_again(reported: Meeting, meeting: Meeting, day: datetime.date | None) -> bool:
    """Whether a meeting without an ordinal is the reported one by another name: it is on the reported one's day."""
    told = meeting.mentions
    if any(mention.ordinal is not None or mention.when.is_later for mention in told):
        return False
    longest = LONGEST_DAYS if told[0].kind == reported.mentions[0].kind else 0
    days = [on for mention in told if mention.when.day and (on := nearest(mention.when.day, day))]
    return day is not None and any(0 <= (on - day).days <= longest for on in days)


def _names_one(mention: MeetingMention) -> bool:
    """Whether a mention without ordinal and term still names one body's congress: "Đại hội Đảng bộ huyện"."""
    return (
        mention.kind == "đại hội" and mention.whose.body is not None and mention.whose.level not in (None, "trung ương")
    )


def _add(meetings: list[Meeting], mention: MeetingMention) -> None:
    """Put a mention to the meeting that it means, or make it one."""
    for meeting in meetings:
        if all(agree(held, mention) for held in meeting.mentions) and _is_same(meeting, mention):
            if all(held.says != mention.says for held in meeting.mentions):
                meeting.mentions.append(mention)
            return
    meetings.append(Meeting([mention]))


def _is_same(meeting: Meeting, mention: MeetingMention) -> bool:
    """Whether a mention that agrees with a meeting's says enough to be it."""
    for held in meeting.mentions:
        if held.ordinal is not None and held.ordinal == mention.ordinal:
            return True
        if held.when.day and mention.when.day and held.ordinal is None and mention.ordinal is None:
            return True
        bodies = (
            held.whose.organ == mention.whose.organ
            and held.whose.level == mention.whose.level
            and held.whose.organ is not None
        )
        if bodies and (mention.ordinal is None or held.ordinal is None):
            return (
                mention.kind == "đại hội"
                or bool(held.whose.term_keys & mention.whose.term_keys)
                or held.date == mention.date
            )
    return False


def _fact(reading: Reading, meeting: Meeting, day: datetime.date | None) -> MeetingFact:
    """The meeting with all that its mentions say, and of the reported one what the text tells of its course.

    Args:
        day: Of the document or of the meeting that it reports: days without a year are near it.
    """
    text, told = reading.text, meeting.mentions
    fullest = max(told, key=lambda m: _fullness(text, m, reported=meeting.reported))
    with_subject = meeting.reported or not fullest.names_itself or fullest.named_end > fullest.end
    body = _body_of(text, told)
    date = next((m.date for m in told if m.date), None)
    if not meeting.reported:
        date = date or next((on for m in told if m.when.day and (on := nearest(m.when.day, day))), None)
        date = date or (day if any(m.when.is_same_day for m in told) else None)
        body = body or _holder_of(reading, told)
    fact = MeetingFact(
        name=fullest.name_in(text, with_subject=with_subject),
        ordinal=next((m.ordinal for m in told if m.ordinal is not None), None),
        body=in_sentence_case(body) if body else None,
        term=_term_of(text, told),
        date=date,
        date_inferred=date is not None and all(m.date is None for m in told),
        place=_place_of(reading, meeting) or (place_of(body) if body else None),
        course=Course(),
        reported=meeting.reported,
        span=Span(fullest.named_start, fullest.named_end if with_subject else fullest.end),
        confidence=_confidence(meeting),
    )
    return _with_course(reading, told, fact) if meeting.reported else fact


def _body_of(text: str, told: Sequence[MeetingMention]) -> str | None:
    """The body that the mentions name, rather one with its unit's name."""
    named = sorted(told, key=lambda m: (m.whose.place is None, m.whose.organ is None))
    bodies = (text[m.whose.body.start : m.whose.body.end] for m in named if m.whose.body)
    return next(map(without_holder, bodies), None)


def _term_of(text: str, told: Sequence[MeetingMention]) -> str | None:
    """The terms of the mention that says most of them, rather not in capitals."""
    written = ([text[term.start : term.end] for term in m.whose.terms] for m in told)
    terms = max(written, key=lambda terms: (len(terms), not any(term.isupper() for term in terms)))
    return ", ".join(map(fold_space, terms)) or None


def _place_of(reading: Reading, meeting: Meeting) -> str | None:
    """The unit that the mentions name, or the document's where it is of the same level."""
    told, header = meeting.mentions, reading.header
    place = next((m.whose.place for m in told if m.whose.place), None)
    level = next((m.whose.level for m in told if m.whose.level), None)
    if place is None and header.place and (meeting.reported or header.place.startswith(f"{level} ")):
        return header.place
    return place


def _holder_of(reading: Reading, told: Sequence[MeetingMention]) -> str | None:
    """The body that is said to hold a mentioned meeting on its day."""
    for mention in told:
        if mention.when.day or mention.when.is_later:
            holder = find_holder(reading.text, _sentence_of(reading, mention).start, mention.start)
            if holder:
                return holder[0]
    return None


def _fullness(text: str, mention: MeetingMention, *, reported: bool) -> tuple[bool, bool, int]:
    """By what a mention is preferred for the name: with the ordinal, not in capitals, long."""
    end = mention.named_end if reported else mention.end
    return mention.ordinal is not None, not text[mention.start : end].isupper(), end - mention.start


def _confidence(meeting: Meeting) -> float:
    if meeting.reported:
        return 0.95 if meeting.weight >= 4 else 0.85 if meeting.weight >= 2 else 0.7
    told = meeting.mentions
    if not any(m.singles_out for m in told):
        return 0.75 if any(m.whose.place for m in told) else 0.6
    known = any(m.whose.body or m.whose.level for m in told)
    return 0.9 if known else 0.8


def _sentence_of(reading: Reading, mention: MeetingMention) -> Span:
    """The sentence in which a mention stands."""
    paragraph = reading.paragraphs[mention.paragraph]
    whole = Span(paragraph.start, paragraph.end)
    return next((span for span in paragraph.sentences if span.start <= mention.start < span.end), whole)


def _with_course(reading: Reading, told: Sequence[MeetingMention], fact: MeetingFact) -> MeetingFact:
    """The reported meeting with day, holder, venue, chairs, attendees, agenda and tasks."""
    header, text = reading.header, reading.text
    sentences = [_sentence_of(reading, mention) for mention in told]
    holder = next(
        (held for span, m in zip(sentences, told, strict=True) if (held := find_holder(text, span.start, m.start))),
        None,
    )
    body, term = _held_by(fact, holder, header.issuer)
    date, inferred = opening_day(reading, fact, sentences)
    tasks = find_tasks(reading)
    chairs = tuple(find_chairs(text, reading.paragraphs))
    speakers = [task.said_by for task in tasks if task.said_by]
    attendees = find_attendees(text, reading.paragraphs, chairs={chair.text for chair in chairs}, speakers=speakers)
    return replace(
        fact,
        place=fact.place or (place_of(body) if body else None),
        body=body,
        term=term,
        date=date,
        date_inferred=inferred,
        course=Course(
            venue=find_venue(text, fact.name, sentences, reading.paragraphs),
            chairs=chairs,
            attendees=tuple(attendees),
            agenda=tuple(find_agenda(text, reading.paragraphs, tasks=[task.said for task in tasks])),
            tasks=tuple(tasks),
        ),
    )


def _held_by(
    fact: MeetingFact, holder: tuple[str, str | None] | None, issuer: str | None
) -> tuple[str | None, str | None]:
    """Body and term of the reported meeting: its name's, completed by the holder's, else the document's issuer."""
    body, term = fact.body or (holder[0] if holder else None), fact.term
    if holder and body and holder[0].lower().startswith(body.lower()):
        body = holder[0]
    if body is None and issuer:
        named = BODY().search(issuer) if "chủ trì" in issuer else None
        body = named["body"] if named else TERM.split(issuer)[0].rstrip(" ,(")
    if holder and holder[1] and (term is None or "nhiệm kỳ" not in term):
        term = holder[1]
    return body, term
