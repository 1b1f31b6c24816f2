"""Brings files into the corpus: read, describe, chunk, embed, store; each document in one transaction."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.errors import Notice, notice
from index.facts.find import find_facts
from index.ingest.built_with import OF_FACTS, built_with, check_model, rules
from index.ingest.files import FoundFile, find_files, is_gone
from index.ingest.prepare import PreparedDocument, Unchanged, path_of, prepare_document, prepare_files
from index.ingest.report import IngestReport, Refusal
from index.language.text import normalise_text
from index.layout import NO_LAYOUT
from index.readers.formats import SUFFIXES
from index.readers.types import Read
from index.readers.worker.process import FileReading
from index.store.corpus import Corpus
from index.store.rows import embedded_digest
from index.structure.reading import read
from index.types import Embedder, Vectors

_BATCH_SENTENCES = 4096
"""Sentences embedded together: enough to sort them by length well, little enough to lose little by a crash."""

Progress = Callable[[str, int, int], None]
"""Told the step ("read", "facts", "embed", "store"), how many are done and of how many."""


def ingest(
    corpus: Corpus,
    embedder: Embedder,
    paths: Sequence[Path],
    *,
    reading: FileReading,
    prune: bool = False,
    progress: Progress,
) -> IngestReport:
    """Bring the corpus in step with these files and folders; call it inside `indexing_lock`.

    What is unchanged is skipped, what changed is replaced, and a file that cannot be read is reported while its
    earlier text stays. A sentence whose text is known already is not embedded again.

    Args:
        corpus: Where the documents go; made by the rules of now.
        embedder: Its name must be that of the model that built the corpus.
        paths: Files, or folders that are walked.
        reading: What reads the files.
        prune: Also remove documents whose file below one of the folders is gone; a folder in which there is no file
            to look at any more is reported and keeps its documents.
        progress: Called often.

    Raises:
        CorpusMismatch: If the corpus was built by another model.
        DataFolderError: If the disk is full; what was stored before stays.
    """
    if len(corpus):
        check_model(corpus, embedder)
    elif corpus.built_with() != built_with(embedder):
        corpus.set_built_with(built_with(embedder))
    return _Ingestion(corpus, embedder, reading, progress).run(paths, prune=prune)


def refresh_facts(corpus: Corpus, *, progress: Progress) -> None:
    """Read every stored text for facts again, all or nothing, without a model."""
    with corpus.transaction():
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            held = corpus.document(summary.id)
            corpus.replace_facts(summary.id, find_facts(read(held.text, held.layout)))
            progress("facts", done, len(summaries))
        corpus.set_built_with(corpus.built_with() | {part: rules()[part] for part in OF_FACTS})


def rebuild(corpus: Corpus, embedder: Embedder, *, reuse: bool = False, progress: Progress) -> list[str]:
    """Chunk and embed every stored text anew, by the model and rules of now, all or nothing; the sources.

    Args:
        corpus: With any model's vectors.
        embedder: The model of now.
        reuse: Keep the vectors of sentences that are embedded already, which are the same model's.
        progress: Called often.
    """
    with corpus.transaction():
        corpus.set_built_with(built_with(embedder))
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            held = corpus.document(summary.id)
            text = normalise_text(held.text)
            # A text in which the rules of now find nothing stays, without chunks; places count its own characters.
            prepared = prepare_document(Read(text, held.layout if text == held.text else NO_LAYOUT), summary, embedder)
            texts = {embedded_digest(text): text for text in prepared.embedded_texts}
            known = corpus.known_vectors(list(texts)) if reuse else {}
            new = [digest for digest in texts if digest not in known]
            embedded = embedder.embed_passages([texts[digest] for digest in new])
            known.update(zip(new, (vector.tobytes() for vector in embedded), strict=True))
            rows = [known[embedded_digest(text)] for text in prepared.embedded_texts]
            corpus.replace_document(prepared.document, prepared.chunks, _matrix(rows, embedder), prepared.facts)
            progress("embed", done, len(summaries))
    return [summary.source for summary in summaries]


class _Ingestion:
    """One run over files, with what became of each so far."""

    def __init__(self, corpus: Corpus, embedder: Embedder, reading: FileReading, progress: Progress) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._reading = reading
        self._progress = progress
        self._report = IngestReport()

    def run(self, paths: Sequence[Path], *, prune: bool) -> IngestReport:
        """Read, embed and store what is new or changed, some thousand sentences at a time."""
        report = self._report

        def refuse(source: str, why: Notice) -> None:
            report.refused.append(Refusal(source, why))

        found = list(find_files(paths, SUFFIXES, refuse=refuse, skip=report.skipped.append))
        batch: list[PreparedDocument] = []
        waiting = 0
        outcomes = prepare_files(self._corpus.summaries(), self._embedder, found, self._reading)
        for done, outcome in enumerate(outcomes, start=1):
            self._progress("read", done, len(found))
            if isinstance(outcome, Unchanged):
                report.unchanged.append(outcome.source)
            elif isinstance(outcome, Refusal):
                report.refused.append(outcome)
            else:
                batch.append(outcome)
                waiting += len(outcome.embedded_texts)
            if waiting >= _BATCH_SENTENCES:
                self._store(batch)
                batch, waiting = [], 0
        if batch:
            self._store(batch)
        if prune:  # last, so that a file that was moved keeps its vectors
            self._prune(paths, found)
        return report

    def _store(self, batch: Sequence[PreparedDocument]) -> None:
        """Embed what is new in the batch together, then store its documents one by one."""
        corpus, embedder, report = self._corpus, self._embedder, self._report
        digests = [[embedded_digest(text) for text in prepared.embedded_texts] for prepared in batch]
        vectors = corpus.known_vectors([digest for group in digests for digest in group])
        new = {
            digest: text
            for prepared, group in zip(batch, digests, strict=True)
            for digest, text in zip(group, prepared.embedded_texts, strict=True)
            if digest not in vectors
        }
        self._progress("embed", 0, len(new))
        embedded = embedder.embed_passages(
            list(new.values()), progress=lambda done: self._progress("embed", done, len(new))
        )
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
            self._progress("store", done, len(batch))

    def _prune(self, paths: Sequence[Path], found: Sequence[FoundFile]) -> None:
        """Remove documents whose file stood below one of these existing folders and is gone.

        A folder without any file to look at is more likely a drive that is not mounted: its documents stay.
        """
        folders = dict.fromkeys(path.resolve() for path in paths if path.is_dir())
        filled = [folder for folder in folders if any(item.path.is_relative_to(folder) for item in found)]
        gone = [summary for summary in self._corpus.summaries() if is_gone(path_of(summary))]
        removed = [summary for summary in gone if any(path_of(summary).is_relative_to(folder) for folder in filled)]
        if removed:
            self._corpus.remove_documents([summary.id for summary in removed])
        self._report.removed += [summary.source for summary in removed]
        kept = [summary for summary in gone if summary not in removed]
        for folder in folders:
            count = sum(path_of(summary).is_relative_to(folder) for summary in kept)
            if count:
                self._report.refused.append(Refusal(str(folder), notice("folder_emptied", count=count)))


def _matrix(rows: Sequence[bytes], embedder: Embedder) -> Vectors:
    return np.frombuffer(b"".join(rows), dtype=np.float32).reshape(len(rows), embedder.dimension)
