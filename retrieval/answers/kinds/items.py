"""Several things said in order, each with what it cites."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.layout import Span
from retrieval.answers.findings import Finding
from retrieval.citations import cite
from retrieval.types import ANSWER_MAX_CHARS, MOST_ITEMS, QUOTE_MAX_CHARS, Citation, Draft, Form, Item
from retrieval.view import View

LEAD_CHARS = 120
"""So much of an answer is kept for the words that say what follows: "Có 12 chỉ thị trong kho tài liệu:"."""

_MARKS = re.compile(r"(?: \[\d+\])+$")


@dataclass(frozen=True, slots=True)
class Told:
    """A thing to be said.

    Attributes:
        text: Its words; each name and number of them stands in one of the findings.
        findings: The spans that say so; at least one, the best first.
    """

    text: str
    findings: tuple[Finding, ...]


def draft_of(told: Sequence[Told], form: Form) -> Draft:
    """The things as items of an answer of this form, at most twenty, each with its own citations.

    What cites no span that may be quoted, because it is longer than a quote may be, is left out.

    Args:
        told: In order.
        form: Whatever else is said of them; its items are put in.
    """
    items: list[Item] = []
    citations: list[Citation] = []
    for held in told[:MOST_ITEMS]:
        cited = _cited(held.findings, len(citations))
        if cited:
            citations += cited
            items.append(Item(held.text.rstrip(" ,;:."), tuple(citation.marker for citation in cited)))
    return Draft(text_of(items), tuple(citations), form=replace(form, items=tuple(items)))


def text_of(items: Sequence[Item]) -> str:
    """The items a line each with their marks, as many as an answer holds; a first one that is too long is cut."""
    lines: list[str] = []
    for item in items:
        marks = "".join(f" [{marker}]" for marker in item.markers)
        line = f"{item.text}{marks}"
        if len("\n".join([*lines, line])) > ANSWER_MAX_CHARS - LEAD_CHARS:
            break
        lines.append(line)
    if items and not lines:
        marks = "".join(f" [{marker}]" for marker in items[0].markers)
        room = ANSWER_MAX_CHARS - LEAD_CHARS - len(marks) - 1
        lines.append(f"{items[0].text[:room].rpartition(' ')[0].rstrip(' ,;:.')}…{marks}")
    return "\n".join(lines)


def _cited(findings: Sequence[Finding], before: int) -> list[Citation]:
    found: list[Citation] = []
    for finding in findings:
        span = finding.span
        if not 0 < span.end - span.start <= QUOTE_MAX_CHARS:
            continue
        marker = before + len(found) + 1
        cited = cite(
            finding.document, span.start, span.end, marker=marker, heading=finding.heading, score=finding.score
        )
        found.append(cited)
    return found


def lines_of(said: Draft, view: View) -> Iterator[Told]:
    """The lines of an answer with what each cites."""
    held = {citation.marker: citation for citation in said.citations}
    for line in said.text.split("\n"):
        marks = _MARKS.search(line)
        cited = [held[int(mark)] for mark in re.findall(r"\d+", marks[0])] if marks else []
        if marks and cited:
            yield Told(line[: marks.start()], tuple(_finding(citation, view) for citation in cited))


def _finding(cited: Citation, view: View) -> Finding:
    span = Span(cited.start, cited.end)
    return Finding(view.document(cited.document_id), span, cited.standing.heading, cited.score)


def each_once(told: Iterable[Told]) -> list[Told]:
    """The things in order, of two of which one cites all that the other does only that one."""
    kept: list[Told] = []
    for held in told:
        at = next((at for at, other in enumerate(kept) if _has(other, held) or _has(held, other)), None)
        if at is None:
            kept.append(held)
        elif _has(held, kept[at]):
            kept[at] = held
    return kept


def _has(one: Told, other: Told) -> bool:
    """Whether all that the other cites stands in what this one cites."""
    return all(any(_holds(held, of) for held in one.findings) for of in other.findings)


def _holds(one: Finding, other: Finding) -> bool:
    is_same = one.document.id == other.document.id
    return is_same and one.span.start <= other.span.start and other.span.end <= one.span.end
