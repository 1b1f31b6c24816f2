"""Prints, side by side in one run, the time of a whole answer and of its unavoidable part.

    python -m tests.benchmarks.answer_time [--passages 20000] [--rounds 5]

The unavoidable part is to embed the question and to search every sentence's vector exactly. Both are timed in turn,
question by question, so that a machine that slows down slows both. At the seeds' size the corpus is the five seeds; at
the larger size they are joined by texts made of their sentences in another order, with vectors drawn at random, which
cost the search as much.
"""

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from bot.assembly.assemble import assemble_answerer, assemble_embedder
from bot.settings import read_settings
from index.ingest.built_with import built_with
from index.ingest.files import Task
from index.ingest.ingest import ingest
from index.language.words import _comparable
from index.readers.worker.process import ReadingHere
from index.store.corpus import Corpus, open_corpus
from index.types import Chunk, Document, Embedder, Header, Sentence
from tests.paths import SEEDS

QUESTIONS = (
    "Bí thư Huyện ủy Nam Sách là ai?",
    "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách diễn ra ngày nào?",
    "Chỉ thị 05-CT/HU về công tác gì?",
    "Tổng giá trị sản xuất 6 tháng đầu năm 2020 của huyện Nam Sách đạt bao nhiêu?",
    "Bí thư Huyện ủy Nam Đông yêu cầu gì về phòng chống dịch Covid-19?",
    "Giá vàng hôm nay bao nhiêu?",
    "Ai chủ trì hội nghị giao ban công tác tháng 2?",
    "Huyện phấn đấu hoàn thành giải phóng mặt bằng những dự án nào?",
)
SENTENCES_A_PASSAGE = 5


def fill(corpus: Corpus, embedder: Embedder, passages: int) -> None:
    """Add passages of the seeds' own sentences in random order until the corpus holds about this many."""
    dice = random.Random(0)
    numbers = np.random.default_rng(0)
    pool = [
        text.strip()
        for summary in corpus.summaries()
        for text in corpus.document(summary.id).text.replace(";", ".").split(".")
        if len(text.strip()) > 40
    ]
    a_document = 20
    with corpus.transaction():
        for number in range(passages // a_document):
            text, chunks = "", []
            for _ in range(a_document):
                start, sentences = len(text), []
                for said in dice.sample(pool, SENTENCES_A_PASSAGE):
                    sentences.append(Sentence(len(text), len(text) + len(said) + 1, f"{number}: {said}"))
                    text += f"{said}. "
                chunks.append(Chunk(start, len(text) - 1, None, tuple(sentences)))
                text += "\n"
            vectors = numbers.normal(size=(a_document * SENTENCES_A_PASSAGE, embedder.dimension)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            title = f"Tài liệu {number}"
            document = Document(f"{number:012x}", "/", f"{number}.txt", str(number), text, Header(title=title))
            corpus.replace_document(document, chunks, vectors)


def measure(data_dir: Path, corpus: Corpus, embedder: Embedder, rounds: int) -> None:
    """Print medians and their ratio for the corpus as it is."""
    answerer = assemble_answerer(corpus, embedder, data_dir, lambda _: None)
    store = answerer.retriever.view.vectors
    whole: list[float] = []
    part: list[float] = []
    for turn in range(rounds + 1):
        for question in QUESTIONS:
            started = time.perf_counter()
            store.search(embedder.embed_question(question), 400)
            _comparable.cache_clear()  # no question profits from the one before
            between = time.perf_counter()
            answerer.answer(question)
            ended = time.perf_counter()
            if turn:  # the first round warms up
                part.append(between - started)
                whole.append(ended - between)
    ratio = statistics.median(a / b for a, b in zip(whole, part, strict=True))
    passages = len(corpus.chunk_owners())
    print(
        f"{passages:>7} passages, {len(store):>7} sentences: whole answer {statistics.median(whole) * 1000:6.1f} ms, "
        f"unavoidable part {statistics.median(part) * 1000:6.1f} ms, ratio {ratio:.2f}",
        flush=True,
    )


def main() -> None:
    """Measure at both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    embedder = assemble_embedder(read_settings(), print)
    with tempfile.TemporaryDirectory() as name, open_corpus(Path(name), create=True) as corpus:
        seeds = SEEDS
        ingest(corpus, embedder, Task([seeds]), reading=ReadingHere(), progress=lambda *_: None)
        measure(Path(name), corpus, embedder, arguments.rounds)
        corpus.set_built_with(built_with(embedder))
        fill(corpus, embedder, arguments.passages)
        measure(Path(name), corpus, embedder, arguments.rounds)


if __name__ == "__main__":
    main()
