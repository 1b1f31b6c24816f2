"""Facts in the corpus's SQLite file; a document's facts go with the document."""

import sqlite3
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from index.facts.types import DocumentFact, Fact, Facts, MeetingFact, OfficialFact
from index.store.sqlite import Database, damaged

FACTS_VERSION = 1
"""Raised when a change of the rules finds other facts; `dannguon index` then reads every document for them again."""

SCHEMA = """
CREATE TABLE facts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, confidence REAL NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_document ON facts (document_id, kind);
CREATE INDEX facts_by_kind ON facts (kind, key);
"""
F = TypeVar("F", bound=Fact)


class FactsTable(Database):
    """The table of facts as it is read, and as a document's transaction writes it."""

    def facts(self, kind: type[F]) -> list[tuple[str, F]]:
        """All facts of a kind with the id of their document, by document, in the order of the text.

        Raises:
            CorpusCorrupted: If a fact cannot be read.
        """
        adapter = _adapter(kind)
        rows = self._rows(
            "SELECT document_id, data FROM facts WHERE kind = ? ORDER BY document_id, start, id", (kind.kind,)
        )
        try:
            return [(document, adapter.validate_json(data)) for document, data in rows]
        except ValidationError as error:
            raise damaged(self.path) from error

    @staticmethod
    def _insert_facts(connection: sqlite3.Connection, document_id: str, facts: Facts) -> None:
        """Write a document's facts in the open transaction, in place of those it had."""
        connection.execute("DELETE FROM facts WHERE document_id = ?", (document_id,))
        connection.executemany(
            "INSERT INTO facts (document_id, kind, key, start, end, confidence, data) VALUES (?,?,?,?,?,?,?)",
            (
                (document_id, fact.kind, fact.key, fact.span.start, fact.span.end, fact.confidence, encoded(fact))
                for fact in facts.all
            ),
        )


def encoded(fact: Fact) -> str:
    """The fact as JSON."""
    return _adapter(type(fact)).dump_json(fact).decode()


def _adapter(kind: type[F]) -> TypeAdapter[F]:
    return _adapter_of(kind.kind)


@cache
def _adapter_of(kind: str) -> TypeAdapter[Any]:  # Any: one of the kinds of facts
    return TypeAdapter(next(held for held in (OfficialFact, MeetingFact, DocumentFact) if held.kind == kind))
