"""Indexes mixed files while the process, or the one that reads for it, is killed again and again; prints what is left.

    python -m tests.benchmarks.kill_indexing [--files 1000] [--bad 50] [--kills 10] [--seed 0]

At the end every good file has to be a document once, every bad one reported, and the memory of the main process flat:
printed is the most that each run held, and what the last one held along its way.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.ingest.files import Task
from index.ingest.index import Model, index_documents
from index.readers.worker.process import ReadingProcess
from index.store.corpus import open_corpus
from tests.fakes import HashedEmbedder
from tests.mixed_files import write_mixed
from tests.paths import ROOT

KIB = 1024


def index(data_dir: Path, folder: Path) -> None:
    """Index the folder in this process, with a reading process; print what became of it as a line of JSON."""
    embedder = HashedEmbedder()
    held: list[int] = []

    def note(step: str, done: int, _of: int) -> None:
        if step == "read" and done % 100 == 0:
            held.append(memory("VmRSS"))

    with ReadingProcess() as reading:
        task = Task([folder])
        report = index_documents(
            data_dir, task, Model(lambda: embedder, "hashed"), reading=reading, progress=note, report=lambda _: None
        )
    refused = [refusal.source for refusal in report.refused]
    print(json.dumps({"refused": refused, "added": len(report.added), "held": held, "most": memory("VmHWM")}))


def memory(name: str) -> int:
    """A figure of this process's memory in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(name)) // KIB


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        lists = Path(f"/proc/{pid}/task").glob("*/children")
        return [int(child) for path in lists for child in path.read_text(encoding="ascii").split()]
    return []


def indexed_with_kills(data_dir: Path, folder: Path, kills: int, dice: random.Random) -> dict[str, Any]:
    """Index with so many kills, every third of the reading process alone; what the last run says."""
    command = [sys.executable, "-m", "tests.benchmarks.kill_indexing", "--child", str(data_dir), str(folder)]
    while True:
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
            while kills:
                with suppress(subprocess.TimeoutExpired):
                    run.wait(dice.uniform(1, 6))
                if run.poll() is not None:
                    break
                kills -= 1
                readers = children_of(run.pid)
                if kills % 3 == 2 and readers:
                    os.kill(readers[0], signal.SIGKILL)
                    continue
                run.kill()
                break
            output, _ = run.communicate()
            print(f"exit status {run.returncode}, {kills} kills to come, {documents(data_dir)} documents", flush=True)
            if run.returncode == 0:  # with kills to come where all was done before
                said: dict[str, Any] = json.loads(output)
                return said
            if run.returncode not in (0, -signal.SIGKILL):
                raise SystemExit("the indexing failed")


def documents(data_dir: Path) -> int:
    """How many documents are stored."""
    if not (data_dir / "corpus.sqlite3").exists():
        return 0
    with open_corpus(data_dir) as corpus:
        return len(corpus)


def main() -> None:
    """Write the files, index them with kills, and check what is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--bad", type=int, default=50)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--child", nargs=2, type=Path)
    arguments = parser.parse_args()
    if arguments.child:
        index(*arguments.child)
        return
    with tempfile.TemporaryDirectory() as name:
        folder, data_dir = Path(name, "documents"), Path(name, "data")
        folder.mkdir()
        bad = write_mixed(folder, arguments.files, bad=arguments.bad)
        good = sorted({path.name for path in folder.iterdir()} - set(bad))
        started = time.monotonic()
        said = indexed_with_kills(data_dir, folder, arguments.kills, random.Random(arguments.seed))
        with open_corpus(data_dir) as corpus:
            stored = sorted(summary.source for summary in corpus.summaries())
        print(f"{len(good)} good and {len(bad)} bad files in {time.monotonic() - started:.0f} s")
        print(f"lost: {sorted(set(good) - set(stored))}, twice: {len(stored) - len(set(stored))}")
        print(f"bad ones not reported: {sorted(set(bad) - set(said['refused']))}")
        print(f"good ones reported: {sorted(set(said['refused']) - set(bad))}")
        print(f"memory of the last run: {said['most']} MiB at most; after every 100 files {said['held']}")


if __name__ == "__main__":
    main()
