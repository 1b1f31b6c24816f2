"""The searchable caches of one generation of the corpus: FAISS and Tantivy, rebuilt from SQLite whenever needed.

    DATA_DIR/caches/<generation>/vectors.faiss  sentence_ids.npy  chunk_ids.npy  lexical/…  manifest.json

A folder is built beside its place, by one process at a time, and renamed into it, so a reader sees a whole one or none;
older ones are removed.
"""

import errno
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from index.corpus import Corpus
from index.errors import CorpusMismatch, DataFolderError
from index.lexical import LexicalIndex
from index.manifest import verify_manifest, write_manifest
from index.types import Ids
from index.vectors import FaissVectorStore

CACHES_FOLDER = "caches"
_LOCK_FILE = "build.lock"
_BUILDING = "building-"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is searched.

    Attributes:
        generation: The corpus's generation it was built from.
        chunk_ids: The chunk of each sentence, in the order of `sentence_ids`, shape (n,).
    """

    generation: int
    vectors: FaissVectorStore
    lexical: LexicalIndex
    sentence_ids: Ids
    chunk_ids: Ids

    def chunks_of(self, sentence_ids: Ids) -> Ids:
        """The chunk of each of these sentences."""
        found: Ids = self.chunk_ids[np.searchsorted(self.sentence_ids, sentence_ids)]
        return found


def open_snapshot(corpus: Corpus, data_dir: Path, *, report: Callable[[str], None]) -> Snapshot:
    """The caches of the corpus as it is now, rebuilt without embedding where they are missing, old or damaged.

    Args:
        corpus: The truth.
        data_dir: Where the caches are kept.
        report: Told in Vietnamese when caches that are there cannot be used.

    Raises:
        DataFolderError: If they cannot be written.
        CorpusMismatch: If the corpus was never given a model's vectors.
    """
    caches = data_dir / CACHES_FOLDER
    try:
        snapshot = _read_current(corpus, caches, report)
        if snapshot is None:
            caches.mkdir(parents=True, exist_ok=True)
            with FileLock(caches / _LOCK_FILE):
                # Another process may have built them while this one waited.
                snapshot = _read_current(corpus, caches, lambda _: None) or _build(corpus, caches)
    except OSError as error:
        raise DataFolderError(
            f"Không ghi được bộ nhớ đệm vào {caches} ({error}). Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại; "
            "kho tài liệu vẫn nguyên vẹn."
        ) from error
    return snapshot


def newest_generation(data_dir: Path) -> int | None:
    """The newest generation whose caches are finished; None where there are none."""
    try:
        return max(_generations(data_dir / CACHES_FOLDER), default=None)
    except OSError:
        return None


def _generations(caches: Path) -> dict[int, Path]:
    """The finished folders by their generation."""
    return {int(path.name): path for path in caches.iterdir() if path.name.isdecimal()}


def _read_current(corpus: Corpus, caches: Path, report: Callable[[str], None]) -> Snapshot | None:
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
        report("Bộ nhớ đệm tìm kiếm bị hỏng hoặc đã cũ, đang dựng lại từ kho tài liệu…")
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
    return Snapshot(generation, vectors, LexicalIndex.open(folder / "lexical"), sentence_ids, chunk_ids)


def _build(corpus: Corpus, caches: Path) -> Snapshot:
    with corpus.reading():
        generation, stamp, built_with = corpus.generation, corpus.stamp, corpus.built_with()
        if "dimension" not in built_with:
            raise CorpusMismatch("Kho tài liệu còn trống. Hãy chạy: dannguon index THƯ_MỤC")
        sentence_ids, chunk_ids, vectors = corpus.all_vectors(int(built_with["dimension"]))
        chunks = corpus.indexed_chunks()
    folder = caches / str(generation)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=caches))
    building.chmod(caches.stat().st_mode)  # a service may run as another user than the one who indexed
    try:
        np.save(building / "sentence_ids.npy", sentence_ids)
        np.save(building / "chunk_ids.npy", chunk_ids)
        try:
            FaissVectorStore.build(sentence_ids, vectors).write(building / "vectors.faiss")
            (building / "lexical").mkdir()
            LexicalIndex.build(building / "lexical", chunks)
        except (RuntimeError, ValueError) as error:  # how FAISS and Tantivy say that a write failed
            raise OSError(errno.EIO, str(error)) from error
        write_manifest(building, generation=generation, stamp=stamp, built_with=built_with)
        shutil.rmtree(folder, ignore_errors=True)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    _remove_others(caches, built=generation, current=corpus.generation)
    return _read(folder, generation, stamp)


def _remove_others(caches: Path, *, built: int, current: int) -> None:
    """Remove the caches of earlier generations, those of a corpus that is no more, and what was left half built."""
    for generation, folder in _generations(caches).items():
        if generation < built or generation > current:
            shutil.rmtree(folder, ignore_errors=True)
    for abandoned in caches.glob(f"{_BUILDING}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
