"""The searchable caches of one generation of the corpus: FAISS and Tantivy, rebuilt from SQLite whenever needed.

    DATA_DIR/caches/<generation>/vectors.faiss  sentence_ids.npy  chunk_ids.npy  lexical/…  spelling.npz  manifest.json

A folder is built beside its place, by one process at a time, and renamed into it, so a reader sees a whole one or none;
older ones are removed.
"""

import errno
import logging
import re
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from index.caches.lexical import LexicalIndex
from index.caches.manifest import verify_manifest, write_manifest
from index.caches.vectors import FaissVectorStore, PartOfVectors
from index.errors import CorpusMismatch, DataFolderError, Report, notice
from index.language.spelling import Spelling
from index.store.corpus import Corpus
from index.types import Ids, IndexedChunk, Vectors, VectorStore

CACHES_FOLDER = "caches"
SPELLING_FILE = "spelling.npz"
_LOCK_FILE = "build.lock"
_BUILDING = "building-"
_NO_SYLLABLE = re.compile(r"(?:\w|(?<=\d)[.,](?=\d)){64,}")
"""What is no word: the table of spellings would be as wide as the longest."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is searched.

    Attributes:
        generation: The corpus's generation it was built from.
        chunk_ids: The chunk of each sentence, in the order of `sentence_ids`, shape (n,).
    """

    generation: int
    vectors: VectorStore
    lexical: LexicalIndex
    spelling: Spelling
    sentence_ids: Ids
    chunk_ids: Ids

    def sentences_of(self, chunks: Collection[int]) -> Ids:
        """The sentences of these chunks, by id."""
        found: Ids = self.sentence_ids[np.isin(self.chunk_ids, np.fromiter(chunks, np.int64))]
        return found

    def chunks_of(self, sentence_ids: Ids) -> Ids:
        """The chunk of each of these sentences."""
        found: Ids = self.chunk_ids[np.searchsorted(self.sentence_ids, sentence_ids)]
        return found


def open_snapshot(corpus: Corpus, data_dir: Path, *, report: Report) -> Snapshot:
    """The caches of the corpus as it is now, rebuilt without embedding where they are missing, old or damaged.

    Args:
        corpus: The truth.
        data_dir: Where the caches are kept.
        report: Told when caches that are there cannot be used.

    Raises:
        DataFolderError: If they cannot be written.
        CorpusMismatch: If the corpus was never given a model's vectors.
    """
    caches = data_dir / CACHES_FOLDER
    try:
        if caches.exists() and not caches.is_dir():
            raise DataFolderError("caches_not_a_folder", path=caches)
        snapshot = _read_current(corpus, caches, report)
        if snapshot is None:
            caches.mkdir(parents=True, exist_ok=True)
            with FileLock(caches / _LOCK_FILE):
                # Another process may have built them while this one waited.
                snapshot = _read_current(corpus, caches, lambda _: None) or _build(corpus, caches)
    except OSError as error:
        raise DataFolderError("caches_unwritable", path=caches) from error
    return snapshot


def open_snapshot_in_memory(corpus: Corpus) -> Snapshot:
    """The same where nothing can be written; built anew each time.

    Raises:
        CorpusMismatch: As for `open_snapshot`.
    """
    with corpus.reading():
        content = _read_content(corpus)
        spelling = _spelling_of(corpus.indexed_chunks())
        return Snapshot(
            content.generation,
            FaissVectorStore.build(content.sentence_ids, content.vectors),
            LexicalIndex.build(None, corpus.indexed_chunks(), spelling),
            spelling,
            content.sentence_ids,
            content.chunk_ids,
        )


def narrowed(snapshot: Snapshot, corpus: Corpus, documents: Collection[str]) -> Snapshot:
    """The same of these documents alone: words are as rare, and spelt, as they have them. Held in memory."""
    chunks = [chunk for chunk in corpus.indexed_chunks() if chunk.document_id in documents]
    held = np.isin(snapshot.chunk_ids, np.array([chunk.id for chunk in chunks], np.int64))
    sentence_ids = snapshot.sentence_ids[held]
    spelling = _spelling_of(chunks)
    return Snapshot(
        snapshot.generation,
        PartOfVectors(snapshot.vectors, sentence_ids),
        LexicalIndex.build(None, chunks, spelling),
        spelling,
        sentence_ids,
        snapshot.chunk_ids[held],
    )


@dataclass(frozen=True, slots=True)
class FinishedCaches:
    """A folder of caches that is whole; one built anew differs from the one whose place it took."""

    generation: int
    inode: int
    modified_ns: int


def finished_caches(data_dir: Path) -> frozenset[FinishedCaches]:
    """All that are finished: others than a moment ago mean that the corpus was written to, or replaced."""
    try:
        found = [(held, path.stat()) for held, path in _generations(data_dir / CACHES_FOLDER).items()]
    except OSError:  # not there yet, or one of them just removed
        return frozenset()
    return frozenset(FinishedCaches(generation, seen.st_ino, seen.st_mtime_ns) for generation, seen in found)


def _generations(caches: Path) -> dict[int, Path]:
    """The finished folders by their generation."""
    return {int(path.name): path for path in caches.iterdir() if path.name.isdecimal()}


def _read_current(corpus: Corpus, caches: Path, report: Report) -> Snapshot | None:
    """The caches of the corpus as it is now, if they are there and whole."""
    with corpus.reading():
        generation, stamp = corpus.generation, corpus.stamp
    folder = caches / str(generation)
    if not folder.is_dir():
        return None
    try:
        return _read(folder, generation, stamp)
    except (ValueError, OSError, EOFError) as error:
        _log.info("caches cannot be used: %s", error)
        report(notice("caches_rebuilding"))
        return None


def _read(folder: Path, generation: int, stamp: str) -> Snapshot:
    """The caches in this folder.

    Raises:
        ValueError: If anything in it is not as it was written, or it belongs to another state of the corpus.
        OSError: If a file cannot be read.
    """
    manifest = verify_manifest(folder)
    if (manifest.generation, manifest.stamp) != (generation, stamp):
        raise ValueError(f"{folder} was built from another corpus")
    sentence_ids = np.load(folder / "sentence_ids.npy", allow_pickle=False)
    chunk_ids = np.load(folder / "chunk_ids.npy", allow_pickle=False)
    vectors = FaissVectorStore.read(folder / "vectors.faiss", sentence_ids)
    lexical, spelling = LexicalIndex.open(folder / "lexical"), Spelling.read(folder / SPELLING_FILE)
    return Snapshot(generation, vectors, lexical, spelling, sentence_ids, chunk_ids)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a snapshot is built from beside the words; see `Snapshot` and `Manifest`."""

    generation: int
    stamp: str
    built_with: dict[str, str]
    sentence_ids: Ids
    chunk_ids: Ids
    vectors: Vectors


def _read_content(corpus: Corpus) -> _Content:
    with corpus.reading():
        dimension = corpus.dimension()
        if dimension is None:
            raise CorpusMismatch("corpus_empty")
        built = corpus.generation, corpus.stamp, corpus.built_with()
        return _Content(*built, *corpus.all_vectors(dimension))


def _spelling_of(chunks: Iterable[IndexedChunk]) -> Spelling:
    return Spelling.build(_NO_SYLLABLE.sub(" ", part) for c in chunks for part in (c.title, c.heading, c.text) if part)


def _build(corpus: Corpus, caches: Path) -> Snapshot:
    with corpus.reading():
        content = _read_content(corpus)
        _write(corpus, content, caches)
    # One that is pinned does not see that another process has built later ones.
    _remove_others(caches, built=content.generation, current=None if corpus.is_pinned else corpus.generation)
    return _read(caches / str(content.generation), content.generation, content.stamp)


def _write(corpus: Corpus, content: _Content, caches: Path) -> None:
    """Write the caches of the corpus as it is in the transaction that is open."""
    folder = caches / str(content.generation)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=caches))
    mode = caches.stat().st_mode
    building.chmod(mode)  # a service may run as another user than the one who indexed
    try:
        np.save(building / "sentence_ids.npy", content.sentence_ids)
        np.save(building / "chunk_ids.npy", content.chunk_ids)
        (building / "lexical").mkdir()
        spelling = _spelling_of(corpus.indexed_chunks())
        spelling.write(building / SPELLING_FILE)
        try:
            LexicalIndex.build(building / "lexical", corpus.indexed_chunks(), spelling)
            FaissVectorStore.build(content.sentence_ids, content.vectors).write(building / "vectors.faiss")
        except (RuntimeError, ValueError) as error:  # how FAISS and Tantivy say that a write failed
            raise OSError(errno.EIO, str(error)) from error
        for path in (building / "lexical").iterdir():
            path.chmod(stat.S_IMODE(mode) & 0o666)  # Tantivy lets the owner alone read some
        write_manifest(building, generation=content.generation, stamp=content.stamp, built_with=content.built_with)
        shutil.rmtree(folder, ignore_errors=True)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _remove_others(caches: Path, *, built: int, current: int | None) -> None:
    """Remove the caches of earlier generations, those of a corpus that is no more, and what was left half built.

    Args:
        built: The generation that was built now.
        current: The corpus's; None where it is not known, which leaves later ones.
    """
    for generation, folder in _generations(caches).items():
        if generation < built or (current is not None and generation > current):
            shutil.rmtree(folder, ignore_errors=True)
    for abandoned in caches.glob(f"{_BUILDING}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
