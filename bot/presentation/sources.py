"""Where the register has its facts from: passages word for word, and what the units of then are today."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from index.entities.units_today import resolve, today_note
from index.facts.types import Task
from index.ingest.files import first_there
from index.layout import Span
from index.types import Document, DocumentSummary
from retrieval.register.entries import AnyRecord, MeetingEntry, Tenure, first_known
from retrieval.register.registry import Registry

Json = dict[str, Any]  # Any: JSON values

TEXTS_HELD = 1000
"""So that a long list does not hold the texts of a whole corpus."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that states a fact.

    Attributes:
        quote: The document's text between the offsets, word for word.
    """

    document: DocumentSummary
    start: int
    end: int
    quote: str


class Passages:
    """Reads passages for one list or card; each document's text once."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._document: Callable[[DocumentSummary], Document] = lru_cache(TEXTS_HELD)(registry.text)
        self._today: Callable[[str, DocumentSummary], str | None] = lru_cache(maxsize=None)(self._look_up_today)

    def source(self, document: DocumentSummary, start: int, end: int) -> Source:
        """The passage between two offsets.

        Raises:
            DocumentNotFound: If the document is there no more.
        """
        return Source(document, start, end, self._document(document).text[start:end])

    def of_task(self, task: Task, document: DocumentSummary) -> Source:
        """The passage that sets a task; of a table its whole row, which says who does it until when."""
        said = task.said
        row = self._document(document).layout.row_at(said.start) or Span(said.start, said.end)
        return self.source(document, row.start, row.end)

    def of_tenure(self, tenure: Tenure) -> Source:
        """The passage that gives someone an office: that with the name, if it has the office too."""
        span, said = tenure.record.fact.span, tenure.office.said
        if span.start <= said.start and said.end <= span.end:
            return self.source(tenure.record.document, span.start, span.end)
        return self.source(tenure.record.document, said.start, said.end)

    def today(self, place: str | None, document: DocumentSummary) -> str | None:
        """What a place that a document names is today, in words to stand behind it; None if it is what it was.

        Raises:
            DocumentNotFound: If the document is there no more.
        """
        return None if place is None else self._today(place, document)

    def _look_up_today(self, place: str, document: DocumentSummary) -> str | None:
        unit = resolve(place, self._document(document).text)
        return None if unit is None else today_note(unit)


def is_inferred(entry: MeetingEntry) -> bool:
    """Whether the year of a meeting's day stands elsewhere in the text."""
    return any(record.fact.date_inferred for _, record in first_known(entry.records, lambda fact: fact.date))


# --- as JSON ---------------------------------------------------------------------------------------------------------


def source_as_json(source: Source) -> Json:
    """The passage with its document: `source` is the file's path, `title` and `date` are the document's.

    `gone` says that no file holds it any more.
    """
    return {
        "document_id": source.document.id,
        "source": source.document.source,
        "title": source.document.display_title,
        "date": iso(source.document.header.date),
        "gone": first_there(source.document) is None,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
    }


def fact_as_json(record: AnyRecord, passages: Passages) -> Json:
    """The passage that states a fact; `fact_id` is what `dannguon facts correct` takes."""
    span = record.fact.span
    return {
        **source_as_json(passages.source(record.document, span.start, span.end)),
        "fact_id": record.id,
        "confidence": confidence(record),
        "corrected": corrected(record),
    }


def iso(day: datetime.date | None) -> str | None:
    """The day as it is written in JSON."""
    return day.isoformat() if day else None


def confidence(record: AnyRecord) -> float:
    """How sure a fact is, in [0, 1]."""
    return round(record.fact.confidence, 4)


def corrected(record: AnyRecord) -> str | None:
    """When an administrator corrected a fact."""
    return record.correction.made_at.isoformat() if record.correction else None
