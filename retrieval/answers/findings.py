"""Spans that answer, and the draft that they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.language.text import fold_space
from index.layout import Span
from index.types import Document
from retrieval.citations import cite
from retrieval.evidence.matching import Candidate
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Citation, Draft


@dataclass(frozen=True, slots=True)
class Finding:
    """A span that answers, with its score in [0, 1].

    Attributes:
        said: What is said of it in its own words, where that is not all of them.
    """

    document: Document
    span: Span
    heading: str | None
    score: float
    said: str | None = None


def finding_at(candidate: Candidate, span: Span) -> Finding:
    """A finding at a span of the document."""
    score = min(1.0, max(0.0, candidate.score))
    return Finding(candidate.evidence.document, span, candidate.sentence.heading, score)


def newest_first(findings: Sequence[Finding]) -> list[Finding]:
    """Of several documents those of the newest first, those without a date last; of one as they are."""
    dates = {finding.document.id: finding.document.header.date or date.min for finding in findings}
    return sorted(findings, key=lambda finding: dates[finding.document.id], reverse=True)


def draft(findings: Sequence[Finding]) -> Draft:
    """The findings in order, each with its mark, as many as fit; one too long to be quoted is left out."""
    parts: list[str] = []
    citations: list[Citation] = []
    for finding in findings:
        if finding.span.end - finding.span.start > QUOTE_MAX_CHARS:
            continue
        marker = len(citations) + 1
        said = finding.said or fold_space(finding.document.text[finding.span.start : finding.span.end])
        part = f"{said.rstrip(',;:. ')} [{marker}]"
        if len("\n".join([*parts, part])) > ANSWER_MAX_CHARS:
            break
        parts.append(part)
        citations.append(
            cite(
                finding.document,
                finding.span.start,
                finding.span.end,
                marker=marker,
                heading=finding.heading,
                score=finding.score,
            )
        )
    return Draft("\n".join(parts), tuple(citations))
