"""An SQLite file with its errors named and its transactions safe to use from several threads."""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from index.errors import CorpusBusy, CorpusCorrupted, DataFolderError

_KEYS_AT_ONCE = 500
_FOLDER_CODES = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_TOOBIG,
    }
)
"""Result codes for which the folder, the disk or the machine is to blame and not what is in the file."""


def check_data_folder(data_dir: Path) -> None:
    """Nothing, if the data folder is a folder or can be made into one.

    Raises:
        DataFolderError: If it, or one that it should stand in, is a file.
    """
    try:
        nearest = next(path for path in (data_dir, *data_dir.absolute().parents) if path.exists())
        is_folder = nearest.is_dir()
    except OSError:
        return  # what uses it says what is wrong
    if not is_folder:
        raise DataFolderError("data_folder_is_file", path=nearest)


def connect(path: Path, *, writes: bool) -> sqlite3.Connection:
    """A connection to this file, read-only where it or its folder may not be written and `writes` is false.

    Raises:
        DataFolderError: If the file cannot be opened.
        CorpusCorrupted: If it is no database.
    """
    modes = ["rw"] if writes else ["rw", "ro"]
    log = path.with_name(f"{path.name}-wal")
    if not (writes or os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size)):
        modes.append("ro&immutable=1")  # without a log beside it the file is all there is, and none need be made
    failures = []
    for mode in modes:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, timeout=30)
            try:
                connection.execute("PRAGMA user_version").fetchone()  # the first read shows what is wrong
            except BaseException:
                connection.close()
                raise
            return connection
        except sqlite3.DatabaseError as error:
            failures.append(_named(error, path))
    raise failures[0]


class Database:
    """A connection to one file. Safe to share between threads: one at a time uses it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._is_writing = False
        self.is_pinned = False
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def errors_named(self) -> Iterator[None]:
        """Hold the lock, and turn SQLite's errors into ours.

        Raises:
            DataFolderError: If the disk is full or the file cannot be read or written.
            CorpusBusy: If another process is writing for longer than it is waited for.
            CorpusCorrupted: If the file is damaged.
        """
        with self._lock:
            try:
                yield
            except (sqlite3.InterfaceError, sqlite3.ProgrammingError, sqlite3.IntegrityError):
                raise  # a fault of ours
            except sqlite3.DatabaseError as error:
                raise _named(error, self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything written inside is kept or nothing. May be nested: the outermost decides. Other threads wait."""
        with self.errors_named():
            if self._is_writing:
                yield self._connection
                return
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._is_writing = True
                yield self._connection
                self._before_commit()
                self._connection.execute("COMMIT")
            finally:
                self._is_writing = False
                self._connection.rollback()

    def _before_commit(self) -> None:
        """What else is written in every transaction."""

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever other processes write. Other threads wait."""
        with self.errors_named():
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.rollback()

    def pin(self) -> None:
        """Read the file as it is now until it is closed, whatever other processes write; not for one that writes.

        Where SQLite keeps no write-ahead log (some network drives) nothing is pinned: every writer would wait for it.
        """
        with self.errors_named():
            if self._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
                self._connection.execute("BEGIN")
                self._connection.execute("SELECT 1 FROM sqlite_schema")  # the first read decides what is seen
                self.is_pinned = True

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:  # Any: SQLite's types
        """All rows that a statement gives."""
        with self.errors_named():
            return self._connection.execute(statement, parameters).fetchall()

    def rows_of(self, statement: str, keys: Sequence[object]) -> Iterator[tuple[Any, ...]]:  # Any: as above
        """Rows of a statement that ends in "IN", for however many keys."""
        for at in range(0, len(keys), _KEYS_AT_ONCE):
            some = keys[at : at + _KEYS_AT_ONCE]
            yield from self.rows(f"{statement} ({','.join('?' * len(some))})", some)

    def check_integrity(self) -> None:
        """Read the whole file.

        Raises:
            CorpusCorrupted: If SQLite finds damage.
        """
        found = self.rows("PRAGMA integrity_check(1)")[0][0]
        if found != "ok":
            raise damaged(self.path)


def damaged(path: Path) -> CorpusCorrupted:
    """The error for a file that holds what was never written; SQLite's own words, which may quote it, are its cause."""
    return CorpusCorrupted("corpus_damaged", path=path)


def _named(error: sqlite3.DatabaseError, path: Path) -> DataFolderError | CorpusCorrupted:
    """Our error for one of SQLite's, told by its result code (https://sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CorpusBusy("corpus_busy", path=path)
    if code in _FOLDER_CODES:
        return DataFolderError("corpus_disk_full" if code == sqlite3.SQLITE_FULL else "corpus_inaccessible", path=path)
    return damaged(path)
