"""Indexing as a whole, in its order: lock, facts, unchanged files, model, documents, caches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.caches.snapshot import open_snapshot
from index.errors import CorpusBusy, DataFolderError, Report
from index.ingest.admission import check_level, is_admitted
from index.ingest.built_with import OF_FACTS, OF_READERS, check_model, is_built_by, other_rules
from index.ingest.files import Task, find_files
from index.ingest.ingest import Progress, ingest, rebuild, refresh_facts
from index.ingest.known import holds, is_moved, is_read_by_now
from index.ingest.report import IngestReport
from index.ingest.standing import supersede
from index.readers.formats import SUFFIXES
from index.readers.paged.pictures.page_pictures import PAGES_FOLDER, forget_pictures
from index.readers.worker.process import FileReading
from index.store.corpus import Corpus, open_corpus
from index.store.sqlite import check_data_folder
from index.types import Embedder

LOCK_FILE = "index.lock"


@dataclass(frozen=True, slots=True)
class Model:
    """The embedder, opened only where something is to be embedded.

    Attributes:
        open: Opens it, which takes seconds.
        name: Its name, where that is known before it is open.
    """

    open: Callable[[], Embedder]
    name: str | None = None


def index_documents(
    data_dir: Path, task: Task, model: Model, *, reading: FileReading, progress: Progress, report: Report
) -> IngestReport:
    """Bring corpus, caches and pictures in step with files and rules; what became of each file.

    What other rules or tables made of the stored texts is made anew first: facts without a model, sentences with the
    vectors of those that are as they were. The model is opened only where a file is new, changed or cannot be read, or
    something is to be removed or made anew.

    Args:
        data_dir: Where everything built is kept.
        task: Which files, and what else.
        model: What embeds.
        reading: What reads the files.
        progress: Called often.
        report: Told what a person who waits should know.

    Raises:
        CorpusBusy: If another process indexes for longer than it is waited for.
        CorpusMismatch: If the corpus was built by another model and is not to be rebuilt.
        DataFolderError: If the folder cannot be written or the disk is full; what was stored before stays.
    """
    with indexing_lock(data_dir, timeout_s=task.lock_timeout_s), open_corpus(data_dir, create=True) as corpus:
        done = _index(corpus, task, model, reading, progress)
        if corpus.built_with():
            open_snapshot(corpus, data_dir, report=report)
        done.documents = len(corpus)
        forget_pictures(data_dir / PAGES_FOLDER, {held.digest for held in corpus.summaries()})
    return done


def _index(corpus: Corpus, task: Task, model: Model, reading: FileReading, progress: Progress) -> IngestReport:
    check_level(task.secrecy)
    others = set(() if task.rebuild else other_rules(corpus)) - {OF_READERS}
    is_rechunked = not others <= set(OF_FACTS)
    if others and not is_rechunked:
        refresh_facts(corpus, progress=progress)
    if not (task.rebuild or is_rechunked or task.prune or other_rules(corpus)):
        unchanged = report_if_unchanged(corpus, task, model=model.name)
        if unchanged is not None:
            unchanged.superseded = supersede(corpus)  # a correction may have been made
            return unchanged
    embedder = model.open()
    rebuilt = rebuild(corpus, embedder, progress=progress) if task.rebuild else []
    paths = [held.place.path for held in corpus.summaries()] if task.rebuild else []
    if is_rechunked:
        check_model(corpus, embedder)
        rebuild(corpus, embedder, reuse=True, progress=progress)
    report = ingest(corpus, embedder, task, reading=reading, progress=progress)
    report.changed[:0] = rebuilt
    report.states = dict.fromkeys(paths, "changed") | report.states
    return report


@contextmanager
def indexing_lock(data_dir: Path, *, timeout_s: float = 10.0) -> Iterator[None]:
    """Held by one indexing process at a time; another waits up to `timeout_s`.

    Raises:
        CorpusBusy: If it is still held then.
        DataFolderError: If the folder cannot be written.
    """
    check_data_folder(data_dir)
    lock = FileLock(data_dir / LOCK_FILE)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout_s)
    except Timeout as error:
        raise CorpusBusy("indexing_elsewhere", folder=data_dir) from error
    except OSError as error:
        raise DataFolderError("data_folder_unwritable", folder=data_dir) from error
    try:
        yield
    finally:
        lock.release()


def report_if_unchanged(corpus: Corpus, task: Task, *, model: str | None) -> IngestReport | None:
    """What `ingest` would report if every file is in the corpus as it is now, else None; needs no model.

    Args:
        corpus: Its facts are those of now.
        task: As for `ingest`, nothing to be removed.
        model: Name of the model that would be used; None is another than every model's.
    """
    if model is None or not is_built_by(corpus, model):
        return None
    report = IngestReport()
    summaries = corpus.summaries()
    if not all(is_admitted(held.header, task.secrecy) for held in summaries):
        return None
    known = {place.path: (place, held.upkeep) for held in summaries for place in held.places}
    refused: list[str] = []
    for item in find_files(
        task.paths, SUFFIXES, refuse=lambda source, _: refused.append(source), skip=report.skipped.append
    ):
        place, upkeep = known.get(item.path, (None, None))
        if place is None or upkeep is None or not is_read_by_now(upkeep) or not holds(item.path, place.digest):
            return None
        report.tell("unchanged", place)
    return None if refused or any(is_moved(held) for held in summaries) else report
