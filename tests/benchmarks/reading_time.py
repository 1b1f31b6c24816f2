"""How long a paper's reading takes without the model, and which step takes how much of it.

    python -m tests.benchmarks.reading_time [FOLDER ...]

Reads the texts of the seeds and of the judged facts, or those of other folders, each several times after a first turn
that fills the caches. The time is the processor's, so another program beside it changes little.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from index.errors import DocumentRefused
from index.facts.documents.documents import find_documents
from index.facts.meetings.meetings import find_meetings
from index.facts.officials.officials import find_officials_of
from index.readers.formats import SUFFIXES
from index.structure.chunking import chunk_document
from index.structure.reading import read
from tests.fakes import read_file
from tests.paths import DATA, SEEDS

PAGE_CHARS = 2500


def about_tokens(texts: Sequence[str]) -> list[int]:
    """About the tokens of each text: counting them is the model's work."""
    return [len(text) // 4 + 2 for text in texts]


def read_all(texts: Sequence[str]) -> dict[str, float]:
    """Read every text once; the seconds of each step."""
    seconds: defaultdict[str, float] = defaultdict(float)

    for text in texts:
        at = time.process_time()
        reading = read(text)
        at = _passed(seconds, "reading", at)
        chunk_document(text, reading.paragraphs, reading.header.title, about_tokens)
        at = _passed(seconds, "passages", at)
        for step, find in (
            ("officials", find_officials_of),
            ("meetings", find_meetings),
            ("documents", find_documents),
        ):
            find(reading)
            at = _passed(seconds, step, at)
    return dict(seconds)


def _passed(seconds: dict[str, float], step: str, since: float) -> float:
    """Add what has passed since to the step's seconds; the time now."""
    now = time.process_time()
    seconds[step] += now - since
    return now


def texts_of(folders: Sequence[Path]) -> list[str]:
    """The texts of all files below the folders that can be read."""
    texts = []
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in SUFFIXES):
        try:
            texts.append(read_file(path))
        except DocumentRefused:
            continue
    return texts


def main() -> None:
    """Measure and print pages a second and the steps' shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SEEDS, DATA / "facts"])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = texts_of(arguments.folders)
    pages = sum(map(len, texts)) / PAGE_CHARS
    read_all(texts)
    rounds = [read_all(texts) for _ in range(arguments.rounds)]
    whole = statistics.median(sum(seconds.values()) for seconds in rounds)
    print(f"{len(texts)} papers, {pages:.0f} pages: {pages / whole:.0f} pages a second")
    for step in rounds[0]:
        median = statistics.median(seconds[step] for seconds in rounds)
        print(f"  {step}: {1000 * median / pages:.2f} ms a page, {median / whole:.0%}")


if __name__ == "__main__":
    main()
