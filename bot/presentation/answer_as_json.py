"""An answer as JSON, for `dannguon ask --json` and `GET /api/ask`."""

from dataclasses import fields
from datetime import date
from typing import Any

from bot.presentation.forms import whole_text
from retrieval.types import Answer, Citation

Json = dict[str, Any]  # Any: JSON values

_NOT_OF_CITATIONS = frozenset({"date_inferred", "place", "standing"})
"""What is known of a source and is not promised, or is told part by part."""


def answer_as_json(answer: Answer) -> Json:
    """The answer with ISO dates, scores to four decimals and the time to a tenth of a millisecond.

    `status` is "found", "related", "not_found" or, where it must be told what is meant, "choose" with the `choices`. Of
    what is only related `answer` is empty, and `citations` are the
    passages that speak of the matter, best first. `understood` is null where the question was read as asked. `start`
    and `end` of a citation count code points of the stored text; its `page` counts from 1 and is null for a format
    without pages, `recognition` is the confidence in [0, 1] of its least sure word and null where it was not recognised
    from a picture, `draft` tells of a paper that is not issued yet, `gone` of a file that is not there any more.
    `absent` and `unmet` say what of a question without an answer no document has, and what the nearest sentence has
    not. `superseded` are quoted documents that another has replaced or ended, `marker` is of the citation that says so.
    The `values` of what an administrator corrected are null where the fact is marked wrong. `unstated` is what no
    document says of something that is known: "in_force", "signer" and the like. `kind` is how it was answered, `items`
    are the things that are said from number `first` of `total`, `calculated` whether a number is ours.
    """
    said = answer.said
    form = said.form
    return {
        "question": answer.question,
        "understood": answer.understood,
        "status": answer.status.value,
        "kind": form.kind.value,
        "answer": whole_text(answer),
        "verdict": form.verdict.value if form.verdict else None,
        "items": [{"text": item.text, "markers": list(item.markers)} for item in form.items],
        "first": form.first,
        "total": form.total,
        "calculated": bool(form.calculated),
        "choices": [_fields(choice) for choice in form.choices],
        "citations": list(map(_citation, answer.citations)),
        "suggestions": [_fields(held) for held in answer.suggestions],
        "absent": list(answer.absent),
        "unmet": list(said.unmet),
        "from_register": said.from_register,
        "superseded": [_fields(held) for held in said.superseded],
        "corrected": [_fields(held) for held in said.corrected],
        "more": said.more,
        "unstated": _fields(said.unstated) if said.unstated else None,
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def error_as_json(question: str | None, sentence: str) -> Json:
    """That a question could not be answered, and why; `question` is null where a row of a file has none."""
    return {"question": question, "status": "error", "error": sentence}


def _citation(held: Citation) -> Json:
    return {**_fields(held, without=_NOT_OF_CITATIONS), **_fields(held.standing)}


def _fields(held: Any, *, without: frozenset[str] = frozenset()) -> Json:  # Any: a dataclass
    return {f.name: _plain(getattr(held, f.name)) for f in fields(held) if f.name not in without}


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
