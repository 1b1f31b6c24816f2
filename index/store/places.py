"""Which files hold a document, and which documents stand for others."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.store.corpus import Corpus
from index.store.rows import put_copy
from index.types import Place


def add_copy(corpus: Corpus, document_id: str, copy: Place) -> None:
    """Note that this file, too, holds the document, and no other."""
    with corpus.transaction() as connection:
        put_copy(connection, document_id, copy)


def remove_copies(corpus: Corpus, paths: Sequence[Path]) -> None:
    """Note that these files, none of them the one that a document's text is of, hold no document any more."""
    with corpus.transaction() as connection:
        connection.executemany("DELETE FROM copies WHERE path = ?", [(str(path),) for path in paths])


def set_superseded(corpus: Corpus, newer: Mapping[str, str]) -> None:
    """Let these documents alone, by id, be kept and not answered from; each has a newer one that stands for it."""
    with corpus.transaction() as connection:
        connection.execute("DELETE FROM superseded")
        connection.executemany("INSERT INTO superseded VALUES (?, ?)", sorted(newer.items()))
