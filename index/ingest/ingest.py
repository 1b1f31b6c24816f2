"""Brings files into the corpus: read, describe, chunk, embed, store; each document in one transaction."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from index.errors import Notice, notice
from index.facts.find import find_facts
from index.ingest.admission import is_admitted
from index.ingest.built_with import OF_FACTS, OF_READERS, built_with, check_model, other_rules, rules
from index.ingest.files import FoundFile, Task, emptied_folders, find_files, is_gone
from index.ingest.known import Known, is_read_by_now
from index.ingest.outcomes import Copied, Left, Outcome, PreparedDocument, Unchanged, Written
from index.ingest.prepare import Preparation, prepare_document
from index.ingest.report import IngestReport, Pair, Refusal
from index.ingest.revisions import marked_by_name
from index.ingest.standing import supersede
from index.language.text import normalise_text
from index.layout import NO_LAYOUT
from index.readers.formats import SUFFIXES
from index.readers.types import Read
from index.readers.worker.process import FileReading
from index.store.corpus import Corpus
from index.store.places import add_copy, remove_copies
from index.store.rows import embedded_digest
from index.structure.reading import read
from index.types import Embedder, Vectors

_BATCH_SENTENCES = 4096
"""Sentences embedded together: enough to sort them by length well, little enough to lose little by a crash."""
_BATCH_S = 10.0
"""So long at most what was read waits for more: where pages are recognised, a crash would else cost hours."""

Progress = Callable[[str, int, int], None]
"""Told the step ("read", "facts", "embed", "store"), how many are done and of how many."""


def ingest(corpus: Corpus, embedder: Embedder, task: Task, *, reading: FileReading, progress: Progress) -> IngestReport:
    """Bring the corpus in step with files and folders; call it inside `indexing_lock`.

    What is unchanged is skipped, what changed is replaced, and a file that cannot be read is reported while its
    earlier text stays, but for a paper that is secret now. A sentence whose text is known already is not embedded
    again. Files whose text other readers made are read again wherever they are.

    Args:
        corpus: Where the documents go; made by the rules of now, readers aside.
        embedder: Its name must be that of the model that built the corpus.
        task: A folder in which there is no file to look at any more is reported and keeps its documents.
        reading: What reads the files.
        progress: Called often.

    Raises:
        CorpusMismatch: If the corpus was built by another model.
        DataFolderError: If the disk is full; what was stored before stays.
    """
    if len(corpus):
        check_model(corpus, embedder)
    elif corpus.built_with() != built_with(embedder):
        corpus.set_built_with(built_with(embedder))
    known = Known(corpus.summaries())
    preparation = Preparation(known, embedder, reading, task.secrecy)
    report = _Ingestion(corpus, embedder, preparation, task, progress).run()
    if OF_READERS in other_rules(corpus):
        corpus.set_built_with(built_with(embedder))
    return report


def refresh_facts(corpus: Corpus, *, progress: Progress) -> None:
    """Read every stored text for facts again, all or nothing, without a model."""
    with corpus.transaction():
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            held = corpus.document(summary.id)
            reading = read(held.text, held.layout)
            reading = replace(reading, header=marked_by_name(reading.header, held.source))
            corpus.replace_facts(summary.id, find_facts(reading))
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
        readers = {part: value for part, value in corpus.built_with().items() if part == OF_READERS}
        corpus.set_built_with(built_with(embedder) | {OF_READERS: "0"} | readers)
        summaries = corpus.summaries()
        for done, summary in enumerate(summaries, start=1):
            held = corpus.document(summary.id)
            text = normalise_text(held.text)
            # A text in which the rules of now find nothing stays, without chunks; places count its own characters.
            stored = Read(text, held.layout)
            if text != held.text:  # what the layout says is of another text, so that the file has to be read again
                stored, summary = Read(text, NO_LAYOUT), replace(summary, upkeep=replace(summary.upkeep, read_by=0))
            prepared = prepare_document(stored, summary, embedder)
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

    def __init__(
        self, corpus: Corpus, embedder: Embedder, preparation: Preparation, task: Task, progress: Progress
    ) -> None:
        self._corpus = corpus
        self._embedder = embedder
        self._task = task
        self._progress = progress
        self._report = IngestReport()
        self._known = preparation.known
        self._preparation = preparation
        self._batch: list[Written] = []
        self._waiting = 0
        self._stored_at = time.monotonic()
        self._put: set[str] = set()

    def run(self) -> IngestReport:
        """Read, embed and store what is new or changed, some thousand sentences at a time."""
        report, task = self._report, self._task

        def refuse(source: str, why: Notice) -> None:
            report.refused.append(Refusal(source, why))

        found = list(find_files(task.paths, SUFFIXES, refuse=refuse, skip=report.skipped.append))
        wanted = found if task.only is None else [item for item in found if item.path in task.only]
        every = [*wanted, *(self._read_by_others(wanted) if task.looks_again else ())]
        for done, outcomes in enumerate(self._preparation.look_at(every), start=1):
            said = list(outcomes)
            self._progress("read", done, len(every))
            for outcome in said:
                self._take(outcome)
        for outcome in chain.from_iterable(self._preparation.look_again()):
            self._take(outcome)
        for summary in self._known.all():
            for outcome in self._preparation.settle(summary):
                self._take(outcome)
                report.removed.append(summary.source)
        self._store()
        if task.prune:  # last, so that a file that was moved keeps its vectors
            self._prune(found)
        self._expel()
        report.superseded = supersede(self._corpus, self._put)
        return report

    def _read_by_others(self, found: Sequence[FoundFile]) -> Iterator[FoundFile]:
        """Files still there that the readers of now may read better, beside those that are looked at anyway."""
        seen = {item.path for item in found}
        for summary in self._known.all():
            path = summary.place.path
            if not is_read_by_now(summary.upkeep) and path not in seen and not is_gone(path):
                yield FoundFile(path, Path(summary.root))

    def _take(self, outcome: Outcome) -> None:
        match outcome:
            case Unchanged():
                self._report.tell("unchanged", outcome.place)
            case Refusal():
                self._report.refused.append(outcome)
            case _:
                self._batch.append(outcome)
                if isinstance(outcome, PreparedDocument):
                    self._waiting += len(outcome.embedded_texts)
        if self._waiting >= _BATCH_SENTENCES or time.monotonic() > self._stored_at + _BATCH_S:
            self._store()
            self._stored_at = time.monotonic()

    def _store(self) -> None:
        """Embed what is new in the batch together, then write its documents one by one."""
        batch, self._batch, self._waiting = self._batch, [], 0
        self._stored_at = time.monotonic()
        corpus, embedder = self._corpus, self._embedder
        prepared = [one for one in batch if isinstance(one, PreparedDocument)]
        vectors = self._vectors([text for one in prepared for text in one.embedded_texts]) if prepared else {}
        done = 0
        for one in batch:
            with corpus.transaction():
                match one:
                    case PreparedDocument():
                        if one.moved_from is not None and one.moved_from.id != one.document.id:
                            corpus.remove_documents([one.moved_from.id])
                        rows = [vectors[embedded_digest(text)] for text in one.embedded_texts]
                        corpus.replace_document(one.document, one.chunks, _matrix(rows, embedder), one.facts)
                        self._put.add(one.document.id)
                    case Copied():
                        add_copy(corpus, one.of.id, one.copy)
                    case Left(document, None):
                        corpus.remove_documents([document.id])
                    case Left(_, Path() as path):
                        remove_copies(corpus, [path])
            self._tell(one)
            if isinstance(one, PreparedDocument):
                done += 1
                self._progress("store", done, len(prepared))

    def _vectors(self, texts: Sequence[str]) -> dict[bytes, bytes]:
        """The vectors of these texts by their digests; only those of new ones are made."""
        wanted = {embedded_digest(text): text for text in texts}
        vectors = self._corpus.known_vectors(list(wanted))
        new = [digest for digest in wanted if digest not in vectors]
        self._progress("embed", 0, len(new))
        embedded = self._embedder.embed_passages(
            [wanted[digest] for digest in new], progress=lambda done: self._progress("embed", done, len(new))
        )
        return vectors | dict(zip(new, (vector.tobytes() for vector in embedded), strict=True))

    def _tell(self, written: Written) -> None:
        """Report what was written."""
        report = self._report
        match written:
            case PreparedDocument(before=before) if before and before.place.path != written.place.path:
                pass  # a copy, which is told for itself, has become what the text is of
            case PreparedDocument():
                state = ("added", "changed", "unchanged")[(written.before is not None) + written.is_the_same]
                report.tell(state, written.place)
                if written.moved_from is not None:
                    report.removed.append(written.moved_from.source)
                if written.document.layout.left_out:
                    report.left_out[written.document.source] = written.document.layout.left_out
            case Copied(is_new=True):
                report.copies.append(Pair(written.copy.source, written.of.source))
            case Copied():
                report.tell("unchanged", written.copy)

    def _prune(self, found: Sequence[FoundFile]) -> None:
        """Remove documents whose file stood below one of these existing folders and is gone.

        A folder without any file to look at is more likely a drive that is not mounted: its documents stay.
        """
        folders = dict.fromkeys(path.resolve() for path in self._task.paths if path.is_dir())
        filled = [folder for folder in folders if any(item.path.is_relative_to(folder) for item in found)]
        gone = [(summary, place) for summary in self._known.all() for place in summary.places if is_gone(place.path)]
        emptied = emptied_folders([place.path for _, place in gone], below=filled)
        removed = [
            (held, place)
            for held, place in gone
            if any(map(place.path.is_relative_to, filled)) and not any(map(place.path.is_relative_to, emptied))
        ]
        with self._corpus.transaction() if removed else nullcontext():
            self._corpus.remove_documents([held.id for held, place in removed if place == held.place])
            remove_copies(self._corpus, [place.path for held, place in removed if place != held.place])
        self._report.removed += [place.source for _, place in removed]
        kept = [place for held, place in gone if (held, place) not in removed]
        for folder in emptied + [folder for folder in folders if folder not in filled]:
            if count := sum(place.path.is_relative_to(folder) for place in kept):
                self._report.refused.append(Refusal(str(folder), notice("folder_emptied", count=count)))

    def _expel(self) -> None:
        """Remove papers that went in when more was allowed, or before their stamps were read."""
        secret = [held for held in self._corpus.summaries() if not is_admitted(held.header, self._task.secrecy)]
        if secret:
            self._corpus.remove_documents([held.id for held in secret])
        for held in secret:
            why = notice("file_secret", file=held.place.path.name, level=str(held.header.marks.secrecy).upper())
            self._report.refused.append(Refusal(held.source, why))


def _matrix(rows: Sequence[bytes], embedder: Embedder) -> Vectors:
    return np.frombuffer(b"".join(rows), dtype=np.float32).reshape(len(rows), embedder.dimension)
