"""Search by words with Tantivy over our own tokens; the only importer of tantivy.

Each chunk is indexed with the words of its title, its heading and its text, as syllables and as pairs of neighbouring
syllables (most Vietnamese words have two), once with their marks and once folded. A slip of recognition in papers that
were read from pictures is found as what it stands for too.
"""

import itertools
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import tantivy

from index.language.spelling import NO_SPELLING, Spelling
from index.language.text import fold, tokens
from index.types import IndexedChunk

_WRITER_BYTES = 64_000_000
_DOCUMENT = "document"


class Field(StrEnum):
    """In which spelling a term is looked up."""

    MARKED = "marked"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Term:
    """A syllable ("huyện") or a pair ("huyện_ủy") to look up."""

    field: Field
    text: str


def pairs(syllables: Sequence[str]) -> list[str]:
    """Neighbouring syllables joined by an underscore, which no word holds."""
    return [f"{a}_{b}" for a, b in itertools.pairwise(syllables)]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("chunk_id", stored=True, fast=True)
    builder.add_text_field(_DOCUMENT, tokenizer_name="raw", index_option="basic")
    for field in Field:
        builder.add_text_field(field.value, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalIndex:
    """Chunks found by the words they hold, ranked by BM25. Read-only once built; safe to share between threads."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def build(
        cls, folder: Path | None, chunks: Iterable[IndexedChunk], spelling: Spelling = NO_SPELLING
    ) -> "LexicalIndex":
        """An index of these chunks, written into an existing empty folder, or kept in memory where that is None.

        Args:
            folder: Where it is kept.
            chunks: What is searched.
            spelling: What slips of recognition are told by.
        """
        index = tantivy.Index(_schema(), path=None if folder is None else str(folder))
        # One thread writes one segment's documents in order, so equal scores rank alike on every machine.
        writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        for chunk in chunks:
            syllables: list[str] = []
            joined: list[str] = []
            for part in (chunk.title, chunk.heading, chunk.text):
                found = tokens(part) if part else []
                syllables += found
                joined += pairs(found)
                if chunk.is_recognised:
                    meant = spelling.without_slips(found)
                    syllables += [word for word, written in zip(meant, found, strict=True) if word != written]
                    joined += [
                        pair for pair, written in zip(pairs(meant), pairs(found), strict=True) if pair != written
                    ]
            document = tantivy.Document()
            document.add_unsigned("chunk_id", chunk.id)
            document.add_text(_DOCUMENT, chunk.document_id)
            document.add_text(Field.MARKED, " ".join(syllables + joined))
            document.add_text(
                Field.FOLDED, " ".join([fold(word) for word in syllables] + [fold(pair) for pair in joined])
            )
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> "LexicalIndex":
        """The index in this folder.

        Raises:
            ValueError: If the folder holds no readable index.
        """
        try:
            if os.access(folder, os.W_OK):
                return cls._checked(tantivy.Index.open(str(folder)))
            # Tantivy writes a lock even to read; the files it has open outlive the folder.
            with tempfile.TemporaryDirectory(prefix="dannguon-", ignore_cleanup_errors=True) as copy:
                for path in folder.iterdir():
                    if path.suffix != ".lock":
                        shutil.copyfile(path, Path(copy, path.name))
                return cls._checked(tantivy.Index.open(copy))
        except Exception as error:  # Tantivy raises ValueError, OSError or its own panic, by the kind of damage.
            raise ValueError(f"{folder}: {error}") from error

    @classmethod
    def _checked(cls, index: tantivy.Index) -> "LexicalIndex":
        """The index, if it has every field that is searched; one that an earlier version built may not."""
        for field in (_DOCUMENT, *Field):
            tantivy.Query.term_query(index.schema, field, "")
        return cls(index)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, terms: Sequence[Term], limit: int, *, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """Chunk ids with BM25 scores, best first, ties by id; at most `limit`; empty for no terms.

        Args:
            terms: Chunks with any of them are found.
            limit: How many at most.
            documents: Only their chunks are found; those of every document where it is None.

        Raises:
            ValueError: If `limit` is below 1.
        """
        if limit < 1:
            raise ValueError(f"limit {limit} is below 1")
        queries = [
            (
                tantivy.Occur.Should,
                tantivy.Query.term_query(self._schema, term.field.value, term.text, index_option="freq"),
            )
            for term in terms
        ]
        if not queries or not len(self):
            return []
        query = tantivy.Query.boolean_query(queries)
        if documents is not None:
            within = tantivy.Query.term_set_query(self._schema, _DOCUMENT, list(documents))
            inside = tantivy.Query.const_score_query(within, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, inside)])
        found = self._best(query, limit)
        values = self._searcher.fast_field_values("chunk_id", [address for _, address in found])
        ids = [int(value) for value in values if value is not None]
        hits = zip(ids, (score for score, _ in found), strict=True)
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:limit]

    def _best(self, query: tantivy.Query, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        """At least the `limit` best hits, and as many more as score like the last, lest a tie be cut by chance."""
        wanted = limit + 1
        while True:
            found = self._searcher.search(query, wanted, count=False).hits
            if len(found) < wanted or found[-1][0] < found[limit - 1][0]:
                return [(float(score), address) for score, address in found]
            wanted *= 2

    def document_frequency(self, field: Field, text: str) -> int:
        """In how many chunks a syllable or pair occurs."""
        return int(self._searcher.doc_freq(field.value, text))
