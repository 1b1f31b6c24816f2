"""The register as rows for a spreadsheet, made of its JSON: a row an office, a meeting or a document."""

from collections.abc import Iterable, Iterator, Sequence

from bot.presentation.register_json import DocumentJson, FactJson, MeetingJson, OfficialJson, SaidJson, SourceJson

Row = Sequence[str | int | float | bool | None]

_SOURCE = (
    *("document_id", "source", "source_title", "source_date", "start", "end", "quote"),
    *("confidence", "corrected", "fact_id"),
)
OFFICIALS = (
    *("id", "name", "place", "today", "office", "written", "level", "office_place", "former", "as_of"),
    *_SOURCE,
)
MEETINGS = (
    *("id", "name", "ordinal", "body", "term", "date", "date_inferred", "venue", "place", "today", "chairs"),
    *("attendees", "agenda", "tasks", "reported"),
    *_SOURCE,
)
DOCUMENTS = (
    *("id", "title", "name", "type", "number", "symbol", "issuer", "date", "subject", "signer", "in_corpus", "draft"),
    *("relations", "replaced_by", "mentions"),
    *_SOURCE,
)
_SEPARATOR = "; "


def official_rows(officials: Iterable[OfficialJson]) -> Iterator[Row]:
    """A row for every office, in the columns `OFFICIALS`."""
    for person in officials:
        for office in person["offices"]:
            yield (
                *(person["id"], person["name"], person["place"], person["today"], office["office"], office["written"]),
                *(office["level"], office["place"], office["former"], office["as_of"], *_source(office["source"])),
                *(office["confidence"], office["corrected"], office["fact_id"]),
            )


def meeting_rows(meetings: Iterable[MeetingJson]) -> Iterator[Row]:
    """A row for every meeting with its fullest account, in the columns `MEETINGS`; lists are joined by semicolons."""
    for meeting in meetings:
        yield (
            *(meeting["id"], meeting["name"], meeting["ordinal"], meeting["body"], meeting["term"], meeting["date"]),
            *(meeting["date_inferred"], meeting["venue"]["text"] if meeting["venue"] else None, meeting["place"]),
            *(meeting["today"], _texts(meeting["chairs"]), _texts(meeting["attendees"]), _texts(meeting["agenda"])),
            *(_SEPARATOR.join(task["text"] for task in meeting["tasks"]), meeting["reported"]),
            *_fact(meeting["sources"][0]),
        )


def document_rows(documents: Iterable[DocumentJson]) -> Iterator[Row]:
    """A row for every document with where it is named first, in the columns `DOCUMENTS`."""
    for document in documents:
        relations = (f"{r['relation']} ({r['direction']}) {r['document']['title']}" for r in document["relations"])
        yield (
            *(document["id"], document["title"], document["name"], document["type"], document["number"]),
            *(document["symbol"], document["issuer"], document["date"], document["subject"], document["signer"]),
            *(document["in_corpus"], document["draft"], _SEPARATOR.join(relations)),
            *(_SEPARATOR.join(other["title"] for other in document["replaced_by"]), len(document["mentioned_in"])),
            *_fact((document["stated_in"] + document["mentioned_in"])[0]),
        )


def _texts(said: Iterable[SaidJson]) -> str:
    return _SEPARATOR.join(one["text"] for one in said)


def _source(source: SourceJson | FactJson) -> Row:
    return (
        *(source["document_id"], source["source"], source["title"], source["date"]),
        *(source["start"], source["end"], source["quote"]),
    )


def _fact(fact: FactJson) -> Row:
    return (*_source(fact), fact["confidence"], fact["corrected"], fact["fact_id"])
