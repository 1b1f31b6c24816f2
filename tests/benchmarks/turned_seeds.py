"""Prints how many questions about the seeds are answered over Word files, PDFs, scans and old text made of them.

    python -m tests.benchmarks.turned_seeds [QUESTIONS.jsonl] [--versions docx pdf scan tcvn3 vni]

A question counts that is answered rightly, or refused, over the seeds as they are; what is lost of these is listed.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.assembly.assemble import assemble_answerer, assemble_embedder
from bot.settings import read_settings
from index.store.corpus import open_corpus
from index.types import Embedder
from retrieval.measure.answers import AnswerFigures, evaluate_answers
from tests.fakes import index_folder, silent
from tests.paths import DATA, SEEDS
from tests.turned import VERSIONS, turn


def questions_about(questions: Path, suffix: str, folder: Path) -> Path:
    """The same questions with the names that the documents have with this suffix."""
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        for place in (row, *row.get("also", [])):
            if place.get("document"):
                place["document"] = str(Path(place["document"]).with_suffix(suffix))
    written = folder / "questions.jsonl"
    written.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return written


def figures_over(papers: Path, questions: Path, embedder: Embedder, folder: Path) -> AnswerFigures:
    """What is counted of these questions over these papers."""
    index_folder(folder, [papers], embedder)
    with open_corpus(folder) as corpus:
        answerer = assemble_answerer(corpus, embedder, folder, silent)
        return evaluate_answers(
            questions, lambda question, _: answerer.answer(question), strip_marks=False, progress=lambda *_: None
        )


def lost(before: AnswerFigures, after: AnswerFigures) -> list[str]:
    """What went wrong that did not before."""
    known = {_question(line) for line in before.failures}
    return [line for line in after.failures if _question(line) not in known]


def _question(line: str) -> str:
    return line.split(": ", 1)[1].split(" → ")[0]


def _measured(questions: Path, versions: list[str]) -> Iterator[str]:
    embedder = assemble_embedder(read_settings(), silent)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = figures_over(SEEDS, questions, embedder, folder / "seeds")
        yield f"seeds  {before.counts}"
        for version in versions:
            started = time.monotonic()
            papers = turn(SEEDS, version, folder / version / "papers")
            asked = questions_about(questions, VERSIONS[version][0], folder / version)
            after = figures_over(papers, asked, embedder, folder / version / "data")
            gone = lost(before, after)
            yield f"{version:6} {after.counts} lost {len(gone)}, {time.monotonic() - started:.0f} s"
            yield from (f"       {line}" for line in gone)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="?", type=Path, default=DATA / "questions" / "seeds.jsonl")
    parser.add_argument("--versions", nargs="+", choices=VERSIONS, default=list(VERSIONS))
    arguments = parser.parse_args()
    for line in _measured(arguments.questions, arguments.versions):
        print(line, flush=True)
