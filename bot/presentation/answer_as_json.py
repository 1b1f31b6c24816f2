"""An answer as JSON, for the command line and the page."""

from datetime import date
from typing import TypedDict, TypeVar, cast

from retrieval.types import Answer

_Json = TypeVar("_Json")


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


class _ReadJson(TypedDict):
    """What was asked and what was found; see `AnswerJson`."""

    question: str
    understood: str | None
    status: str
    answer: str
    citations: list[CitationJson]
    suggestions: list[SuggestionJson]
    absent: list[str]
    unmet: list[str]


class AnswerJson(_ReadJson):
    """What `dannguon ask --json` and `GET /api/ask` give; `understood` is null where the question was read as asked.

    `absent` and `unmet` say what of a question without an answer no document has, and what no answer to it has.
    """

    from_register: bool
    superseded: list[SupersededJson]
    corrected: list[CorrectedJson]
    more: int
    unstated: UnstatedJson | None
    elapsed_ms: float


class ErrorJson(TypedDict):
    """What `dannguon ask --batch` gives in the place of an answer; `question` is null where the row has none."""

    question: str | None
    status: str
    error: str


def answer_as_json(answer: Answer) -> AnswerJson:
    """The answer with ISO dates, scores to four decimals and the time to a tenth of a millisecond."""
    return {
        "question": answer.question,
        "understood": answer.understood,
        "status": answer.status.value,
        "answer": answer.text,
        "citations": [_fields(CitationJson, held) for held in answer.citations],
        "suggestions": [_fields(SuggestionJson, held) for held in answer.suggestions],
        "absent": list(answer.absent),
        "unmet": list(answer.said.unmet),
        "from_register": answer.said.from_register,
        "superseded": [_fields(SupersededJson, held) for held in answer.said.superseded],
        "corrected": [_fields(CorrectedJson, held) for held in answer.said.corrected],
        "more": answer.said.more,
        "unstated": _fields(UnstatedJson, answer.said.unstated) if answer.said.unstated else None,
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def error_as_json(question: str | None, sentence: str) -> ErrorJson:
    """That a question could not be answered, and why."""
    return {"question": question, "status": "error", "error": sentence}


def _fields(kind: type[_Json], held: object) -> _Json:
    """The fields of a value that its JSON has, by their names."""
    return cast("_Json", {name: _plain(getattr(held, name)) for name in kind.__annotations__})


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case float():
            return round(value, 4)
        case tuple():
            return dict(value)
        case _:
            return value
