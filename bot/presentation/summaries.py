"""An entry of the register as it stands in a list: its main facts on one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import messages
from bot.presentation.sources import is_inferred
from index.ingest.files import first_there
from retrieval.register.entries import AnyRecord, DocumentEntry, Entry, MeetingEntry, OfficialEntry, Tenure
from retrieval.register.registry import Registry

OFFICES_IN_SUMMARY = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """An entry as it stands in a list.

    Attributes:
        facts: The main facts on one line, and that the file of the record is gone.
        record: The newest or fullest fact.
    """

    id: str
    title: str
    facts: str
    record: AnyRecord


def summary_of(entry: Entry, registry: Registry) -> Summary:
    """The entry for a list."""
    match entry:
        case OfficialEntry():
            return _summary_of_official(entry)
        case MeetingEntry():
            mentioned = None if entry.is_reported else messages.said("only_mentioned")
            day = messages.day(entry.date, inferred=is_inferred(entry))
            return _summary(entry.id, entry.name, entry.main, [day, entry.place, mentioned])
        case DocumentEntry():
            whose = [
                messages.said("in_corpus") if entry.own else messages.said("only_mentioned"),
                messages.said("draft") if entry.is_draft else None,
                messages.said("ended") if registry.ended_by(entry) else None,
                messages.said("tasks_counted", count=len(entry.tasks)) if entry.tasks else None,
            ]
            return _summary(entry.id, entry.title, entry.main, [messages.day(entry.date), entry.subject, *whose])


def _summary_of_official(entry: OfficialEntry) -> Summary:
    current = entry.current
    offices = "; ".join(office_of(tenure, entry.place) for tenure in current[:OFFICES_IN_SUMMARY])
    more = "; …" if len(current) > OFFICES_IN_SUMMARY else ""
    return _summary(
        entry.id,
        entry.name,
        entry.records[0],
        [offices + more, entry.place, messages.as_of(entry.records[0].fact.as_of)],
    )


def _summary(identity: str, title: str, record: AnyRecord, facts: Sequence[str | None]) -> Summary:
    gone = messages.said("source_gone") if first_there(record.document) is None else None
    said = noted(" · ".join(fact for fact in facts if fact), record)
    return Summary(identity, messages.capitalised(title), " · ".join(filter(None, (said, gone))), record)


# --- what cards say too ----------------------------------------------------------------------------------------------


def office_of(tenure: Tenure, place: str | None) -> str:
    """An office with the unit it is of, where that is not `place`, and that it is held no more."""
    office = tenure.office
    elsewhere = office.place if office.place and office.place != place and office.place not in office.name else None
    name = f"{office.name} ({elsewhere})" if elsewhere else office.name
    return f"{name}, {messages.said('former')}" if office.former else name


def noted(text: str, record: AnyRecord) -> str:
    """The text with what is to be known of its fact: that it is uncertain, or corrected."""
    if record.correction is not None:
        return (
            f"{text} {messages.said('corrected_on', day=messages.day(record.correction.made_at.astimezone().date()))}"
        )
    return text if record.is_certain else f"{text} {messages.said('uncertain')}"
