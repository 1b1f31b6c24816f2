"""Writes documents of other districts in the genre of the seeds, and questions over them, to measure search in a crowd.

    python -m tests.benchmarks.similar_documents FOLDER [--count 1000] [--seed 7] [--questions FILE]

The same count and seed give the same files. The texts are in `similar/*.txt`: `== name` heads lines to choose from,
`=== layout` a whole document, a paragraph a line, `30% ` before a paragraph that is often left out. A line may start
with conditions, all to be met: `(2020-2022 t11-2 !nui)` is years (202002-202206 with months), months of the year, and
a flag of the district or of the document. In a line, `<name 2-4 ;>` is that many lines of a section, joined in the
manner of `joined`, `[a|b]` one of two, `{slot}` a fact, `{role}` an official, `{role*}` with his offices, `{role-}` the
last office alone, `{n:3-9}` a number, `{p:3-9}` a percentage, `{t:3-9}` billions. A capital asks for a capital.
"""

import argparse
import json
from pathlib import Path

from tests.benchmarks.similar.documents import documents
from tests.benchmarks.similar.questions import questions


def main() -> None:
    """Write the documents and, if asked for, the questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--questions", type=Path)
    arguments = parser.parse_args()
    if arguments.folder.exists() and any(arguments.folder.iterdir()):
        parser.error(f"{arguments.folder} is not empty")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    written = list(documents(arguments.seed, arguments.count))
    for document in written:
        (arguments.folder / document.name).write_text(document.text, encoding="utf-8")
    if arguments.questions:
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in questions(arguments.seed, written)]
        arguments.questions.write_text("".join(lines), encoding="utf-8")
    lengths = [len(document.text) for document in written]
    print(f"{len(written)} documents of {len({document.district.name for document in written})} districts")
    print(f"{min(lengths)} to {max(lengths)} characters, mean {sum(lengths) / len(lengths):.0f}")


if __name__ == "__main__":
    main()
