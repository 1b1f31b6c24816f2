"""Facts in the corpus's SQLite file; a document's facts go with the document."""

import json
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from index.facts.types import PARTS, DocumentFact, F, Fact, Facts, MeetingFact, OfficialFact
from index.store.sqlite import Database, damaged

FACTS_VERSION = 2
"""Raised when a change of the rules finds other facts; `dannguon index` then reads every document for them again."""


class FactsTable:
    """The table of facts of a corpus's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, kind: type[F]) -> list[tuple[str, F]]:
        """All facts of a kind with the id of their document, by document, in the order of the text.

        Raises:
            CorpusCorrupted: If a fact cannot be read.
        """
        rows = self._database.rows(
            "SELECT document_id, data FROM facts WHERE kind = ? ORDER BY document_id, start, id", (kind.kind,)
        )
        try:
            return [(document, _decoded(kind, data)) for document, data in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error

    def replace(self, document_id: str, facts: Facts) -> None:
        """Write a document's facts in place of those it had."""
        rows = [
            (document_id, fact.kind, fact.key, fact.span.start, fact.span.end, fact.confidence, encoded(fact))
            for fact in facts.all
        ]
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM facts WHERE document_id = ?", (document_id,))
            connection.executemany(
                "INSERT INTO facts (document_id, kind, key, start, end, confidence, data) VALUES (?,?,?,?,?,?,?)", rows
            )


def encoded(fact: Fact) -> str:
    """The fact as JSON, the fields of its part among its own: so they were stored before the part was a value."""
    held = _adapter(type(fact)).dump_python(fact, mode="json")
    part, _ = PARTS.get(fact.kind, (None, None))
    return json.dumps(held if part is None else held | held.pop(part), ensure_ascii=False, separators=(",", ":"))


def _decoded(kind: type[F], data: str) -> F:
    held = json.loads(data)
    part, of_type = PARTS.get(kind.kind, (None, None))
    if part is not None and of_type is not None:
        held[part] = {field.name: held.pop(field.name, None) for field in fields(of_type)}
    return _adapter(kind).validate_python(held)


def _adapter(kind: type[F]) -> TypeAdapter[F]:
    return _adapter_of(kind.kind)


@cache
def _adapter_of(kind: str) -> TypeAdapter[Any]:  # Any: one of the kinds of facts
    return TypeAdapter(next(held for held in (OfficialFact, MeetingFact, DocumentFact) if held.kind == kind))
