"""Prints the rate of ingestion, files to searchable, beside a plain `SentenceTransformer.encode` of the same sentences.

    python -m tests.benchmarks.ingestion_rate [--documents 60] [--rounds 3]

Both are timed in turn in one run with the same model and number of threads. The plain way gets the sentences in file
order, ready made, and does nothing else; ingestion reads files of every format in a process of its own, chunks, finds
facts, embeds, stores and builds the caches. It is also timed without finding facts, to see what that adds.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from sentence_transformers import SentenceTransformer

from bot.assembly.assemble import assemble_embedder
from bot.settings import read_settings
from index.caches.snapshot import open_snapshot
from index.facts.types import Facts
from index.ingest.files import Task
from index.ingest.ingest import ingest
from index.readers.formats import read_bytes, read_data
from index.readers.worker.process import ReadingProcess
from index.store.corpus import open_corpus
from index.structure.chunking import chunk_document
from index.structure.reading import read
from index.types import Embedder
from tests.mixed_files import write_mixed


def ingest_all(documents: Path, data_dir: Path, embedder: Embedder) -> None:
    """Make the documents searchable in a new data folder."""
    with open_corpus(data_dir, create=True) as corpus, ReadingProcess() as reading:
        ingest(corpus, embedder, Task([documents]), reading=reading, progress=lambda *_: None)
        open_snapshot(corpus, data_dir, report=lambda _: None)


def main() -> None:
    """Measure and print the ratio of the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    settings = read_settings()
    embedder = assemble_embedder(settings, print)
    plain = SentenceTransformer(str(settings.data_dir / "models" / "multilingual-e5-small"), device="cpu")
    ratios, rates, whole, without = [], [], [], []
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name) / "documents"
        documents.mkdir()
        write_mixed(documents, arguments.documents)
        sentences = []
        for path in sorted(documents.iterdir()):
            held = read_data(read_bytes(path), name=path.name)
            reading = read(held.text, held.layout)
            title = reading.header.title
            chunks = chunk_document(reading.original, reading.paragraphs, title, embedder.count_tokens)
            sentences += [f"passage: {s.embedded_text}" for chunk in chunks for s in chunk.sentences]
        plain.encode(sentences[:64])
        for turn in range(arguments.rounds):
            with patch("index.ingest.prepare.find_facts", return_value=Facts()):
                started = time.perf_counter()
                ingest_all(documents, Path(name) / f"without{turn}", embedder)
                without.append(time.perf_counter() - started)
            started = time.perf_counter()
            ingest_all(documents, Path(name) / f"data{turn}", embedder)
            between = time.perf_counter()
            plain.encode(sentences)
            ended = time.perf_counter()
            whole.append(between - started)
            ratios.append((ended - between) / (between - started))
            rates.append(len(sentences) / (between - started))
            print(
                f"{len(sentences)} sentences: ingestion {between - started:5.1f} s, "
                f"plain encode {ended - between:5.1f} s, ratio of the rates {ratios[-1]:.2f}",
                flush=True,
            )
    added = statistics.median(whole) / statistics.median(without) - 1
    print(f"finding facts adds {added:.1%} to the median time of ingestion")
    print(f"median: {statistics.median(rates):.0f} sentences/s, ratio of the rates {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
