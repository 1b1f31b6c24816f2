"""Documents, their chunks and facts as rows of the corpus's tables."""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from index.facts.types import Facts
from index.language.text import tokens
from index.layout import decoded_layout, encoded_layout
from index.store.facts import encoded
from index.types import Chunk, Document, DocumentSummary, Header, Marks, Place, Signer, Upkeep, Vectors

HEADER = (
    "kind, number, date, date_inferred, issuer, place, title, subject, recipient, signer, signer_office, symbol,"
    " urgency, secrecy, is_draft"
)
"""The columns of a document's header, in the order of `Header`."""

UPKEEP = (
    "content, modified_ns, read_by, (SELECT newer FROM superseded WHERE document_id = documents.id),"
    " (SELECT json_group_array(json_array(root, source, digest)) FROM copies WHERE document_id = documents.id)"
)
"""What is read of a document's upkeep, in the order of `Upkeep`."""
UPKEEP_COLUMNS = 5


def embedded_digest(text: str) -> bytes:
    """What a sentence's vector is known by: equal texts have equal vectors."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def content_digest(text: str) -> bytes:
    """What documents of the same words have in common, in whichever format: case and punctuation do not count."""
    return hashlib.blake2b("\n".join(tokens(text)).encode(), digest_size=16).digest()


def put_document(connection: sqlite3.Connection, document: Document) -> None:
    """Write a document without its chunks, in place of one with the same id; its copies are those that it has now."""
    header, upkeep = document.header, document.upkeep
    own = Place(document.root, document.source, document.digest)
    row = (
        *(document.id, document.root, document.source, document.digest, document.text),
        *(encoded_layout(document.layout), upkeep.content or content_digest(document.text)),
        *(upkeep.modified_ns, upkeep.read_by),
        *(header.kind, header.number),
        *(header.date.isoformat() if header.date else None, int(header.date_inferred)),
        *(header.issuer, header.place, header.title, header.subject, header.recipient),
        *((header.signer.name, header.signer.office) if header.signer else (None, None)),
        *(header.symbol, header.marks.urgency, header.marks.secrecy, int(header.marks.is_draft)),
    )
    columns = f"id, root, source, digest, text, layout, content, modified_ns, read_by, {HEADER}"
    connection.execute("DELETE FROM chunks WHERE document_id = ?", (document.id,))
    connection.execute(
        f"INSERT INTO documents ({columns}) VALUES ({','.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET ({columns}) = ({','.join('excluded.' + c for c in columns.split(', '))})",
        row,
    )
    connection.execute("DELETE FROM copies WHERE document_id = ? OR path = ?", (document.id, str(own.path)))
    for copy in upkeep.copies:
        put_copy(connection, document.id, copy)


def put_copy(connection: sqlite3.Connection, document_id: str, copy: Place) -> None:
    """Note that this file holds the document too, and no other."""
    row = (str(copy.path), document_id, copy.root, copy.source, copy.digest)
    connection.execute(
        "INSERT OR REPLACE INTO copies (path, document_id, root, source, digest) VALUES (?,?,?,?,?)", row
    )


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


def document_of(row: Sequence[Any]) -> Document:  # Any: SQLite's types
    """The document of a row: its own columns, upkeep and header.

    Raises:
        ValueError: If a value cannot be read.
    """
    (identity, root, source, digest, text, layout), header = row[:6], row[6 + UPKEEP_COLUMNS :]
    upkeep = _upkeep_of(row[6 : 6 + UPKEEP_COLUMNS])
    return Document(identity, root, source, digest, text, header_of(header), decoded_layout(layout), upkeep)


def summary_of(row: Sequence[Any]) -> DocumentSummary:  # Any: as above
    """The same without text and layout.

    Raises:
        ValueError: If a value cannot be read.
    """
    (identity, root, source, digest), header = row[:4], row[4 + UPKEEP_COLUMNS :]
    return DocumentSummary(identity, root, source, digest, header_of(header), _upkeep_of(row[4 : 4 + UPKEEP_COLUMNS]))


def _upkeep_of(row: Sequence[Any]) -> Upkeep:  # Any: as above
    content, modified_ns, read_by, newer, copies = row
    places = sorted((Place(*place) for place in json.loads(copies)), key=lambda place: place.path)
    return Upkeep(content or b"", modified_ns, read_by, newer, tuple(places))


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
