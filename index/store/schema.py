"""The tables of the corpus's file: made, checked, and added to a file of an earlier version."""

import sqlite3
from pathlib import Path

from index.errors import CorpusCorrupted, CorpusMismatch
from index.store.rows import content_digest

SCHEMA_VERSION = 4
_DOCUMENTS = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, root TEXT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL,
    kind TEXT, number TEXT, date TEXT, date_inferred INTEGER NOT NULL, issuer TEXT, place TEXT, title TEXT
) STRICT;
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX documents_by_digest ON documents (digest);
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, heading TEXT, text TEXT NOT NULL
) STRICT;
CREATE INDEX chunks_by_document ON chunks (document_id, ordinal);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chunk_id INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, embedded_digest BLOB NOT NULL, vector BLOB NOT NULL
) STRICT;
CREATE INDEX sentences_by_chunk ON sentences (chunk_id);
CREATE INDEX sentences_by_digest ON sentences (embedded_digest);
"""
_FACTS = """
CREATE TABLE facts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, confidence REAL NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_document ON facts (document_id, kind);
CREATE INDEX facts_by_kind ON facts (kind, key);
"""
_LAYOUT = """
ALTER TABLE documents ADD COLUMN layout TEXT;
ALTER TABLE documents ADD COLUMN subject TEXT;
ALTER TABLE documents ADD COLUMN recipient TEXT;
ALTER TABLE documents ADD COLUMN signer TEXT;
ALTER TABLE documents ADD COLUMN signer_office TEXT;
ALTER TABLE documents ADD COLUMN symbol TEXT;
ALTER TABLE documents ADD COLUMN urgency TEXT;
ALTER TABLE documents ADD COLUMN secrecy TEXT;
ALTER TABLE documents ADD COLUMN is_draft INTEGER NOT NULL DEFAULT 0;
"""
_PLACES = """
ALTER TABLE documents ADD COLUMN content BLOB;
ALTER TABLE documents ADD COLUMN modified_ns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN read_by INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET content = content_digest(text);
CREATE TABLE copies (
    path TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, root TEXT NOT NULL,
    source TEXT NOT NULL, digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_document ON copies (document_id);
CREATE TABLE superseded (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    newer TEXT NOT NULL REFERENCES documents ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX superseded_by_newer ON superseded (newer);
"""
_ADDED_AFTER = {1: _FACTS, 2: _LAYOUT, 3: _PLACES}
"""What a file of a version lacks that the next one has."""


def create_file(path: Path) -> None:
    """Make an empty corpus, whole as soon as it has its name: an empty file is damage and never a beginning."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)  # left by a process that was killed
    connection = sqlite3.connect(unfinished, isolation_level=None)
    try:
        connection.create_function("content_digest", 1, content_digest)
        tables = " ".join([_DOCUMENTS, *_ADDED_AFTER.values()])
        connection.executescript(
            f"PRAGMA journal_mode = OFF; BEGIN; {tables} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )
    finally:
        connection.close()
    unfinished.rename(path)


def prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Set the connection up, and with `create` add what a file of an earlier version lacks.

    Raises:
        CorpusMismatch: If it lacks something and `create` is false.
        CorpusCorrupted: If it is no corpus, or was made by a newer version.
    """
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # what is removed is not to be read out of the file
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if (
        version in _ADDED_AFTER
        and connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sentences'").fetchone()
    ):
        if not create:
            raise CorpusMismatch("corpus_of_earlier_version", path=path)
        connection.create_function("content_digest", 1, content_digest)
        added = " ".join(_ADDED_AFTER[earlier] for earlier in range(version, SCHEMA_VERSION))
        connection.executescript(f"BEGIN; {added} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    elif version != SCHEMA_VERSION:
        raise CorpusCorrupted("corpus_of_other_version", path=path, version=version, needed=SCHEMA_VERSION)
    if create:
        connection.execute("PRAGMA journal_mode = WAL")
