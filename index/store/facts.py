"""Facts as the corpus's SQLite file has them."""

import json
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from index.facts.types import PARTS, DocumentFact, F, Fact, MeetingFact, OfficialFact

FACTS_VERSION = 10
"""Raised when a change of the rules finds other facts; `dannguon index` then reads every document for them again."""


def encoded(fact: Fact) -> str:
    """The fact as JSON, the fields of its part among its own: so they were stored before the part was a value."""
    held = _adapter(fact.kind).dump_python(fact, mode="json")
    part, _ = PARTS.get(fact.kind, (None, None))
    return json.dumps(held if part is None else held | held.pop(part), ensure_ascii=False, separators=(",", ":"))


def decoded(kind: type[F], data: str) -> F:
    """The fact that `encoded` made this of.

    Raises:
        ValueError: If it cannot be read.
    """
    held = json.loads(data)
    part, of_type = PARTS.get(kind.kind, (None, None))
    if part is not None and of_type is not None:
        held[part] = {field.name: held.pop(field.name, None) for field in fields(of_type)}
    fact: F = _adapter(kind.kind).validate_python(held)
    return fact


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:  # Any: one of the kinds of facts
    return TypeAdapter(next(held for held in (OfficialFact, MeetingFact, DocumentFact) if held.kind == kind))
