"""Reads thousands of damaged files of every format and prints what became of them.

    python -m tests.benchmarks.fuzz_readers [--files 10000] [--seed 0] [--keep FOLDER]

Nothing may crash outside the reading process, and every file is read or refused with a reason. Files with which the
process died or took too long, or on which a reader failed unexpectedly, are named, and kept with `--keep`. No program
that recognises letters is found meanwhile: it would take all the time.
"""

import argparse
import logging
import os
import random
import time
from collections import Counter
from pathlib import Path

from index.errors import DocumentRefused
from index.readers.worker.limits import Limits
from index.readers.worker.process import ReadingProcess
from tests.mutations import mutated

LIMITS = Limits(silence_s=20.0)
FAULTS = ("file_unexpected", "file_reading_died", "file_reading_too_long", "file_reading_too_large")


def main() -> None:
    """Read them all and print the counts by format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    logging.disable()
    os.environ["PATH"] = ""
    outcomes: dict[str, Counter[str]] = {}
    slowest: dict[str, float] = {}
    started = time.monotonic()
    with ReadingProcess(LIMITS) as reading:
        for name, data in mutated(random.Random(arguments.seed), arguments.files):
            begun = time.monotonic()
            outcome = "read"
            try:
                reading.read(data, name)
            except DocumentRefused as refused:
                outcome = refused.notice.code
                if outcome in FAULTS:
                    print(name, refused, flush=True)
                    if arguments.keep:
                        (arguments.keep / name).write_bytes(data)
            suffix = Path(name).suffix
            outcomes.setdefault(suffix, Counter())[outcome] += 1
            slowest[suffix] = max(slowest.get(suffix, 0), time.monotonic() - begun)
    for suffix, counts in sorted(outcomes.items()):
        print(f"{suffix:6} {slowest[suffix]:5.1f} s at most; {', '.join(f'{n} {code}' for code, n in counts.items())}")
    total = sum(outcomes.values(), Counter[str]())
    print(f"{arguments.files} files in {time.monotonic() - started:.0f} s: {dict(total)}")


if __name__ == "__main__":
    main()
