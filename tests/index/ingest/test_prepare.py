"""A paper is read once, and again where some of it may be read another time."""

import sys
from collections import Counter
from concurrent.futures import Future
from pathlib import Path
from types import FrameType

import pytest

from index.errors import DocumentRefused, notice
from index.ingest import known
from index.ingest.files import Task
from index.ingest.index import Model, index_documents
from index.ingest.prepare import prepare_document
from index.layout import Layout
from index.readers.types import Read
from index.structure import lines, paragraphs, reading
from index.structure.chunking import chunk_document
from index.structure.header import read_header
from index.structure.pages import news, page
from index.structure.papers.letterhead import read_letterhead
from index.types import DocumentSummary
from tests.fakes import HashedEmbedder, read_file, silent, write_files
from tests.paths import SEEDS

ONCE = (
    lines.read_lines,
    page.read_page,
    read_letterhead,
    paragraphs.find_paragraphs,
    reading.read,
    read_header,
    chunk_document,
)


def test_a_paper_is_read_once() -> None:
    """Lines, head, paragraphs, header and chunks of a paper are made once, and each of its lines is looked at once."""
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


class PartlyRead:
    """Reads files of which something is left out; `names` are those that were read."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.names: list[str] = []

    def start(self, data: bytes, name: str) -> "Future[Read]":
        """The file's text, or that it is refused where there is none."""
        self.names.append(name)
        read: Future[Read] = Future()
        if data:
            left_out = (notice(self.code, page=2, seconds=50),) if self.code else ()
            read.set_result(Read(data.decode(), Layout(left_out=left_out)))
        else:
            read.set_exception(DocumentRefused("file_empty", file=name))
        return read

    def run(self, folder: Path, **wanted: bool | frozenset[Path]) -> list[str]:
        """The names of the files that are read by a run over the folder."""
        self.names.clear()
        model = Model(HashedEmbedder, HashedEmbedder().name)
        task = Task([folder], **wanted)  # type: ignore[arg-type]  # as the fields of `Task`
        index_documents(folder.parent / "var", task, model, reading=self, progress=lambda *_: None, report=silent)
        return list(self.names)


@pytest.mark.parametrize("code", ["page_too_slow", "page_not_recognised"])
def test_pages_that_were_not_read_for_once_are_tried_again(tmp_path: Path, code: str) -> None:
    """By every run that looks at all, until nothing is left out for a reason that passes."""
    folder = write_files(tmp_path / "in", {"a.txt": "Nuôi cá."})
    reading = PartlyRead(code)
    assert [reading.run(folder), reading.run(folder)] == [["a.txt"], ["a.txt"]]
    assert reading.run(folder, only=frozenset[Path](), looks_again=False) == []

    reading.code = "page_without_text"
    assert [reading.run(folder), reading.run(folder)] == [["a.txt"], []]


def test_pages_that_nothing_recognised_are_read_once_something_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run on a machine without the program does not read them again in vain."""
    folder = write_files(tmp_path / "in", {"a.txt": "Nuôi cá."})
    reading = PartlyRead("recognition_missing")
    monkeypatch.setattr(known, "find_tesseract", lambda: None)
    assert [reading.run(folder), reading.run(folder)] == [["a.txt"], []]

    monkeypatch.setattr(known, "find_tesseract", lambda: "tesseract")
    reading.code = ""
    assert [reading.run(folder), reading.run(folder)] == [["a.txt"], []]


def test_a_file_refused_after_other_readers_is_not_read_with_every_change(tmp_path: Path) -> None:
    """What happens to other files says nothing about it."""
    folder = write_files(tmp_path / "in", {"a.txt": "Nuôi cá."})
    reading = PartlyRead("page_too_slow")
    reading.run(folder)
    write_files(folder, {"a.txt": "", "b.txt": "Trồng cây."})
    only = frozenset({folder / "b.txt"})

    assert sorted(reading.run(folder, only=only)) == ["a.txt", "b.txt"]
    assert reading.run(folder, only=only, looks_again=False) == ["b.txt"]
