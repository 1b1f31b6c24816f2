"""Documents, their chunks and facts as rows of the corpus's tables."""

import datetime
import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Any

from index.facts.types import Facts
from index.language.text import tokens
from index.store.facts import encoded
from index.store.layouts import decoded_layout, encoded_layout
from index.types import Chunk, Document, Header, Marks, Signer, Vectors

HEADER = (
    "kind, number, date, date_inferred, issuer, place, title, subject, recipient, signer, signer_office, symbol,"
    " urgency, secrecy, is_draft"
)
"""The columns of a document's header, in the order of `Header`."""


def embedded_digest(text: str) -> bytes:
    """What a sentence's vector is known by: equal texts have equal vectors."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def content_digest(text: str) -> bytes:
    """What documents of the same words have in common, in whichever format: case and punctuation do not count."""
    return hashlib.blake2b("\n".join(tokens(text)).encode(), digest_size=16).digest()


def insert_document(connection: sqlite3.Connection, document: Document) -> None:
    """Write a document that is not there, without its chunks."""
    header = document.header
    row = (
        *(document.id, document.root, document.source, document.digest, document.text),
        *(encoded_layout(document.layout), content_digest(document.text)),
        *(header.kind, header.number),
        *(header.date.isoformat() if header.date else None, int(header.date_inferred)),
        *(header.issuer, header.place, header.title, header.subject, header.recipient),
        *((header.signer.name, header.signer.office) if header.signer else (None, None)),
        *(header.symbol, header.marks.urgency, header.marks.secrecy, int(header.marks.is_draft)),
    )
    statement = f"INSERT INTO documents (id, root, source, digest, text, layout, content, {HEADER})"
    connection.execute(f"{statement} VALUES ({','.join('?' * len(row))})", row)


def insert_chunks(
    connection: sqlite3.Connection, document: Document, chunks: Sequence[Chunk], vectors: Vectors
) -> None:
    """Write the chunks of a document with their sentences, one row of `vectors` a sentence."""
    remaining = iter(vectors)
    for ordinal, chunk in enumerate(chunks):
        passage = document.text[chunk.start : chunk.end]
        cursor = connection.execute(
            "INSERT INTO chunks (document_id, ordinal, start, end, heading, text) VALUES (?,?,?,?,?,?)",
            (document.id, ordinal, chunk.start, chunk.end, chunk.heading, passage),
        )
        connection.executemany(
            "INSERT INTO sentences (chunk_id, start, end, embedded_digest, vector) VALUES (?,?,?,?,?)",
            [
                (cursor.lastrowid, s.start, s.end, embedded_digest(s.embedded_text), next(remaining).tobytes())
                for s in chunk.sentences
            ],
        )


def replace_facts(connection: sqlite3.Connection, document_id: str, facts: Facts) -> None:
    """Write a document's facts in place of those it had."""
    rows = [
        (document_id, fact.kind, fact.key, fact.span.start, fact.span.end, fact.confidence, encoded(fact))
        for fact in facts.all
    ]
    connection.execute("DELETE FROM facts WHERE document_id = ?", (document_id,))
    connection.executemany(
        "INSERT INTO facts (document_id, kind, key, start, end, confidence, data) VALUES (?,?,?,?,?,?,?)", rows
    )


def document_of(row: tuple[Any, ...]) -> Document:  # Any: SQLite's types
    """The document of a row."""
    identity, root, source, digest, text, layout, *header = row
    return Document(identity, root, source, digest, text, header_of(header), decoded_layout(layout))


def header_of(row: Sequence[Any]) -> Header:  # Any: as above
    """The header of a row's columns `HEADER`.

    Raises:
        ValueError: If a value cannot be read.
    """
    kind, number, date, inferred, issuer, place, title, subject, recipient, signer, office, symbol, *marks = row
    when = datetime.date.fromisoformat(date) if date else None
    signed = Signer(signer, office) if signer else None
    urgency, secrecy, is_draft = marks
    printed = Marks(urgency, secrecy, bool(is_draft))
    return Header(kind, number, when, bool(inferred), issuer, place, title, subject, recipient, signed, symbol, printed)
