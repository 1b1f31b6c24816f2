"""The corpus in SQLite: the truth from which every cache is rebuilt.

One transaction a document: its text, header, chunks, sentences, vectors and facts appear together or not at all.
"""

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.errors import CorpusCorrupted, DataFolderError, DocumentNotFound
from index.facts.types import F, Facts
from index.store.facts import decoded
from index.store.rows import (
    HEADER,
    UPKEEP,
    document_of,
    insert_chunks,
    put_document,
    replace_facts,
    summary_of,
)
from index.store.schema import create_file, prepare
from index.store.sqlite import Database, check_data_folder, connect, damaged
from index.types import Chunk, Document, DocumentSummary, Ids, IndexedChunk, StoredChunk, StoredSentence, Vectors

_CHUNKS_AT_ONCE = 1000
CORPUS_FILE = "corpus.sqlite3"
NO_FACTS = Facts()
_DOCUMENTS = f"SELECT id, root, source, digest, text, layout, {UPKEEP}, {HEADER} FROM documents"
_CURRENT = "document_id NOT IN (SELECT document_id FROM superseded)"
"""Of what is searched and answered from: a document that a newer one stands for is kept and shown."""


def document_id(path: str) -> str:
    """Twelve hexadecimal digits that stand for the file at this absolute path."""
    return hashlib.sha256(path.encode()).hexdigest()[:12]


def open_corpus(data_dir: Path, *, create: bool = False) -> "Corpus":
    """The corpus in this data folder.

    Args:
        data_dir: Where everything built is kept.
        create: Make the folder and an empty corpus where there is none.

    Raises:
        DataFolderError: If there is none and `create` is false, or the folder cannot be read or written.
        CorpusCorrupted: If the file is damaged, is no corpus, or was made by a newer version.
        CorpusMismatch: If it was made before there were facts and `create`, which adds them, is false.
    """
    path = data_dir / CORPUS_FILE
    check_data_folder(data_dir)
    try:
        if not path.exists():
            if not create:
                raise DataFolderError("corpus_missing", folder=data_dir)
            data_dir.mkdir(parents=True, exist_ok=True)
            create_file(path)
        if not path.is_file():
            raise DataFolderError("corpus_not_a_file", path=path)
        if not path.stat().st_size:
            raise damaged(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise DataFolderError("data_folder_unopenable", folder=data_dir) from error
    connection = connect(path, writes=create)
    corpus = Corpus(connection, path)
    try:
        with corpus.errors_named():
            prepare(connection, path, create=create)
    except BaseException:
        corpus.close()
        raise
    return corpus


class Corpus(Database):
    """Documents with all that was made of them; made by `open_corpus`. Safe to share between threads."""

    # What built it

    def _before_commit(self) -> None:
        self._connection.execute(
            "INSERT INTO meta VALUES ('generation', 1) ON CONFLICT DO UPDATE SET value = value + 1"
        )
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('stamp', hex(randomblob(8)))")

    @property
    def generation(self) -> int:
        """Raised by every write; 0 for an empty corpus."""
        rows = self.rows("SELECT value FROM meta WHERE key = 'generation'")
        with self._sound_values():
            return int(rows[0][0]) if rows else 0

    @property
    def stamp(self) -> str:
        """Another after every write, of whichever corpus file; empty for an empty corpus.

        A generation alone may come again, when a backup is put in the file's place.
        """
        rows = self.rows("SELECT value FROM meta WHERE key = 'stamp'")
        return str(rows[0][0]) if rows else ""

    def built_with(self) -> dict[str, str]:
        """The names and versions that made the chunks and vectors; empty before the first document."""
        rows = self.rows("SELECT key, value FROM meta WHERE key NOT IN ('generation', 'stamp') ORDER BY key")
        return dict(rows)

    def dimension(self) -> int | None:
        """Length of the vectors; None before the first model was set."""
        recorded = self.built_with().get("dimension")
        with self._sound_values():
            return None if recorded is None else int(recorded)

    def set_built_with(self, values: dict[str, str]) -> None:
        """Record what makes the chunks and vectors from now on."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM meta WHERE key NOT IN ('generation', 'stamp')")
            connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(values.items()))

    # Documents

    def __len__(self) -> int:
        return int(self.rows("SELECT count(*) FROM documents")[0][0])

    def summaries(self) -> list[DocumentSummary]:
        """Every document, by source."""
        rows = self.rows(f"SELECT id, root, source, digest, {UPKEEP}, {HEADER} FROM documents ORDER BY source, id")
        with self._sound_values():
            return [summary_of(row) for row in rows]

    def document(self, reference: str, *, among: Collection[str] | None = None) -> Document:
        """The document with this id, or the only one with this source, or the only one with this file name.

        Args:
            reference: Id, source or file name.
            among: Ids of those that there are for who asks; None for all.

        Raises:
            DocumentNotFound: If there is none, or the source is that of several; it tells their ids.
        """
        copied = "id IN (SELECT document_id FROM copies WHERE source = ?)"
        rows = self.rows(f"{_DOCUMENTS} WHERE id = ? OR source = ? OR {copied}", (reference, reference, reference))
        rows = [row for row in rows if among is None or row[0] in among]
        if not rows:
            pattern = "%/" + reference.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            rows = self.rows(f"{_DOCUMENTS} WHERE source LIKE ? ESCAPE '\\'", (pattern,))
            rows = [row for row in rows if among is None or row[0] in among]
        if not rows:
            raise DocumentNotFound("document_unknown", reference=reference)
        if len(rows) > 1:
            ids = tuple(sorted(row[0] for row in rows))
            raise DocumentNotFound("document_ambiguous", count=len(rows), reference=reference, ids=ids)
        with self._sound_values():
            return document_of(rows[0])

    def replace_document(
        self, document: Document, chunks: Sequence[Chunk], vectors: Vectors, facts: Facts = NO_FACTS
    ) -> None:
        """Put the document in, with its chunks, one vector a sentence and its facts, in place of one with the same id.

        Args:
            document: With the files that hold it.
            chunks: In the order of the text.
            vectors: One row a sentence, in the order of the chunks' sentences.
            facts: What it says of officials, meetings and documents.

        Raises:
            ValueError: If there is not one vector a sentence.
        """
        if len(vectors) != sum(len(chunk.sentences) for chunk in chunks):
            raise ValueError(f"{len(vectors)} vectors do not go with the sentences of {document.source}")
        with self.transaction() as connection:
            put_document(connection, document)
            insert_chunks(connection, document, chunks, np.asarray(vectors, dtype=np.float32))
            replace_facts(connection, document.id, facts)

    def replace_facts(self, document_id: str, facts: Facts) -> None:
        """Put these facts in place of those the document has."""
        with self.transaction() as connection:
            replace_facts(connection, document_id, facts)

    def remove_documents(self, ids: Sequence[str]) -> None:
        """Take these documents out with all that belongs to them."""
        with self.transaction() as connection:
            connection.executemany("DELETE FROM documents WHERE id = ?", [(held,) for held in ids])

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Vectors (float32 bytes) of those embedded texts that the corpus holds already."""
        statement = "SELECT embedded_digest, vector FROM sentences WHERE embedded_digest IN"
        return dict(self.rows_of(statement, digests))

    # What the caches are built from

    def all_vectors(self, dimension: int) -> tuple[Ids, Ids, Vectors]:
        """Every sentence's id, its chunk's id and its vector, by sentence id; shapes (n,), (n,), (n, dimension).

        Raises:
            CorpusCorrupted: If a vector is not of this dimension.
        """
        with self.errors_named():
            of = f"FROM sentences s JOIN chunks c ON c.id = s.chunk_id WHERE {_CURRENT}"
            count = self._connection.execute(f"SELECT count(*) {of}").fetchone()[0]
            ids, chunk_ids = np.empty(count, np.int64), np.empty(count, np.int64)
            vectors = np.empty((count, dimension), np.float32)
            rows = self._connection.execute(f"SELECT s.id, s.chunk_id, s.vector {of} ORDER BY s.id")
            for at, (ids[at], chunk_ids[at], vector) in enumerate(rows):
                if len(vector) != 4 * dimension:
                    raise CorpusCorrupted("vectors_of_wrong_dimension", path=self.path)
                vectors[at] = np.frombuffer(vector, np.float32)
        return ids, chunk_ids, vectors

    def indexed_chunks(self) -> Iterator[IndexedChunk]:
        """Every chunk's words, by chunk id; some at a time, so that a large corpus is never held whole."""
        last = -1
        while rows := self.rows(
            "SELECT c.id, d.id, d.title, c.heading, c.text, json_type(d.layout, '$.recognised') IS NOT NULL "
            "FROM chunks c JOIN documents d ON d.id = c.document_id "
            f"WHERE c.id > ? AND {_CURRENT} ORDER BY c.id LIMIT {_CHUNKS_AT_ONCE}",
            (last,),
        ):
            last = rows[-1][0]
            yield from (IndexedChunk(*row) for row in rows)

    def chunk_owners(self) -> dict[int, str]:
        """The document of every chunk, by chunk id."""
        return dict(self.rows(f"SELECT id, document_id FROM chunks WHERE {_CURRENT} ORDER BY id"))

    # Reading for answers

    def facts(self, kind: type[F], *, superseded: bool = False) -> list[tuple[str, F]]:
        """All facts of a kind with the id of their document, by document, in the order of the text.

        Args:
            kind: Which.
            superseded: Those of documents too that are answered from no more.

        Raises:
            CorpusCorrupted: If a fact cannot be read.
        """
        among = "TRUE" if superseded else _CURRENT
        statement = f"SELECT document_id, data FROM facts WHERE kind = ? AND {among} ORDER BY document_id, start, id"
        rows = self.rows(statement, (kind.kind,))
        with self._sound_values():
            return [(document, decoded(kind, data)) for document, data in rows]

    def sentences(self, document_id: str) -> list[tuple[StoredSentence, str | None]]:
        """The sentences of a document as they are cited, in order, each with the path of headings above it."""
        rows = self.rows(
            "SELECT s.id, s.start, s.end, c.heading FROM sentences s JOIN chunks c ON c.id = s.chunk_id "
            "WHERE c.document_id = ? ORDER BY c.ordinal, s.id",
            (document_id,),
        )
        return [(StoredSentence(*sentence), heading) for *sentence, heading in rows]

    def chunk_ids(self, documents: Collection[str]) -> list[int]:
        """The chunks of these documents, by id."""
        return sorted(held for (held,) in self.rows_of("SELECT id FROM chunks WHERE document_id IN", list(documents)))

    def owners_of(self, ids: Sequence[int]) -> dict[int, str]:
        """The document of each of these chunks; one that is gone has none."""
        return dict(self.rows_of("SELECT id, document_id FROM chunks WHERE id IN", ids))

    def chunks(self, ids: Sequence[int]) -> list[StoredChunk]:
        """These chunks in this order; an id that is gone is left out."""
        with self.reading():
            sentences: dict[int, list[StoredSentence]] = {}
            statement = "SELECT chunk_id, id, start, end FROM sentences WHERE chunk_id IN"
            for chunk_id, *sentence in self.rows_of(statement, ids):
                sentences.setdefault(chunk_id, []).append(StoredSentence(*sentence))
            found: dict[int, StoredChunk] = {}
            statement = "SELECT id, document_id, ordinal, start, end, heading, text FROM chunks WHERE id IN"
            for chunk_id, document, ordinal, start, end, heading, text in self.rows_of(statement, ids):
                held = tuple(sorted(sentences.get(chunk_id, ()), key=lambda sentence: sentence.id))
                found[chunk_id] = StoredChunk(chunk_id, document, ordinal, start, end, heading, text, held)
        return [found[chunk_id] for chunk_id in ids if chunk_id in found]

    def check_integrity(self) -> None:
        """Read the whole file and every document in it.

        Raises:
            CorpusCorrupted: If there is damage.
        """
        super().check_integrity()
        self.dimension()
        if self.generation < 0:
            raise damaged(self.path)
        for summary in self.summaries():
            self.document(summary.id)

    @contextmanager
    def _sound_values(self) -> Iterator[None]:
        """Turn what a value cannot be read as into the error of a damaged file."""
        try:
            yield
        except ValueError as error:
            raise damaged(self.path) from error
