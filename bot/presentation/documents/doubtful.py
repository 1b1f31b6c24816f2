"""Which fields of a header stand on words that recognition is not sure of."""

import re
from collections.abc import Iterator

from bot.presentation.documents.header_as_json import header_as_json
from index.entities.dates import find_dates
from index.language.text import fold
from index.layout import Span
from index.types import Document

_ENDS_CHARS = 3000
"""So far from either end of a text its head and its signature stand."""
_AT_THE_END = frozenset({"signer", "signer_office"})


def doubtful_fields(document: Document) -> list[str]:
    """The names of the fields whose words, where the text has them as the field does, are doubted; in their order."""
    doubts = document.layout.doubts
    if not doubts:
        return []
    return [
        name
        for name, value in header_as_json(document.header).items()
        for span in _places(document, name, value)
        if any(doubt.start < span.end and span.start < doubt.end for doubt in doubts)
    ]


def _places(document: Document, name: str, value: object) -> Iterator[Span]:
    """Where a field's value stands, at most once: the first time in the head, the last time at the end."""
    text = document.text
    if name == "date":
        found = (day for day in find_dates(text[:_ENDS_CHARS]) if value and day.value == document.header.date)
        yield from (Span(day.start, day.end) for day in list(found)[:1])
    elif isinstance(value, str) and value.split():
        words = r"\s+".join(re.escape(_folded(word)) for word in value.split())
        start = max(0, len(text) - _ENDS_CHARS) if name in _AT_THE_END else 0
        spans = [
            Span(start + match.start(), start + match.end())
            for match in re.finditer(words, _folded(text[start : start + _ENDS_CHARS]))
        ]
        yield from spans[-1:] if name in _AT_THE_END else spans[:1]


def _folded(text: str) -> str:
    """The text without marks and capitals, as long as it was."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)
