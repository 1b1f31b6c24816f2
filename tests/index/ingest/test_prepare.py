"""A paper is read once."""

import sys
from collections import Counter
from types import FrameType

from index.ingest.prepare import prepare_document
from index.readers.types import Read
from index.structure import lines, news, page, paragraphs, reading
from index.structure.chunking import chunk_document
from index.structure.header import read_header
from index.types import DocumentSummary
from tests.fakes import HashedEmbedder, read_file
from tests.paths import SEEDS

ONCE = (lines.read_lines, page.read_page, paragraphs.find_paragraphs, reading.read, read_header, chunk_document)


def test_a_paper_is_read_once() -> None:
    """Lines, page, paragraphs, header and chunks of a paper are made once, and each of its lines is looked at once."""
    for path in sorted(SEEDS.glob("*.txt")):
        text, called = read_file(path), Counter[object]()

        def count(frame: FrameType, event: str, _: object, called: Counter[object] = called) -> None:
            if event == "call":
                called[frame.f_code] += 1

        sys.setprofile(count)
        try:
            prepare_document(Read(text), DocumentSummary("0" * 12, "/", path.name, ""), HashedEmbedder())
        finally:
            sys.setprofile(None)

        assert [called[function.__code__] for function in ONCE] == [1] * len(ONCE)
        assert called[news.is_caption.__code__] <= 2 * len(lines.read_lines(text))
