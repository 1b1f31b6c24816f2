"""All facts of a document."""

from dataclasses import replace

from index.facts.documents.documents import find_documents
from index.facts.meetings.meetings import find_meetings
from index.facts.officials.officials import find_officials_of
from index.facts.tasks.tasks import find_tasks_of_paper
from index.facts.types import Facts
from index.structure.reading import Reading


def find_facts(reading: Reading) -> Facts:
    """What a document says of officials, meetings and documents, each with its span.

    Tasks are the meeting's that the document reports; where it reports none, they are the document's own.
    """
    meetings, documents = find_meetings(reading), find_documents(reading)
    if documents and documents[0].is_self and not any(meeting.reported for meeting in meetings):
        documents[0] = replace(documents[0], tasks=tuple(find_tasks_of_paper(reading)))
    return Facts(find_officials_of(reading), meetings, documents)
