"""All facts of a document."""

from index.facts.documents.documents import find_documents
from index.facts.meetings.meetings import find_meetings
from index.facts.officials.officials import find_officials_of
from index.facts.types import Facts
from index.structure.reading import Reading


def find_facts(reading: Reading) -> Facts:
    """What a document says of officials, meetings and documents, each with its span."""
    return Facts(find_officials_of(reading), find_meetings(reading), find_documents(reading))
