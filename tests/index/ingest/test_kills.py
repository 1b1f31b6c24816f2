"""Mixed files are indexed although the process that reads them is killed in between."""

import os
import signal
from pathlib import Path

import pytest

from index.ingest.files import Task
from index.ingest.index import Model, index_documents
from index.readers.worker.process import ReadingProcess
from index.store.corpus import open_corpus
from tests.benchmarks.kill_indexing import children_of
from tests.fakes import HashedEmbedder, silent
from tests.mixed_files import write_mixed

pytestmark = pytest.mark.process

FILES, BAD = 34, 6


def test_no_file_is_lost_where_its_reading_process_is_killed(tmp_path: Path) -> None:
    """Each good file is a document once and each bad one is reported, whatever dies while they are read."""
    folder, data_dir = tmp_path / "documents", tmp_path / "data"
    folder.mkdir()
    bad = write_mixed(folder, FILES, paragraphs=1, bad=BAD)
    good = sorted({path.name for path in folder.iterdir()} - set(bad))
    kills = 0

    def kill(step: str, done: int, _of: int) -> None:
        nonlocal kills
        readers = children_of(os.getpid())
        if step == "read" and readers and done % 5 == 0:
            os.kill(readers[-1], signal.SIGKILL)
            kills += 1

    embedder = HashedEmbedder()
    with ReadingProcess() as reading:
        report = index_documents(
            data_dir, Task([folder]), Model(lambda: embedder, "hashed"), reading=reading, progress=kill, report=silent
        )

    assert kills > 3
    with open_corpus(data_dir) as corpus:
        assert sorted(summary.source for summary in corpus.summaries()) == good
    assert sorted(refusal.source for refusal in report.refused) == bad
