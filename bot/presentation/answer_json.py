"""An answer as JSON, for the command line and the page."""

from typing import TypedDict

from retrieval.types import Answer, Citation


class CitationJson(TypedDict):
    """One source of an answer; `start` and `end` count code points of the stored text."""

    marker: int
    document_id: str
    source: str
    title: str
    date: str | None
    heading: str | None
    start: int
    end: int
    quote: str
    score: float


class SuggestionJson(TypedDict):
    """A document near to a question that has no answer."""

    document_id: str
    title: str


class SupersededJson(TypedDict):
    """A quoted document that another has replaced or ended; `marker` is of the citation that says so."""

    title: str
    relation: str
    by: str
    by_date: str | None
    marker: int


class CorrectedJson(TypedDict):
    """What an administrator corrected in a quoted passage; `values` is null where the fact is marked wrong."""

    marker: int
    made_at: str
    values: dict[str, str] | None
    note: str


class UnstatedJson(TypedDict):
    """What no document says of something that is known: "in_force", "signer" and the like."""

    what: str
    of: str


class AnswerJson(TypedDict):
    """What `dannguon ask --json` and `GET /api/ask` give; `understood` is null where the question was read as asked.

    `absent` and `unmet` say what of a question without an answer no document has, and what no answer to it has.
    """

    question: str
    understood: str | None
    status: str
    answer: str
    citations: list[CitationJson]
    suggestions: list[SuggestionJson]
    absent: list[str]
    unmet: list[str]
    from_register: bool
    superseded: list[SupersededJson]
    corrected: list[CorrectedJson]
    more: int
    unstated: UnstatedJson | None
    elapsed_ms: float


def answer_as_json(answer: Answer) -> AnswerJson:
    """The answer with ISO dates, scores to four decimals and the time to a tenth of a millisecond."""
    unstated = answer.said.unstated
    return {
        "question": answer.question,
        "understood": answer.understood,
        "status": answer.status.value,
        "answer": answer.text,
        "citations": [_citation_as_json(citation) for citation in answer.citations],
        "suggestions": [
            {"document_id": suggestion.document_id, "title": suggestion.title} for suggestion in answer.suggestions
        ],
        "absent": list(answer.absent),
        "unmet": list(answer.said.unmet),
        "from_register": answer.said.from_register,
        "superseded": [
            {
                "title": held.title,
                "relation": held.relation,
                "by": held.by,
                "by_date": held.by_date.isoformat() if held.by_date else None,
                "marker": held.marker,
            }
            for held in answer.said.superseded
        ],
        "corrected": [
            {
                "marker": held.marker,
                "made_at": held.made_at.isoformat(),
                "values": None if held.values is None else dict(held.values),
                "note": held.note,
            }
            for held in answer.said.corrected
        ],
        "more": answer.said.more,
        "unstated": {"what": unstated.what.value, "of": unstated.of} if unstated else None,
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def _citation_as_json(citation: Citation) -> CitationJson:
    return {
        "marker": citation.marker,
        "document_id": citation.document_id,
        "source": citation.source,
        "title": citation.title,
        "date": citation.date.isoformat() if citation.date else None,
        "heading": citation.heading,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "score": round(citation.score, 4),
    }
