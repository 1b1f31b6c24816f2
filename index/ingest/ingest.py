"""Brings files into the corpus: read, describe, chunk, embed, store; each document in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index.errors import CorpusBusy, CorpusMismatch, DataFolderError, notice
from index.facts.find import find_facts
from index.ingest.files import FoundFile, find_files, is_gone
from index.ingest.prepare import IngestReport as IngestReport
from index.ingest.prepare import PreparedDocument, holds, path_of, prepare_document, prepare_files
from index.ingest.prepare import Refusal as Refusal
from index.language.text import TEXT_RULES_VERSION, normalise_text
from index.lexicon.tables import lexicon
from index.readers.formats import SUFFIXES
from index.store.corpus import Corpus, document_id
from index.store.facts import FACTS_VERSION
from index.store.rows import embedded_digest
from index.store.sqlite import check_data_folder
from index.structure.chunking import CHUNKING_VERSION
from index.structure.reading import read
from index.types import Embedder, Vectors

LOCK_FILE = "index.lock"
_BATCH_SENTENCES = 4096
"""Sentences embedded together: enough to sort them by length well, little enough to lose little by a crash."""

Progress = Callable[[str, int, int], None]
"""Told the step ("read", "facts", "embed", "store"), how many are done and of how many."""


def built_with(embedder: Embedder) -> dict[str, str]:
    """The names and versions that make chunks and vectors now."""
    return {
        "model": embedder.name,
        "dimension": str(embedder.dimension),
        "chunking": str(CHUNKING_VERSION),
        "text_rules": str(TEXT_RULES_VERSION),
        "facts": str(FACTS_VERSION),
        "lexicon": lexicon().digest,
    }


def check_built_with(corpus: Corpus, embedder: Embedder) -> None:
    """Nothing, if the corpus is empty or was built by this model and these rules.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    stored, now = corpus.built_with(), built_with(embedder)
    parts = ("model", "dimension", "chunking", "text_rules")
    differences = tuple((part, stored.get(part), now[part]) for part in parts if stored.get(part) != now[part])
    if stored and differences:
        raise CorpusMismatch("corpus_built_otherwise", differences=differences)


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


def ingest(
    corpus: Corpus,
    embedder: Embedder,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    progress: Progress,
    report: IngestReport,
) -> None:
    """Bring the corpus in step with these files and folders; call it inside `indexing_lock`.

    What is unchanged is skipped, what changed is replaced, and a file that cannot be read is reported while its
    earlier text stays. A sentence whose text is known already is not embedded again.

    Args:
        corpus: Where the documents go.
        embedder: Its name must be that of the model that built the corpus.
        paths: Files, or folders that are walked.
        prune: Also remove documents whose file below one of the folders is gone; a folder in which there is no file
            to look at any more is reported and keeps its documents.
        progress: Called often.
        report: Filled in as it goes, so it tells what was done even if an error ends it.

    Raises:
        CorpusMismatch: If the corpus was built by another model or other rules.
        DataFolderError: If the disk is full; what was stored before stays.
    """
    if len(corpus):
        check_built_with(corpus, embedder)
        _refresh_facts(corpus, embedder, progress)
    elif corpus.built_with() != built_with(embedder):
        corpus.set_built_with(built_with(embedder))
    found = list(
        find_files(
            paths,
            SUFFIXES,
            refuse=lambda source, why: report.refused.append(Refusal(source, why)),
            skip=report.skipped.append,
        )
    )
    batch: list[PreparedDocument] = []
    waiting = 0
    for done, prepared in enumerate(prepare_files(corpus.summaries(), embedder, found, report), start=1):
        progress("read", done, len(found))
        if prepared is not None:
            batch.append(prepared)
            waiting += len(prepared.embedded_texts)
        if waiting >= _BATCH_SENTENCES:
            _store(corpus, embedder, batch, progress, report)
            batch, waiting = [], 0
    if batch:
        _store(corpus, embedder, batch, progress, report)
    if prune:  # last, so that a file that was moved keeps its vectors
        _prune(corpus, paths, found, report)


def report_if_unchanged(corpus: Corpus, paths: Sequence[Path], *, model: str) -> IngestReport | None:
    """What `ingest` would report if every file is in the corpus as it is now, else None; needs no model.

    Args:
        corpus: As for `ingest`.
        paths: As for `ingest`.
        model: Name of the model that would be used.
    """
    stored = corpus.built_with()
    rules = {"chunking": CHUNKING_VERSION, "text_rules": TEXT_RULES_VERSION, "facts": FACTS_VERSION}
    if stored.get("model") != model or any(stored.get(key) != str(value) for key, value in rules.items()):
        return None
    report = IngestReport()
    known = {summary.id: summary for summary in corpus.summaries()}
    refused: list[str] = []
    found = find_files(paths, SUFFIXES, refuse=lambda source, _: refused.append(source), skip=report.skipped.append)
    for item in found:
        held = known.get(document_id(str(item.path)))
        if held is None or not holds(item.path, held.digest):
            return None
        report.unchanged.append(held.source)
    return None if refused else report


def _refresh_facts(corpus: Corpus, embedder: Embedder, progress: Progress) -> None:
    """Read every stored document for facts again where the rules have changed, all or nothing; nothing is embedded."""
    if corpus.built_with().get("facts") == str(FACTS_VERSION):
        return
    with corpus.transaction():
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            corpus.replace_facts(summary.id, find_facts(read(corpus.document(summary.id).text)))
            progress("facts", done, len(summaries))
        corpus.set_built_with(built_with(embedder))


def rebuild(corpus: Corpus, embedder: Embedder, *, progress: Progress) -> list[str]:
    """Chunk and embed every stored text anew, by the model and rules of now, all or nothing; the sources."""
    with corpus.transaction():
        corpus.set_built_with(built_with(embedder))
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            text = normalise_text(corpus.document(summary.id).text)
            # A text in which the rules of now find nothing stays, without chunks.
            prepared = prepare_document(text, summary, embedder)
            vectors = embedder.embed_passages(prepared.embedded_texts)
            corpus.replace_document(prepared.document, prepared.chunks, vectors, prepared.facts)
            progress("embed", done, len(summaries))
    return [summary.source for summary in summaries]


def _prune(corpus: Corpus, paths: Sequence[Path], found: Sequence[FoundFile], report: IngestReport) -> None:
    """Remove documents whose file stood below one of these existing folders and is gone.

    A folder without any file to look at is more likely a drive that is not mounted: its documents stay.
    """
    folders = dict.fromkeys(path.resolve() for path in paths if path.is_dir())
    filled = [folder for folder in folders if any(item.path.is_relative_to(folder) for item in found)]
    gone = [summary for summary in corpus.summaries() if is_gone(path_of(summary))]
    removed = [summary for summary in gone if any(path_of(summary).is_relative_to(folder) for folder in filled)]
    if removed:
        corpus.remove_documents([summary.id for summary in removed])
    report.removed += [summary.source for summary in removed]
    kept = [summary for summary in gone if summary not in removed]
    for folder in folders:
        count = sum(path_of(summary).is_relative_to(folder) for summary in kept)
        if count:
            report.refused.append(Refusal(str(folder), notice("folder_emptied", count=count)))


def _store(
    corpus: Corpus, embedder: Embedder, batch: Sequence[PreparedDocument], progress: Progress, report: IngestReport
) -> None:
    """Embed what is new in the batch together, then store its documents one by one."""
    digests = [[embedded_digest(text) for text in prepared.embedded_texts] for prepared in batch]
    vectors = corpus.known_vectors([digest for group in digests for digest in group])
    new = {
        digest: text
        for prepared, group in zip(batch, digests, strict=True)
        for digest, text in zip(group, prepared.embedded_texts, strict=True)
        if digest not in vectors
    }
    progress("embed", 0, len(new))
    embedded = embedder.embed_passages(list(new.values()), progress=lambda done: progress("embed", done, len(new)))
    vectors.update(zip(new, (vector.tobytes() for vector in embedded), strict=True))
    for done, (prepared, group) in enumerate(zip(batch, digests, strict=True), start=1):
        with corpus.transaction():
            if prepared.moved_from is not None:
                corpus.remove_documents([prepared.moved_from.id])
            rows = [vectors[digest] for digest in group]
            corpus.replace_document(prepared.document, prepared.chunks, _matrix(rows, embedder), prepared.facts)
        (report.changed if prepared.is_known else report.added).append(prepared.document.source)
        if prepared.moved_from is not None:
            report.removed.append(prepared.moved_from.source)
        progress("store", done, len(batch))


def _matrix(rows: Sequence[bytes], embedder: Embedder) -> Vectors:
    return np.frombuffer(b"".join(rows), dtype=np.float32).reshape(len(rows), embedder.dimension)
