"""What a head says is only taken from words that were read surely: figures written by hand come out wrong of a scan."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entities.dates import find_dates
from index.layout import Doubt, Span
from index.types import Header

_HEAD_CHARS = 3000
_FIGURES = re.compile(r"\d+")


def without_doubtful_figures(header: Header, text: str, doubts: Sequence[Doubt]) -> Header:
    """The header, its number and day None where recognition was not sure of a figure of theirs.

    Args:
        header: Read from the text.
        text: As it is stored.
        doubts: The words that recognition is not sure of.
    """
    head = text[:_HEAD_CHARS]
    if header.number and _is_doubtful(head, _number_in(head, header.number), doubts):
        header = replace(header, number=None)
    day = next((date for date in find_dates(head) if header.date and date.value == header.date), None)
    if day is not None and _is_doubtful(head, Span(day.start, day.end), doubts):
        header = replace(header, date=None, date_inferred=False)
    return header


def _number_in(text: str, number: str) -> Span | None:
    """Where a number stands, however it is spaced."""
    found = re.search(r"\s*".join(map(re.escape, number.replace(" ", ""))), text)
    return Span(found.start(), found.end()) if found else None


def _is_doubtful(text: str, span: Span | None, doubts: Sequence[Doubt]) -> bool:
    figures = list(_FIGURES.finditer(text, span.start, span.end)) if span else []
    return any(held.start < figure.end() and figure.start() < held.end for figure in figures for held in doubts)
